package org.mbasic.live;

import org.mbasic.protocol.Wire;

/** What the desk hears of its saves, in its turn. */
interface SaveListener {
  /** A save is being collected: how far the desk is, to hear again when it is in the store. */
  Mark mark();

  /**
   * All that had changed up to then is in the store.
   *
   * @param mark as it was then
   * @param lasting whether it outlives this server as far as the store's contents do
   */
  void saved(Moment at, long version, Mark mark, boolean lasting);

  /** The store did not answer; the same changes are sent again at the next save. */
  void unsaved(Moment since, String reason);

  /**
   * The workspace belongs to another server now, or to nobody: this desk must go.
   *
   * @param why as its pages are to be told
   */
  void lost(Wire.Close why);

  /**
   * How far a desk is.
   *
   * @param keys number of the last that came
   * @param output offset of its end
   */
  record Mark(long keys, long output) {}
}
