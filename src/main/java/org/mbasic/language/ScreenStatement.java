package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that write to or read from the console, the printer or a file in the same form. */
public sealed interface ScreenStatement extends Statement {

  /** Where output goes. */
  sealed interface Destination {
    record Screen() implements Destination {}

    record Printer() implements Destination {}

    record Channel(Expression number) implements Destination {}
  }

  /** One element of a PRINT list. */
  sealed interface PrintItem {
    record Value(Expression value) implements PrintItem {}

    /** On to the next print zone. */
    record Comma() implements PrintItem {}

    record Semicolon() implements PrintItem {}

    record Tab(Expression column) implements PrintItem {}

    record Spc(Expression count) implements PrintItem {}

    /** {@code USING format;}: the values behind it are formatted by it. */
    record Using(Expression format) implements PrintItem {}
  }

  /** PRINT, LPRINT and PRINT#; no line end follows when the last item is not a Value. */
  record Print(Destination destination, List<PrintItem> items) implements ScreenStatement {
    public Print {
      items = List.copyOf(items);
    }
  }

  /** WRITE and WRITE#. */
  record Write(Destination destination, List<Expression> values) implements ScreenStatement {
    public Write {
      values = List.copyOf(values);
    }
  }

  /**
   * INPUT from the console.
   *
   * @param prompt null when none was written
   * @param questionMark whether {@code ? } follows the prompt
   * @param sameLine the semicolon after INPUT: Enter does not move the cursor
   * @param targets those that end in a comma or with the statement
   * @param complete whether nothing else follows; if it does, a reply that fits is refused
   */
  record Input(
      @Nullable String prompt,
      boolean questionMark,
      boolean sameLine,
      List<Expression.Variable> targets,
      boolean complete)
      implements ScreenStatement {
    public Input {
      targets = List.copyOf(targets);
    }
  }

  /**
   * LINE INPUT from the console.
   *
   * @param target null when it is missing, which comes to light behind the prompt
   */
  record LineInput(@Nullable String prompt, boolean sameLine, Expression.@Nullable Variable target)
      implements ScreenStatement {}

  /**
   * {@code WIDTH n}, {@code WIDTH LPRINT n}.
   *
   * @param printer for the printer, not the console
   */
  record Width(Expression columns, boolean printer) implements ScreenStatement {}

  /** {@code NULL n}. */
  record Nulls(Expression count) implements ScreenStatement {}
}
