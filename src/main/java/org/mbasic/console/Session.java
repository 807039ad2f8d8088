package org.mbasic.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mbasic.language.Program;
import org.mbasic.machine.Machine;
import org.mbasic.machine.MachineLimits;
import org.mbasic.machine.Stop;
import org.mbasic.machine.disk.Disk;
import org.mbasic.numbers.BasicException;
import org.mbasic.workspace.Desk;

/** One sitting at the console: keys come from a stream, what the machine shows goes to another. */
final class Session implements AutoCloseable {
  private static final int BUDGET = 50_000;

  /** In a transcript the byte behind this one is typed as it is. */
  private static final int LITERAL = 1;

  private static final int END = -1;

  /** No key: the LF of a CR LF, which is one Enter. */
  private static final int NONE = -2;

  /** How keys come in and output goes out. */
  enum Form {
    /**
     * As the original was recorded: read strictly on demand, so that a program which only looks for
     * keys sees none, without CR, and without commands that it does not have.
     */
    TRANSCRIPT,
    /** Keys come one by one and are seen at once, Ctrl-C above all. */
    KEYS,
    /** The system echoes whole lines itself, so the machine's echo of them is left out. */
    LINES
  }

  private final ProgramDisk disk;
  private final Machine machine;
  private final InputStream in;
  private final OutputStream out;
  private final OutputStream printer;
  private final Form form;

  /** Characters of the machine's echo still to be left out. */
  private int echoed;

  /** Whether the byte before was a CR. */
  private boolean afterReturn;

  private boolean closed;

  /**
   * @param printer takes what LPRINT and LLIST print
   */
  Session(Disk disk, InputStream in, OutputStream out, OutputStream printer, Form form) {
    this.disk = new ProgramDisk(disk);
    machine = new Machine(new Program(), this.disk, MachineLimits.DEFAULT);
    if (form == Form.TRANSCRIPT) {
      machine.leaveOutExtensions();
    }
    this.in = in;
    this.out = out;
    this.printer = printer;
    this.form = form;
  }

  /** Has a program file run first, in whatever form SAVE writes it. */
  void load(Path file) {
    try {
      disk.offer(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new FileUnusable("cannot read " + file);
    }
    machine.type("RUN \"PROGRAM\"\r");
  }

  /**
   * Closes the machine's files, so that what was printed to them is on the disk. Any thread may
   * call: one that runs the machine does no more of it.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        machine.leave();
      } catch (BasicException failure) {
        throw new FileUnusable("cannot write what is open: " + failure.text());
      }
    }
  }

  private synchronized Stop slice() {
    return closed ? Stop.SYSTEM : machine.run(BUDGET);
  }

  /**
   * Runs to SYSTEM or to the end of input.
   *
   * @throws FileUnusable when what is shown or printed cannot be written
   * @throws IOException when keys cannot be read
   */
  void run() throws IOException {
    if (form != Form.TRANSCRIPT) {
      write(Desk.SIGN_ON);
    }
    while (true) {
      Stop stop = slice();
      write(machine.takeOutput());
      write(printer, machine.takePrinted(), "cannot print: ");
      if (stop == Stop.SYSTEM) {
        return;
      }
      boolean wanted = stop != Stop.BUDGET;
      if (wanted || (form == Form.KEYS && in.available() > 0)) {
        out.flush();
        int key = key();
        if (key == END) {
          return;
        }
        if (key == NONE) {
          continue;
        }
        machine.type(String.valueOf((char) key));
        if (form == Form.LINES && stop != Stop.KEYS) {
          echoed += key == '\r' ? 2 : 1;
        }
      }
    }
  }

  /** The next key, or {@link #END}, or {@link #NONE}. */
  private int key() throws IOException {
    int key = in.read();
    if (form == Form.TRANSCRIPT && key == LITERAL) {
      return in.read();
    }
    boolean second = form != Form.TRANSCRIPT && afterReturn && key == '\n';
    afterReturn = key == '\r';
    if (second) {
      return NONE;
    }
    return key == '\n' ? '\r' : key;
  }

  private void write(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (echoed > 0) {
        echoed--;
      } else if (form != Form.TRANSCRIPT || c != '\r') {
        shown.append(c);
      }
    }
    write(out, shown.toString(), "cannot show: ");
  }

  private static void write(OutputStream to, String text, String complaint) {
    try {
      to.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException full) {
      throw new FileUnusable(complaint + full.getMessage());
    }
  }
}
