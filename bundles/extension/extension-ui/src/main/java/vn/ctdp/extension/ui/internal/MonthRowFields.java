package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.MonthRow;
import vn.ctdp.extension.report.Proposal;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.PercentField;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The fields of one project on the sheet of a month. */
final class MonthRowFields {

  private final MonthRow row;
  private final YearMonth month;
  private final PercentField percent = new PercentField(Texts.t("extension-report.percent.short"));
  private final MoneyField spent = new MoneyField(Texts.t("extension-report.spent"));
  private final MoneyField other = new MoneyField(Texts.t("extension-report.spentOther"));
  private final MoneyField advanced = new MoneyField(Texts.t("extension-report.advanced"));
  private final TextField work = Texts.text(Texts.t("extension-report.work"), 2000);
  private final TextField problem = Texts.text(Texts.t("extension-report.problem"), 2000);
  private final Select<Proposal> proposal;
  private final Object[] shown;

  MonthRowFields(ViewContext context, MonthRow row, YearMonth month, boolean may) {
    this.row = row;
    this.month = month;
    proposal =
        Texts.select(
            context, Texts.t("extension-report.proposal"), Proposal.values(), Proposal::label);
    // An empty row begins with what was cumulative last month.
    MonthReport from = row.report() == null ? row.previous() : row.report();
    if (from != null) {
      percent.setValue(from.percent());
      spent.setValue(from.spent());
      other.setValue(from.spentOther());
      advanced.setValue(from.advanced());
    }
    if (row.report() != null) {
      work.setValue(Objects.toString(row.report().work(), ""));
      problem.setValue(Objects.toString(row.report().problem(), ""));
      proposal.setValue(row.report().proposal());
    } else {
      proposal.setValue(Proposal.TIEP_TUC);
    }
    Stream.of(percent, spent, other, advanced).forEach(f -> f.setReadOnly(!may));
    work.setReadOnly(!may);
    problem.setReadOnly(!may);
    proposal.setReadOnly(!may);
    shown = values();
  }

  MonthRow row() {
    return row;
  }

  private Object[] values() {
    return new Object[] {
      percent.getValue(),
      spent.getValue(),
      other.getValue(),
      advanced.getValue(),
      work.getValue(),
      problem.getValue(),
      proposal.getValue()
    };
  }

  boolean dirty() {
    return !java.util.Arrays.equals(shown, values()) || !readable();
  }

  boolean readable() {
    return Stream.of(percent, spent, other, advanced).allMatch(f -> f.inputProblem().isEmpty());
  }

  StatusBadge badge() {
    MonthReport r = row.report();
    return r == null
        ? new StatusBadge(Texts.t("extension-report.missing"), Tone.WARNING)
        : r.confirmedOn() == null
            ? new StatusBadge(
                Texts.t("extension-report.reported", Format.date(r.reportedOn())), Tone.INFO)
            : new StatusBadge(
                Texts.t("extension-report.confirmed", Format.date(r.confirmedOn())), Tone.GOOD);
  }

  Div fields() {
    Div all = new Div(percent, spent, other, advanced, proposal, work, problem);
    all.addClassName("kc-month-fields");
    work.addClassName("kc-wide");
    problem.addClassName("kc-wide");
    return all;
  }

  MonthReport report() {
    return MonthReport.of(
        row.project(),
        month,
        FormPanel.text(work),
        percent.getValue() == null ? BigDecimal.ZERO : percent.getValue(),
        amount(spent),
        amount(other),
        amount(advanced),
        FormPanel.text(problem),
        proposal.getValue(),
        row.report() == null ? 0 : row.report().version());
  }

  private static long amount(MoneyField field) {
    return field.getValue() == null ? 0 : field.getValue();
  }

  private Map<String, HasValidation> byName() {
    return Map.of(
        "percent", percent,
        "spent", spent,
        "spentOther", other,
        "advanced", advanced,
        "work", work,
        "problem", problem,
        "proposal", proposal,
        "project", percent);
  }

  void clean() {
    byName().values().forEach(f -> f.setInvalid(false));
  }

  /** Shows a problem at its field; false when there is no such field. */
  boolean problem(String field, String text) {
    HasValidation at = byName().get(field);
    if (at == null) {
      return false;
    }
    at.setErrorMessage(text);
    at.setInvalid(true);
    return true;
  }
}
