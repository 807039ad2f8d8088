package org.mbasic.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All example programs, in the order of the gallery. Immutable. */
public final class Examples {
  private static final String INDEX = "index.txt";
  private static final String TITLE = "10 REM ";
  private static final String SENTENCE = "20 REM ";

  private final Map<String, Example> examples;

  private Examples(Map<String, Example> examples) {
    this.examples = Collections.unmodifiableMap(examples);
  }

  /**
   * Reads index and programs.
   *
   * @throws IllegalStateException naming the entry, when the index is wrong or a program is missing
   *     or does not begin with its two remarks
   */
  public static Examples read() {
    Map<String, Example> examples = new LinkedHashMap<>();
    for (String entry : resource(INDEX)) {
      if (!entry.startsWith("#")) {
        Example example = example(entry.split(" "));
        if (examples.put(example.name(), example) != null) {
          throw new IllegalStateException(INDEX + " names " + example.name() + " twice");
        }
      }
    }
    return new Examples(examples);
  }

  private static Example example(String[] entry) {
    if (entry.length < 3 || !entry[0].matches("[A-Z0-9]{1,8}")) {
      throw new IllegalStateException(INDEX + ": name, level and topics wanted in " + entry[0]);
    }
    List<String> lines = resource(entry[0] + ".BAS");
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (String topic : Arrays.asList(entry).subList(2, entry.length)) {
      topics.add(Topic.valueOf(topic.toUpperCase(Locale.ROOT)));
    }
    return new Example(
        entry[0],
        remark(entry[0], lines, 0, TITLE),
        remark(entry[0], lines, 1, SENTENCE),
        Level.valueOf(entry[1].toUpperCase(Locale.ROOT)),
        topics,
        lines);
  }

  private static String remark(String name, List<String> lines, int index, String start) {
    if (lines.size() <= index || !lines.get(index).startsWith(start)) {
      throw new IllegalStateException(name + ".BAS lacks the line " + start);
    }
    return lines.get(index).substring(start.length());
  }

  private static List<String> resource(String name) {
    try (InputStream in = Examples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the examples lack " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All of them. */
  public Collection<Example> all() {
    return examples.values();
  }

  /** The example of a name, in capitals; nothing else is ever looked up by it. */
  public Optional<Example> find(String name) {
    return Optional.ofNullable(examples.get(name));
  }
}
