package vn.ctdp.clusters.forms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormReader;
import vn.ctdp.exchange.engine.FormReference;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormLevel;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.CheckResult;

class ClusterFormsTest {

  @Test
  void form04HasTheRowsOfTheCircular() throws Exception {
    FormDefinition form = form("tt14-2024-bieu04@2");
    assertThat(form.number()).isEqualTo("Biểu số 04");
    assertThat(form.periods()).containsExactly(PeriodKind.HALF_YEAR, PeriodKind.YEAR);
    assertThat(form.rows())
        .extracting(FormRow::key)
        .containsExactly(
            "I", "1", "2", "II", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
            "III", "15", "15.1", "15.2", "15.3", "15.4", "16", "16.1", "16.2", "16.3", "16.4", "17",
            "18", "19", "20", "21", "22", "23", "24", "25", "26", "27");
    assertThat(form.rows().stream().filter(FormRow::periodFigure).map(FormRow::key))
        .containsExactly("5", "6", "23", "24");
    assertThat(form.row("19").orElseThrow().kind()).isEqualTo(FormRow.Kind.COMPUTED);
  }

  @Test
  void theFormsBelow04AreOfCommunesDevelopersAndInvestors() throws Exception {
    assertThat(read())
        .extracting(f -> f.key().toString(), FormDefinition::level, FormDefinition::subject)
        .containsExactly(
            tuple("tt14-2024-bieu01@1", FormLevel.TENANT, "cluster-project"),
            tuple("tt14-2024-bieu02@1", FormLevel.DEVELOPER, "cluster"),
            tuple("tt14-2024-bieu03@1", FormLevel.COMMUNE, "commune"),
            tuple("tt14-2024-bieu04@1", FormLevel.PROVINCE, ""),
            tuple("tt14-2024-bieu04@2", FormLevel.PROVINCE, ""));
    assertThat(form("tt14-2024-bieu01@1").figures()).hasSize(4);
    assertThat(form("tt14-2024-bieu02@1").figures()).hasSize(14);
    assertThat(form("tt14-2024-bieu03@1").rows())
        .extracting(FormRow::key)
        .isEqualTo(form("tt14-2024-bieu04@2").rows().stream().map(FormRow::key).toList());
  }

  @Test
  void whatACellSumsUpIsACellOfThatForm() throws Exception {
    Map<String, FormDefinition> newest = new HashMap<>();
    read().forEach(f -> newest.put(f.key().id(), f));
    for (FormDefinition form : read()) {
      new FormCalculator(form)
          .outside()
          .forEach(
              (text, r) -> {
                if (!r.form().isEmpty()) {
                  assertThat(newest.get(r.form()).figure(r.cell())).as(text).isPresent();
                }
              });
      form.figures().stream()
          .filter(f -> f.source().startsWith("sum:"))
          .map(f -> FormReference.parse(f.source()))
          .forEach(r -> assertThat(newest.get(r.form()).figure(r.cell())).isPresent());
    }
  }

  @Test
  void form02ChecksWhatTheCircularRelates() throws Exception {
    FormCalculator calculator = new FormCalculator(form("tt14-2024-bieu02@1"));
    Map<String, BigDecimal> figures = new HashMap<>();
    String[] values = {
      "100", "120", "40", "50", "", "10", "11", "12", "5", "1", "20", "500000", "0", "1"
    };
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        figures.put(Integer.toString(i + 1), new BigDecimal(values[i]));
      }
    }
    Map<String, BigDecimal> all = new HashMap<>(calculator.complete(figures));
    assertThat(all.get("5")).isEqualByComparingTo("125");
    all.put("previous:2", new BigDecimal("130"));
    all.put("earlier:9", new BigDecimal("6"));
    all.put("indicator:clusters.operating-industrial-land", new BigDecimal("39"));
    all.put("indicator:clusters.projects", new BigDecimal("9"));
    assertThat(calculator.check(all, Map.of()))
        .extracting(CheckResult::checkId)
        .containsExactly(
            "B02-E1", "B02-E2", "B02-E3", "B02-E4", "B02-E5", "B02-W1", "B02-W2", "B02-W3",
            "B02-W4", "B02-W5");
  }

  @Test
  void form01WantsWorkersWhereThereIsRevenue() throws Exception {
    FormCalculator calculator = new FormCalculator(form("tt14-2024-bieu01@1"));
    Map<String, BigDecimal> figures = new HashMap<>();
    figures.put("1", new BigDecimal("1000000000"));
    figures.put("2", BigDecimal.ZERO);
    figures.put("3", BigDecimal.ZERO);
    figures.put("4", new BigDecimal("8000000"));
    assertThat(calculator.check(figures, Map.of()))
        .extracting(CheckResult::checkId)
        .containsExactly("B01-E1");
    figures.put("1", BigDecimal.ZERO);
    assertThat(calculator.check(figures, Map.of())).isEmpty();
  }

  private static FormDefinition form(String key) throws Exception {
    return read().stream().filter(f -> f.key().toString().equals(key)).findFirst().orElseThrow();
  }

  private static List<FormDefinition> read() throws Exception {
    List<FormDefinition> forms = new java.util.ArrayList<>();
    for (URL url : new ClusterForms().definitions()) {
      try (InputStream in = url.openStream()) {
        forms.add(FormReader.read(in.readAllBytes()));
      }
    }
    return forms;
  }
}
