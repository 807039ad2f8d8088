package org.mbasic.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mbasic.machine.Stop;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskLimits;

/**
 * A random program with the answers it asks for.
 *
 * @param keys what the user types, in order and in pieces: the lines, RUN, the answers
 * @param output what a desk shows that nothing disturbs
 */
record Script(List<String> keys, String output) {
  private static final int MOST_BLOCKS = 6;

  static Script random(Random random) {
    List<String> program = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    int blocks = 2 + random.nextInt(MOST_BLOCKS);
    int line = 10;
    for (int i = 0; i < blocks; i++) {
      for (String statement : block(random, answers).lines().toList()) {
        program.add(line + " " + statement + "\r");
        line += 10;
      }
    }
    program.add(line + " PRINT \"END\";N:END\r");
    program.add("9000 N=N+1:PRINT \"SUB\";N:RETURN\r");
    List<String> keys = new ArrayList<>(program);
    keys.add("RUN\r");
    for (String answer : answers) {
      int cut = random.nextInt(answer.length());
      if (cut > 0) {
        keys.add(answer.substring(0, cut));
      }
      keys.add(answer.substring(cut));
    }
    return new Script(keys, undisturbed(keys));
  }

  private static String block(Random random, List<String> answers) {
    int number = 1 + random.nextInt(400);
    return switch (random.nextInt(9)) {
      case 0 -> "FOR I=1 TO " + number + ":PRINT I;I*" + number + "/7:NEXT";
      case 1 -> {
        answers.add((random.nextInt(5) == 0 ? "x\r" : "") + number + "\r");
        yield "INPUT \"N\";A:PRINT A*2";
      }
      case 2 -> {
        answers.add("text " + number + "\r");
        yield "LINE INPUT \"L?\";L$:PRINT LEN(L$);L$";
      }
      case 3 -> "FOR J=1 TO " + 50 * number + ":A(J MOD 10)=A(J MOD 10)+J:NEXT:PRINT A(3)";
      case 4 -> "GOSUB 9000";
      case 5 ->
          "OPEN \"O\",1,\"F\":FOR I=1 TO 9:PRINT#1,I*"
              + number
              + ":NEXT:CLOSE 1\nOPEN \"I\",1,\"F\":FOR I=1 TO 9:INPUT#1,Q:PRINT Q;:NEXT:CLOSE 1";
      case 6 -> "FOR I=1 TO " + number % 30 + ":PRINT RND(1):NEXT";
      case 7 -> {
        answers.add(Integer.toString(number % 90 + 10));
        yield "X$=INPUT$(2):PRINT X$;\"!\"";
      }
      default -> {
        for (int i = 0; i < 3; i++) {
          answers.add((number + i) + "\r");
        }
        yield "K=0:WHILE K<3:K=K+1:INPUT B:PRINT B*B:WEND";
      }
    };
  }

  private static String undisturbed(List<String> keys) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    for (String key : keys) {
      desk.type(key);
      Stop stop = Stop.BUDGET;
      while (stop == Stop.BUDGET) {
        stop = desk.run(1_000);
      }
    }
    return desk.output().from(0);
  }
}
