package vn.ctdp.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, không",
    "5, năm",
    "10, mười",
    "15, mười lăm",
    "21, hai mươi mốt",
    "24, hai mươi tư",
    "55, năm mươi lăm",
    "105, một trăm linh năm",
    "110, một trăm mười",
    "1001, một nghìn không trăm linh một",
    "1010, một nghìn không trăm mười",
    "300000000, ba trăm triệu",
    "1250500000, một tỷ hai trăm năm mươi triệu năm trăm nghìn",
    "1000000005, một tỷ không trăm linh năm",
    "19398000000, mười chín tỷ ba trăm chín mươi tám triệu",
    "2000000000000000000, hai tỷ tỷ",
    "-7, âm bảy"
  })
  void numbersAreSpoken(long number, String words) {
    assertThat(PaperText.inWords(number)).isEqualTo(words);
  }

  @Test
  void moneyBeginsWithACapital() {
    assertThat(PaperText.moneyInWords(300_000_000L)).isEqualTo("Ba trăm triệu đồng");
    assertThat(PaperText.money(1_234_567L)).isEqualTo("1.234.567");
    assertThat(PaperText.moneyInWords(Long.MIN_VALUE)).startsWith("Âm chín tỷ");
  }

  @Test
  void daysBelowTenAndTheFirstTwoMonthsHaveAZero() {
    assertThat(PaperText.date(LocalDate.of(2026, 3, 5))).isEqualTo("ngày 05 tháng 3 năm 2026");
    assertThat(PaperText.date(LocalDate.of(2026, 1, 15))).isEqualTo("ngày 15 tháng 01 năm 2026");
    assertThat(PaperText.date(LocalDate.of(2026, 12, 31))).isEqualTo("ngày 31 tháng 12 năm 2026");
    assertThat(PaperText.date(null)).contains("…");
    assertThat(PaperText.shortDate(LocalDate.of(2026, 3, 5))).isEqualTo("05/03/2026");
  }
}
