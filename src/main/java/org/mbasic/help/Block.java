package org.mbasic.help;

import java.util.List;

/** A part of an entry's text, one below the other. */
public sealed interface Block {

  /** The name of the case in lower case: Facelets know no types. */
  default String shape() {
    return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * A run of text.
   *
   * @param code whether it is a piece of a program
   * @param topic of the entry it names, or empty
   */
  record Span(String text, boolean code, String topic) {}

  /** Prose. */
  record Paragraph(List<Span> spans) implements Block {
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /** The title of what follows. */
  record Heading(String text) implements Block {}

  /** Points, each prose of its own. */
  record Bullets(List<List<Span>> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Two columns: what is explained, and what it means. */
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /** A line of a {@link Table}. */
  record Row(List<Span> term, List<Span> meaning) {
    public Row {
      term = List.copyOf(term);
      meaning = List.copyOf(meaning);
    }
  }

  /**
   * A program and what the terminal then shows, typed lines included.
   *
   * @param program numbered lines, typed first; may be empty
   * @param session the terminal's lines behind them
   */
  record Example(List<String> program, List<List<Piece>> session) implements Block {
    public Example {
      program = List.copyOf(program);
      session = List.copyOf(session);
    }

    /** The program as text, a line end behind each line. */
    public String listing() {
      return lines(program);
    }

    /** The keys to type for it, Enter as a line feed. */
    public String keys() {
      StringBuilder keys = new StringBuilder(listing());
      session.forEach(line -> line.forEach(piece -> keys.append(piece.keys())));
      return keys.toString();
    }

    /** What a console shows from the first key on. */
    public String console() {
      return listing() + shown();
    }

    /** The session as text. */
    public String shown() {
      return lines(
          session.stream()
              .map(line -> line.stream().map(Piece::shown).reduce("", String::concat))
              .toList());
    }

    private static String lines(List<String> lines) {
      return lines.stream().map(line -> line + '\n').reduce("", String::concat);
    }
  }

  /** A part of a line of the terminal, by who wrote it. */
  record Piece(String text, Source source) {
    private static final String BREAK = "^C";

    String keys() {
      return switch (source) {
        case MACHINE -> "";
        case TYPED -> text.equals(BREAK) ? "\u0003" : text + '\n';
        case KEYS -> text.equals("Enter") ? "\n" : text.replace("Esc", "\u001b").replace('␣', ' ');
      };
    }

    String shown() {
      return source == Source.KEYS ? "" : text;
    }

    /** The source in lower case, for the style sheet. */
    public String style() {
      return source.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Who wrote a part of a terminal's line. */
  enum Source {
    MACHINE,
    /** A line that was typed, and shown as it was; Enter follows, unless it is {@code ^C}. */
    TYPED,
    /** Keys that show nothing of their own; {@code Enter} and {@code Esc} by name. */
    KEYS
  }
}
