package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.deadline.DueDay;
import vn.ctdp.exchange.deadline.DueDays;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.ReportSummary;

/** Rows of the report list. */
final class Summaries {

  private final Forms forms;
  private final BiFunction<FormDefinition, Period, LocalDate> lastDay;

  /** Last days as the rules give them. */
  Summaries(Forms forms, CalendarService calendar) {
    this.forms = forms;
    this.lastDay =
        (form, period) ->
            form.deadlineRule().isEmpty()
                ? null
                : calendar
                    .deadline(form.deadlineRule(), period)
                    .map(Deadline::lastDay)
                    .orElse(null);
  }

  /** Last days with the centre's decisions. */
  Summaries(Forms forms, DueDays days, InstanceInfo instance) {
    this.forms = forms;
    this.lastDay =
        (form, period) ->
            instance
                .province()
                .flatMap(p -> days.of(form, period, p))
                .map(DueDay::lastDay)
                .orElse(null);
  }

  ReportSummary of(ReportEntity r) {
    FormKey key = new FormKey(r.formId, r.formVersion);
    FormDefinition form = forms.find(key).orElse(null);
    Period period = Period.parse(r.periodCode);
    return new ReportSummary(
        UUID.fromString(r.id),
        key,
        form == null ? r.formId : form.number(),
        subject(r),
        period,
        r.revision,
        r.state,
        r.periodEnd,
        form == null ? null : due(form, period),
        r.changedBy,
        r.changedAt);
  }

  static Optional<ReportSubject> subject(ReportEntity r) {
    int colon = r.subjectKey.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new ReportSubject(
                new SubjectRef(r.subjectKey.substring(0, colon), r.subjectKey.substring(colon + 1)),
                r.subjectTitle,
                r.subjectWithin,
                r.subjectCode));
  }

  /** Last day in time; null when no rule knows. */
  LocalDate due(FormDefinition form, Period period) {
    return lastDay.apply(form, period);
  }
}
