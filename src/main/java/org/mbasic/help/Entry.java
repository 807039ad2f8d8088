package org.mbasic.help;

import java.util.List;
import java.util.Locale;

/**
 * A page of the help.
 *
 * @param names what it explains, as written in a program; the first leads to it by preference
 * @param also other names that lead to it, not shown in the index
 * @param forms how each name is written and what it is for; of an error or a guide one, without a
 *     form
 * @param number what ERR shows, of an error; else 0
 * @param blocks the text
 * @param related topics of other entries, each {@link Help#entry found}
 * @param errors the texts of the errors it raises, each found too
 */
public record Entry(
    Kind kind,
    List<String> names,
    List<String> also,
    List<Form> forms,
    int number,
    List<Block> blocks,
    List<String> related,
    List<String> errors) {

  /**
   * How a word is written and what it is for.
   *
   * @param syntax brackets hold what may be left out; empty where nothing is written
   */
  public record Form(String syntax, String purpose) {}

  /** Copies the lists. */
  public Entry {
    names = List.copyOf(names);
    also = List.copyOf(also);
    forms = List.copyOf(forms);
    blocks = List.copyOf(blocks);
    related = List.copyOf(related);
    errors = List.copyOf(errors);
  }

  /** The names in a line. */
  public String title() {
    return String.join(", ", names);
  }

  /** What the entry is about in a sentence. */
  public String purpose() {
    return forms.get(0).purpose();
  }

  /** The part of an address that leads to a name: {@code PRINT}, {@code division-by-zero}. */
  public static String topic(String name) {
    boolean ofProgram = name.equals(name.toUpperCase(Locale.ROOT));
    String topic = name.strip().replace(' ', '-');
    return ofProgram ? topic : topic.replace("'", "").toLowerCase(Locale.ROOT);
  }
}
