package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.text.Localized;

/**
 * A report form: one definition for the screen, the checks, the exchange and the national table.
 *
 * @param key id and version
 * @param moduleId module that owns it
 * @param number official number, for instance {@code Biểu số 04}
 * @param legalText the text that prescribes it
 * @param title official title
 * @param recipient to whom it goes, as printed
 * @param periods kinds of period it is made for
 * @param deadlineRule id in the deadlines table, for instance {@code CCN-04}
 * @param validFrom first day on which this version is to be used
 * @param validTo last day, inclusive; null while in use
 * @param rows rows in official order
 * @param checks cross-checks in the order of the source
 */
public record FormDefinition(
    FormKey key,
    String moduleId,
    String number,
    String legalText,
    Localized title,
    Localized recipient,
    List<PeriodKind> periods,
    String deadlineRule,
    LocalDate validFrom,
    LocalDate validTo,
    List<FormRow> rows,
    List<FormCheck> checks) {

  public FormDefinition {
    periods = List.copyOf(periods);
    rows = List.copyOf(rows);
    checks = List.copyOf(checks);
  }

  /** The row with this key. */
  public Optional<FormRow> row(String rowKey) {
    return rows.stream().filter(r -> r.key().equals(rowKey)).findFirst();
  }
}
