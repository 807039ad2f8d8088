package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.terminal.MoreKeys;

/**
 * A linked step: what one statement does, and the operation after it. The links run through a line
 * and on into the next one, so the run loop needs no counter.
 */
abstract class Op {
  /** What follows in the text; set when the line is linked, never null afterwards. */
  Op next = this;

  /** The line this is a step of; set when the line is linked. */
  @Nullable LinkedLine line;

  /** Index of the step in its line. */
  int step;

  /**
   * Takes effect.
   *
   * @return the operation to run next, or null when the machine has to wait or stop: it has then
   *     said so itself
   */
  abstract @Nullable Op execute();

  final LinkedLine line() {
    LinkedLine linked = line;
    if (linked == null) {
      throw new IllegalStateException("an operation outside of a line was asked for its place");
    }
    return linked;
  }

  final Position position() {
    return new Position(line().number, step);
  }

  /** The first of the operations that one statement has become. */
  final Op first() {
    Op[] ops = line().ops;
    return ops == null ? this : ops[line().firstOf(step)];
  }

  /** A statement whose effect always goes on with the next one. */
  static Op of(Runnable effect) {
    return new Op() {
      @Override
      Op execute() {
        effect.run();
        return next;
      }
    };
  }

  /** A statement that says itself what comes next. */
  static Op jump(Jump effect) {
    return new Op() {
      @Override
      @Nullable Op execute() {
        return effect.from(this);
      }
    };
  }

  /** An effect that decides what runs next; it is told which operation it is. */
  @FunctionalInterface
  interface Jump {
    @Nullable Op from(Op self);
  }

  /**
   * A statement that waits for a typed line and then takes it. Both may want keys besides; it then
   * asks, or takes the line, once more.
   */
  abstract static class LineReader extends Op {
    final Machine machine;

    LineReader(Machine machine) {
      this.machine = machine;
    }

    /** Asks for the line. */
    abstract @Nullable Op ask();

    /** The line, without its Enter; null to go on waiting after asking again. */
    abstract @Nullable Op accept(String typed);

    @Override
    final @Nullable Op execute() {
      String typed = machine.question.takeAnswer();
      if (typed == null) {
        return machine.attempt.run(this::ask);
      }
      try {
        return machine.attempt.run(() -> accept(typed));
      } catch (MoreKeys wait) {
        machine.question.answer(typed);
        throw wait;
      }
    }

    /** Whether Enter leaves the cursor where it is. */
    boolean sameLine() {
      return false;
    }
  }
}
