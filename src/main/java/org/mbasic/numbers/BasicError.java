package org.mbasic.numbers;

/**
 * The errors a program can meet, with the numbers ERR shows and the texts of BASIC-80 5.21.
 *
 * <p>The texts are those of the recorded transcripts, not the manual's: {@code FOR Without NEXT}
 * does have its capital letter. ERROR may raise any number from 1 to 255; one without a text of its
 * own is {@link #UNPRINTABLE}, and only {@link BasicException#code()} then knows the number.
 */
public enum BasicError {
  NEXT_WITHOUT_FOR(1, "NEXT without FOR"),
  SYNTAX(2, "Syntax error"),
  RETURN_WITHOUT_GOSUB(3, "RETURN without GOSUB"),
  OUT_OF_DATA(4, "Out of DATA"),
  ILLEGAL_FUNCTION_CALL(5, "Illegal function call"),
  OVERFLOW(6, "Overflow"),
  OUT_OF_MEMORY(7, "Out of memory"),
  UNDEFINED_LINE_NUMBER(8, "Undefined line number"),
  SUBSCRIPT_OUT_OF_RANGE(9, "Subscript out of range"),
  DUPLICATE_DEFINITION(10, "Duplicate Definition"),
  DIVISION_BY_ZERO(11, "Division by zero"),
  ILLEGAL_DIRECT(12, "Illegal direct"),
  TYPE_MISMATCH(13, "Type mismatch"),
  OUT_OF_STRING_SPACE(14, "Out of string space"),
  STRING_TOO_LONG(15, "String too long"),
  STRING_FORMULA_TOO_COMPLEX(16, "String formula too complex"),
  CANT_CONTINUE(17, "Can't continue"),
  UNDEFINED_USER_FUNCTION(18, "Undefined user function"),
  NO_RESUME(19, "No RESUME"),
  RESUME_WITHOUT_ERROR(20, "RESUME without error"),
  /** Stands for every number that has no text; 21 is the first of them. */
  UNPRINTABLE(21, "Unprintable error"),
  MISSING_OPERAND(22, "Missing operand"),
  LINE_BUFFER_OVERFLOW(23, "Line buffer overflow"),
  FOR_WITHOUT_NEXT(26, "FOR Without NEXT"),
  WHILE_WITHOUT_WEND(29, "WHILE without WEND"),
  WEND_WITHOUT_WHILE(30, "WEND without WHILE"),
  FIELD_OVERFLOW(50, "FIELD overflow"),
  INTERNAL_ERROR(51, "Internal error"),
  BAD_FILE_NUMBER(52, "Bad file number"),
  FILE_NOT_FOUND(53, "File not found"),
  BAD_FILE_MODE(54, "Bad file mode"),
  FILE_ALREADY_OPEN(55, "File already open"),
  DISK_IO_ERROR(57, "Disk I/O error"),
  FILE_ALREADY_EXISTS(58, "File already exists"),
  DISK_FULL(61, "Disk full"),
  INPUT_PAST_END(62, "Input past end"),
  BAD_RECORD_NUMBER(63, "Bad record number"),
  BAD_FILE_NAME(64, "Bad file name"),
  DIRECT_STATEMENT_IN_FILE(66, "Direct statement in file"),
  TOO_MANY_FILES(67, "Too many files");

  private static final BasicError[] BY_NUMBER = new BasicError[256];

  static {
    for (BasicError error : values()) {
      BY_NUMBER[error.number] = error;
    }
    for (int number = 0; number < BY_NUMBER.length; number++) {
      if (BY_NUMBER[number] == null) {
        BY_NUMBER[number] = UNPRINTABLE;
      }
    }
  }

  private final int number;
  private final String text;

  BasicError(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** The error with this number, {@link #UNPRINTABLE} for any number without a text of its own. */
  public static BasicError of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNPRINTABLE;
  }

  /** What ERR shows after this error. */
  public int number() {
    return number;
  }

  /** The message without " in" and the line, which only the one who reports it knows. */
  public String text() {
    return text;
  }

  /** The exception to throw: {@code throw BasicError.SYNTAX.raise()}. */
  public BasicException raise() {
    return new BasicException(number);
  }
}
