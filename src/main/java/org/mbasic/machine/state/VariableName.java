package org.mbasic.machine.state;

/**
 * A variable's name with its type settled: {@code A} and {@code A!} are one when A is single.
 *
 * @param letters as in the program, upper case
 */
public record VariableName(String letters, Type type) {
  @Override
  public String toString() {
    return letters + type.suffix();
  }
}
