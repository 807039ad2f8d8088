package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.machine.Inspector;
import org.mbasic.machine.StateBounds;
import org.mbasic.machine.state.StopsState;
import org.mbasic.machine.state.StopsState.Trigger;

/** What breakpoints do, and how far a step goes; where breakpoints are is a part of the machine. */
final class DebugFields implements DeskPart {
  private static final int VERSION = 1;

  private final Inspector inspector;
  private final FieldGroup group = new FieldGroup("debug");

  DebugFields(Inspector inspector) {
    this.inspector = inspector;
  }

  @Override
  public List<String> heads() {
    return List.of(group.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void collect(FieldChanges changes) {
    StopsState stops = inspector.stops();
    FieldWriter field =
        new FieldWriter(VERSION)
            .number(stops.goal())
            .number(stops.deepest())
            .number(stops.triggers().size());
    for (Trigger trigger : stops.triggers()) {
      field.number(trigger.line()).text(trigger.condition()).number(trigger.shown().size());
      trigger.shown().forEach(field::text);
    }
    group.writeHead(field, changes);
  }

  @Override
  public void check(DeskLimits limits) {
    StateBounds.check(inspector.stops());
  }

  @Override
  public void restore(SavedFields saved) {
    group.readHead(saved, VERSION, DebugFields::read).ifPresent(inspector::restoreStops);
  }

  private static StopsState read(FieldReader field) {
    int goal = field.integer();
    int deepest = field.integer();
    List<Trigger> triggers = new ArrayList<>();
    for (int left = field.elements(); left > 0; left--) {
      triggers.add(new Trigger(field.integer(), field.text(), texts(field)));
    }
    return new StopsState(triggers, goal, deepest);
  }

  private static List<String> texts(FieldReader field) {
    List<String> texts = new ArrayList<>();
    for (int left = field.elements(); left > 0; left--) {
      texts.add(field.text());
    }
    return texts;
  }
}
