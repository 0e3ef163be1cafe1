package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.StreamCodec;

/**
 * What a province says about itself, document {@code ctdp-status-1}.
 *
 * @param province the province
 * @param version version of its platform
 * @param readTo last item verified and stored
 * @param waiting items kept
 * @param failed items that failed
 * @param problem why it stopped reading; may be empty
 * @param modules its modules
 * @param forms form versions that it offers
 */
record Status(
    UnitRef province,
    String version,
    long readTo,
    int waiting,
    int failed,
    String problem,
    List<Module> modules,
    List<Form> forms) {

  /** A module there. */
  record Module(String id, Localized name, String version, boolean enabled) {}

  /** A form version there. */
  record Form(String id, int version) {}

  static Status read(byte[] json) throws InvalidDocumentException {
    JsonNode n = StreamCodec.object(json);
    if (!"ctdp-status-1".equals(n.path("schema").asText())) {
      throw wrong("schema");
    }
    List<Module> modules = new ArrayList<>();
    for (JsonNode m : list(n, "modules")) {
      modules.add(
          new Module(
              text(m, "id", 60),
              new Localized(text(m.path("name"), "vi", 200), text(m.path("name"), "en", 200)),
              text(m, "version", 40),
              m.path("enabled").asBoolean()));
    }
    List<Form> forms = new ArrayList<>();
    for (JsonNode f : list(n, "forms")) {
      int version = f.path("version").asInt();
      if (version < 1) {
        throw wrong("forms.version");
      }
      forms.add(new Form(text(f, "id", 60), version));
    }
    try {
      return new Status(
          UnitRef.parse(text(n, "province", 5)),
          n.path("version").asText(""),
          count(n, "readTo"),
          (int) Math.min(Integer.MAX_VALUE, count(n, "waiting")),
          (int) Math.min(Integer.MAX_VALUE, count(n, "failed")),
          n.path("problem").asText(""),
          modules,
          forms);
    } catch (IllegalArgumentException e) {
      throw wrong("province");
    }
  }

  private static Iterable<JsonNode> list(JsonNode n, String name) throws InvalidDocumentException {
    JsonNode list = n.path(name);
    if (!list.isArray() || list.size() > 1000) {
      throw wrong(name);
    }
    return list;
  }

  private static String text(JsonNode n, String name, int max) throws InvalidDocumentException {
    String text = n.path(name).asText("");
    if (text.isBlank() || text.length() > max) {
      throw wrong(name);
    }
    return text;
  }

  private static long count(JsonNode n, String name) throws InvalidDocumentException {
    long value = n.path(name).asLong(-1);
    if (value < 0) {
      throw wrong(name);
    }
    return value;
  }

  private static InvalidDocumentException wrong(String field) {
    return new InvalidDocumentException(
        List.of(
            FieldProblem.error(
                field,
                "EXS-STATUS",
                "Trường “" + field + "” thiếu hoặc sai.",
                "The field “" + field + "” is missing or wrong.")));
  }
}
