package org.mbasic.machine;

import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.terminal.Console;
import org.mbasic.machine.terminal.MoreKeys;
import org.mbasic.numbers.RandomSequence;
import org.mbasic.numbers.RandomState;

/**
 * The run of a statement that may find too few keys for INPUT$: all is then as before, and the
 * statement runs again with the keys it had consumed and those typed since. What it had printed
 * stays and is not printed again; of files it reads and writes the same bytes again.
 *
 * <p>A machine has one and uses it for one statement after the other, so that calls of functions,
 * which may all wait, allocate nothing.
 */
final class Attempt {
  private final Machine machine;
  private final Shown console;
  private final Shown printer;
  private boolean underWay;
  private int keys;
  private int seed;
  private int scrambles;
  private int addend;
  private int multiplier;

  /** What the places it has stored into had before, in that order. */
  private final ArrayList<Former> formers = new ArrayList<>(0);

  private record Former(Place place, Cell value, boolean defined) {}

  Attempt(Machine machine) {
    this.machine = machine;
    console = new Shown(machine.console);
    printer = new Shown(machine.printer);
  }

  /** Runs the statement; no other that may wait runs within it. */
  @Nullable Op run(Supplier<@Nullable Op> statement) {
    begin();
    try {
      return statement.get();
    } catch (MoreKeys wait) {
      if (!wait.interrupted()) {
        takeBack();
      }
      throw wait;
    } finally {
      underWay = false;
    }
  }

  /** No statement is under way: no room is kept. */
  void rest() {
    formers.clear();
    formers.trimToSize();
  }

  private void begin() {
    underWay = true;
    console.mark();
    printer.mark();
    machine.files.mark();
    keys = machine.keyboard.mark();
    RandomState chance = machine.random.state();
    seed = chance.seed();
    scrambles = chance.scrambles();
    addend = chance.addend();
    multiplier = chance.multiplier();
    if (!formers.isEmpty()) {
      formers.clear();
    }
  }

  /** A statement is about to store into the place. */
  void keep(Place place) {
    if (underWay) {
      formers.add(new Former(place, place.copy(), place.defined()));
    }
  }

  /** All is as before the last run, but for what was shown, which is not shown again. */
  void takeBack() {
    console.repeat();
    printer.repeat();
    for (int i = formers.size() - 1; i >= 0; i--) {
      Former former = formers.get(i);
      former.place.restore(former.value, former.defined);
    }
    machine.files.undo();
    machine.keyboard.undoTo(keys);
    machine.random = new RandomSequence(new RandomState(seed, scrambles, addend, multiplier));
  }

  /** Where a console stood, and what an attempt before this one had shown of it already. */
  private static final class Shown {
    private final Console console;
    private int produced;
    private int column;
    private int before;

    Shown(Console console) {
      this.console = console;
    }

    void mark() {
      produced = console.produced();
      column = console.column();
      before = console.withheld();
    }

    void repeat() {
      console.repeatFrom(Math.max(before, console.produced() - produced), column);
    }
  }
}
