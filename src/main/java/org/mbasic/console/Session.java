package org.mbasic.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mbasic.language.Cruncher;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;
import org.mbasic.machine.Disk;
import org.mbasic.machine.Machine;
import org.mbasic.machine.MachineLimits;
import org.mbasic.machine.Stop;

/**
 * One sitting at the console: keys come from a stream, strictly on demand, so that a program that
 * only looks for keys sees none; what the machine shows goes to another.
 */
final class Session {
  private static final int BUDGET = 100_000;

  /** In a transcript the byte behind this one is typed as it is. */
  private static final int LITERAL = 1;

  private static final String SIGN_ON = "BASIC-80 Rev. 5.21\r\n[MBASIC Web]\r\nOk\r\n";

  private final Program program = new Program();
  private final Machine machine;
  private final InputStream in;
  private final OutputStream out;
  private final boolean transcript;

  Session(Disk disk, InputStream in, OutputStream out, boolean transcript) {
    machine = new Machine(program, disk, MachineLimits.DEFAULT);
    this.in = in;
    this.out = out;
    this.transcript = transcript;
  }

  /** Loads a program file of numbered lines and runs it first. */
  void load(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new ProgramUnreadable("cannot read " + file, unreadable);
    }
    int end = text.indexOf(26);
    for (String line : (end < 0 ? text : text.substring(0, end)).lines().toList()) {
      Cruncher.TypedLine typed = Cruncher.split(line);
      if (typed.number() != Cruncher.TypedLine.DIRECT) {
        program.put(
            new LineImage(typed.number(), Cruncher.crunch(typed.text(), NoFaults.INSTANCE)));
      }
    }
    machine.type("RUN\r");
  }

  /** Runs to SYSTEM or to the end of input. */
  void run() throws IOException {
    if (!transcript) {
      write(SIGN_ON);
    }
    while (true) {
      Stop stop = machine.run(BUDGET);
      write(machine.takeOutput());
      if (stop == Stop.SYSTEM) {
        return;
      }
      if (stop != Stop.BUDGET) {
        out.flush();
        int key = in.read();
        if (transcript && key == LITERAL) {
          key = in.read();
        } else if (key == '\n') {
          key = '\r';
        }
        if (key < 0) {
          return;
        }
        machine.type(String.valueOf((char) key));
      }
    }
  }

  private void write(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!transcript || c != '\r') {
        bytes.write(c);
      }
    }
    bytes.writeTo(out);
  }
}
