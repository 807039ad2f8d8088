package org.mbasic.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** A store that fails, loses answers and forgets when the test says so. */
final class FakeStore implements WorkspaceStore {
  /** A saved workspace. */
  static final class Entry {
    final Map<String, byte[]> fields = new HashMap<>();
    Ownership ownership;
    boolean released;
    boolean deleted;
    long version;

    Entry(Ownership ownership) {
      this.ownership = ownership;
    }
  }

  final Map<WorkspaceId, Entry> entries = new HashMap<>();
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
    return answer(take(id, owner, minimumEpoch, force));
  }

  private Acquisition take(WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return new Acquisition.None();
    }
    if (entry.deleted) {
      return new Acquisition.Deleted();
    }
    boolean others = !entry.released && !entry.ownership.owner().equals(owner);
    if (!force && others && !entry.ownership.owner().equals(unheard)) {
      return new Acquisition.Busy(entry.ownership.owner());
    }
    entry.released = false;
    entry.ownership = new Ownership(owner, Math.max(minimumEpoch, entry.ownership.epoch()) + 1);
    return new Acquisition.Held(entry.ownership, entry.version, entry.fields, outdated, others);
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
    SaveResult result = write(id, ownership, expectedVersion, changed, removed);
    losing--;
    if (mute || losing >= 0) {
      return CompletableFuture.failedFuture(unavailable());
    }
    return answer(result);
  }

  private SaveResult write(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    Entry entry = entries.get(id);
    if (entry == null) {
      if (expectedVersion != 0) {
        return new SaveResult.Gone();
      }
      entry = new Entry(ownership);
      entries.put(id, entry);
    }
    if (entry.deleted) {
      return new SaveResult.Deleted();
    }
    if (!entry.ownership.equals(ownership)) {
      return new SaveResult.Fenced();
    }
    if (entry.version == expectedVersion + 1) {
      return new SaveResult.Already(entry.version);
    }
    if (entry.version != expectedVersion) {
      return new SaveResult.Conflict(entry.version);
    }
    entry.fields.putAll(changed);
    entry.fields.keySet().removeAll(removed);
    return new SaveResult.Saved(++entry.version);
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
        .thenRunAsync(() -> free(id, ownership), releases);
  }

  private void free(WorkspaceId id, Ownership ownership) {
    Entry entry = entries.get(id);
    if (entry != null && entry.ownership.equals(ownership)) {
      entry.released = true;
    }
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
    Entry tombstone = new Entry(new Ownership(new Owner("nobody"), 1));
    tombstone.deleted = true;
    entries.put(id, tombstone);
    return CompletableFuture.completedFuture(null);
  }
}
