package org.mbasic.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BasicErrorTest {
  /** The numbered texts, from the recorded transcripts. */
  private static final String TEXTS =
      """
      1 NEXT without FOR
      2 Syntax error
      3 RETURN without GOSUB
      4 Out of DATA
      5 Illegal function call
      6 Overflow
      7 Out of memory
      8 Undefined line number
      9 Subscript out of range
      10 Duplicate Definition
      11 Division by zero
      12 Illegal direct
      13 Type mismatch
      14 Out of string space
      15 String too long
      16 String formula too complex
      17 Can't continue
      18 Undefined user function
      19 No RESUME
      20 RESUME without error
      22 Missing operand
      23 Line buffer overflow
      26 FOR Without NEXT
      29 WHILE without WEND
      30 WEND without WHILE
      50 FIELD overflow
      51 Internal error
      52 Bad file number
      53 File not found
      54 Bad file mode
      55 File already open
      57 Disk I/O error
      58 File already exists
      61 Disk full
      62 Input past end
      63 Bad record number
      64 Bad file name
      66 Direct statement in file
      67 Too many files
      """;

  @Test
  void every_number_has_its_text() {
    TEXTS
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(
            row -> {
              BasicError error = BasicError.of(Integer.parseInt(row[0]));
              assertEquals(row[1], error.text());
              assertEquals(Integer.parseInt(row[0]), error.number());
            });
    assertEquals(TEXTS.lines().count() + 1, BasicError.values().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 24, 25, 27, 28, 31, 49, 56, 59, 60, 65, 68, 255})
  void other_numbers_are_unprintable_but_not_lost(int number) {
    assertSame(BasicError.UNPRINTABLE, BasicError.of(number));
    BasicException raised = new BasicException(number);
    assertEquals(number, raised.code());
    assertEquals("Unprintable error", raised.text());
  }

  @Test
  void a_raised_error_carries_no_stack() {
    BasicException raised = BasicError.SYNTAX.raise();
    assertEquals(2, raised.code());
    assertSame(BasicError.SYNTAX, raised.error());
    assertEquals(0, raised.getStackTrace().length);
  }
}
