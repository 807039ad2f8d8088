package org.mbasic.machine;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;

/**
 * What is left of the 64 KB and the ports when there is no 8080 behind them: PEEK reads what was
 * POKEd and zeros elsewhere, OUT checks its arguments and does nothing, FRE tells what the
 * workspace's limit leaves.
 */
final class Memory {
  /** Where the text of programs begins: three files with records of 128 bytes lie below it. */
  private static final int TEXT = 0x61CA;

  /** Bytes of a line besides its image: a link, the number and the zero at its end. */
  static final int LINE = 5;

  /** The zeros that end a program, and what the original leaves free (DeclarationsTest). */
  private static final int LEAST_ROOM = 2 + 20;

  /** No CP/M leaves more to BASIC. */
  private static final int HIGHEST = 0xFFFD;

  private final Machine machine;

  /** What was poked, by address; nothing else of the 64 KB is there. */
  private final TreeMap<Integer, Integer> poked = new TreeMap<>();

  Memory(Machine machine) {
    this.machine = machine;
  }

  /**
   * PEEK.
   *
   * @param direct whether it stands in a line typed at the prompt, where nobody looks into a
   *     protected program
   */
  int peek(Formula address, boolean direct) {
    int at = (short) StringFunctions.unsigned(address);
    checkOpen(direct);
    return poked.getOrDefault(at, 0);
  }

  /** POKE, which is refused where {@link #peek} is. */
  void poke(Formula address, Formula value, boolean direct) {
    int at = (short) StringFunctions.unsigned(address);
    checkOpen(direct);
    poked.put(at, StringFunctions.byteOf(value.integer()));
  }

  /**
   * CLEAR with a top or a stack: {@link StackFull} when the original would find no room for its
   * variables above the program, whatever memory it had.
   *
   * @param top highest address to be used, or null for the highest that any memory has
   * @param stack bytes below it for the stack
   */
  void checkRoom(@Nullable Integer top, int stack) {
    long program = machine.program.characters() + (long) LINE * machine.program.size();
    long free = (top == null ? HIGHEST : top) - TEXT - program;
    if (free - stack <= LEAST_ROOM) {
      throw new StackFull();
    }
  }

  private void checkOpen(boolean direct) {
    if (direct) {
      machine.storage.checkOpen();
    }
  }

  /** The poked bytes as text: address low and high, and the byte, for each. */
  String poked() {
    StringBuilder text = new StringBuilder(3 * poked.size());
    poked.forEach(
        (address, value) ->
            text.append((char) (address & 0xFF))
                .append((char) (address >> 8 & 0xFF))
                .append((char) (int) value));
    return text.toString();
  }

  void restorePoked(String text) {
    for (int i = 0; i + 2 < text.length(); i += 3) {
      int address = (short) (text.charAt(i) | text.charAt(i + 1) << 8);
      poked.put(address, (int) text.charAt(i + 2));
    }
  }

  void out(Formula port, Formula value) {
    StringFunctions.byteOf(port.integer());
    StringFunctions.byteOf(value.integer());
  }

  int inp(int port) {
    StringFunctions.byteOf(port);
    return 0;
  }

  double free(Formula dummy) {
    if (dummy.isString()) {
      dummy.string();
    } else {
      dummy.single();
    }
    return Math.min(machine.variables.bytesLeft(), 1 << 23);
  }

  /**
   * There are no addresses: a variable without a value is refused, any other lies at 0, and the
   * elements of an array one behind the other from 0.
   */
  static int address(Place place) {
    if (!place.defined()) {
      throw BasicError.ILLEGAL_FUNCTION_CALL.raise();
    }
    return (short) (place.offset() * place.type().bytes());
  }

  /** A file need not be open. */
  int fileAddress(int channel) {
    machine.files.checkNumber(channel);
    return 0;
  }
}
