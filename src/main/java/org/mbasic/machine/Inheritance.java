package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.language.DataStatement;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.state.VariableName;
import org.mbasic.numbers.BasicError;

/**
 * The variables one program hands to the next when it chains: all, or those named in a COMMON; and
 * with all of them the functions.
 */
final class Inheritance {
  private final List<Cell> cells = new ArrayList<>();
  private final List<BasicArray> arrays = new ArrayList<>();
  private final List<Definition> functions = new ArrayList<>();

  /**
   * A function as the original has it, by the address of its text: that is not adjusted when the
   * text moves or goes. What it would find there then is hardly ever a function.
   *
   * @param address bytes of program in front of the line
   */
  private record Definition(VariableName function, long address, String line, int step) {}

  private Inheritance() {}

  /** Takes the values before the program and its variables are cleared. */
  static Inheritance of(Machine machine, boolean all) {
    Inheritance kept = new Inheritance();
    if (all) {
      machine.variables.cells().stream().filter(cell -> cell.defined).forEach(kept::keep);
      machine.variables.arrays().stream().filter(BasicArray::dimensioned).forEach(kept::keep);
      machine.variables.functions().forEach(function -> kept.keep(function, machine.program));
    } else {
      LinkedLine line = machine.links.at(0);
      while (line != null) {
        kept.common(machine, line);
        line = machine.links.after(line);
      }
    }
    return kept;
  }

  /**
   * COMMON counts wherever it begins a statement, run or not, but not behind a THEN. What it names
   * must be there, Illegal function call in its line, and nothing else may stand in it.
   */
  private void common(Machine machine, LinkedLine line) {
    for (int step = 0; step < line.steps.size(); step++) {
      if (line.steps.get(step).statement() instanceof DataStatement.Common common
          && line.begins(step)) {
        for (int i = 0; i < common.names().size(); i++) {
          VariableName name = machine.variables.settle(common.names().get(i));
          boolean there =
              common.arrays().get(i)
                  ? keep(machine.variables.array(name))
                  : keep(machine.variables.cell(name));
          if (!there) {
            throw machine.failures.in(line, BasicError.ILLEGAL_FUNCTION_CALL.raise());
          }
        }
        if (!common.complete()) {
          throw machine.failures.in(line, BasicError.SYNTAX.raise());
        }
      }
    }
  }

  private boolean keep(Cell cell) {
    if (cell.defined) {
      Cell copy = Cell.of(cell.name);
      cell.copyTo(copy);
      cells.add(copy);
    }
    return cell.defined;
  }

  private boolean keep(BasicArray array) {
    if (array.dimensioned()) {
      BasicArray copy = array.sibling();
      copy.take(array);
      arrays.add(copy);
    }
    return array.dimensioned();
  }

  private void keep(UserFunction function, Program program) {
    Position place = function.definition;
    if (place != null) {
      int index = program.find(place.line());
      long address = 0;
      for (LineImage before : program.lines().subList(0, index)) {
        address += bytes(before);
      }
      String line = program.at(index).image();
      functions.add(new Definition(function.name, address, line, place.step()));
    }
  }

  private static int bytes(LineImage line) {
    return Memory.LINE + line.image().length();
  }

  /** Gives the new program the values and the functions. */
  void handOver(Machine machine) {
    Variables variables = machine.variables;
    variables.forgetRefusal();
    for (Cell cell : cells) {
      cell.copyTo(variables.cell(cell.name));
    }
    if (variables.refusedNames()) {
      throw BasicError.OUT_OF_MEMORY.raise();
    }
    for (BasicArray array : arrays) {
      machine.variables.adopt(array);
    }
    LinkedLine first = machine.links.at(0);
    if (first == null) {
      return;
    }
    Position end = new Position(first.number, first.steps.size());
    functions.forEach(text -> machine.variables.function(text.function).lose(end));
    long address = 0;
    for (LineImage line : machine.program.lines()) {
      for (Definition text : functions) {
        if (text.address == address && text.line.equals(line.image())) {
          UserFunction function = machine.variables.function(text.function);
          Position place = new Position(line.number(), text.step);
          DeclarationOps.Definition.repeat(machine.links, function, place);
        }
      }
      address += bytes(line);
    }
  }
}
