package org.mbasic.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.Inspector;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.OutputLog;

/** What a page shows of a desk beside its output and its program. Confined to the desk's turn. */
final class Panels {
  /** Rows of a panel; what is beyond is not shown. */
  static final int MOST_ROWS = 500;

  /** Elements of an array that come at a time. */
  static final int MOST_ELEMENTS = 1_000;

  /** Characters of a file, or of the whole workspace as one, that come at a time. */
  static final int MOST_CHARACTERS = 256 * 1024;

  private final Desk desk;

  Panels(Desk desk) {
    this.desk = desk;
  }

  /**
   * What the machine does or waits for.
   *
   * @param runner what it runs by, asked for its speed
   */
  ServerMessage.State state(Runner runner) {
    ServerMessage.Mode mode =
        switch (desk.stop()) {
          case BUDGET -> ServerMessage.Mode.RUNNING;
          case READY, SYSTEM -> ServerMessage.Mode.READY;
          case LINE -> ServerMessage.Mode.LINE;
          case KEYS -> ServerMessage.Mode.KEYS;
          case EDIT -> ServerMessage.Mode.EDIT;
        };
    return new ServerMessage.State(
        mode,
        desk.currentLine().orElse(-1),
        desk.inspector().next(),
        desk.inspector().breakpoints(),
        desk.printed().end(),
        desk.namedFiles(),
        new ServerMessage.Load(desk.inspector().bytes(), runner.speed(), runner.pace()));
  }

  /** What a panel shows now; nothing for the printer, which is a stream. */
  ServerMessage.@Nullable Panel panel(ClientMessage.Subject subject) {
    List<List<String>> rows =
        switch (subject) {
          case VARIABLES -> variables();
          case STACK -> stack();
          case TRACE -> trace();
          case WATCH -> watched();
          case FILES -> files();
          case NOTHING, PRINTER -> null;
        };
    return rows == null ? null : new ServerMessage.Panel(subject, rows);
  }

  private List<List<String>> variables() {
    List<List<String>> rows = new ArrayList<>();
    for (Inspector.Variable variable : desk.inspector().variables(MOST_ROWS)) {
      String bounds =
          variable.bounds().stream().map(String::valueOf).collect(Collectors.joining(","));
      rows.add(
          List.of(
              variable.name(),
              variable.type().name().toLowerCase(Locale.ROOT),
              variable.value(),
              bounds));
    }
    return rows;
  }

  private List<List<String>> stack() {
    return desk.inspector().stack().stream()
        .limit(MOST_ROWS)
        .map(row -> List.of(row.text(), String.valueOf(row.line())))
        .toList();
  }

  private List<List<String>> trace() {
    return desk.inspector().passed().stream()
        .map(row -> List.of(String.valueOf(row.count()), String.valueOf(row.line()), row.text()))
        .toList();
  }

  /** Whether a page watches what programs come to. */
  void follow(boolean on) {
    desk.inspector().follow(on);
  }

  private List<List<String>> watched() {
    return desk.inspector().watched().stream()
        .map(row -> List.of(row.formula(), row.value()))
        .toList();
  }

  private List<List<String>> files() {
    List<List<String>> rows = new ArrayList<>();
    desk.files().forEach((name, size) -> rows.add(List.of(name, String.valueOf(size))));
    return rows;
  }

  /** Elements of an array, as the page's grid shows them. */
  ServerMessage.Elements elements(ClientMessage.Grid grid) {
    int offset = (int) Math.min(Integer.MAX_VALUE, grid.offset());
    Inspector.Elements elements = desk.inspector().elements(grid.name(), offset, MOST_ELEMENTS);
    return new ServerMessage.Elements(grid.name(), grid.offset(), elements);
  }

  /** A part of a file that the page wants to keep, or why it cannot have it. */
  ServerMessage file(ClientMessage.Fetch fetch) {
    String name = fetch.name();
    return desk.file(name)
        .<ServerMessage>map(content -> part(name, content, fetch.offset()))
        .orElseGet(() -> new ServerMessage.Problem(name + ": File not found."));
  }

  private static ServerMessage part(String name, String content, long offset) {
    int from = (int) Math.min(offset, content.length());
    int to = Math.min(content.length(), from + MOST_CHARACTERS);
    return new ServerMessage.Contents(name, offset, content.substring(from, to), content.length());
  }

  /** The whole workspace as one file, each byte a character. */
  String bundle() {
    return new String(WorkspaceZip.all(desk), StandardCharsets.ISO_8859_1);
  }

  /** What was printed from an offset on; null when nothing was. */
  ServerMessage.@Nullable Printed printed(long offset) {
    OutputLog log = desk.printed();
    long from = Math.max(log.base(), Math.min(offset, log.end()));
    return from == log.end() ? null : new ServerMessage.Printed(from, log.from(from, Tab.FRAME));
  }
}
