package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.extension.report.Warning;

/**
 * Work of industrial promotion on the home page: monthly reports for who enters them, confirmations
 * for the department, warnings for who decides. One line for each kind, however many projects.
 */
@Component(service = WorkItemSource.class)
public final class ReportWork implements WorkItemSource {

  private static final int SOON = 10;

  private final ProjectMonths months;
  private final EarlyWarnings warnings;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public ReportWork(
      @Reference ProjectMonths months, @Reference EarlyWarnings warnings, @Reference Work work) {
    this.months = months;
    this.warnings = warnings;
    this.work = work;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    UnitRef here = work.province().orElse(null);
    if (!work.may(caller, ExtensionPermissions.VIEW, here)) {
      return List.of();
    }
    List<WorkItem> items = new ArrayList<>();
    boolean edits = work.may(caller, ExtensionPermissions.EDIT, here);
    boolean appraises = work.may(caller, ExtensionPermissions.APPRAISE, here);
    boolean decides = work.may(caller, ExtensionPermissions.DECIDE, here);
    if (edits && here != null) {
      missing(caller, items);
    }
    if (appraises && here != null) {
      unconfirmed(caller, items);
    }
    if (edits || appraises || decides) {
      warnings
          .counts(caller)
          .forEach(
              (w, count) -> {
                if (count > 0 && concerns(w, edits, decides || appraises)) {
                  items.add(warning(w, count));
                }
              });
    }
    return items;
  }

  /** Who enters sees to steps and reports; who decides to what only a decision changes. */
  private static boolean concerns(Warning w, boolean edits, boolean decides) {
    return switch (w) {
      case NO_REPORT -> false;
      case STEP_LATE, END_PASSED, LIQUIDATION -> true;
      case SLIPPING -> edits || decides;
      case SEASON, STOP_TWICE -> decides;
    };
  }

  private void missing(Caller caller, List<WorkItem> items) {
    LocalDate today = work.today();
    YearMonth now = YearMonth.from(today);
    for (YearMonth month : List.of(now.minusMonths(1), now)) {
      LocalDate due = ProjectMonths.dueOn(month);
      long count =
          months
              .sheet(caller, month, new PageRequest(0, 1, List.of(), "", Map.of("reported", "no")))
              .total();
      if (count == 0 || due.isAfter(today.plusDays(SOON))) {
        continue;
      }
      String name = month.getMonthValue() + "/" + month.getYear();
      items.add(
          new WorkItem(
              "extension-months-" + month,
              new Localized(
                  count + " đề án chưa có báo cáo tháng " + name,
                  count + " projects without a report of " + name),
              new Localized("Gửi Cục và Sở trước ngày 25", "Due before the 25th"),
              "extension/months?month=" + month,
              due.isBefore(today) ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
              due));
    }
  }

  private void unconfirmed(Caller caller, List<WorkItem> items) {
    YearMonth now = YearMonth.from(work.today());
    for (YearMonth month : List.of(now.minusMonths(1), now)) {
      long count =
          months
              .sheet(
                  caller,
                  month,
                  new PageRequest(0, 1, List.of(), "", Map.of("reported", "unconfirmed")))
              .total();
      if (count > 0) {
        String name = month.getMonthValue() + "/" + month.getYear();
        items.add(
            new WorkItem(
                "extension-confirm-" + month,
                new Localized(
                    count + " báo cáo tháng " + name + " chờ Sở xác nhận",
                    count + " reports of " + name + " to be confirmed"),
                new Localized("", ""),
                "extension/months?month=" + month,
                WorkItem.Urgency.NORMAL,
                null));
      }
    }
  }

  private static WorkItem warning(Warning w, long count) {
    WorkItem.Urgency urgency =
        switch (w) {
          case STEP_LATE, END_PASSED -> WorkItem.Urgency.OVERDUE;
          case LIQUIDATION, STOP_TWICE -> WorkItem.Urgency.SOON;
          default -> WorkItem.Urgency.NORMAL;
        };
    return new WorkItem(
        "extension-warning-" + w.name(),
        new Localized(
            w.label().vi() + ": " + count + " đề án khuyến công",
            w.label().en() + ": " + count + " promotion projects"),
        new Localized("", ""),
        "extension/warnings?warning=" + w.name(),
        urgency,
        null);
  }
}
