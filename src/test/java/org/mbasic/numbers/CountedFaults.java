package org.mbasic.numbers;

/** Faults that go on, as without ON ERROR GOTO, and leave what they would have printed. */
final class CountedFaults implements FloatFaults {
  private final StringBuilder messages = new StringBuilder();
  private int overflows;

  @Override
  public void overflow() {
    overflows++;
    messages.append(BasicError.OVERFLOW.text()).append(" / ");
  }

  @Override
  public void divisionByZero() {
    messages.append(BasicError.DIVISION_BY_ZERO.text()).append(" / ");
  }

  int overflows() {
    return overflows;
  }

  /** Every message with the separator the recorded console texts have. */
  String messages() {
    return messages.toString();
  }
}
