package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import vn.ctdp.testing.FreePort;

/** Backup while people work, and what comes back of it: each test goes on where the last ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BackupContract {

  private static final String PLAN = "/api/clusters/plan";
  private static final String HOME = Instance.WORK.toString();

  private Instance instance;
  private Path backup;

  /** Where the instance keeps its data. */
  abstract Database database();

  /** Part of the instances' ids. */
  abstract String name();

  /** Options with which a restored instance gets a database of its own. */
  abstract List<String> elsewhere();

  /** Options with which a restored instance takes the database it had, whatever is in it. */
  abstract List<String> again();

  private String id() {
    return "backup-" + name();
  }

  private String other() {
    return id() + "-2";
  }

  @BeforeAll
  void start() throws IOException {
    Instance.remove(other());
    Instance centre = Instance.centre("backup-centre", Database.DERBY);
    instance = Instance.province(id(), "12", centre, database()).start();
    backup = Instance.WORK.resolve(id() + ".tar.gz");
    Files.deleteIfExists(backup);
    switched("clusters", "enable");
  }

  @AfterAll
  void stop() {
    instance.close();
  }

  @Test
  @Order(1)
  void aRunningInstanceIsBackedUp() throws IOException {
    enter("Trước khi sao lưu");

    Instance.Ended ended = ctdp("backup", "--home", HOME, "--id", id(), "--to", backup.toString());

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
    assertThat(besides(backup)).as("what a backup leaves lying about").isEmpty();
    Instance.Ended twice = ctdp("backup", "--home", HOME, "--id", id(), "--to", backup.toString());
    assertThat(twice.code()).isEqualTo(6);
    Instance.Ended audit = ctdp("audit", "verify", "--home", HOME, "--id", id());
    assertThat(audit.code()).as(audit.output()).isZero();
    assertThat(audit.output()).contains("Intact");
    enter("Sau khi sao lưu");
    switched("deadlines", "enable");
    assertThat(entered()).containsExactly("Sau khi sao lưu", "Trước khi sao lưu");
    instance.stop();
  }

  @Test
  @Order(2)
  void whatIsNoBackupIsRefusedAndChangesNothing() throws IOException {
    List<Path> before = homes();
    Path text = Files.writeString(Instance.WORK.resolve(id() + "-text.tar.gz"), "không phải");
    Path half = Instance.WORK.resolve(id() + "-half.tar.gz");
    byte[] whole = Files.readAllBytes(backup);
    Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path strange = Instance.WORK.resolve(id() + "-strange.tar.gz");
    Instance.run(
        List.of(
            "tar",
            "-C",
            text.getParent().toString(),
            "-czf",
            strange.toString(),
            text.getFileName().toString()));

    for (Path wrong : List.of(text, half, strange)) {
      Instance.Ended ended =
          ctdp("restore", "--from", wrong.toString(), "--home", HOME, "--id", other());
      assertThat(ended.code()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output()).contains("backup").doesNotContain("tar:");
      Files.delete(wrong);
    }
    Instance.Ended taken =
        Instance.ctdp("vi", "restore", "--from", backup.toString(), "--home", HOME);
    assertThat(taken.code()).isEqualTo(6);
    assertThat(taken.output()).contains("Đã có " + instance.home);
    Instance.Ended samePort =
        ctdp("restore", "--from", backup.toString(), "--home", HOME, "--id", other());
    assertThat(samePort.code()).as(samePort.output()).isEqualTo(2);
    assertThat(samePort.output()).contains("belongs to " + id()).contains("--port");
    assertThat(homes()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void anotherIdIsAnInstanceOfItsOwn() throws IOException {
    int port = FreePort.next();
    List<String> command =
        new ArrayList<>(
            List.of(
                "restore",
                "--from",
                backup.toString(),
                "--home",
                HOME,
                "--id",
                other(),
                "--port",
                Integer.toString(port)));
    command.addAll(elsewhere());

    Instance.Ended ended = ctdp(command.toArray(String[]::new));

    assertThat(ended.code()).as(ended.output()).isZero();
    try (Instance restored = Instance.of(other(), port).start()) {
      JsonNode me = restored.ok(restored.get("/api/me", "chuyenvien"));
      assertThat(me.get("instance").get("id").asText()).isEqualTo(other());
      isAsBackedUp(restored);
    }
  }

  @Test
  @Order(4)
  void theSameIdIsAsItWas() throws IOException {
    Instance.remove(id());
    List<String> command =
        new ArrayList<>(List.of("restore", "--from", backup.toString(), "--home", HOME));
    if (!again().isEmpty()) {
      Instance.Ended full = ctdp(command.toArray(String[]::new));
      assertThat(full.code()).as(full.output()).isEqualTo(6);
      assertThat(full.output()).contains("is not empty");
      command.addAll(again());
    }

    Instance.Ended ended = ctdp(command.toArray(String[]::new));

    assertThat(ended.code()).as(ended.output()).isZero();
    instance.start();
    isAsBackedUp(instance);
  }

  private void isAsBackedUp(Instance restored) throws IOException {
    assertThat(entered(restored)).containsExactly("Trước khi sao lưu");
    assertThat(restored.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
    assertThat(restored.operator("GET", "/modules/deadlines", null).get("actual").asText())
        .isEqualTo("DISABLED");
    try (Stream<Path> files = Files.walk(restored.home.resolve("etc"))) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".new"));
    }
  }

  private static Instance.Ended ctdp(String... arguments) {
    return Instance.ctdp("en", arguments);
  }

  private void switched(String module, String act) {
    instance.operator(
        "POST",
        "/modules/" + module + "/" + act + "?wait=120",
        Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
  }

  private void enter(String name) {
    instance.ok(
        instance.post(
            PLAN,
            "chuyenvien",
            Instance.JSON
                .createObjectNode()
                .put("province", "34:12")
                .put("illustrative", true)
                .put("version", 0)
                .put("name", name)
                .put("area", "10.5")
                .put("action", "GIU")
                .put("validFrom", "2024-01-01")));
  }

  private List<String> entered() {
    return entered(instance);
  }

  private static List<String> entered(Instance from) {
    List<String> names = new ArrayList<>();
    from.ok(from.get(PLAN, "chuyenvien"))
        .get("rows")
        .forEach(r -> names.add(r.get("name").asText()));
    return names;
  }

  private static List<Path> homes() throws IOException {
    try (Stream<Path> files = Files.list(Instance.WORK)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<String> besides(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.startsWith(".ctdp-") || f.endsWith(".part"))
          .toList();
    }
  }
}
