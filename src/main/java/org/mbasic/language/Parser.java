package org.mbasic.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mbasic.numbers.BasicError;

/**
 * Parses a line image into steps. It never fails: the original finds an error only when it comes to
 * it, having done everything to its left, and so the error is a step, or a part of a formula, in
 * just that place.
 */
public final class Parser {
  /** Stands for an IF that is no step: the original gives an ELSE to any IF it passes over. */
  private static final int PASSED = -1;

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final ControlParser control;
  private final DataParser data;
  private final ScreenParser screen;
  private final FileParser files;
  private final CommandParser commands;
  private final List<Step> steps = new ArrayList<>();

  /** Indices of the IFs whose ELSE has not come yet, innermost last. */
  private final List<Integer> openIfs = new ArrayList<>();

  private int start;

  private Parser(String image) {
    this(image, name -> false);
  }

  private Parser(String image, Predicate<Name> bare) {
    cursor = new TokenCursor(image);
    expressions = new ExpressionParser(cursor, bare);
    control = new ControlParser(this, cursor, expressions);
    data = new DataParser(this, cursor, expressions);
    screen = new ScreenParser(this, cursor, expressions);
    files = new FileParser(this, cursor, expressions);
    commands = new CommandParser(this, cursor, expressions);
  }

  /** The steps of a line, in order. */
  public static List<Step> parse(LineImage line) {
    return new Parser(line.image()).run();
  }

  /**
   * The steps of a line when it is known which functions have no parameters: a formula ends behind
   * their names, and a parenthesis there is what the statement goes on with.
   *
   * @param bare whether the function has none; the name includes the FN
   */
  public static List<Step> parse(LineImage line, Predicate<Name> bare) {
    return new Parser(line.image(), bare).run();
  }

  /** The steps of a line typed at the prompt, where extensions are known besides. */
  public static List<Step> parseDirect(LineImage line) {
    Extension command = ExtensionParser.parse(line.image());
    return command == null ? parse(line) : List.of(new Step(command, 0, line.image().length()));
  }

  /** What is wrong with a line, at most one for each statement. */
  static List<Fault> faults(LineImage line) {
    Parser parser = new Parser(line.image());
    List<Fault> faults = new ArrayList<>();
    while (!parser.cursor.atLineEnd()) {
      if (!parser.cursor.take(':')) {
        parser.statement();
        TokenCursor.Stumble stumble = parser.cursor.takeStumble();
        if (stumble != null) {
          faults.add(new Fault(stumble, parser.start, parser.cursor.end()));
        }
      }
    }
    return faults;
  }

  /**
   * A place where a line is wrong.
   *
   * @param start offset of the statement it is in
   * @param end offset behind that statement
   */
  record Fault(TokenCursor.Stumble stumble, int start, int end) {}

  private List<Step> run() {
    while (!cursor.atLineEnd()) {
      if (!cursor.take(':')) {
        statement();
      }
    }
    while (!openIfs.isEmpty()) {
      closeIf();
    }
    return List.copyOf(steps);
  }

  /**
   * One statement where a statement begins, with an error behind it where it should have ended and
   * does not.
   */
  private void statement() {
    start = cursor.at();
    clause();
    openIfs.addAll(Collections.nCopies(cursor.takePassedIfs(), PASSED));
  }

  /** One statement, or what follows THEN or ELSE. */
  void clause() {
    if (cursor.take(Keyword.ELSE)) {
      otherwise();
      return;
    }
    Keyword keyword = cursor.keyword();
    cursor.begin(keyword);
    if (keyword == null) {
      data.let();
    } else {
      dispatch(keyword);
    }
    if (!cursor.atEnd()) {
      fault(BasicError.SYNTAX);
      cursor.skipStatement();
    }
  }

  private void dispatch(Keyword keyword) {
    boolean known =
        control.parse(keyword)
            || data.parse(keyword)
            || screen.parse(keyword)
            || files.parse(keyword)
            || commands.parse(keyword);
    if (!known) {
      fault(BasicError.SYNTAX);
      cursor.skipStatement();
    }
  }

  /** Adds a step of the statement that began last. */
  void add(Statement statement) {
    steps.add(new Step(statement, start, cursor.end()));
  }

  /**
   * Adds a statement that loads a program file; the file is looked for even where what follows its
   * name is wrong.
   */
  void addLoad(Expression name, boolean complete, Statement statement) {
    if (complete && cursor.atEnd()) {
      add(statement);
      return;
    }
    add(new FileStatement.Find(name));
    fault(BasicError.SYNTAX);
    cursor.skipStatement();
  }

  void fault(BasicError error) {
    cursor.stumble(error, cursor.at());
    add(new Statement.Fault(error));
  }

  /**
   * Adds an IF; its THEN part follows. The first statement of either part counts as one with the
   * IF: RESUME goes back to the condition.
   */
  void addIf(Expression condition) {
    openIfs.add(steps.size());
    add(new ControlFlow.If(condition, Integer.MAX_VALUE));
  }

  /**
   * ELSE ends the THEN part of the nearest IF that has none yet, or the line when there is none.
   */
  private void otherwise() {
    add(new ControlFlow.EndOfLine());
    if (!openIfs.isEmpty()) {
      int index = openIfs.get(openIfs.size() - 1);
      start = index == PASSED ? start : steps.get(index).start();
      closeIf();
    }
    control.lineOrStatements();
  }

  private void closeIf() {
    int index = openIfs.remove(openIfs.size() - 1);
    if (index == PASSED) {
      return;
    }
    Step step = steps.get(index);
    if (step.statement() instanceof ControlFlow.If test) {
      steps.set(
          index,
          new Step(new ControlFlow.If(test.condition(), steps.size()), step.start(), step.end()));
    }
  }

  /** Takes a line number, or null when none comes next; a number with an ampersand is none. */
  @Nullable Integer line() {
    if (!cursor.atMark(Constant.LINE_NUMBER)) {
      return null;
    }
    int number = cursor.wholeConstant();
    return number > LineImage.LAST ? null : number;
  }

  /**
   * Takes a line number or a dot; {@link LineRange#ABSENT} when neither comes next. A number with
   * an ampersand counts as 0, and the original looks at nothing of the statement behind it.
   */
  int lineOrDot() {
    if (cursor.take('.')) {
      return LineRange.CURRENT;
    }
    if (!cursor.atConstant()) {
      return LineRange.ABSENT;
    }
    Integer line = line();
    if (line == null) {
      cursor.skipStatement();
    }
    return line == null ? 0 : line;
  }

  /** Takes the lines that LIST and its kin name. */
  LineRange range() {
    int from = lineOrDot();
    boolean dash = cursor.take(Keyword.MINUS);
    return new LineRange(from, dash ? lineOrDot() : from, dash);
  }
}
