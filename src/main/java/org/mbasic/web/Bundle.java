package org.mbasic.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;

/**
 * A workspace as one file for its user to keep: a ZIP of {@code PROGRAM.BAS} and, in a folder
 * {@code DISK}, the files.
 *
 * @param program as listed, lines ending in LF
 * @param files contents by name, characters 0 to 255
 */
record Bundle(String program, SortedMap<String, String> files) {
  private static final String PROGRAM = "PROGRAM.BAS";
  private static final String DISK = "DISK/";

  /** What ZIP adds to each file, at most: headers and twice its name. */
  private static final int OVERHEAD = 512;

  Bundle {
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
  static Bundle of(Desk desk) {
    SortedMap<String, String> contents = new TreeMap<>();
    desk.files().keySet().forEach(name -> contents.put(name, desk.file(name).orElse("")));
    return new Bundle(desk.programText(), contents);
  }

  /** Bytes of the largest file that {@link #read} takes. */
  static long mostBytes(DeskLimits limits) {
    return content(limits) + (limits.files() + 1L) * OVERHEAD;
  }

  private static long content(DeskLimits limits) {
    return limits.programCharacters() + limits.fileBytes();
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.ISO_8859_1)) {
      put(zip, PROGRAM, program.replace("\n", "\r\n"));
      for (String name : files.keySet()) {
        put(zip, DISK + name, files.getOrDefault(name, ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }

  /**
   * Reads what {@link #toBytes} wrote, or what a user has packed in this form.
   *
   * @param limits of the desk it is for; no more than they allow is unpacked
   * @throws IllegalArgumentException with a sentence for the user when it is anything else, damaged
   *     or too large
   */
  static Bundle read(byte[] bytes, DeskLimits limits) {
    SortedMap<String, String> files = new TreeMap<>();
    String program = null;
    long left = content(limits);
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (entry.isDirectory() && name.equals(DISK)) {
          continue;
        }
        String content = content(zip, left);
        left -= content.length();
        if (name.equals(PROGRAM) && program == null) {
          program = content.replace("\r", "");
        } else if (!name.startsWith(DISK)
            || files.put(name.substring(DISK.length()), content) != null) {
          throw new IllegalArgumentException("The file holds what is no part of a workspace.");
        }
        if (files.size() > limits.files()) {
          throw new IllegalArgumentException(
              "The file holds more than " + limits.files() + " files.");
        }
      }
    } catch (IOException damage) {
      throw new IllegalArgumentException("The file is damaged.", damage);
    }
    return new Bundle(checked(program), files);
  }

  private static String checked(@Nullable String program) {
    if (program == null) {
      throw new IllegalArgumentException("The file is no workspace: it has no " + PROGRAM + ".");
    }
    return program;
  }

  private static String content(ZipInputStream zip, long most) throws IOException {
    byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
    if (content.length > most) {
      throw new IllegalArgumentException("The file unpacks to more than a workspace holds.");
    }
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
