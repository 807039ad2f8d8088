package org.mbasic.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.workspace.Desk;

/**
 * Takes what the pages type, write and press to the desk. It is on record before anything that
 * follows from it is shown: between two such events a program prints the same wherever it runs, and
 * the saved state holds each event at the statement before which it came. In an HTTP session
 * nothing waits, and it is on record when a request of the page has saved it. What finds no room
 * has come but is not on record, so that the page keeps it, until the machine has it too. Confined
 * to the desk's turn.
 */
final class DeskInput implements Tab.Ledger {
  private static final char BREAK = 3;
  private static final String NOT_TAKEN =
      " Until that is put right, the editor's text is not saved and does not run.";

  private static final String NOTHING_RUN =
      " Nothing was run: the editor's text is not taken until that is put right.";

  private static final String NO_ROOM =
      " characters were not taken: the program has not asked for what was typed before them.";

  private final Desk desk;
  private final Tabs tabs;
  private final Saver saver;
  private final Runner runner;
  private final boolean writesThrough;
  private final Pulse pulse;

  /** What has come and finds no room behind the keys that the program has not taken. */
  private final Deque<Step> waiting = new ArrayDeque<>(0);

  private Ties ties;
  private long recordedKeys;

  /** The end of the output that is on record. */
  private long recordedOutput;

  /** Output waits for the save of this ticket, which holds the events that caused it. */
  private long heldFor;

  /** How often the process had stood still when the desk was last sure of its owner. */
  private int standstills;

  /**
   * Something numbered that a page brings.
   *
   * @param keys typed by it; 0 for what no Ctrl-C drops
   * @param deed false when there is no room for the keys yet
   */
  private record Step(long seq, int keys, BooleanSupplier deed) {}

  /**
   * @param node whose store is shared when each event is to be saved at once
   */
  DeskInput(Ties ties, Desk desk, Tabs tabs, Saver saver, Runner runner, Node node) {
    this.ties = ties;
    recordedKeys = ties.lastKeys();
    recordedOutput = desk.output().end();
    this.desk = desk;
    this.tabs = tabs;
    this.saver = saver;
    this.runner = runner;
    writesThrough = node.stores().shared();
    pulse = node.pulse();
    standstills = pulse.standstills();
  }

  /** What has come of what was typed and pressed, and what of it is on record. */
  @Override
  public ServerMessage.KeysAck keys() {
    Step last = waiting.peekLast();
    return new ServerMessage.KeysAck(last == null ? ties.lastKeys() : last.seq(), recordedKeys);
  }

  /** Whether anything was typed, pressed, written or brought here, ever. */
  boolean begun() {
    return ties.lastKeys() > 0 || !desk.untouched();
  }

  /** How far the desk is. */
  SaveListener.Mark mark() {
    return new SaveListener.Mark(ties.lastKeys(), desk.output().end());
  }

  /** A save that holds the output up to this offset has ended. */
  void release(long output) {
    recordedOutput = output;
  }

  /** A save up to these keys is in the store. */
  void recorded(long keys) {
    if (keys > recordedKeys) {
      recordedKeys = keys;
      tabs.acknowledge();
    }
  }

  /**
   * After a standstill of the process the workspace may be another server's: before more is shown,
   * the store is asked by a save.
   */
  void beSure() {
    int now = pulse.standstills();
    if (now != standstills) {
      standstills = now;
      if (writesThrough) {
        heldFor = saver.save();
      }
    }
  }

  /** Whether a save is awaited that holds what the desk does now. */
  @Override
  public boolean held() {
    return !saver.ended(heldFor);
  }

  /** The offset up to which output may be shown: all of it, or what the last save holds. */
  @Override
  public long released() {
    return held() ? recordedOutput : desk.output().end();
  }

  /** Keys of the page that types; those that came before are only acknowledged again. */
  void type(Tab tab, ClientMessage.Keys keys) {
    String text = keys.text();
    if (text.indexOf(BREAK) >= 0) {
      drop(keys.seq());
    }
    if (keys.seq() > keys().seq() && text.length() > room()) {
      tab.tell(new ServerMessage.Problem(text.length() + NO_ROOM));
      take(tab, new Step(keys.seq(), 0, () -> true));
    } else {
      take(tab, new Step(keys.seq(), text.length(), () -> desk.type(text)));
    }
  }

  /** A button of the page that types; one that came before is only acknowledged again. */
  void press(Tab tab, ClientMessage.Command command) {
    drop(command.seq());
    take(tab, new Step(command.seq(), 1, () -> press(tab, command.name())));
  }

  /** What the editor shows is what is run, or nothing is. */
  private boolean press(Tab tab, ClientMessage.Button name) {
    boolean begins =
        switch (name) {
          case RUN, STEP, STEP_LINE, STEP_OVER, STEP_OUT -> true;
          case CONTINUE, NEW, LIST, STOP -> false;
        };
    if (begins && !tab.refusedEdit().isEmpty()) {
      tab.tell(new ServerMessage.Problem(tab.refusedEdit() + NOTHING_RUN));
      return true;
    }
    return press(name);
  }

  private boolean press(ClientMessage.Button name) {
    return switch (name) {
      case RUN -> desk.command("RUN");
      case CONTINUE -> desk.command("CONT");
      case STEP -> desk.command("STEP");
      case STEP_LINE -> desk.command("STEP LINE");
      case STEP_OVER -> desk.command("STEP OVER");
      case STEP_OUT -> desk.command("STEP OUT");
      case NEW -> desk.command("NEW");
      case LIST -> desk.command("LIST");
      case STOP -> desk.interrupt();
    };
  }

  /** A Ctrl-C of this number stops the program: what was typed for it and waits is no more. */
  private void drop(long seq) {
    if (seq > keys().seq() && desk.breakable()) {
      waiting.removeIf(step -> step.keys() > 0);
      goOn();
    }
  }

  /** Keys that may still come: a listing of any program may wait. */
  private int room() {
    return ClientMessage.MAX_PROGRAM - waiting.stream().mapToInt(Step::keys).sum();
  }

  /** Takes a step behind those that wait, or only acknowledges one that came before. */
  private void take(Tab tab, Step step) {
    if (step.seq() > keys().seq()) {
      waiting.add(step);
      goOn();
    }
    tab.acknowledge();
  }

  /** Takes the steps that there is room for now. */
  void goOn() {
    for (Step step = waiting.peek(); step != null; step = waiting.peek()) {
      if (!step.deed().getAsBoolean()) {
        return;
      }
      waiting.remove();
      ties = new Ties(ties.browser(), step.seq(), ties.life());
      saver.put(Ties.FIELD, ties.encode());
      writeThrough();
    }
  }

  /** A program has gone on for too long while nobody said anything: it breaks, and CONT goes on. */
  void breakOff(int seconds) {
    desk.interrupt();
    writeThrough();
    tabs.tell(
        new ServerMessage.Problem(
            "The program ran for "
                + seconds
                + " s without any input from you, as long as this server lets one run. It stands where"
                + " it was; CONT goes on."));
  }

  /** The page that types shows the program of this version in its editor. */
  void shown(long program) {
    desk.shown(program);
  }

  /** The editor's text of the page that types. */
  void edit(Tab tab, ClientMessage.Edit edit) {
    try {
      desk.edit(edit.base(), edit.text());
    } catch (IllegalArgumentException e) {
      tab.refuseEdit(String.valueOf(e.getMessage()));
      tab.tell(new ServerMessage.Problem(tab.refusedEdit() + NOT_TAKEN));
      return;
    }
    tab.refuseEdit("");
    tabs.showProgram(desk.programVersion());
    tab.answerEdit(edit.seq());
    writeThrough();
  }

  /** A breakpoint of the page that types; one that came before is only acknowledged again. */
  void breakpoint(Tab tab, ClientMessage.Breakpoint breakpoint) {
    take(tab, breakpoint.seq(), () -> desk.breakpoint(breakpoint.line(), breakpoint.on()));
  }

  /** A file that the page that types brings; one that came before is only acknowledged again. */
  void store(Tab tab, ClientMessage.Store store) {
    take(tab, store.seq(), () -> receive(tab, store));
  }

  private void receive(Tab tab, ClientMessage.Store store) {
    try {
      desk.receiveFile(store.name(), store.text());
    } catch (IllegalArgumentException e) {
      tab.tell(new ServerMessage.Problem(String.valueOf(e.getMessage())));
    }
  }

  /** Pages of older releases do not number what they bring, and bring it once: then it is 0. */
  private void take(Tab tab, long seq, Runnable deed) {
    if (seq == 0) {
      deed.run();
      writeThrough();
      tab.acknowledge();
    } else {
      take(
          tab,
          new Step(
              seq,
              0,
              () -> {
                deed.run();
                return true;
              }));
    }
  }

  /** A part of a workspace that the page that types brings; taken when all is there. */
  void receive(Tab tab, ClientMessage.Import part) {
    try {
      Optional<byte[]> whole = tab.transfers().add(part, WorkspaceZip.mostBytes(desk.limits()));
      if (whole.isPresent()) {
        tab.tell(
            new ServerMessage.Imported(WorkspaceZip.read(whole.get(), desk.limits()).giveTo(desk)));
        tabs.showProgram(desk.programVersion());
        writeThrough();
      }
    } catch (IllegalArgumentException e) {
      tab.tell(new ServerMessage.Problem(String.valueOf(e.getMessage()), true));
    }
  }

  /** What the page that types keeps for the next one; text of the user's is saved at once. */
  void keep(Tab tab, ClientMessage.Page page) {
    boolean typed = !page.draft().equals(desk.unfinished());
    try {
      desk.keepPage(page.state(), page.draft());
    } catch (IllegalArgumentException e) {
      tab.tell(new ServerMessage.Problem(String.valueOf(e.getMessage())));
      return;
    }
    if (typed && writesThrough) {
      saver.save();
    }
  }

  private void writeThrough() {
    runner.grant();
    runner.wake();
    if (writesThrough) {
      heldFor = saver.save();
    }
  }
}
