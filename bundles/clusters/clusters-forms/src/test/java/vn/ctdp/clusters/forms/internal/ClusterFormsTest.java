package vn.ctdp.clusters.forms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.exchange.engine.FormReader;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;

class ClusterFormsTest {

  @Test
  void form04HasTheRowsOfTheCircular() throws Exception {
    FormDefinition form = read().get(0);
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
