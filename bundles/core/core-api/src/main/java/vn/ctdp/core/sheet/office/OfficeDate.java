package vn.ctdp.core.sheet.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.text.VietnameseText;

/**
 * A day as people type it. Of a month or a year alone the last day is taken: what holds in it holds
 * at its end.
 *
 * @param day the day
 * @param exact whether the day itself was given
 */
public record OfficeDate(LocalDate day, boolean exact) {

  private static final Pattern DAY =
      Pattern.compile("(?:ngay )?(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4}|\\d{2})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern WORDS =
      Pattern.compile("(?:ngay )?(\\d{1,2}) thang (\\d{1,2}),? nam (\\d{4})");
  private static final Pattern MONTH =
      Pattern.compile("(?:thang )?(\\d{1,2})\\s*(?:[/.-]|,? nam)\\s*(\\d{4})");
  private static final Pattern YEAR = Pattern.compile("(?:nam )?(\\d{4})");

  /** A day somewhere in a text: the head of a table says {@code số liệu đến ngày 18/6/2026}. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?:den|tinh den|tai)(?: het)? (ngay \\d{1,2}[^,;()]*\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4}|thang \\d{1,2}[^,;()]*\\d{4})");

  /** The day of a cell; empty when there is none that can be read. */
  public static Optional<OfficeDate> read(SheetCell cell) {
    return cell.kind() == SheetCell.Kind.DATE
        ? Optional.of(new OfficeDate(cell.day().toLocalDate(), true))
        : read(cell.text());
  }

  /** The day of a text. */
  public static Optional<OfficeDate> read(String text) {
    String t = VietnameseText.searchKey(text);
    try {
      Matcher m = DAY.matcher(t);
      if (!m.matches()) {
        m = WORDS.matcher(t);
      }
      if (m.matches()) {
        int year = Integer.parseInt(m.group(3));
        return Optional.of(
            new OfficeDate(
                LocalDate.of(
                    year < 100 ? 2000 + year : year,
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(1))),
                true));
      }
      m = ISO.matcher(t);
      if (m.matches()) {
        return Optional.of(
            new OfficeDate(
                LocalDate.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3))),
                true));
      }
      m = MONTH.matcher(t);
      if (m.matches()) {
        return Optional.of(
            new OfficeDate(
                YearMonth.of(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)))
                    .atEndOfMonth(),
                false));
      }
      m = YEAR.matcher(t);
      if (m.matches()) {
        return Optional.of(
            new OfficeDate(LocalDate.of(Integer.parseInt(m.group(1)), 12, 31), false));
      }
    } catch (DateTimeException e) {
      // 31/02 and the like: no day.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The day up to which the figures of a table are, where its head says so. */
  public static Optional<LocalDate> within(String text) {
    Matcher m = WITHIN.matcher(VietnameseText.searchKey(text));
    return m.find() ? read(m.group(1)).map(OfficeDate::day) : Optional.empty();
  }
}
