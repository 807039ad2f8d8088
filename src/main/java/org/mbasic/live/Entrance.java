package org.mbasic.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Where pages wait until the store has been asked whether the workspace still belongs to this
 * server: by a save, when pages may have been at another server since the last one was here. When
 * it does not answer they come in all the same. Confined to the desk's turn.
 */
final class Entrance {
  /**
   * A page that waits.
   *
   * @param refused run when the desk has left this node
   */
  private record Newcomer(Guest guest, Runnable refused) {}

  private final Saver saver;
  private final Queue<Newcomer> newcomers = new ArrayDeque<>();
  private boolean sure = true;

  /** Ticket of the save that will tell. */
  private long sureWith;

  Entrance(Saver saver) {
    this.saver = saver;
  }

  /** Pages come in when the save of this ticket has ended. */
  void openWith(long ticket) {
    sureWith = ticket;
  }

  /** From now on the store is to be asked before a page comes in. */
  void doubt() {
    sure = false;
  }

  void add(Guest guest, Runnable refused) {
    newcomers.add(new Newcomer(guest, refused));
    if (!sure && newcomers.size() == 1) {
      sureWith = saver.save();
    }
  }

  boolean isEmpty() {
    return newcomers.isEmpty();
  }

  /** Those that may come in now and are still there; they wait no more. */
  List<Guest> admit() {
    List<Guest> admitted = new ArrayList<>();
    if (!newcomers.isEmpty() && saver.ended(sureWith)) {
      sure = true;
      for (Newcomer page = newcomers.poll(); page != null; page = newcomers.poll()) {
        if (page.guest().wire().open()) {
          admitted.add(page.guest());
        }
      }
    }
    return admitted;
  }

  /** The desk has left: nobody comes in any more. */
  void close() {
    newcomers.forEach(page -> page.refused().run());
    newcomers.clear();
  }
}
