package org.mbasic.machine;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;
import org.mbasic.machine.disk.Disk;
import org.mbasic.machine.state.MachineState;
import org.mbasic.machine.state.NamedFilesState;
import org.mbasic.machine.state.Position;
import org.mbasic.machine.terminal.Console;
import org.mbasic.machine.terminal.Keyboard;
import org.mbasic.machine.terminal.MoreKeys;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;
import org.mbasic.numbers.RandomSequence;

/**
 * The engine: runs the program and the direct line, statement by statement, until the budget is
 * spent or something is wanted that nobody has typed yet.
 *
 * <p>Errors of the program never leave it; they are trapped or reported on the console. Confined to
 * one thread at a time; between calls all of its state can be taken by {@link #state}.
 */
public final class Machine {
  final MachineLimits limits;
  final Program program;
  private final Disk disk;
  final Console console = new Console(80);
  final Console printer = Console.printer(132);
  final Traps traps = new Traps();
  final Faults faults = new Faults(console, traps);
  final Keyboard keyboard;
  final Variables variables;
  final ControlStack stack;
  RandomSequence random = new RandomSequence();
  final DataPointer data;
  final Channels files;
  final Storage storage;
  final Memory memory;
  final Work work = new Work();
  final Links links;
  final LoopScanner loops;
  final StatementLinker statements;
  final CommandLevel commands;
  final Failures failures = new Failures(this);
  final Debugger debugger = new Debugger(this);
  final DebugOps debugOps;
  final Question question = new Question();
  final Attempt attempt = new Attempt(this);
  final Blame blame = new Blame();

  private final Inspector inspector = new Inspector(this);
  ProgramListener listener = ProgramListener.NONE;

  private Activity activity = Activity.COMMAND;

  /** What runs next while running, and what waits while waiting. */
  @Nullable Op current;

  /** Where CONT goes on; null when it cannot. */
  @Nullable Position continuation;

  /** TRON. */
  boolean tracing;

  private Activity afterEdit = Activity.COMMAND;

  /** One at the prompt; program and disk stay the caller's, who leaves them alone during a run. */
  public Machine(Program program, Disk disk, MachineLimits limits) {
    this.program = program;
    this.disk = disk;
    this.limits = limits;
    keyboard = new Keyboard(limits.typedKeys(), console);
    variables = new Variables(limits);
    stack = new ControlStack(limits.stackDepth());
    files = new Channels(this, disk);
    storage = new Storage(this, disk);
    memory = new Memory(this);
    FormulaLinker formulas = new FormulaLinker(this);
    debugOps = new DebugOps(this, formulas);
    statements = new StatementLinker(this, formulas, debugOps);
    links = new Links(program, statements::link);
    loops = new LoopScanner(this, links);
    data = new DataPointer(links);
    commands = new CommandLevel(this);
  }

  /**
   * Runs until something is wanted or the budget is spent.
   *
   * @param budget statements to run at most, at least 1; a key consumed counts as a statement, and
   *     a statement with much to do ends the run
   */
  public Stop run(int budget) {
    int left = budget;
    work.begin();
    while (left > 0 && !work.enough()) {
      switch (activity) {
        case RUNNING -> left = execute(left);
        case KEYS -> {
          return Stop.KEYS;
        }
        case LEFT -> {
          return Stop.SYSTEM;
        }
        default -> {
          commands.announce();
          if (keyboard.isEmpty()) {
            return waiting();
          }
          left--;
          commands.key(keyboard.next());
        }
      }
    }
    return Stop.BUDGET;
  }

  private Stop waiting() {
    return switch (activity) {
      case LINE -> Stop.LINE;
      case EDIT -> Stop.EDIT;
      case COMMAND -> Stop.READY;
      case RUNNING, KEYS, LEFT ->
          throw new IllegalStateException("nothing is typed while " + activity);
    };
  }

  private int execute(int budget) {
    int left = budget;
    Op op = current;
    Op running = op;
    try {
      if (debugger.breaksAt(op)) {
        return left;
      }
      boolean attended = debugger.attends();
      while (left > 0 && op != null && !work.enough()) {
        left--;
        running = op;
        op = op.execute();
        if (attended && op != null && debugger.stopIfWanted(running, op)) {
          op = null;
        }
      }
      current = op == null ? current : op;
    } catch (BasicException error) {
      failures.handle(running, error);
    } catch (MoreKeys keys) {
      current = running;
      if (keys.interrupted()) {
        debugger.leave(running);
      } else {
        activity = Activity.KEYS;
      }
    }
    debugger.ran(running);
    return left;
  }

  /** The first operation of a line, traced when TRON is on. */
  Op enter(LinkedLine line) {
    if (tracing && !line.direct()) {
      console.print("[" + line.number + "]");
    }
    return links.first(line);
  }

  /** Where a statement begins that is run once more, traced as at the first time. */
  Op again(Op op) {
    Op first = op.first();
    return first.step == 0 ? enter(first.line()) : first;
  }

  /** RUN: everything starts afresh, at the line. */
  Op begin(LinkedLine line) {
    listener.began();
    programChanged();
    return target(line.number);
  }

  /** Where a jump to a line number leads, or Undefined line number. */
  Op target(int number) {
    return enter(links.numbered(number));
  }

  /** What the end of a line leads to; null when the machine has stopped. */
  @Nullable Op after(LinkedLine line) {
    if (line.direct()) {
      command();
      return null;
    }
    LinkedLine following = links.after(line);
    if (following != null) {
      return enter(following);
    }
    if (traps.failed != null) {
      throw failures.in(line, BasicError.NO_RESUME.raise());
    }
    continuation = new Position(line.number, line.steps.size());
    endProgram();
    return null;
  }

  /** Running off the end, after which files stay open; END has closed them. */
  void endProgram() {
    debugger.ended();
    command();
  }

  /** To the prompt. */
  void command() {
    activity = Activity.COMMAND;
    current = null;
    question.forget();
    blame.forget();
    debugger.endSteps();
    commands.ready();
  }

  /** Runs the operation next. */
  void proceed(Op op) {
    current = op;
    activity = Activity.RUNNING;
  }

  /** Goes on where a program was stopped; CONT goes on there again unless it stops elsewhere. */
  void goOn(Op op) {
    blame.forget();
    proceed(op);
  }

  /** Runs a line typed at the prompt. */
  void runDirect(LineImage line) {
    LinkedLine direct = links.direct(line);
    stack.replaceDirect(links.op(direct, direct.steps.size()));
    traps.typed(direct);
    proceed(links.first(direct));
  }

  /** A statement waits for a line; its {@code accept} will be called with it. */
  @Nullable Op awaitLine(Op.LineReader reader) {
    current = reader;
    activity = Activity.LINE;
    return null;
  }

  /** The statement that waits for a line. */
  Op.LineReader reader() {
    if (activity == Activity.LINE && current instanceof Op.LineReader reader) {
      return reader;
    }
    throw new IllegalStateException("no statement waits for a line");
  }

  /** Hands a typed line to the statement that waits for it. */
  void accept(String typed) {
    proceed(reader());
    question.answer(typed);
    execute(1);
  }

  /** Keys go to EDIT until {@link #endEdit}; then the activity given goes on. */
  void edit(Activity afterwards) {
    afterEdit = afterwards;
    activity = Activity.EDIT;
  }

  void endEdit() {
    activity = afterEdit;
  }

  /** SYSTEM, or what ends a session without it: closes all files. */
  public void leave() {
    files.closeAll();
    activity = Activity.LEFT;
  }

  /** After SYSTEM: back at the prompt, with the program as it was. */
  public void reenter() {
    command();
  }

  Activity activity() {
    return activity;
  }

  /** RUN, NEW, CLEAR: variables, stacks, traps, DATA and the random sequence start afresh. */
  void clear() {
    work.done((long) program.size() + variables.known());
    printer.freshLine();
    variables.clear();
    stack.clear();
    traps.disarm(debugger.holds());
    data.restore();
    random.reset();
    continuation = null;
    debugger.trail.clear();
    debugger.ended();
    links.forget();
  }

  /** What every change of the program's text does: nothing of a run outlives it. */
  void programChanged() {
    clear();
    files.closeAll();
  }

  /**
   * Links everything anew after names have changed their types, at the same places.
   *
   * @return the operation that now stands in the given one's place
   */
  Op relink(Op op) {
    Position position = op.position();
    stack.relink(links, place -> place);
    List.copyOf(variables.functions()).forEach(function -> function.relink(links));
    return links.at(position);
  }

  /** Lines have new numbers: every place that is remembered moves with its line. */
  void renumbered(Map<Integer, Integer> numbers) {
    stack.relink(links, place -> place.renumbered(numbers));
    variables.functions().forEach(function -> function.renumbered(numbers));
    continuation = continuation == null ? null : continuation.renumbered(numbers);
    traps.renumbered(numbers);
    debugger.renumbered(numbers);
  }

  /** Whether the prompt is shown, or will be next, and nothing else is under way. */
  public boolean atCommandLevel() {
    return activity == Activity.COMMAND;
  }

  /** Whether a line has been begun at the prompt. */
  public boolean typing() {
    return commands.typing() || !keyboard.isEmpty();
  }

  /** The line of the program that runs or waits, if one does. */
  public OptionalInt currentLine() {
    Op op = current;
    return op == null || op.line().direct()
        ? OptionalInt.empty()
        : OptionalInt.of(op.line().number);
  }

  /**
   * Puts a file of the user's on the disk.
   *
   * @param content characters 0 to 255
   * @throws BasicException Bad file name, File already open, Disk full or Too many files
   */
  public void receiveFile(String name, String content) {
    storage.receive(name, content);
  }

  /** Leaves out what the original does not have: BREAK, STEP and the other commands. */
  public void leaveOutExtensions() {
    links.leaveOutExtensions();
  }

  /** Tells somebody what becomes of programs. */
  public void tell(ProgramListener who) {
    listener = who;
  }

  /** What a debugger shows. */
  public Inspector inspector() {
    return inspector;
  }

  /** The column of the console's cursor, from 0. */
  public int column() {
    return console.column();
  }

  /** Puts other lines in the place of the program; variables are forgotten as by any change. */
  public void replaceProgram(List<LineImage> lines) {
    program.clear();
    lines.forEach(program::put);
    storage.protectedProgram(false);
    programChanged();
  }

  /** Keys typed: Enter is CR. Ctrl-C breaks a running program. False: for all there is no room. */
  public boolean type(String keys) {
    int start = 0;
    if (activity == Activity.RUNNING) {
      int ctrlC = keys.lastIndexOf(Keyboard.BREAK);
      if (ctrlC >= 0) {
        interrupt();
        start = ctrlC + 1;
      }
    }
    boolean taken = keyboard.type(keys.substring(start));
    if (activity == Activity.KEYS || activity == Activity.RUNNING) {
      keyboard.silence(activity == Activity.RUNNING);
      activity = Activity.RUNNING;
    }
    return taken;
  }

  /** Ctrl-C; at a running program it drops typed keys, and stops it before its next statement. */
  public boolean interrupt() {
    if (activity != Activity.RUNNING) {
      return type(String.valueOf(Keyboard.BREAK));
    }
    debugger.breakRequested = true;
    keyboard.clear();
    return true;
  }

  /** The program files that statements have named. */
  public NamedFilesState namedFiles() {
    return storage.named.state();
  }

  /** The variables, of which saving sees the arrays. */
  public Variables variables() {
    return variables;
  }

  /** Everything between two calls of {@link #run} but the program, the disk and the arrays. */
  public MachineState state() {
    Op op = current;
    return Snapshots.take(
        this,
        new MachineState.Execution(
            activity.name(),
            afterEdit.name(),
            op == null ? null : op.position(),
            Snapshots.directLine(links),
            continuation,
            tracing,
            debugger.breakRequested,
            storage.protectedProgram(),
            traps.error,
            traps.errorLine,
            traps.handlerLine,
            traps.failed));
  }

  /**
   * Goes on from a state; the machine must be new, with the same program, disk and arrays.
   *
   * @throws RuntimeException when the state does not fit them
   */
  public void restore(MachineState state) {
    MachineState.Execution execution = state.execution();
    Snapshots.restore(this, disk, state);
    activity = Activity.valueOf(execution.activity());
    afterEdit = Activity.valueOf(execution.afterEdit());
    Position next = execution.current();
    current = next == null ? null : links.at(next);
    continuation = execution.continuation();
    tracing = execution.tracing();
    debugger.breakRequested = execution.breakRequested();
    storage.protectedProgram(execution.protectedProgram());
    traps.error = execution.error();
    traps.errorLine = execution.errorLine();
    traps.handlerLine = execution.handlerLine();
    traps.failed = execution.failed();
    blame.restore(state.blamed(), current);
  }

  /**
   * Lets go what is made of the program's lines again when it is needed, and spare room: to be
   * called at the prompt, where most machines are most of the time.
   */
  public void rest() {
    if (current == null) {
      attempt.rest();
      stack.relink(links, place -> place);
      console.trim();
      printer.trim();
      keyboard.trim();
      commands.trim();
    }
  }

  /** Hands over what was printed on the console since the last call. */
  public String takeOutput() {
    return console.take();
  }

  /** Hands over what was sent to the printer since the last call. */
  public String takePrinted() {
    return printer.take();
  }
}
