package org.mbasic.console;

import org.mbasic.numbers.FloatFaults;

/** Constants too large for their type become the largest there is, without a word. */
enum NoFaults implements FloatFaults {
  INSTANCE;

  @Override
  public void overflow() {}

  @Override
  public void divisionByZero() {}
}
