package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.machine.state.NamedFilesState;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.OutputLog;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TabTest {
  private static final NamedFilesState NO_FILES = new NamedFilesState("", List.of());

  private static final ServerMessage.Load IDLE = new ServerMessage.Load(0, 0, 0);

  private static final ServerMessage.State READY =
      new ServerMessage.State(
          ServerMessage.Mode.READY, -1, Optional.empty(), List.of(), 0, NO_FILES, IDLE);
  private static final ServerMessage.State RUNNING =
      new ServerMessage.State(
          ServerMessage.Mode.RUNNING, 10, Optional.empty(), List.of(), 0, NO_FILES, IDLE);

  private final Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private final Panels panels = new Panels(desk);
  private final FakeWire wire = new FakeWire();
  private boolean held;
  private long saved;
  private long recorded = 6;
  private final Tab tab =
      new Tab(
          new Guest(wire, new ClientMessage.Hello("", 0, 0, 0, 0, false, false, ""), seat -> {}, 0),
          3,
          new Source());
  private long now = 5_000_000_000L;

  private final class Source implements Tab.Source, Tab.Ledger {
    @Override
    public OutputLog output() {
      return desk.output();
    }

    @Override
    public ServerMessage.Program program() {
      return ServerMessage.Program.of(desk);
    }

    @Override
    public ServerMessage.KeysAck keys() {
      return new ServerMessage.KeysAck(7, recorded);
    }

    @Override
    public Tab.Ledger ledger() {
      return this;
    }

    @Override
    public Panels panels() {
      return panels;
    }

    @Override
    public boolean held() {
      return held;
    }

    @Override
    public long released() {
      return held ? saved : desk.output().end();
    }
  }

  private long pump() {
    return tab.pump(now, arrived -> tab.arrived());
  }

  private void print(int lines) {
    desk.type("FOR I=1 TO " + lines + ":PRINT STRING$(78,\"*\"):NEXT\r");
    desk.run(Integer.MAX_VALUE);
  }

  /** Pumps as often as there is something due, moving the clock to it. */
  private void drain() {
    int before = -1;
    while (before != wire.frames.size()) {
      before = wire.frames.size();
      long wait = pump();
      if (wait != Tab.NOTHING_DUE) {
        now += wait;
        pump();
      }
    }
  }

  @Test
  void a_new_page_gets_the_output_from_the_beginning() {
    tab.startAt(0);
    drain();
    assertEquals(desk.output().from(0), wire.output());
    assertEquals(0, wire.of("output").get(0).getInt("offset"));
    assertEquals(3, wire.of("output").get(0).getInt("epoch"));
  }

  @Test
  void a_page_that_comes_again_gets_what_it_lacks() {
    tab.startAt(10);
    drain();
    assertEquals(desk.output().from(10), wire.output());
    assertEquals(10, wire.of("output").get(0).getInt("offset"));
  }

  @Test
  void a_frame_waits_for_the_one_before_it() {
    wire.slow = true;
    tab.startAt(0);
    tab.tell(new ServerMessage.Problem("one"));
    tab.tell(new ServerMessage.Problem("two"));
    pump();
    pump();
    assertEquals(List.of("problem"), wire.types());
    wire.arrive(true);
    pump();
    assertEquals(List.of("problem", "problem"), wire.types());
  }

  @Test
  void output_comes_in_frames_of_bounded_size_and_number() {
    print(3_000);
    tab.startAt(0);
    long start = now;
    drain();
    int frames = wire.of("output").size();
    assertEquals(desk.output().from(0), wire.output());
    assertTrue(wire.of("output").stream().allMatch(f -> f.getString("text").length() <= Tab.FRAME));
    assertEquals((desk.output().end() + Tab.FRAME - 1) / Tab.FRAME, frames);
    assertEquals((frames - 1) * Tab.FRAME_NANOS, now - start);
  }

  @Test
  void a_state_is_told_after_the_output_before_it() {
    print(1_000);
    tab.startAt(0);
    tab.show(READY);
    drain();
    assertEquals("state", wire.types().get(wire.types().size() - 1));
    assertEquals(1, wire.of("state").size());
  }

  @Test
  void that_a_program_runs_is_told_at_once() {
    tab.startAt(0);
    tab.show(RUNNING);
    drain();
    assertEquals(List.of("state", "output"), wire.types());
  }

  @Test
  void of_states_not_told_yet_only_the_latest_is_told_and_none_twice() {
    tab.startAt(desk.output().end());
    tab.show(RUNNING);
    tab.show(READY);
    drain();
    tab.show(READY);
    drain();
    assertEquals(1, wire.of("state").size());
    assertEquals("ready", wire.last("state").getString("mode"));
  }

  @Test
  void while_a_save_is_under_way_output_states_and_acknowledgements_wait() {
    held = true;
    recorded = 0;
    tab.startAt(0);
    tab.show(READY);
    tab.acknowledge();
    tab.answerEdit(1);
    drain();
    assertEquals(List.of(), wire.types());
    held = false;
    recorded = 6;
    drain();
    assertEquals(List.of("program", "keysAck", "output", "state"), wire.types());
    assertEquals(6, wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void what_an_earlier_save_holds_is_told_while_a_later_one_is_under_way() {
    held = true;
    tab.startAt(0);
    tab.show(READY);
    tab.acknowledge();
    saved = 10;
    drain();
    assertEquals(List.of("keysAck", "output"), wire.types());
    assertEquals(desk.output().from(0, 10), wire.output());
    tab.acknowledge();
    drain();
    assertEquals(2, wire.frames.size(), "nothing more is saved");
    recorded = 7;
    saved = 12;
    drain();
    assertEquals(desk.output().from(0, 12), wire.output());
    assertEquals(7, wire.last("keysAck").getInt("recorded"));
  }

  @Test
  void what_a_page_shows_and_the_log_lost_is_taken_back() {
    long end = desk.output().end();
    tab.startAt(end + 500);
    tab.shown(end + 500);
    tab.caughtUp();
    print(1);
    drain();
    assertEquals(List.of("rewound", "output"), wire.types());
    assertEquals(end, wire.last("rewound").getInt("offset"));
    assertEquals(end, wire.last("output").getInt("offset"));
    assertEquals(desk.output().from(end), wire.output());
    tab.shown(desk.output().end());
    assertEquals(0, tab.lag());
  }

  @Test
  void nothing_is_taken_back_before_the_page_has_sent_what_it_kept() {
    long end = desk.output().end();
    tab.startAt(end + 500);
    tab.caughtUp();
    drain();
    assertEquals(List.of(), wire.types());
    tab.shown(end + 500);
    tab.caughtUp();
    drain();
    assertEquals(List.of("rewound"), wire.types());
  }

  @Test
  void what_a_running_program_prints_again_keeps_its_offsets() {
    long end = desk.output().end();
    tab.startAt(end + 500);
    tab.shown(end + 500);
    print(1);
    drain();
    assertEquals(end, wire.of("output").get(0).getInt("offset"));
  }

  @Test
  void what_is_printed_again_in_full_is_not_taken_back() {
    long end = desk.output().end();
    print(1);
    tab.startAt(end + 10);
    tab.shown(end + 10);
    tab.caughtUp();
    drain();
    assertEquals(List.of("output"), wire.types());
  }

  @Test
  void a_page_that_lacks_output_is_sent_it_again() {
    tab.startAt(0);
    drain();
    tab.resendFrom(5);
    drain();
    assertEquals(5, wire.last("output").getInt("offset"));
    assertEquals(desk.output().from(5), wire.last("output").getString("text"));
  }

  @Test
  void the_oldest_output_kept_is_marked() {
    tab.startAt(3);
    drain();
    tab.resendFrom(0);
    drain();
    assertFalse(wire.of("output").get(0).containsKey("first"));
    assertTrue(wire.last("output").getBoolean("first"));
  }

  @Test
  void a_page_cannot_claim_to_have_shown_what_it_was_not_sent() {
    tab.startAt(0);
    tab.shown(1_000_000);
    assertEquals(desk.output().end(), tab.lag());
  }

  @Test
  void each_edit_is_answered() {
    tab.startAt(desk.output().end());
    tab.showProgram();
    tab.answerEdit(1);
    tab.answerEdit(2);
    drain();
    assertEquals(2, wire.of("program").size());
  }

  @Test
  void an_open_panel_follows_each_state_and_a_closed_one_costs_nothing() {
    tab.startAt(desk.output().end());
    tab.show(READY);
    drain();
    tab.look(ClientMessage.Subject.FILES, 0);
    desk.receiveFile("A.TXT", "hello");
    drain();
    assertEquals(1, wire.of("panel").size());
    assertEquals("[[\"A.TXT\",\"5\"]]", wire.of("panel").get(0).getJsonArray("rows").toString());
    tab.show(READY);
    drain();
    assertEquals(2, wire.of("panel").size());
    tab.look(ClientMessage.Subject.NOTHING, 0);
    tab.show(READY);
    drain();
    assertEquals(2, wire.of("panel").size());
  }

  @Test
  void the_printers_paper_is_sent_once_and_in_order() {
    tab.startAt(desk.output().end());
    desk.type("FOR I=1 TO 1000:LPRINT STRING$(70,\"x\"):NEXT\r");
    desk.run(Integer.MAX_VALUE);
    tab.look(ClientMessage.Subject.PRINTER, 72);
    drain();
    long sent =
        wire.of("printed").stream()
            .mapToLong(frame -> frame.getString("text").chars().filter(c -> c == 'x').count())
            .sum();
    assertEquals(999 * 70, sent);
  }
}
