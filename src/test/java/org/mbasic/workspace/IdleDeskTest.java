package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a desk costs that nobody uses: a server keeps thousands of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdleDeskTest {
  private static final int DESKS = 4_000;
  private static final int LINES = 20;

  /** Bytes a desk may take beside the characters of its program and of its output. */
  private static final long MOST = 6 * 1024;

  @Test
  void a_desk_with_twenty_lines_takes_less_than_six_kilobytes_beside_them() {
    StringBuilder program = new StringBuilder();
    for (int line = 1; line <= LINES; line++) {
      program.append(10 * line).append(" A=A+").append(line).append(":PRINT \"LINE\";A\r");
    }
    List<Desk> desks = new ArrayList<>();
    desks.add(desk(program.toString()));
    long before = used();
    while (desks.size() <= DESKS) {
      desks.add(desk(program.toString()));
    }
    long each = (used() - before) / DESKS - program.length() - desks.get(0).output().end();
    assertTrue(desks.size() > DESKS && each < MOST, each + " bytes a desk");
  }

  /** Has run its program once, was shown by an editor and saved. */
  private static Desk desk(String program) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.shown(desk.programVersion());
    desk.type(program + "RUN\r");
    desk.run(Integer.MAX_VALUE);
    desk.shown(desk.programVersion());
    FieldChanges unused = desk.changes();
    return desk;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
