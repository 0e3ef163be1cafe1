package vn.ctdp.exchange.engine;

import java.util.List;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.text.Localized;

/** Reporting periods in words, as documents and lists of work name them. */
public final class PeriodWording {

  private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");

  private PeriodWording() {}

  /**
   * A period within a sentence: {@code 6 tháng đầu năm 2026}, {@code quý II năm 2026}. Quarters are
   * numbered in Roman figures, as in official Vietnamese documents.
   */
  public static Localized of(Period period) {
    int year = period.year();
    int index = period.index();
    return switch (period.kind()) {
      case YEAR -> new Localized("năm " + year, Integer.toString(year));
      case HALF_YEAR ->
          index == 1
              ? new Localized("6 tháng đầu năm " + year, "first half of " + year)
              : new Localized("6 tháng cuối năm " + year, "second half of " + year);
      case QUARTER ->
          new Localized(
              "quý " + QUARTERS.get(index - 1) + " năm " + year,
              "quarter " + index + " of " + year);
      case MONTH ->
          new Localized("tháng " + index + " năm " + year, "month " + index + " of " + year);
    };
  }
}
