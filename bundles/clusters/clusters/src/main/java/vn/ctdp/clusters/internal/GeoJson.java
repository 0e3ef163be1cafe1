package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.map.Coordinates;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.VietnameseText;

/** Reads GeoJSON (RFC 7946) that came from outside: bounded, strict, with sentences for people. */
final class GeoJson {

  private static final int DEEPEST = 12;
  private static final int LONGEST_TEXT = 2_000;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(40)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private GeoJson() {}

  /**
   * A feature.
   *
   * @param properties its properties as text
   * @param point set for a point
   * @param outline set for an area
   * @param problems what is wrong with it
   */
  record Feature(
      Map<String, String> properties,
      GeoPoint point,
      Outline outline,
      List<FieldProblem> problems) {}

  /** The features of a file; a single geometry is one without properties. */
  static List<Feature> file(String name, byte[] content) {
    if (content.length > ClusterMap.MOST_BYTES) {
      throw refused("CCN-BD-5", "Tệp lớn hơn 5 MB.", "The file is larger than 5 MB.");
    }
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".geojson") && !lower.endsWith(".json")) {
      throw refused(
          "CCN-BD-6",
          "Chỉ nhận tệp .geojson hoặc .json.",
          "Only .geojson and .json files are taken.");
    }
    kind(content);
    JsonNode root = parse(text(content));
    plane(root);
    if (!"FeatureCollection".equals(root.path("type").asText())) {
      return List.of(feature(root));
    }
    JsonNode all = root.path("features");
    if (!all.isArray() || all.isEmpty()) {
      throw refused("CCN-BD-8", "Tệp không có đối tượng nào.", "The file has no feature.");
    }
    if (all.size() > ClusterMap.MOST_FEATURES) {
      throw refused(
          "CCN-BD-5",
          "Tệp có hơn " + ClusterMap.MOST_FEATURES + " đối tượng.",
          "The file has more than " + ClusterMap.MOST_FEATURES + " features.");
    }
    List<Feature> features = new ArrayList<>();
    all.forEach(f -> features.add(feature(f)));
    return features;
  }

  /** One outline, as drawn on the map. */
  static Outline outline(String json) {
    if (json == null || json.length() > ClusterMap.MOST_BYTES) {
      throw refused("CCN-BD-5", "Ranh giới quá lớn.", "The outline is too large.");
    }
    Feature feature = feature(parse(json));
    if (!feature.problems().isEmpty()) {
      throw new CtdpException(
          CoreError.INVALID,
          feature.problems().stream()
              .map(p -> new FieldProblem("outline", p.severity(), p.code(), p.vi(), p.en()))
              .toList(),
          null);
    }
    if (feature.outline() == null) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "outline",
                  "CCN-BD-9",
                  "Ranh giới phải là Polygon hoặc MultiPolygon.",
                  "An outline is a Polygon or MultiPolygon.")),
          null);
    }
    return feature.outline();
  }

  private static void kind(byte[] content) {
    int i = 0;
    while (i < content.length && (content[i] == ' ' || content[i] == '\n' || content[i] == '\r')) {
      i++;
    }
    boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
    if (zip || i < content.length && content[i] == '<') {
      throw refused(
          "CCN-BD-7",
          "Đuôi tệp là GeoJSON nhưng bên trong là "
              + (zip ? "tệp nén (Shapefile, KMZ hoặc Excel)" : "XML (có thể là KML)")
              + ". Hãy xuất lại dạng GeoJSON, hệ tọa độ WGS84.",
          "The ending says GeoJSON but inside is "
              + (zip ? "an archive (Shapefile, KMZ or Excel)" : "XML (perhaps KML)")
              + ". Export it as GeoJSON in WGS 84.");
    }
  }

  private static String text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "file", "CCN-BD-7", "Tệp không phải UTF-8.", "The file is not UTF-8.")),
          e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (root == null || !root.isObject()) {
        throw refused("CCN-BD-7", "Nội dung không phải GeoJSON.", "The content is not GeoJSON.");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "file",
                  "CCN-BD-7",
                  "Nội dung không phải GeoJSON đúng cú pháp (dòng "
                      + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                      + ").",
                  "The content is not well-formed GeoJSON (line "
                      + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                      + ").")),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Old writers name their system; RFC 7946 knows WGS 84 only.
  private static void plane(JsonNode root) {
    String crs = root.path("crs").path("properties").path("name").asText("");
    if (!crs.isEmpty() && !crs.endsWith("CRS84") && !crs.endsWith("4326")) {
      throw refused(
          "CCN-BD-2",
          "Tệp dùng hệ tọa độ " + clip(crs) + ": chưa hỗ trợ. Hãy xuất lại theo WGS84 (EPSG:4326).",
          "The file uses the coordinate system "
              + clip(crs)
              + ": not supported. Export it in WGS 84"
              + " (EPSG:4326).");
    }
  }

  private static String clip(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static Feature feature(JsonNode node) {
    Map<String, String> properties = new LinkedHashMap<>();
    JsonNode geometry = node;
    if ("Feature".equals(node.path("type").asText())) {
      geometry = node.path("geometry");
      node.path("properties")
          .fields()
          .forEachRemaining(
              p -> {
                if (p.getValue().isValueNode() && !p.getValue().isNull()) {
                  properties.put(p.getKey(), VietnameseText.normalise(p.getValue().asText()));
                }
              });
    }
    Reader reader = new Reader();
    return switch (geometry.path("type").asText("")) {
      case "Point" -> reader.point(properties, geometry.path("coordinates"));
      case "Polygon" -> reader.outline(properties, List.of(geometry.path("coordinates")));
      case "MultiPolygon" -> {
        List<JsonNode> polygons = new ArrayList<>();
        geometry.path("coordinates").forEach(polygons::add);
        yield reader.outline(properties, polygons);
      }
      default -> {
        reader.add(
            "CCN-BD-9",
            "Chỉ nhận Point, Polygon và MultiPolygon, không nhận “"
                + clip(geometry.path("type").asText("?"))
                + "”.",
            "Only Point, Polygon and MultiPolygon are taken, not “"
                + clip(geometry.path("type").asText("?"))
                + "”.");
        yield new Feature(properties, null, null, reader.problems);
      }
    };
  }

  private static final class Reader {
    private final List<FieldProblem> problems = new ArrayList<>();

    void add(String code, String vi, String en) {
      problems.add(FieldProblem.error("geometry", code, vi, en));
    }

    Feature point(Map<String, String> properties, JsonNode coordinates) {
      GeoPoint point = position(coordinates);
      return new Feature(properties, problems.isEmpty() ? point : null, null, problems);
    }

    Feature outline(Map<String, String> properties, List<JsonNode> polygons) {
      List<List<List<Outline.Vertex>>> read = new ArrayList<>();
      int points = 0;
      for (JsonNode polygon : polygons) {
        List<List<Outline.Vertex>> rings = new ArrayList<>();
        for (JsonNode ring : polygon) {
          points += ring.size();
          if (points > ClusterMap.MOST_POINTS) {
            add(
                "CCN-BD-10",
                "Ranh giới có hơn " + ClusterMap.MOST_POINTS + " điểm. Hãy giản lược rồi nhập lại.",
                "The outline has more than "
                    + ClusterMap.MOST_POINTS
                    + " points. Simplify it and import again.");
            return new Feature(properties, null, null, problems);
          }
          List<Outline.Vertex> vertices = ring(ring);
          if (vertices == null) {
            return new Feature(properties, null, null, problems);
          }
          rings.add(vertices);
        }
        if (!rings.isEmpty()) {
          read.add(rings);
        }
      }
      if (read.isEmpty()) {
        add("CCN-BD-11", "Ranh giới không có điểm nào.", "The outline has no points.");
        return new Feature(properties, null, null, problems);
      }
      Outline outline = new Outline(read);
      if (outline.flat()) {
        add("CCN-BD-12", "Ranh giới không bao vùng nào.", "The outline encloses nothing.");
      } else {
        Outline.Vertex crossing = outline.crossing();
        if (crossing != null) {
          String at = Outline.degrees(crossing.y()) + ", " + Outline.degrees(crossing.x());
          add(
              "CCN-BD-13",
              "Ranh giới tự cắt, gần điểm " + at + ".",
              "The outline crosses itself, near " + at + ".");
        }
      }
      return new Feature(properties, null, problems.isEmpty() ? outline : null, problems);
    }

    private List<Outline.Vertex> ring(JsonNode ring) {
      List<Outline.Vertex> vertices = new ArrayList<>();
      for (JsonNode position : ring) {
        GeoPoint point = position(position);
        if (point == null) {
          return null;
        }
        Outline.Vertex v =
            new Outline.Vertex(
                point.longitude().multiply(MILLION).longValueExact(),
                point.latitude().multiply(MILLION).longValueExact());
        if (vertices.isEmpty() || !vertices.get(vertices.size() - 1).equals(v)) {
          vertices.add(v);
        }
      }
      if (vertices.size() < 2 || !vertices.get(0).equals(vertices.get(vertices.size() - 1))) {
        add(
            "CCN-BD-14",
            "Ranh giới chưa khép kín: điểm cuối phải trùng điểm đầu.",
            "The ring is not closed: the last point must be the first.");
        return null;
      }
      if (vertices.size() < 4) {
        add("CCN-BD-11", "Ranh giới cần ít nhất ba điểm.", "A ring needs three points at least.");
        return null;
      }
      return vertices;
    }

    private GeoPoint position(JsonNode position) {
      if (!position.isArray()
          || position.size() < 2
          || !position.get(0).isNumber()
          || !position.get(1).isNumber()) {
        add(
            "CCN-BD-15",
            "Có điểm không phải là [kinh độ, vĩ độ].",
            "A point is not [longitude, latitude].");
        return null;
      }
      BigDecimal lon = bounded(position.get(0));
      BigDecimal lat = bounded(position.get(1));
      GeoPoint point = Coordinates.rounded(lat, lon);
      List<FieldProblem> wrong = Coordinates.problems(point, "geometry");
      problems.addAll(wrong);
      return wrong.isEmpty() ? point : null;
    }

    // An exponent could make a huge number out of a short text.
    private static BigDecimal bounded(JsonNode number) {
      BigDecimal value = number.decimalValue();
      if (value.scale() > 40 || value.precision() - (long) value.scale() > 12) {
        return new BigDecimal("999999999999");
      }
      return value.setScale(Math.max(0, Math.min(value.scale(), 12)), RoundingMode.HALF_UP);
    }
  }

  private static CtdpException refused(String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error("file", code, vi, en)), null);
  }
}
