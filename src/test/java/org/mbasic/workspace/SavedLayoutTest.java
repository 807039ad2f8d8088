package org.mbasic.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.machine.Stop;

/**
 * The bytes of a workspace with something in every field, as they were when the layout was settled:
 * a line for each field, its name and its bytes. Whoever changes the layout meets this test, gives
 * the changed fields a new version, keeps reading the old one, and adds a file beside the old.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SavedLayoutTest {
  private static final Path LAYOUTS = Path.of("src/test/resources/layout");

  /** The newest; older ones are beside it. */
  private static final String LAYOUT = "3.txt";

  private static final Path NOW = Path.of("target/layout.txt");

  private static final String SESSION =
      """
      10 DIM A(20),B$(5),C#(3),D%(2,2):DEF FNA(X)=X+1:DEFINT K
      20 ON ERROR GOTO 900:OPEN "R",1,"DATA":FIELD 1,5 AS F$:LSET F$="HELLO":PUT 1,2
      30 READ R:A(3)=1.5:B$(1)="TEXT":C#(2)=1/3#:D%(1,2)=-7:K=5:POKE 100,65:LPRINT "PAPER"
      40 WHILE K:FOR I=1 TO 9 STEP 2:GOSUB 60
      50 DATA 1,2
      60 INPUT "NAME";N$
      70 PRINT N$;A(3);B$(1);C#(2);D%(1,2);F$;FNA(K);R;PEEK(100);RND:RETURN
      900 RESUME NEXT
      """;

  private static Desk desk() {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    desk.replaceProgram(SESSION);
    desk.type("SAVE \"P\"\rRUN\r");
    run(desk);
    desk.keepPage("{\"top\":3}", "{\"insert\":\"PRINT\"}");
    return desk;
  }

  private static Stop run(Desk desk) {
    Stop stop = desk.run(1_000);
    while (stop == Stop.BUDGET) {
      stop = desk.run(1_000);
    }
    return stop;
  }

  private static Map<String, byte[]> recorded(String layout) throws IOException {
    Map<String, byte[]> fields = new HashMap<>();
    for (String line : Files.readAllLines(LAYOUTS.resolve(layout))) {
      String[] parts = line.split(" ", 2);
      fields.put(parts[0], HexFormat.of().parseHex(parts[1]));
    }
    return fields;
  }

  private static String lines(Map<String, byte[]> fields) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(fields)
        .forEach(
            (name, bytes) ->
                text.append(name).append(' ').append(HexFormat.of().formatHex(bytes)).append('\n'));
    return text.toString();
  }

  @Test
  void the_layout_is_the_recorded_one() throws IOException {
    String now = lines(desk().fields());
    Files.createDirectories(Path.of("target"));
    Files.writeString(NOW, now, StandardCharsets.US_ASCII);
    assertEquals(lines(recorded(LAYOUT)), now, "the layout of now is in " + NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.txt", "2.txt", LAYOUT})
  void a_recorded_workspace_goes_on(String layout) throws IOException {
    Desk desk = Desk.restore(recorded(layout), DeskLimits.DEFAULT);
    long shown = desk.output().end();
    assertEquals(Stop.LINE, run(desk));
    desk.type("ADA\r");
    run(desk);
    assertTrue(
        desk.output()
            .from(shown)
            .startsWith("ADA\r\nADA 1.5 TEXT .3333333333333333 -7 HELLO 6  1  65 "),
        desk.output().from(shown));
    assertEquals("PAPER\r\n", desk.printed().from(0));
    assertEquals("{\"top\":3}", desk.pageState());
    assertEquals("{\"insert\":\"PRINT\"}", desk.unfinished());
  }
}
