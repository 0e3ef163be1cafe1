package vn.ctdp.extension.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.VietnameseText;

/** Points and outlines of communes in a GeoJSON file (RFC 7946) from outside: bounded, strict. */
final class PlaceFile {

  private static final int MOST_BYTES = 5 << 20;
  private static final int MOST_FEATURES = 1_000;
  private static final int LONGEST_OUTLINE = 30_000;
  private static final int PLACES = 5;
  private static final List<String> CODES = List.of("code", "ma", "ma_xa", "maxa");
  private static final List<String> DISTRICTS = List.of("district", "huyen", "huyen_cu");
  private static final List<String> NAMES = List.of("name", "ten", "ten_xa", "tenxa");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(12)
                          .maxNumberLength(40)
                          .maxStringLength(2_000)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private PlaceFile() {}

  /**
   * A feature.
   *
   * @param code code of the commune as written; may be null
   * @param name its name; may be null
   * @param outline GeoJSON geometry with five decimals; null for a point
   * @param district the former district; may be null
   */
  record Feature(
      String code,
      String name,
      BigDecimal latitude,
      BigDecimal longitude,
      String outline,
      String district) {

    String label() {
      return code == null ? name == null ? "?" : name : name == null ? code : code + " " + name;
    }
  }

  static List<Feature> read(byte[] file) {
    if (file == null || file.length == 0) {
      throw refused("KC-ML-52", "Tệp trống.", "The file is empty.", null);
    }
    if (file.length > MOST_BYTES) {
      throw refused("KC-ML-53", "Tệp lớn hơn 5 MB.", "The file is larger than 5 MB.", null);
    }
    JsonNode root = parse(file);
    String system = root.path("crs").path("properties").path("name").asText("");
    if (!system.isEmpty() && !system.endsWith("CRS84") && !system.endsWith("4326")) {
      throw refused(
          "KC-ML-54",
          "Tệp không dùng WGS84. Hãy xuất lại theo WGS84 (EPSG:4326).",
          "The file is not in WGS 84. Export it again in WGS 84 (EPSG:4326).",
          null);
    }
    JsonNode all = root.path("features");
    if (!all.isArray() || all.isEmpty() || all.size() > MOST_FEATURES) {
      throw refused(
          "KC-ML-55",
          "Tệp phải là FeatureCollection có từ 1 đến 1.000 đối tượng.",
          "The file must be a FeatureCollection of 1 to 1,000 features.",
          null);
    }
    List<Feature> features = new ArrayList<>();
    for (JsonNode f : all) {
      features.add(feature(f));
    }
    return features;
  }

  private static JsonNode parse(byte[] file) {
    try {
      JsonNode root = MAPPER.readTree(file);
      if (root == null || !root.isObject()) {
        throw refused(
            "KC-ML-56", "Nội dung không phải GeoJSON.", "The content is not GeoJSON.", null);
      }
      return root;
    } catch (JsonProcessingException e) {
      throw refused(
          "KC-ML-56",
          "Nội dung không phải GeoJSON đúng cú pháp.",
          "The content is not well-formed GeoJSON.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Feature feature(JsonNode node) {
    String code = property(node.path("properties"), CODES);
    String name = property(node.path("properties"), NAMES);
    String district = property(node.path("properties"), DISTRICTS);
    JsonNode geometry = node.path("geometry");
    JsonNode coordinates = geometry.path("coordinates");
    String type = geometry.path("type").asText("");
    if ("Point".equals(type)) {
      BigDecimal[] at = position(coordinates);
      return new Feature(code, name, at[1], at[0], null, district);
    }
    if (!"Polygon".equals(type) && !"MultiPolygon".equals(type)) {
      throw geometry();
    }
    ObjectNode outline = MAPPER.createObjectNode();
    outline.put("type", type);
    outline.set("coordinates", rounded(coordinates, "Polygon".equals(type) ? 2 : 3));
    String text = outline.toString();
    if (text.length() > LONGEST_OUTLINE) {
      String label = new Feature(code, name, null, null, null, null).label();
      throw refused(
          "KC-ML-57",
          "Ranh giới của " + label + " quá chi tiết. Hãy giản lược rồi nhập lại.",
          "The outline of " + label + " is too detailed. Simplify it and import again.",
          null);
    }
    return new Feature(code, name, null, null, text, district);
  }

  private static String property(JsonNode properties, List<String> names) {
    for (var field : properties.properties()) {
      if (names.contains(field.getKey().toLowerCase(Locale.ROOT))
          && field.getValue().isValueNode()
          && !field.getValue().isNull()) {
        String text = VietnameseText.normalise(field.getValue().asText());
        return text.isEmpty() ? null : text;
      }
    }
    return null;
  }

  /** Nested arrays down to positions, with as many decimals as a map of a province needs. */
  private static ArrayNode rounded(JsonNode node, int depth) {
    ArrayNode result = MAPPER.createArrayNode();
    if (!node.isArray() || node.isEmpty()) {
      throw geometry();
    }
    for (JsonNode child : node) {
      if (depth > 1) {
        result.add(rounded(child, depth - 1));
      } else {
        BigDecimal[] at = position(child);
        result.addArray().add(at[0]).add(at[1]);
      }
    }
    if (depth == 1 && (result.size() < 4 || !result.get(0).equals(result.get(result.size() - 1)))) {
      throw refused(
          "KC-ML-58",
          "Có ranh giới chưa khép kín: điểm cuối phải trùng điểm đầu, ít nhất ba điểm.",
          "A ring is not closed: the last point must be the first, with three points at least.",
          null);
    }
    return result;
  }

  private static BigDecimal[] position(JsonNode node) {
    if (!node.isArray() || node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw geometry();
    }
    BigDecimal longitude = bounded(node.get(0));
    BigDecimal latitude = bounded(node.get(1));
    boolean outside =
        longitude.compareTo(BigDecimal.valueOf(102)) < 0
            || longitude.compareTo(BigDecimal.valueOf(118)) > 0
            || latitude.compareTo(BigDecimal.valueOf(6)) < 0
            || latitude.compareTo(BigDecimal.valueOf(24)) > 0;
    if (outside) {
      throw refused(
          "KC-ML-50",
          "Điểm nằm ngoài Việt Nam; có thể kinh độ và vĩ độ bị đổi chỗ.",
          "The point is not in Viet Nam; perhaps latitude and longitude are swapped.",
          null);
    }
    return new BigDecimal[] {longitude, latitude};
  }

  // An exponent could make a huge number out of a short text.
  private static BigDecimal bounded(JsonNode number) {
    BigDecimal value = number.decimalValue();
    if (value.scale() > 40 || value.precision() - (long) value.scale() > 6) {
      return BigDecimal.ZERO;
    }
    return value.setScale(PLACES, RoundingMode.HALF_UP);
  }

  /** Checks an outline that came by itself. */
  static void check(Input input, String field, String outline) {
    if (outline.length() > LONGEST_OUTLINE) {
      input.add(
          field,
          "KC-ML-57",
          "Ranh giới quá chi tiết. Hãy giản lược rồi nhập lại.",
          "The outline is too detailed. Simplify it and import again.");
      return;
    }
    try {
      JsonNode geometry = MAPPER.readTree(outline);
      String type = geometry == null ? "" : geometry.path("type").asText("");
      if (!"Polygon".equals(type) && !"MultiPolygon".equals(type)) {
        throw geometry();
      }
      rounded(geometry.path("coordinates"), "Polygon".equals(type) ? 2 : 3);
    } catch (JsonProcessingException e) {
      input.add(
          field,
          "KC-ML-56",
          "Nội dung không phải GeoJSON đúng cú pháp.",
          "The content is not well-formed GeoJSON.");
    } catch (CtdpException e) {
      e.problems().forEach(p -> input.add(field, p.code(), p.vi(), p.en()));
    }
  }

  private static CtdpException geometry() {
    return refused(
        "KC-ML-59",
        "Chỉ nhận Point, Polygon và MultiPolygon với tọa độ [kinh độ, vĩ độ].",
        "Only Point, Polygon and MultiPolygon with [longitude, latitude] are taken.",
        null);
  }

  private static CtdpException refused(String code, String vi, String en, Throwable cause) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error("file", code, vi, en)), cause);
  }
}
