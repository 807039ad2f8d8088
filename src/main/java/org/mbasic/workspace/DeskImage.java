package org.mbasic.workspace;

import java.util.HashMap;
import java.util.Map;

/**
 * A whole desk as bytes that its user keeps, and that come back as anybody's: all its fields in one
 * of the codec's own. Nothing in them tells whose desk it was or where it lived.
 */
public final class DeskImage {
  private static final int VERSION = 1;
  private static final String NAME = "workspace";

  private static final String DAMAGED = "The state of the workspace is damaged.";
  private static final String NEWER =
      "The workspace was exported by a newer version of MBASIC Web, which this server does not"
          + " know yet.";

  /** What a variable takes of memory, at least; bounds how many there can be. */
  private static final int BYTES_OF_A_VARIABLE = 64;

  /** Fields of a desk beside those of arrays. */
  private static final int OTHER_FIELDS = 1 << 16;

  /** Bytes of a field that is in no blocks, or twice a program's where that is more. */
  private static final int LONGEST_HEAD = 1 << 21;

  private DeskImage() {}

  /** Takes the desk as it is between two statements, and leaves alone what counts as saved. */
  public static byte[] of(Desk desk) {
    Map<String, byte[]> fields = desk.copy();
    FieldWriter image = new FieldWriter(VERSION).number(fields.size());
    fields.forEach((name, bytes) -> image.text(name).bytes(bytes));
    return image.toBytes(NAME);
  }

  /** Bytes of the largest image of a desk of these limits; to be looked at before any are read. */
  public static int mostBytes(DeskLimits limits) {
    long most =
        3 * limits.machine().memoryBytes()
            + 2L * limits.outputCharacters()
            + limits.fileBytes()
            + 2L * limits.programCharacters()
            + limits.machine().typedKeys()
            + LONGEST_HEAD;
    return (int) Math.min(most, Integer.MAX_VALUE - Long.SIZE);
  }

  /**
   * Makes a desk of an image, which goes on where that one stood. All of it is to be saved.
   *
   * @param image at most {@link #mostBytes}; whatever is in it takes memory of that order
   * @throws IllegalArgumentException with a sentence for the user when it is none, is damaged, is
   *     of a newer version or beyond the limits
   */
  public static Desk read(byte[] image, DeskLimits limits) {
    try {
      Map<String, byte[]> fields = fields(new FieldReader(NAME, image, VERSION), limits);
      bound(fields, limits);
      Desk desk = Desk.admit(fields, limits);
      desk.unsaved();
      return desk;
    } catch (NewerState newer) {
      throw new IllegalArgumentException(NEWER, newer);
    } catch (CorruptField | StackOverflowError damage) {
      throw new IllegalArgumentException(DAMAGED, damage);
    }
  }

  private static Map<String, byte[]> fields(FieldReader image, DeskLimits limits) {
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = image.count(variables(limits) + OTHER_FIELDS); i > 0; i--) {
      fields.put(image.text(), image.bytes());
    }
    image.end();
    return fields;
  }

  private static int variables(DeskLimits limits) {
    return (int) Math.min(1 << 20, limits.machine().memoryBytes() / BYTES_OF_A_VARIABLE);
  }

  /** Small things in great numbers take many times their bytes once they are read. */
  private static void bound(Map<String, byte[]> fields, DeskLimits limits) {
    long longest =
        Math.max(LONGEST_HEAD, 2L * limits.programCharacters()) + limits.machine().typedKeys();
    fields.forEach(
        (name, bytes) -> {
          if (name.indexOf('/') < 0 && bytes.length > longest) {
            throw new IllegalArgumentException("The workspace is larger than the limits allow.");
          }
        });
    bound(fields, "scalar", variables(limits));
    bound(fields, "array", variables(limits));
    bound(fields, "stack", limits.machine().stackDepth());
    bound(fields, "file", limits.files());
  }

  /** The heads of these begin with how many of them there are. */
  private static void bound(Map<String, byte[]> fields, String head, int most) {
    byte[] bytes = fields.get(head);
    if (bytes != null && new FieldReader(head, bytes, Integer.MAX_VALUE).number() > most) {
      throw new IllegalArgumentException("The workspace is larger than the limits allow.");
    }
  }
}
