package org.mbasic.console;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.disk.Disk;
import org.mbasic.workspace.VirtualDisk;

/**
 * {@code java -jar mbasic-console.jar [--transcript] [--disk DIR] [--printer FILE] [PROGRAM.BAS]}:
 * exits at SYSTEM or at the end of input.
 */
public final class Main {
  private static final int MOST_FILES = 64;
  private static final long MOST_BYTES = 4L << 20;

  private Main() {}

  /**
   * Status 0 at the end of the session, 1 when a file or the output cannot be used, 2 for wrong
   * arguments.
   */
  public static void main(String[] arguments) {
    boolean transcript = false;
    Path folder = null;
    Path printer = null;
    List<String> programs = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--transcript" -> transcript = true;
        case "--disk" -> {
          if (++i == arguments.length) {
            refuse("--disk wants a folder");
            return;
          }
          folder = Path.of(arguments[i]);
        }
        case "--printer" -> {
          if (++i == arguments.length) {
            refuse("--printer wants a file");
            return;
          }
          printer = Path.of(arguments[i]);
        }
        default -> {
          if (arguments[i].startsWith("--")) {
            refuse("unknown argument: " + arguments[i]);
            return;
          }
          programs.add(arguments[i]);
        }
      }
    }
    if (programs.size() > 1) {
      refuse("only one program can be run");
      return;
    }
    run(transcript, folder, printer, programs.isEmpty() ? null : Path.of(programs.get(0)));
  }

  private static void run(
      boolean transcript, @Nullable Path folder, @Nullable Path printer, @Nullable Path program) {
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    try (OutputStream paper = printer(printer);
        Terminal terminal = transcript ? Terminal.none() : Terminal.open();
        Session session = new Session(disk(folder), in, out, paper, form(transcript, terminal))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(session)));
      if (program != null) {
        session.load(program);
      }
      session.run();
    } catch (FileUnusable | IOException unusable) {
      System.err.println(unusable.getMessage());
      System.exit(1);
    }
  }

  private static Disk disk(@Nullable Path folder) {
    return folder == null ? new VirtualDisk(MOST_FILES, MOST_BYTES) : new FolderDisk(folder);
  }

  /** The process ends, perhaps because its terminal was closed. */
  private static void close(Session session) {
    try {
      session.close();
    } catch (FileUnusable file) {
      System.err.println(file.getMessage());
    }
  }

  /** What is printed is appended to a file, or discarded. */
  private static OutputStream printer(@Nullable Path file) {
    try {
      return file == null
          ? OutputStream.nullOutputStream()
          : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unusable) {
      throw new FileUnusable("cannot write " + file);
    }
  }

  // In Java 17, which this is built for, null tells that there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static Session.Form form(boolean transcript, Terminal terminal) {
    if (transcript) {
      return Session.Form.TRANSCRIPT;
    }
    return terminal.keyByKey() || System.console() == null ? Session.Form.KEYS : Session.Form.LINES;
  }

  private static void refuse(String reason) {
    System.err.println(reason);
    System.err.println(
        "usage: java -jar mbasic-console.jar"
            + " [--transcript] [--disk DIR] [--printer FILE] [PROGRAM.BAS]");
    System.exit(2);
  }
}
