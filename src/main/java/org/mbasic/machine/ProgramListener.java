package org.mbasic.machine;

/** Hears what becomes of programs, in the thread that runs them; it must return at once. */
public interface ProgramListener {
  /** Nobody listens. */
  ProgramListener NONE =
      new ProgramListener() {
        @Override
        public void began() {}

        @Override
        public void failed(int error) {}
      };

  /** A program begins, by RUN or a command that implies it. */
  void began();

  /**
   * An error is reported, in a program or at the prompt; those that a program handles itself are
   * not.
   *
   * @param error its number, as ERR gives it
   */
  void failed(int error);
}
