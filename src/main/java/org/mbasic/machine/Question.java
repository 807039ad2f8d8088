package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.QuestionState;
import org.mbasic.machine.state.VariableName;

/**
 * What a statement that asks for a line has already while it waits: INPUT the line, when a
 * subscript wants keys; LINE INPUT the place for it, when its subscripts have read what they cannot
 * read again. It is the waiting statement's alone: what one leaves behind is forgotten by an error
 * and at the prompt.
 */
final class Question {
  private @Nullable String answer;
  private @Nullable Place place;

  /** The line typed, until {@link #takeAnswer}. */
  void answer(String typed) {
    answer = typed;
  }

  /** The line, if there is one. */
  @Nullable String takeAnswer() {
    String typed = answer;
    answer = null;
    return typed;
  }

  /** Where the line will be stored, until {@link #takePlace}. */
  void place(Place found) {
    place = found;
  }

  /** The place, if one was found already. */
  @Nullable Place takePlace() {
    Place found = place;
    place = null;
    return found;
  }

  /** Nobody answers any more. */
  void forget() {
    answer = null;
    place = null;
  }

  QuestionState state() {
    Place found = place;
    return found == null
        ? new QuestionState(answer, null, QuestionState.SIMPLE)
        : new QuestionState(answer, found.name(), found.element());
  }

  /**
   * @throws RuntimeException when there is no such place for a string
   */
  void restore(QuestionState state, Variables variables) {
    answer = state.answer();
    VariableName name = state.variable();
    if (name == null) {
      return;
    }
    Place found = Place.of(variables, name, state.element());
    found.string();
    place = found;
  }
}
