package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.text.Localized;

/** What the holidays of a year must be to be stored. */
final class HolidayChecks {

  private static final int NAME = 200;
  private static final int TEXT = 500;
  private static final int REMARK = 1000;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private HolidayChecks() {}

  /**
   * The year in stored form, its days in order.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code INVALID} with all that is wrong
   */
  static HolidayYear checked(HolidayYear wanted) {
    Problems problems = new Problems();
    int year = wanted.year();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      problems.error(
          "year",
          "V-CORE-52",
          "Năm phải từ 2000 đến 2100.",
          "The year must be between 2000 and 2100.");
    }
    String legalText = problems.required("legalText", wanted.legalText(), TEXT);
    if (wanted.days().isEmpty()) {
      problems.error(
          "days", "V-CORE-53", "Phải có ít nhất một ngày nghỉ.", "At least one day off is needed.");
    }
    Set<LocalDate> seen = new HashSet<>();
    List<SpecialDay> days = new ArrayList<>();
    for (int i = 0; i < wanted.days().size(); i++) {
      SpecialDay day = wanted.days().get(i);
      String field = "days[" + i + "]";
      if (day.day().getYear() != year) {
        problems.error(
            field,
            "V-CORE-51",
            "Ngày " + text(day) + " không thuộc năm " + year + ".",
            "The day " + day.day() + " is not in " + year + ".");
      }
      if (!seen.add(day.day())) {
        problems.error(
            field,
            "V-CORE-54",
            "Ngày " + text(day) + " được nhập hai lần.",
            "The day " + day.day() + " is there twice.");
      }
      if (day.worked() && !Workdays.weekend(day.day())) {
        problems.error(
            field,
            "V-CORE-50",
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật: " + text(day) + ".",
            "A day worked in exchange is a Saturday or Sunday: " + day.day() + ".");
      }
      String vi = problems.required(field + ".name", day.name().vi(), NAME);
      String en = problems.optional(field + ".name", day.name().en(), NAME);
      days.add(
          new SpecialDay(
              day.day(),
              day.worked(),
              new Localized(vi == null ? "" : vi, en == null ? (vi == null ? "" : vi) : en),
              day.evidence() == null ? Evidence.VERIFIED : day.evidence(),
              problems.optional(field + ".remark", day.remark(), REMARK)));
    }
    problems.check();
    days.sort(Comparator.comparing(SpecialDay::day));
    return new HolidayYear(year, HolidayYear.State.DECIDED, legalText, days, wanted.version());
  }

  private static String text(SpecialDay day) {
    LocalDate d = day.day();
    return String.format("%02d/%02d/%d", d.getDayOfMonth(), d.getMonthValue(), d.getYear());
  }
}
