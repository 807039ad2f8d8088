package org.mbasic.app;

/** A setting that the application cannot start with. Its message is one line for the log. */
final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String line;

  /**
   * Names the setting and then the problem.
   *
   * @param problem what is wrong; secrets and passwords never are part of it
   */
  WrongSetting(Setting setting, String problem) {
    this(setting.key() + " (" + setting.variables().get(0) + ") " + problem);
  }

  private WrongSetting(String line) {
    super(line, null, false, false);
    this.line = line;
  }

  /** The message. */
  String line() {
    return line;
  }
}
