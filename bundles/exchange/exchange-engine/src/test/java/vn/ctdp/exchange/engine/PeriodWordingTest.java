package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.Period;

class PeriodWordingTest {

  @Test
  void namesPeriodsAsOfficialDocumentsDo() {
    assertThat(vi("2026")).isEqualTo("năm 2026");
    assertThat(vi("2026-H1")).isEqualTo("6 tháng đầu năm 2026");
    assertThat(vi("2026-H2")).isEqualTo("6 tháng cuối năm 2026");
    assertThat(vi("2026-Q4")).isEqualTo("quý IV năm 2026");
    assertThat(vi("2026-M11")).isEqualTo("tháng 11 năm 2026");
    assertThat(PeriodWording.of(Period.parse("2026-Q4")).en()).isEqualTo("quarter 4 of 2026");
  }

  private static String vi(String code) {
    return PeriodWording.of(Period.parse(code)).vi();
  }
}
