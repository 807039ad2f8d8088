package org.mbasic.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Expression;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.VariableName;

/**
 * A DEF FN function by name; undefined until its DEF FN has run. One whose text has gone in a CHAIN
 * has a definition and no body.
 */
final class UserFunction {
  /** Bytes of the block that the original lays the parameters of a call in. */
  private static final int BLOCK = 100;

  /** Bytes a parameter takes there besides its value: type, two letters, length of the rest. */
  private static final int ENTRY = 4;

  final VariableName name;

  /** The step of the DEF FN that defined it, for the saved state. */
  @Nullable Position definition;

  List<Cell> parameters = List.of();
  @Nullable Formula body;

  /** What the body is linked of. */
  @Nullable Expression text;

  /** Whether the original has no room for as many parameters; calling it then fails. */
  boolean oversized;

  UserFunction(VariableName name) {
    this.name = name;
  }

  void define(
      Position newDefinition, List<Cell> newParameters, Formula newBody, Expression newText) {
    definition = newDefinition;
    parameters = newParameters;
    body = newBody;
    text = newText;
    int block = 0;
    for (Cell parameter : newParameters) {
      int further = Math.max(0, parameter.name.letters().length() - 2);
      block += ENTRY + further + parameter.name.type().bytes();
    }
    oversized = block >= BLOCK;
  }

  /** Names have changed their types: the text that defined it may mean other variables. */
  void relink(Links links) {
    Position place = definition;
    if (place != null) {
      DeclarationOps.Definition.repeat(links, this, place);
    }
  }

  void renumbered(Map<Integer, Integer> numbers) {
    definition = definition == null ? null : definition.renumbered(numbers);
  }

  /** Keeps the function, but there is no text of it: what stands at the place is something else. */
  void lose(Position elsewhere) {
    undefine();
    definition = elsewhere;
  }

  void undefine() {
    definition = null;
    parameters = List.of();
    body = null;
    text = null;
    oversized = false;
  }
}
