package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Soap;
import vn.ctdp.testing.FreePort;

/**
 * REST and SOAP over TLS with a certificate on both sides, set up as the handbook has it, with
 * certificates of the JDK's own {@code keytool}. Who brings none, or one that the centre does not
 * know, is not let in.
 */
class MutualTlsIT extends ExchangeWorld {

  private static final String SECRET = "kiem-thu-chung-thu";
  private static final String REST_CFG = "etc/vn.ctdp.exchange.rest.cfg";

  private int port;
  private Path certificates;

  @Override
  String name() {
    return "tls";
  }

  @Override
  void prepare() throws IOException {
    port = FreePort.next();
    certificates = Files.createTempDirectory("ctdp-tls");
    key("centre", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
    key("province", "CN=so-cong-thuong-68");
    key("stranger", "CN=nobody");
    trust("clients", "province");
    trust("believed", "centre");
    secret(centre, "centre.p12", "tls.p12");
    secret(centre, "clients.p12", "clients.p12");
    secret(province, "province.p12", "province-tls.p12");
    secret(province, "believed.p12", "centre-tls.p12");
    for (Instance instance : List.of(centre, province)) {
      Files.writeString(instance.home.resolve("secrets/tls.password"), SECRET);
    }
    Path web = centre.home.resolve("etc/org.ops4j.pax.web.cfg");
    Files.writeString(
        web,
        Files.readString(web).replaceFirst("(?m)^org.osgi.service.http.secure.enabled = false$", "")
            + """

            org.osgi.service.http.secure.enabled = true
            org.osgi.service.http.port.secure = %d
            org.ops4j.pax.web.ssl.keystore = ${karaf.base}/secrets/tls.p12
            org.ops4j.pax.web.ssl.keystore.type = PKCS12
            org.ops4j.pax.web.ssl.keystore.password = $[secret:tls.password]
            org.ops4j.pax.web.ssl.key.password = $[secret:tls.password]
            org.ops4j.pax.web.ssl.protocols.included = TLSv1.3, TLSv1.2
            org.ops4j.pax.web.ssl.truststore = ${karaf.base}/secrets/clients.p12
            org.ops4j.pax.web.ssl.truststore.type = PKCS12
            org.ops4j.pax.web.ssl.truststore.password = $[secret:tls.password]
            org.ops4j.pax.web.ssl.clientauth.needed = true
            """
                .formatted(port));
    property(province, "ctdp.centre.url", "https://localhost:" + port);
    append(province, REST_CFG, "keyStore = province-tls.p12\ntrustStore = centre-tls.p12\n");
  }

  private void secret(Instance instance, String file, String name) throws IOException {
    Files.copy(certificates.resolve(file), instance.home.resolve("secrets").resolve(name));
  }

  private void key(String alias, String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                name,
                "-validity",
                "30",
                "-keystore",
                store(alias)));
    arguments.addAll(Arrays.asList(more));
    keytool(arguments);
    keytool(
        List.of(
            "-exportcert",
            "-alias",
            alias,
            "-keystore",
            store(alias),
            "-file",
            certificate(alias)));
  }

  private void trust(String store, String alias) {
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            alias,
            "-keystore",
            store(store),
            "-file",
            certificate(alias)));
  }

  private String store(String name) {
    return certificates.resolve(name + ".p12").toString();
  }

  private String certificate(String name) {
    return certificates.resolve(name + ".crt").toString();
  }

  private static void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", SECRET));
    Instance.Ended ended = Instance.run(command);
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  private void road(String road) {
    province.ok(province.send("PUT", "/api/exchange/outbox/road", "quantri", Map.of("road", road)));
  }

  @Test
  @Order(1)
  void reportsGoOverBothRoadsWithACertificate() {
    approve(PERIODS.get(0), 1);
    awaitReceived(PERIODS.get(0));
    road("soap");
    approve(PERIODS.get(1), 1);
    awaitReceived(PERIODS.get(1));
    road("rest");
    for (String period : PERIODS.subList(0, 2)) {
      assertThat(report(period).toString()).contains("RECEIVED");
    }
  }

  /** A client that believes the centre and shows the key of this store, or none. */
  private HttpClient client(String mine) throws GeneralSecurityException, IOException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(open("believed"));
    KeyManagerFactory keys = null;
    if (mine != null) {
      keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(open(mine), SECRET.toCharArray());
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private KeyStore open(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificates.resolve(name + ".p12"))) {
      store.load(in, SECRET.toCharArray());
    }
    return store;
  }

  private HttpRequest request(String path, String type, byte[] body, String code) {
    String login = accounts.get(code).user() + ":" + accounts.get(code).password();
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", type)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  @Test
  @Order(2)
  void whoBringsNoKnownCertificateIsNotLetInOnEitherRoad() throws Exception {
    String code = "34:01";
    long before = accepted(code);
    Message m = next(code);
    HttpRequest rest = request(INTAKE, "application/json", m.document(), code);
    HttpRequest soap = request(Soap.PATH, Soap.CONTENT_TYPE, Soap.request(m), code);
    for (String mine : Arrays.asList(null, "stranger")) {
      HttpClient client = client(mine);
      for (HttpRequest request : List.of(rest, soap)) {
        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
            .as("certificate %s, %s", mine, request.uri().getPath())
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(accepted(code)).isEqualTo(before);

    HttpClient known = client("province");
    HttpResponse<String> taken = known.send(rest, HttpResponse.BodyHandlers.ofString());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    HttpResponse<String> again = known.send(soap, HttpResponse.BodyHandlers.ofString());
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(again.body()).contains(m.digest());
    oracle.acknowledged(m);
    pending.remove(code);
  }

  @Test
  @Order(3)
  void aProvinceWithoutItsCertificateKeepsItsReportUntilItHasOne() throws Exception {
    Path file = province.home.resolve(REST_CFG);
    String proper = Files.readString(file);
    Files.writeString(file, proper.replace("keyStore = province-tls.p12", "keyStore ="));
    // Taken up within moments: until then the report would still get through.
    province.stop();
    province.start();
    String period = PERIODS.get(2);
    approve(period, 1);
    await()
        .atMost(SOON)
        .until(
            () -> {
              JsonNode queue = province.ok(province.get("/api/exchange/outbox", "quantri"));
              return queue.get("attempts").asInt() > 0
                  && !queue.get("lastProblem").asText().isEmpty();
            });
    assertThat(state(report(period))).isEqualTo("QUEUED");
    Files.writeString(file, proper);
    province.stop();
    province.start();
    awaitReceived(period);
  }
}
