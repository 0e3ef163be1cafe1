package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumberInputTest {

  @Test
  void readsDecimalsTheVietnameseWay() {
    AreaField field = new AreaField("Diện tích (ha)");

    field.read("1.234,5");

    assertThat(field.getValue()).isEqualTo(new BigDecimal("1234.5000"));
    assertThat(field.inputProblem()).isEmpty();
    assertThat(field.getContent().getValue()).isEqualTo("1.234,5");
  }

  @Test
  void refusesWhatCanBeReadInTwoWaysAndKeepsItInTheField() {
    AreaField field = new AreaField("Diện tích (ha)");
    field.setValue(new BigDecimal("3.0000"));

    field.getContent().setValue("20.5");
    field.read("20.5");

    assertThat(field.getValue()).isNull();
    assertThat(field.isInvalid()).isTrue();
    assertThat(field.inputProblem()).hasValueSatisfying(t -> assertThat(t).contains("20,5"));
    assertThat(field.getContent().getValue()).isEqualTo("20.5");
  }

  @Test
  void anEmptyFieldIsNoProblem() {
    MoneyField field = new MoneyField("Số tiền");
    field.read("abc");
    field.read(" ");

    assertThat(field.getValue()).isNull();
    assertThat(field.inputProblem()).isEmpty();
    assertThat(field.isInvalid()).isFalse();
  }

  @Test
  void showsMoneyInItsReadableUnitToo() {
    MoneyField field = new MoneyField("Số tiền");

    field.setValue(1_500_000_000L);
    assertThat(field.getContent().getValue()).isEqualTo("1.500.000.000");
    assertThat(field.getHelperText()).isEqualTo("= 1,5 tỷ đồng");

    field.setValue(950_000L);
    assertThat(field.getHelperText()).isEmpty();
  }

  @Test
  void keepsWithinItsBounds() {
    PercentField percent = new PercentField("Tỷ lệ");
    percent.read("100,01");
    assertThat(percent.inputProblem()).isPresent();
    percent.read("99,999");
    assertThat(percent.inputProblem()).isPresent();
    percent.read("99,99");
    assertThat(percent.inputProblem()).isEmpty();

    WholeNumberField whole = new WholeNumberField("Số lao động");
    whole.read("-1");
    assertThat(whole.inputProblem()).isPresent();
    whole.read("1.200");
    assertThat(whole.getValue()).isEqualTo(1200);
  }
}
