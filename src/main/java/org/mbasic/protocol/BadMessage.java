package org.mbasic.protocol;

/** A message from the page that cannot be taken; its text is fit to be shown to the user. */
public final class BadMessage extends Exception {
  private static final long serialVersionUID = 1L;

  BadMessage(String message) {
    super(message, null, false, false);
  }
}
