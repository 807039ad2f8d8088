package org.mbasic.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerMessageTest {
  /** The frames as the page's modules read them. */
  static Stream<Arguments> frames() {
    Instant noon = Instant.parse("2026-11-23T12:04:05Z");
    return Stream.of(
        Arguments.of(
            new ServerMessage.Welcome("id", 1, 20, 4, "redis", "n1", 5, 17),
            "{'type':'welcome','workspace':'id','epoch':1,'offset':20,'base':4,"
                + "'storage':'redis','node':'n1','saveSeconds':5,'keys':17}"),
        Arguments.of(
            new ServerMessage.State(ServerMessage.Mode.LINE, 140),
            "{'type':'state','mode':'line','line':140}"),
        Arguments.of(
            new ServerMessage.State(ServerMessage.Mode.READY, -1),
            "{'type':'state','mode':'ready'}"),
        Arguments.of(
            new ServerMessage.Program(3, "10 END\n", 1),
            "{'type':'program','version':3,'text':'10 END\\n','lines':1}"),
        Arguments.of(new ServerMessage.Keyboard(false), "{'type':'keyboard','yours':false}"),
        Arguments.of(new ServerMessage.Rewound(2, 70), "{'type':'rewound','epoch':2,'offset':70}"),
        Arguments.of(new ServerMessage.KeysAck(9, 8), "{'type':'keysAck','seq':9,'recorded':8}"),
        Arguments.of(
            new ServerMessage.Saved(noon, 4),
            "{'type':'saved','at':'2026-11-23T12:04:05Z','version':4}"),
        Arguments.of(
            new ServerMessage.Unsaved(noon, "away"),
            "{'type':'unsaved','since':'2026-11-23T12:04:05Z','reason':'away'}"),
        Arguments.of(new ServerMessage.Problem("no"), "{'type':'problem','message':'no'}"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void is_one_json_object(ServerMessage message, String json) {
    assertEquals(read(json.replace('\'', '"')), read(message.json()));
  }

  @Test
  void output_carries_every_character_unchanged() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    JsonObject frame = read(new ServerMessage.Output(2, 5, all.toString(), false).json());
    assertEquals(all.toString(), frame.getString("text"));
    assertEquals(5, frame.getInt("offset"));
    assertEquals(2, frame.getInt("epoch"));
    assertEquals("output", frame.getString("type"));
  }

  private static JsonObject read(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
