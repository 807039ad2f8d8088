package org.mbasic.workspace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mbasic.language.LineImage;
import org.mbasic.language.Program;

/**
 * The program's lines as saved: a block holds those of {@value #NUMBERS} numbers, so that a changed
 * line changes one block, wherever lines come and go.
 */
final class ProgramFields implements DeskPart {
  private static final int VERSION = 1;

  /** Line numbers of a block; block n has those from n times this on. */
  private static final int NUMBERS = 256;

  private final Program program;
  private final FieldGroup group = new FieldGroup("program");
  private long collected = -1;

  ProgramFields(Program program) {
    this.program = program;
  }

  @Override
  public List<String> heads() {
    return List.of(group.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void collect(FieldChanges changes) {
    if (collected == program.version() && !changes.all()) {
      return;
    }
    if (changes.saved()) {
      collected = program.version();
    }
    BitSet blocks = new BitSet();
    for (int from = 0; from < program.size(); ) {
      int block = program.at(from).number() / NUMBERS;
      int to = from + 1;
      while (to < program.size() && program.at(to).number() / NUMBERS == block) {
        to++;
      }
      group.writeBlock(block, lines(from, to), changes);
      blocks.set(block);
      from = to;
    }
    FieldWriter head = new FieldWriter(VERSION).number(program.size()).number(blocks.cardinality());
    blocks.stream().forEach(head::number);
    group.writeHead(head, changes);
    for (int block = 0; block <= LineImage.LAST / NUMBERS; block++) {
      if (!blocks.get(block)) {
        group.removeBlock(block, changes);
      }
    }
  }

  private FieldWriter lines(int from, int to) {
    FieldWriter field = new FieldWriter(VERSION).number(to - from);
    for (int i = from; i < to; i++) {
      field.number(program.at(i).number()).text(program.at(i).image());
    }
    return field;
  }

  @Override
  public void restore(SavedFields saved) {
    List<Integer> blocks = new ArrayList<>();
    int size =
        group
            .readHead(
                saved,
                VERSION,
                head -> {
                  int lines = head.count(LineImage.LAST + 1);
                  for (int i = head.elements(); i > 0; i--) {
                    blocks.add(head.count(LineImage.LAST / NUMBERS));
                  }
                  return lines;
                })
            .orElse(0);
    boolean whole = true;
    for (int block : blocks) {
      Optional<List<LineImage>> lines =
          group.readBlock(saved, block, VERSION, field -> lines(block, field));
      lines.ifPresent(them -> them.forEach(program::put));
      whole &= lines.isPresent();
    }
    if (whole && program.size() != size) {
      saved.lose(group.name(), new CorruptField("not as many lines as there should be"));
    }
    collected = program.version();
  }

  @Override
  public void check(DeskLimits limits) {
    long most = limits.machine().memoryBytes();
    if (program.characters() > most) {
      throw new IllegalArgumentException("The program is longer than " + most + " characters.");
    }
    for (LineImage line : program.lines()) {
      if (line.image().length() > LineImage.LONGEST) {
        throw new IllegalArgumentException("Line " + line.number() + ": Line buffer overflow.");
      }
    }
  }

  private static List<LineImage> lines(int block, FieldReader field) {
    List<LineImage> lines = new ArrayList<>();
    for (int i = field.count(NUMBERS); i > 0; i--) {
      LineImage line = new LineImage(field.count(LineImage.LAST), field.text());
      if (line.number() / NUMBERS != block) {
        throw new CorruptField("a line in a block that is not its own");
      }
      lines.add(line);
    }
    return lines;
  }
}
