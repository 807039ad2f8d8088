package org.mbasic.protocol;

import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonGeneratorFactory;
import java.util.Map;

/** For all frames: looking up the JSON provider costs more than reading or writing one. */
final class Frames {
  static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private Frames() {}
}
