package org.mbasic.language;

import org.mbasic.numbers.BasicError;

/**
 * Programs in the form SAVE writes without {@code ,A}: a mark, then for each line two bytes the
 * original uses as a link, its number and its image, ended by a zero; two zeros end the program.
 * Behind the mark of a protected file all of that is scrambled by {@link Scrambling}.
 */
public final class TokenFile {
  private static final char OPEN = 0xFF;
  private static final char PROTECTED = 0xFE;

  /** A link that is not zero; loading computes links anew, as the original does. */
  private static final char LINK = 1;

  private TokenFile() {}

  /** A file that loads as this program. */
  public static String encode(Program program) {
    return OPEN + bytes(program);
  }

  /** A file that loads as a protected program. */
  public static String encodeProtected(Program program) {
    return PROTECTED + Scrambling.scramble(bytes(program));
  }

  private static String bytes(Program program) {
    StringBuilder file = new StringBuilder();
    for (LineImage line : program.lines()) {
      file.append(LINK).append(LINK);
      file.append((char) (line.number() & 0xFF)).append((char) (line.number() >> 8));
      file.append(line.image()).append('\0');
    }
    return file.append("\0\0").toString();
  }

  /** Whether the content is a program in this form. */
  public static boolean recognises(String content) {
    return !content.isEmpty() && (content.charAt(0) == OPEN || content.charAt(0) == PROTECTED);
  }

  public static boolean recognisesProtected(String content) {
    return !content.isEmpty() && content.charAt(0) == PROTECTED;
  }

  /**
   * Adds the file's lines to a program; Disk I/O error when it is damaged, or has a line that could
   * not have been typed: what one statement of it prints has no bound.
   */
  public static void decode(String file, Program program) {
    String content =
        recognisesProtected(file) ? Scrambling.restore(file.substring(1)) : file.substring(1);
    int at = 0;
    while (at + 1 < content.length() && (content.charAt(at) | content.charAt(at + 1)) != 0) {
      if (at + 4 >= content.length()) {
        throw BasicError.DISK_IO_ERROR.raise();
      }
      int number = content.charAt(at + 2) | content.charAt(at + 3) << 8;
      int start = at + 4;
      int end = start;
      while (end < content.length() && content.charAt(end) != 0) {
        end =
            Constant.marks(content.charAt(end))
                ? end + 1 + Constant.bytes(content.charAt(end))
                : end + 1;
      }
      if (number > LineImage.LAST || end >= content.length() || end - start > LineImage.LONGEST) {
        throw BasicError.DISK_IO_ERROR.raise();
      }
      program.put(new LineImage(number, content.substring(start, end)));
      at = end + 1;
    }
  }
}
