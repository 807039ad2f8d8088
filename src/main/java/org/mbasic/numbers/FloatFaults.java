package org.mbasic.numbers;

/**
 * What happens when floating point goes out of range. BASIC-80 prints a message and goes on with
 * the largest number, unless ON ERROR GOTO is active, when these are errors 6 and 11: an
 * implementation either prints and returns, or throws. After a return the operation gives its
 * documented value.
 */
public interface FloatFaults {

  /** Faults that always stop the statement, as they do under ON ERROR GOTO. */
  FloatFaults TRAPPED =
      new FloatFaults() {
        @Override
        public void overflow() {
          throw BasicError.OVERFLOW.raise();
        }

        @Override
        public void divisionByZero() {
          throw BasicError.DIVISION_BY_ZERO.raise();
        }
      };

  /** A result is too large: the operation goes on with the largest number of its type. */
  void overflow();

  /** A division by zero, or zero to a negative power: it goes on with the largest number. */
  void divisionByZero();
}
