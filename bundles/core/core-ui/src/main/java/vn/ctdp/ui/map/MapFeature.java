package vn.ctdp.ui.map;

import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One thing on a map: a point, an outline, or both. What has neither is not drawn.
 *
 * @param id identity on this map
 * @param name what stands in its label
 * @param colour colour as in style sheets, for instance {@code #1c6b3f}; never the only sign of a
 *     difference
 * @param link route that its name leads to; null for none
 * @param latitude degrees north of its point; null for none
 * @param longitude degrees east of its point; null for none
 * @param outline GeoJSON geometry, checked where it was entered; null for none
 * @param lines lines of text that a click shows; empty for none
 */
public record MapFeature(
    String id,
    String name,
    String colour,
    String link,
    BigDecimal latitude,
    BigDecimal longitude,
    String outline,
    List<String> lines) {

  /** Checks that nothing is missing. */
  public MapFeature {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(colour, "colour");
    lines = List.copyOf(lines);
  }

  /** Whether there is anything to draw. */
  public boolean placed() {
    return latitude != null || outline != null;
  }

  JsonObject json() {
    JsonObject f = Json.createObject();
    f.put("id", id);
    f.put("name", name);
    f.put("colour", colour);
    if (link != null) {
      f.put("link", link);
    }
    if (latitude != null) {
      f.put("lat", latitude.toPlainString());
      f.put("lon", longitude.toPlainString());
    }
    if (outline != null) {
      f.put("outline", Json.<JsonObject>parse(outline));
    }
    if (!lines.isEmpty()) {
      JsonArray texts = Json.createArray();
      for (int i = 0; i < lines.size(); i++) {
        texts.set(i, lines.get(i));
      }
      f.put("lines", texts);
    }
    return f;
  }
}
