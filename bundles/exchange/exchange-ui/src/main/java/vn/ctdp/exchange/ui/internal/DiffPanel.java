package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.report.ReportDiff;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;

/** What differs between two contents of a report. */
final class DiffPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient FormDefinition form;
  private final Locale locale;

  DiffPanel(FormDefinition form, ReportDiff diff, Locale locale) {
    this.form = form;
    this.locale = locale;
    if (diff.cells().isEmpty() && diff.lines().isEmpty()) {
      add(new Span(t("exchange.diff.none")));
    }
    if (!diff.cells().isEmpty()) {
      add(cells(diff.cells()));
    }
    for (FormList list : form.lists()) {
      List<ReportDiff.LineChange> changes =
          diff.lines().stream().filter(c -> c.list().equals(list.key())).toList();
      if (!changes.isEmpty()) {
        add(new H4(list.title().in(locale)), lines(list, changes));
      }
    }
  }

  private Component cells(List<ReportDiff.CellChange> changes) {
    NativeTable table = table("no", "row", "before", "after", "change");
    for (ReportDiff.CellChange c : changes) {
      Div what = new Div(badge(c.kind()));
      if (c.sourceAfter() == vn.ctdp.exchange.report.ReportCell.Source.OVERRIDE) {
        what.add(new StatusBadge(t("exchange.source.OVERRIDE"), Tone.WARNING));
      }
      if (!c.reason().isEmpty()) {
        Span reason = new Span(c.reason());
        reason.addClassName("cu-muted");
        what.add(new Div(reason));
      }
      table
          .getBody()
          .add(
              new NativeTableRow(
                  cell("exchange-no", new Span(number(c.cell()))),
                  cell("exchange-row", new Span(c.label().in(locale))),
                  cell("exchange-value", new Span(figure(c.cell(), c.before()))),
                  cell("exchange-value", new Span(figure(c.cell(), c.after()))),
                  cell("exchange-note", what)));
    }
    return scroll(table);
  }

  private Component lines(FormList list, List<ReportDiff.LineChange> changes) {
    NativeTable table = table("no", "before", "after");
    for (ReportDiff.LineChange c : changes) {
      table
          .getBody()
          .add(
              new NativeTableRow(
                  cell("exchange-no", new Span(Integer.toString(c.line()))),
                  cell("exchange-row", new Span(line(list, c.before()))),
                  cell("exchange-row", new Span(line(list, c.after())))));
    }
    return scroll(table);
  }

  private String line(FormList list, Map<String, String> values) {
    return values.isEmpty()
        ? "–"
        : list.columns().stream()
            .filter(c -> values.containsKey(c.key()))
            .map(c -> LineEditor.shown(c, values.get(c.key()), locale))
            .collect(Collectors.joining(" · "));
  }

  /** Cells of a table with columns have no number that readers know: their label tells them. */
  private String number(String cell) {
    return form.figure(cell).filter(f -> !f.table().isEmpty()).isPresent() ? "" : cell;
  }

  private String figure(String cell, BigDecimal value) {
    if (value == null) {
      return "–";
    }
    return form.figure(cell)
        .map(f -> ExchangeTexts.figure(f, value))
        .orElseGet(() -> VnNumbers.formatTrimmed(value, 6));
  }

  private static Component badge(ReportDiff.Kind kind) {
    return new StatusBadge(
        t("exchange.diff." + kind.name()),
        switch (kind) {
          case WITHDRAWN -> Tone.BAD;
          case ADDED -> Tone.GOOD;
          case CHANGED -> Tone.WARNING;
          default -> Tone.NEUTRAL;
        });
  }

  private static NativeTable table(String... columns) {
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    NativeTableRow head = new NativeTableRow();
    for (String key : columns) {
      NativeTableHeaderCell cell =
          new NativeTableHeaderCell(
              t(
                  key.equals("no") || key.equals("row")
                      ? "exchange.col." + key
                      : "exchange.diff.col." + key));
      cell.getElement().setAttribute("scope", "col");
      // Over figures the heading stands at their side; lines of a list are words.
      boolean figures = columns.length == 5 && (key.equals("before") || key.equals("after"));
      cell.addClassName(figures ? "exchange-value" : "exchange-head");
      head.add(cell);
    }
    table.getHead().add(head);
    return table;
  }

  private static NativeTableCell cell(String css, Component content) {
    NativeTableCell cell = new NativeTableCell(content);
    cell.addClassName(css);
    return cell;
  }

  private static Component scroll(NativeTable table) {
    Div scroll = new Div(table);
    scroll.addClassName("exchange-scroll");
    return scroll;
  }
}
