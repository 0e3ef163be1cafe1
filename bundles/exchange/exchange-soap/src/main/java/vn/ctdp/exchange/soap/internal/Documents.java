package vn.ctdp.exchange.soap.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.SignedDocument;

/** Between the JSON that is signed and the maps that the XML is made of. */
final class Documents {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private Documents() {}

  /** The members of a JSON object that was read or written by this side. */
  static Map<String, Object> members(byte[] json) {
    try {
      return JSON.readValue(json, MAP);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
  }

  /** Canonical bytes (RFC 8785). */
  static byte[] canonical(Object content) {
    try {
      return CanonicalJson.canonical(JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers can always be written", e);
    }
  }

  /**
   * The JSON that the XML of a signed document stands for: {@code content} and, if it has one,
   * {@code signature}.
   *
   * @return the signed document; without a signature the canonical content alone
   */
  static byte[] join(Map<String, Object> signed) {
    byte[] content = canonical(signed.get("content"));
    String signature = (String) signed.get("signature");
    return signature == null ? content : new SignedDocument(content, signature).write();
  }

  /** The other way round; of a document that carries no signature, all is content. */
  static Map<String, Object> split(byte[] json) throws InvalidDocumentException {
    Map<String, Object> result = new LinkedHashMap<>();
    if (SignedDocument.claimed(json)) {
      SignedDocument signed = SignedDocument.read(json);
      result.put("content", members(signed.content()));
      result.put("signature", signed.signature());
    } else {
      result.put("content", members(json));
    }
    return result;
  }

  /** Of a signed document as text. */
  static Map<String, Object> split(String json) throws InvalidDocumentException {
    return split(json.getBytes(StandardCharsets.UTF_8));
  }
}
