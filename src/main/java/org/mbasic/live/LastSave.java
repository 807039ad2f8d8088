package org.mbasic.live;

import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.Wire;

/**
 * The save after which a desk leaves memory. What does not come to the store stays with the desk,
 * and so does the workspace, unless the server stops. Confined to the desk's turn.
 */
final class LastSave {
  private final Saver saver;

  /** How the pages are to be let go; null while the desk stays. */
  private Wire.@Nullable Close code;

  private long ticket;

  LastSave(Saver saver) {
    this.saver = saver;
  }

  /**
   * The desk is to leave.
   *
   * @param close as its pages are to be let go
   */
  void begin(Wire.Close close) {
    code = close;
    ticket = saver.saveNow();
  }

  /** Whether the desk is about to leave. */
  boolean begun() {
    return code != null;
  }

  /** As the pages are to be let go now; null when the desk does not leave, or not yet. */
  Wire.@Nullable Close ended() {
    Wire.Close close = code;
    if (close == null || !saver.ended(ticket)) {
      return null;
    }
    if (saver.settled() || (saver.failing() && close == Wire.Close.RESTART)) {
      return close;
    }
    if (saver.failing()) {
      code = null;
    } else {
      // More has come during the save.
      ticket = saver.saveNow();
    }
    return null;
  }
}
