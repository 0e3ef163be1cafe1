package vn.ctdp.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Enrols simulated senders with a centre, through the doors that provinces and administrators use.
 */
public final class Enrolment {

  /**
   * What a sender has then.
   *
   * @param key its key, known to the centre
   * @param user its machine account
   */
  public record Enrolled(SigningKey key, String user, String password) {}

  private static final String OFFICE = "/api/exchange/key-office";
  private static final String DOOR = "/api/exchange/enrolment";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Enrolment() {}

  /** A one-time code for a province. */
  public static String code(Line administrator, String province) throws IOException {
    return post(administrator, OFFICE + "/codes", Map.of("province", province))
        .get("code")
        .asText();
  }

  /**
   * Enrols a sender.
   *
   * @param administrator signed in at the centre
   * @param stranger not signed in
   */
  public static Enrolled enrol(Line administrator, Line stranger, String province)
      throws IOException {
    String code = code(administrator, province).replace("-", "");
    JsonNode greeting = payload(ok(stranger.get(DOOR)).get("greeting").asText());
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    SigningKey key = SigningKey.generate();
    String id = UUID.randomUUID().toString();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("schema", "ctdp-enrolment-1");
    said.put("id", id);
    said.put("codeId", code.substring(0, 4));
    said.put("secret", code.substring(4, 20));
    said.put("centre", greeting.at("/keys/keys/0/kid").asText());
    said.put("province", province);
    said.put("instance", "mo-phong-" + province.replace(':', '-'));
    said.put("name", "Mô phỏng " + province);
    said.put("password", password);
    said.put("jwk", key.jwk());
    String inner = key.attached("ctdp-enrolment", Canonical.bytes(said));
    String sealed =
        SigningKey.seal(inner.getBytes(StandardCharsets.US_ASCII), greeting.get("seal"));
    post(stranger, DOOR, Map.of("request", sealed));
    return new Enrolled(key, approve(administrator, id), password);
  }

  /** The public key with which the centre signs. */
  public static JsonNode centreKey(Line stranger) throws IOException {
    return payload(ok(stranger.get(DOOR)).get("greeting").asText()).at("/keys/keys/0");
  }

  /**
   * Lets a request in.
   *
   * @return name of the machine account
   */
  public static String approve(Line administrator, String request) throws IOException {
    return post(administrator, OFFICE + "/requests/" + request + "/approve", Map.of())
        .get("username")
        .asText();
  }

  /** What a compact JWS says; nothing is verified. */
  private static JsonNode payload(String jws) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
  }

  private static JsonNode post(Line line, String path, Map<String, ?> body) throws IOException {
    return ok(line.post(path, "application/json", Canonical.bytes(body)));
  }

  private static JsonNode ok(Line.Answer answer) throws IOException {
    if (!answer.success()) {
      throw new IOException(answer.status() + " " + answer.text());
    }
    return JSON.readTree(answer.body());
  }
}
