package org.mbasic.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbasic.language.Cure;
import org.mbasic.language.Diagnostic;
import org.mbasic.machine.Inspector;
import org.mbasic.machine.state.NamedFilesState;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerMessageTest {
  /** The frames as the page's modules read them. */
  static Stream<Arguments> frames() {
    Instant noon = Instant.parse("2026-11-23T12:04:05Z");
    return Stream.of(
        Arguments.of(
            new ServerMessage.Welcome("id", 1, 20, 4, "redis", "n1", 5, 17, true, 99, "a deed"),
            "{'type':'welcome','workspace':'id','epoch':1,'offset':20,'base':4,"
                + "'storage':'redis','node':'n1','saveSeconds':5,'keys':17,'numbered':true,'begun':true,'life':99,'deed':'a deed'}"),
        Arguments.of(
            new ServerMessage.State(
                ServerMessage.Mode.LINE,
                140,
                Optional.empty(),
                List.of(),
                0,
                new NamedFilesState("", List.of()),
                new ServerMessage.Load(70, 9, 0)),
            "{'type':'state','mode':'line','line':140,'breakpoints':[],'printed':0,"
                + "'file':'','recent':[],'bytes':70,'speed':9,'pace':0}"),
        Arguments.of(
            new ServerMessage.State(
                ServerMessage.Mode.READY,
                -1,
                Optional.of(new Inspector.Next(20, 3, 9)),
                List.of(new Inspector.Breakpoint(20, "A>5", "B;C")),
                5,
                new NamedFilesState("A.BAS", List.of("A.BAS", "B.BAS")),
                new ServerMessage.Load(0, 0, 500)),
            "{'type':'state','mode':'ready','next':{'line':20,'from':3,'to':9},"
                + "'breakpoints':[{'line':20,'condition':'A>5','shown':'B;C'}],'printed':5,'file':'A.BAS','recent':['A.BAS','B.BAS'],'bytes':0,'speed':0,'pace':500}"),
        Arguments.of(
            new ServerMessage.Panel(
                ClientMessage.Subject.VARIABLES, List.of(List.of("A", "single", "5", ""))),
            "{'type':'panel','panel':'variables','rows':[['A','single','5','']]}"),
        Arguments.of(
            new ServerMessage.Elements("A", 2, new Inspector.Elements(0, 11, List.of("1", "2"))),
            "{'type':'elements','name':'A','offset':2,'base':0,'total':11,'values':['1','2']}"),
        Arguments.of(
            new ServerMessage.Contents("A", 2, "xy", 4),
            "{'type':'contents','name':'A','offset':2,'text':'xy','size':4}"),
        Arguments.of(
            new ServerMessage.Bundle(2, "PK", 9),
            "{'type':'bundle','offset':2,'text':'PK','size':9}"),
        Arguments.of(new ServerMessage.Imported(3), "{'type':'imported','files':3}"),
        Arguments.of(new ServerMessage.Printed(7, "x"), "{'type':'printed','offset':7,'text':'x'}"),
        Arguments.of(
            new ServerMessage.Program(
                3,
                false,
                "10 ENDE\n",
                1,
                List.of(
                    new Diagnostic(
                        10, 3, 7, "Syntax error", List.of(new Cure("Write END", 3, 7, "END")))),
                5),
            "{'type':'program','version':3,'hidden':false,'text':'10 ENDE\\n','lines':1,'answers':5,"
                + "'diagnostics':[{'line':10,'from':3,'to':7,'text':'Syntax error',"
                + "'cures':[{'text':'Write END','from':3,'to':7,'insert':'END'}]}]}"),
        Arguments.of(new ServerMessage.Keyboard(false), "{'type':'keyboard','yours':false}"),
        Arguments.of(new ServerMessage.Rewound(2, 70), "{'type':'rewound','epoch':2,'offset':70}"),
        Arguments.of(new ServerMessage.KeysAck(9, 8), "{'type':'keysAck','seq':9,'recorded':8}"),
        Arguments.of(
            new ServerMessage.Saved(noon, 4),
            "{'type':'saved','at':'2026-11-23T12:04:05Z','version':4}"),
        Arguments.of(
            new ServerMessage.Unsaved(noon, "away"),
            "{'type':'unsaved','since':'2026-11-23T12:04:05Z','reason':'away'}"),
        Arguments.of(new ServerMessage.Problem("no"), "{'type':'problem','message':'no'}"),
        Arguments.of(
            new ServerMessage.Problem("no", true),
            "{'type':'problem','message':'no','import':true}"));
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
