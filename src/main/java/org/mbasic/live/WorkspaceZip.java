package org.mbasic.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;

/**
 * A workspace as one file for its user to keep: a ZIP of {@code PROGRAM.BAS} and, in a folder
 * {@code DISK}, the files. Where all of a workspace is kept, {@code WORKSPACE.STATE} is a {@link
 * DeskImage} of it beside them; what people have packed has none. A protected program is in the
 * state alone, which is not sealed: it is kept from being listed, as in 5.21, and no more.
 *
 * @param program as listed, lines ending in LF
 * @param files contents by name, characters 0 to 255
 */
record WorkspaceZip(String program, SortedMap<String, String> files) {
  private static final String PROGRAM = "PROGRAM.BAS";
  private static final String DISK = "DISK/";
  private static final String STATE = "WORKSPACE.STATE";

  /** What ZIP adds to each file, at most: headers and twice its name. */
  private static final int OVERHEAD = 512;

  WorkspaceZip {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Puts program and files into a desk; other files of its stay.
   *
   * @return how many files came
   * @throws IllegalArgumentException as {@link Desk#receiveAll}
   */
  int giveTo(Desk desk) {
    desk.receiveAll(program, files);
    return files.size();
  }

  /** All of a desk that its user keeps. */
  static WorkspaceZip of(Desk desk) {
    SortedMap<String, String> contents = new TreeMap<>();
    desk.files().keySet().forEach(name -> contents.put(name, desk.file(name).orElse("")));
    return new WorkspaceZip(desk.programText(), contents);
  }

  /** Bytes of the largest file that {@link #read} takes. */
  static long mostBytes(DeskLimits limits) {
    return content(limits) + (limits.files() + 1L) * OVERHEAD;
  }

  private static long content(DeskLimits limits) {
    return limits.programCharacters() + limits.fileBytes();
  }

  /** Bytes of the largest file with a state in it. */
  static long mostBytesOfAll(DeskLimits limits) {
    return mostBytes(limits) + DeskImage.mostBytes(limits);
  }

  /** The desk as it is between two statements, its state too. */
  static byte[] all(Desk desk) {
    WorkspaceZip bundle = of(desk);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.ISO_8859_1)) {
      if (!desk.hidesProgram()) {
        put(zip, PROGRAM, latin(bundle.program.replace("\n", "\r\n")));
      }
      for (Map.Entry<String, String> file : bundle.files.entrySet()) {
        put(zip, DISK + file.getKey(), latin(file.getValue()));
      }
      // In the desk's turn, where others wait.
      zip.setLevel(Deflater.BEST_SPEED);
      put(zip, STATE, DeskImage.of(desk));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads program and files of what {@link #all} wrote, or of what a user has packed in this form.
   *
   * @param limits of the desk it is for; no more than they allow is unpacked, of a state that is
   *     passed over no more than of one that is read
   * @throws IllegalArgumentException with a sentence for the user when it is anything else, damaged
   *     or too large
   */
  static WorkspaceZip read(byte[] bytes, DeskLimits limits) {
    SortedMap<String, String> files = new TreeMap<>();
    Set<String> names = new HashSet<>();
    String program = null;
    long left = content(limits);
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (!names.add(name)) {
          throw foreign();
        }
        if (name.equals(STATE)) {
          skip(zip, DeskImage.mostBytes(limits));
          continue;
        }
        if (name.equals(DISK)) {
          left -= skip(zip, left);
          continue;
        }
        String content = new String(content(zip, left), StandardCharsets.ISO_8859_1);
        left -= content.length();
        if (name.equals(PROGRAM)) {
          program = content.replace("\r", "");
        } else if (name.startsWith(DISK)) {
          files.put(name.substring(DISK.length()), content);
        } else {
          throw foreign();
        }
        if (files.size() > limits.files()) {
          throw new IllegalArgumentException(
              "The file holds more than " + limits.files() + " files.");
        }
      }
    } catch (IOException damage) {
      throw new IllegalArgumentException("The file is damaged.", damage);
    }
    return new WorkspaceZip(checked(program), files);
  }

  /**
   * Reads the state that {@link #all} wrote, of which nobody has looked at more than the checksum.
   *
   * @param file read no further than that, and no more than the limits allow
   * @return nothing when there is none
   * @throws IllegalArgumentException with a sentence for the user when the file is damaged or too
   *     large
   * @throws IOException when it does not arrive
   */
  static Optional<byte[]> state(InputStream file, DeskLimits limits) throws IOException {
    long left = content(limits);
    try (ZipInputStream zip = new ZipInputStream(file, StandardCharsets.ISO_8859_1)) {
      ZipEntry entry = zip.getNextEntry();
      // Before it come at most the folder, the program and all files.
      for (int others = 0; entry != null && others <= limits.files() + 2; others++) {
        if (entry.getName().equals(STATE)) {
          return Optional.of(content(zip, DeskImage.mostBytes(limits)));
        }
        left -= skip(zip, left);
        entry = zip.getNextEntry();
      }
      return Optional.empty();
    } catch (ZipException | EOFException damage) {
      throw new IllegalArgumentException("The file is damaged.", damage);
    }
  }

  /**
   * Passes over an entry.
   *
   * @return how many bytes it was
   */
  private static long skip(ZipInputStream zip, long most) throws IOException {
    byte[] part = new byte[8192];
    long all = 0;
    for (int read = zip.read(part); read >= 0; read = zip.read(part)) {
      all += read;
      if (all > most) {
        throw tooMuch();
      }
    }
    return all;
  }

  private static String checked(@Nullable String program) {
    if (program == null) {
      throw new IllegalArgumentException("The file is not a workspace: it has no " + PROGRAM + ".");
    }
    return program;
  }

  private static byte[] content(ZipInputStream zip, long most) throws IOException {
    byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
    if (content.length > most) {
      throw tooMuch();
    }
    return content;
  }

  private static IllegalArgumentException foreign() {
    return new IllegalArgumentException(
        "The file contains something that is not part of a workspace.");
  }

  private static IllegalArgumentException tooMuch() {
    return new IllegalArgumentException("The file unpacks to more than a workspace holds.");
  }
}
