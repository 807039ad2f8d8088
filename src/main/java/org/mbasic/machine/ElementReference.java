package org.mbasic.machine;

import java.util.List;

/** An array with the subscripts written behind it. */
final class ElementReference {
  private final Variables variables;
  private final BasicArray array;
  private final Formula[] subscripts;

  ElementReference(Variables variables, BasicArray array, List<Formula> subscripts) {
    this.variables = variables;
    this.array = array;
    this.subscripts = subscripts.toArray(new Formula[0]);
  }

  BasicArray array() {
    return array;
  }

  /** Evaluates the subscripts; gives the array its default bounds if it has none yet. */
  int offset() {
    if (subscripts.length == 1) {
      int first = variables.index(subscripts[0]);
      ready();
      return array.offset(first);
    }
    if (subscripts.length == 2) {
      int first = variables.index(subscripts[0]);
      int second = variables.index(subscripts[1]);
      ready();
      return array.offset(first, second);
    }
    int[] values = new int[subscripts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = variables.index(subscripts[i]);
    }
    ready();
    return array.offset(values);
  }

  private void ready() {
    if (!array.dimensioned()) {
      variables.dimensionByUse(array, subscripts.length);
    }
  }
}
