package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.exchange.form.FormCheck;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;

class FormReaderTest {

  @Test
  void readsTheDocumentedExample() {
    FormDefinition form = Example.form();

    assertThat(form.key()).hasToString("example-clusters@1");
    assertThat(form.periods()).containsExactly(PeriodKind.HALF_YEAR, PeriodKind.YEAR);
    assertThat(form.rows()).extracting(FormRow::key).containsExactly("I", "1", "2", "3", "4");
    assertThat(form.row("4")).get().extracting(FormRow::source).isEqualTo("[3]/[2]*100");
    assertThat(form.checks())
        .extracting(FormCheck::operator)
        .containsExactly(FormCheck.Operator.AT_MOST, FormCheck.Operator.PRESENT);
  }

  @Test
  void namesThePlaceOfEveryProblem() {
    String broken =
        Example.document()
            .replace("[3]/[2]*100", "[3]/[99]*100")
            .replace("\"EX-W1\"", "\"EX-E1\"")
            .replace("\"version\": 1", "\"version\": 1.5")
            .replace("\"key\": \"2\"", "\"key\": \"1\"")
            .replace("\"deadlineRule\"", "\"deadline\"");

    assertThat(problems(broken))
        .extracting(FieldProblem::field)
        .contains(
            "version", "rows[2].key", "rows[4].source", "checks[1].id", "deadlineRule", "deadline");
  }

  @Test
  void refusesCircles() {
    String circle = Example.document().replace("\"[3]/[2]*100\"", "\"[4]*1\"");

    assertThat(problems(circle)).extracting(FieldProblem::code).contains("FORM-CIRCLE");
  }

  @Test
  void refusesDuplicateNamesAndWhatComesAfter() {
    String twice = Example.document().replace("\"version\": 1,", "\"version\": 1, \"version\": 2,");
    assertThat(problems(twice)).extracting(FieldProblem::code).containsExactly("JSON-SYNTAX");
    assertThat(problems(Example.document() + "{}"))
        .extracting(FieldProblem::code)
        .containsExactly("JSON-SYNTAX");
  }

  private static List<FieldProblem> problems(String document) {
    return catchThrowableOfType(
            InvalidDocumentException.class,
            () -> FormReader.read(document.getBytes(StandardCharsets.UTF_8)))
        .problems();
  }
}
