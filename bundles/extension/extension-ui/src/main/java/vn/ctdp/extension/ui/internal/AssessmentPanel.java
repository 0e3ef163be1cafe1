package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import vn.ctdp.extension.Assessment;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What the rules say about a project: each check with its computation and its clause. */
final class AssessmentPanel {

  private AssessmentPanel() {}

  static Div of(ViewContext context, Assessment assessment) {
    Paragraph day =
        new Paragraph(
            t("extension.assessment.day", Format.date(assessment.day()), assessment.rules()));
    day.addClassName("cu-muted");
    Div panel = Texts.panel(t("extension.assessment"), day);
    for (Assessment.Check check : assessment.checks()) {
      panel.add(check(context, check));
    }
    return panel;
  }

  static Div check(ViewContext context, Assessment.Check check) {
    Span subject = new Span(check.subject());
    subject.addClassName("kc-check-subject");
    Div head =
        new Div(
            new StatusBadge(check.outcome().label().in(context.locale()), tone(check.outcome())),
            subject,
            new Span(check.sentence().in(context.locale())));
    head.addClassName("kc-check-head");
    Div box = new Div(head);
    box.addClassName("kc-check");
    if (!check.steps().isEmpty()) {
      OrderedList steps = new OrderedList();
      check.steps().forEach(s -> steps.add(new ListItem(s.in(context.locale()))));
      box.add(steps);
    }
    Span clause = new Span(check.code() + " · " + check.clause());
    clause.addClassName("cu-muted");
    box.add(clause);
    return box;
  }

  private static Tone tone(Assessment.Outcome outcome) {
    return switch (outcome) {
      case DAT -> Tone.GOOD;
      case CHUA_RO -> Tone.NEUTRAL;
      case CANH_BAO -> Tone.WARNING;
      case KHONG_DAT -> Tone.BAD;
    };
  }
}
