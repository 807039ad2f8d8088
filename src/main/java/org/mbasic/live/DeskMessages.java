package org.mbasic.live;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;

/** Tells the messages of a desk's pages apart. Confined to the desk's turn. */
final class DeskMessages {
  private static final Logger LOG = Logger.getLogger(DeskMessages.class.getName());

  private final Tabs tabs;
  private final Runner runner;
  private final Panels panels;
  private final DeskInput input;
  private final Metrics metrics;
  private final Runnable changed;

  /**
   * @param changed run when the pages must be shown the desk's state anew
   */
  DeskMessages(
      Tabs tabs, Runner runner, Panels panels, DeskInput input, Metrics metrics, Runnable changed) {
    this.tabs = tabs;
    this.runner = runner;
    this.panels = panels;
    this.input = input;
    this.metrics = metrics;
    this.changed = changed;
  }

  /** Does what a page asks for. */
  void handle(Tab tab, ClientMessage message) {
    if (message instanceof ClientMessage.Shown page) {
      tab.shown(page.offset());
      if (tab == tabs.typist()) {
        input.shown(page.program());
      }
      if (!runner.awake()) {
        tab.caughtUp();
      }
    } else if (message instanceof ClientMessage.Resend page) {
      tab.resendFrom(page.offset());
    } else if (message instanceof ClientMessage.Compared replay) {
      count(replay);
    } else if (message instanceof ClientMessage.TakeOver) {
      tabs.giveKeyboard(tab);
    } else if (message instanceof ClientMessage.Look look) {
      tab.look(look.panel(), look.offset());
    } else if (message instanceof ClientMessage.Grid grid) {
      tab.answer(() -> panels.elements(grid));
    } else if (message instanceof ClientMessage.Fetch fetch) {
      tab.answer(() -> panels.file(fetch));
    } else if (message instanceof ClientMessage.Export export) {
      tab.answer(() -> tabs.export(tab, export.offset(), panels::bundle));
    } else if (tab != tabs.typist()) {
      tab.tell(new ServerMessage.Keyboard(false));
    } else if (message instanceof ClientMessage.Keys keys) {
      input.type(tab, keys);
    } else if (message instanceof ClientMessage.Command command) {
      input.press(tab, command);
    } else if (message instanceof ClientMessage.Page page) {
      input.keep(tab, page);
    } else if (message instanceof ClientMessage.Edit edit) {
      input.edit(tab, edit);
    } else if (message instanceof ClientMessage.Pace pace) {
      runner.pace(pace.millis());
      changed.run();
    } else if (message instanceof ClientMessage.Breakpoint breakpoint) {
      input.breakpoint(tab, breakpoint);
      changed.run();
    } else if (message instanceof ClientMessage.Store store) {
      input.store(tab, store);
      changed.run();
    } else if (message instanceof ClientMessage.Import part) {
      input.receive(tab, part);
      changed.run();
    }
  }

  private void count(ClientMessage.Compared replay) {
    metrics.compared(replay);
    if (replay.lost() > 0) {
      LOG.log(
          Level.WARNING, "a page shows {0} characters that the saved state denies", replay.lost());
    }
  }
}
