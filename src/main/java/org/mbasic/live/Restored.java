package org.mbasic.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.CorruptField;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.NewerState;
import org.mbasic.workspace.WorkspaceId;

/**
 * A desk as it was saved, or what could be read of it.
 *
 * @param damaged whether that is not all
 */
record Restored(LiveDesk.Hold hold, Desk desk, boolean damaged) {
  private static final Logger LOG = Logger.getLogger(Restored.class.getName());

  /**
   * Reads what the store has.
   *
   * @return nothing when it does not say whose it is: nobody gets it
   * @throws NewerState when a newer version of MBASIC Web has saved it
   */
  static Optional<Restored> of(Claim claim, Acquisition.Held held, DeskLimits limits) {
    WorkspaceId id = claim.id();
    Map<String, byte[]> fields = new HashMap<>(held.fields());
    boolean damaged = false;
    Ties ties;
    try {
      ties = Ties.decode(fields);
    } catch (CorruptField e) {
      damaged = warn(e);
      ties = Ties.salvage(fields, claim.proven() ? claim.browser() : "");
      if (ties.browser().isEmpty()) {
        return Optional.empty();
      }
    }
    fields.keySet().removeAll(ties.fields().keySet());
    Desk desk;
    try {
      desk = Desk.restore(fields, limits);
    } catch (CorruptField e) {
      damaged = warn(e);
      desk = Desk.salvage(fields, limits);
    }
    if (held.outdated() || damaged) {
      desk.unsaved();
    }
    LiveDesk.Hold hold =
        new LiveDesk.Hold(id, ties, held.ownership(), held.version(), claim.store());
    return Optional.of(new Restored(hold, desk, damaged));
  }

  /** Names the part, but not the user's file. */
  private static boolean warn(CorruptField damage) {
    String part = String.valueOf(damage.getMessage()).split("/", 2)[0];
    LOG.log(Level.WARNING, "a saved workspace is damaged: {0}", part);
    return true;
  }
}
