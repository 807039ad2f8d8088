package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.List;
import org.mbasic.language.LineImage;

/** The program's lines as a saved field. */
final class ProgramCodec {
  private static final int VERSION = 1;

  private ProgramCodec() {}

  static byte[] encode(List<LineImage> lines) {
    FieldWriter field = new FieldWriter(VERSION).number(lines.size());
    for (LineImage line : lines) {
      field.number(line.number()).text(line.image());
    }
    return field.toBytes();
  }

  static List<LineImage> decode(byte[] bytes) {
    FieldReader field = new FieldReader(bytes, VERSION);
    int size = field.elements();
    List<LineImage> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(new LineImage(field.count(LineImage.LAST), field.text()));
    }
    return lines;
  }
}
