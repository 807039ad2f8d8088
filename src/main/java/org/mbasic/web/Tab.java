package org.mbasic.web;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.OutputLog;

/**
 * One attached page: what it has been sent, what it has shown, and what it is still to be told.
 *
 * <p>One frame is on its way at a time, so a slow page costs no memory: what it has not been sent
 * is read from the output log when its turn comes, and of the program and the state only the latest
 * is kept. A state is told after all output that came before it, but that a program runs is told at
 * once. Confined to the desk's turn.
 */
final class Tab {
  /** Where frames are made from when their turn comes. */
  interface Source {
    OutputLog output();

    ServerMessage.Program program();

    /** Whether output must wait until a save has ended. */
    boolean held();
  }

  /**
   * Characters of a frame of output. As JSON in UTF-8 that is seldom more than twice as many bytes.
   */
  static final int FRAME = 32 * 1024;

  /** Least time between two frames of output: no screen shows more. */
  static final long FRAME_NANOS = 1_000_000_000L / 60;

  /** The page has nothing to be sent, or its frame under way must arrive first. */
  static final long NOTHING_DUE = -1;

  private final Wire wire;
  private final long epoch;
  private final Source source;
  private final Queue<ServerMessage> messages = new ArrayDeque<>();
  private boolean programDue;
  private long keysDue;
  private ServerMessage.@Nullable State state;
  private ServerMessage.@Nullable State told;

  /** What the page said at first that it has shown; 0 once the log has caught up with it. */
  private long claimed;

  /** What offsets of the page are greater by than those of the log. */
  private long ahead;

  private long next;
  private long shown;
  private boolean underWay;
  private long frameDue = Long.MIN_VALUE;

  /**
   * @param epoch the ownership that its output frames name
   */
  Tab(Wire wire, long epoch, Source source) {
    this.wire = wire;
    this.epoch = epoch;
    this.source = source;
  }

  Wire wire() {
    return wire;
  }

  /**
   * Starts where the page says it is: what it has shown and the log still keeps is not sent again.
   */
  void startAt(long offset) {
    OutputLog output = source.output();
    claimed = offset;
    next = Math.max(output.base(), Math.min(offset, output.end()));
    shown = next;
  }

  /**
   * The machine waits for its user. While it ran after a change of servers it may have printed
   * again what the page has shown, and the page dropped that. What the page is ahead by now is lost
   * for good: it is told so, and new output is placed behind it.
   */
  void caughtUp() {
    long end = source.output().end();
    if (claimed > end) {
      ahead = claimed - end;
      next = end;
      shown = end;
      tell(
          new ServerMessage.Problem(
              "The last " + ahead + " characters shown here were lost with a server."));
    }
    claimed = 0;
  }

  /** The page has shown the output up to an offset of its own. */
  void shown(long offset) {
    shown = Math.max(shown, Math.min(offset - ahead, next));
  }

  /** Characters printed that the page has not shown yet. */
  long lag() {
    return source.output().end() - shown;
  }

  /** Tells a message in its order. */
  void tell(ServerMessage message) {
    messages.add(message);
  }

  /** Acknowledges keys, and all earlier ones, as soon as a save holds them. */
  void acknowledge(long keys) {
    keysDue = keys;
  }

  /** Answers an edit: each is answered, in order. */
  void answerEdit() {
    programDue = false;
    messages.add(source.program());
  }

  /** Shows the program as it is when its turn comes. */
  void showProgram() {
    programDue = true;
  }

  /** Shows a state, unless a newer one comes before its turn. */
  void show(ServerMessage.State latest) {
    state = latest;
  }

  /** The frame under way has arrived. */
  void arrived() {
    underWay = false;
  }

  /**
   * Sends the next frame if one is due.
   *
   * @param now {@link System#nanoTime}
   * @return nanoseconds until a frame of output is due, or {@link #NOTHING_DUE}
   */
  long pump(long now, Wire.Sent answer) {
    if (underWay) {
      return NOTHING_DUE;
    }
    boolean more = next < source.output().end();
    ServerMessage message = nextMessage(!more && !source.held());
    if (message == null && more && !source.held()) {
      if (frameDue - now > 0 && frameDue != Long.MIN_VALUE) {
        return frameDue - now;
      }
      message = nextOutput();
      frameDue = now + FRAME_NANOS;
    }
    if (message != null) {
      underWay = true;
      wire.send(message.json(), answer);
    }
    return NOTHING_DUE;
  }

  private @Nullable ServerMessage nextMessage(boolean outputSent) {
    if (!messages.isEmpty()) {
      return messages.poll();
    }
    if (programDue) {
      programDue = false;
      return source.program();
    }
    if (keysDue > 0 && !source.held()) {
      long keys = keysDue;
      keysDue = 0;
      return new ServerMessage.KeysAck(keys);
    }
    ServerMessage.State latest = state;
    if (latest == null || latest.equals(told)) {
      state = null;
      return null;
    }
    if (!outputSent && latest.mode() != ServerMessage.Mode.RUNNING) {
      return null;
    }
    told = latest;
    state = null;
    return latest;
  }

  private ServerMessage nextOutput() {
    OutputLog output = source.output();
    next = Math.max(next, output.base());
    String text = output.from(next, FRAME);
    long offset = next + ahead;
    next += text.length();
    return new ServerMessage.Output(epoch, offset, text);
  }
}
