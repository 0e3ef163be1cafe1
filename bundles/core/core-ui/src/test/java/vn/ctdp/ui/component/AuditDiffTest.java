package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditDiffTest {

  @Test
  void pairsWhatWasWithWhatIs() {
    assertThat(
            AuditDiff.of(
                Map.of(
                    "name.before", "A",
                    "name.after", "B",
                    "same.before", "x",
                    "same.after", "x",
                    "new.after", "1",
                    "area", "10 → 12",
                    "reason", "đo lại")))
        .containsExactly(
            new AuditDiff.Line("area", "10", "12", true),
            new AuditDiff.Line("name", "A", "B", true),
            new AuditDiff.Line("new", "", "1", true),
            new AuditDiff.Line("reason", "", "đo lại", false));
  }
}
