package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/**
 * From November on asks for the holidays of the next year, where they are not known: they are
 * decided about then, and every clock in working days that runs over New Year needs them.
 */
@Component(service = WorkItemSource.class)
public final class HolidayWork implements WorkItemSource {

  private final CalendarService calendar;
  private final Access access;

  @Activate
  public HolidayWork(@Reference CalendarService calendar, @Reference Access access) {
    this.calendar = calendar;
    this.access = access;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    LocalDate today = calendar.today();
    int year =
        today.getMonthValue() >= Month.NOVEMBER.getValue() ? today.getYear() + 1 : today.getYear();
    if (calendar.known(year) || !access.allowedAnywhere(caller, CalendarServiceImpl.MANAGE)) {
      return List.of();
    }
    boolean late = year == today.getYear();
    return List.of(
        new WorkItem(
            "holidays-" + year,
            new Localized("Nhập ngày nghỉ lễ năm " + year, "Enter the holidays of " + year),
            new Localized(
                "Chưa có ngày nghỉ, ngày làm bù của năm này nên thời hạn tính theo ngày làm việc"
                    + " chưa chính xác.",
                "Without them, time limits in working days are not exact."),
            "holidays/" + year,
            late ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
            LocalDate.of(year - 1, Month.DECEMBER, 31)));
  }
}
