package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;

/**
 * Either side without room on its disk: a clear answer, nothing stored in part, and work goes on
 * when there is room again. The data lie on small file systems in memory, which only root can make.
 */
class DiskFullIT extends ExchangeWorld {

  private final List<Path> mounted = new ArrayList<>();

  @Override
  String name() {
    return "full";
  }

  @Override
  void prepare() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("only root makes file systems")
        .isEqualTo("root");
    for (Instance instance : List.of(centre, province)) {
      Path data = instance.home.resolve("data");
      Path shipped = instance.home.resolve("data.shipped");
      Files.move(data, shipped);
      Files.createDirectory(data);
      Instance.Ended made =
          Instance.run(
              List.of("mount", "-t", "tmpfs", "-o", "size=600m", "tmpfs", data.toString()));
      assumeThat(made.code()).as("file systems can be made here: %s", made.output()).isZero();
      mounted.add(data);
      Instance.Ended copied = Instance.run(List.of("cp", "-a", shipped + "/.", data.toString()));
      assertThat(copied.code()).as(copied.output()).isZero();
    }
  }

  @AfterAll
  void unmount() {
    centre.close();
    province.close();
    for (Path data : mounted) {
      assertThat(Instance.run(List.of("umount", "-l", data.toString())).code()).isZero();
    }
  }

  /** Takes all the room that is left. */
  private static Path fill(Instance instance) {
    Path filler = instance.home.resolve("data/filler");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int size = zeros.length; size > 0; ) {
        try {
          out.write(zeros, 0, size);
        } catch (IOException e) {
          size /= 2;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return filler;
  }

  @Test
  @Order(1)
  void aCentreWithAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws IOException {
    String code = "34:01";
    received(code);
    Path filler = fill(centre);
    Line.Answer answer = null;
    try (Line out = line(code)) {
      // What the database has set aside is used up first.
      for (int i = 0; i < 3000 && (answer == null || answer.success()); i++) {
        Message m = next(code);
        answer = send(out, m);
        if (answer.success()) {
          taken(answer, m);
        }
      }
    }
    assertThat(answer.status()).as(answer.text()).isBetween(500, 599);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text()).contains("incident").doesNotContain("Exception");
    Files.delete(filler);
    awaitTaken(code);
    received(code);
    centre.kill();
    centre.start();
    received(code);
  }

  /** Sends what waits until it is taken. */
  private void awaitTaken(String code) {
    Message m = pending.get(code);
    await()
        .atMost(SOON)
        .until(
            () -> {
              try (Line out = line(code)) {
                Line.Answer answer = send(out, m);
                if (answer.success()) {
                  taken(answer, m);
                }
                return answer.success();
              } catch (UncheckedIOException e) {
                return false;
              }
            });
  }

  @Test
  @Order(2)
  void aProvinceWithAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws IOException {
    approve(PERIODS.get(0), 1);
    awaitReceived(PERIODS.get(0));
    Path filler = fill(province);
    HttpResponse<String> answer = null;
    for (int i = 0; i < 3000 && (answer == null || answer.statusCode() / 100 == 2); i++) {
      answer =
          province.post(
              MINE,
              "chuyenvien",
              Instance.JSON
                  .createObjectNode()
                  .put("form", FORM)
                  .put("period", PERIODS.get(1 + i % (PERIODS.size() - 1))));
    }
    assertThat(answer.statusCode()).as(answer.body()).isBetween(500, 599);
    assertThat(answer.body()).contains("incident").doesNotContain("Exception");
    Files.delete(filler);
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> {
              approve(PERIODS.get(2), 1);
              return true;
            });
    awaitReceived(PERIODS.get(2));
    province.kill();
    province.start();
    approve(PERIODS.get(3), 1);
    awaitReceived(PERIODS.get(3));
  }
}
