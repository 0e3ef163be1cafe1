package vn.ctdp.deadlines.ui.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import vn.ctdp.core.calendar.Deadline;

/** Deadlines as an iCalendar file (RFC 5545): all-day events on the last day. */
final class CalendarFile {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 60;

  private CalendarFile() {}

  /**
   * The file.
   *
   * @param name what is due, in words
   */
  static String of(List<Deadline> deadlines, Function<Deadline, String> name, Instant now) {
    StringBuilder file = new StringBuilder();
    line(file, "BEGIN:VCALENDAR");
    line(file, "VERSION:2.0");
    line(file, "PRODID:-//CTDP//Lịch thời hạn//VI");
    for (Deadline d : deadlines) {
      line(file, "BEGIN:VEVENT");
      line(file, "UID:" + d.ruleId() + "-" + DAY.format(d.lastDay()) + "@ctdp");
      line(file, "DTSTAMP:" + STAMP.format(now));
      line(file, "DTSTART;VALUE=DATE:" + DAY.format(d.lastDay()));
      line(file, "DTEND;VALUE=DATE:" + DAY.format(d.lastDay().plusDays(1)));
      line(file, "SUMMARY:" + escaped("Hạn: " + name.apply(d) + " – " + d.legalText()));
      line(file, "END:VEVENT");
    }
    line(file, "END:VCALENDAR");
    return file.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  // Lines are folded well below 75 octets: a Vietnamese letter takes up to three.
  private static void line(StringBuilder file, String text) {
    int limit = LONGEST_LINE / 3;
    for (int at = 0; at == 0 || at < text.length(); ) {
      int end = Math.min(text.length(), at + limit);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      file.append(at == 0 ? "" : " ").append(text, at, end).append("\r\n");
      at = end;
      if (text.isEmpty()) {
        return;
      }
    }
  }
}
