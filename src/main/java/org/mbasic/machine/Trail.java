package org.mbasic.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.language.Lister;

/**
 * The last statements that a program has come to, each before it runs, since its RUN or its last
 * change. Only while the run loop attends to the debugger: at full speed when {@link #wanted}.
 */
final class Trail {
  /** Statements that are remembered. */
  static final int LENGTH = 200;

  /** Takes its room with the first statement: most workspaces never need it. */
  private LinkedLine @Nullable [] lines;

  private int[] steps = {};
  private long count;
  private boolean wanted;

  /** Whether programs at full speed leave one. */
  boolean wanted() {
    return wanted;
  }

  void want(boolean on) {
    wanted = on;
  }

  /** The program has come to a step; one that follows from a statement's first is no news. */
  void add(LinkedLine line, int step) {
    if (!line.begins(step)) {
      return;
    }
    LinkedLine[] last = lines;
    if (last == null) {
      last = new LinkedLine[LENGTH];
      lines = last;
      steps = new int[LENGTH];
    }
    int at = (int) (count++ % LENGTH);
    last[at] = line;
    steps[at] = step;
  }

  /** Another run begins, or the program has changed. */
  void clear() {
    lines = null;
    steps = new int[] {};
    count = 0;
  }

  /** Newest first. */
  List<Inspector.Passed> rows() {
    List<Inspector.Passed> rows = new ArrayList<>();
    LinkedLine[] last = lines;
    for (long i = count - 1; last != null && i >= Math.max(0, count - LENGTH); i--) {
      int at = (int) (i % LENGTH);
      rows.add(new Inspector.Passed(i + 1, last[at].number, text(last[at], steps[at])));
    }
    return rows;
  }

  private static String text(LinkedLine line, int first) {
    int start = line.steps.get(first).start();
    int end = start;
    for (int i = first; i < line.steps.size() && line.steps.get(i).start() == start; i++) {
      end = Math.max(end, line.steps.get(i).end());
    }
    return Lister.text(line.image.image().substring(start, end)).strip();
  }
}
