package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mbasic.numbers.Vectors.hex;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.numbers.NumberReader.Start;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomSequenceTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "-1 -2 -3.5 -.001 -1000 -123456 -1E10 -1E-10 -32768 -.5 0 0 1 5 -7 -255 -256 -65536 -1.5 -99"
              .split(" ", -1));
  private static final int[] SEEDS = {1, 2, 100, -5, 32767, -32768, 0, 4, 255, 256, -1, 12345};

  @Test
  void numbers_are_the_recorded_ones() {
    RandomSequence sequence = new RandomSequence();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      numbers.add(hex(sequence.rnd(1)));
    }
    for (String argument : ARGUMENTS) {
      numbers.add(hex(sequence.rnd(spelled(argument))));
      addFollowing(numbers, sequence, 4);
    }
    for (int seed : SEEDS) {
      sequence.randomize(seed);
      addFollowing(numbers, sequence, 5);
    }
    List<String> recorded = Vectors.lines("rnd");
    assertEquals(recorded.size(), numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(recorded.get(i), numbers.get(i), "number " + i);
    }
  }

  @Test
  void a_restored_sequence_goes_on() {
    RandomSequence sequence = new RandomSequence();
    for (int i = 0; i < 500; i++) {
      RandomSequence restored = new RandomSequence(sequence.state());
      assertEquals(sequence.rnd(1), restored.rnd(1));
      assertEquals(sequence.state(), restored.state());
    }
  }

  @Test
  void reset_begins_again() {
    RandomSequence sequence = new RandomSequence();
    sequence.randomize(7);
    sequence.reset();
    assertEquals(new RandomSequence().state(), sequence.state());
  }

  private static void addFollowing(List<String> numbers, RandomSequence sequence, int count) {
    for (int i = 0; i < count; i++) {
      numbers.add(hex(sequence.rnd(1)));
    }
  }

  /** The constant as a program line has it. */
  private static double spelled(String text) {
    Numeral value = NumberReader.read(text, 0, Start.INTEGER, FloatFaults.TRAPPED).value();
    return value instanceof Numeral.Whole whole ? whole.value() : ((Numeral.Single) value).value();
  }
}
