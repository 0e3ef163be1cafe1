package vn.ctdp.exchange.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;

/**
 * Reads JSON that came from outside: UTF-8 without a byte order mark, bounded in depth, no
 * duplicate names, no numbers that are not numbers, nothing after the document. Collects problems
 * with their places instead of stopping at the first.
 */
final class StrictJson {

  static final int MAX_DEPTH = 12;
  private static final int MAX_PROBLEMS = 50;

  /** Bounds of what is read. */
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(40)
          .maxStringLength(20_000)
          .maxNameLength(200)
          .build();

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(CONSTRAINTS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final List<FieldProblem> problems = new ArrayList<>();
  private boolean more;

  /** The document's top object. */
  Obj read(byte[] json) throws InvalidDocumentException {
    if (!CanonicalJson.utf8(json)) {
      throw single("", "JSON-UTF8", "Nội dung không phải UTF-8.", "The content is not UTF-8.");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidDocumentException(List.of(syntax(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (root == null || !root.isObject()) {
      throw single("", "JSON-OBJECT", "Phải là một đối tượng JSON.", "It must be a JSON object.");
    }
    return new Obj("", root);
  }

  /** An object that was read before. */
  Obj of(ObjectNode root) {
    return new Obj("", root);
  }

  /** What a JSON library says, in our words. */
  static FieldProblem syntax(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String vi = at == null ? "" : " ở dòng " + at.getLineNr() + ", cột " + at.getColumnNr();
    String en = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    String what = String.valueOf(e.getOriginalMessage());
    if (what.startsWith("Duplicate")) {
      return FieldProblem.error(
          "",
          "JSON-SYNTAX",
          "Tên trường bị lặp" + vi + ".",
          "A field name occurs twice" + en + ".");
    }
    return FieldProblem.error(
        "",
        "JSON-SYNTAX",
        "JSON sai cú pháp hoặc vượt giới hạn về độ sâu, độ dài" + vi + ".",
        "The JSON is malformed, or beyond the bounds of depth or length"
            + en
            + ": "
            + what.replaceAll("[(\\[].*", "").strip());
  }

  /** Throws when anything was wrong. */
  void finish() throws InvalidDocumentException {
    if (!problems.isEmpty()) {
      throw new InvalidDocumentException(problems);
    }
  }

  boolean failed() {
    return !problems.isEmpty();
  }

  void problem(String path, String code, String vi, String en) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(FieldProblem.error(path, code, vi, en));
    } else if (!more) {
      more = true;
      problems.add(
          FieldProblem.error("", "JSON-MORE", "Còn các lỗi khác.", "There are more problems."));
    }
  }

  private static InvalidDocumentException single(String path, String code, String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error(path, code, vi, en)));
  }

  /** An object with its place; every reader reports a problem and gives null when it fails. */
  final class Obj {

    private final String path;
    private final JsonNode node;

    Obj(String path, JsonNode node) {
      this.path = path;
      this.node = node;
    }

    String path() {
      return path;
    }

    String at(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
      return node.has(name);
    }

    boolean isNull(String name) {
      return node.has(name) && node.get(name).isNull();
    }

    /** Refuses names that are not among these. */
    void only(Set<String> names) {
      for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
        String name = it.next();
        if (!names.contains(name)) {
          problem(
              at(printable(name)),
              "JSON-UNKNOWN",
              "Trường này không có trong quy cách.",
              "The schema has no such field.");
        }
      }
    }

    /** The names of the fields, at most so many; a problem when there are more. */
    List<String> names(int max) {
      if (node.size() > max) {
        problem(
            path,
            "JSON-LONG",
            "Có hơn " + max + " trường.",
            "There are more than " + max + " fields.");
        return List.of();
      }
      List<String> result = new ArrayList<>();
      node.fieldNames().forEachRemaining(result::add);
      return result;
    }

    /** Text of at most the given length, free of control characters; null after a problem. */
    String text(String name, int max) {
      JsonNode n = required(name);
      if (n == null) {
        return null;
      }
      if (!n.isTextual()) {
        problem(at(name), "JSON-TEXT", "Phải là chuỗi ký tự.", "It must be a text.");
        return null;
      }
      String text = n.textValue();
      if (text.length() > max) {
        problem(
            at(name),
            "JSON-LONG",
            "Dài quá " + max + " ký tự.",
            "It is longer than " + max + " characters.");
        return null;
      }
      if (!clean(text)) {
        problem(
            at(name),
            "JSON-CONTROL",
            "Có ký tự điều khiển không hợp lệ (ví dụ NUL).",
            "It holds a control character that is not allowed (for instance NUL).");
        return null;
      }
      return text;
    }

    /** Like {@link #text}, but not blank. */
    String filled(String name, int max) {
      String text = text(name, max);
      if (text != null && text.isBlank()) {
        problem(at(name), "JSON-EMPTY", "Không được để trống.", "It may not be empty.");
        return null;
      }
      return text;
    }

    /** Text that satisfies a test; the sentences say what is expected. */
    String matching(String name, int max, Predicate<String> test, String vi, String en) {
      String text = text(name, max);
      if (text != null && !test.test(text)) {
        problem(at(name), "JSON-FORM", vi, en);
        return null;
      }
      return text;
    }

    Integer whole(String name, int min, int max) {
      JsonNode n = required(name);
      if (n == null) {
        return null;
      }
      if (!n.isIntegralNumber()
          || !n.canConvertToInt()
          || n.intValue() < min
          || n.intValue() > max) {
        problem(
            at(name),
            "JSON-WHOLE",
            "Phải là số nguyên từ " + min + " đến " + max + ".",
            "It must be a whole number from " + min + " to " + max + ".");
        return null;
      }
      return n.intValue();
    }

    Boolean flag(String name) {
      JsonNode n = required(name);
      if (n == null) {
        return null;
      }
      if (!n.isBoolean()) {
        problem(at(name), "JSON-BOOLEAN", "Phải là true hoặc false.", "It must be true or false.");
        return null;
      }
      return n.booleanValue();
    }

    Obj object(String name) {
      JsonNode n = required(name);
      if (n == null) {
        return null;
      }
      if (!n.isObject()) {
        problem(at(name), "JSON-OBJECT", "Phải là một đối tượng.", "It must be an object.");
        return null;
      }
      return new Obj(at(name), n);
    }

    Localized localized(String name, int max) {
      Obj o = object(name);
      if (o == null) {
        return null;
      }
      o.only(Set.of("vi", "en"));
      String vi = o.filled("vi", max);
      String en = o.filled("en", max);
      return vi == null || en == null ? null : new Localized(vi, en);
    }

    /** The objects of a list; empty after a problem. */
    List<Obj> objects(String name, int min, int max) {
      List<Obj> result = new ArrayList<>();
      int i = 0;
      for (JsonNode n : list(name, min, max)) {
        String place = at(name) + "[" + i++ + "]";
        if (n.isObject()) {
          result.add(new Obj(place, n));
        } else {
          problem(place, "JSON-OBJECT", "Phải là một đối tượng.", "It must be an object.");
        }
      }
      return result;
    }

    /** The texts of a list; empty after a problem. */
    List<String> texts(String name, int min, int max) {
      List<String> result = new ArrayList<>();
      int i = 0;
      for (JsonNode n : list(name, min, max)) {
        String place = at(name) + "[" + i++ + "]";
        if (n.isTextual()) {
          result.add(n.textValue());
        } else {
          problem(place, "JSON-TEXT", "Phải là chuỗi ký tự.", "It must be a text.");
        }
      }
      return result;
    }

    private Iterable<JsonNode> list(String name, int min, int max) {
      JsonNode n = required(name);
      if (n == null) {
        return List.of();
      }
      if (!n.isArray() || n.size() < min || n.size() > max) {
        problem(
            at(name),
            "JSON-LIST",
            "Phải là danh sách có từ " + min + " đến " + max + " phần tử.",
            "It must be a list of " + min + " to " + max + " elements.");
        return List.of();
      }
      return n;
    }

    private JsonNode required(String name) {
      JsonNode n = node.get(name);
      if (n == null || n.isNull()) {
        problem(at(name), "JSON-MISSING", "Thiếu trường bắt buộc.", "A required field is missing.");
        return null;
      }
      return n;
    }
  }

  /** Neither control characters (but tab and line ends) nor half characters. */
  static boolean clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      } else if (Character.isLowSurrogate(c)
          || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._-]", "?");
  }

  /** The document again, for storage. */
  static byte[] write(Map<String, ?> document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and texts can always be written", e);
    }
  }
}
