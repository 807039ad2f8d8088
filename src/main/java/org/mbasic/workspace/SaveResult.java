package org.mbasic.workspace;

/** What came of a save. */
public sealed interface SaveResult {
  /** Everything up to the save is in the store. */
  sealed interface Ok extends SaveResult permits Saved, Already {
    /** To expect at the next save. */
    long version();
  }

  /**
   * Written.
   *
   * @param version to expect at the next save
   */
  record Saved(long version) implements Ok {}

  /**
   * An earlier try of the same save had arrived; nothing was written twice.
   *
   * @param version to expect at the next save
   */
  record Already(long version) implements Ok {}

  /** Another owner has taken over: nothing was written, and the caller's state is to be dropped. */
  record Fenced() implements SaveResult {}

  /** The user has deleted the workspace: nothing was written, and the state is to be dropped. */
  record Deleted() implements SaveResult {}

  /**
   * The store holds another version than the caller expected; nothing was written.
   *
   * @param version that is there
   */
  record Conflict(long version) implements SaveResult {}

  /** The workspace is not there any more; nothing was written. */
  record Gone() implements SaveResult {}
}
