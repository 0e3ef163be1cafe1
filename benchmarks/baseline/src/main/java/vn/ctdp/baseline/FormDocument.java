package vn.ctdp.baseline;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The one form that this service knows: rows, units, sums and rates. */
@Component
public class FormDocument {

  private static final Pattern ROW = Pattern.compile("\\[([^]]+)]");

  /** A row; {@code of} are the rows that it is the sum, or the rate, of. */
  private record Row(String unit, boolean rate, List<String> of) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();

  public FormDocument(@Value("${baseline.form}") Path file, ObjectMapper json) throws IOException {
    for (JsonNode row : json.readTree(Files.readString(file)).get("rows")) {
      List<String> of = new ArrayList<>();
      String source = row.path("source").asString("");
      if (row.get("kind").asString().equals("COMPUTED")) {
        Matcher m = ROW.matcher(source);
        while (m.find()) {
          of.add(m.group(1));
        }
      }
      rows.put(
          row.get("key").asString(),
          new Row(row.path("unit").asString(""), source.contains("/"), of));
    }
  }

  /** What is wrong with a report's figures. */
  public Optional<String> problem(List<ReportController.CellBody> cells) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (ReportController.CellBody cell : cells) {
      Row row = rows.get(cell.row());
      if (row == null || !row.unit.equals(cell.unit())) {
        return Optional.of("row or unit unknown: " + cell.row());
      }
      values.put(cell.row(), cell.value());
    }
    for (Map.Entry<String, BigDecimal> value : values.entrySet()) {
      Row row = rows.get(value.getKey());
      if (!row.of.isEmpty() && !same(computed(row, values), value.getValue())) {
        return Optional.of("computed otherwise: " + value.getKey());
      }
    }
    return Optional.empty();
  }

  private static BigDecimal computed(Row row, Map<String, BigDecimal> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : row.of) {
      if (values.get(part) == null) {
        return null;
      }
      sum = sum.add(values.get(part));
    }
    if (!row.rate) {
      return sum;
    }
    BigDecimal below = values.get(row.of.get(1));
    return below.signum() == 0
        ? null
        : values
            .get(row.of.get(0))
            .divide(below, MathContext.DECIMAL128)
            .multiply(BigDecimal.valueOf(100))
            .setScale(6, RoundingMode.HALF_UP);
  }

  private static boolean same(BigDecimal a, BigDecimal b) {
    return a == null ? b == null : b != null && a.compareTo(b) == 0;
  }
}
