package org.mbasic.machine;

import org.mbasic.machine.terminal.Console;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.FloatFaults;

/**
 * What an overflow or a division by zero of floating point does: with a handler set by ON ERROR,
 * even while that runs, it is an error like any other; otherwise the message stands on a line of
 * its own and the program goes on (golden area overflow-divzero).
 */
final class Faults implements FloatFaults {
  private final Console console;
  private final Traps traps;
  private boolean hushed;

  Faults(Console console, Traps traps) {
    this.console = console;
    this.traps = traps;
  }

  /** Whether nothing is to come of it: a debugger looks. */
  void hush(boolean hush) {
    hushed = hush;
  }

  @Override
  public void overflow() {
    report(BasicError.OVERFLOW);
  }

  @Override
  public void divisionByZero() {
    report(BasicError.DIVISION_BY_ZERO);
  }

  private void report(BasicError error) {
    if (hushed) {
      return;
    }
    if (traps.handlerLine != 0) {
      throw error.raise();
    }
    console.print(error.text());
    console.newLine();
  }
}
