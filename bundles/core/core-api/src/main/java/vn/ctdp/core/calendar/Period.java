package vn.ctdp.core.calendar;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period. Its closing window is not the calendar period: a half-year closes from 15/12
 * of the year before to 14/6, a year from 15/12 of the year before to 14/12 (NĐ 09/2019 Điều 12).
 *
 * @param kind month, quarter, half-year or year
 * @param year the year reported on, 2000 to 2100
 * @param index 1-based within the year: month 1–12, quarter 1–4, half 1–2, year 1
 */
public record Period(PeriodKind kind, int year, int index) implements Comparable<Period> {

  private static final Pattern CODE = Pattern.compile("(\\d{4})(?:-(M|Q|H)(\\d{1,2}))?");

  public Period {
    Objects.requireNonNull(kind, "kind");
    int max =
        switch (kind) {
          case MONTH -> 12;
          case QUARTER -> 4;
          case HALF_YEAR -> 2;
          case YEAR -> 1;
        };
    if (year < 2000 || year > 2100 || index < 1 || index > max) {
      throw new IllegalArgumentException("no such period: " + kind + " " + index + "/" + year);
    }
  }

  /** First day of the closing window, inclusive. */
  public LocalDate closingFrom() {
    int months = length();
    LocalDate lastMonth = LocalDate.of(year, index * months, 1);
    return lastMonth.minusMonths(months).withDayOfMonth(15);
  }

  /** Last day of the closing window, inclusive: the cut-off date of the figures. */
  public LocalDate closingTo() {
    return LocalDate.of(year, index * length(), 14);
  }

  private int length() {
    return switch (kind) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case HALF_YEAR -> 6;
      case YEAR -> 12;
    };
  }

  /** {@code 2026}, {@code 2026-H1}, {@code 2026-Q3}, {@code 2026-M11}. */
  public String code() {
    return switch (kind) {
      case YEAR -> Integer.toString(year);
      case HALF_YEAR -> year + "-H" + index;
      case QUARTER -> year + "-Q" + index;
      case MONTH -> year + "-M" + index;
    };
  }

  /**
   * Reads {@link #code()}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Period parse(String code) {
    Matcher m = CODE.matcher(code);
    if (!m.matches()) {
      throw new IllegalArgumentException("no period code: " + code);
    }
    int year = Integer.parseInt(m.group(1));
    if (m.group(2) == null) {
      return new Period(PeriodKind.YEAR, year, 1);
    }
    int index = Integer.parseInt(m.group(3));
    return switch (m.group(2)) {
      case "H" -> new Period(PeriodKind.HALF_YEAR, year, index);
      case "Q" -> new Period(PeriodKind.QUARTER, year, index);
      default -> new Period(PeriodKind.MONTH, year, index);
    };
  }

  @Override
  public int compareTo(Period other) {
    int c = closingTo().compareTo(other.closingTo());
    return c != 0 ? c : Integer.compare(length(), other.length());
  }
}
