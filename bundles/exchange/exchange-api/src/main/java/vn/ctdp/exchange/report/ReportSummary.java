package vn.ctdp.exchange.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.ReportSubject;

/**
 * A report in a list.
 *
 * @param id identity on this instance
 * @param form form version
 * @param formNumber official number of the form
 * @param subject whom or what it is about; empty for the whole province
 * @param period period reported on
 * @param revision 1, 2, 3 …
 * @param state where it stands
 * @param cutoff day at which records were read
 * @param dueDay last day in time; null when no rule knows
 * @param changedBy who touched it last
 * @param changedAt when
 */
public record ReportSummary(
    UUID id,
    FormKey form,
    String formNumber,
    Optional<ReportSubject> subject,
    Period period,
    int revision,
    ReportState state,
    LocalDate cutoff,
    LocalDate dueDay,
    String changedBy,
    Instant changedAt) {}
