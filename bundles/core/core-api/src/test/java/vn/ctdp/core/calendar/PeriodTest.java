package vn.ctdp.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2026,    2025-12-15, 2026-12-14",
    "2026-H1, 2025-12-15, 2026-06-14",
    "2026-H2, 2026-06-15, 2026-12-14",
    "2026-Q1, 2025-12-15, 2026-03-14",
    "2026-M1, 2025-12-15, 2026-01-14",
    "2026-M11,2026-10-15, 2026-11-14"
  })
  void closesAsTheDecreeSays(String code, LocalDate from, LocalDate to) {
    Period period = Period.parse(code);
    assertThat(period.closingFrom()).isEqualTo(from);
    assertThat(period.closingTo()).isEqualTo(to);
    assertThat(period.code()).isEqualTo(code);
  }

  @Test
  void refusesWhatIsNoPeriod() {
    assertThatThrownBy(() -> Period.parse("2026-H3")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Period.parse("2026-13")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void beforeADayEndsOnTheDayBefore() {
    LocalDate day = LocalDate.of(2026, 6, 30);
    assertThat(new DueRule(DueRule.Kind.BEFORE, day).lastDay())
        .isEqualTo(LocalDate.of(2026, 6, 29));
    assertThat(new DueRule(DueRule.Kind.AT_LATEST, day).lastDay()).isEqualTo(day);
  }
}
