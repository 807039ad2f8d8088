package org.mbasic.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A DEF FN function by name; undefined until its DEF FN has run. */
final class UserFunction {
  final VariableName name;

  /** The step of the DEF FN that defined it, for the saved state. */
  @Nullable Position definition;

  List<Cell> parameters = List.of();
  @Nullable Formula body;

  UserFunction(VariableName name) {
    this.name = name;
  }

  void define(Position newDefinition, List<Cell> newParameters, Formula newBody) {
    definition = newDefinition;
    parameters = newParameters;
    body = newBody;
  }

  void renumbered(Map<Integer, Integer> numbers) {
    definition = definition == null ? null : definition.renumbered(numbers);
  }

  void undefine() {
    definition = null;
    parameters = List.of();
    body = null;
  }
}
