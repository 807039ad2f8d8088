package org.mbasic.web;

/**
 * What an administrator is told of one point of the production checklist.
 *
 * @param point what was looked at
 * @param grade how it stands
 * @param seen what was found; never a secret or a password
 * @param advice what to do about it; empty when nothing is to be done
 */
public record Finding(String point, Grade grade, String seen, String advice) {
  /** How a point stands. */
  public enum Grade {
    /** As it should be. */
    GOOD,
    /** To be known, right or wrong. */
    NOTE,
    /** To be put right before others rely on this server. */
    WRONG
  }

  /** As it should be. */
  public static Finding good(String point, String seen) {
    return new Finding(point, Grade.GOOD, seen, "");
  }

  /** To be known. */
  public static Finding note(String point, String seen, String advice) {
    return new Finding(point, Grade.NOTE, seen, advice);
  }

  /** To be put right. */
  public static Finding wrong(String point, String seen, String advice) {
    return new Finding(point, Grade.WRONG, seen, advice);
  }
}
