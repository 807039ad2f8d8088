package org.mbasic.help;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes links of names in an entry's text, each where it is first mentioned. Single marks are left
 * alone: they may stand for themselves, and so is the left column of a table.
 */
final class CrossReferences {
  private final Help help;

  CrossReferences(Help help) {
    this.help = help;
  }

  /**
   * The entry with links.
   *
   * @throws IllegalArgumentException when a related topic or an error is not in the book
   */
  Entry linked(Entry entry) {
    Stream.concat(entry.related().stream(), entry.errors().stream())
        .filter(topic -> help.entry(topic).isEmpty())
        .findFirst()
        .ifPresent(
            topic -> {
              throw new IllegalArgumentException(entry.title() + " refers to " + topic);
            });
    Set<Entry> mentioned = new HashSet<>(Set.of(entry));
    return new Entry(
        entry.kind(),
        entry.names(),
        entry.also(),
        entry.forms(),
        entry.number(),
        entry.blocks().stream().map(block -> linked(block, mentioned)).toList(),
        entry.related(),
        entry.errors());
  }

  private Block linked(Block block, Set<Entry> mentioned) {
    if (block instanceof Block.Paragraph paragraph) {
      return new Block.Paragraph(spans(paragraph.spans(), mentioned));
    }
    if (block instanceof Block.Bullets bullets) {
      return new Block.Bullets(
          bullets.items().stream().map(item -> spans(item, mentioned)).toList());
    }
    if (block instanceof Block.Table table) {
      return new Block.Table(
          table.rows().stream()
              .map(row -> new Block.Row(row.term(), spans(row.meaning(), mentioned)))
              .toList());
    }
    return block;
  }

  private List<Block.Span> spans(List<Block.Span> spans, Set<Entry> mentioned) {
    return spans.stream().map(span -> span(span, mentioned)).toList();
  }

  private Block.Span span(Block.Span span, Set<Entry> mentioned) {
    boolean mayLink = span.code() && span.text().length() > 1;
    return mayLink && help.entry(span.text()).filter(mentioned::add).isPresent()
        ? new Block.Span(span.text(), true, Entry.topic(span.text()))
        : span;
  }
}
