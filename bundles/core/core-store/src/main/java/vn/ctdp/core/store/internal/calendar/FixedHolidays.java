package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.text.Localized;

/**
 * Holidays that the Labour Code 2019 (Điều 112) fixes by date of the solar calendar. Tết, the Hùng
 * Kings' day, the day beside National Day and swaps of working days are decided for each year.
 */
final class FixedHolidays {

  private FixedHolidays() {}

  static List<SpecialDay> of(int year) {
    return List.of(
        day(LocalDate.of(year, 1, 1), "Tết Dương lịch", "New Year's Day"),
        day(LocalDate.of(year, 4, 30), "Ngày Chiến thắng", "Victory Day"),
        day(LocalDate.of(year, 5, 1), "Ngày Quốc tế Lao động", "Labour Day"),
        day(LocalDate.of(year, 9, 2), "Quốc khánh", "National Day"));
  }

  private static SpecialDay day(LocalDate day, String vi, String en) {
    return new SpecialDay(
        day, false, new Localized(vi, en), Evidence.VERIFIED, "Ngày cố định theo Bộ luật Lao động");
  }
}
