package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/**
 * What a container would do with the container file and the deployment of this project. Its root is
 * a folder of the test's.
 */
@Tag("cluster")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContainerIT {
  private static final Path FILE = Path.of("server-config/container/Containerfile");
  private static final Path ROOT = ServerProcess.base("container");
  private static final Path PROGRAM = ROOT.resolve("opt/mbasic");
  private static final Path BASE = ROOT.resolve("var/lib/mbasic");

  @Test
  void the_image_serves_the_workspace_as_the_deployment_says_and_saves_when_it_ends()
      throws Exception {
    JsonObject deployment = Manifest.read("deployment.yaml").get(0);
    layOut();
    prepareBase(deployment);
    Set<String> program = contents(PROGRAM);
    int http = ServerProcess.freePort();
    List<String> command = inRoot(array(instructions("ENTRYPOINT ").get(0)));
    try (RedisServer redis = RedisServer.asShipped()) {
      Map<String, String> environment = environment(deployment, redis, http);
      ServerProcess server =
          new ServerProcess(
              BASE,
              http,
              () -> {
                ProcessBuilder container = new ProcessBuilder(command);
                container.environment().putAll(environment);
                return container;
              });
      try (DeskClient tab = DeskClient.open(server.awaitPage().page())) {
        assertProbes(deployment, server);
        tab.type("A=6*7\r").awaitOutput("A=6*7\r\nOk\r\n");
        server.terminate();
        assertTrue(ServerProcess.STOPPED.contains(tab.awaitClose()));
      } finally {
        server.close();
      }
    }
    assertEquals(program, contents(PROGRAM));
  }

  private static List<String> instructions(String name) throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .toList();
  }

  private static List<String> array(String json) {
    return JsonParser.parseString(json).getAsJsonArray().asList().stream()
        .map(element -> element.getAsString())
        .toList();
  }

  /** A command with the folders of the test, and on loopback. */
  private static List<String> inRoot(List<String> command) {
    return command.stream()
        .map(word -> word.replaceAll("(^|=)/", "$1" + ROOT + "/").replace("0.0.0.0", "127.0.0.1"))
        .toList();
  }

  private static void layOut() throws Exception {
    for (String copy : instructions("COPY ")) {
      String[] words = copy.replaceFirst("--\\S+ ", "").split(" ", -1);
      Path source = Path.of(words[0]);
      Path target = ROOT.resolve(words[1].substring(1));
      Files.createDirectories(target.getParent());
      // Of a folder what is in it, as COPY does.
      String from = Files.isDirectory(source) ? source + "/." : source.toString();
      run(List.of("cp", "-r", from, target.toString()));
    }
  }

  /** What the first container of a pod does, and where the second one has its result. */
  private static void prepareBase(JsonObject deployment) throws Exception {
    JsonObject first =
        Manifest.all(deployment, "initContainers").findAny().orElseThrow().getAsJsonObject();
    Path made = Files.createDirectories(ROOT.resolve("base"));
    run(inRoot(array(first.get("command").toString())));
    run(List.of("rm", "-r", BASE.toString()));
    Files.move(made, BASE);
  }

  private static void run(List<String> command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), command::toString);
  }

  /** Its files, and when they were changed last. */
  private static Set<String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file + " " + file.toFile().lastModified())
          .collect(Collectors.toSet());
    }
  }

  /** Of the image, the deployment and its secret; with the test's Redis and ports. */
  private static Map<String, String> environment(JsonObject deployment, RedisServer redis, int http)
      throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (String line : instructions("ENV ")) {
      String[] parts = line.split("=", 2);
      environment.put(parts[0], parts[1].replace("\"", ""));
    }
    Manifest.all(deployment, "env")
        .forEach(
            each -> environment.put(Manifest.text(each, "name"), Manifest.text(each, "value")));
    List<String> secrets = new ArrayList<>();
    Manifest.all(Manifest.read("secrets.example").get(0), "stringData")
        .forEach(data -> secrets.addAll(data.getAsJsonObject().keySet()));
    assertEquals(Set.of("MBASIC_STORAGE_SECRET", "MBASIC_REDIS_URL"), Set.copyOf(secrets));
    environment.putAll(InRedis.environment(redis.shippedUrl()));
    environment.merge("JAVA_OPTS", " " + String.join(" ", WildFly.ports(http)), String::concat);
    return environment;
  }

  private static void assertProbes(JsonObject deployment, ServerProcess server) throws Exception {
    Set<String> paths =
        Manifest.all(deployment, "httpGet")
            .map(probe -> Manifest.text(probe, "path"))
            .collect(Collectors.toSet());
    assertFalse(paths.isEmpty());
    for (String path : paths) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(server.page().resolve(path)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), path);
    }
  }
}
