package org.mbasic.console;

/**
 * A file or folder named on the command line, or what is shown, cannot be used; the message is for
 * the user.
 */
final class FileUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  FileUnusable(String message) {
    super(message);
  }
}
