package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.keys.Secrets;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.StoreUnavailable;

/** Files that browsers bring become workspaces of theirs, or nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalsTest extends PagesFixture {
  private final Deeds deeds = new Deeds(Secrets.NONE.ring("deeds"));
  private final Node node = server.node(WebSettings.Scope.TAB, true);
  private final Arrivals arrivals = new Arrivals(node.stores().owner(), node.limits(), deeds);

  private static Desk desk(String... lines) {
    Desk desk = Desk.fresh(DeskLimits.DEFAULT);
    for (String line : lines) {
      desk.type(line + "\r");
      desk.run(1_000);
    }
    return desk;
  }

  private static InputStream file(Desk desk) {
    return new ByteArrayInputStream(WorkspaceZip.all(desk));
  }

  private static InputStream zipped(byte[] state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("WORKSPACE.STATE"));
      zip.write(state);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private String last(Page page, String keys) {
    int before = page.wire.output().length();
    return page.type(keys).wire.output().substring(before);
  }

  @Test
  void a_stopped_program_comes_with_its_variables_and_goes_on() throws IOException {
    Desk desk = desk("10 DIM B$(3):A=42:B$(2)=\"TWO\"", "20 STOP", "30 PRINT A;B$(2)", "RUN");
    Arrivals.Arrived arrived = arrivals.take(bob, file(desk)).orElseThrow();
    assertEquals(3, arrived.lines());
    assertEquals("10 DIM B$(3):A=42:B$(2)=\"TWO\"", arrived.first());
    assertTrue(deeds.proves(arrived.deed(), "bob", arrived.id().value()));
    Page page = page(bob, arrived.id().value());
    assertEquals(arrived.id().value(), page.workspace());
    assertTrue(page.wire.output().endsWith("Break in 20\r\nOk\r\n"));
    assertEquals("PRINT B$(2)\r\nTWO\r\nOk\r\n", last(page, "PRINT B$(2)\r"));
    assertEquals("CONT\r\n 42 TWO\r\nOk\r\n", last(page, "CONT\r"));
    restart();
    assertTrue(last(page(bob, arrived.id().value()), "PRINT A\r").endsWith(" 42 \r\nOk\r\n"));
  }

  @Test
  void a_file_that_is_refused_while_it_comes_leaves_nothing() {
    InputStream late =
        new FilterInputStream(file(desk("10 PRINT 1"))) {
          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw new IllegalArgumentException("too late");
          }
        };
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> arrivals.take(bob, late));
    assertEquals("too late", refused.getMessage());
    assertEquals(0, server.store.entries.size());
  }

  @Test
  void a_program_waits_for_the_answer_it_waited_for() throws IOException {
    Desk desk = desk("10 INPUT \"NAME\";N$", "20 PRINT N$;N$", "RUN");
    Page page = page(bob, arrivals.take(bob, file(desk)).orElseThrow().id().value());
    assertEquals("line", page.mode());
    assertEquals("HA\r\nHAHA\r\nOk\r\n", last(page, "HA\r"));
  }

  @Test
  void it_belongs_to_who_brought_it_and_to_nobody_else() throws IOException {
    Page hers = page(alice, "").type("A=1\r");
    String exported = hers.workspace();
    Arrivals.Arrived arrived = arrivals.take(bob, file(desk("A=2"))).orElseThrow();
    assertNotEquals(exported, arrived.id().value());
    assertNotEquals(arrived.id().value(), page(alice, arrived.id().value()).workspace());
    assertTrue(last(hers, "PRINT A\r").endsWith(" 1 \r\nOk\r\n"));
  }

  /** A page's own messages are news there: its first number is above that of the ties. */
  @Test
  void no_number_of_keys_comes_with_it() throws IOException {
    Page page = page(bob, arrivals.take(bob, file(desk("A=3"))).orElseThrow().id().value());
    assertEquals(0, page.wire.last("welcome").getInt("keys"));
    page.type(1, "PRINT A\r");
    assertTrue(page.wire.output().endsWith(" 3 \r\nOk\r\n"));
  }

  @Test
  void nothing_of_what_a_workspace_belongs_to_is_exported() {
    Page page = page(alice, "").type("A=1\r");
    page.say("{\"type\":\"export\",\"offset\":0}");
    server.run();
    String whole = page.wire.last("bundle").getString("text");
    assertFalse(whole.contains("alice"), "the ZIP");
    String image =
        new String(DeskImage.of(desk("A=1")), java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String secret : Set.of("ties", "alice", page.workspace())) {
      assertFalse(image.contains(secret), secret);
    }
  }

  @Test
  void what_is_refused_leaves_nothing_in_the_store() throws IOException {
    byte[] image = DeskImage.of(desk("A=4"));
    Random chance = new Random(4);
    for (int i = 0; i < 200; i++) {
      byte[] flipped = image.clone();
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
      byte[] cut = Arrays.copyOf(image, chance.nextInt(image.length));
      for (byte[] bytes : new byte[][] {flipped, cut}) {
        InputStream file = zipped(bytes);
        String why =
            assertThrows(IllegalArgumentException.class, () -> arrivals.take(bob, file))
                .getMessage();
        assertEquals("The state of the workspace is damaged.", why);
      }
    }
    assertTrue(server.store.entries.isEmpty());
  }

  @Test
  void a_file_without_a_state_makes_no_workspace() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("PROGRAM.BAS"));
    }
    assertTrue(arrivals.take(bob, new ByteArrayInputStream(bytes.toByteArray())).isEmpty());
    assertEquals(Map.of(), server.store.entries);
  }

  @Test
  void a_store_that_is_away_is_told() {
    server.store.away = true;
    InputStream file = file(desk("A=5"));
    assertThrows(StoreUnavailable.class, () -> arrivals.take(bob, file));
  }

  @Test
  void who_hears_of_it_finds_that_it_is_nobodys() throws IOException {
    server.store.releases = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    Arrivals.Arrived arrived = arrivals.take(bob, file(desk("10 PRINT 1"))).orElseThrow();
    assertNull(Objects.requireNonNull(server.store.entries.get(arrived.id())).owner);
  }

  @Test
  void one_that_could_not_be_released_is_there_all_the_same() throws IOException {
    server.store.releases =
        task -> {
          throw new StoreUnavailable("away");
        };
    Arrivals.Arrived arrived = arrivals.take(bob, file(desk("10 PRINT 42"))).orElseThrow();
    assertTrue(last(page(bob, arrived.id().value()), "LIST\r").contains("10 PRINT 42"));
  }

  @Test
  void so_many_files_are_in_memory_at_a_time_and_no_more() {
    for (int i = 0; i < Arrivals.AT_ONCE; i++) {
      assertTrue(arrivals.enter("192.0.2." + i));
    }
    assertFalse(arrivals.enter("192.0.2.9"));
    arrivals.leave("192.0.2.1");
    assertTrue(arrivals.enter("192.0.2.9"));
    assertFalse(arrivals.enter("192.0.2.1"));
  }

  @Test
  void files_that_come_slowly_from_one_address_leave_places_to_others() {
    int own = 0;
    while (arrivals.enter("192.0.2.1")) {
      own++;
    }
    assertEquals(Arrivals.OF_ONE, own);
    assertTrue(arrivals.enter("192.0.2.2"));
    arrivals.leave("192.0.2.1");
    assertTrue(arrivals.enter("192.0.2.1"));
  }
}
