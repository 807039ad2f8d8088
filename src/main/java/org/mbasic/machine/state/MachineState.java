package org.mbasic.machine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.RandomState;

/**
 * Everything a machine is between two statements, apart from the program's lines, the disk and the
 * elements of arrays: plain values, from which a new machine goes on exactly where this one stood.
 *
 * @param execution what runs or waits
 * @param stack FOR, WHILE and GOSUB frames, outermost first
 * @param memory simple variables and functions
 * @param channels open files
 * @param data where READ goes on
 * @param random the random sequence
 * @param command what command level remembers
 * @param console column, width and withheld characters of the console
 * @param printer the same of the printer
 * @param terminal what was typed before, and whether output is suppressed
 * @param keys typed and not yet consumed
 * @param debugger breakpoints, steps and watched formulas
 * @param named the program files that were named last
 * @param question what a statement that asks for a line has already
 * @param blamed the line that the current one is taken for, or {@link #NOBODY}
 * @param records record buffers of which the channels do not tell all
 */
public record MachineState(
    Execution execution,
    List<FrameState> stack,
    MemoryState memory,
    List<ChannelState> channels,
    DataState data,
    RandomState random,
    CommandState command,
    ConsoleState console,
    ConsoleState printer,
    TerminalState terminal,
    String keys,
    DebuggerState debugger,
    NamedFilesState named,
    QuestionState question,
    int blamed,
    List<RecordState> records) {

  /** No line is taken for another. */
  public static final int NOBODY = -1;

  public MachineState {
    stack = List.copyOf(stack);
    channels = List.copyOf(channels);
    records = List.copyOf(records);
  }

  /**
   * What runs or waits, and what errors do.
   *
   * @param activity name of the activity
   * @param afterEdit name of the activity that follows an edit
   * @param current what runs or waits next, or null
   * @param directLine image of the direct line, or null when nothing refers to it
   * @param continuation where CONT goes on, or null
   * @param failed the trapped statement, or null outside a handler
   */
  public record Execution(
      String activity,
      String afterEdit,
      @Nullable Position current,
      @Nullable String directLine,
      @Nullable Position continuation,
      boolean tracing,
      boolean breakRequested,
      boolean protectedProgram,
      int error,
      int errorLine,
      int handlerLine,
      @Nullable Position failed) {}

  /**
   * One entry of the control stack.
   *
   * @param kind name of the kind of frame
   * @param closing the NEXT or WEND, or null for a GOSUB
   * @param variable the loop's variable, or null when there is none
   */
  public record FrameState(
      String kind,
      Position body,
      @Nullable Position closing,
      @Nullable VariableName variable,
      double limit,
      double step) {}

  /**
   * Simple variables and functions.
   *
   * @param letterTypes the type suffixes of the letters A to Z
   * @param scalars the variables that have a value
   * @param functions the functions that are defined
   * @param poked the bytes that POKE left, three characters each: low and high byte of the address,
   *     and the byte
   */
  public record MemoryState(
      String letterTypes,
      int base,
      boolean baseGiven,
      List<ScalarState> scalars,
      List<FunctionState> functions,
      String poked) {
    public MemoryState {
      scalars = List.copyOf(scalars);
      functions = List.copyOf(functions);
    }
  }

  /**
   * A simple variable.
   *
   * @param number an integer's value, or the bytes that MKS$ and MKD$ give; 0 for a string
   * @param text a string's value; empty for a number
   */
  public record ScalarState(VariableName name, long number, String text) {}

  /** A function and the DEF FN that defined it. */
  public record FunctionState(VariableName name, Position definition) {}

  /**
   * An open file.
   *
   * @param mode name of the mode
   * @param record the record of a random file: its buffer, as far as it goes
   * @param fields the variables that show parts of the record
   */
  public record ChannelState(
      int number,
      String mode,
      String file,
      int recordLength,
      int position,
      int column,
      int recordNumber,
      boolean pastEnd,
      String record,
      List<FieldState> fields) {
    public ChannelState {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A string variable that shows a part of a record buffer.
   *
   * @param element offset in its array, or -1 for a simple variable
   */
  public record FieldState(VariableName variable, int element, int offset, int width) {}

  /**
   * The record buffer of a channel number.
   *
   * @param bytes all that it has, whatever the records of an open file are
   */
  public record RecordState(int number, String bytes, List<FieldState> fields) {
    public RecordState {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A console's cursor.
   *
   * @param withheld characters of a repeated statement that are not to be shown again
   * @param nulls zeros sent behind each line end
   */
  public record ConsoleState(int column, int width, int withheld, int nulls) {}
}
