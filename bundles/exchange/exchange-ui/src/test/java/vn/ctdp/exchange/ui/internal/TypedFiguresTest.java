package vn.ctdp.exchange.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormRow;

class TypedFiguresTest {

  private static final FormRow MONEY = row("VND", "tỷ đồng", 3);

  @Test
  void readsWhatItWrites() {
    assertThat(TypedFigures.text(MONEY, new BigDecimal("1234567000000"))).isEqualTo("1.234,567");
    assertThat(TypedFigures.value(MONEY, "1.234,567"))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("1234567000000"));
    assertThat(TypedFigures.text(MONEY, null)).isEmpty();
    assertThat(TypedFigures.value(MONEY, "một nghìn")).isEmpty();
  }

  @Test
  void aRoundFigureKeepsNoNegativeScale() {
    assertThat(TypedFigures.value(MONEY, "2").orElseThrow().scale()).isZero();
  }

  private static FormRow row(String unit, String printed, int decimals) {
    return new FormRow(
        "1",
        new Localized("Doanh thu", "Revenue"),
        unit,
        new Localized(printed, printed),
        FormRow.Kind.ADDITIVE,
        "",
        decimals,
        0,
        true,
        "",
        false);
  }
}
