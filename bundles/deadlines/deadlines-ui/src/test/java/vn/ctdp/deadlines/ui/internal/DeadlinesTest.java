package vn.ctdp.deadlines.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.Deadline;

class DeadlinesTest {

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(DeadlineViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void aCalendarFileKeepsDaysAndVietnamese() {
    String legal = "Thông tư 14/2024/TT-BCT; Sở gửi UBND tỉnh, Bộ trước ngày 31/12, kể cả khi nghỉ";
    String file =
        CalendarFile.of(
            List.of(new Deadline("CCN-04", LocalDate.of(2026, 12, 30), 38, 27, legal)),
            d -> "Biểu 04; Sở gửi",
            Instant.parse("2026-11-22T01:00:00Z"));
    String unfolded = file.replace("\r\n ", "");
    assertThat(unfolded)
        .contains("DTSTART;VALUE=DATE:20261230\r\n")
        .contains("DTEND;VALUE=DATE:20261231\r\n")
        .contains("SUMMARY:Hạn: Biểu 04\\; Sở gửi – Thông tư")
        .contains("Sở gửi UBND tỉnh\\, Bộ");
    assertThat(file.lines()).allMatch(l -> l.getBytes(StandardCharsets.UTF_8).length <= 75);
  }
}
