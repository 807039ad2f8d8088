package org.mbasic.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of WCAG 2.2, levels A and AA, as far as axe-core can tell. */
final class Accessibility {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

  private Accessibility() {}

  /** Complaints about a page as it is now, as {@code place: rule: element}. */
  @SuppressWarnings("unchecked")
  static List<String> complaints(Page tab, String place) {
    tab.evaluate(axe());
    return (List<String>)
        tab.evaluate(
            "async ([place, tags]) => (await axe.run({runOnly: {type: 'tag', values: tags}}))"
                + ".violations.flatMap(({id, nodes}) =>"
                + " nodes.map(({html}) => `${place}: ${id}: ${html}`))",
            List.of(place, RULES));
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
