package org.mbasic.protocol;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mbasic.language.Cure;
import org.mbasic.language.Diagnostic;
import org.mbasic.machine.Inspector;
import org.mbasic.machine.state.NamedFilesState;
import org.mbasic.workspace.Desk;

/** What the page is told, one JSON object a frame. */
public sealed interface ServerMessage {
  /** Writes the members after {@code type}. */
  void members(JsonGenerator json);

  /** Name of the type on the wire: the record's name with a small first letter. */
  default String type() {
    String name = getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The frame. */
  default String json() {
    StringWriter frame = new StringWriter();
    try (JsonGenerator json = Frames.GENERATORS.createGenerator(frame)) {
      json.writeStartObject().write("type", type());
      members(json);
      json.writeEnd();
    }
    return frame.toString();
  }

  /**
   * The answer to hello. Its member {@code numbered} tells a page that files and breakpoints are
   * acknowledged by their numbers, and that a {@link KeysAck} follows when any came before; servers
   * of a release before have no such member.
   *
   * @param epoch of the ownership of the workspace
   * @param offset end of the output
   * @param base first output offset still kept
   * @param storage name of the store
   * @param node name of this server
   * @param saveSeconds how often the page asks for a checkpoint
   * @param keys number of the last that came of keys, buttons, files and breakpoints; the next ones
   *     need a higher one
   * @param begun whether anything was ever typed, pressed or written in the workspace
   * @param life of the workspace: another number under the same id is another workspace, begun anew
   *     when the store had lost it; 0 when it is not known
   * @param deed with which the page can make the workspace its browser's own
   */
  record Welcome(
      String workspace,
      long epoch,
      long offset,
      long base,
      String storage,
      String node,
      int saveSeconds,
      long keys,
      boolean begun,
      long life,
      String deed)
      implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("workspace", workspace)
          .write("epoch", epoch)
          .write("offset", offset)
          .write("base", base)
          .write("storage", storage)
          .write("node", node)
          .write("saveSeconds", saveSeconds)
          .write("keys", keys)
          .write("numbered", true)
          .write("begun", begun)
          .write("life", life)
          .write("deed", deed);
    }
  }

  /**
   * Console bytes.
   *
   * @param offset absolute offset of the first character
   * @param text characters 0 to 255
   * @param first whether nothing is kept of what came before it
   */
  record Output(long epoch, long offset, String text, boolean first) implements ServerMessage {
    /** Shows nothing of its text. */
    @Override
    public String toString() {
      return "Output[" + offset + "]";
    }

    @Override
    public void members(JsonGenerator json) {
      json.write("epoch", epoch).write("offset", offset).write("text", text);
      if (first) {
        json.write("first", true);
      }
    }
  }

  /**
   * What the page shows beyond an offset was lost with a server, and output goes on there.
   *
   * @param offset end of the output
   */
  record Rewound(long epoch, long offset) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("epoch", epoch).write("offset", offset);
    }
  }

  /**
   * What the machine does or waits for.
   *
   * @param line the BASIC line, or -1 for none
   * @param next the statement that comes next while the program runs, waits or is stopped on its
   *     way
   * @param breakpoints where the program stops, or shows values
   * @param printed characters that were sent to the printer so far
   * @param files the program's file and those used lately
   * @param load what the workspace takes of the server
   */
  record State(
      Mode mode,
      int line,
      Optional<Inspector.Next> next,
      List<Inspector.Breakpoint> breakpoints,
      long printed,
      NamedFilesState files,
      Load load)
      implements ServerMessage {
    public State {
      breakpoints = List.copyOf(breakpoints);
    }

    @Override
    public void members(JsonGenerator json) {
      json.write("mode", mode.name().toLowerCase(Locale.ROOT));
      if (line >= 0) {
        json.write("line", line);
      }
      next.ifPresent(
          statement ->
              json.writeStartObject("next")
                  .write("line", statement.line())
                  .write("from", statement.from())
                  .write("to", statement.to())
                  .writeEnd());
      json.writeStartArray("breakpoints");
      for (Inspector.Breakpoint breakpoint : breakpoints) {
        json.writeStartObject()
            .write("line", breakpoint.line())
            .write("condition", breakpoint.condition())
            .write("shown", breakpoint.shown())
            .writeEnd();
      }
      json.writeEnd().write("printed", printed).write("file", files.current());
      json.writeStartArray("recent");
      files.recent().forEach(json::write);
      json.writeEnd().write("bytes", load.bytes()).write("speed", load.speed());
      json.write("pace", load.pace());
    }
  }

  /**
   * What a workspace takes of the server.
   *
   * @param bytes of memory for its program and variables
   * @param speed statements a second; 0 when nothing runs
   * @param pace milliseconds between two statements in slow motion; 0 at full speed
   */
  record Load(long bytes, long speed, int pace) {}

  /**
   * What one of the page's panels shows.
   *
   * @param rows of variables: name, type, value, bounds; of the stack: text, line; of the trace:
   *     count, line, text; watched: formula, value; of files: name, bytes
   */
  record Panel(ClientMessage.Subject panel, List<List<String>> rows) implements ServerMessage {
    public Panel {
      rows = List.copyOf(rows);
    }

    @Override
    public void members(JsonGenerator json) {
      json.write("panel", panel.name().toLowerCase(Locale.ROOT)).writeStartArray("rows");
      for (List<String> row : rows) {
        json.writeStartArray();
        row.forEach(json::write);
        json.writeEnd();
      }
      json.writeEnd();
    }
  }

  /** Elements of an array, from an offset in memory order on. */
  record Elements(String name, long offset, Inspector.Elements part) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("name", name).write("offset", offset);
      json.write("base", part.base()).write("total", part.total()).writeStartArray("values");
      part.values().forEach(json::write);
      json.writeEnd();
    }
  }

  /**
   * A part of a file.
   *
   * @param offset of its first character, as it was asked for: beyond the end there is no text
   * @param size of the whole file
   */
  record Contents(String name, long offset, String text, int size) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("name", name).write("offset", offset).write("text", text).write("size", size);
    }
  }

  /**
   * A part of the whole workspace as one file.
   *
   * @param offset of its first character, as it was asked for: beyond the end there is no text
   * @param size of the whole file
   */
  record Bundle(long offset, String text, int size) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("offset", offset).write("text", text).write("size", size);
    }
  }

  /**
   * A workspace that was kept as one file has been taken.
   *
   * @param files how many came beside the program
   */
  record Imported(int files) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("files", files);
    }
  }

  /**
   * What went to the printer.
   *
   * @param offset absolute offset of the first character
   */
  record Printed(long offset, String text) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("offset", offset).write("text", text);
    }
  }

  /** What the page's terminal does with keys. */
  enum Mode {
    READY,
    RUNNING,
    LINE,
    KEYS,
    EDIT
  }

  /**
   * The program.
   *
   * @param hidden whether it is a protected one; its text is empty then
   * @param text lines ended by a line feed
   * @param diagnostics what can be seen to be wrong in it
   * @param answers the number of the page's latest edit, which it answers with all before; 0 when
   *     it is told unasked
   */
  record Program(
      long version,
      boolean hidden,
      String text,
      int lines,
      List<Diagnostic> diagnostics,
      long answers)
      implements ServerMessage {
    public Program {
      diagnostics = List.copyOf(diagnostics);
    }

    /** The one of a desk, as it is told unasked. */
    public static Program of(Desk desk) {
      return new Program(
          desk.programVersion(),
          desk.hidesProgram(),
          desk.programText(),
          desk.lines(),
          desk.diagnostics(),
          0);
    }

    /** The same, as the answer to an edit of this number. */
    public Program answering(long edit) {
      return new Program(version, hidden, text, lines, diagnostics, edit);
    }

    /** Shows nothing of its text. */
    @Override
    public String toString() {
      return "Program[" + version + "]";
    }

    @Override
    public void members(JsonGenerator json) {
      json.write("version", version)
          .write("hidden", hidden)
          .write("text", text)
          .write("lines", lines)
          .write("answers", answers);
      json.writeStartArray("diagnostics");
      for (Diagnostic diagnostic : diagnostics) {
        json.writeStartObject()
            .write("line", diagnostic.line())
            .write("from", diagnostic.from())
            .write("to", diagnostic.to())
            .write("text", diagnostic.text());
        cures(json, diagnostic.cures());
        json.writeEnd();
      }
      json.writeEnd();
    }

    private static void cures(JsonGenerator json, List<Cure> cures) {
      json.writeStartArray("cures");
      for (Cure cure : cures) {
        json.writeStartObject()
            .write("text", cure.text())
            .write("from", cure.from())
            .write("to", cure.to())
            .write("insert", cure.insert())
            .writeEnd();
      }
      json.writeEnd();
    }
  }

  /**
   * Keys, buttons, files and breakpoints have arrived.
   *
   * @param seq number of the last
   * @param recorded number of the last that is in the store; the page keeps what comes after it
   */
  record KeysAck(long seq, long recorded) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("seq", seq).write("recorded", recorded);
    }
  }

  /**
   * Whether the page types or mirrors what another one does.
   *
   * @param yours whether it types
   */
  record Keyboard(boolean yours) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("yours", yours);
    }
  }

  /** All up to now is in the store. */
  record Saved(Instant at, long version) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("at", at.toString()).write("version", version);
    }
  }

  /** The store does not take the state; the work goes on in memory. */
  record Unsaved(Instant since, String reason) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("since", since.toString()).write("reason", reason);
    }
  }

  /**
   * What the last page of the workspace has kept for this one; see {@link ClientMessage.Page}.
   *
   * @param state empty when there is none
   */
  record Page(String state, String draft) implements ServerMessage {
    @Override
    public void members(JsonGenerator json) {
      json.write("state", state).write("draft", draft);
    }
  }

  /**
   * Something the user must read.
   *
   * @param ofImport whether it is with what the page imports, of which nothing is taken
   */
  record Problem(String message, boolean ofImport) implements ServerMessage {
    /** One that is not with an import. */
    public Problem(String message) {
      this(message, false);
    }

    @Override
    public void members(JsonGenerator json) {
      json.write("message", message);
      if (ofImport) {
        json.write("import", true);
      }
    }
  }
}
