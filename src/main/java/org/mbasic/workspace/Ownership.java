package org.mbasic.workspace;

/**
 * The right to save a workspace: a fencing token. Each change of owner raises the epoch, and a
 * store writes for the newest epoch only, so an owner that slept through a change cannot harm.
 *
 * @param owner who holds it
 * @param epoch counts owners, from 1
 */
public record Ownership(Owner owner, long epoch) {
  public Ownership {
    if (epoch < 1) {
      throw new IllegalArgumentException("epochs count from 1");
    }
  }
}
