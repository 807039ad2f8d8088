package org.mbasic.store.httpsession;

import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;

/**
 * What decides about saves of one workspace; a text among the attributes, since containers
 * replicate texts without asking.
 *
 * @param node of the owner
 * @param fingerprint of the last save
 */
record Head(long epoch, long version, long fingerprint, String node) {
  private static final int PARTS = 4;

  /** Reads {@link #text}. */
  static Head parse(String text) {
    String[] parts = text.split(" ", PARTS);
    return new Head(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
  }

  String text() {
    return epoch + " " + version + " " + fingerprint + " " + node;
  }

  boolean ownedBy(Ownership ownership) {
    return epoch == ownership.epoch() && node.equals(ownership.owner().node());
  }

  Head ownedBy(Owner owner, long minimumEpoch) {
    if (node.equals(owner.node()) && epoch >= minimumEpoch) {
      return this;
    }
    return new Head(Math.max(epoch, minimumEpoch) + 1, version, fingerprint, owner.node());
  }
}
