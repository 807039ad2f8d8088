package org.mbasic.language;

/** The operators in order of binding, loosest first (manual 1.6); equal ranks bind to the left. */
public enum Operator {
  IMP(1),
  EQV(2),
  XOR(3),
  OR(4),
  AND(5),
  NOT(6),
  EQUAL(7),
  NOT_EQUAL(7),
  LESS(7),
  GREATER(7),
  LESS_OR_EQUAL(7),
  GREATER_OR_EQUAL(7),
  /** All three signs: holds of any two operands that can be compared. */
  COMPARABLE(7),
  PLUS(8),
  MINUS(8),
  MOD(9),
  INTEGER_DIVIDE(10),
  TIMES(11),
  DIVIDE(11),
  NEGATE(12),
  POWER(13);

  private final int rank;

  Operator(int rank) {
    this.rank = rank;
  }

  /** How tightly the operator binds; a higher rank binds tighter. */
  public int rank() {
    return rank;
  }
}
