package vn.ctdp.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sender knows of a form: its rows, sums and rates, read from the form's document. */
public final class Form {

  /** What becomes of a row. */
  public enum Kind {
    /** Typed in or counted; summed over provinces. */
    ADDITIVE,
    /** A sum of other rows. */
    SUM,
    /** One row over another, in percent. */
    RATE,
    /** Neither. */
    OTHER
  }

  /** A row; {@code of} are the rows that a sum or rate is made of. */
  public record Row(String key, String unit, Kind kind, boolean indicator, List<String> of) {}

  private static final Pattern REFERENCE = Pattern.compile("\\[([^]]+)]");

  private final String id;
  private final int version;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Reads a document of the schema {@code ctdp-form-1}. */
  public Form(JsonNode document) {
    id = document.get("id").asText();
    version = document.get("version").asInt();
    for (JsonNode row : document.get("rows")) {
      String kind = row.get("kind").asText();
      if (kind.equals("HEADING")) {
        continue;
      }
      String source = row.path("source").asText();
      List<String> of = new ArrayList<>();
      if (kind.equals("COMPUTED")) {
        Matcher m = REFERENCE.matcher(source);
        while (m.find()) {
          of.add(m.group(1));
        }
      }
      Kind known =
          switch (kind) {
            case "ADDITIVE" -> Kind.ADDITIVE;
            case "COMPUTED" -> source.contains("/") ? Kind.RATE : Kind.SUM;
            default -> Kind.OTHER;
          };
      String key = row.get("key").asText();
      rows.put(
          key,
          new Row(
              key,
              row.get("unit").asText(),
              known,
              kind.equals("ADDITIVE") && !source.isEmpty(),
              List.copyOf(of)));
    }
  }

  public String id() {
    return id;
  }

  public int version() {
    return version;
  }

  /** By key, in official order. */
  public Map<String, Row> rows() {
    return rows;
  }

  /**
   * What a row's formula gives; null when it lacks something. Rates are rounded half up to six
   * decimals.
   */
  public static BigDecimal computed(Row row, Map<String, BigDecimal> figures) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : row.of()) {
      BigDecimal figure = figures.get(part);
      if (figure == null) {
        return null;
      }
      sum = sum.add(figure);
    }
    if (row.kind() == Kind.SUM) {
      return sum;
    }
    BigDecimal below = figures.get(row.of().get(1));
    return below.signum() == 0
        ? null
        : figures
            .get(row.of().get(0))
            .divide(below, MathContext.DECIMAL128)
            .multiply(BigDecimal.valueOf(100))
            .setScale(6, RoundingMode.HALF_UP);
  }

  /** The figures with those of the formulas, in the form's order. */
  public Map<String, BigDecimal> complete(Map<String, BigDecimal> typed) {
    Map<String, BigDecimal> all = new LinkedHashMap<>();
    for (Row row : rows.values()) {
      BigDecimal figure =
          row.kind() == Kind.SUM || row.kind() == Kind.RATE
              ? computed(row, all)
              : typed.get(row.key());
      if (figure != null) {
        all.put(row.key(), figure);
      }
    }
    return all;
  }
}
