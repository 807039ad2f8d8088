package org.mbasic.live;

/** Pages of two visitors at one server after another, all with the same store. */
abstract class PagesFixture {
  static final String MIRROR =
      "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0,\"mirror\":true}";

  static final String ENDLESS = "10 PRINT STRING$(70,42)\n20 GOTO 10\n";

  final FakeNode server = new FakeNode();
  final Visitor alice = server.visitor("alice", "");
  final Visitor bob = server.visitor("bob", "");
  LiveDesks desks = new LiveDesks(server.node(WebSettings.Scope.TAB, true));

  /** Number of the last keys or button. */
  long seq = 100;

  /** A page and its conversation. */
  final class Page {
    final FakeWire wire = new FakeWire();
    final Conversation conversation;

    Page(Visitor visitor) {
      conversation = new Conversation(desks, visitor, wire);
    }

    Page hello(String workspace, long offset) {
      greet(workspace, 0, offset);
      server.run();
      if (wire.closed == null) {
        say("{\"type\":\"shown\",\"offset\":" + offset + "}");
        server.run();
      }
      return this;
    }

    /** Says hello, and no more. */
    void greet(String workspace, long epoch, long offset) {
      say(
          "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":%d,\"offset\":%d,\"program\":0}"
              .formatted(workspace, epoch, offset));
    }

    void say(String frame) {
      conversation.receive(frame, true);
    }

    Page type(String keys) {
      return type(++seq, keys);
    }

    Page type(long number, String keys) {
      say("{\"type\":\"keys\",\"seq\":%d,\"text\":\"%s\"}".formatted(number, escaped(keys)));
      server.run();
      return this;
    }

    Page edit(String text) {
      say("{\"type\":\"edit\",\"base\":0,\"text\":\"" + escaped(text) + "\"}");
      server.run();
      return this;
    }

    Page press(String name) {
      say("{\"type\":\"command\",\"seq\":%d,\"name\":\"%s\"}".formatted(++seq, name));
      server.run();
      return this;
    }

    private static String escaped(String text) {
      return text.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n");
    }

    String workspace() {
      return wire.last("welcome").getString("workspace");
    }

    boolean hasKeyboard() {
      return wire.last("keyboard").getBoolean("yours");
    }

    String mode() {
      return wire.last("state").getString("mode");
    }
  }

  Page page(Visitor visitor, String workspace) {
    return new Page(visitor).hello(workspace, 0);
  }

  /** A page that leaves the keyboard, and the workspace, to who has it. */
  Page mirror(Visitor visitor, String workspace) {
    Page page = new Page(visitor);
    page.say(MIRROR.formatted(workspace));
    server.run();
    return page;
  }

  /** A page that wants a new workspace, though its browser may have one. */
  Page fresh(Visitor visitor) {
    Page page = new Page(visitor);
    page.say(
        "{\"type\":\"hello\",\"workspace\":\"\",\"epoch\":0,\"offset\":0,\"program\":0,\"fresh\":true}");
    server.run();
    return page;
  }

  /** A page that proves by a deed that the workspace is its browser's. */
  Page proven(Visitor visitor, Page former) {
    Page page = new Page(visitor);
    page.say(
        "{\"type\":\"hello\",\"workspace\":\"%s\",\"epoch\":0,\"offset\":0,\"program\":0,\"deed\":\"%s\"}"
            .formatted(former.workspace(), former.wire.last("welcome").getString("deed")));
    server.run();
    return page;
  }

  /** Another server process with the same store. */
  void restart() {
    restart(WebSettings.Scope.TAB);
  }

  void restart(WebSettings.Scope scope) {
    desks = new LiveDesks(server.node(scope, true));
  }
}
