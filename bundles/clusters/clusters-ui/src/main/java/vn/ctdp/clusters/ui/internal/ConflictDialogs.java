package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.view.ViewContext;

/** Deciding between sources, and opening a decision again. */
final class ConflictDialogs {

  private ConflictDialogs() {}

  /** A choice: one claim, or without claim the figure in force. */
  private record Choice(UUID claim, ClusterFact fact, boolean inForce) {}

  static void decide(ViewContext context, ReviewDesk desk, FactConflict conflict, Runnable done) {
    List<Choice> choices = new ArrayList<>();
    if (conflict.inForce().isPresent()
        && conflict.claims().stream().noneMatch(FactConflict.FactClaim::inForce)) {
      choices.add(new Choice(null, conflict.inForce().get(), true));
    }
    conflict.claims().forEach(c -> choices.add(new Choice(c.id(), c.fact(), c.inForce())));
    RadioButtonGroup<Choice> group = new RadioButtonGroup<>();
    group.setLabel(conflict.key().label().in(context.locale()));
    group.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    group.setItems(choices);
    group.setItemLabelGenerator(c -> said(context, desk, c.fact(), c.inForce()));
    choices.stream().filter(Choice::inForce).findFirst().ifPresent(group::setValue);
    Confirm.reason(
        desk.text("clusters.review.conflicts.decide.title", conflict.clusterName()),
        new Div(new Paragraph(desk.text("clusters.review.conflicts.decide.text")), group),
        desk.text("clusters.review.conflicts.decide"),
        true,
        reason -> {
          Choice chosen = group.getValue();
          if (chosen == null) {
            Notices.warning(desk.text("clusters.review.conflicts.decide.none"));
            return;
          }
          try {
            desk.conflicts()
                .decide(
                    context.caller(), conflict.id(), conflict.version(), chosen.claim(), reason);
            Notices.success(desk.text("clusters.review.conflicts.decided"));
            done.run();
          } catch (CtdpException e) {
            Notices.failure(e);
          }
        });
  }

  static void reopen(ViewContext context, ReviewDesk desk, FactConflict conflict, Runnable done) {
    Confirm.reason(
        desk.text("clusters.review.conflicts.reopen.title", conflict.clusterName()),
        new Paragraph(desk.text("clusters.review.conflicts.reopen.text")),
        desk.text("clusters.review.conflicts.reopen"),
        true,
        reason -> {
          try {
            desk.conflicts().reopen(context.caller(), conflict.id(), conflict.version(), reason);
            done.run();
          } catch (CtdpException e) {
            Notices.failure(e);
          }
        });
  }

  /** The value with its day and source. */
  static String said(ViewContext context, ReviewDesk desk, ClusterFact fact, boolean inForce) {
    return desk.text(
        inForce ? "clusters.review.conflicts.said.inForce" : "clusters.review.conflicts.said",
        FactText.value(fact, context.locale()),
        fact.source(),
        Format.date(fact.effectiveFrom()));
  }
}
