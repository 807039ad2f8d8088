package org.mbasic.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sittings at the console, with the program that the command line names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionTest {
  @TempDir Path folder;

  private OutputStream printer = OutputStream.nullOutputStream();

  /** What is shown when these keys are typed, after a program has been run. */
  private String shown(Path program, String keys) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Session session = session(keys, out, Session.Form.TRANSCRIPT)) {
      session.load(program);
      session.run();
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private Session session(String keys, OutputStream out, Session.Form form) {
    InputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.ISO_8859_1));
    return new Session(new FolderDisk(folder), in, out, printer, form);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_program_saved_as_tokens_or_protected_runs() throws IOException {
    Path text = file("text.bas", "10 PRINT 6*7\n");
    shown(text, "SAVE \"T\"\nSAVE \"P\",P\nSYSTEM\n");
    assertEquals("RUN \"PROGRAM\"\n 42 \nOk\n", shown(folder.resolve("T.BAS"), ""));
    assertEquals("RUN \"PROGRAM\"\n 42 \nOk\n", shown(folder.resolve("P.BAS"), ""));
  }

  @Test
  void what_is_wrong_with_a_file_is_told_as_by_load() throws IOException {
    assertEquals("RUN \"PROGRAM\"\nOverflow\nOk\n", shown(file("o.bas", "10 A=&HFFFFFF\n"), ""));
    assertEquals(
        "RUN \"PROGRAM\"\nDirect statement in file\nOk\n", shown(file("d.bas", "PRINT 1\n"), ""));
  }

  @Test
  void a_transcript_knows_no_command_that_the_original_does_not_have() throws IOException {
    Path program = file("p.bas", "10 PRINT 1\n");
    for (String line : List.of("HELP", "BREAK 10", "STEP", "STACK", "WATCH A")) {
      String shown = shown(program, line + "\n");
      assertTrue(shown.endsWith(line + "\nSyntax error\nOk\n"), shown);
    }
  }

  @Test
  void what_is_printed_goes_to_the_printer_as_it_comes() throws IOException {
    List<Integer> parts = new ArrayList<>();
    printer =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) {
            parts.add(bytes.length);
            writeBytes(bytes);
          }
        };
    file("p.bas", "10 FOR I=1 TO 60000:LPRINT \"\u00e9\":NEXT\n20 PRINT \"B\"\n");
    assertEquals("RUN \"PROGRAM\"\nB\nOk\n", shown(folder.resolve("p.bas"), ""));
    assertArrayEquals(
        "\u00e9\r\n".repeat(60_000).getBytes(StandardCharsets.ISO_8859_1),
        ((ByteArrayOutputStream) printer).toByteArray());
    assertTrue(parts.stream().allMatch(part -> part < 100_000), parts.toString());
  }

  @Test
  void any_name_will_do_and_the_disk_stays_as_it_is() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path program = other.resolve("My game, 2nd try.txt");
    Files.writeString(program, "10 PRINT 1\r\n20 SAVE \"PROGRAM\"\r\n30 NEW\r\n");
    assertEquals(
        "RUN \"PROGRAM\"\n 1 \nOk\nLOAD \"PROGRAM\"\nOk\nLIST 10\n10 PRINT 1\nOk\nKILL \"PROGRAM.BAS\"\nOk\n",
        shown(program, "LOAD \"PROGRAM\"\nLIST 10\nKILL \"PROGRAM.BAS\"\n"));
    assertFalse(Files.exists(folder.resolve("PROGRAM.BAS")));
  }

  @Test
  void two_numbers_on_one_file_write_into_the_same_file() throws IOException {
    Path program =
        file(
            "p.bas",
            """
            10 OPEN "R",1,"D",4:FIELD 1,4 AS A$:LSET A$="ONE":PUT 1,1
            20 OPEN "R",2,"D",4:FIELD 2,4 AS B$
            30 LSET A$="TWO":PUT 1,2:LSET B$="THREE":PUT 2,3:CLOSE
            40 OPEN "R",1,"D",4:FOR I=1 TO 3:GET 1,I:PRINT A$;:NEXT
            """);
    assertEquals("RUN \"PROGRAM\"\nONE TWO THRE\nOk\n", shown(program, ""));
  }

  @Test
  void the_end_of_input_closes_files() throws IOException {
    Path program = file("p.bas", "10 OPEN \"O\",1,\"X\":PRINT#1,\"HI\"\n20 INPUT A\n");
    for (String keys : List.of("", "1\n", "1\nPRI")) {
      shown(program, keys);
      assertEquals("HI\r\n", Files.readString(folder.resolve("X")), keys);
      Files.delete(folder.resolve("X"));
    }
  }

  @Test
  void an_output_that_takes_no_more_closes_files() throws IOException {
    printer =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    Path program = file("p.bas", "10 OPEN \"O\",1,\"X\":PRINT#1,\"HI\"\n20 LPRINT \"P\":INPUT A\n");
    FileUnusable told = assertThrows(FileUnusable.class, () -> shown(program, ""));
    assertEquals("cannot print: full", told.getMessage());
    assertEquals("HI\r\n", Files.readString(folder.resolve("X")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Session.Form.class,
      names = {"KEYS", "LINES"})
  void CR_and_LF_are_one_Enter(Session.Form form) throws IOException {
    String keys = "10 INPUT A$:INPUT B$\r\nRUN\r\nX\r\n\r\nPRINT \"(\"A$\",\"B$\")\"\n\r\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Session session = session(keys, out, form)) {
      session.run();
    }
    String shown = out.toString(StandardCharsets.ISO_8859_1);
    assertTrue(shown.contains("(X,)\r\nOk\r\n"), shown);
  }

  @Test
  @SuppressWarnings("InputStreamSlowMultibyteRead") // keys are read one by one
  void a_program_does_not_wait_for_what_follows_CR_and_LF() throws IOException {
    String keys = "10 FOR I=1 TO 200000!:NEXT\r\n20 PRINT \"END\"LEN(INKEY$)\r\nRUN\r\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in =
        new ByteArrayInputStream(keys.getBytes(StandardCharsets.ISO_8859_1)) {
          @Override
          public synchronized int read() {
            String shown = out.toString(StandardCharsets.ISO_8859_1);
            assertTrue(available() > 0 || shown.contains("\nEND 0"), shown);
            return super.read();
          }
        };
    try (Session session =
        new Session(new FolderDisk(folder), in, out, printer, Session.Form.KEYS)) {
      session.run();
    }
  }
}
