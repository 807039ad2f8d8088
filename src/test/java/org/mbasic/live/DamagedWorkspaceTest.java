package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.protocol.Wire;
import org.mbasic.workspace.WorkspaceId;

/**
 * What a page finds when saved fields were damaged, sealed with a previous secret, or written by a
 * newer version of MBASIC Web.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DamagedWorkspaceTest {
  private static final byte[] DAMAGED = {};

  private final FakeNode server = new FakeNode();
  private final WorkspaceId id = WorkspaceId.random();
  private Visitor alice = server.visitor("alice", id.value());
  private LiveDesks desks = desks(WebSettings.Scope.BROWSER);

  private LiveDesks desks(WebSettings.Scope scope) {
    return new LiveDesks(server.node(scope, true));
  }

  private FakeWire page(String workspace, String... frames) {
    FakeWire wire = new FakeWire();
    Conversation conversation = new Conversation(desks, alice, wire);
    conversation.receive(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0}"
            .formatted(workspace),
        true);
    server.run();
    for (String frame : frames) {
      conversation.receive(frame, true);
      server.run();
    }
    return wire;
  }

  /** Leaves a program and a variable in the store, and the server that wrote them dead. */
  private Map<String, byte[]> saved() {
    page(
        "",
        "{\"type\":\"edit\",\"base\":0,\"text\":\"10 PRINT 1\\n\"}",
        "{\"type\":\"keys\",\"seq\":7,\"text\":\"A=5\\r\"}");
    desks = desks(WebSettings.Scope.BROWSER);
    return Objects.requireNonNull(server.store.entries.get(id)).fields;
  }

  private void saveAll() {
    server.pass(Duration.ofSeconds(5));
    desks.tick();
    server.run();
  }

  @Test
  void every_damaged_field_is_told_copied_and_repaired_by_the_next_save() {
    for (String name : List.copyOf(saved().keySet())) {
      Map<String, byte[]> fields = saved();
      fields.put(name, DAMAGED);
      server.store.quarantined.clear();
      FakeWire wire = page("");
      assertEquals(1, wire.of("problem").size(), name);
      assertEquals(List.of(id), server.store.quarantined, name);
      if (!name.equals(Ties.FIELD)) {
        assertEquals(7, wire.last("welcome").getInt("keys"), name);
      }
      if (!name.startsWith("program")) {
        assertEquals("10 PRINT 1\n", wire.last("program").getString("text"), name);
      }
      saveAll();
      desks = desks(WebSettings.Scope.BROWSER);
      assertEquals(0, page("").of("problem").size(), name);
      server.store.entries.clear();
      desks = desks(WebSettings.Scope.BROWSER);
    }
  }

  @Test
  void nothing_is_written_over_a_damaged_workspace_before_it_is_copied() {
    Map<String, byte[]> fields = saved();
    fields.put("program", DAMAGED);
    Map<String, byte[]> before = new HashMap<>(fields);
    server.store.full = true;
    FakeWire wire = page("");
    saveAll();
    assertEquals(Wire.Close.LATER, wire.closed);
    assertEquals(0, wire.of("welcome").size());
    assertEquals(before, fields);
    server.store.full = false;
    assertEquals(1, page("").of("welcome").size());
  }

  @Test
  void a_workspace_whose_owner_nobody_can_prove_is_given_to_nobody() {
    saved().put(Ties.FIELD, DAMAGED);
    alice = server.visitor("alice", "");
    desks = desks(WebSettings.Scope.TAB);
    FakeWire wire = page(id.value());
    assertNotEquals(id.value(), wire.last("welcome").getString("workspace"));
    assertTrue(server.store.entries.containsKey(id));
  }

  @Test
  void what_was_sealed_with_a_previous_secret_is_saved_again_as_a_whole() {
    Map<String, byte[]> fields = saved();
    server.store.outdated = true;
    Map<String, byte[]> before = new HashMap<>(fields);
    FakeWire wire = page("");
    saveAll();
    assertEquals(0, wire.of("problem").size());
    assertEquals(List.of(), server.store.quarantined);
    assertTrue(fields.keySet().containsAll(before.keySet()));
    before.forEach((name, bytes) -> assertFalse(bytes == fields.get(name), name));
  }

  @Test
  void what_a_newer_version_wrote_is_refused_told_and_left_as_it_is() {
    Map<String, byte[]> fields = saved();
    fields.put("execution", newer("execution"));
    fields.put("program", DAMAGED);
    Map<String, byte[]> before = new HashMap<>(fields);
    FakeWire wire = page("");
    saveAll();
    assertTrue(wire.last("problem").getString("message").contains("newer version"));
    assertEquals(Wire.Close.LATER, wire.closed);
    assertEquals(0, wire.of("welcome").size());
    assertEquals(before, fields);
    assertNull(Objects.requireNonNull(server.store.entries.get(id)).owner);
  }

  /** A field of version 9 without values, as any version writes it. */
  private static byte[] newer(String name) {
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.US_ASCII));
    checksum.update(18);
    int sum = (int) checksum.getValue();
    return new byte[] {18, (byte) sum, (byte) (sum >> 8), (byte) (sum >> 16), (byte) (sum >> 24)};
  }
}
