package vn.ctdp.extension.forms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormReader;
import vn.ctdp.exchange.engine.ListSections;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.CheckResult;

/** The newest version of the report, which draws its figures from records. */
class ExtensionFormsTest {

  private final Map<String, BigDecimal> typed = new HashMap<>();
  private FormDefinition form;
  private FormCalculator calculator;

  @BeforeEach
  void read() throws Exception {
    try (InputStream in = new ExtensionForms().definitions().get(1).openStream()) {
      form = FormReader.read(in.readAllBytes());
    }
    calculator = new FormCalculator(form);
    // 9.7 + 32.9 = 42.6 tỷ đồng.
    put("QG", 1, "9700000000", "9000000000");
    put("DP", 1, "32900000000", "30000000000");
    typed.put("KHAC/kp-dc", BigDecimal.ZERO);
    typed.put("ND1/da", BigDecimal.ONE);
    typed.put("ND1/kp-dc", new BigDecimal("9700000000"));
    typed.put("ND1/kp-th", new BigDecimal("9000000000"));
    typed.put("ND3/da", BigDecimal.ONE);
    typed.put("ND3/kp-dc", new BigDecimal("32900000000"));
    typed.put("ND3/kp-th", new BigDecimal("30000000000"));
    for (FormRow f : form.figures()) {
      if (f.kind() != FormRow.Kind.COMPUTED) {
        typed.putIfAbsent(f.key(), BigDecimal.ZERO);
      }
    }
  }

  private void put(String source, int projects, String planned, String done) {
    typed.put(source + "/da-kh", BigDecimal.valueOf(projects));
    typed.put(source + "/da-th", BigDecimal.valueOf(projects));
    typed.put(source + "/kp-kh", new BigDecimal(planned));
    typed.put(source + "/kp-dc", new BigDecimal(planned));
    typed.put(source + "/kp-th", new BigDecimal(done));
    typed.put(source + "/kp-gn", new BigDecimal(done));
  }

  private static Map<String, String> project(
      String source, String content, String planned, String done) {
    return Map.of(
        "ten",
        "Đề án " + source,
        "nguon",
        source,
        "nd",
        content,
        "tt",
        "DANG",
        "kp-kh",
        planned,
        "kp-dc",
        planned,
        "kp-th",
        done,
        "kp-gn",
        done);
  }

  private Map<String, List<Map<String, String>>> lists =
      Map.of(
          "3",
          List.of(
              project("QG", "ND1", "9700000000", "9000000000"),
              project("DP", "ND3", "32900000000", "30000000000")));

  private List<CheckResult> check() {
    Map<String, BigDecimal> fixed = new HashMap<>(typed);
    fixed.putAll(calculator.lists(lists));
    Map<String, BigDecimal> all = new HashMap<>(fixed);
    all.putAll(calculator.complete(fixed));
    all.putAll(calculator.lists(lists));
    return calculator.check(all, Map.of());
  }

  @Test
  void saysThatItsLayoutIsProposed() {
    assertThat(form.remark().vi()).contains("BỐ CỤC ĐỀ XUẤT (LAYOUT PROPOSED)");
    assertThat(form.tables()).hasSize(2);
    assertThat(form.lists()).extracting(l -> l.key()).containsExactly("3", "4", "5");
  }

  @Test
  void tablesThatAgreePass() {
    assertThat(ListSections.problems(form, lists)).isEmpty();
    assertThat(check()).isEmpty();
    Map<String, BigDecimal> figures = calculator.complete(typed);
    assertThat(figures.get("TONG/kp-dc")).isEqualByComparingTo("42600000000");
    assertThat(figures.get("TONG/tl-th")).isEqualByComparingTo("91.549296");
  }

  @Test
  void tablesThatDisagreeAreNamed() {
    typed.put("DP/kp-th", new BigDecimal("31000000000"));
    assertThat(check())
        .extracting(CheckResult::checkId)
        .containsExactly("B4-E1-kp-th.DP", "B4-E3-kp-th");
    typed.put("DP/kp-th", new BigDecimal("30000000000"));
    typed.put("ND3/da", BigDecimal.TEN);
    assertThat(check())
        .extracting(CheckResult::checkId)
        .containsExactly("B4-E2-da.ND3", "B4-E3-da-kh");
  }

  @Test
  void theCumulativeFigureMayNotShrinkUnexplained() {
    typed.put("earlier:QG/kp-th", new BigDecimal("9500000000"));
    assertThat(check()).extracting(CheckResult::checkId).containsExactly("B4-W3.QG");
  }

  private static Map<String, String> with(Map<String, String> line, String... more) {
    Map<String, String> result = new HashMap<>(line);
    for (int i = 0; i < more.length; i += 2) {
      result.put(more[i], more[i + 1]);
    }
    return result;
  }

  @Test
  void numbersOfProjectsFollowTheList() {
    lists =
        Map.of(
            "3",
            List.of(
                with(project("QG", "ND1", "9700000000", "9000000000"), "tt", "XONG"),
                with(
                    project("DP", "ND3", "32900000000", "30000000000"),
                    "tt",
                    "NGUNG",
                    "dc",
                    "CO",
                    "doi-ung",
                    "5",
                    "tl",
                    "100.5")));
    assertThat(check())
        .extracting(CheckResult::checkId)
        .containsExactly(
            "B4-E1-da-th.QG",
            "B4-E1-da-th.DP",
            "B4-E1-da-ht.QG",
            "B4-E1-da-dc.DP",
            "B4-E1-da-ng.DP",
            "B4-E1-doi-ung.DP",
            "B4-E8",
            "B4-E9",
            "B4-E10");
  }

  @Test
  void theYearIsWhatItsLastQuarterSays() {
    typed.put("sameDay:QG/kp-th", BigDecimal.ONE);
    typed.put("sameDay:DP/da-ht", BigDecimal.ONE);
    typed.put("sameDay:DP/kp-gn", BigDecimal.ONE);
    typed.put("earlier:QG/kp-gn", new BigDecimal("9000000001"));
    typed.put("earlier:DP/da-ht", BigDecimal.ONE);
    assertThat(check())
        .extracting(CheckResult::checkId)
        .containsExactly("B4-E5.QG", "B4-E6.DP", "B4-E7.DP", "B4-W4.QG", "B4-W5.DP");
  }

  @Test
  void moreThanMayBeAdvancedIsNamed() {
    typed.put("parameter:extension:kc.advance.before.acceptance.max", new BigDecimal("0.70"));
    assertThat(check()).extracting(CheckResult::checkId).containsExactly("B4-W6");
    typed.put("parameter:extension:kc.advance.before.acceptance.max", BigDecimal.ONE);
    assertThat(check()).isEmpty();
  }

  @Test
  void resultsAreCountedInTheirOwnUnits() {
    assertThat(form.figure("ND4-HC/kq").orElseThrow().printedUnit().vi()).isEqualTo("hội chợ");
    assertThat(form.figure("ND4-GH/kq").orElseThrow().printedUnit().vi()).isEqualTo("gian hàng");
    assertThat(form.figure("ND4-GH/da")).isEmpty();
  }

  @Test
  void everyDocumentIsValid() throws Exception {
    for (java.net.URL url : new ExtensionForms().definitions()) {
      try (InputStream in = url.openStream()) {
        assertThat(FormReader.read(in.readAllBytes()).moduleId()).isEqualTo("extension");
      }
    }
  }

  @Test
  void figuresOfProjectsComeFromRecords() {
    assertThat(form.key().version()).isEqualTo(2);
    assertThat(form.figures().stream().filter(f -> f.kind() == FormRow.Kind.ADDITIVE))
        .allMatch(f -> f.source().startsWith("extension."));
  }
}
