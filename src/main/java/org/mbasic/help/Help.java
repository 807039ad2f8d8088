package org.mbasic.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All entries. Immutable, and safe for any thread. */
public final class Help {
  private static final List<String> CHAPTERS =
      List.of(
          "guides",
          "control",
          "data",
          "screen",
          "files",
          "program",
          "numbers",
          "strings",
          "operators",
          "words",
          "beyond",
          "errors");

  private final List<Entry> entries;
  private final Map<String, Entry> byTopic = new HashMap<>();
  private final Search search;

  private Help(List<Entry> read) {
    for (Entry entry : read) {
      Stream.concat(entry.names().stream(), entry.also().stream())
          .forEach(name -> add(name, entry));
    }
    CrossReferences references = new CrossReferences(this);
    entries = read.stream().map(references::linked).toList();
    entries.forEach(
        entry ->
            Stream.concat(entry.names().stream(), entry.also().stream())
                .forEach(name -> byTopic.put(key(name), entry)));
    search = new Search(entries);
  }

  /**
   * Reads the book.
   *
   * @throws IllegalArgumentException when a chapter is ill formed, two entries have a name in
   *     common, or one refers to what is not there
   */
  public static Help read() {
    List<Entry> entries = new ArrayList<>();
    for (String chapter : CHAPTERS) {
      try {
        entries.addAll(ChapterReader.read(text(chapter)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("help chapter " + chapter + ": " + e.getMessage(), e);
      }
    }
    return new Help(entries);
  }

  private static String text(String chapter) {
    try (InputStream in = Help.class.getResourceAsStream(chapter + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("it is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, Entry entry) {
    if (byTopic.put(key(name), entry) != null) {
      throw new IllegalArgumentException("two entries for " + name);
    }
  }

  private static String key(String name) {
    return Entry.topic(name).toUpperCase(Locale.ROOT);
  }

  /** The entry for a name or topic, in any case; empty when there is none. */
  public Optional<Entry> entry(String topic) {
    return Optional.ofNullable(byTopic.get(key(topic)));
  }

  /** All entries, in the order of the book. */
  public List<Entry> entries() {
    return entries;
  }

  /** The names of a kind: guides in the order of the book, others by the alphabet. */
  public List<String> names(Kind kind) {
    Stream<String> names =
        entries.stream()
            .filter(entry -> entry.kind() == kind)
            .flatMap(entry -> entry.names().stream());
    return (kind == Kind.GUIDE ? names : names.sorted(Comparator.comparing(Help::key))).toList();
  }

  /**
   * The entries in which all words of a query are found, or at least half of them, the best first.
   */
  public List<Entry> search(String query) {
    return search.find(query);
  }
}
