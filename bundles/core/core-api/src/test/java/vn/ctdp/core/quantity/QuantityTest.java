package vn.ctdp.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"89,61|89.61", "1.234,56|1234.56", "37.400|37400", "0,0001|0.0001", "-5|-5"})
  void readsVietnameseNumbers(String text, BigDecimal expected) {
    assertThat(VnNumbers.parse(text))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.5", "1,234.56", "1.23.456", "", "abc", "1e9", "12,", ",5"})
  void refusesWhatItWouldHaveToGuess(String text) {
    assertThat(VnNumbers.parse(text)).isEmpty();
  }

  @Test
  void printsVietnameseNumbers() {
    assertThat(VnNumbers.format(new BigDecimal("1234.565"), 2)).isEqualTo("1.234,57");
    assertThat(VnNumbers.formatTrimmed(new BigDecimal("89.6100"), 4)).isEqualTo("89,61");
  }

  @Test
  void moneyIsWholeDong() {
    assertThat(Money.ofTy(new BigDecimal("60.840"))).isEqualTo(new Money(60_840_000_000L));
    assertThat(Money.ofTy(new BigDecimal("60.840")).inTy()).isEqualByComparingTo("60.84");
    assertThatThrownBy(() -> Money.ofTy(new BigDecimal("0.0000000001")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void areaKeepsSquareMetres() {
    assertThat(Area.of("89.61").plus(Area.of("60"))).isEqualTo(Area.of("149.61"));
    assertThatThrownBy(() -> Area.of("0.00001")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void rateComesFromItsParts() {
    Rate lessThanAThird =
        new Rate(
            new BigDecimal("63.3"), new BigDecimal("192.5"), "paid", LocalDate.of(2025, 6, 30));
    assertThat(lessThanAThird.percent(2)).contains(new BigDecimal("32.88"));
    assertThat(new Rate(BigDecimal.ONE, BigDecimal.ZERO, "x", LocalDate.EPOCH).percent(2))
        .isEmpty();
  }
}
