package vn.ctdp.itests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import vn.ctdp.testing.FreePort;

/** One instance of the built distribution, run as a process of its own. */
final class Instance implements AutoCloseable {

  static final Path DIST = Path.of(System.getProperty("ctdp.dist")).toAbsolutePath().normalize();
  static final Path WORK = Path.of(System.getProperty("ctdp.work")).toAbsolutePath().normalize();
  static final ObjectMapper JSON = new ObjectMapper();

  /** Far more than a start takes on an idle machine. */
  static final Duration BOOT = Duration.ofSeconds(Long.getLong("ctdp.boot.seconds", 120));

  final String id;
  final Path home;
  final int port;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Process process;

  private Instance(String id, Path home, int port) {
    this.id = id;
    this.home = home;
    this.port = port;
  }

  /** Accounts that every test instance has; throw-away, so they may be written here. */
  static final String PASSWORD = "kiem-thu-Mat-khau-2026";

  private static final String USERS =
      """
      [{"username":"quantri","password":"%1$s","displayName":"Quản trị","role":"ADMIN_HT","scope":"%2$s"},
       {"username":"chuyenvien","password":"%1$s","displayName":"Chuyên viên","role":"%3$s","scope":"%2$s"},
       {"username":"truongphong","password":"%1$s","displayName":"Lãnh đạo khác","role":"%4$s","scope":"%2$s"},
       {"username":"lanhdao","password":"%1$s","displayName":"Lãnh đạo","role":"%4$s","scope":"%2$s"}%5$s]
      """;

  private static final String MACHINES =
      """
      ,{"username":"tinh-12","password":"%1$s","displayName":"Lai Châu","kind":"MACHINE","role":"HE_THONG","scope":"PROVINCE","province":"34:12"},
       {"username":"tinh-68","password":"%1$s","displayName":"Lâm Đồng","kind":"MACHINE","role":"HE_THONG","scope":"PROVINCE","province":"34:68"}
      """;

  static Instance centre(String id, Database database) {
    return create(
        id,
        database,
        USERS.formatted(
            PASSWORD, "NATIONAL", "CV_CCN_CUC", "LANH_DAO_CUC", MACHINES.formatted(PASSWORD)),
        List.of("--role", "centre"));
  }

  static Instance province(String id, String code, Instance centre, Database database) {
    return province(id, code, centre.url(""), database);
  }

  /** A province that reaches its centre at an address of its own. */
  static Instance province(String id, String code, String centreUrl, Database database) {
    return create(
        id,
        database,
        USERS.formatted(PASSWORD, "PROVINCE", "CV_SO", "LANH_DAO_SO", ""),
        List.of("--role", "province", "--province", code, "--centre-url", centreUrl));
  }

  /**
   * Enrols this province's key with a centre, both running, through the doors of their
   * administrators.
   */
  Instance enrol(Instance centre, String province) {
    String office = "/api/exchange/key-office";
    String code =
        centre
            .ok(centre.post(office + "/codes", "quantri", Map.of("province", "34:" + province)))
            .get("code")
            .asText();
    String key =
        ok(post("/api/exchange/own-key/enrol", "quantri", Map.of("code", code)))
            .get("keyId")
            .asText();
    for (JsonNode request : centre.ok(centre.get(office + "/requests", "quantri"))) {
      if (request.get("keyId").asText().equals(key)) {
        String path = office + "/requests/" + request.get("id").asText() + "/approve";
        centre.ok(centre.post(path, "quantri", Map.of()));
      }
    }
    JsonNode status = ok(post("/api/exchange/own-key/check", "quantri", Map.of()));
    if (!status.get("state").asText().equals("APPROVED")) {
      throw new AssertionError("not enrolled: " + status);
    }
    return this;
  }

  /**
   * A centre whose administrators need a second factor, as every real one does.
   *
   * @param users initial accounts, JSON
   * @param security more lines for etc/vn.ctdp.security.cfg
   */
  static Instance strictCentre(String id, Database database, String users, String security) {
    return create(id, database, users, List.of("--role", "centre"), security);
  }

  private static Instance create(String id, Database database, String users, List<String> role) {
    return create(id, database, users, role, "totp.requiredForAdministrators = false");
  }

  private static Instance create(
      String id, Database database, String users, List<String> role, String security) {
    try {
      Files.createDirectories(WORK);
      int port = FreePort.next();
      List<String> command =
          new ArrayList<>(
              List.of(
                  DIST.resolve("bin/ctdp-instance").toString(),
                  "create",
                  "--home",
                  WORK.toString(),
                  "--id",
                  id,
                  "--port",
                  Integer.toString(port),
                  "--host",
                  "127.0.0.1"));
      command.addAll(role);
      command.addAll(database.options(id));
      delete(WORK.resolve(id));
      Ended made = run(command);
      if (made.code() != 0) {
        throw new IllegalStateException(made.output());
      }
      Path home = WORK.resolve(id);
      Path initial = home.resolve("secrets/initial-users.json");
      Files.writeString(initial, users);
      Files.setPosixFilePermissions(
          initial, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      Files.writeString(
          home.resolve("etc/vn.ctdp.security.cfg"),
          "\n" + security + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return new Instance(id, home, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An instance that a command made. */
  static Instance of(String id, int port) {
    return new Instance(id, WORK.resolve(id), port);
  }

  /** Removes the home of an instance that does not run. */
  static void remove(String id) {
    try {
      delete(WORK.resolve(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operator's command, speaking this language ({@code vi} or {@code en}). */
  static Ended ctdp(String language, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "LC_ALL=" + (language.equals("vi") ? "vi_VN.UTF-8" : "C.UTF-8"),
                DIST.resolve("bin/ctdp").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** A command's end. */
  record Ended(int code, String output) {}

  static Ended run(List<String> command) {
    try {
      Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
      p.getOutputStream().close();
      String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(p.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Instance start() {
    launch();
    awaitReady();
    return this;
  }

  /** Environment of the process beside that of the tests; holds from the next start on. */
  final Map<String, String> environment = new HashMap<>();

  Instance launch() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(DIST.resolve("bin/ctdp-instance").toString(), "run", home.toString())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(home.resolve("console.log").toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Instance awaitReady() {
    AtomicReference<String> last = new AtomicReference<>("no answer");
    try {
      await(id + " is ready")
          .atMost(BOOT)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptionsMatching(e -> !(e instanceof AssertionError))
          .until(
              () -> {
                if (!process.isAlive()) {
                  throw new AssertionError(id + " ended: " + log());
                }
                HttpResponse<String> answer = get("/health/ready", null);
                last.set(answer.statusCode() + " " + answer.body());
                return answer.statusCode() == 200;
              });
    } catch (ConditionTimeoutException e) {
      // Whoever reads the build's output has no access to the files of the instance.
      throw new AssertionError(
          e.getMessage()
              + "\nlast answer: "
              + last.get()
              + "\nits warnings, the last of them:\n"
              + tail(warnings(), 12_000)
              + "\nits log, the last of it:\n"
              + tail(log(), 12_000)
              + "\nits threads:\n"
              + threads(),
          e);
    }
    return this;
  }

  private String warnings() {
    return log()
        .lines()
        .filter(l -> l.contains("\"level\":\"WARN\"") || l.contains("\"level\":\"ERROR\""))
        .map(l -> l.substring(0, Math.min(l.length(), 2_000)))
        .collect(Collectors.joining("\n"));
  }

  private static String tail(String text, int characters) {
    return text.substring(Math.max(0, text.length() - characters));
  }

  /** What the instance has logged so far. */
  String log() {
    try {
      Path log = home.resolve("data/log/ctdp.log");
      return Files.exists(log)
          ? Files.readString(log)
          : Files.readString(home.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  /** SIGTERM, then its end. */
  void stop() {
    end(false);
  }

  /** SIGKILL, as a power cut would. */
  void kill() {
    end(true);
  }

  private void end(boolean hard) {
    if (!alive()) {
      return;
    }
    if (hard) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        String held = threads();
        process.destroyForcibly();
        throw new AssertionError(id + " did not stop within 60 s; its threads:\n" + held);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the threads of the process do now, without those of the virtual machine. */
  private String threads() {
    String jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
    return run(List.of(jstack, String.valueOf(process.pid())))
        .output()
        .lines()
        .filter(l -> !l.startsWith("\"GC ") && !l.isBlank())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    stop();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  HttpResponse<String> get(String path, String user) {
    return send(request(path, user).GET().build());
  }

  HttpResponse<String> post(String path, String user, Object body) {
    return send("POST", path, user, body);
  }

  HttpResponse<String> send(String method, String path, String user, Object body) {
    try {
      String text =
          body == null ? "" : body instanceof String s ? s : JSON.writeValueAsString(body);
      return send(
          request(path, user)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(text))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of an answer that must be a success. */
  JsonNode ok(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(
          answer.request().method()
              + " "
              + answer.uri()
              + " → "
              + answer.statusCode()
              + " "
              + answer.body());
    }
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }

  /** Through the door of the ctdp command. */
  JsonNode operator(String method, String path, Object body) {
    try {
      String token = Files.readString(home.resolve("secrets/operator.token")).strip();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url("/api/operator" + path)))
              .timeout(Duration.ofSeconds(180))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
      return ok(send(request.build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpRequest.Builder request(String path, String user) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(30));
    if (user != null) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
