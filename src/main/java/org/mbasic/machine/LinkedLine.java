package org.mbasic.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.language.Step;
import org.mbasic.machine.state.Position;

/** A line with its steps parsed and, once it has been reached, linked to operations. */
final class LinkedLine {
  /** The line's number, or {@link Position#DIRECT}. */
  final int number;

  final LineImage image;
  final List<Step> steps;

  /** Index in the program; -1 for the direct line. */
  final int index;

  /** One operation a step and one for the end of the line; null until the line is reached. */
  Op @Nullable [] ops;

  LinkedLine(int number, int index, LineImage image, List<Step> steps) {
    this.number = number;
    this.index = index;
    this.image = image;
    this.steps = steps;
  }

  /** Whether a step begins a statement of its own, not one behind THEN or ELSE. */
  boolean begins(int step) {
    return firstOf(step) == step;
  }

  /** The first of the steps that came from one statement with the step; the end is its own. */
  int firstOf(int step) {
    if (step == steps.size()) {
      return step;
    }
    int start = steps.get(step).start();
    int first = 0;
    while (steps.get(first).start() != start) {
      first++;
    }
    return first;
  }

  boolean direct() {
    return number == Position.DIRECT;
  }
}
