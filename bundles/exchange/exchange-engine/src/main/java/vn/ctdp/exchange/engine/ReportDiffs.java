package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportDiff;

/** Compares contents of a report. Thread-safe. */
public final class ReportDiffs {

  private ReportDiffs() {}

  /**
   * What differs.
   *
   * @param form the newer form version; cells that only the older one had come last
   * @param before cells of the older content
   * @param after cells of the newer content
   * @param linesBefore lines by list key
   * @param linesAfter lines by list key
   */
  public static ReportDiff of(
      FormDefinition form,
      List<ReportCell> before,
      List<ReportCell> after,
      Map<String, List<Map<String, String>>> linesBefore,
      Map<String, List<Map<String, String>>> linesAfter) {
    Map<String, ReportCell> old = byKey(before);
    Map<String, ReportCell> now = byKey(after);
    Map<String, FormRow> figures = new LinkedHashMap<>();
    form.figures().forEach(f -> figures.put(f.key(), f));
    Set<String> keys = new LinkedHashSet<>(figures.keySet());
    keys.addAll(now.keySet());
    keys.addAll(old.keySet());
    List<ReportDiff.CellChange> cells = new ArrayList<>();
    for (String key : keys) {
      ReportCell a = old.get(key);
      ReportCell b = now.get(key);
      ReportDiff.Kind kind = kind(a, b);
      if (kind != null) {
        FormRow figure = figures.get(key);
        cells.add(
            new ReportDiff.CellChange(
                key,
                figure == null ? new Localized(key, key) : figure.label(),
                figure == null ? "" : figure.unit(),
                kind,
                a == null ? null : a.value(),
                b == null ? null : b.value(),
                a == null ? ReportCell.Source.EMPTY : a.source(),
                b == null ? ReportCell.Source.EMPTY : b.source(),
                remark(b == null ? a : b)));
      }
    }
    return new ReportDiff(cells, lines(linesBefore, linesAfter));
  }

  private static String remark(ReportCell cell) {
    return cell.reason().isEmpty() ? cell.note() : cell.reason();
  }

  private static Map<String, ReportCell> byKey(List<ReportCell> cells) {
    Map<String, ReportCell> result = new LinkedHashMap<>();
    cells.forEach(c -> result.put(c.row(), c));
    return result;
  }

  private static ReportDiff.Kind kind(ReportCell a, ReportCell b) {
    BigDecimal before = a == null ? null : a.value();
    BigDecimal after = b == null ? null : b.value();
    if (before == null && after != null) {
      return ReportDiff.Kind.ADDED;
    }
    if (before != null && after == null) {
      return ReportDiff.Kind.WITHDRAWN;
    }
    if (before != null && before.compareTo(after) != 0) {
      return ReportDiff.Kind.CHANGED;
    }
    if (a == null || b == null) {
      return null;
    }
    if (before != null && a.source() != b.source()) {
      return ReportDiff.Kind.CHANGED;
    }
    return Objects.equals(a.note(), b.note()) && Objects.equals(a.reason(), b.reason())
        ? null
        : ReportDiff.Kind.REMARK;
  }

  private static List<ReportDiff.LineChange> lines(
      Map<String, List<Map<String, String>>> before, Map<String, List<Map<String, String>>> after) {
    Set<String> lists = new LinkedHashSet<>(after.keySet());
    lists.addAll(before.keySet());
    List<ReportDiff.LineChange> result = new ArrayList<>();
    for (String list : lists) {
      List<Map<String, String>> a = before.getOrDefault(list, List.of());
      List<Map<String, String>> b = after.getOrDefault(list, List.of());
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        Map<String, String> x = i < a.size() ? a.get(i) : Map.of();
        Map<String, String> y = i < b.size() ? b.get(i) : Map.of();
        if (!x.equals(y)) {
          result.add(new ReportDiff.LineChange(list, i + 1, x, y));
        }
      }
    }
    return result;
  }
}
