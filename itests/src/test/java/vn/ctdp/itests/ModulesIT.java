package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Modules switched while the instance runs, is killed, and has to do with modules that misbehave.
 */
class ModulesIT {

  private static final String CLUSTERS = "clusters";

  private static Instance instance;

  @BeforeAll
  static void start() throws IOException {
    // The centre is named, but not needed here: it is never started.
    Instance centre = Instance.centre("modules-centre", Database.DERBY);
    instance = Instance.province("modules", "12", centre, Database.DERBY);
    // Short deadlines: the test waits for each of them.
    Files.writeString(
        instance.home.resolve("etc/vn.ctdp.modules.cfg"),
        "startSeconds = 20\nhealthSeconds = 15\nstopSeconds = 10\n");
    Toys.offerTo(instance);
    instance.start();
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  private static HttpResponse<String> act(String module, String act) {
    return instance.send(operator("POST", "/modules/" + module + "/" + act));
  }

  private static java.net.http.HttpRequest operator(String method, String path) {
    try {
      String token = Files.readString(instance.home.resolve("secrets/operator.token")).strip();
      return java.net.http.HttpRequest.newBuilder(
              java.net.URI.create(instance.url("/api/operator" + path)))
          .timeout(Duration.ofSeconds(120))
          .header("Authorization", "Bearer " + token)
          .header("Content-Type", "application/json")
          .method(
              method,
              method.equals("GET")
                  ? java.net.http.HttpRequest.BodyPublishers.noBody()
                  : java.net.http.HttpRequest.BodyPublishers.ofString("{\"reason\":\"kiểm thử\"}"))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode status(String module) {
    return instance.ok(instance.send(operator("GET", "/modules/" + module)));
  }

  private static void is(String module, String wanted, String actual) {
    JsonNode status = status(module);
    assertThat(status.get("wanted").asText()).as(status.toString()).isEqualTo(wanted);
    assertThat(status.get("actual").asText()).as(status.toString()).isEqualTo(actual);
  }

  private static void switched(String module, String act) {
    JsonNode status = instance.ok(act(module, act));
    String state = act.equals("enable") ? "ENABLED" : "DISABLED";
    assertThat(status.get("actual").asText()).isEqualTo(state);
    assertThat(status.get("wanted").asText()).isEqualTo(state);
  }

  private static void refused(String module, String why) {
    HttpResponse<String> answer = act(module, "enable");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains(why).doesNotContain("Exception").doesNotContain("\tat ");
    is(module, "DISABLED", "DISABLED");
  }

  private static void again(boolean hard) {
    if (hard) {
      instance.kill();
    } else {
      instance.stop();
    }
    instance.start();
  }

  // ---- one switch ----

  @Test
  void previewChangesNothingAndRefreshesNothing() {
    JsonNode before = status(CLUSTERS);

    JsonNode preview =
        instance.ok(
            instance.send(operator("GET", "/modules/" + CLUSTERS + "/preview?wanted=ENABLED")));

    if (before.get("actual").asText().equals("DISABLED")) {
      assertThat(preview.get("install")).anyMatch(b -> b.asText().startsWith("vn.ctdp.clusters "));
    }
    assertThat(preview.get("possible").asBoolean()).isTrue();
    assertThat(preview.get("refresh")).isEmpty();
    assertThat(status(CLUSTERS)).isEqualTo(before);
  }

  @Test
  void modulesThatMisbehaveAreUndoneAndNamed() {
    refused("toy-throws", "đĩa đã đầy");
    refused("toy-imports", "com.example.nowhere");
    refused("toy-lonely", "Supplier");
    refused("toy-lazy", "không mở được tệp");
    refused("toy-silent", "ModuleDescriptor");
    refused("toy-hangs", "itests.toy-hangs");
    switched("toy-holds-on", "enable");
    switched("toy-holds-on", "disable");
    switched("toy-good", "enable");
    switched("toy-good", "disable");
  }

  @Test
  void aModuleThatCannotBeInterruptedIsSetAsideUntilTheRestart() {
    HttpResponse<String> answer = act("toy-deaf", "enable");
    assertThat(answer.statusCode()).isEqualTo(409);
    is("toy-deaf", "DISABLED", "FAILED");
    switched("toy-good", "enable");
    switched("toy-good", "disable");

    again(true);

    is("toy-deaf", "DISABLED", "DISABLED");
  }

  @Test
  void whatAModuleNeedsComesWithItAndGoesWithIt() {
    switched("toy-after-good", "enable");
    is("toy-good", "ENABLED", "ENABLED");
    assertThat(status("toy-good").get("neededBy"))
        .anyMatch(n -> n.asText().equals("toy-after-good"));

    switched("toy-good", "disable");

    is("toy-after-good", "DISABLED", "DISABLED");
  }

  // ---- restarts ----

  @Test
  void aModuleThatKillsItsHostIsUndoneAtTheSecondStart() {
    await().atMost(Duration.ofSeconds(60)).until(ModulesIT::killsItself);
    instance.launch();
    await("killed again while resuming")
        .atMost(Duration.ofSeconds(90))
        .until(() -> !instance.alive());
    instance.start();

    is("toy-kills", "DISABLED", "DISABLED");
    assertThat(status("toy-kills").get("message").toString()).contains("interrupted twice");
  }

  private static boolean killsItself() throws Exception {
    CompletableFuture.runAsync(() -> act("toy-kills", "enable"))
        .exceptionally(gone -> null)
        .get(60, TimeUnit.SECONDS);
    return !instance.alive();
  }

  @Test
  void killedWhileSwitchingItIsWhollyOnOrWhollyOff() {
    for (int millis : List.of(0, 400, 1500)) {
      int begun = begun();
      boolean on = status(CLUSTERS).get("actual").asText().equals("ENABLED");
      CompletableFuture<?> request =
          CompletableFuture.runAsync(() -> act(CLUSTERS, on ? "disable" : "enable"));
      await("the switch has begun")
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> begun() > begun);
      long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> System.nanoTime() > due);

      again(true);

      request.exceptionally(gone -> null).join();
      JsonNode status = status(CLUSTERS);
      assertThat(status.get("actual"))
          .as("killed after %s ms: %s", millis, status)
          .isEqualTo(status.get("wanted"));
      boolean answers = instance.get("/api/clusters", "chuyenvien").statusCode() == 200;
      assertThat(answers).isEqualTo(status.get("actual").asText().equals("ENABLED"));
    }
    assertThat(instance.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
  }

  /** How often the manager has logged that it begins to switch the module. */
  private static int begun() {
    return (int)
        instance
            .log()
            .lines()
            .filter(
                line ->
                    line.contains("Enabling [clusters]") || line.contains("Disabling [clusters]"))
            .count();
  }

  @Test
  void theDatabaseWinsOverAnEmptyCache() throws IOException {
    switched(CLUSTERS, "enable");
    instance.stop();
    try (var files = Files.walk(instance.home.resolve("data/cache"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    instance.start();

    is(CLUSTERS, "ENABLED", "ENABLED");
    assertThat(instance.get("/api/clusters", "chuyenvien").statusCode()).isEqualTo(200);
  }

  // ---- endurance ----

  @Test
  void fiftyCyclesWithTwoPeopleAtWorkLeaveNothingBehindAndDisturbNobody() {
    new Cycles(instance, CLUSTERS).run(50);
  }
}
