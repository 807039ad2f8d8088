package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/**
 * One run of a statement that may find too few keys for INPUT$: all is then as before, and the
 * statement runs again with the keys it had consumed and those typed since. What it had printed
 * stays and is not printed again; of files it reads and writes the same bytes again.
 */
final class Attempt {
  private final Machine machine;
  private final Shown console;
  private final Shown printer;
  private final int keys;
  private final RandomState chance;

  /** What the places it has stored into had before, in that order. */
  private final List<Former> formers = new ArrayList<>(0);

  private record Former(Place place, Cell value, boolean defined) {}

  /** Where a console stood, and what an attempt before this one had shown of it already. */
  private record Shown(Console console, int produced, int column, int before) {
    Shown(Console console) {
      this(console, console.produced(), console.column(), console.withheld());
    }

    void repeat() {
      console.repeatFrom(Math.max(before, console.produced() - produced), column);
    }
  }

  Attempt(Machine machine) {
    this.machine = machine;
    console = new Shown(machine.console);
    printer = new Shown(machine.printer);
    keys = machine.keyboard.mark();
    chance = machine.random.state();
    machine.files.mark();
  }

  /** Runs the statement; no other that may wait runs within it. */
  @Nullable Op run(Supplier<@Nullable Op> statement) {
    machine.attempt = this;
    try {
      return statement.get();
    } catch (MoreKeys wait) {
      if (!wait.interrupted()) {
        takeBack();
      }
      throw wait;
    } finally {
      machine.attempt = null;
    }
  }

  /** The statement is about to store into the place. */
  void keep(Place place) {
    formers.add(new Former(place, place.copy(), place.defined()));
  }

  /** All is as before it, but for what was shown, which is not shown again. */
  void takeBack() {
    console.repeat();
    printer.repeat();
    for (int i = formers.size() - 1; i >= 0; i--) {
      Former former = formers.get(i);
      former.place.restore(former.value, former.defined);
    }
    machine.files.undo();
    machine.keyboard.undoTo(keys);
    machine.random = new RandomSequence(chance);
  }
}
