package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.ScreenStatement;
import org.mbasic.language.ScreenStatement.Destination;
import org.mbasic.language.ScreenStatement.PrintItem;
import org.mbasic.machine.terminal.Console;
import org.mbasic.machine.terminal.Output;

/** PRINT, PRINT USING and WRITE, to the console, the printer and files; WIDTH and NULL. */
final class PrintOps {
  private final Machine machine;
  private final FormulaLinker formulas;

  PrintOps(Machine machine, FormulaLinker formulas) {
    this.machine = machine;
    this.formulas = formulas;
  }

  @Nullable Op link(ScreenStatement statement) {
    if (statement instanceof ScreenStatement.Print print) {
      return print(print);
    }
    if (statement instanceof ScreenStatement.Write write) {
      return write(write);
    }
    if (statement instanceof ScreenStatement.Width width) {
      Formula columns = formulas.link(width.columns());
      Console console = width.printer() ? machine.printer : machine.console;
      return Op.of(() -> console.width(StringFunctions.byteOf(columns.integer())));
    }
    if (statement instanceof ScreenStatement.Nulls nulls) {
      Formula count = formulas.link(nulls.count());
      return Op.of(() -> machine.console.nulls(StringFunctions.byteOf(count.integer())));
    }
    return null;
  }

  /**
   * Where a statement's output goes, once its channel is known.
   *
   * @param reads whether something of it may read with INPUT$
   */
  private Output output(Destination destination, @Nullable Formula channel, boolean reads) {
    if (channel == null && !(destination instanceof Destination.Printer)) {
      return machine.console;
    }
    Output told = channel == null ? machine.printer : machine.files.output(channel.integer());
    return reads ? new Aim(machine, told) : told;
  }

  private @Nullable Formula channel(Destination destination) {
    return destination instanceof Destination.Channel file ? formulas.link(file.number()) : null;
  }

  private Op print(ScreenStatement.Print print) {
    List<Piece> pieces = new ArrayList<>();
    Using using = null;
    boolean afterValue = false;
    for (PrintItem item : print.items()) {
      if (item instanceof PrintItem.Using format) {
        using = new Using(formulas.link(format.format()));
        pieces.add(using);
      } else if (using == null) {
        pieces.add(piece(item));
      } else if (item instanceof PrintItem.Value value) {
        using.add(formulas.linkBehind(using.format, value.value()), afterValue);
        afterValue = true;
      } else {
        afterValue = false;
      }
    }
    boolean open = endsOpen(print.items());
    Formula channel = channel(print.destination());
    Piece[] all = pieces.toArray(new Piece[0]);
    boolean reads = formulas.mayWait();
    return Op.of(
        () -> {
          Output out = output(print.destination(), channel, reads);
          for (Piece piece : all) {
            piece.print(out);
          }
          if (!open) {
            out.newLine();
          }
        });
  }

  private static boolean endsOpen(List<PrintItem> items) {
    if (items.isEmpty()) {
      return false;
    }
    PrintItem last = items.get(items.size() - 1);
    return !(last instanceof PrintItem.Value || last instanceof PrintItem.Using);
  }

  /** One linked item of a PRINT list. */
  @FunctionalInterface
  private interface Piece {
    void print(Output out);
  }

  private Piece piece(PrintItem item) {
    if (item instanceof PrintItem.Value value) {
      return value(formulas.link(value.value()));
    }
    if (item instanceof PrintItem.Comma) {
      return Output::zone;
    }
    if (item instanceof PrintItem.Semicolon) {
      return out -> {};
    }
    if (item instanceof PrintItem.Tab tab) {
      Formula column = formulas.link(tab.column());
      return out -> out.tab((short) (column.integer() - 1));
    }
    if (item instanceof PrintItem.Spc spc) {
      Formula count = formulas.link(spc.count());
      return out -> out.spaces(count.integer());
    }
    throw new AssertionError(item);
  }

  private static Piece value(Formula value) {
    if (value.isString()) {
      return out -> {
        String text = value.string();
        out.printItem(text, text.length());
      };
    }
    return out -> {
      String text = StringFunctions.text(value);
      out.printItem(text + " ", text.length() + 1);
    };
  }

  /** USING and the values behind it. */
  private static final class Using implements Piece {
    private final Formula format;
    private final List<Formula> values = new ArrayList<>();
    private boolean broken;

    Using(Formula format) {
      this.format = format;
    }

    /** A value behind another without a sign between them is where the list breaks off. */
    void add(Formula value, boolean afterValue) {
      broken |= afterValue;
      if (!broken) {
        values.add(value);
      }
    }

    @Override
    public void print(Output out) {
      UsingFormat.print(format.string(), values, broken, out);
    }
  }

  private Op write(ScreenStatement.Write write) {
    List<Formula> values = formulas.linkAll(write.values());
    Formula channel = channel(write.destination());
    boolean reads = formulas.mayWait();
    return Op.of(
        () -> {
          Output out = output(write.destination(), channel, reads);
          String separator = "";
          for (Formula value : values) {
            out.print(separator);
            if (value.isString()) {
              out.quoted(value.string());
            } else {
              out.print(written(value));
            }
            separator = ",";
          }
          out.endRecord();
        });
  }

  /** WRITE has no blank in the place of the sign. */
  private static String written(Formula value) {
    String text = StringFunctions.text(value);
    return text.startsWith(" ") ? text.substring(1) : text;
  }
}
