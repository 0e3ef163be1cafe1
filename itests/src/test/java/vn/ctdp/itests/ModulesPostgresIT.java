package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@link ModulesIT} asks of Derby at length, asked of PostgreSQL in short. */
class ModulesPostgresIT {

  private static final String CLUSTERS = "clusters";

  private static Postgres server;
  private static Instance instance;

  @BeforeAll
  static void start() {
    server = Postgres.start();
    // The centre is named, but not needed here: it is never started.
    Instance centre = Instance.centre("modules-pg-centre", Database.DERBY);
    instance = Instance.province("modules-pg", "12", centre, server).start();
  }

  @AfterAll
  static void stop() {
    instance.close();
    server.close();
  }

  @Test
  void cyclesWithTwoPeopleAtWorkLeaveNothingBehindAndDisturbNobody() {
    new Cycles(instance, CLUSTERS).run(8);
  }

  @Test
  void killedWhileSwitchingItIsWhollyOnOrWhollyOff() {
    String begins = status().get("actual").asText().equals("ENABLED") ? "Disabling" : "Enabling";
    String act = begins.equals("Enabling") ? "enable" : "disable";
    long before = said(begins);
    CompletableFuture<?> request =
        CompletableFuture.runAsync(
            () ->
                instance.operator(
                    "POST",
                    "/modules/" + CLUSTERS + "/" + act,
                    Instance.JSON.createObjectNode().put("reason", "kiểm thử")));
    await("the switch has begun")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> said(begins) > before);

    instance.kill();
    instance.start();

    request.exceptionally(gone -> null).join();
    JsonNode status = status();
    assertThat(status.get("actual")).as(status.toString()).isEqualTo(status.get("wanted"));
    assertThat(instance.get("/api/clusters", "chuyenvien").statusCode() == 200)
        .isEqualTo(status.get("actual").asText().equals("ENABLED"));
    assertThat(instance.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
  }

  private static JsonNode status() {
    return instance.operator("GET", "/modules/" + CLUSTERS, null);
  }

  private static long said(String begins) {
    return instance.log().lines().filter(l -> l.contains(begins + " [" + CLUSTERS + "]")).count();
  }
}
