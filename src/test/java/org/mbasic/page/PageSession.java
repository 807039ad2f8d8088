package org.mbasic.page;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a page says and keeps through all its connections: {@code Session} of {@code session.js}, in
 * Java, without socket and waiting. Confined to one thread at a time.
 */
public final class PageSession {
  /** One for all frames: looking up the JSON provider costs more than all else that a page does. */
  private static final JsonBuilderFactory OBJECTS = Json.createBuilderFactory(Map.of());

  private final LongSupplier clock;
  private final OffsetLog log = new OffsetLog();
  private final KeyJournal journal;
  private Consumer<String> socket = frame -> {};
  private boolean resumed;

  /** Whether another page of the workspace has the keyboard. */
  private boolean mirror;

  /** Whether the workspace has ever been saved; until then the journal holds all of it. */
  private boolean saved;

  /** Version of the program that it was told last. */
  private long program;

  private String workspace;

  /** Which of the workspaces that had this id one after another; 0 before the first welcome. */
  private long life;

  private String node = "";

  /**
   * A page that has not been connected yet.
   *
   * @param workspace the tab's, or empty
   * @param journal what a former page of the tab left over, or a new one
   * @param clock milliseconds
   */
  public PageSession(String workspace, KeyJournal journal, LongSupplier clock) {
    this.workspace = workspace;
    this.journal = journal;
    this.clock = clock;
  }

  /** A socket is open: says hello. */
  public void open(Consumer<String> to) {
    socket = to;
    say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"life\":%d,\"epoch\":%d,\"offset\":%d,\"program\":%d,\"mirror\":%b}"
            .formatted(workspace, life, log.epoch(), log.offset(), program, mirror));
  }

  /** The socket is gone. */
  public void lost() {
    resumed = false;
    socket = frame -> {};
  }

  private void say(String frame) {
    socket.accept(frame);
  }

  /**
   * Takes a frame.
   *
   * @return whether the connection is of use; else the page is to drop it and come again
   */
  public boolean receive(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> {
        return greet(frame);
      }
      case "output" -> show(frame);
      case "rewound" -> log.rewind(number(frame, "epoch"), number(frame, "offset"));
      case "keysAck" -> journal.recorded(number(frame, "recorded"));
      case "saved" -> saved = true;
      case "keyboard" -> {
        mirror = !frame.getBoolean("yours");
        if (mirror) {
          journal.forget();
        }
      }
      case "program" -> program = number(frame, "version");
      case "state" -> resume();
      default -> {}
    }
    return true;
  }

  private static long number(JsonObject frame, String name) {
    return frame.getJsonNumber(name).longValue();
  }

  private boolean greet(JsonObject welcome) {
    String given = welcome.getString("workspace");
    boolean same = given.equals(workspace);
    if (same && number(welcome, "epoch") < log.epoch()) {
      return false;
    }
    long told = number(welcome, "life");
    if (same ? life > 0 && told > 0 && told != life : !workspace.isEmpty()) {
      log.restart();
      if (saved) {
        journal.forget();
      }
      saved = false;
      program = 0;
    }
    workspace = given;
    life = same && told == 0 ? life : told;
    node = welcome.getString("node");
    journal.follow(number(welcome, "keys"));
    return true;
  }

  private void show(JsonObject frame) {
    boolean first = frame.getBoolean("first", false);
    log.accept(number(frame, "epoch"), number(frame, "offset"), frame.getString("text"), first);
    say(
        log.gap()
            ? "{\"type\":\"resend\",\"offset\":" + log.offset() + "}"
            : "{\"type\":\"shown\",\"offset\":" + log.offset() + "}");
  }

  private void resume() {
    if (!resumed) {
      resumed = true;
      journal.pending().forEach(this::say);
      say("{\"type\":\"shown\",\"offset\":" + log.offset() + "}");
    }
  }

  /** Keys as typed. Without a connection they are kept for the next one. */
  public void type(String text) {
    keep(
        journal.add(
            seq ->
                OBJECTS
                    .createObjectBuilder()
                    .add("type", "keys")
                    .add("seq", seq)
                    .add("text", text)
                    .build()
                    .toString(),
            clock.getAsLong()));
  }

  /** A button. Without a connection it is kept for the next one. */
  public void press(String name) {
    keep(
        journal.add(
            seq -> "{\"type\":\"command\",\"seq\":%d,\"name\":\"%s\"}".formatted(seq, name),
            clock.getAsLong()));
  }

  private void keep(String frame) {
    if (resumed) {
      say(frame);
    }
  }

  /** Whether it is connected and the server has told all that it had to tell. */
  public boolean resumed() {
    return resumed;
  }

  /** What is shown. */
  public OffsetLog log() {
    return log;
  }

  /** What is not on record. */
  public KeyJournal journal() {
    return journal;
  }

  /** The workspace's id; empty before the first welcome. */
  public String workspace() {
    return workspace;
  }

  /** Name of the server that welcomed the page last. */
  public String node() {
    return node;
  }
}
