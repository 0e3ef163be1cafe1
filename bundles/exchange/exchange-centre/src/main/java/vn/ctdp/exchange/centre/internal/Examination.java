package vn.ctdp.exchange.centre.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormRegistry;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;

/** Whether a report may be stored, as far as it and the forms alone can tell. Thread-safe. */
final class Examination {

  private final Forms forms;
  private final TerritoryService territory;
  private final Map<FormKey, FormCalculator> calculators = new ConcurrentHashMap<>();

  Examination(Forms forms, TerritoryService territory) {
    this.forms = forms;
    this.territory = territory;
  }

  /**
   * Looks at everything.
   *
   * @throws CtdpException with the places concerned
   */
  void run(Envelope envelope, Locale locale) {
    Period period = envelope.period();
    UnitRef province = envelope.sender().province();
    if (territory.provinces(period.closingTo()).stream().noneMatch(p -> p.ref().equals(province))) {
      throw new CtdpException(
          IntakeError.PROVINCE_UNKNOWN, province.toString(), period.closingTo().toString());
    }
    FormDefinition form =
        forms
            .find(envelope.form())
            .orElseThrow(
                () -> new CtdpException(IntakeError.FORM_UNKNOWN, envelope.form().toString()));
    if (!FormRegistry.inForce(form, period.closingTo())) {
      throw new CtdpException(
          IntakeError.FORM_NOT_IN_FORCE, form.key().toString(), period.closingTo().toString());
    }
    List<FieldProblem> problems = new ArrayList<>();
    if (!form.periods().contains(period.kind())) {
      problems.add(
          FieldProblem.error(
              "period",
              "EXC-PERIOD",
              "Biểu mẫu này không lập cho loại kỳ " + period.code() + ".",
              "This form is not made for that kind of period: " + period.code() + "."));
    }
    if (!form.sentToCentre()) {
      problems.add(
          FieldProblem.error(
              "form",
              "EXC-LEVEL",
              form.number() + " lưu ở tỉnh, không gửi lên trung tâm.",
              form.number() + " stays at the province and is not sent to the centre."));
    }
    LocalDate cutoff = form.closingTo(period);
    if (!envelope.cutoff().equals(cutoff)) {
      problems.add(
          FieldProblem.error(
              "cutoff",
              "EXC-CUTOFF",
              "Ngày chốt số liệu của kỳ là " + cutoff + ".",
              "The cut-off day of the period is " + cutoff + "."));
    }
    if (envelope.approval().isEmpty()) {
      problems.add(
          FieldProblem.error(
              "approval",
              "EXC-APPROVAL",
              "Báo cáo chưa được lãnh đạo duyệt.",
              "The report has not been approved."));
    }
    problems.addAll(
        new ContentCheck(
                form,
                calculators.computeIfAbsent(form.key(), k -> new FormCalculator(form)),
                envelope)
            .run());
    if (!problems.isEmpty()) {
      throw new CtdpException(
          IntakeError.CONTENT_WRONG,
          problems,
          null,
          Integer.toString(problems.size()),
          first(problems, locale));
    }
  }

  static String first(List<FieldProblem> problems, Locale locale) {
    FieldProblem p = problems.get(0);
    return (p.field().isEmpty() ? "" : p.field() + ": ") + p.sentence(locale);
  }
}
