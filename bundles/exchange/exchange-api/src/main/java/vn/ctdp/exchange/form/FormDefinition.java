package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.text.Localized;

/**
 * A report form: one definition for the screen, the checks, the exchange, paper and the national
 * table.
 *
 * @param key id and version
 * @param moduleId module that owns it
 * @param number official number, for instance {@code Biểu số 04}
 * @param legalText the text that prescribes it
 * @param title official title
 * @param recipient to whom it goes, as printed
 * @param level who answers for it
 * @param subject kind of record that a report is about ({@code commune}, {@code cluster}, …); empty
 *     for a report about the whole province
 * @param remark what readers must know of the form itself, for instance that its layout is
 *     proposed; empty texts when there is nothing
 * @param periods kinds of period it is made for
 * @param closingDay day of the month on which the figures close: 14 as NĐ 09/2019 Điều 12 has it, 1
 *     to 28; 31 for the last day of the calendar month
 * @param deadlineRule id in the deadlines table, for instance {@code CCN-04}
 * @param validFrom first day on which this version is to be used
 * @param validTo last day, inclusive; null while in use
 * @param tables tables with several value columns; empty when the form has one value column
 * @param rows rows in official order
 * @param lists list sections in official order
 * @param checks cross-checks in the order of the source
 * @param figures every cell of the form in official order, as a row of its own: its key is the
 *     row's key, or {@code row/column} in a table with columns; its source names cells
 */
public record FormDefinition(
    FormKey key,
    String moduleId,
    String number,
    String legalText,
    Localized title,
    Localized recipient,
    FormLevel level,
    String subject,
    Localized remark,
    List<PeriodKind> periods,
    int closingDay,
    String deadlineRule,
    LocalDate validFrom,
    LocalDate validTo,
    List<FormTable> tables,
    List<FormRow> rows,
    List<FormList> lists,
    List<FormCheck> checks,
    List<FormRow> figures) {

  public FormDefinition {
    periods = List.copyOf(periods);
    tables = List.copyOf(tables);
    rows = List.copyOf(rows);
    lists = List.copyOf(lists);
    checks = List.copyOf(checks);
    figures = List.copyOf(figures);
  }

  /** The row with this key. */
  public Optional<FormRow> row(String rowKey) {
    return rows.stream().filter(r -> r.key().equals(rowKey)).findFirst();
  }

  /** The cell with this key, {@code row} or {@code row/column}; empty for a heading. */
  public Optional<FormRow> figure(String cellKey) {
    return figures.stream().filter(r -> r.key().equals(cellKey)).findFirst();
  }

  /** The table with this key. */
  public Optional<FormTable> table(String tableKey) {
    return tables.stream().filter(t -> t.key().equals(tableKey)).findFirst();
  }

  /** The list section with this key. */
  public Optional<FormList> list(String listKey) {
    return lists.stream().filter(l -> l.key().equals(listKey)).findFirst();
  }

  /** Headings and cells in official order, one line each. */
  public List<FormRow> lines() {
    if (tables.isEmpty()) {
      return rows;
    }
    return rows.stream()
        .flatMap(
            r ->
                r.kind() == FormRow.Kind.HEADING
                    ? Stream.of(r)
                    : figures.stream().filter(f -> f.key().startsWith(r.key() + "/")))
        .toList();
  }

  /** Whether its reports go to the centre. */
  public boolean sentToCentre() {
    return level == FormLevel.PROVINCE;
  }

  /** First day of the closing window, inclusive. */
  public LocalDate closingFrom(Period period) {
    return last(YearMonth.from(period.closingFrom())).plusDays(1);
  }

  /** Last day of the closing window, inclusive: the cut-off day of the figures. */
  public LocalDate closingTo(Period period) {
    return last(YearMonth.from(period.closingTo()));
  }

  private LocalDate last(YearMonth month) {
    return closingDay > 28 ? month.atEndOfMonth() : month.atDay(closingDay);
  }
}
