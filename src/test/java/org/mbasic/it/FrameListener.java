package org.mbasic.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Puts the frames of one socket together, and tells once how it ended. */
final class FrameListener implements WebSocket.Listener {
  /** What a page sees when no close frame came; RFC 6455, section 7.4.1. */
  private static final int BROKEN = 1006;

  /** One for all frames: looking up the JSON provider costs more than all else that a page does. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final Consumer<JsonObject> frames;
  private final IntConsumer end;
  private final StringBuilder parts = new StringBuilder();

  /**
   * @param frames takes each frame, in order
   * @param end takes the close code
   */
  FrameListener(Consumer<JsonObject> frames, IntConsumer end) {
    this.frames = frames;
    this.end = end;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      frames.accept(READERS.createReader(new StringReader(parts.toString())).readObject());
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end.accept(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end.accept(BROKEN);
  }
}
