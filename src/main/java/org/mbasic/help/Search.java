package org.mbasic.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds entries by words. A word may be the beginning of one in the text; a name counts more than
 * the purpose, and that more than the text. What has all words comes before what has at least half
 * of them. There are a few hundred entries of a few hundred words, so each query reads them all.
 */
final class Search {
  private static final int LONGEST = 200;

  /** What questions are made of; they count where a query has nothing else. */
  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "an", "and", "are", "can", "do", "does", "from", "how", "i", "in", "is", "it", "me",
          "my", "of", "or", "please", "that", "the", "this", "to", "want", "what", "when", "where",
          "which", "with", "without", "you", "your");

  private static final int NAME = 1_000;
  private static final int NAME_BEGINS = 300;
  private static final int PURPOSE = 30;
  private static final int MOST_FOR_TEXT = 20;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9$#'+*/^\\\\=<>&-]+");

  /** The words of an entry, in lower case, with a blank before each. */
  private record Indexed(Entry entry, List<String> names, String purpose, String text) {
    int score(String word, String query) {
      if (names.contains(query) || names.contains(word)) {
        return NAME;
      }
      String begins = ' ' + word;
      if (names.stream().anyMatch(name -> (' ' + name).contains(begins))) {
        return NAME_BEGINS;
      }
      if (purpose.contains(begins)) {
        return PURPOSE;
      }
      int count = 0;
      for (int at = text.indexOf(begins); at >= 0; at = text.indexOf(begins, at + 1)) {
        count++;
      }
      return Math.min(count, MOST_FOR_TEXT);
    }
  }

  private record Hit(Entry entry, int missing, int score) {}

  private final List<Indexed> index;

  Search(List<Entry> entries) {
    index = entries.stream().map(Search::indexed).toList();
  }

  List<Entry> find(String query) {
    String text = query.substring(0, Math.min(query.length(), LONGEST)).toLowerCase(Locale.ROOT);
    String whole = text.strip();
    List<String> all =
        Stream.of(BETWEEN_WORDS.split(text)).filter(word -> !word.isEmpty()).distinct().toList();
    List<String> telling = all.stream().filter(word -> !STOP_WORDS.contains(word)).toList();
    List<String> words = telling.isEmpty() ? all : telling;
    List<Hit> hits = new ArrayList<>();
    for (Indexed candidate : index) {
      Hit hit = hit(candidate, words, whole);
      if (hit.score() > 0 && 2 * hit.missing() <= words.size()) {
        hits.add(hit);
      }
    }
    return hits.stream()
        .sorted(
            Comparator.comparingInt(Hit::missing)
                .thenComparing(Comparator.comparingInt(Hit::score).reversed()))
        .map(Hit::entry)
        .toList();
  }

  private static Hit hit(Indexed candidate, List<String> words, String query) {
    boolean named = candidate.names().contains(query);
    int sum = named ? NAME : 0;
    int missing = 0;
    for (String word : words) {
      int score = candidate.score(word, query);
      sum += score;
      if (score == 0 && !named) {
        missing++;
      }
    }
    return new Hit(candidate.entry(), missing, sum);
  }

  private static Indexed indexed(Entry entry) {
    List<String> names =
        Stream.concat(entry.names().stream(), entry.also().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    StringBuilder purposes = new StringBuilder();
    entry.forms().forEach(form -> purposes.append(form.purpose()).append(' '));
    StringBuilder text = new StringBuilder();
    entry.forms().forEach(form -> text.append(form.syntax()).append(' '));
    entry.blocks().forEach(block -> text(block, text));
    return new Indexed(entry, names, words(purposes), words(text));
  }

  private static String words(CharSequence text) {
    String lower = text.toString().toLowerCase(Locale.ROOT);
    return ' ' + String.join(" ", BETWEEN_WORDS.split(lower));
  }

  private static void text(Block block, StringBuilder into) {
    if (block instanceof Block.Paragraph paragraph) {
      spans(paragraph.spans(), into);
    } else if (block instanceof Block.Bullets bullets) {
      bullets.items().forEach(item -> spans(item, into));
    } else if (block instanceof Block.Table table) {
      table.rows().forEach(row -> spans(row.term(), into));
      table.rows().forEach(row -> spans(row.meaning(), into));
    } else if (block instanceof Block.Heading heading) {
      into.append(heading.text()).append(' ');
    } else if (block instanceof Block.Example example) {
      into.append(example.console());
    }
  }

  private static void spans(List<Block.Span> spans, StringBuilder into) {
    spans.forEach(span -> into.append(span.text()));
    into.append(' ');
  }
}
