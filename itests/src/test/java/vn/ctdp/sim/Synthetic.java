package vn.ctdp.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A form of any size for tests, no official one: groups of ten rows, seven that are typed in, two
 * sums and a rate, and a check for each group.
 */
public final class Synthetic {

  private Synthetic() {}

  /**
   * The document.
   *
   * @param rows rows with a figure, a multiple of ten
   */
  public static Map<String, Object> document(String id, int rows) {
    List<Object> all = new ArrayList<>();
    List<Object> checks = new ArrayList<>();
    for (int group = 1; group <= rows / 10; group++) {
      for (int i = 1; i <= 7; i++) {
        all.add(row(group + "." + i, "ADDITIVE", unit(i), "", i));
      }
      all.add(
          row(
              group + ".8",
              "COMPUTED",
              "ha",
              ref(group, 1) + "+" + ref(group, 2) + "+" + ref(group, 3),
              8));
      all.add(row(group + ".9", "COMPUTED", "VND", ref(group, 4) + "+" + ref(group, 5), 9));
      all.add(
          row(group + ".10", "COMPUTED", "%", ref(group, 1) + "/" + ref(group, 2) + "*100", 10));
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("id", "G" + group);
      check.put("severity", "ERROR");
      check.put("left", ref(group, 6));
      check.put("operator", "AT_MOST");
      check.put("right", ref(group, 7));
      check.put(
          "message",
          both(
              "Dòng 6 không được lớn hơn dòng 7: {0}, {1}",
              "Row 6 may not exceed row 7: {0}, {1}"));
      checks.add(check);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "ctdp-form-1");
    document.put("id", id);
    document.put("version", 1);
    document.put("module", "centre");
    document.put("number", "Biểu mô phỏng");
    document.put("legalText", "Biểu để đo và thử, không phải biểu chính thức");
    document.put(
        "title", both("Biểu mô phỏng " + rows + " dòng", "Simulated form of " + rows + " rows"));
    document.put("recipient", both("Bộ Công Thương", "Ministry of Industry and Trade"));
    document.put("periods", List.of("MONTH"));
    document.put("deadlineRule", "");
    document.put("validFrom", "2015-01-01");
    document.put("validTo", null);
    document.put("rows", all);
    document.put("checks", checks);
    return document;
  }

  private static String ref(int group, int i) {
    return "[" + group + "." + i + "]";
  }

  private static Map<String, Object> both(String vi, String en) {
    return Map.of("vi", vi, "en", en);
  }

  private static String unit(int i) {
    return switch (i) {
      case 1, 2, 3 -> "ha";
      case 4, 5 -> "VND";
      default -> "person";
    };
  }

  private static Map<String, Object> row(
      String key, String kind, String unit, String source, int i) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", key);
    row.put("kind", kind);
    row.put("label", both("Chỉ tiêu " + key, "Indicator " + key));
    row.put("unit", unit);
    row.put("printedUnit", both(unit, unit));
    row.put("source", source);
    row.put("decimals", i <= 3 || i == 8 || i == 10 ? 2 : 0);
    return row;
  }

  /** Figures that fit the form. */
  public static Map<String, BigDecimal> figures(Form form, Random random) {
    Map<String, BigDecimal> typed = new LinkedHashMap<>();
    for (Form.Row row : form.rows().values()) {
      if (row.kind() != Form.Kind.ADDITIVE) {
        continue;
      }
      int i = Integer.parseInt(row.key().substring(row.key().indexOf('.') + 1));
      typed.put(
          row.key(),
          switch (i) {
            case 1, 2, 3 -> BigDecimal.valueOf(1 + random.nextInt(99_999_999), 4);
            case 4, 5 -> BigDecimal.valueOf(random.nextLong(1_000_000_000_000L));
            case 6 -> BigDecimal.valueOf(random.nextInt(1000));
            default -> BigDecimal.valueOf(1000 + random.nextInt(100_000));
          });
    }
    return form.complete(typed);
  }

  /** The same figures with one in a hundred changed. */
  public static Map<String, BigDecimal> changed(
      Form form, Map<String, BigDecimal> figures, Random random) {
    Map<String, BigDecimal> typed = new LinkedHashMap<>(figures);
    for (Form.Row row : form.rows().values()) {
      if (row.unit().equals("VND") && row.kind() == Form.Kind.ADDITIVE && random.nextInt(50) == 0) {
        typed.put(row.key(), BigDecimal.valueOf(random.nextLong(1_000_000_000_000L)));
      }
    }
    return form.complete(typed);
  }

  /** The same figures without some rows, and without what is computed from them. */
  public static Map<String, BigDecimal> withdrawn(
      Form form, Map<String, BigDecimal> figures, Random random) {
    Map<String, BigDecimal> typed = new LinkedHashMap<>();
    for (Form.Row row : form.rows().values()) {
      if (row.kind() == Form.Kind.ADDITIVE
          && figures.get(row.key()) != null
          && random.nextInt(10) != 0) {
        typed.put(row.key(), figures.get(row.key()));
      }
    }
    return form.complete(typed);
  }

  /** Figures that a centre must refuse: a sum that does not come out. */
  public static Map<String, BigDecimal> wrong(
      Form form, Map<String, BigDecimal> figures, Random random) {
    Map<String, BigDecimal> wrong = new LinkedHashMap<>(figures);
    List<String> sums =
        form.rows().values().stream()
            .filter(r -> r.kind() == Form.Kind.SUM && figures.get(r.key()) != null)
            .map(Form.Row::key)
            .toList();
    wrong.computeIfPresent(
        sums.get(random.nextInt(sums.size())), (row, value) -> value.add(BigDecimal.ONE));
    return wrong;
  }
}
