package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.view.ViewContext;

/** Marks on the page of a cluster the facts about which two sources disagree. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class ConflictSection implements ClusterSection {

  private static final int MOST = 50;

  private final ReviewDesk desk;

  /** Made by the component runtime. */
  @Activate
  public ConflictSection(
      @Reference ClusterReview review,
      @Reference ClusterRates rates,
      @Reference ClusterConflicts conflicts,
      @Reference ClusterRegister register,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    desk = new ReviewDesk(review, rates, conflicts, register, instance, components, clock);
  }

  @Override
  public int order() {
    return CHECKS + 10;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    List<FactConflict> open =
        desk.conflicts()
            .conflicts(
                context.caller(),
                new PageRequest(
                    0,
                    MOST,
                    List.of(),
                    "",
                    Map.of(
                        "cluster",
                        at.cluster().id().toString(),
                        "state",
                        FactConflict.State.OPEN.name())))
            .rows();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Div panel = new Div(new H3(desk.text("clusters.review.conflicts.two")));
    panel.addClassName("ctdp-panel");
    KeyValues facts = new KeyValues();
    boolean decides =
        desk.writes() && context.may(ReviewViews.DECIDE, Target.of(at.cluster().province()));
    for (FactConflict c : open) {
      Div box = new Div();
      c.claims()
          .forEach(
              x -> box.add(new Div(ConflictDialogs.said(context, desk, x.fact(), x.inForce()))));
      if (decides) {
        Button decide =
            new Button(
                desk.text("clusters.review.conflicts.decide"),
                VaadinIcon.CHECK.create(),
                e -> ConflictDialogs.decide(context, desk, c, () -> ClusterView.redraw(panel)));
        decide.addThemeVariants(ButtonVariant.LUMO_SMALL);
        box.add(decide);
      }
      facts.put(c.key().label().in(context.locale()), box);
    }
    panel.add(facts);
    return Optional.of(panel);
  }
}
