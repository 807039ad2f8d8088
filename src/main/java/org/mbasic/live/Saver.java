package org.mbasic.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.FieldChanges;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * Brings one desk's changes to the store: collected in the desk's turn, one save at a time, so that
 * there is never a queue of saves. A save whose answer did not come is sent again as it was,
 * because it may have arrived: once at once, then with the next one that is asked for; what changed
 * meanwhile follows it. Confined to the desk's turn.
 */
final class Saver implements SaveGate.Waiter {
  /** A save that waits for a thread to run it. */
  @FunctionalInterface
  interface Writing {
    /**
     * Calls the store; the desk hears of it by itself.
     *
     * @return completed with whether all that the save holds is in the store
     */
    CompletionStage<Boolean> run();
  }

  private static final Logger LOG = Logger.getLogger(Saver.class.getName());

  private final WorkspaceId id;
  private final Ownership ownership;
  private final Desk desk;
  private final Executor turn;
  private final Executor writers;
  private final SaveGate gate;

  private final DeskStores stores;

  /** Whether other desks save to the same store: else its failure says nothing about theirs. */
  private final boolean shared;

  /** Between two saves. */
  private final int seconds;

  private final Metrics metrics;
  private final Node node;
  private final SaveListener listener;
  private final Map<String, byte[]> beside = new HashMap<>();
  private final Queue<CompletableFuture<Writing>> requests = new ArrayDeque<>();

  private WorkspaceStore store;
  private long version;
  private Delta pending = new Delta();

  /** The save that was sent and not answered; it must come first. */
  private @Nullable Batch unanswered;

  private volatile Moment lastSaved;

  /** When the store was last told to keep the workspace, by the node's nanoseconds. */
  private long kept;

  private long asked;
  private long ended;
  private boolean writing;

  /** Whether the save under way lasts: an HTTP session is carried on by a request alone. */
  private boolean lasting;

  /** What the gate answered; null when nothing was asked since it let a save through. */
  private SaveGate.@Nullable Admission admission;

  /** Whether the save under way was let through by the gate. */
  private boolean admitted;

  /** Whether saves pass the gate though the store may be away; until one has failed. */
  private boolean urgent;

  private boolean failing;

  /** Whether the store has ended, so that the next one it is reached by has nothing of the desk. */
  private boolean homeless;

  /** Whether the save under way is sent a second time. */
  private boolean repeated;

  /**
   * @param version of the last save; 0 for a new workspace
   * @param turn the desk's
   * @param node whose saves go through one gate, and where the store is called, unless a request
   *     does it
   */
  Saver(
      WorkspaceId id,
      Ownership ownership,
      long version,
      WorkspaceStore store,
      Desk desk,
      Executor turn,
      Node node,
      SaveListener listener) {
    this.id = id;
    this.ownership = ownership;
    this.version = version;
    this.store = store;
    this.desk = desk;
    this.turn = turn;
    writers = node.writers();
    gate = node.gate();
    stores = node.stores();
    shared = stores.shared();
    seconds = node.settings().saveSeconds();
    metrics = node.metrics();
    this.node = node;
    this.listener = listener;
    lastSaved = node.moment();
    kept = lastSaved.nanos();
  }

  /** The same store, reached another way: by the HTTP session of a newer request. */
  void reachBy(WorkspaceStore newer) {
    store = newer;
    if (homeless && !writing) {
      homeless = false;
      version = 0;
      unanswered = null;
      pending = all();
    }
  }

  /** Whether there is no store to save to, until the desk is reached by another one. */
  boolean homeless() {
    return homeless;
  }

  /** How the store is reached now. */
  WorkspaceStore store() {
    return store;
  }

  /** Keeps a field beside the desk's own, as the store has it, for when the store loses it. */
  void have(String name, byte[] bytes) {
    beside.put(name, bytes);
  }

  /** Sets a field beside the desk's own. */
  void put(String name, byte[] bytes) {
    have(name, bytes);
    pending.add(Map.of(name, bytes), Set.of());
  }

  /** Whether a save would bring anything that is not on its way already. */
  boolean dirty() {
    return unanswered != null || !pending.isEmpty() || desk.dirty();
  }

  /**
   * Whether what has changed is to be saved now: the last save was long enough ago, or the store is
   * lost, which pages hear by a save that fails. Any thread may ask.
   *
   * @param now by {@link System#nanoTime}
   */
  boolean due(long now) {
    return Beats.reached(lastSaved.nanos(), seconds, now) || stores.outage().isPresent();
  }

  /** Whether the last save did not come to the store. */
  boolean failing() {
    return failing;
  }

  /** Whether everything is in the store. */
  boolean settled() {
    return !writing && !dirty();
  }

  /** When everything was in the store last. */
  @Override
  public Instant lastSaved() {
    return lastSaved.date();
  }

  /**
   * Has everything up to now saved.
   *
   * @return a ticket for {@link #ended(long)}
   */
  long save() {
    asked++;
    if (admission == SaveGate.Admission.LATER) {
      ended = asked;
    } else if (!writing && admission == null) {
      request();
    }
    return asked;
  }

  /** The same for the last time: does not wait until it is found out that the store is back. */
  long saveNow() {
    urgent = true;
    if (admission != null) {
      gate.forget(this);
      admission = null;
    }
    return save();
  }

  /** Has what has changed saved, if anything has. */
  void saveChanges() {
    if (dirty()) {
      save();
    }
  }

  private void request() {
    if (!shared) {
      write(collect());
      return;
    }
    SaveGate.Admission answer = gate.enter(this);
    if (answer == SaveGate.Admission.NOW) {
      admitted = true;
      write(collect());
    } else if (answer == SaveGate.Admission.LATER && urgent) {
      gate.forget(this);
      write(collect());
    } else {
      admission = answer;
      if (answer == SaveGate.Admission.LATER) {
        ended = asked;
        unsaved(gate.trouble());
      }
    }
  }

  @Override
  public void admitted() {
    turn.execute(
        () -> {
          admission = null;
          if (writing || (!dirty() && asked <= ended)) {
            gate.abandoned();
          } else {
            admitted = true;
            write(collect());
          }
        });
  }

  private void unsaved(StoreUnavailable.Reason why) {
    String told =
        switch (why) {
          case SILENT -> "The storage does not answer.";
          case FULL -> "The storage is full.";
          case REFUSED -> "The storage does not let this server save.";
          case ENDED -> "The server has ended the browser's session; it gets a new one.";
        };
    listener.unsaved(lastSaved, told);
  }

  /** Whether the save that a ticket stands for has been tried. */
  boolean ended(long ticket) {
    return ended >= ticket;
  }

  /**
   * Hands the next save to a thread that may write where others may not, which is a request's own.
   *
   * @param save completed with what that thread must run at once, unless it is cancelled before
   */
  void saveBy(CompletableFuture<Writing> save) {
    asked++;
    requests.add(save);
    if (!writing) {
      next();
    }
  }

  /** When the store was last told to keep the workspace: see {@link System#nanoTime}. */
  long kept() {
    return kept;
  }

  /** Keeps the workspace from expiring though nothing changes. */
  void touch() {
    kept = node.nanoTime().getAsLong();
    CompletionStage<?> unused =
        store
            .touch(id)
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    LOG.log(Level.FINE, "a workspace could not be touched", error);
                  }
                });
  }

  /** Leaves the workspace to whom wants it next, if it is still this owner's. */
  CompletionStage<Void> release() {
    gate.forget(this);
    try {
      return store.release(id, ownership);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void next() {
    CompletableFuture<Writing> request = requests.poll();
    while (request != null && request.isDone()) {
      request = requests.poll();
    }
    if (request == null) {
      if (asked > ended && unanswered == null && admission == null) {
        request();
      }
      return;
    }
    Writing save = collect();
    lasting = true;
    if (!request.complete(save)) {
      write(save);
    }
  }

  private void write(Writing save) {
    lasting = shared;
    writers.execute(
        () -> {
          CompletionStage<?> unused = save.run();
        });
  }

  private Writing collect() {
    Batch batch = unanswered;
    if (batch == null) {
      Delta delta = pending;
      pending = new Delta();
      FieldChanges changes = desk.changes();
      delta.add(changes.written(), changes.removed());
      batch = new Batch(delta, asked, node.moment(), listener.mark());
    }
    return send(batch);
  }

  private Writing send(Batch batch) {
    writing = true;
    unanswered = batch;
    WorkspaceStore to = store;
    long expected = version;
    return () -> {
      long start = System.nanoTime();
      return write(to, expected, batch.delta())
          .handle(
              (result, error) -> {
                metrics.saved(result, batch.delta(), System.nanoTime() - start);
                turn.execute(() -> finish(batch, result, error));
                return result instanceof SaveResult.Ok;
              });
    };
  }

  private CompletionStage<SaveResult> write(WorkspaceStore to, long expected, Delta delta) {
    try {
      return to.save(id, ownership, expected, delta.changed(), delta.removed());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void finish(Batch batch, @Nullable SaveResult result, @Nullable Throwable error) {
    writing = false;
    if (result == null && repeat(batch)) {
      return;
    }
    repeated = false;
    boolean again =
        result instanceof SaveResult.Conflict || (result instanceof SaveResult.Gone && version > 0);
    StoreUnavailable.Reason failure = result == null ? StoreUnavailable.reasonOf(error) : null;
    if (admitted && !again) {
      admitted = false;
      gate.left(this, failure);
      admission = result == null ? SaveGate.Admission.LATER : null;
    }
    if (result instanceof SaveResult.Ok ok) {
      unanswered = null;
      if (failing && dirty()) {
        asked++;
      }
      failing = false;
      version = ok.version();
      lastSaved = batch.at();
      if (lastSaved.nanos() - kept > 0) {
        kept = lastSaved.nanos();
      }
      ended = Math.max(ended, batch.ticket());
      listener.saved(lastSaved, version, batch.mark(), lasting);
    } else if (again) {
      sendAll(result instanceof SaveResult.Conflict there ? there.version() : 0);
      return;
    } else if (failure != null) {
      ended = asked;
      urgent = false;
      failed(failure, error);
    } else {
      ended = asked;
      boolean deleted = result instanceof SaveResult.Deleted;
      listener.lost(deleted ? Wire.Close.DELETED : Wire.Close.ELSEWHERE);
      return;
    }
    next();
  }

  /**
   * Perhaps only the answer was lost: what waits for the save is not shown yet, because a server
   * that dies right after would have to take it back.
   *
   * @return whether the save was sent a second time
   */
  private boolean repeat(Batch batch) {
    if (repeated || failing || !shared) {
      return false;
    }
    repeated = true;
    write(send(batch));
    return true;
  }

  /** The store went back to an older state, or lost the workspace; this desk has the newer one. */
  private void sendAll(long from) {
    LOG.warning("the store lost saves of a workspace; all of it is saved again");
    version = from;
    pending = new Delta();
    write(send(new Batch(all(), asked, node.moment(), listener.mark())));
  }

  private Delta all() {
    Delta all = new Delta();
    all.add(desk.fields(), Set.of());
    all.add(beside, Set.of());
    return all;
  }

  private void failed(StoreUnavailable.Reason why, @Nullable Throwable error) {
    if (!failing) {
      LOG.log(Level.WARNING, "a workspace cannot be saved: {0}", String.valueOf(error));
    }
    failing = true;
    homeless = why == StoreUnavailable.Reason.ENDED;
    unsaved(why);
  }

  /**
   * A save.
   *
   * @param ticket it answers, and all before
   * @param at when it was collected
   * @param mark of the listener, then
   */
  private record Batch(Delta delta, long ticket, Moment at, SaveListener.Mark mark) {}
}
