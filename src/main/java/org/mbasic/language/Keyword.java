package org.mbasic.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of the language, each once: spelling, token in a crunched line, role, and what follows
 * it. The cruncher, the lister, the parser, the editor's highlighting and the help all read this
 * table.
 *
 * <p>Tokens are those of the original's program files: one byte, or 0xFF and a byte for functions.
 */
public enum Keyword {
  END("END", 0x81, Role.STATEMENT),
  FOR("FOR", 0x82, Role.STATEMENT),
  NEXT("NEXT", 0x83, Role.STATEMENT),
  DATA("DATA", 0x84, Role.STATEMENT),
  INPUT("INPUT", 0x85, Role.STATEMENT),
  DIM("DIM", 0x86, Role.STATEMENT),
  READ("READ", 0x87, Role.STATEMENT),
  LET("LET", 0x88, Role.STATEMENT),
  GOTO("GOTO", 0x89, Role.STATEMENT, true),
  RUN("RUN", 0x8A, Role.STATEMENT, true),
  IF("IF", 0x8B, Role.STATEMENT),
  RESTORE("RESTORE", 0x8C, Role.STATEMENT, true),
  GOSUB("GOSUB", 0x8D, Role.STATEMENT, true),
  RETURN("RETURN", 0x8E, Role.STATEMENT),
  REM("REM", 0x8F, Role.STATEMENT),
  STOP("STOP", 0x90, Role.STATEMENT),
  PRINT("PRINT", 0x91, Role.STATEMENT),
  CLEAR("CLEAR", 0x92, Role.STATEMENT),
  LIST("LIST", 0x93, Role.STATEMENT, true),
  NEW("NEW", 0x94, Role.STATEMENT),
  ON("ON", 0x95, Role.STATEMENT),
  NULL("NULL", 0x96, Role.STATEMENT),
  WAIT("WAIT", 0x97, Role.STATEMENT),
  DEF("DEF", 0x98, Role.STATEMENT),
  POKE("POKE", 0x99, Role.STATEMENT),
  CONT("CONT", 0x9A, Role.STATEMENT),
  OUT("OUT", 0x9D, Role.STATEMENT),
  LPRINT("LPRINT", 0x9E, Role.STATEMENT),
  LLIST("LLIST", 0x9F, Role.STATEMENT, true),
  WIDTH("WIDTH", 0xA1, Role.STATEMENT),
  ELSE("ELSE", 0xA2, Role.CLAUSE, true),
  TRON("TRON", 0xA3, Role.STATEMENT),
  TROFF("TROFF", 0xA4, Role.STATEMENT),
  SWAP("SWAP", 0xA5, Role.STATEMENT),
  ERASE("ERASE", 0xA6, Role.STATEMENT),
  EDIT("EDIT", 0xA7, Role.STATEMENT, true),
  ERROR("ERROR", 0xA8, Role.STATEMENT),
  RESUME("RESUME", 0xA9, Role.STATEMENT, true),
  DELETE("DELETE", 0xAA, Role.STATEMENT, true),
  AUTO("AUTO", 0xAB, Role.STATEMENT, true),
  RENUM("RENUM", 0xAC, Role.STATEMENT, true),
  DEFSTR("DEFSTR", 0xAD, Role.STATEMENT),
  DEFINT("DEFINT", 0xAE, Role.STATEMENT),
  DEFSNG("DEFSNG", 0xAF, Role.STATEMENT),
  DEFDBL("DEFDBL", 0xB0, Role.STATEMENT),
  LINE("LINE", 0xB1, Role.STATEMENT),
  WHILE("WHILE", 0xB4, Role.STATEMENT),
  WEND("WEND", 0xB5, Role.STATEMENT),
  CALL("CALL", 0xB6, Role.STATEMENT),
  WRITE("WRITE", 0xB7, Role.STATEMENT),
  COMMON("COMMON", 0xB8, Role.STATEMENT),
  CHAIN("CHAIN", 0xB9, Role.STATEMENT),
  OPTION("OPTION", 0xBA, Role.STATEMENT),
  RANDOMIZE("RANDOMIZE", 0xBB, Role.STATEMENT),
  SYSTEM("SYSTEM", 0xBD, Role.STATEMENT),
  OPEN("OPEN", 0xBF, Role.STATEMENT),
  FIELD("FIELD", 0xC0, Role.STATEMENT),
  GET("GET", 0xC1, Role.STATEMENT),
  PUT("PUT", 0xC2, Role.STATEMENT),
  CLOSE("CLOSE", 0xC3, Role.STATEMENT),
  LOAD("LOAD", 0xC4, Role.STATEMENT),
  MERGE("MERGE", 0xC5, Role.STATEMENT),
  FILES("FILES", 0xC6, Role.STATEMENT),
  NAME("NAME", 0xC7, Role.STATEMENT),
  KILL("KILL", 0xC8, Role.STATEMENT),
  LSET("LSET", 0xC9, Role.STATEMENT),
  RSET("RSET", 0xCA, Role.STATEMENT),
  SAVE("SAVE", 0xCB, Role.STATEMENT),
  RESET("RESET", 0xCC, Role.STATEMENT),
  TO("TO", 0xCE, Role.CLAUSE),
  THEN("THEN", 0xCF, Role.CLAUSE, true),
  TAB("TAB(", 0xD0, Role.CLAUSE),
  STEP("STEP", 0xD1, Role.CLAUSE),
  USR("USR", 0xD2, Role.FUNCTION),
  FN("FN", 0xD3, Role.FUNCTION),
  SPC("SPC(", 0xD4, Role.CLAUSE),
  NOT("NOT", 0xD5, Role.OPERATOR),
  ERL("ERL", 0xD6, Role.FUNCTION, true, 0, 0),
  ERR("ERR", 0xD7, Role.FUNCTION, 0, 0),
  STRING_STRING("STRING$", 0xD8, Role.FUNCTION, 2, 2),
  USING("USING", 0xD9, Role.CLAUSE),
  INSTR("INSTR", 0xDA, Role.FUNCTION, 2, 3),
  APOSTROPHE("'", 0xDB, Role.CLAUSE),
  VARPTR("VARPTR", 0xDC, Role.FUNCTION, 1, 1),
  INKEY_STRING("INKEY$", 0xDD, Role.FUNCTION, 0, 0),
  GREATER(">", 0xEF, Role.OPERATOR),
  EQUAL("=", 0xF0, Role.OPERATOR),
  LESS("<", 0xF1, Role.OPERATOR),
  PLUS("+", 0xF2, Role.OPERATOR),
  MINUS("-", 0xF3, Role.OPERATOR),
  TIMES("*", 0xF4, Role.OPERATOR),
  DIVIDE("/", 0xF5, Role.OPERATOR),
  POWER("^", 0xF6, Role.OPERATOR),
  AND("AND", 0xF7, Role.OPERATOR),
  OR("OR", 0xF8, Role.OPERATOR),
  XOR("XOR", 0xF9, Role.OPERATOR),
  EQV("EQV", 0xFA, Role.OPERATOR),
  IMP("IMP", 0xFB, Role.OPERATOR),
  MOD("MOD", 0xFC, Role.OPERATOR),
  INTEGER_DIVIDE("\\", 0xFD, Role.OPERATOR),
  LEFT_STRING("LEFT$", 0xFF81, Role.FUNCTION, 2, 2),
  RIGHT_STRING("RIGHT$", 0xFF82, Role.FUNCTION, 2, 2),
  MID_STRING("MID$", 0xFF83, Role.FUNCTION, 2, 3),
  SGN("SGN", 0xFF84, Role.FUNCTION, 1, 1),
  INT("INT", 0xFF85, Role.FUNCTION, 1, 1),
  ABS("ABS", 0xFF86, Role.FUNCTION, 1, 1),
  SQR("SQR", 0xFF87, Role.FUNCTION, 1, 1),
  RND("RND", 0xFF88, Role.FUNCTION, 0, 1),
  SIN("SIN", 0xFF89, Role.FUNCTION, 1, 1),
  LOG("LOG", 0xFF8A, Role.FUNCTION, 1, 1),
  EXP("EXP", 0xFF8B, Role.FUNCTION, 1, 1),
  COS("COS", 0xFF8C, Role.FUNCTION, 1, 1),
  TAN("TAN", 0xFF8D, Role.FUNCTION, 1, 1),
  ATN("ATN", 0xFF8E, Role.FUNCTION, 1, 1),
  FRE("FRE", 0xFF8F, Role.FUNCTION, 1, 1),
  INP("INP", 0xFF90, Role.FUNCTION, 1, 1),
  POS("POS", 0xFF91, Role.FUNCTION, 1, 1),
  LEN("LEN", 0xFF92, Role.FUNCTION, 1, 1),
  STR_STRING("STR$", 0xFF93, Role.FUNCTION, 1, 1),
  VAL("VAL", 0xFF94, Role.FUNCTION, 1, 1),
  ASC("ASC", 0xFF95, Role.FUNCTION, 1, 1),
  CHR_STRING("CHR$", 0xFF96, Role.FUNCTION, 1, 1),
  PEEK("PEEK", 0xFF97, Role.FUNCTION, 1, 1),
  SPACE_STRING("SPACE$", 0xFF98, Role.FUNCTION, 1, 1),
  OCT_STRING("OCT$", 0xFF99, Role.FUNCTION, 1, 1),
  HEX_STRING("HEX$", 0xFF9A, Role.FUNCTION, 1, 1),
  LPOS("LPOS", 0xFF9B, Role.FUNCTION, 1, 1),
  CINT("CINT", 0xFF9C, Role.FUNCTION, 1, 1),
  CSNG("CSNG", 0xFF9D, Role.FUNCTION, 1, 1),
  CDBL("CDBL", 0xFF9E, Role.FUNCTION, 1, 1),
  FIX("FIX", 0xFF9F, Role.FUNCTION, 1, 1),
  CVI("CVI", 0xFFAB, Role.FUNCTION, 1, 1),
  CVS("CVS", 0xFFAC, Role.FUNCTION, 1, 1),
  CVD("CVD", 0xFFAD, Role.FUNCTION, 1, 1),
  EOF("EOF", 0xFFAF, Role.FUNCTION, 1, 1),
  LOC("LOC", 0xFFB0, Role.FUNCTION, 1, 1),
  LOF("LOF", 0xFFB1, Role.FUNCTION, 1, 1),
  MKI_STRING("MKI$", 0xFFB2, Role.FUNCTION, 1, 1),
  MKS_STRING("MKS$", 0xFFB3, Role.FUNCTION, 1, 1),
  MKD_STRING("MKD$", 0xFFB4, Role.FUNCTION, 1, 1);

  /** What part a word plays in a statement. */
  public enum Role {
    STATEMENT,
    FUNCTION,
    OPERATOR,
    /** A word inside of a statement: TO, THEN, USING. */
    CLAUSE
  }

  private static final Map<String, Keyword> BY_SPELLING = new HashMap<>();
  private static final @Nullable Keyword[] BY_BYTE = new Keyword[256];
  private static final @Nullable Keyword[] BY_SECOND_BYTE = new Keyword[256];

  static {
    for (Keyword keyword : values()) {
      BY_SPELLING.put(keyword.spelling, keyword);
      if (keyword.token > 0xFF) {
        BY_SECOND_BYTE[keyword.token & 0xFF] = keyword;
      } else {
        BY_BYTE[keyword.token] = keyword;
      }
    }
  }

  private final String spelling;
  private final int token;
  private final Role role;
  private final boolean takesLines;
  private final int fewest;
  private final int most;

  Keyword(String spelling, int token, Role role) {
    this(spelling, token, role, false, 0, 0);
  }

  Keyword(String spelling, int token, Role role, boolean takesLines) {
    this(spelling, token, role, takesLines, 0, 0);
  }

  Keyword(String spelling, int token, Role role, int fewest, int most) {
    this(spelling, token, role, false, fewest, most);
  }

  Keyword(String spelling, int token, Role role, boolean takesLines, int fewest, int most) {
    this.spelling = spelling;
    this.token = token;
    this.role = role;
    this.takesLines = takesLines;
    this.fewest = fewest;
    this.most = most;
  }

  /** The word in upper case, with the parenthesis that belongs to TAB and SPC. */
  public String spelling() {
    return spelling;
  }

  public Role role() {
    return role;
  }

  /** Whether digits behind it are line numbers. */
  public boolean takesLines() {
    return takesLines;
  }

  /** The fewest arguments of a function. */
  public int fewestArguments() {
    return fewest;
  }

  /** The most arguments of a function. */
  public int mostArguments() {
    return most;
  }

  /** The token as it stands in a line image: one or two characters. */
  String token() {
    return token > 0xFF ? "" + (char) 0xFF + (char) (token & 0xFF) : String.valueOf((char) token);
  }

  /** The keyword spelled so, in any case, or null. */
  public static @Nullable Keyword spelled(String word) {
    return BY_SPELLING.get(word.toUpperCase(Locale.ROOT));
  }

  /** The keyword whose token stands at an offset of a line image, or null; null at its end. */
  static @Nullable Keyword at(String image, int offset) {
    char first = offset < image.length() ? image.charAt(offset) : 0;
    if (first < 0x80) {
      return null;
    }
    if (first != 0xFF) {
      return BY_BYTE[first];
    }
    return offset + 1 < image.length() ? BY_SECOND_BYTE[image.charAt(offset + 1) & 0xFF] : null;
  }
}
