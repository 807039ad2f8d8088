package org.mbasic.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console jar as a user starts it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleJarIT {
  private static final Path CASES = Path.of("src/test/resources/golden");

  private static ProcessBuilder console(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "target/mbasic-console.jar"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static String run(Path input, String... arguments)
      throws IOException, InterruptedException {
    File output = File.createTempFile("console", ".out");
    Process process =
        console(arguments).redirectInput(input.toFile()).redirectOutput(output).start();
    assertEquals(0, process.waitFor());
    return Files.readString(output.toPath(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for-next/after-loop-values",
        "edit/kill-hack-quit",
        "sequential-files/write-hash",
        "line-editing/input-ctrl-keys"
      })
  void a_transcript_equals_the_recorded_one(String name) throws Exception {
    String expected = Files.readString(CASES.resolve(name + ".out"), StandardCharsets.ISO_8859_1);
    assertEquals(expected, run(CASES.resolve(name + ".in"), "--transcript"));
  }

  @Test
  void a_folder_is_the_disk(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "10 PRINT \"HI\"\nSAVE \"X\",A\nSYSTEM\n");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    run(keys, "--transcript", "--disk", disk.toString());
    assertEquals(
        "10 PRINT \"HI\"\r\n\u001A",
        Files.readString(disk.resolve("X.BAS"), StandardCharsets.ISO_8859_1));
  }

  /** SIGTERM, as a window that is closed sends SIGHUP. */
  @Test
  void a_signal_closes_files(@TempDir Path folder) throws Exception {
    Process process = console("--transcript", "--disk", folder.toString()).start();
    try (OutputStream keys = process.getOutputStream()) {
      keys.write("OPEN \"O\",1,\"X\":PRINT#1,\"HI\":PRINT 6*7\n".getBytes(US_ASCII));
      keys.flush();
      BufferedReader shown = process.inputReader(US_ASCII);
      while (!" 42 ".equals(shown.readLine())) {}
      process.destroy();
      process.waitFor();
    }
    assertEquals("HI\r\n", Files.readString(folder.resolve("X")));
  }

  @Test
  void the_printers_paper_is_a_file(@TempDir Path folder) throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), "LPRINT \"ONE\"\nSYSTEM\n");
    Path paper = folder.resolve("paper");
    run(keys, "--transcript", "--printer", paper.toString());
    run(keys, "--transcript", "--printer", paper.toString());
    run(keys, "--transcript");
    assertEquals("ONE\r\nONE\r\n", Files.readString(paper));
  }

  @ParameterizedTest
  @CsvSource({
    "a.bas b.bas, 2, only one program can be run",
    "a.bas --speed, 2, unknown argument: --speed",
    "--disk none, 1, none is not a folder",
    "none.bas, 1, cannot read none.bas",
  })
  void what_cannot_be_used_is_told(String arguments, int status, String told) throws Exception {
    Process process = console(arguments.split(" ")).start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(told, errors.lines().findFirst().orElse(""));
    assertEquals(status, process.waitFor());
  }

  /** A file of Linux that is always full. */
  @ParameterizedTest
  @CsvSource({"/dev/full, /dev/null, cannot print: ", "/dev/null, /dev/full, cannot show: "})
  void what_is_full_is_told(String printer, String output, String told) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Process process =
        console("--printer", printer).redirectOutput(Path.of(output).toFile()).start();
    try (OutputStream keys = process.getOutputStream()) {
      keys.write("LPRINT 1:PRINT 1\n".getBytes(US_ASCII));
    } catch (IOException ended) {
      // What was shown first was too much.
    }
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(errors.startsWith(told), errors);
    assertEquals(1, errors.lines().count(), errors);
    assertEquals(1, process.waitFor());
  }

  @Test
  void a_program_named_is_run(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("hello.bas");
    Files.writeString(program, "10 PRINT 6*7\n20 SYSTEM\n");
    Path keys = Files.createFile(folder.resolve("keys"));
    assertEquals("RUN \"PROGRAM\"\n 42 \n", run(keys, "--transcript", program.toString()));
  }
}
