package org.mbasic.workspace;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps workspaces as named fields of bytes it does not understand. Any thread may call; nothing
 * blocks. A stage completes exceptionally with {@link StoreUnavailable}, and with nothing else,
 * when the store cannot be reached; then the call may or may not have acted, and doing it again is
 * safe.
 *
 * <p>Arrays handed over are not copied: neither side changes them afterwards.
 */
public interface WorkspaceStore {
  /**
   * Takes a workspace over and reads it, with a higher epoch: what was sent for an earlier one, by
   * the same owner too, does nothing when it comes late. Where nothing comes late, who owns it
   * already may keep its epoch.
   *
   * @param minimumEpoch the newest epoch the browser has seen, 0 for none
   * @param force take it from a living owner, which is fenced from then on; a store that has just
   *     seen that the owner hears no requests does so in any case
   */
  CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force);

  /**
   * Writes fields of a workspace, all of them or none, and keeps it from expiring.
   *
   * <p>When the answer to a save was lost the owner saves again with the same expected version: the
   * same content gives {@link SaveResult.Already} if it had arrived. More content gives {@link
   * SaveResult.Conflict} then, and is to be saved again with the version the conflict names. A
   * conflict with an older version means that the store lost writes: the owner, which nobody has
   * fenced, then writes all its fields with that version expected, and after {@link
   * SaveResult.Gone} with 0.
   *
   * @param ownership from {@link #acquire}, or any to create a workspace
   * @param expectedVersion of the last save; 0 creates the workspace with version 1
   * @param changed new and changed fields by name; names are of characters 0x20 to 0x7E and at most
   *     250 long
   * @param removed names of fields to drop
   */
  CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed);

  /** Keeps a workspace from expiring. Does nothing when there is none. */
  CompletionStage<Void> touch(WorkspaceId id);

  /** Lets the next process have a workspace without force. Does nothing for a stale ownership. */
  CompletionStage<Void> release(WorkspaceId id, Ownership ownership);

  /**
   * Keeps a copy of a damaged workspace as it stands, for as long as a workspace lives unused, for
   * people to look at: it is to be saved anew with what could be restored. A store that people
   * cannot look into keeps none.
   *
   * @param version of its last save; names the copy
   */
  default CompletionStage<Void> quarantine(WorkspaceId id, long version) {
    return CompletableFuture.completedStage(null);
  }

  /**
   * Removes a workspace for good. For as long as one lives unused its id is not forgotten: who asks
   * for it is told, and so is the owner that still saves it. An id that the store does not know may
   * be forgotten at once.
   */
  CompletionStage<Void> delete(WorkspaceId id);
}
