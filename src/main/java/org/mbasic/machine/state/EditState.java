package org.mbasic.machine.state;

/**
 * An EDIT under way.
 *
 * @param prefix shown before the line
 * @param original the line before the editing
 * @param text the line now
 * @param at the cursor
 * @param count the number typed so far, or the repetitions still wanted
 * @param pending the subcommand that wants further keys, or 0
 */
public record EditState(
    String prefix, String original, String text, int at, int count, char pending) {
  public EditState {
    if (at < 0 || at > text.length() || count < 0) {
      throw new IllegalArgumentException("an edit with its cursor outside of the line");
    }
  }
}
