package vn.ctdp.core.store.internal.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line before it has its place in the chain, and the rule by which places are computed.
 *
 * <p>The hash is SHA-256 over these fields in this order: sequence, instant in milliseconds since
 * 1970, actor, channel, address, action, subject type, subject id, details, previous hash. Each
 * field is the four-byte big-endian length of its UTF-8 bytes followed by the bytes; numbers are in
 * decimal; a missing field has length −1 and no bytes. Lengths keep fields apart, so no two lines
 * share an input.
 */
record AuditLine(
    Instant at,
    String actor,
    String channel,
    String address,
    String action,
    String subjectType,
    String subjectId,
    String details) {

  static final String NO_HASH = "0".repeat(64);
  private static final JsonFactory JSON = new JsonFactory();

  String hash(long sequence, String previousHash) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      field(digest, Long.toString(sequence));
      field(digest, Long.toString(at.toEpochMilli()));
      field(digest, actor);
      field(digest, channel);
      field(digest, address);
      field(digest, action);
      field(digest, subjectType);
      field(digest, subjectId);
      field(digest, details);
      field(digest, previousHash);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void field(MessageDigest digest, String value) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(4).putInt(-1).array());
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** Details as JSON with sorted names, the form that is stored and hashed. */
  static String json(Map<String, String> details) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, String> entry : new TreeMap<>(details).entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Details read back. */
  static Map<String, String> details(String json) {
    Map<String, String> details = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        details.put(name, parser.getValueAsString(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return details;
  }
}
