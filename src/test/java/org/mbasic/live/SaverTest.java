package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.store.memory.MemoryStore;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.WorkspaceId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SaverTest {
  private final FakeNode server = new FakeNode();
  private final FakeStore store = server.store;
  private final WorkspaceId id = WorkspaceId.random();
  private final Ownership ownership = new Ownership(new Owner("n1"), 1);
  private final Desk desk = Desk.fresh(DeskLimits.DEFAULT);
  private final List<String> heard = new ArrayList<>();
  private long savedUpTo;
  private final Saver saver = saver(store, server.node(WebSettings.Scope.TAB, true), desk);

  private Saver saver(FakeStore to, Node node, Desk of) {
    return new Saver(id, ownership, 0, to, of, Runnable::run, node, new Heard());
  }

  /** What a desk hears. */
  private final class Heard implements SaveListener {
    @Override
    public SaveListener.Mark mark() {
      return new SaveListener.Mark(0, desk.output().end());
    }

    @Override
    public void saved(Moment at, long version, SaveListener.Mark mark, boolean lasting) {
      heard.add("saved " + version);
      savedUpTo = mark.output();
    }

    @Override
    public void unsaved(Moment since, String reason) {
      heard.add("unsaved");
    }

    @Override
    public void lost(Wire.Close why) {
      heard.add("lost");
    }
  }

  private void print(String text) {
    desk.type("PRINT \"" + text + "\"\r");
    desk.run(10_000);
  }

  /** The output of the desk as the store would give it back. */
  private String stored() {
    MemoryStore.Entry entry = Objects.requireNonNull(store.entries.get(id));
    return Desk.restore(entry.fields, DeskLimits.DEFAULT).output().from(0);
  }

  @Test
  void a_save_brings_all_that_changed() {
    print("ONE");
    saver.save();
    print("TWO");
    assertTrue(saver.dirty());
    saver.save();
    assertEquals(desk.output().from(0), stored());
    assertTrue(saver.settled());
    assertEquals(List.of("saved 1", "saved 2"), heard);
  }

  @Test
  void saves_asked_for_during_a_save_become_one() {
    store.slow = true;
    saver.save();
    print("ONE");
    saver.save();
    long last = saver.save();
    assertFalse(saver.ended(last));
    store.answers.remove().run();
    assertFalse(saver.ended(last));
    store.answers.remove().run();
    assertTrue(saver.ended(last));
    assertEquals(2, store.saves);
    assertEquals(desk.output().from(0), stored());
  }

  @Test
  void while_the_store_is_away_nothing_is_lost() {
    saver.save();
    store.away = true;
    print("ONE");
    assertTrue(saver.ended(saver.save()));
    print("TWO");
    saver.save();
    assertTrue(saver.dirty());
    store.away = false;
    saver.save();
    server.run();
    assertEquals(desk.output().from(0), stored());
    assertEquals("saved 3", heard.get(heard.size() - 1));
    assertTrue(saver.settled());
  }

  @Test
  void a_session_that_fails_holds_up_no_other_one() {
    FakeNode sessions = new FakeNode();
    Node node = sessions.node(WebSettings.Scope.TAB, false);
    Saver hers = saver(sessions.store, node, Desk.fresh(DeskLimits.DEFAULT));
    sessions.store.away = true;
    hers.save();
    sessions.run();
    sessions.store.away = false;
    assertEquals(SaveGate.Admission.NOW, node.gate().enter(hers));
    hers.save();
    sessions.run();
    assertTrue(hers.settled());
  }

  @Test
  void a_save_whose_answer_was_lost_is_sent_again_at_once_and_nobody_hears_of_it() {
    saver.save();
    print("ONE");
    store.losing = 1;
    long ticket = saver.save();
    assertTrue(saver.ended(ticket));
    assertEquals(List.of("saved 1", "saved 2"), heard);
    assertEquals(3, store.saves);
    assertTrue(saver.settled());
  }

  @Test
  void a_save_without_an_answer_is_sent_twice_and_then_told() {
    store.away = true;
    saver.save();
    assertEquals(2, store.saves);
    assertEquals(1, heard.size());
    assertTrue(saver.dirty());
  }

  @Test
  void a_save_whose_answer_was_lost_does_not_hide_what_came_after_it() {
    saver.save();
    store.mute = true;
    print("ONE");
    long first = desk.output().end();
    saver.save();
    print("TWO");
    store.mute = false;
    store.slow = true;
    saver.save();
    server.run();
    store.answers.remove().run();
    assertEquals(first, savedUpTo);
    store.answers.remove().run();
    assertEquals(desk.output().end(), savedUpTo);
    assertEquals(desk.output().from(0), stored());
    assertTrue(saver.settled());
  }

  @Test
  void a_workspace_that_the_store_forgot_is_saved_whole() {
    print("ONE");
    saver.put("beside", "x".getBytes(StandardCharsets.US_ASCII));
    saver.save();
    store.entries.clear();
    print("TWO");
    saver.save();
    assertEquals(desk.output().from(0), stored());
    assertTrue(Objects.requireNonNull(store.entries.get(id)).fields.containsKey("beside"));
  }

  @Test
  void a_store_that_went_back_gets_the_newer_state() {
    print("ONE");
    saver.save();
    print("TWO");
    saver.save();
    saver.save();
    Objects.requireNonNull(store.entries.get(id)).version = 1;
    print("THREE");
    saver.save();
    assertEquals(desk.output().from(0), stored());
    assertTrue(saver.settled());
  }

  @Test
  void an_owner_that_was_replaced_is_told_so_and_writes_nothing() {
    saver.save();
    String before = stored();
    store.acquire(id, new Owner("n2"), 0, true);
    print("ONE");
    saver.save();
    assertEquals("lost", heard.get(heard.size() - 1));
    assertEquals(before, stored());
  }

  @Test
  void a_request_runs_the_save_itself() {
    CompletableFuture<Saver.Writing> save = new CompletableFuture<>();
    saver.saveBy(save);
    assertEquals(0, store.saves);
    assertTrue(save.join().run().toCompletableFuture().join());
    assertEquals(1, store.saves);
    assertEquals(List.of("saved 1"), heard);
  }

  @Test
  void a_request_hears_that_its_save_did_not_come_to_the_store() {
    store.away = true;
    CompletableFuture<Saver.Writing> failing = new CompletableFuture<>();
    saver.saveBy(failing);
    assertFalse(failing.join().run().toCompletableFuture().join());
    store.away = false;
    saver.save();
    store.acquire(id, new Owner("n2"), 0, true);
    CompletableFuture<Saver.Writing> late = new CompletableFuture<>();
    saver.saveBy(late);
    assertFalse(late.join().run().toCompletableFuture().join());
    assertEquals("lost", heard.get(heard.size() - 1));
  }

  @Test
  void a_request_waits_for_the_save_under_way_and_one_that_gave_up_holds_up_nothing() {
    store.slow = true;
    saver.save();
    CompletableFuture<Saver.Writing> givenUp = new CompletableFuture<>();
    saver.saveBy(givenUp);
    givenUp.cancel(false);
    CompletableFuture<Saver.Writing> patient = new CompletableFuture<>();
    saver.saveBy(patient);
    assertFalse(patient.isDone());
    store.answers.remove().run();
    CompletableFuture<Boolean> saved = patient.join().run().toCompletableFuture();
    assertFalse(saved.isDone());
    store.answers.remove().run();
    assertTrue(saved.join());
    assertTrue(saver.settled());
    assertEquals(2, store.saves);
  }
}
