package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Map<String, BigDecimal> ROWS = new HashMap<>();

  static {
    ROWS.put("15.1", new BigDecimal("9"));
    ROWS.put("15.2", new BigDecimal("2"));
    ROWS.put("17", new BigDecimal("100.5"));
    ROWS.put("18", new BigDecimal("33.5"));
    ROWS.put("zero", BigDecimal.ZERO);
    ROWS.put("big", new BigDecimal("9999999999999999999999"));
  }

  @ParameterizedTest
  @CsvSource({
    "[15.1]+[15.2], 11",
    "[15.1] - [15.2] * 2, 5",
    "([15.1]-[15.2])*2, 14",
    "-[15.1]+10, 1",
    "abs([15.2]-[15.1]), 7",
    "abs(-3), 3",
    "2*-3, -6",
    "[big]+1, 10000000000000000000000",
    "0.1+0.2, 0.3",
    "[18]/[17]*3, 1",
  })
  void computesExactly(String text, BigDecimal expected) {
    assertThat(Expression.parse(text).evaluate(ROWS::get))
        .hasValueSatisfying(
            v ->
                assertThat(v.setScale(20, java.math.RoundingMode.HALF_UP))
                    .isEqualByComparingTo(expected));
  }

  @Test
  void dividesToThirtyFourDigitsHalfUp() {
    assertThat(Expression.parse("2/3").evaluate(ROWS::get))
        .contains(new BigDecimal("0.6666666666666666666666666666666667"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[18]/[zero]", "[missing]+1", "abs([missing])", "1/(2-2)", "-[missing]"})
  void isEmptyOverNothingAndDividedByZero(String text) {
    assertThat(Expression.parse(text).evaluate(ROWS::get)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[1", "1+", "1 2", "(1", "abs 1", "[]", "1..2", "a", "1;2", "1e400", "NaN"})
  void refusesWhatIsNoFormula(String text) {
    assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "(".repeat(200) + "1" + ")".repeat(200);
    assertThatThrownBy(() -> Expression.parse(deep)).hasMessageContaining("deeply");
  }

  @Test
  void namesItsRows() {
    assertThat(Expression.parse("[18]/[17]*100-[18]").rows()).containsExactlyInAnyOrder("17", "18");
  }
}
