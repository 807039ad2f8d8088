package org.mbasic.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Keyword;
import org.mbasic.language.Synopsis;
import org.mbasic.numbers.BasicError;

/**
 * Reads the entries of a chapter.
 *
 * <p>{@code == NAME, NAME} begins an entry. {@code key: value} lines follow: {@code also}, {@code
 * related}, {@code errors}, lists with commas; {@code kind}, {@code form} and {@code purpose} where
 * the name is no word of the language. Behind an empty line comes the text, parts with an empty
 * line between them: lines with {@code |} are an example, with {@code - } points, with {@code ::} a
 * table, with {@code # } a heading, others a paragraph. {@code `x`} is code. In an example, the
 * lines before the first typed one are the program; {@code «x»} is typed, {@code ‹x›} are keys that
 * show nothing of their own.
 */
final class ChapterReader {
  private static final Pattern EMPTY_LINE = Pattern.compile("\n(?:\\s*\n)+");

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> head = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  private ChapterReader() {}

  /**
   * The entries of a chapter.
   *
   * @throws IllegalArgumentException when the text has not this form
   */
  static List<Entry> read(String chapter) {
    ChapterReader reader = new ChapterReader();
    EMPTY_LINE.splitAsStream(chapter.strip()).forEach(reader::part);
    reader.endEntry();
    return reader.entries;
  }

  private void part(String part) {
    if (!part.startsWith("== ")) {
      blocks.add(block(part.lines().toList()));
      return;
    }
    endEntry();
    List<String> lines = part.lines().toList();
    names.addAll(list(lines.get(0).substring(3)));
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        throw new IllegalArgumentException("no key: " + line);
      }
      head.put(line.substring(0, colon), line.substring(colon + 2).strip());
    }
  }

  private void endEntry() {
    if (names.isEmpty()) {
      return;
    }
    @Nullable BasicError error = error(names.get(0));
    entries.add(
        new Entry(
            kind(error),
            names,
            list(head.getOrDefault("also", "")),
            forms(),
            error == null ? 0 : error.number(),
            blocks,
            list(head.getOrDefault("related", "")),
            list(head.getOrDefault("errors", ""))));
    names.clear();
    head.clear();
    blocks.clear();
  }

  private Kind kind(@Nullable BasicError error) {
    if (error != null) {
      return Kind.ERROR;
    }
    Keyword keyword = keyword(names.get(0));
    return keyword == null || head.containsKey("kind")
        ? Kind.valueOf(head("kind"))
        : Kind.of(keyword.role());
  }

  private List<Entry.Form> forms() {
    if (head.containsKey("purpose")) {
      return List.of(new Entry.Form(head.getOrDefault("form", ""), head("purpose")));
    }
    List<Entry.Form> forms = new ArrayList<>();
    for (String name : names) {
      Keyword keyword = keyword(name);
      if (keyword == null) {
        throw new IllegalArgumentException("no word of the language, and no purpose: " + name);
      }
      forms.add(new Entry.Form(Synopsis.form(keyword), Synopsis.purpose(keyword)));
    }
    return forms;
  }

  private String head(String key) {
    String value = head.get(key);
    if (value == null) {
      throw new IllegalArgumentException(names + " has no " + key);
    }
    return value;
  }

  private static @Nullable Keyword keyword(String name) {
    Keyword keyword = Keyword.spelled(name);
    return keyword == null ? Keyword.spelled(name + '(') : keyword;
  }

  private static @Nullable BasicError error(String name) {
    return Arrays.stream(BasicError.values())
        .filter(error -> error.text().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Block block(List<String> lines) {
    String first = lines.get(0);
    if (first.startsWith("|")) {
      return ExampleReader.read(lines);
    }
    if (first.startsWith("# ")) {
      return new Block.Heading(first.substring(2));
    }
    if (first.startsWith("- ")) {
      return new Block.Bullets(
          Arrays.stream(String.join(" ", lines).substring(2).split(" - "))
              .map(ChapterReader::spans)
              .toList());
    }
    if (first.contains(" :: ")) {
      return new Block.Table(lines.stream().map(ChapterReader::row).toList());
    }
    return new Block.Paragraph(spans(String.join(" ", lines)));
  }

  private static Block.Row row(String line) {
    String[] sides = line.split(" :: ", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("no second column: " + line);
    }
    return new Block.Row(spans(sides[0].strip()), spans(sides[1].strip()));
  }

  /** Text in which every second part between backticks is code. */
  private static List<Block.Span> spans(String text) {
    List<Block.Span> spans = new ArrayList<>();
    String[] parts = text.split("`", -1);
    if (parts.length % 2 == 0) {
      throw new IllegalArgumentException("code does not end: " + text);
    }
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        spans.add(new Block.Span(parts[i], i % 2 == 1, ""));
      }
    }
    return spans;
  }
}
