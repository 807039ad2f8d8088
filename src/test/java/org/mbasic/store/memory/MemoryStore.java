package org.mbasic.store.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Fingerprint;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/** Keeps workspaces until they are deleted or the process ends. Every stage is complete at once. */
public final class MemoryStore implements WorkspaceStore {
  /** What is kept, for tests to look at and to spoil. */
  public final Map<WorkspaceId, Entry> entries = new HashMap<>();

  /** A workspace, or the tombstone of one. */
  public static final class Entry {
    public final Map<String, byte[]> fields = new HashMap<>();

    /** Null while it is released. */
    public @Nullable Owner owner;

    public long epoch;
    public long version;
    private boolean deleted;
    private long fingerprint;

    private boolean ownedBy(Ownership ownership) {
      return ownership.owner().equals(owner) && ownership.epoch() == epoch;
    }
  }

  @Override
  public synchronized CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return CompletableFuture.completedStage(new Acquisition.None());
    }
    if (entry.deleted) {
      return CompletableFuture.completedStage(new Acquisition.Deleted());
    }
    Owner holder = entry.owner;
    boolean others = false;
    if (holder != null && !owner.equals(holder)) {
      if (!force) {
        return CompletableFuture.completedStage(new Acquisition.Busy(holder));
      }
      others = true;
    }
    entry.owner = owner;
    entry.epoch = Math.max(entry.epoch, minimumEpoch) + 1;
    return CompletableFuture.completedStage(
        new Acquisition.Held(
            new Ownership(owner, entry.epoch), entry.version, entry.fields, others));
  }

  @Override
  public synchronized CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    return CompletableFuture.completedStage(
        write(id, ownership, expectedVersion, changed, removed));
  }

  private SaveResult write(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    Entry entry = entries.get(id);
    long fingerprint = Fingerprint.of(changed, removed);
    if (entry == null) {
      if (expectedVersion != 0) {
        return new SaveResult.Gone();
      }
      entry = new Entry();
      entry.owner = ownership.owner();
      entry.epoch = ownership.epoch();
      entries.put(id, entry);
    } else if (entry.deleted) {
      return new SaveResult.Deleted();
    } else if (!entry.ownedBy(ownership)) {
      return new SaveResult.Fenced();
    } else if (entry.version == expectedVersion + 1 && entry.fingerprint == fingerprint) {
      return new SaveResult.Already(entry.version);
    } else if (entry.version != expectedVersion) {
      return new SaveResult.Conflict(entry.version);
    }
    entry.fields.putAll(changed);
    entry.fields.keySet().removeAll(removed);
    entry.version = expectedVersion + 1;
    entry.fingerprint = fingerprint;
    return new SaveResult.Saved(entry.version);
  }

  @Override
  public CompletionStage<Void> touch(WorkspaceId id) {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public synchronized CompletionStage<Void> release(WorkspaceId id, Ownership ownership) {
    Entry entry = entries.get(id);
    if (entry != null && entry.ownedBy(ownership)) {
      entry.owner = null;
    }
    return CompletableFuture.completedStage(null);
  }

  @Override
  public synchronized CompletionStage<Void> delete(WorkspaceId id) {
    Entry tombstone = new Entry();
    tombstone.deleted = true;
    entries.put(id, tombstone);
    return CompletableFuture.completedStage(null);
  }
}
