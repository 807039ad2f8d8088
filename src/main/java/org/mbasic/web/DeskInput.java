package org.mbasic.web;

import java.util.Optional;
import org.mbasic.workspace.Desk;

/**
 * Takes what the pages type, write and press to the desk. It is on record before anything that
 * follows from it is shown: between two such events a program prints the same wherever it runs, and
 * the saved state holds each event at the statement before which it came. In an HTTP session
 * nothing waits, and it is on record when a request of the page has saved it. Confined to the
 * desk's turn.
 */
final class DeskInput {
  private final Desk desk;
  private final Tabs tabs;
  private final Saver saver;
  private final Runner runner;
  private final boolean writesThrough;
  private final Pulse pulse;

  private Ties ties;
  private long recordedKeys;

  /** The end of the output that is on record. */
  private long recordedOutput;

  /** Output waits for the save of this ticket, which holds the events that caused it. */
  private long heldFor;

  /** How often the process had stood still when the desk was last sure of its owner. */
  private int standstills;

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

  /** What was typed and pressed so far, and what of it is on record. */
  ServerMessage.KeysAck keys() {
    return new ServerMessage.KeysAck(ties.lastKeys(), recordedKeys);
  }

  /** Whether anything was typed, pressed, written or brought here, ever. */
  boolean begun() {
    return ties.lastKeys() > 0 || !desk.untouched();
  }

  /** How far the desk is. */
  Saver.Mark mark() {
    return new Saver.Mark(ties.lastKeys(), desk.output().end());
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
  boolean held() {
    return !saver.ended(heldFor);
  }

  /** The offset up to which output may be shown: all of it, or what the last save holds. */
  long released() {
    return held() ? recordedOutput : desk.output().end();
  }

  /** Keys of the page that types; those that came before are only acknowledged again. */
  void type(Tab tab, ClientMessage.Keys keys) {
    if (isNews(keys.seq())) {
      desk.type(keys.text());
      writeThrough();
    }
    tab.acknowledge();
  }

  /** A button of the page that types; one that came before is only acknowledged again. */
  void press(Tab tab, ClientMessage.Command command) {
    if (isNews(command.seq())) {
      switch (command.name()) {
        case RUN -> desk.command("RUN");
        case CONTINUE -> desk.command("CONT");
        case STEP -> desk.command("STEP");
        case STEP_LINE -> desk.command("STEP LINE");
        case STEP_OVER -> desk.command("STEP OVER");
        case STEP_OUT -> desk.command("STEP OUT");
        case NEW -> desk.command("NEW");
        case LIST -> desk.command("LIST");
        case STOP -> desk.interrupt();
      }
      writeThrough();
    }
    tab.acknowledge();
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

  private boolean isNews(long seq) {
    if (seq <= ties.lastKeys()) {
      return false;
    }
    ties = new Ties(ties.browser(), seq, ties.life());
    saver.put(Ties.FIELD, ties.encode());
    return true;
  }

  /** The editor's text of the page that types. */
  void edit(Tab tab, ClientMessage.Edit edit) {
    try {
      desk.replaceProgram(edit.text());
    } catch (IllegalArgumentException e) {
      tab.tell(new ServerMessage.Problem(String.valueOf(e.getMessage())));
      return;
    }
    tabs.showProgram(desk.programVersion());
    tab.answerEdit();
    writeThrough();
  }

  /** A breakpoint of the page that types; one that came before is only acknowledged again. */
  void breakpoint(Tab tab, ClientMessage.Breakpoint breakpoint) {
    if (counts(breakpoint.seq())) {
      desk.breakpoint(breakpoint.line(), breakpoint.on());
      writeThrough();
    }
    tab.acknowledge();
  }

  /** A file that the page that types brings; one that came before is only acknowledged again. */
  void store(Tab tab, ClientMessage.Store store) {
    if (counts(store.seq())) {
      try {
        desk.receiveFile(store.name(), store.text());
      } catch (IllegalArgumentException e) {
        tab.tell(new ServerMessage.Problem(String.valueOf(e.getMessage())));
      }
      writeThrough();
    }
    tab.acknowledge();
  }

  private boolean counts(long seq) {
    return seq == 0 || isNews(seq);
  }

  /** A part of a workspace that the page that types brings; taken when all is there. */
  void receive(Tab tab, ClientMessage.Import part) {
    try {
      Optional<byte[]> whole = tab.transfers().add(part, WorkspaceZip.mostBytes(desk.limits()));
      if (whole.isPresent()) {
        tab.tell(new ServerMessage.Imported(WorkspaceZip.read(whole.get(), desk.limits()).giveTo(desk)));
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
