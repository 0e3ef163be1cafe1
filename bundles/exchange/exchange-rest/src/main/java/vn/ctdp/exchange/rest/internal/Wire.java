package vn.ctdp.exchange.rest.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.outbox.CarriedAnswer;
import vn.ctdp.exchange.outbox.OutboxStatus;
import vn.ctdp.exchange.outbox.WaitingMessage;
import vn.ctdp.exchange.report.CheckResult;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportSummary;

/** What goes over the wire: plain records, decimals as text, codes as text. */
final class Wire {

  private Wire() {}

  /** A period from the outside. */
  static Period period(String code) {
    try {
      return Period.parse(code == null ? "" : code);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "period",
          "Mã kỳ phải có dạng 2026, 2026-H1, 2026-Q3 hoặc 2026-M11.",
          "A period is written 2026, 2026-H1, 2026-Q3 or 2026-M11.");
    }
  }

  /** A province from the outside. */
  static UnitRef province(String text) {
    try {
      return UnitRef.parse(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "province",
          "Mã tỉnh phải kèm thế hệ, ví dụ 34:68.",
          "A province is written with its vintage, for instance 34:68.");
    }
  }

  /** What a list is asked for; {@code sort} is {@code name,-code}. */
  static PageRequest page(
      int offset, int limit, String sort, String search, Map<String, String> filters) {
    if (offset < 0 || limit < 1 || limit > 1000) {
      throw wrong("limit", "limit từ 1 đến 1000.", "limit is 1 to 1000.");
    }
    Map<String, String> given = new TreeMap<>();
    filters.forEach(
        (name, value) -> {
          if (value != null && !value.isBlank()) {
            given.put(name, value);
          }
        });
    List<Sort> sorts = new ArrayList<>();
    if (sort != null && !sort.isBlank()) {
      for (String name : sort.split(",")) {
        sorts.add(name.startsWith("-") ? new Sort(name.substring(1), false) : new Sort(name, true));
      }
    }
    return new PageRequest(offset, limit, sorts, search, given);
  }

  /** An evidence file as a download. */
  static Response evidence(byte[] file, String id) {
    return Response.ok(file, MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"chung-cu-" + id + ".json\"")
        .build();
  }

  static CtdpException wrong(String field, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, "EXR-FIELD", vi, en)), null);
  }

  private static String text(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  /**
   * A receipt.
   *
   * @param sequence the sender's number
   * @param ledgerNumber number among the province's reports at the centre
   * @param document the signed receipt as JSON text; empty when it was not signed
   */
  record ReceiptView(
      String id,
      String province,
      String form,
      int formVersion,
      String period,
      int revision,
      String digest,
      long sequence,
      long ledgerNumber,
      Instant receivedAt,
      String document) {

    static ReceiptView of(Receipt r) {
      return new ReceiptView(
          r.id(),
          r.province().toString(),
          r.form().id(),
          r.form().version(),
          r.period().code(),
          r.revision(),
          r.digest(),
          r.sequence(),
          r.ledgerNumber(),
          r.receivedAt(),
          r.document());
    }
  }

  /** A province. */
  record ProvinceView(String ref, String name) {

    static ProvinceView of(AdminUnit u) {
      return new ProvinceView(u.ref().toString(), u.nameVi());
    }
  }

  /** A row of a form. */
  record RowView(String key, Localized label, String unit, Localized printedUnit, String kind) {

    static RowView of(FormRow r) {
      return new RowView(r.key(), r.label(), r.unit(), r.printedUnit(), r.kind().name());
    }
  }

  /** A province's figures in a national table. */
  record ColumnView(
      ProvinceView province,
      int revision,
      Instant receivedAt,
      Map<String, String> values,
      List<String> overridden) {}

  /** A national table. */
  record TableView(
      String form,
      int formVersion,
      String number,
      String period,
      int sent,
      int expected,
      List<ProvinceView> missing,
      List<RowView> rows,
      List<ColumnView> provinces,
      Map<String, String> totals,
      Map<String, Integer> contributors,
      Instant asOf) {

    static TableView of(ConsolidatedTable t) {
      List<UnitRef> sent = t.provinces().stream().map(c -> c.province().ref()).toList();
      FormDefinition form = t.form();
      return new TableView(
          form.key().id(),
          form.key().version(),
          form.number(),
          t.period().code(),
          t.provinces().size(),
          t.expected().size(),
          t.expected().stream().filter(u -> !sent.contains(u.ref())).map(ProvinceView::of).toList(),
          form.lines().stream().map(RowView::of).toList(),
          t.provinces().stream()
              .map(
                  c ->
                      new ColumnView(
                          ProvinceView.of(c.province()),
                          c.revision(),
                          c.receivedAt(),
                          texts(c.values()),
                          c.overridden()))
              .toList(),
          texts(t.totals()),
          new TreeMap<>(t.contributors()),
          t.asOf());
    }

    private static Map<String, String> texts(Map<String, BigDecimal> values) {
      Map<String, String> result = new TreeMap<>();
      values.forEach((row, value) -> result.put(row, text(value)));
      return result;
    }
  }

  /** A record behind a figure. */
  record OriginView(String type, String id, String title, String contribution, String note) {

    static OriginView of(Origin o) {
      return new OriginView(
          o.subject().type(), o.subject().id(), o.title(), text(o.contribution()), o.note());
    }
  }

  /** A figure. */
  record CellView(
      String row,
      String value,
      String computed,
      String source,
      String reason,
      String note,
      int unknown,
      List<OriginView> origins) {

    static CellView of(ReportCell c) {
      return new CellView(
          c.row(),
          text(c.value()),
          text(c.computed()),
          c.source().name(),
          c.reason(),
          c.note(),
          c.unknown(),
          c.origins().stream().map(OriginView::of).toList());
    }
  }

  /** A line of the ledger. */
  record LedgerLine(
      String id,
      String province,
      String form,
      Integer formVersion,
      String period,
      int revision,
      boolean accepted,
      String problem,
      String digest,
      long sequence,
      Instant receivedAt,
      String sender) {

    static LedgerLine of(Submission s) {
      return new LedgerLine(
          s.id(),
          s.province() == null ? null : s.province().toString(),
          s.form() == null ? null : s.form().id(),
          s.form() == null ? null : s.form().version(),
          s.period() == null ? null : s.period().code(),
          s.revision(),
          s.accepted(),
          s.problem(),
          s.digest(),
          s.sequence(),
          s.receivedAt(),
          s.sender());
    }
  }

  /** What stands behind a figure of the national table. */
  record TraceView(RowView row, ProvinceView province, LedgerLine submission, CellView cell) {

    static TraceView of(CellTrace t) {
      return new TraceView(
          RowView.of(t.row()),
          ProvinceView.of(t.province()),
          LedgerLine.of(t.submission()),
          CellView.of(t.cell()));
    }
  }

  /** A page of a list. */
  record PageView<T>(List<T> rows, long total) {}

  /** A report in a list. */
  record SummaryView(
      String id,
      String form,
      int formVersion,
      String number,
      String subject,
      String period,
      int revision,
      String state,
      LocalDate cutoff,
      LocalDate due,
      String changedBy,
      Instant changedAt) {

    static SummaryView of(ReportSummary s) {
      return new SummaryView(
          s.id().toString(),
          s.form().id(),
          s.form().version(),
          s.formNumber(),
          s.subject().map(x -> x.ref().type() + ":" + x.ref().id()).orElse(null),
          s.period().code(),
          s.revision(),
          s.state().name(),
          s.cutoff(),
          s.dueDay(),
          s.changedBy(),
          s.changedAt());
    }
  }

  /** A check not passed. */
  record FindingView(
      String checkId, String severity, List<String> rows, Localized message, String explanation) {

    static FindingView of(CheckResult r) {
      return new FindingView(
          r.checkId(), r.severity().name(), r.rows(), r.message(), r.explanation());
    }
  }

  /** A report. */
  record ReportView(
      SummaryView summary,
      long version,
      List<CellView> cells,
      Map<String, List<Map<String, String>>> lists,
      List<FindingView> findings,
      ReceiptView receipt,
      String lastProblem) {

    static ReportView of(Report r) {
      return new ReportView(
          SummaryView.of(r.summary()),
          r.version(),
          r.cells().stream().map(CellView::of).toList(),
          r.lists(),
          r.findings().stream().map(FindingView::of).toList(),
          r.receipt().map(ReceiptView::of).orElse(null),
          r.lastProblem());
    }
  }

  /** Asks for a report to be drawn up. */
  record DrawUp(String form, String period, String subject) {}

  /** Lines of a list section, each with its values by column key. */
  record LinesInput(List<Map<String, String>> rows, Long version) {}

  /** A subject, {@code type:id}; null when there is none. */
  static SubjectRef subject(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw wrong("subject", "Đối tượng có dạng loại:mã.", "A subject is type:id.");
    }
    return new SubjectRef(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Sets a figure; value null empties it. */
  record CellInput(String value, String reason, Long version) {}

  /** The queue to the centre. */
  record OutboxView(
      String road,
      List<String> roads,
      String roadChangedBy,
      Instant roadChangedAt,
      long waiting,
      Instant oldestSince,
      int attempts,
      Instant nextAttemptAt,
      String lastProblem) {

    static OutboxView of(OutboxStatus s) {
      return new OutboxView(
          s.road(),
          s.roads(),
          s.roadChangedBy(),
          s.roadChangedAt(),
          s.waiting(),
          s.oldestSince(),
          s.attempts(),
          s.nextAttemptAt(),
          s.lastProblem());
    }
  }

  /** A message that waits. */
  record WaitingView(
      String report,
      String form,
      int formVersion,
      String number,
      String period,
      int revision,
      String messageId,
      Instant queuedAt,
      int attempts,
      Instant nextAttemptAt,
      String lastProblem) {

    static WaitingView of(WaitingMessage m) {
      return new WaitingView(
          m.report().toString(),
          m.form().id(),
          m.form().version(),
          m.formNumber(),
          m.period().code(),
          m.revision(),
          m.messageId(),
          m.queuedAt(),
          m.attempts(),
          m.nextAttemptAt(),
          m.lastProblem());
    }
  }

  /** What came of a line of an answer file. */
  record CarriedView(
      String outcome,
      String report,
      String number,
      String period,
      int revision,
      Localized sentence) {

    static CarriedView of(CarriedAnswer a) {
      return new CarriedView(
          a.outcome().name(),
          a.report() == null ? null : a.report().toString(),
          a.formNumber(),
          a.period() == null ? null : a.period().code(),
          a.revision(),
          a.sentence());
    }
  }

  /** Chooses a road. */
  record RoadInput(String road) {}

  /** Any text, for instance a reason. */
  record TextInput(String text, Long version) {}
}
