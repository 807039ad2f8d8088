package org.mbasic.machine.state;

import org.jspecify.annotations.Nullable;

/**
 * What a statement that asks for a line has already.
 *
 * @param answer the line, when a key is waited for, or null
 * @param variable where the line will be stored, when that is known already, or null
 * @param element offset in its array, or {@link #SIMPLE}
 */
public record QuestionState(@Nullable String answer, @Nullable VariableName variable, int element) {
  /** Element of a simple variable. */
  public static final int SIMPLE = -1;

  /** Nothing yet. */
  public static final QuestionState OPEN = new QuestionState(null, null, SIMPLE);
}
