package org.mbasic.machine;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random statements that mostly parse, with the weight on what holds state: files, FIELD, CHAIN,
 * traps, functions, arrays of strings, formats, editing. A capital letter in braces stands for a
 * choice made anew.
 */
final class GeneratedStatements {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w)}");

  private static final List<String> STATEMENTS =
      List.of(
          "OPEN \"{M}\",#{C},{F}",
          "OPEN \"R\",#{C},{F},{N}",
          "FIELD #{C},{N} AS {S},{N} AS {S}",
          "LSET {S}={T}",
          "RSET {S}={T}",
          "GET #{C},{N}",
          "PUT #{C},{N}",
          "PRINT #{C},{T};{E}",
          "PRINT #{C},USING {U};{E}",
          "WRITE #{C},{T},{E}",
          "INPUT #{C},{S},{V}",
          "LINE INPUT #{C},{S}",
          "CLOSE #{C}",
          "RESET",
          "KILL {F}",
          "NAME {F} AS {F}",
          "SAVE {F}",
          "SAVE {F},A",
          "SAVE {F},P",
          "LOAD {F},R",
          "MERGE {F}",
          "CHAIN {F}",
          "CHAIN {F},{L},ALL",
          "CHAIN MERGE {F},{L},ALL,DELETE {L}-{L}",
          "COMMON {V},{S}",
          "ON ERROR GOTO {L}",
          "ON ERROR GOTO 0",
          "RESUME",
          "RESUME NEXT",
          "RESUME {L}",
          "ERROR {N}",
          "DEF FN{W}({V})={E}",
          "DEF FN{W}({S})={T}",
          "{V}=FN{W}({E})",
          "{V}={E}",
          "{S}={T}",
          "{A}({N})={T}",
          "{A}({N})={A}({N})+{T}",
          "DIM {A}({N},{N})",
          "ERASE {A}",
          "SWAP {S},{A}({N})",
          "MID$({S},{N})={T}",
          "PRINT {E};{T},{E}",
          "PRINT USING {U};{E};{T};{E}",
          "LPRINT TAB({N});{T}",
          "WIDTH {N}",
          "NULL {N}",
          "FOR I={N} TO {N}",
          "NEXT",
          "NEXT I",
          "WHILE {E}",
          "WEND",
          "GOSUB {L}",
          "GOTO {L}",
          "RETURN",
          "ON {E} GOTO {L},,{L}",
          "IF {E} THEN {L} ELSE PRINT {T}",
          "READ {V},{S}",
          "DATA {N},\"x\",{N}",
          "RESTORE {L}",
          "DEFINT A-I",
          "DEFSTR S",
          "OPTION BASE 1",
          "CLEAR",
          "RANDOMIZE {N}",
          "TRON",
          "STOP",
          "END",
          "INPUT {V},{S}",
          "LINE INPUT {S}",
          "{S}=INPUT$({N})",
          "PRINT INKEY$;FRE({T});POS(0);EOF({C});LOC({C});LOF({C})",
          "POKE {N},{N}");

  private static final List<String> COMMANDS =
      List.of(
          "RUN",
          "RUN {L}",
          "RUN {F}",
          "CONT",
          "LIST",
          "LIST {L}-",
          "LLIST",
          "RENUM {N},{L}",
          "DELETE {L}-{L}",
          "NEW",
          "AUTO {L},{N}",
          "\u0003",
          "EDIT {L}",
          "S{T}",
          "3K:",
          "2DIx\u001b",
          "HREM",
          "Q",
          "E",
          "\u0001",
          "SAVE {F}",
          "LOAD {F}",
          "FILES",
          "TROFF",
          "{N},{N}",
          "",
          "PRINT {T}:CONT",
          "GOTO {L}");

  private GeneratedStatements() {}

  /** One to three statements. */
  static String line(Random random) {
    StringBuilder line = new StringBuilder(filled(random, pick(random, STATEMENTS)));
    for (int i = random.nextInt(3); i > 0; i--) {
      line.append(':').append(filled(random, pick(random, STATEMENTS)));
    }
    return line.toString();
  }

  /** Something to type without a line number. */
  static String command(Random random) {
    return random.nextInt(3) == 0 ? line(random) : filled(random, pick(random, COMMANDS));
  }

  private static String filled(Random random, String form) {
    return HOLE.matcher(form)
        .replaceAll(hole -> Matcher.quoteReplacement(choice(random, hole.group(1).charAt(0), 0)));
  }

  private static String choice(Random random, char hole, int depth) {
    return switch (hole) {
      case 'M' -> pick(random, List.of("I", "O", "R", "X"));
      case 'C' -> pick(random, List.of("1", "2", "3", "4"));
      case 'F' -> pick(random, List.of("\"A\"", "\"B.BAS\"", "\"C\"", "\"\"", "S$"));
      case 'L' -> String.valueOf(10 * random.nextInt(14));
      case 'N' -> pick(random, List.of("0", "1", "2", "5", "10", "100", "128", "255", "-1", "I"));
      case 'V' -> pick(random, List.of("A", "B%", "C#", "I", "S"));
      case 'S' -> pick(random, List.of("A$", "B$", "S$"));
      case 'A' -> pick(random, List.of("A$", "T$", "X$"));
      case 'W' -> pick(random, List.of("A", "B$", "C%"));
      case 'U' ->
          pick(random, List.of("\"##.##^^^^\"", "\"**$#,###.-\"", "\"&!\\\\ \\\\\"", "\"x\""));
      case 'E' -> number(random, depth);
      case 'T' -> text(random, depth);
      default -> throw new IllegalArgumentException("no choice for " + hole);
    };
  }

  private static String number(Random random, int depth) {
    return switch (depth > 3 ? 0 : random.nextInt(7)) {
      case 1 -> "FN" + choice(random, 'W', 0) + "(" + number(random, depth + 1) + ")";
      case 2 -> number(random, depth + 1) + pick(random, OPERATORS) + number(random, depth + 1);
      case 3 -> "INSTR(" + text(random, depth + 1) + "," + text(random, depth + 1) + ")";
      case 4 -> "-(" + number(random, depth + 1) + ")";
      case 5 ->
          pick(random, List.of("SQR", "INT", "CINT", "RND", "HEX$", "EXP"))
              + "("
              + number(random, depth + 1)
              + ")";
      default ->
          pick(random, List.of("1", "-2.5", "1E38", "32767", "1D30", "A", "B%", "C#", "ERL"));
    };
  }

  private static String text(Random random, int depth) {
    return switch (depth > 3 ? 0 : random.nextInt(6)) {
      case 1 -> text(random, depth + 1) + "+" + text(random, depth + 1);
      case 2 -> "STRING$(" + choice(random, 'N', 0) + ",65)";
      case 3 -> "MID$(" + text(random, depth + 1) + "," + choice(random, 'N', 0) + ")";
      case 4 ->
          pick(random, List.of("STR$", "CHR$", "MKD$")) + "(" + number(random, depth + 1) + ")";
      default -> pick(random, List.of("\"abc\"", "A$", "T$(I)", "\"\""));
    };
  }

  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "^", "\\", " MOD ", "=", "<>", " AND ", " OR ", " IMP ");

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
