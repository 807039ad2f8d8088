package org.mbasic.machine;

import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Type;

/** A variable that a statement stores into, as it stands in the text: its subscripts are linked. */
final class Target {
  private final Machine machine;
  private final Type type;

  /** The place of a simple variable, or null for an element. */
  private final @Nullable Place scalar;

  /** The element, or null for a simple variable. */
  private final @Nullable ElementReference element;

  private Target(
      Machine machine, Type type, @Nullable Place scalar, @Nullable ElementReference element) {
    this.machine = machine;
    this.type = type;
    this.scalar = scalar;
    this.element = element;
  }

  static Target of(Machine machine, Cell cell) {
    return new Target(machine, cell.name.type(), new Place(cell, null, 0), null);
  }

  static Target of(Machine machine, ElementReference element) {
    return new Target(machine, element.array().name.type(), null, element);
  }

  Type type() {
    return type;
  }

  /** Where it is now: subscripts are evaluated, and an array has its bounds from now on. */
  Place find() {
    if (scalar != null) {
      return scalar;
    }
    ElementReference reference = element;
    if (reference == null) {
      throw new IllegalStateException("a target that is neither variable nor element");
    }
    return new Place(null, reference.array(), reference.offset());
  }

  /**
   * Where it is, for a store that is to follow: it is there from now on, whatever comes of that.
   */
  Place place() {
    Place place = find();
    machine.attempt.keep(place);
    place.define();
    return place;
  }
}
