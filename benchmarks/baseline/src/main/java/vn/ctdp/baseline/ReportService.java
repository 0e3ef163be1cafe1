package vn.ctdp.baseline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports in and sums them. */
@Service
public class ReportService {

  /** A report that contradicts what is stored. */
  public static class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Conflict(String message) {
      super(message);
    }
  }

  /** A report with wrong figures. */
  public static class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  private final ReportRepository reports;
  private final FormDocument form;

  public ReportService(ReportRepository reports, FormDocument form) {
    this.reports = reports;
    this.form = form;
  }

  /** Stores a report once; the same message again changes nothing. */
  @Transactional
  public Report take(ReportController.ReportBody body) {
    Optional<Report> before =
        reports.findByFormAndPeriodAndProvinceAndRevision(
            body.form().id(), body.period(), body.sender().province(), body.revision());
    if (before.isPresent()) {
      if (before.get().messageId.equals(body.messageId())) {
        return before.get();
      }
      throw new Conflict("revision is taken");
    }
    form.problem(body.cells())
        .ifPresent(
            p -> {
              throw new Wrong(p);
            });
    int next = reports.latest(body.form().id(), body.period(), body.sender().province()) + 1;
    if (body.revision() != next) {
      throw new Conflict("revision must be " + next);
    }
    Report report = new Report();
    report.province = body.sender().province();
    report.form = body.form().id();
    report.period = body.period();
    report.revision = body.revision();
    report.messageId = body.messageId();
    report.receivedAt = Instant.now();
    for (ReportController.CellBody c : body.cells()) {
      Cell cell = new Cell();
      cell.report = report;
      cell.rowKey = c.row();
      cell.unit = c.unit();
      cell.value = c.value();
      cell.source = c.source();
      cell.note = c.note();
      report.cells.add(cell);
    }
    return reports.save(report);
  }

  /** Sums over the latest revisions. */
  @Transactional(readOnly = true)
  public List<ReportRepository.Total> totals(String form, String period) {
    return reports.totals(form, period);
  }
}
