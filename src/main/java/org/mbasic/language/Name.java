package org.mbasic.language;

/**
 * A variable's or function's name in upper case.
 *
 * @param letters up to 40 letters, digits and dots, beginning with a letter
 * @param suffix one of {@code % ! # $}, or {@link #NO_SUFFIX} where the DEFtype of the first letter
 *     decides
 */
public record Name(String letters, char suffix) {
  /** The name was written without a type suffix. */
  public static final char NO_SUFFIX = 0;

  @Override
  public String toString() {
    return suffix == NO_SUFFIX ? letters : letters + suffix;
  }
}
