package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.persistence.EntityManager;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.engine.FormReference;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportState;

/** What a report takes from other reports of the province, in a fixed number of statements. */
final class OtherReports {

  /** States in which a report's figures are settled. */
  private static final List<ReportState> SETTLED =
      List.of(
          ReportState.APPROVED,
          ReportState.QUEUED,
          ReportState.RECEIVED,
          ReportState.ACCEPTED,
          ReportState.LOCKED,
          ReportState.FILED);

  private final EntityManager em;
  private final FormDefinition form;
  private final Period period;
  private final String subject;
  private final Map<String, Map<String, List<Part>>> sums = new HashMap<>();

  OtherReports(EntityManager em, FormDefinition form, Period period, String subject) {
    this.em = em;
    this.form = form;
    this.period = period;
    this.subject = subject;
  }

  private record Part(String report, String subject, String title, BigDecimal value) {}

  /** The sum that fills a cell, with the reports behind it. */
  IndicatorValue sum(String source) {
    FormReference r = FormReference.parse(source);
    List<Part> parts = parts(r.form()).getOrDefault(r.cell(), List.of());
    if (parts.isEmpty()) {
      return new IndicatorValue(null, List.of(), 0);
    }
    return new IndicatorValue(
        parts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream()
            .map(p -> new Origin(new SubjectRef("report", p.report), p.title, p.value, ""))
            .toList(),
        0);
  }

  private Map<String, List<Part>> parts(String formId) {
    return sums.computeIfAbsent(
        formId,
        id -> {
          Map<String, List<Part>> result = new HashMap<>();
          em.createQuery(
                  "select r.id, r.subjectKey, r.subjectTitle, c.rowKey, c.value from ReportEntity r,"
                      + " CellEntity c where c.reportId = r.id and r.formId = :form and r.periodCode"
                      + " = :period and r.state = :filed and c.value is not null order by"
                      + " r.subjectTitle, r.id",
                  Object[].class)
              .setParameter("form", id)
              .setParameter("period", period.code())
              .setParameter("filed", ReportState.FILED)
              .getResultList()
              .forEach(
                  o ->
                      result
                          .computeIfAbsent((String) o[3], k -> new ArrayList<>())
                          .add(
                              new Part(
                                  (String) o[0],
                                  (String) o[1],
                                  (String) o[2],
                                  Units.normal((BigDecimal) o[4]))));
          return result;
        });
  }

  /**
   * Values of references to other reports, by their text; absent where there is none.
   *
   * @param expected those expected to report, by form; absent when nobody knows
   */
  Map<String, BigDecimal> values(
      Map<String, FormReference> references, Map<String, Set<String>> expected) {
    Map<String, BigDecimal> result = new LinkedHashMap<>();
    Map<FormReference.Kind, Map<String, BigDecimal>> related = new HashMap<>();
    references.forEach(
        (text, r) -> {
          BigDecimal value =
              switch (r.kind()) {
                case PREVIOUS, EARLIER, SAME_DAY ->
                    related.computeIfAbsent(r.kind(), this::related).get(r.cell());
                case SUM -> sum("sum:" + r.form() + ":" + r.cell()).value();
                case TOTAL -> total(r, expected.get(r.form()));
                default -> null;
              };
          if (value != null) {
            result.put(text, value);
          }
        });
    return result;
  }

  private BigDecimal total(FormReference r, Set<String> expected) {
    if (expected == null || expected.isEmpty()) {
      return null;
    }
    Set<String> given = new HashSet<>();
    parts(r.form()).values().forEach(parts -> parts.forEach(p -> given.add(p.subject)));
    return given.containsAll(expected) ? sum("sum:" + r.form() + ":" + r.cell()).value() : null;
  }

  /** Figures of the related report of the same form and subject, by cell. */
  private Map<String, BigDecimal> related(FormReference.Kind kind) {
    BiPredicate<Period, LocalDate> fits =
        switch (kind) {
          case PREVIOUS -> (p, end) -> end.plusDays(1).equals(form.closingFrom(period));
          case EARLIER ->
              (p, end) ->
                  p.year() == period.year()
                      && (end.isBefore(form.closingTo(period)) || shorter(p, end));
          default -> this::shorter;
        };
    Optional<Object[]> found =
        em
            .createQuery(
                "select r.id, r.periodCode, r.periodEnd from ReportEntity r where r.formId = :form"
                    + " and r.subjectKey = :subject and r.state in (:settled) and r.periodEnd <="
                    + " :end",
                Object[].class)
            .setParameter("form", form.key().id())
            .setParameter("subject", subject)
            .setParameter("settled", SETTLED)
            .setParameter("end", form.closingTo(period))
            .getResultList()
            .stream()
            .filter(
                o -> {
                  Period p = Period.parse((String) o[1]);
                  return !p.equals(period) && fits.test(p, (LocalDate) o[2]);
                })
            // The report of the same kind of period first, then the latest.
            .max(
                Comparator.<Object[]>comparingInt(
                        o ->
                            kind == FormReference.Kind.PREVIOUS
                                    && Period.parse((String) o[1]).kind() == period.kind()
                                ? 1
                                : 0)
                    .thenComparing(o -> (LocalDate) o[2]));
    Map<String, BigDecimal> result = new HashMap<>();
    found.ifPresent(
        o ->
            ReportTables.cells(em, (String) o[0])
                .forEach(
                    (key, cell) -> {
                      if (cell.value != null) {
                        result.put(key, Units.normal(cell.value));
                      }
                    }));
    return result;
  }

  private boolean shorter(Period p, LocalDate end) {
    return end.equals(form.closingTo(period))
        && form.closingFrom(p).isAfter(form.closingFrom(period));
  }

  /** Whether a cell is filled from reports of another form. */
  static boolean isSum(FormRow figure) {
    return figure.source().startsWith("sum:") && figure.kind() != FormRow.Kind.COMPUTED;
  }
}
