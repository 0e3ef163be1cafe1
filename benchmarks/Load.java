import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/**
 * Load on an instance's REST door, in a closed loop: each client sends its next request when the former is answered. Prints one line, fields
 * separated by tabs: clients, answers for a second, 50th, 95th, 99th percentile in milliseconds, failures. What is answered in the first
 * second warms up and is not counted.
 *
 * <pre>
 * java -cp JACKSON Load.java get       URL USER CLIENTS SECONDS
 * java -cp JACKSON Load.java clusters  URL USER CLIENTS SECONDS PROVINCE     registers clusters
 * java -cp JACKSON Load.java repeat    URL USER CLIENTS SECONDS ENVELOPE     sends the same report again and again
 * java -cp JACKSON Load.java revisions URL USER CLIENTS SECONDS ENVELOPE FIRST CODE,CODE,…
 *                                      each client is another province (user USER followed by its code) and sends revision after revision
 * java -cp JACKSON Load.java watch     URL USER STOP-FILE                    one client until the file is there; also prints the answers' count
 * java -cp JACKSON Load.java envelope  URL USER FORM OUT                     stores the bytes of the latest report
 * </pre>
 *
 * The password of all users is in the environment, CTDP_LOAD_PASSWORD.
 */
public final class Load {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long WARM_UP = Duration.ofSeconds(1).toNanos();

  /** What a client sends next; it is told what came back before, null at first. */
  private interface Client {
    HttpRequest next(HttpResponse<String> before) throws IOException;
  }

  /** One client's counted answers: how long each took, and how many were not successes. */
  private static final class Tally {
    private long[] nanos = new long[1024];
    private int count;
    private int failures;
    private String firstFailure;

    void answer(long took) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = took;
    }

    void failure(String what) {
      failures++;
      if (firstFailure == null) {
        firstFailure = what;
      }
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    String url = args[1];
    String user = args[2];
    switch (args[0]) {
      case "get" -> measure(args, n -> before -> request(url, user).GET().build());
      case "clusters" -> measure(args, n -> cluster(url, user, args[5], n));
      case "repeat" -> {
        String envelope = Files.readString(Path.of(args[5]));
        measure(args, n -> before -> post(url, user, envelope));
      }
      case "revisions" -> {
        String[] codes = args[7].split(",");
        JsonNode envelope = JSON.readTree(Files.readString(Path.of(args[5])));
        measure(args, n -> revisions(url, user, envelope, codes[n], Integer.parseInt(args[6])));
      }
      case "watch" -> watch(url, user, Path.of(args[3]));
      case "envelope" -> envelope(url, user, args[3], Path.of(args[4]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Client cluster(String url, String user, String province, int client) {
    String run = UUID.randomUUID().toString().substring(0, 8);
    int[] number = {0};
    return before -> {
      ObjectNode cluster = JSON.createObjectNode();
      cluster.put("name", "Cụm đo tải " + run + "-" + client + "-" + number[0]++);
      cluster.putArray("oldNames");
      cluster.put("province", province);
      cluster.putArray("communes");
      cluster.put("legacy", false);
      cluster.put("illustrative", true);
      cluster.put("version", 0);
      return post(url, user, cluster.toString());
    };
  }

  private static Client revisions(String url, String user, JsonNode like, String code, int first) {
    ObjectNode envelope = like.deepCopy();
    ((ObjectNode) envelope.get("sender")).put("province", "34:" + code);
    int[] revision = {first};
    envelope.putNull("previousDigest");
    envelope.remove("sequence");
    return before -> {
      if (before != null && before.statusCode() / 100 == 2) {
        envelope.put("previousDigest", JSON.readTree(before.body()).get("digest").asText());
        revision[0]++;
      }
      envelope.put("revision", revision[0]);
      envelope.put("messageId", UUID.randomUUID().toString());
      return post(url, user + code, envelope.toString());
    };
  }

  private static void measure(String[] args, IntFunction<Client> clients) throws InterruptedException {
    int count = Integer.parseInt(args[3]);
    long start = System.nanoTime();
    long counted = start + WARM_UP;
    long end = counted + Duration.ofSeconds(Long.parseLong(args[4])).toNanos();
    List<Tally> tallies = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(count);
    for (int n = 0; n < count; n++) {
      Tally tally = new Tally();
      tallies.add(tally);
      Client client = clients.apply(n);
      new Thread(
              () -> {
                try {
                  loop(client, tally, counted, end);
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    done.await();
    print(count, tallies, System.nanoTime() - counted);
  }

  private static void loop(Client client, Tally tally, long counted, long end) {
    HttpClient http = http();
    HttpResponse<String> before = null;
    while (System.nanoTime() < end) {
      long sent = System.nanoTime();
      before = send(http, client, before, sent >= counted ? tally : null);
    }
  }

  private static HttpResponse<String> send(HttpClient http, Client client, HttpResponse<String> before, Tally tally) {
    try {
      HttpRequest request = client.next(before);
      long sent = System.nanoTime();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (tally != null) {
        if (answer.statusCode() / 100 == 2) {
          tally.answer(System.nanoTime() - sent);
        } else {
          tally.failure(answer.statusCode() + " " + answer.body());
        }
      }
      return answer;
    } catch (IOException e) {
      if (tally != null) {
        tally.failure(e.toString());
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void watch(String url, String user, Path stop) {
    Tally tally = new Tally();
    HttpClient http = http();
    long start = System.nanoTime();
    while (!Files.exists(stop)) {
      send(http, before -> request(url, user).GET().build(), null, tally);
    }
    print(1, List.of(tally), System.nanoTime() - start);
  }

  private static void print(int clients, List<Tally> tallies, long took) {
    long[] nanos = tallies.stream().flatMapToLong(t -> Arrays.stream(t.nanos, 0, t.count)).sorted().toArray();
    int failures = tallies.stream().mapToInt(t -> t.failures).sum();
    tallies.stream().filter(t -> t.firstFailure != null).findFirst().ifPresent(t -> System.err.println("first failure: " + t.firstFailure));
    System.out.printf(
        Locale.ROOT,
        "%d\t%.0f\t%.1f\t%.1f\t%.1f\t%d\t%d%n",
        clients,
        nanos.length / (took / 1e9),
        percentile(nanos, 50),
        percentile(nanos, 95),
        percentile(nanos, 99),
        failures,
        nanos.length);
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private static void envelope(String url, String user, String form, Path out) throws IOException, InterruptedException {
    HttpClient http = http();
    String reports = http.send(request(url + "?form=" + form, user).GET().build(), HttpResponse.BodyHandlers.ofString()).body();
    JsonNode report = JSON.readTree(reports).at("/rows/0");
    String id = report.at("/summary/id").asText(report.path("id").asText());
    HttpResponse<byte[]> envelope = http.send(request(url + "/" + id + "/envelope", user).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    if (envelope.statusCode() != 200) {
      throw new IOException("no envelope: " + envelope.statusCode());
    }
    Files.write(out, envelope.body());
  }

  private static HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  }

  private static HttpRequest post(String url, String user, String body) {
    return request(url, user).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest.Builder request(String url, String user) {
    String credentials = user + ":" + System.getenv("CTDP_LOAD_PASSWORD");
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "application/json")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }
}
