package org.mbasic.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientMessageTest {
  @Test
  void hello_says_where_the_page_stands() throws BadMessage {
    assertEquals(
        new ClientMessage.Hello("abc", 0, 2, 1_000_000, 7, false, false, ""),
        ClientMessage.parse(
            "{\"type\":\"hello\",\"workspace\":\"abc\",\"epoch\":2,\"offset\":1000000,\"program\":7}"));
  }

  @Test
  void a_page_knows_a_workspace_by_its_id_and_by_a_life_that_both_know() throws BadMessage {
    String hello =
        "{\"type\":\"hello\",\"workspace\":\"abc\",%s\"epoch\":2,\"offset\":1,\"program\":7}";
    ClientMessage.Hello told =
        (ClientMessage.Hello) ClientMessage.parse(hello.formatted("\"life\":5,"));
    ClientMessage.Hello untold = (ClientMessage.Hello) ClientMessage.parse(hello.formatted(""));
    assertTrue(told.knows("abc", 5));
    assertTrue(told.knows("abc", 0));
    assertTrue(untold.knows("abc", 5));
    assertFalse(told.knows("abc", 6));
    assertFalse(told.knows("abd", 5));
  }

  @Test
  void keys_may_be_control_characters() throws BadMessage {
    assertEquals(
        new ClientMessage.Keys(1763899200000L, "A\u0003\r\u00e9"),
        ClientMessage.parse(
            "{\"type\":\"keys\",\"seq\":1763899200000,\"text\":\"A\\u0003\\r\\u00e9\"}"));
  }

  @Test
  void edit_brings_the_whole_text() throws BadMessage {
    assertEquals(
        new ClientMessage.Edit(3, 0, "10 PRINT\n20 END"),
        ClientMessage.parse("{\"type\":\"edit\",\"base\":3,\"text\":\"10 PRINT\\n20 END\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void commands_are_named_in_small_letters(ClientMessage.Button button) throws BadMessage {
    String name = button.name().toLowerCase(java.util.Locale.ROOT);
    assertEquals(
        new ClientMessage.Command(8, button),
        ClientMessage.parse("{\"type\":\"command\",\"seq\":8,\"name\":\"" + name + "\"}"));
  }

  @Test
  void the_wait_of_slow_motion_has_a_bound() throws BadMessage {
    assertEquals(
        new ClientMessage.Pace(500), ClientMessage.parse("{\"type\":\"pace\",\"millis\":500}"));
    assertEquals(
        new ClientMessage.Pace(ClientMessage.MAX_PACE),
        ClientMessage.parse("{\"type\":\"pace\",\"millis\":99999999}"));
  }

  @Test
  void panels_grids_files_and_breakpoints_are_asked_for_by_name() throws BadMessage {
    assertEquals(
        new ClientMessage.Look(ClientMessage.Subject.PRINTER, 9),
        ClientMessage.parse("{\"type\":\"look\",\"panel\":\"printer\",\"offset\":9}"));
    assertEquals(
        new ClientMessage.Grid("A", 1000),
        ClientMessage.parse("{\"type\":\"grid\",\"name\":\"A\",\"offset\":1000}"));
    assertEquals(
        new ClientMessage.Fetch("A.TXT", 0),
        ClientMessage.parse("{\"type\":\"fetch\",\"name\":\"A.TXT\",\"offset\":0}"));
    assertEquals(
        new ClientMessage.Store(7, "A.TXT", "hello"),
        ClientMessage.parse(
            "{\"type\":\"store\",\"seq\":7,\"name\":\"A.TXT\",\"text\":\"hello\"}"));
    assertEquals(
        new ClientMessage.Export(9), ClientMessage.parse("{\"type\":\"export\",\"offset\":9}"));
    assertEquals(
        new ClientMessage.Import(0, "PK", 2),
        ClientMessage.parse("{\"type\":\"import\",\"offset\":0,\"text\":\"PK\",\"size\":2}"));
    assertEquals(
        new ClientMessage.Breakpoint(8, 100, true),
        ClientMessage.parse("{\"type\":\"breakpoint\",\"seq\":8,\"line\":100,\"on\":true}"));
  }

  @Test
  void a_file_of_bytes_that_are_no_text_comes_in_base64() throws BadMessage {
    String bytes = "\0\u00ff".repeat(ClientMessage.MAX_PROGRAM / 2);
    assertEquals(
        new ClientMessage.Store(0, "A.BIN", bytes),
        ClientMessage.parse(storeBytes(encoded(bytes))));
    assertThrows(BadMessage.class, () -> ClientMessage.parse(storeBytes(encoded(bytes + "more"))));
    assertThrows(BadMessage.class, () -> ClientMessage.parse(storeBytes("A?==")));
  }

  private static String encoded(String bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String storeBytes(String base64) {
    return "{\"type\":\"storeBytes\",\"name\":\"A.BIN\",\"bytes\":\"" + base64 + "\"}";
  }

  @Test
  void members_that_are_not_known_are_left_alone() throws BadMessage {
    assertEquals(
        new ClientMessage.Shown(5, 0),
        ClientMessage.parse("{\"type\":\"shown\",\"offset\":5,\"later\":[{}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{\"type\":\"shown\",\"offset\":5",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"welcome\"}",
        "{\"type\":\"shown\"}",
        "{\"type\":\"shown\",\"offset\":\"5\"}",
        "{\"type\":\"shown\",\"offset\":-1}",
        "{\"type\":\"shown\",\"offset\":1.5}",
        "{\"type\":\"shown\",\"offset\":9007199254740992}",
        "{\"type\":\"shown\",\"offset\":1e999999999}",
        "{\"type\":\"keys\",\"seq\":1,\"text\":null}",
        "{\"type\":\"keys\",\"seq\":1,\"text\":\"\\u20ac\"}",
        "{\"type\":\"command\",\"name\":\"RUN\"}",
        "{\"type\":\"command\",\"name\":\"format\"}"
      })
  void what_is_no_message_is_refused(String frame) {
    assertThrows(BadMessage.class, () -> ClientMessage.parse(frame));
  }

  @Test
  void texts_are_bounded() {
    String keys = "A".repeat(ClientMessage.MAX_KEYS + 1);
    assertThrows(
        BadMessage.class,
        () -> ClientMessage.parse("{\"type\":\"keys\",\"seq\":1,\"text\":\"" + keys + "\"}"));
  }

  @Test
  void deep_nesting_is_refused_and_not_followed() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    assertThrows(
        BadMessage.class,
        () -> ClientMessage.parse("{\"type\":\"shown\",\"offset\":5,\"x\":" + deep + "}"));
  }
}
