package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
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

  @Test
  void readsOutTheWordsThatItShows() {
    Div box =
        AuditDiff.view(
            List.of(new AuditDiff.Line("state", "DRAFT", "", true)),
            key -> key,
            (key, value) -> "Nháp");

    Element values = box.getElement().getChild(0).getChild(1);
    assertThat(values.getChild(0).getText()).isEqualTo("Nháp");
    assertThat(values.getChild(0).getAttribute("aria-label")).endsWith("Nháp");
    assertThat(values.getChild(2).getText()).isEqualTo("–");
  }
}
