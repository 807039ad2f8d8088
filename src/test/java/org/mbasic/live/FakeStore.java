package org.mbasic.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mbasic.store.memory.MemoryStore;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** A store that fails, loses answers and forgets when the test says so. */
final class FakeStore implements WorkspaceStore {
  private final MemoryStore kept = new MemoryStore();

  /** What is kept, for the test to look at and to spoil. */
  final Map<WorkspaceId, MemoryStore.Entry> entries = kept.entries;

  final Queue<Runnable> answers = new ArrayDeque<>();
  int saves;
  int touches;

  /** How often a workspace was asked for. */
  int acquisitions;

  /** Whether what is acquired was written in an older way. */
  boolean outdated;

  /** Workspaces of which a copy was to be kept. */
  final List<WorkspaceId> quarantined = new ArrayList<>();

  /** Copies are not kept. */
  boolean full;

  /** Nothing arrives. */
  boolean away;

  /** An owner that the store forces unasked; null for none. */
  @Nullable Owner unheard;

  /** Saves are refused. */
  boolean crowded;

  /** Saves arrive, but their answers do not. */
  boolean mute;

  /** So many more saves arrive, but their answers do not. */
  int losing;

  /** When releases act. */
  Executor releases = Runnable::run;

  /** Answers wait for the test. */
  boolean slow;

  @Override
  public CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    acquisitions++;
    if (away) {
      return CompletableFuture.failedFuture(unavailable());
    }
    MemoryStore.Entry entry = entries.get(id);
    boolean forced = force || (entry != null && Objects.equals(entry.owner, unheard));
    return kept.acquire(id, owner, minimumEpoch, forced).thenCompose(got -> answer(dated(got)));
  }

  private Acquisition dated(Acquisition got) {
    return got instanceof Acquisition.Held held
        ? new Acquisition.Held(
            held.ownership(), held.version(), held.fields(), outdated, held.forced())
        : got;
  }

  private <T> CompletionStage<T> answer(T result) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (slow) {
      answers.add(() -> answer.complete(result));
    } else {
      answer.complete(result);
    }
    return answer;
  }

  @Override
  public CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    saves++;
    if (away) {
      return CompletableFuture.failedFuture(unavailable());
    }
    if (crowded) {
      return CompletableFuture.failedFuture(
          new StoreUnavailable(StoreUnavailable.Reason.FULL, "full", null));
    }
    CompletionStage<SaveResult> result =
        kept.save(id, ownership, expectedVersion, changed, removed);
    losing--;
    if (mute || losing >= 0) {
      return CompletableFuture.failedFuture(unavailable());
    }
    return result.thenCompose(this::answer);
  }

  private static StoreUnavailable unavailable() {
    return new StoreUnavailable("away", new IllegalStateException("by the test"));
  }

  @Override
  public CompletionStage<Void> touch(WorkspaceId id) {
    touches++;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> release(WorkspaceId id, Ownership ownership) {
    return CompletableFuture.completedFuture(null)
        .thenComposeAsync(due -> kept.release(id, ownership), releases);
  }

  @Override
  public CompletionStage<Void> quarantine(WorkspaceId id, long version) {
    if (full) {
      return CompletableFuture.failedFuture(unavailable());
    }
    quarantined.add(id);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> delete(WorkspaceId id) {
    return kept.delete(id);
  }
}
