package org.mbasic.machine;

/**
 * Bounds of one workspace's machine.
 *
 * @param memoryBytes for the program's text, and again for array elements in the original's sizes
 *     and the strings in them; beyond it Out of memory or Out of string space
 * @param stackDepth FOR, WHILE and GOSUB frames together; beyond it Out of memory
 * @param callDepth DEF FN calls within one another; beyond it Out of memory
 * @param openFiles channels 1 to this number
 * @param typedKeys keys kept, of so many on no more are taken until the program takes some
 */
public record MachineLimits(
    long memoryBytes, int stackDepth, int callDepth, int openFiles, int typedKeys) {
  /** The defaults of the settings table. */
  public static final MachineLimits DEFAULT = new MachineLimits(8L << 20, 5_000, 40, 3, 65_536);

  public MachineLimits {
    if (memoryBytes < 1
        || stackDepth < 1
        || callDepth < 1
        || openFiles < 1
        || openFiles > 15
        || typedKeys < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, and at most 15 files can be open at once");
    }
  }
}
