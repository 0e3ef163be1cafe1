package vn.ctdp.exchange.centre.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.ListSections;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.CheckResult;
import vn.ctdp.exchange.report.ReportCell;

/** Computes and checks a report anew: the centre believes no figure that it can compute. */
final class ContentCheck {

  private final FormDefinition form;
  private final FormCalculator calculator;
  private final Envelope envelope;
  private final List<FieldProblem> problems = new ArrayList<>();

  ContentCheck(FormDefinition form, FormCalculator calculator, Envelope envelope) {
    this.form = form;
    this.calculator = calculator;
    this.envelope = envelope;
  }

  /** What is wrong, by place; empty when nothing is. */
  List<FieldProblem> run() {
    Map<String, FormRow> rows = new HashMap<>();
    form.figures().forEach(r -> rows.put(r.key(), r));
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (int i = 0; i < envelope.cells().size(); i++) {
      ReportCell cell = envelope.cells().get(i).cell();
      FormRow row = rows.get(cell.row());
      String place = "cells[" + i + "]";
      if (row == null) {
        problem(place + ".row", cell, "biểu mẫu không có dòng này.", "the form has no such row.");
        continue;
      }
      figures.put(cell.row(), cell.value());
      shape(place, row, envelope.cells().get(i).unit(), cell);
    }
    List<FieldProblem> inLists = ListSections.problems(form, envelope.listLines());
    problems.addAll(inLists);
    if (inLists.isEmpty()) {
      figures.putAll(calculator.lists(envelope.listLines()));
    }
    for (int i = 0; inLists.isEmpty() && i < envelope.cells().size(); i++) {
      formula("cells[" + i + "]", rows, envelope.cells().get(i).cell(), figures);
    }
    if (problems.isEmpty()) {
      checks(figures);
    }
    return problems;
  }

  private void shape(String place, FormRow row, String unit, ReportCell cell) {
    if (!row.unit().equals(unit)) {
      problem(
          place + ".unit",
          cell,
          "đơn vị phải là " + row.unit() + ".",
          "the unit must be " + row.unit() + ".");
    }
    if (cell.value() != null) {
      Optional<Localized> wrong = Units.problem(row.unit(), cell.value());
      wrong.ifPresent(w -> problem(place + ".value", cell, w.vi(), w.en()));
    }
    boolean computed = row.kind() == FormRow.Kind.COMPUTED;
    boolean fromRecords = !computed && !row.source().isEmpty();
    boolean fits =
        switch (cell.source()) {
          case RECORDS ->
              fromRecords && cell.value() != null && same(cell.value(), cell.computed());
          case FORMULA -> computed && cell.value() != null && same(cell.value(), cell.computed());
          case MANUAL ->
              !computed
                  && (!fromRecords || (row.typedWhenUnknown() && cell.computed() == null))
                  && cell.value() != null;
          case OVERRIDE -> computed || fromRecords;
          case EMPTY -> cell.value() == null;
        };
    if (!fits) {
      problem(
          place + ".source",
          cell,
          "nguồn số liệu " + cell.source() + " không khớp với dòng hoặc giá trị.",
          "the source " + cell.source() + " does not fit the row or the value.");
    }
    if (cell.source() == ReportCell.Source.OVERRIDE && cell.reason().isBlank()) {
      problem(
          place + ".reason",
          cell,
          "số sửa tay phải có lý do.",
          "a figure overridden by hand needs a reason.");
    }
  }

  private void formula(
      String place, Map<String, FormRow> rows, ReportCell cell, Map<String, BigDecimal> figures) {
    FormRow row = rows.get(cell.row());
    if (row == null || row.kind() != FormRow.Kind.COMPUTED) {
      return;
    }
    BigDecimal expected = calculator.formula(row.key(), figures).orElse(null);
    BigDecimal given = cell.source() == ReportCell.Source.OVERRIDE ? cell.computed() : cell.value();
    if (!same(expected, given)) {
      String shown = expected == null ? "null" : Units.text(expected);
      problem(
          place + (cell.source() == ReportCell.Source.OVERRIDE ? ".computed" : ".value"),
          cell,
          "công thức " + row.source() + " cho kết quả " + shown + ".",
          "the formula " + row.source() + " gives " + shown + ".");
    }
  }

  private void checks(Map<String, BigDecimal> figures) {
    Map<String, String> explanations = new HashMap<>();
    envelope.explanations().forEach(x -> explanations.put(x.check(), x.text()));
    for (CheckResult result : calculator.check(figures, explanations)) {
      if (result.severity() == Severity.ERROR || result.explanation().isBlank()) {
        Localized need =
            result.severity() == Severity.ERROR
                ? new Localized("", "")
                : new Localized(" (cảnh báo chưa giải trình)", " (warning without explanation)");
        problems.add(
            FieldProblem.error(
                "cells[" + String.join(",", result.rows()) + "]",
                result.checkId(),
                result.message().vi() + need.vi(),
                result.message().en() + need.en()));
      }
    }
  }

  private static boolean same(BigDecimal a, BigDecimal b) {
    return a == null ? b == null : b != null && a.compareTo(b) == 0;
  }

  private void problem(String place, ReportCell cell, String vi, String en) {
    problems.add(
        FieldProblem.error(
            place, "EXC-CELL", "Dòng " + cell.row() + ": " + vi, "Row " + cell.row() + ": " + en));
  }
}
