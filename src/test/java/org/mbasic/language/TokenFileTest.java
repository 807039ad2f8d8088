package org.mbasic.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenFileTest {
  /** The beginning of a file that BASIC-80 5.21 saved with ,P, in hexadecimal. */
  private static final String SAVED_PROTECTED =
      "FE3E1A2BC161F7A669656E6BD28434D1987367CA9BCC149FEB1FC858E21C7F5E"
          + "6BEA3DA24E6373DBDCCE31D62B9C6CEC2A4654EFC7F1676037AB49E0A03DBE5C";

  @Test
  void a_protected_file_of_the_original_is_read() {
    String restored = Scrambling.restore(bytes(SAVED_PROTECTED).substring(1));

    assertEquals("\n\0\u008F " + "A".repeat(57), restored.substring(2));
  }

  @Test
  void scrambling_writes_what_the_original_writes() {
    String file = bytes(SAVED_PROTECTED);

    assertEquals(file.substring(1), Scrambling.scramble(Scrambling.restore(file.substring(1))));
  }

  @Test
  void a_protected_program_comes_back_as_it_was() {
    Program program = new Program();
    program.put(new LineImage(10, "\u0091\"A\""));
    program.put(new LineImage(65529, "\u008F" + "x".repeat(300)));
    String file = TokenFile.encodeProtected(program);

    Program loaded = new Program();
    TokenFile.decode(file, loaded);

    assertTrue(TokenFile.recognisesProtected(file));
    assertEquals(program.lines(), loaded.lines());
  }

  @Test
  void a_line_that_could_not_have_been_typed_is_refused() {
    Program program = new Program();
    program.put(new LineImage(10, "\u008F" + "x".repeat(LineImage.LONGEST - 1)));
    TokenFile.decode(TokenFile.encode(program), new Program());
    program.put(new LineImage(20, "\u008F" + "x".repeat(LineImage.LONGEST)));
    String file = TokenFile.encode(program);
    BasicException refusal =
        assertThrows(BasicException.class, () -> TokenFile.decode(file, new Program()));
    assertEquals(BasicError.DISK_IO_ERROR.text(), refusal.text());
  }

  private static String bytes(String hexadecimal) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < hexadecimal.length(); i += 2) {
      bytes.append((char) Integer.parseInt(hexadecimal.substring(i, i + 2), 16));
    }
    return bytes.toString();
  }
}
