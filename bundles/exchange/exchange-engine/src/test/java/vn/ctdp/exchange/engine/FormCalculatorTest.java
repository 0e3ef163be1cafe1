package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.Severity;
import vn.ctdp.exchange.report.CheckResult;

class FormCalculatorTest {

  private final FormCalculator calculator = new FormCalculator(Example.form());

  private static Map<String, BigDecimal> figures(String... rowsAndValues) {
    Map<String, BigDecimal> figures = new HashMap<>();
    for (int i = 0; i < rowsAndValues.length; i += 2) {
      figures.put(
          rowsAndValues[i],
          rowsAndValues[i + 1] == null ? null : new BigDecimal(rowsAndValues[i + 1]));
    }
    return figures;
  }

  @Test
  void roundsAComputedRowOnceToSixDecimals() {
    assertThat(calculator.complete(figures("2", "300", "3", "100")))
        .containsEntry("4", new BigDecimal("33.333333"));
    assertThat(calculator.complete(figures("2", "200", "3", "100")))
        .containsEntry("4", new BigDecimal("50"));
  }

  @Test
  void leavesAComputedRowEmptyWhenAFigureIsMissingOrZero() {
    assertThat(calculator.complete(figures("3", "100")).get("4")).isNull();
    assertThat(calculator.complete(figures("2", "0", "3", "0")).get("4")).isNull();
  }

  @Test
  void keepsAnOverriddenComputedRow() {
    Map<String, BigDecimal> all = calculator.complete(figures("2", "200", "3", "100", "4", null));
    assertThat(all).containsEntry("4", null);
    assertThat(calculator.formula("4", all)).contains(new BigDecimal("50"));
  }

  @Test
  void checksWithFiguresInTheMessageAndErrorsFirst() {
    List<CheckResult> findings =
        calculator.check(figures("2", "1234.5", "3", "2000"), Map.of("EX-W1", "chưa thống kê"));

    assertThat(findings).extracting(CheckResult::checkId).containsExactly("EX-E1", "EX-W1");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).rows()).containsExactly("2", "3");
    assertThat(findings.get(0).message().vi())
        .isEqualTo("Đất đã cho thuê (2.000 ha) lớn hơn đất công nghiệp (1.234,5 ha).");
    assertThat(findings.get(0).message().en())
        .isEqualTo("Land let (2,000 ha) exceeds industrial land (1,234.5 ha).");
    assertThat(findings.get(1).explanation()).isEqualTo("chưa thống kê");
  }

  @Test
  void skipsChecksOverEmptyRows() {
    assertThat(calculator.check(figures("1", "3", "3", "2000"), Map.of())).isEmpty();
  }

  @Test
  void knowsTheLeavesOfAFormula() {
    assertThat(calculator.leaves("4")).containsExactlyInAnyOrder("2", "3");
    assertThat(calculator.leaves("1")).containsExactly("1");
  }

  @Test
  void judgesFiguresByUnit() {
    assertThat(Units.problem("ha", new BigDecimal("89.6100"))).isEmpty();
    assertThat(Units.problem("ha", new BigDecimal("89.61001"))).isPresent();
    assertThat(Units.problem("cluster", new BigDecimal("1.0"))).isEmpty();
    assertThat(Units.problem("cluster", new BigDecimal("1.5"))).isPresent();
    assertThat(Units.problem("VND", new BigDecimal("-1"))).isPresent();
    assertThat(Units.problem("flag", new BigDecimal("2"))).isPresent();
    assertThat(Units.problem("VND", new BigDecimal("1E+30"))).isPresent();
  }
}
