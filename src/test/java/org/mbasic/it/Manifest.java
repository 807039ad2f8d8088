package org.mbasic.it;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code server-config/kubernetes}, as Kubernetes reads them. */
final class Manifest {
  private static final Path FOLDER = Path.of("server-config/kubernetes");

  private Manifest() {}

  /** The files, in the order of their names. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  /** The resources in a file of this name. */
  static List<JsonObject> read(String file) throws IOException {
    return parse(Files.readString(FOLDER.resolve(file)));
  }

  /** The resources in all files. */
  static List<JsonObject> readAll() throws IOException {
    List<JsonObject> all = new ArrayList<>();
    for (Path file : files()) {
      all.addAll(parse(Files.readString(file)));
    }
    return all;
  }

  /** The resources in a file's text. */
  static List<JsonObject> parse(String text) {
    List<JsonObject> resources = new ArrayList<>();
    new Yaml()
        .loadAll(text)
        .forEach(resource -> resources.add(new Gson().toJsonTree(resource).getAsJsonObject()));
    return resources;
  }

  /** Every value of this name, however deep; of a list its elements. */
  static Stream<JsonElement> all(JsonElement within, String name) {
    if (within.isJsonArray()) {
      return elements(within).flatMap(element -> all(element, name));
    }
    if (!within.isJsonObject()) {
      return Stream.of();
    }
    return within.getAsJsonObject().entrySet().stream()
        .flatMap(
            entry ->
                Stream.concat(
                    entry.getKey().equals(name) ? elements(entry.getValue()) : Stream.of(),
                    all(entry.getValue(), name)));
  }

  private static Stream<JsonElement> elements(JsonElement value) {
    return value.isJsonArray() ? value.getAsJsonArray().asList().stream() : Stream.of(value);
  }

  /** A field's text. */
  static String text(JsonElement object, String name) {
    return object.getAsJsonObject().get(name).getAsString();
  }
}
