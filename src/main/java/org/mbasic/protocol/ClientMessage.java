package org.mbasic.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.mbasic.workspace.Desk;

/**
 * What the page says, one JSON object a frame. Every length and number is bounded here, so that
 * desks meet only values that they can use; texts hold the characters 0 to 255 alone.
 */
public sealed interface ClientMessage {
  /** Characters of a whole frame: the longest program, its line ends and quotes escaped. */
  int MAX_FRAME = 5 << 19;

  /** Characters typed in one message; the page cuts longer pastes. */
  int MAX_KEYS = 4096;

  /** Characters of a program's text; the desk's own limit may be lower. */
  int MAX_PROGRAM = 1 << 20;

  /** Characters of the name of a file or an array. */
  int MAX_NAME = 80;

  /** Characters of what a page keeps for the next one. */
  int MAX_STATE = Desk.LONGEST_PAGE_STATE;

  /** Milliseconds between two statements in slow motion. */
  int MAX_PACE = 5_000;

  /** Characters that a workspace takes in within a slice of its time. */
  int LIGHT = 16 * 1024;

  /** Greatest offset, version or sequence number: what JavaScript counts exactly. */
  long MAX_COUNT = (1L << 53) - 1;

  /** Whether a workspace may be longer at it than anybody who types may wait. */
  default boolean heavy() {
    return false;
  }

  /**
   * The first message of a socket.
   *
   * @param workspace the id the tab knows, or empty
   * @param life which the tab was told of it, 0 for none; may be left out
   * @param epoch highest epoch the tab has seen
   * @param offset output shown so far, as an absolute offset
   * @param program version of the program the tab shows, 0 for none
   * @param mirror whether the tab leaves the keyboard to the one that has it, and the workspace to
   *     the server that has it: another one closes with {@link Wire.Close#ELSEWHERE}, unless the
   *     tab names none; may be left out
   * @param fresh whether it wants a new workspace, though its browser has one; may be left out
   * @param deed what the server gave to prove that the workspace is the browser's; may be left out
   */
  record Hello(
      String workspace,
      long life,
      long epoch,
      long offset,
      long program,
      boolean mirror,
      boolean fresh,
      String deed)
      implements ClientMessage {
    /** Whether what the tab has is of this workspace; a life that nobody knows goes by the id. */
    public boolean knows(String id, long itsLife) {
      return workspace.equals(id) && (life == 0 || itsLife == 0 || life == itsLife);
    }

    /** Shows no id and no deed. */
    @Override
    public String toString() {
      return "Hello[" + epoch + "]";
    }
  }

  /** The tab wants to type. */
  record TakeOver() implements ClientMessage {}

  /**
   * Typed keys.
   *
   * @param seq rises with each message of keys, a button, a file or a breakpoint; the same number
   *     again is the same one sent again
   */
  record Keys(long seq, String text) implements ClientMessage {
    /** Shows nothing that was typed. */
    @Override
    public String toString() {
      return "Keys[" + seq + "]";
    }
  }

  /**
   * The whole text of the editor.
   *
   * @param base the version that the editor shows but for what its user changed; 0 for none, then
   *     the text takes the place of any program
   * @param seq its number, which rises by 1 with each of the page's; 0 for one that is not numbered
   */
  record Edit(long base, long seq, String text) implements ClientMessage {
    @Override
    public boolean heavy() {
      return text.length() > LIGHT;
    }

    /** Shows nothing of the program. */
    @Override
    public String toString() {
      return "Edit[" + base + "]";
    }
  }

  /**
   * A button.
   *
   * @param seq counts on with that of keys
   */
  record Command(long seq, Button name) implements ClientMessage {}

  /**
   * The tab has shown the output up to here. The first one of a socket follows all that the tab had
   * kept for the server.
   *
   * @param offset absolute offset
   * @param program the version that its next edit will be based on, or a later one; 0 for none
   */
  record Shown(long offset, long program) implements ClientMessage {}

  /**
   * The tab lacks output.
   *
   * @param offset absolute offset from which on it does
   */
  record Resend(long offset) implements ClientMessage {}

  /**
   * Output came again that the tab has shown.
   *
   * @param characters that were the same
   * @param lost characters that the tab showed and that were different or did not come again
   */
  record Compared(long characters, long lost) implements ClientMessage {}

  /**
   * The page has opened one of its panels, which is kept up to date until it opens another.
   *
   * @param offset what it has of a stream
   */
  record Look(Subject panel, long offset) implements ClientMessage {}

  /** The page wants elements of an array, as {@link ServerMessage.Elements}. */
  record Grid(String name, long offset) implements ClientMessage {}

  /** The page wants a part of a file, as {@link ServerMessage.Contents}. */
  record Fetch(String name, long offset) implements ClientMessage {}

  /**
   * A file of the user's for the workspace's disk.
   *
   * @param seq counts on with that of keys; 0 from a page of a release that did not number files,
   *     and does not send one again
   */
  record Store(long seq, String name, String text) implements ClientMessage {
    @Override
    public boolean heavy() {
      return text.length() > LIGHT;
    }
  }

  /** The page wants a part of the whole workspace as one file, as {@link ServerMessage.Bundle}. */
  record Export(long offset) implements ClientMessage {
    /** With its first part the whole is made. */
    @Override
    public boolean heavy() {
      return offset == 0;
    }
  }

  /**
   * A part of a workspace that was kept as one file; the last one has it taken.
   *
   * @param size characters of all parts
   */
  record Import(long offset, String text, long size) implements ClientMessage {
    @Override
    public boolean heavy() {
      return size > LIGHT;
    }

    /** Shows nothing of its text. */
    @Override
    public String toString() {
      return "Import[" + offset + "]";
    }
  }

  /**
   * Programs are to run in slow motion, or no more.
   *
   * @param millis between two statements, at most {@link #MAX_PACE}; 0 for full speed
   */
  record Pace(int millis) implements ClientMessage {}

  /**
   * A breakpoint was set or removed.
   *
   * @param seq as in {@link Store}
   */
  record Breakpoint(long seq, int line, boolean on) implements ClientMessage {}

  /** What a panel can show. */
  enum Subject {
    NOTHING,
    VARIABLES,
    STACK,
    TRACE,
    WATCH,
    FILES,
    PRINTER
  }

  /**
   * What the next page of the workspace is to be told.
   *
   * @param state cursor, scroll and the like
   * @param draft text in the editor that is no part of the program yet, or empty
   */
  record Page(String state, String draft) implements ClientMessage {
    @Override
    public boolean heavy() {
      return draft.length() > LIGHT;
    }
  }

  /** The buttons that act on the machine. */
  enum Button {
    RUN,
    STOP,
    CONTINUE,
    STEP,
    STEP_LINE,
    STEP_OVER,
    STEP_OUT,
    NEW,
    LIST
  }

  /**
   * Reads one frame of {@link #MAX_FRAME} characters at most.
   *
   * @throws BadMessage when it is no message of the protocol or beyond the limits above
   */
  static ClientMessage parse(String frame) throws BadMessage {
    return parse(object(frame));
  }

  private static JsonObject object(String frame) throws BadMessage {
    try (JsonReader reader = Frames.READERS.createReader(new StringReader(frame))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      // Not JsonException alone: the reference implementation reports deep nesting by a plain one.
      throw new BadMessage("The message is not JSON.");
    }
  }

  private static ClientMessage parse(JsonObject message) throws BadMessage {
    String type = text(message, "type", 16);
    return switch (type) {
      case "hello" ->
          new Hello(
              text(message, "workspace", 64),
              message.containsKey("life") ? count(message, "life") : 0,
              count(message, "epoch"),
              count(message, "offset"),
              count(message, "program"),
              message.get("mirror") == JsonValue.TRUE,
              message.get("fresh") == JsonValue.TRUE,
              message.containsKey("deed") ? text(message, "deed", 64) : "");
      case "takeOver" -> new TakeOver();
      case "keys" -> new Keys(count(message, "seq"), text(message, "text", MAX_KEYS));
      case "edit" ->
          new Edit(count(message, "base"), number(message), text(message, "text", MAX_PROGRAM));
      case "command" -> new Command(count(message, "seq"), named(Button.class, message, "name"));
      case "page" ->
          new Page(text(message, "state", MAX_STATE), text(message, "draft", MAX_PROGRAM));
      case "shown" ->
          new Shown(
              count(message, "offset"),
              message.containsKey("program") ? count(message, "program") : 0);
      case "resend" -> new Resend(count(message, "offset"));
      case "compared" -> new Compared(count(message, "characters"), count(message, "lost"));
      case "look" -> new Look(named(Subject.class, message, "panel"), count(message, "offset"));
      case "grid" -> new Grid(text(message, "name", MAX_NAME), count(message, "offset"));
      case "fetch" -> new Fetch(text(message, "name", MAX_NAME), count(message, "offset"));
      case "store" ->
          new Store(
              number(message), text(message, "name", MAX_NAME), text(message, "text", MAX_PROGRAM));
      case "storeBytes" ->
          new Store(
              number(message),
              text(message, "name", MAX_NAME),
              bytes(message, "bytes", MAX_PROGRAM));
      case "export" -> new Export(count(message, "offset"));
      case "import" ->
          new Import(
              count(message, "offset"), text(message, "text", MAX_PROGRAM), count(message, "size"));
      case "pace" -> new Pace((int) Math.min(MAX_PACE, count(message, "millis")));
      case "breakpoint" ->
          new Breakpoint(
              number(message),
              (int) Math.min(Integer.MAX_VALUE, count(message, "line")),
              message.getBoolean("on", false));
      default -> throw new BadMessage("A message of an unknown type.");
    };
  }

  private static <E extends Enum<E>> E named(Class<E> kind, JsonObject message, String member)
      throws BadMessage {
    String name = text(message, member, 16);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
        return constant;
      }
    }
    throw new BadMessage("The message has an unknown " + member + ".");
  }

  private static String text(JsonObject message, String name, int limit) throws BadMessage {
    if (!(message.get(name) instanceof JsonString value)) {
      throw new BadMessage("The message has no text \"" + name + "\".");
    }
    String text = value.getString();
    if (text.length() > limit) {
      throw new BadMessage("The text is longer than " + limit + " characters.");
    }
    if (text.chars().anyMatch(c -> c > 255)) {
      throw new BadMessage("The text has characters that BASIC does not know.");
    }
    return text;
  }

  /** A text that came in base64: bytes that JSON must escape would not fit into a frame. */
  private static String bytes(JsonObject message, String name, int limit) throws BadMessage {
    String encoded = text(message, name, MAX_FRAME);
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new BadMessage("The file is not in base64.");
    }
    if (decoded.length > limit) {
      throw new BadMessage("The file is longer than " + limit + " characters.");
    }
    return new String(decoded, StandardCharsets.ISO_8859_1);
  }

  private static long number(JsonObject message) throws BadMessage {
    return message.containsKey("seq") ? count(message, "seq") : 0;
  }

  private static long count(JsonObject message, String name) throws BadMessage {
    JsonValue value = message.get(name);
    if (value instanceof JsonNumber number && number.isIntegral()) {
      double magnitude = number.doubleValue();
      if (magnitude >= 0 && magnitude <= MAX_COUNT) {
        return number.longValue();
      }
    }
    throw new BadMessage("The message has no count \"" + name + "\".");
  }
}
