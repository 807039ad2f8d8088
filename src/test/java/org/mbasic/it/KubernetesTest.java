package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code server-config/kubernetes} are such that Kubernetes takes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KubernetesTest {
  /** Classes of Kubernetes' Java client, made of the schema of its API, for what is used here. */
  private static final Map<String, String> MODELS =
      Map.of(
          "apps/v1 Deployment", "V1Deployment",
          "apps/v1 StatefulSet", "V1StatefulSet",
          "networking.k8s.io/v1 Ingress", "V1Ingress",
          "policy/v1 PodDisruptionBudget", "V1PodDisruptionBudget",
          "v1 Secret", "V1Secret",
          "v1 Service", "V1Service");

  /** Dates are what it cannot read by itself. */
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              OffsetDateTime.class,
              (JsonDeserializer<OffsetDateTime>)
                  (date, type, context) -> OffsetDateTime.parse(date.getAsString()))
          .create();

  static List<Path> files() throws Exception {
    return Manifest.files();
  }

  /** No field is unknown, none is missing, each has a value of its type. */
  private static void check(JsonObject resource) throws Exception {
    String kind = Manifest.text(resource, "apiVersion") + " " + Manifest.text(resource, "kind");
    assertTrue(MODELS.containsKey(kind), kind);
    Class<?> model = Class.forName("io.kubernetes.client.openapi.models." + MODELS.get(kind));
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, resource);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(refused.getCause());
    }
    assertNotNull(GSON.fromJson(resource, model));
  }

  @ParameterizedTest
  @MethodSource("files")
  void resources_have_the_fields_of_the_api(Path file) throws Exception {
    List<JsonObject> resources = Manifest.parse(Files.readString(file));
    assertFalse(resources.isEmpty());
    for (JsonObject resource : resources) {
      check(resource);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "periodSeconds:, periodSecond:, java.lang.IllegalArgumentException",
    "mountPath:, mountpath:, java.lang.IllegalArgumentException",
    "replicas: 2, replicas: two, com.google.gson.JsonSyntaxException",
    "memory: 1536Mi, memory: 1536 MB, io.kubernetes.client.custom.QuantityFormatException",
    "name: MBASIC_PROXIES, key: MBASIC_PROXIES, java.lang.IllegalArgumentException",
    "apps/v1, v1, org.opentest4j.AssertionFailedError"
  })
  void a_slip_is_found(String right, String wrong, Class<? extends Throwable> refusal)
      throws Exception {
    String text = Files.readString(Path.of("server-config/kubernetes/deployment.yaml"));
    assertTrue(text.contains(right));
    JsonObject resource = Manifest.parse(text.replace(right, wrong)).get(0);
    assertThrows(refusal, () -> check(resource));
  }

  private static Set<String> names(Stream<JsonElement> objects) {
    return objects.map(object -> Manifest.text(object, "name")).collect(Collectors.toSet());
  }

  private static Stream<JsonElement> metadata(JsonElement within, String name) {
    return Manifest.all(within, name).map(object -> object.getAsJsonObject().get("metadata"));
  }

  @Test
  void volumes_and_ports_have_the_names_that_are_used() throws Exception {
    for (JsonObject resource : Manifest.readAll()) {
      Set<String> volumes = names(Manifest.all(resource, "volumes"));
      volumes.addAll(names(metadata(resource, "volumeClaimTemplates")));
      assertEquals(volumes, names(Manifest.all(resource, "volumeMounts")));
      for (JsonElement container : Manifest.all(resource, "containers").toList()) {
        Set<String> ports = names(Manifest.all(container, "ports"));
        Stream.of("httpGet", "tcpSocket")
            .flatMap(probe -> Manifest.all(container, probe))
            .forEach(probe -> assertTrue(ports.contains(Manifest.text(probe, "port"))));
      }
    }
  }

  @Test
  void services_are_found_and_find_pods() throws Exception {
    List<JsonObject> all = Manifest.readAll();
    List<JsonElement> pods = all.stream().flatMap(each -> Manifest.all(each, "template")).toList();
    Set<String> services =
        all.stream()
            .filter(each -> Manifest.text(each, "kind").equals("Service"))
            .map(each -> Manifest.text(each.get("metadata"), "name"))
            .collect(Collectors.toSet());
    for (JsonObject resource : all) {
      assertTrue(services.containsAll(names(Manifest.all(resource, "service"))));
      Manifest.all(resource, "serviceName")
          .forEach(name -> assertTrue(services.contains(name.getAsString())));
      Manifest.all(resource, "selector")
          .forEach(selector -> assertTrue(pods.stream().anyMatch(pod -> finds(selector, pod))));
      Manifest.all(resource, "targetPort")
          .forEach(port -> assertTrue(names(ports(pods)).contains(port.getAsString())));
    }
  }

  private static Stream<JsonElement> ports(List<JsonElement> pods) {
    return pods.stream().flatMap(pod -> Manifest.all(pod, "ports"));
  }

  private static boolean finds(JsonElement selector, JsonElement pod) {
    JsonElement wanted =
        Manifest.all(selector, "matchLabels").findAny().orElse(selector.getAsJsonObject());
    JsonElement labels = pod.getAsJsonObject().getAsJsonObject("metadata").get("labels");
    return labels.getAsJsonObject().entrySet().containsAll(wanted.getAsJsonObject().entrySet());
  }
}
