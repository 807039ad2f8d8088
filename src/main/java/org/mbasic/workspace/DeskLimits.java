package org.mbasic.workspace;

import org.mbasic.machine.MachineLimits;

/**
 * Bounds of one workspace.
 *
 * @param machine of its machine
 * @param outputCharacters of output kept
 * @param files on its disk
 * @param fileBytes of all its files together
 * @param programCharacters of an editor's text
 */
public record DeskLimits(
    MachineLimits machine, int outputCharacters, int files, long fileBytes, int programCharacters) {
  /** The defaults of the settings table. */
  public static final DeskLimits DEFAULT =
      new DeskLimits(MachineLimits.DEFAULT, 1 << 20, 64, 4L << 20, 1 << 20);

  public DeskLimits {
    if (outputCharacters < 1 || files < 1 || fileBytes < 1 || programCharacters < 1) {
      throw new IllegalArgumentException("the limits of a workspace must be positive");
    }
  }
}
