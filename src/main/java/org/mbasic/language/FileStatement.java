package org.mbasic.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about files and the disk. */
public sealed interface FileStatement extends Statement {

  /**
   * OPEN.
   *
   * @param recordLength null for the default
   */
  record Open(
      Expression mode, Expression channel, Expression name, @Nullable Expression recordLength)
      implements FileStatement {}

  /** No channels: all of them. */
  record Close(List<Expression> channels) implements FileStatement {
    public Close {
      channels = List.copyOf(channels);
    }
  }

  record Reset() implements FileStatement {}

  /** {@code INPUT#}; no targets when only the file is looked for, and an error follows. */
  record InputFile(Expression channel, List<Expression.Variable> targets) implements FileStatement {
    public InputFile {
      targets = List.copyOf(targets);
    }
  }

  /** {@code LINE INPUT#}. */
  record LineInputFile(Expression channel, Expression.Variable target) implements FileStatement {}

  /** One part of a FIELD; without a variable when the line ends too soon. */
  record FieldPart(Expression width, Expression.@Nullable Variable target) {}

  record Field(Expression channel, List<FieldPart> parts) implements FileStatement {
    public Field {
      parts = List.copyOf(parts);
    }
  }

  /**
   * GET.
   *
   * @param number null for the next record
   */
  record Get(Expression channel, @Nullable Expression number) implements FileStatement {}

  /**
   * PUT.
   *
   * @param number null for the next record
   */
  record Put(Expression channel, @Nullable Expression number) implements FileStatement {}

  record Kill(Expression name) implements FileStatement {}

  /** {@code NAME old AS new}. */
  record Rename(Expression oldName, Expression newName) implements FileStatement {}

  /**
   * FILES.
   *
   * @param pattern null for all files
   */
  record Files(@Nullable Expression pattern) implements FileStatement {}

  /** A program file is looked for and not read: what stands behind its name is wrong. */
  record Find(Expression name) implements FileStatement {}

  /**
   * LOAD.
   *
   * @param run whether {@code ,R} was written: run it and keep files open
   */
  record Load(Expression name, boolean run) implements FileStatement {}

  /** The three forms a program is saved in. */
  enum SaveForm {
    BINARY,
    ASCII,
    PROTECTED,
    /** The file is made, and what should follow its name is wrong. */
    NONE
  }

  /**
   * SAVE.
   *
   * @param range the lines that {@link SaveForm#ASCII} lists; all in the other forms
   */
  record Save(Expression name, SaveForm form, LineRange range) implements FileStatement {}

  record Merge(Expression name) implements FileStatement {}

  /**
   * CHAIN.
   *
   * @param merge MERGE was written: lay the file over the program
   * @param line where to begin, null for the first line
   * @param all keep all variables
   * @param delete lines to delete before the merge, or null
   */
  record Chain(
      boolean merge,
      Expression name,
      @Nullable Expression line,
      boolean all,
      @Nullable LineRange delete)
      implements FileStatement {}
}
