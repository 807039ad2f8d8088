package org.mbasic.live;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.Wire;

/** A page that keeps what it is sent; frames arrive when the test says so, or at once. */
final class FakeWire implements Wire {
  final List<JsonObject> frames = new ArrayList<>();
  final Queue<Sent> underWay = new ArrayDeque<>();
  boolean slow;
  @Nullable Close closed;
  long heard = System.nanoTime();
  int pings;

  @Override
  public void send(String frame, Sent answer) {
    frames.add(Json.createReader(new StringReader(frame)).readObject());
    if (slow) {
      underWay.add(answer);
    } else {
      answer.done(true);
    }
  }

  /** The oldest frame arrives, or not. */
  void arrive(boolean whole) {
    underWay.remove().done(whole);
  }

  @Override
  public boolean open() {
    return closed == null;
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public long heard() {
    return heard;
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }

  @Override
  public void close(Close code, String reason) {
    closed = code;
  }

  /** The frames of one type. */
  List<JsonObject> of(String type) {
    return frames.stream().filter(frame -> frame.getString("type").equals(type)).toList();
  }

  /** The last frame of one type. */
  JsonObject last(String type) {
    List<JsonObject> all = of(type);
    return all.get(all.size() - 1);
  }

  /** All output, put together. */
  String output() {
    StringBuilder text = new StringBuilder();
    of("output").forEach(frame -> text.append(frame.getString("text")));
    return text.toString();
  }

  /** The types in the order they came. */
  List<String> types() {
    return frames.stream().map(frame -> frame.getString("type")).toList();
  }
}
