package org.mbasic.machine.disk;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mbasic.numbers.BasicError;

/** Names of files: folded to upper case as CP/M does, longer ones than 8.3 allowed, no folders. */
public final class FileNames {
  private static final int LONGEST = 64;
  private static final String FORBIDDEN = "<>,;=?*[]/\\|\"";
  private static final Pattern FILLING = Pattern.compile(" +(?=\\.|\\z)");
  private static final Pattern DOT_TOO_MANY = Pattern.compile("[^.]+\\.+[^.]{1,2}\\.");

  /** The drive that is selected, which a name may spell as well. */
  private static final char ANY_DRIVE = '@';

  private FileNames() {}

  /** The name as it is stored, or Bad file name. */
  public static String check(String name) {
    String bare = bare(name);
    if (bare.isEmpty() || bare.length() > LONGEST || bare.startsWith(".") || hasForbidden(bare)) {
      throw BasicError.BAD_FILE_NAME.raise();
    }
    return bare;
  }

  /**
   * The name of a program that is made: with the extension .BAS when it has neither extension nor
   * dot.
   */
  public static String madeProgram(String name) {
    return withExtension(made(name), name);
  }

  /** A pattern of names, or Bad file name when there is nothing in it or before its dot. */
  public static String pattern(String name) {
    String bare = bare(name);
    if (bare.isEmpty() || bare.length() > LONGEST || bare.startsWith(".")) {
      throw BasicError.BAD_FILE_NAME.raise();
    }
    return bare;
  }

  /**
   * The name of a file that must be there. Signs that no file here can have are nothing wrong in
   * it: a star is a character as others, and there is just no such file.
   */
  public static String sought(String name) {
    return possible(name, BasicError.FILE_NOT_FOUND);
  }

  /** The name of a file that is made when it is not there: with such signs it cannot be. */
  public static String made(String name) {
    return possible(name, BasicError.TOO_MANY_FILES);
  }

  private static String possible(String name, BasicError otherwise) {
    String bare = bare(name);
    if (!bare.isEmpty() && !bare.startsWith(".") && hasForbidden(bare)) {
      throw (hasDotTooMany(bare) ? BasicError.BAD_FILE_NAME : otherwise).raise();
    }
    return check(name);
  }

  /** The name of a program that is looked for, with .BAS as for one that is made. */
  public static String soughtProgram(String name) {
    return withExtension(sought(name), name);
  }

  private static String withExtension(String checked, String name) {
    return name.indexOf('.') < 0 ? checked + ".BAS" : checked;
  }

  /** The drive a name begins with, A to Z, or {@link #ANY_DRIVE}; Bad file name for other signs. */
  public static char drive(String name) {
    char drive = hasDrive(name) ? name.toUpperCase(Locale.ROOT).charAt(0) : ANY_DRIVE;
    if (drive < ANY_DRIVE || drive > 'Z') {
      throw BasicError.BAD_FILE_NAME.raise();
    }
    return drive;
  }

  private static boolean hasDrive(String name) {
    return name.indexOf(':') == 1;
  }

  /**
   * A name without its drive, of which there is but one, without dots at its end, and without the
   * blanks that fill a part of it: CP/M has them behind every shorter one.
   */
  private static String bare(String name) {
    drive(name);
    String upper = name.toUpperCase(Locale.ROOT);
    String unfilled = FILLING.matcher(upper.substring(hasDrive(name) ? 2 : 0)).replaceAll("");
    int end = unfilled.length();
    while (end > 1 && unfilled.charAt(end - 1) == '.') {
      end--;
    }
    return unfilled.substring(0, end);
  }

  /**
   * Whether a second dot comes where an extension has one or two letters, which CP/M's block for
   * names cannot take. Behind more letters the original looks no further.
   */
  public static boolean hasDotTooMany(String bare) {
    return DOT_TOO_MANY.matcher(bare).lookingAt();
  }

  private static boolean hasForbidden(String bare) {
    return bare.chars().anyMatch(c -> c < ' ' || c > '~' || c == ':' || FORBIDDEN.indexOf(c) >= 0);
  }

  /**
   * Whether a name fits a {@link #pattern}, name and extension apart: {@code ?} stands for any
   * character or none, and a {@code *} at the beginning for all of them; elsewhere it is a
   * character as others.
   */
  public static boolean matches(String pattern, String name) {
    return fits(stem(pattern), stem(name)) && fits(extension(pattern), extension(name));
  }

  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  public static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static boolean fits(String pattern, String part) {
    if (pattern.startsWith("*")) {
      return true;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char wanted = pattern.charAt(i);
      boolean there = i < part.length();
      if (wanted != '?' && (!there || wanted != part.charAt(i))) {
        return false;
      }
    }
    return part.length() <= pattern.length();
  }
}
