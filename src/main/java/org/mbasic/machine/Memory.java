package org.mbasic.machine;

import org.mbasic.language.Expression;
import org.mbasic.numbers.BasicError;

/**
 * What is left of the 64 KB and the ports when there is no 8080 behind them: PEEK reads zeros, POKE and
 * OUT check their arguments and do nothing, FRE tells what the workspace's limit leaves.
 */
final class Memory {
  private final Machine machine;

  Memory(Machine machine) {
    this.machine = machine;
  }

  int peek(Formula address) {
    address(address);
    return 0;
  }

  void poke(Formula address, Formula value) {
    address(address);
    StringFunctions.byteOf(value.integer());
  }

  void out(Formula port, Formula value) {
    StringFunctions.byteOf(port.integer());
    StringFunctions.byteOf(value.integer());
  }

  int inp(int port) {
    StringFunctions.byteOf(port);
    return 0;
  }

  /** An address of -32768 to 65535. */
  private static int address(Formula formula) {
    double value = formula.single();
    return value >= 32768 && value < 65536 ? (int) value - 65536 : formula.integer();
  }

  double free(Formula dummy) {
    if (dummy.isString()) {
      dummy.string();
    } else {
      dummy.single();
    }
    long free = machine.limits.memoryBytes() - machine.variables.arrayBytes();
    return Math.max(0, Math.min(free, 1 << 23));
  }

  /** There are no addresses: a variable without a value is refused, any other lies at 0. */
  double address(Expression.Variable variable) {
    if (variable instanceof Expression.Scalar scalar
        && !machine.variables.cell(machine.variables.settle(scalar.name())).defined) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return 0;
  }

  double fileAddress(int channel) {
    machine.files.channel(channel);
    return 0;
  }
}
