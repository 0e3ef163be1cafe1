package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.CheckResult;

/** Forms with several value columns, list sections and references beyond the report. */
class TablesTest {

  private static final String FORM =
      """
      {"schema":"ctdp-form-1","id":"t","version":1,"module":"extension","number":"B4","legalText":"x",
       "title":{"vi":"t","en":"t"},"recipient":{"vi":"r","en":"r"},"periods":["QUARTER","YEAR"],"closingDay":31,
       "deadlineRule":"","validFrom":"2014-02-10",
       "tables":[{"key":"1","title":{"vi":"Bảng 1","en":"Table 1"},"columns":[
         {"key":"kh","label":{"vi":"Kế hoạch","en":"Plan"},"unit":"VND","printedUnit":{"vi":"triệu đồng","en":"million"}},
         {"key":"th","label":{"vi":"Thực hiện","en":"Done"},"unit":"VND","printedUnit":{"vi":"triệu đồng","en":"million"}},
         {"key":"tl","label":{"vi":"Tỷ lệ","en":"Rate"},"unit":"%","printedUnit":{"vi":"%","en":"%"},"kind":"COMPUTED",
          "source":"[th]/[kh]*100","decimals":2}]}],
       "rows":[
         {"key":"I","kind":"HEADING","table":"1","label":{"vi":"Nguồn","en":"Source"}},
         {"key":"a","kind":"ADDITIVE","table":"1","label":{"vi":"A","en":"A"}},
         {"key":"b","kind":"ADDITIVE","table":"1","label":{"vi":"B","en":"B"},"without":["tl"]},
         {"key":"t","kind":"COMPUTED","table":"1","source":"[a]+[b]","label":{"vi":"Tổng","en":"Total"}}],
       "lists":[{"key":"3","title":{"vi":"Đề án","en":"Projects"},"maxRows":2,"columns":[
         {"key":"ten","label":{"vi":"Tên","en":"Name"},"type":"TEXT","required":true,"maxLength":20},
         {"key":"nguon","label":{"vi":"Nguồn","en":"Source"},"type":"TEXT","choices":[
           {"value":"a","label":{"vi":"A","en":"A"}},{"value":"b","label":{"vi":"B","en":"B"}}]},
         {"key":"ngay","label":{"vi":"Ngày","en":"Day"},"type":"DATE"},
         {"key":"kp","label":{"vi":"Kinh phí","en":"Cost"},"type":"FIGURE","unit":"VND"}]}],
       "checks":[
         {"id":"E1","severity":"ERROR","over":["a","b"],"left":"[{key}/th]","operator":"EQUAL",
          "right":"[list:3:kp|nguon={key}]","message":{"vi":"{key}: {0} khác {1}","en":"{key}: {0} is not {1}"}},
         {"id":"W1","severity":"WARNING","left":"[t/th]","operator":"AT_LEAST","right":"[earlier:t/th]",
          "message":{"vi":"{0} < {1}","en":"{0} < {1}"}},
         {"id":"W2","severity":"WARNING","left":"[count:3]","operator":"AT_MOST","right":"1",
          "message":{"vi":"{0}","en":"{0}"}}]}
      """;

  private static FormDefinition form() throws InvalidDocumentException {
    return FormReader.read(FORM.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRowOfATableHasOneCellForEachColumn() throws InvalidDocumentException {
    FormDefinition form = form();
    assertThat(form.figures().stream().map(FormRow::key))
        .containsExactly("a/kh", "a/th", "a/tl", "b/kh", "b/th", "t/kh", "t/th", "t/tl");
    assertThat(form.lines().stream().map(FormRow::key)).startsWith("I", "a/kh");
    assertThat(form.figure("t/th").orElseThrow().source()).isEqualTo("[a/th]+[b/th]");
    // A rate is never added up: the column's formula counts where row and column both have one.
    assertThat(form.figure("t/tl").orElseThrow().source()).isEqualTo("[t/th]/[t/kh]*100");
    assertThat(form.figure("a/tl").orElseThrow().unit()).isEqualTo("%");
  }

  @Test
  void theClosingDayIsTheForms() throws InvalidDocumentException {
    Period quarter = Period.parse("2026-Q3");
    assertThat(form().closingFrom(quarter)).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(form().closingTo(quarter)).isEqualTo(LocalDate.of(2026, 9, 30));
    assertThat(Example.form().closingFrom(Period.parse("2026-H1")))
        .isEqualTo(LocalDate.of(2025, 12, 15));
    assertThat(Example.form().closingTo(Period.parse("2026-H1")))
        .isEqualTo(LocalDate.of(2026, 6, 14));
  }

  @Test
  void cellsAndListsAreComputedAndChecked() throws InvalidDocumentException {
    FormCalculator calculator = new FormCalculator(form());
    Map<String, List<Map<String, String>>> lists =
        Map.of(
            "3",
            List.of(
                Map.of("ten", "x", "nguon", "a", "kp", "30"),
                Map.of("ten", "y", "nguon", "b", "kp", "10")));
    Map<String, BigDecimal> fixed = new HashMap<>(calculator.lists(lists));
    assertThat(fixed).containsEntry("list:3:kp|nguon=a", new BigDecimal("30"));
    fixed.put("a/kh", new BigDecimal("60"));
    fixed.put("a/th", new BigDecimal("30"));
    fixed.put("b/kh", new BigDecimal("20"));
    fixed.put("b/th", new BigDecimal("11"));
    Map<String, BigDecimal> figures = calculator.complete(fixed);
    assertThat(figures.get("t/th")).isEqualByComparingTo("41");
    assertThat(figures.get("t/tl")).isEqualByComparingTo("51.25");
    figures.putAll(calculator.lists(lists));
    assertThat(calculator.outside()).containsOnlyKeys("earlier:t/th");
    figures.put("earlier:t/th", new BigDecimal("50"));
    assertThat(calculator.check(figures, Map.of()))
        .extracting(CheckResult::checkId, r -> r.message().vi())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("E1.b", "B: 11 khác 10"),
            org.assertj.core.groups.Tuple.tuple("W1", "41 < 50"),
            org.assertj.core.groups.Tuple.tuple("W2", "2"));
  }

  @Test
  void linesAreCountedByConditionsAndTheirLargestFigureIsFound() throws InvalidDocumentException {
    FormCalculator calculator =
        new FormCalculator(
            FormReader.read(
                FORM.replace("\"left\":\"[count:3]\"", "\"left\":\"[count:3|nguon=a|ngay=*]\"")
                    .replace("\"right\":\"1\"", "\"right\":\"[max:3:kp]\"")
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(
            calculator.lists(
                Map.of(
                    "3",
                    List.of(
                        Map.of("ten", "x", "nguon", "a", "kp", "30", "ngay", "2026-05-01"),
                        Map.of("ten", "y", "nguon", "a", "kp", "45"),
                        Map.of("ten", "z", "nguon", "b", "ngay", "2026-05-01")))))
        .containsEntry("count:3|nguon=a|ngay=*", BigDecimal.ONE)
        .containsEntry("max:3:kp", new BigDecimal("45"));
    assertThat(calculator.lists(Map.of()))
        .containsEntry("count:3|nguon=a|ngay=*", BigDecimal.ZERO)
        .doesNotContainKey("max:3:kp");
  }

  @Test
  void aCheckMayNameADatedParameter() throws InvalidDocumentException {
    String form = FORM.replace("[earlier:t/th]", "[parameter:reporting:rp.bound]");
    FormCalculator calculator =
        new FormCalculator(FormReader.read(form.getBytes(StandardCharsets.UTF_8)));
    FormReference reference = calculator.outside().get("parameter:reporting:rp.bound");
    assertThat(reference.kind()).isEqualTo(FormReference.Kind.PARAMETER);
    assertThat(reference.indicator()).isEqualTo("reporting:rp.bound");
    refused(form.replace("reporting:rp.bound", "rp.bound"), "checks[1].right");
  }

  @Test
  void linesAreCheckedWithTheirPlace() throws InvalidDocumentException {
    assertThat(
            ListSections.problems(
                form(),
                Map.of(
                    "3",
                    List.of(
                        Map.of("ten", "x", "nguon", "c", "ngay", "14/6/2026", "kp", "1.5"),
                        Map.of("other", "y")))))
        .extracting(p -> p.field())
        .containsExactly(
            "list[3][0].nguon", "list[3][0].ngay", "list[3][0].kp", "list[3][1]", "list[3][1].ten");
    assertThat(ListSections.problems(form(), Map.of("9", List.of()))).hasSize(1);
    assertThat(
            ListSections.problems(
                form(), Map.of("3", List.of(Map.of("ten", "1"), Map.of("ten", "2"), Map.of()))))
        .hasSize(1);
  }

  @Test
  void whatCannotBeIsRefusedWithItsPlace() {
    refused(FORM.replace("[a]+[b]", "[a]+[c]"), "rows[3].source");
    refused(FORM.replace("[a]+[b]", "[a]+[earlier:a/kh]"), "rows[3].source");
    refused(FORM.replace("[list:3:kp|", "[list:3:ten|"), "checks[0].right");
    refused(FORM.replace("[count:3]", "[count:4]"), "checks[2].left");
    refused(FORM.replace("[count:3]", "[count:3|ten=x|no=y]"), "checks[2].left");
    refused(FORM.replace("[count:3]", "[max:3:ten]"), "checks[2].left");
    refused(FORM.replace("\"without\":[\"tl\"]", "\"without\":[\"zz\"]"), "rows[2].without");
    refused(
        FORM.replace("\"key\":\"a\",\"kind\"", "\"key\":\"a\",\"source\":\"x\",\"kind\""),
        "rows[1].source");
    refused(FORM.replace("\"closingDay\":31", "\"closingDay\":30"), "closingDay");
    refused(FORM.replace("\"deadlineRule\"", "\"level\":\"COMMUNE\",\"deadlineRule\""), "subject");
  }

  private static void refused(String document, String place) {
    assertThatThrownBy(() -> FormReader.read(document.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class,
            e -> assertThat(e.problems()).extracting(p -> p.field()).contains(place));
  }
}
