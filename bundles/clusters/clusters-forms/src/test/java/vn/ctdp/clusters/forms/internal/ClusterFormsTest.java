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
            tuple("tt14-2024-bieu01@2", FormLevel.TENANT, "cluster-project"),
            tuple("tt14-2024-bieu02@1", FormLevel.DEVELOPER, "cluster"),
            tuple("tt14-2024-bieu02@2", FormLevel.DEVELOPER, "cluster"),
            tuple("tt14-2024-bieu03@1", FormLevel.COMMUNE, "commune"),
            tuple("tt14-2024-bieu03@2", FormLevel.COMMUNE, "commune"),
            tuple("tt14-2024-bieu04@1", FormLevel.PROVINCE, ""),
            tuple("tt14-2024-bieu04@2", FormLevel.PROVINCE, ""));
    assertThat(form("tt14-2024-bieu01@1").figures()).hasSize(4);
    assertThat(form("tt14-2024-bieu02@2").figures()).hasSize(14);
    assertThat(form("tt14-2024-bieu03@1").rows())
        .extracting(FormRow::key)
        .isEqualTo(form("tt14-2024-bieu04@2").rows().stream().map(FormRow::key).toList());
  }

  @Test
  void form02IsTypedOnlyWhereTheRegisterKnowsNothing() throws Exception {
    List<FormRow> rows = form("tt14-2024-bieu02@2").figures();
    assertThat(rows.stream().filter(r -> r.source().startsWith("clusters.developer.")))
        .extracting(FormRow::key)
        .containsExactly("1", "2", "3", "4", "6", "7", "8", "13", "14");
    assertThat(rows.stream().filter(r -> r.source().isEmpty()))
        .extracting(FormRow::key)
        .containsExactly("9", "10", "11", "12");
    assertThat(rows.stream().filter(r -> r.source().startsWith("clusters.")))
        .allMatch(FormRow::typedWhenUnknown);
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
    FormCalculator calculator = new FormCalculator(form("tt14-2024-bieu02@2"));
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
    all.put("indicator:clusters.industrial-land", new BigDecimal("39"));
    all.put("indicator:clusters.developer.projects", new BigDecimal("9"));
    all.put("indicator:clusters.developer.investment-total", new BigDecimal("99"));
    all.put("earlier:10", new BigDecimal("2"));
    all.put("parameter:reporting:rp.ccn.income.min", new BigDecimal("1000000"));
    all.put("parameter:reporting:rp.ccn.income.max", new BigDecimal("400000"));
    assertThat(calculator.check(all, Map.of()))
        .extracting(CheckResult::checkId)
        .containsExactly(
            "B02-E1", "B02-E2", "B02-E3", "B02-E4", "B02-E5", "B02-W1", "B02-W2", "B02-W3",
            "B02-W4", "B02-W5", "B02-W6", "B02-W7", "B02-W8");
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

  @Test
  void form01ChecksBoundsOfTheDayAndTheHalfYear() throws Exception {
    FormCalculator calculator = new FormCalculator(form("tt14-2024-bieu01@1"));
    Map<String, BigDecimal> figures = new HashMap<>();
    figures.put("1", new BigDecimal("1000000000"));
    figures.put("2", new BigDecimal("5"));
    figures.put("3", BigDecimal.TEN);
    figures.put("4", new BigDecimal("8000000"));
    // Without a parameter in force nobody is warned.
    assertThat(calculator.check(figures, Map.of())).isEmpty();
    figures.put("earlier:1", new BigDecimal("1000000001"));
    figures.put("earlier:2", new BigDecimal("6"));
    bound(figures, "income.min", "9000000");
    bound(figures, "income.max", "7000000");
    bound(figures, "revenue-per-worker.max", "99999999");
    bound(figures, "revenue-per-worker.min", "100000001");
    assertThat(calculator.check(figures, Map.of()))
        .extracting(CheckResult::checkId)
        .containsExactly("B01-E2", "B01-W1", "B01-W2", "B01-W3", "B01-W4", "B01-W5");
    figures.clear();
    assertThat(calculator.check(figures, Map.of()))
        .extracting(CheckResult::checkId)
        .containsExactly("B01-P.1", "B01-P.2", "B01-P.3");
  }

  /**
   * Every relation of reports.md A.3 and A.4 broken at once, in both forms that have these rows.
   */
  @Test
  void forms03And04CheckWhatTheCircularRelates() throws Exception {
    Map<String, BigDecimal> figures = new HashMap<>();
    String[] wrong = {
      "1=10",
      "2=100",
      "3=11",
      "4=120",
      "5=12",
      "6=121",
      "7=13",
      "13=5",
      "14=6",
      "15=4",
      "15.1=3",
      "15.2=2",
      "15.3=5",
      "15.4=5",
      "16=40",
      "16.1=30",
      "16.2=11",
      "16.3=41",
      "16.4=41",
      "17=20",
      "18=21",
      "19=99",
      "20=3",
      "21=4",
      "22=4",
      "23=1000000",
      "24=1",
      "25=1000",
      "26=5",
      "27=6"
    };
    for (String figure : wrong) {
      String[] parts = figure.split("=");
      figures.put(parts[0], new BigDecimal(parts[1]));
    }
    figures.put("previous:3", BigDecimal.TEN);
    figures.put("previous:4", new BigDecimal("100"));
    figures.put("previous:14", new BigDecimal("7"));
    bound(figures, "workers-per-ha.max", "47");
    bound(figures, "workers-per-ha.min", "48");
    bound(figures, "revenue-per-worker.max", "999");
    bound(figures, "revenue-per-worker.min", "1001");
    figures.put("sum:tt14-2024-bieu01:3", new BigDecimal("1001"));
    figures.put("sum:tt14-2024-bieu02:4", new BigDecimal("22"));
    figures.put("total:tt14-2024-bieu03:20", new BigDecimal("4"));
    figures.put("indicator:clusters.tenants.workers", new BigDecimal("1001"));
    figures.put("indicator:clusters.planned.count", BigDecimal.ONE);
    figures.put("indicator:clusters.established.count", BigDecimal.ONE);
    figures.put("indicator:clusters.operating.count", BigDecimal.ONE);
    List<String> errors = List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10");
    List<String> more = List.of("E11", "E12", "E13");
    assertThat(failed("tt14-2024-bieu04@2", figures))
        .containsAll(ids("B04-", errors))
        .containsAll(ids("B04-", more))
        .contains("B04-S.20")
        .containsAll(
            ids("B04-", java.util.stream.IntStream.rangeClosed(1, 16).mapToObj(i -> "W" + i)));
    assertThat(failed("tt14-2024-bieu03@2", figures))
        .containsAll(ids("B03-", errors))
        .containsAll(ids("B03-", more))
        .containsAll(
            ids("B03-", java.util.stream.IntStream.rangeClosed(1, 11).mapToObj(i -> "W" + i)));
    // What agrees passes, and the rate is computed anew, never averaged.
    FormCalculator calculator = new FormCalculator(form("tt14-2024-bieu04@2"));
    Map<String, BigDecimal> right = new HashMap<>();
    for (String figure :
        List.of("1=11", "2=825", "3=2", "4=89.61", "5=0", "6=0", "17=40", "18=10", "25=500")) {
      String[] parts = figure.split("=");
      right.put(parts[0], new BigDecimal(parts[1]));
    }
    Map<String, BigDecimal> all = new HashMap<>(calculator.complete(right));
    bound(all, "workers-per-ha.max", "300");
    bound(all, "workers-per-ha.min", "5");
    assertThat(all.get("19")).isEqualByComparingTo("25");
    assertThat(calculator.check(all, Map.of())).isEmpty();
  }

  @Test
  void everyBoundOfAWarningIsADatedParameter() throws Exception {
    for (FormDefinition form : read()) {
      if (form.key().toString().equals("tt14-2024-bieu04@1")) {
        continue;
      }
      assertThat(form.checks())
          .as(form.key().toString())
          .allSatisfy(c -> assertThat(c.right()).as(c.id()).doesNotMatch("\\d+(\\.\\d+)?"));
    }
  }

  private static List<String> failed(String form, Map<String, BigDecimal> figures)
      throws Exception {
    return new FormCalculator(form(form))
        .check(figures, Map.of()).stream().map(CheckResult::checkId).toList();
  }

  private static List<String> ids(String prefix, List<String> ids) {
    return ids(prefix, ids.stream());
  }

  private static List<String> ids(String prefix, java.util.stream.Stream<String> ids) {
    return ids.map(id -> prefix + id).toList();
  }

  private static void bound(Map<String, BigDecimal> figures, String key, String value) {
    figures.put("parameter:reporting:rp.ccn." + key, new BigDecimal(value));
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
