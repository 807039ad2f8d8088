package org.mbasic.app;

/** A setting that the application cannot start with. Its message is one line for the log. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param problem what is wrong; secrets and passwords never are part of it
   */
  WrongSetting(Setting setting, String problem) {
    super(setting.key() + " (" + setting.variables().get(0) + ") " + problem, null, false, false);
  }
}
