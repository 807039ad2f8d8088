package org.mbasic.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.OutputLog;

/**
 * One attached page: what it has been sent, what it has shown, and what it is still to be told.
 *
 * <p>One frame is on its way at a time, and a slow page costs little memory: what it has not been
 * sent is read from the output log when its turn comes, what it asks for is looked up then, and of
 * the program and the state only the latest is kept. What is kept beside that are short messages,
 * and a page is to be let go when it has too many of them. A state is told after all output that
 * came before it, but that a program runs is told at once. While a save is awaited, nothing is told
 * that follows from what it holds; what an earlier one holds is, for keys may come faster than
 * saves. Confined to the desk's turn.
 */
final class Tab {
  /** Where frames are made from when their turn comes. */
  interface Source {
    OutputLog output();

    ServerMessage.Program program();

    Panels panels();

    Ledger ledger();
  }

  /** What of the keys that came, and of the output that follows from them, is saved. */
  interface Ledger {
    ServerMessage.KeysAck keys();

    /** Whether a save is awaited, before whose end nothing is told that follows from it. */
    boolean held();

    /** The offset up to which output follows from what is saved, or is not held. */
    long released();
  }

  /**
   * Characters of a frame of output. As JSON in UTF-8 that is seldom more than twice as many bytes.
   */
  static final int FRAME = 32 * 1024;

  /** Least time between two frames of output: no screen shows more. */
  static final long FRAME_NANOS = 1_000_000_000L / 60;

  /**
   * Messages that may wait for a page. It has 30 s for a frame; one that asks only for what its
   * user does is not told so much in that time, though a key is held down in the page that it
   * mirrors.
   */
  static final int MOST_WAITING = 1_024;

  /** The page has nothing to be sent, or its frame under way must arrive first. */
  static final long NOTHING_DUE = -1;

  private final Guest guest;
  private final Wire wire;
  private final long epoch;
  private final Source source;
  private final Queue<Supplier<ServerMessage>> messages = new ArrayDeque<>();

  private final Transfers transfers = new Transfers();

  /** Why the page's latest edit was not taken; empty when it was. */
  private String refusedEdit = "";

  /** Edits that are not answered yet. */
  private int unanswered;

  /** What the latest of them has come to; null when all are answered. */
  private ServerMessage.@Nullable Program edited;

  private boolean programDue;
  private boolean keysDue;

  /** Up to which keys the page was last told that they are on record. */
  private long acknowledged;

  private ServerMessage.@Nullable State state;
  private ServerMessage.@Nullable State told;

  /** What the page said at first that it has shown; 0 once the log has caught up with it. */
  private long claimed;

  /** Whether the page has sent all that it kept while it had no connection. */
  private boolean complete;

  /** The panel that the page has open. */
  private ClientMessage.Subject look = ClientMessage.Subject.NOTHING;

  private boolean panelDue;

  /** What the page has of the printer's paper. */
  private long printed;

  private long next;
  private long shown;
  private boolean underWay;
  private long frameDue = Long.MIN_VALUE;

  /**
   * @param epoch the ownership that its output frames name
   */
  Tab(Guest guest, long epoch, Source source) {
    this.guest = guest;
    wire = guest.wire();
    this.epoch = epoch;
    this.source = source;
  }

  Wire wire() {
    return wire;
  }

  Transfers transfers() {
    return transfers;
  }

  /** Whether it came later than another page, and not only to mirror. */
  boolean newerThan(Guest other) {
    return !guest.hello().mirror() && other.since() - guest.since() < 0;
  }

  /** The same page as it would come in again, having all that it was sent. */
  Guest again(String workspace, long life, long program, boolean mirror) {
    return new Guest(
        wire,
        new ClientMessage.Hello(workspace, life, epoch, next, program, mirror, false, ""),
        guest.seated(),
        guest.since());
  }

  /** Whether the page has been sent all that there is. */
  boolean quiet() {
    return !underWay
        && messages.isEmpty()
        && unanswered == 0
        && !programDue
        && !keysDue
        && state == null
        && next >= source.output().end();
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

  /** The page lacks the output from an offset on, though it was sent. */
  void resendFrom(long offset) {
    OutputLog output = source.output();
    next = Math.max(output.base(), Math.min(offset, output.end()));
    shown = Math.min(shown, next);
  }

  /**
   * The machine waits for its user. While it ran after a change of servers it has printed again
   * what the page had shown, and what the page sent again has been typed. What the page is ahead by
   * after that is lost for good: it is told where to go on.
   */
  void caughtUp() {
    if (complete) {
      long end = source.output().end();
      if (claimed > end) {
        tell(new ServerMessage.Rewound(epoch, end));
      }
      claimed = 0;
    }
  }

  /** The page has shown the output up to an offset, and sent all that it kept. */
  void shown(long offset) {
    shown = Math.max(shown, Math.min(offset, next));
    complete = true;
  }

  /** Characters printed that the page has not shown yet. */
  long lag() {
    return source.output().end() - shown;
  }

  /** Tells a short message in its order; answers to edits come behind all of them. */
  void tell(ServerMessage message) {
    messages.add(() -> message);
  }

  /** Another page has the keyboard. */
  void silence() {
    transfers.forget();
    tell(new ServerMessage.Keyboard(false));
  }

  /** Answers a question in its order: the answer is made when its turn comes. */
  void answer(Supplier<ServerMessage> answer) {
    messages.add(answer);
  }

  /** Whether more waits for the page than for one that reads what it asks for. */
  boolean overdue() {
    return messages.size() > MOST_WAITING;
  }

  /** Acknowledges keys as soon as a save of them has ended. */
  void acknowledge() {
    keysDue = true;
  }

  /** Why its latest edit was not taken; empty when it was. */
  String refusedEdit() {
    return refusedEdit;
  }

  void refuseEdit(String why) {
    refusedEdit = why;
  }

  /** Answers an edit of this number: each is answered, by what the latest has come to. */
  void answerEdit(long seq) {
    programDue = false;
    unanswered++;
    edited = source.program().answering(seq);
  }

  /** Shows the program as it is when its turn comes. */
  void showProgram() {
    programDue = true;
  }

  /** Shows a state, unless a newer one comes before its turn. */
  void show(ServerMessage.State latest) {
    state = latest;
    panelDue = true;
  }

  /** The page has opened a panel; the printer's paper is shown from an offset on. */
  void look(ClientMessage.Subject panel, long offset) {
    look = panel;
    printed = offset;
    panelDue = true;
  }

  /** Whether the page shows what programs come to. */
  boolean follows() {
    return look == ClientMessage.Subject.TRACE;
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
    long end = source.output().end();
    ServerMessage message = nextMessage(next >= end && !source.ledger().held());
    if (message == null && Math.max(next, source.output().base()) < source.ledger().released()) {
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
    boolean held = source.ledger().held();
    if (!messages.isEmpty()) {
      return messages.remove().get();
    }
    ServerMessage.Program answer = edited;
    if (answer != null && !held) {
      unanswered--;
      edited = unanswered == 0 ? null : answer;
      return answer;
    }
    if (programDue && !held) {
      programDue = false;
      return source.program();
    }
    if (keysDue && (!held || source.ledger().keys().recorded() > acknowledged)) {
      keysDue = false;
      acknowledged = source.ledger().keys().recorded();
      return source.ledger().keys();
    }
    ServerMessage.State latest = state;
    if (latest == null || latest.equals(told)) {
      state = null;
      return held ? null : nextPanel();
    }
    if (!outputSent && latest.mode() != ServerMessage.Mode.RUNNING) {
      return null;
    }
    told = latest;
    state = null;
    return latest;
  }

  private @Nullable ServerMessage nextPanel() {
    if (!panelDue) {
      return null;
    }
    if (look == ClientMessage.Subject.PRINTER) {
      ServerMessage.Printed paper = source.panels().printed(printed);
      panelDue = paper != null;
      printed = paper == null ? printed : paper.offset() + paper.text().length();
      return paper;
    }
    panelDue = false;
    return source.panels().panel(look);
  }

  private ServerMessage nextOutput() {
    OutputLog output = source.output();
    next = Math.max(next, output.base());
    String text = output.from(next, (int) Math.min(FRAME, source.ledger().released() - next));
    long offset = next;
    next += text.length();
    return new ServerMessage.Output(epoch, offset, text, offset == output.base());
  }
}
