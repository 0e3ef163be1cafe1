package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.Dialogs.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** Decisions about a cluster up to the day of the page, in the order of their days. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class DecisionsSection implements ClusterSection {

  /** So many are shown; the rest stands in the history of facts. */
  private static final int MOST = 40;

  private final ClusterRegister register;
  private final ClusterStanding standing;

  /** Made by the component runtime. */
  @Activate
  public DecisionsSection(
      @Reference ClusterRegister register, @Reference ClusterStanding standing) {
    this.register = register;
    this.standing = standing;
  }

  private record Step(LocalDate day, boolean exact, String what, String value, String source) {}

  @Override
  public int order() {
    return DECISIONS;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    List<Step> steps = new ArrayList<>();
    facts(context, at, steps);
    for (ClusterDeveloper d : standing.developers(context.caller(), at.cluster().id())) {
      if (d.from() != null) {
        steps.add(
            new Step(
                d.from(), true, t("clusters.developers.title.one"), d.name(), d.documentText()));
      }
    }
    for (PlanEntry p : standing.planEntries(context.caller(), at.cluster().id())) {
      steps.add(
          new Step(
              p.validFrom(),
              true,
              t("clusters.planEntries.one", p.action().label().in(context.locale())),
              Format.area(p.area().ha()),
              p.planDocumentText()));
    }
    steps.removeIf(s -> s.day().isAfter(at.day()));
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    steps.sort(Comparator.comparing(Step::day).reversed());
    OrderedList list = new OrderedList();
    list.addClassName("cc-timeline");
    steps.stream().limit(MOST).map(DecisionsSection::item).forEach(list::add);
    Div panel = new Div(new H3(t("clusters.decisions.title")), list);
    panel.addClassName("ctdp-panel");
    return Optional.of(panel);
  }

  private void facts(ViewContext context, ClusterSnapshot at, List<Step> steps) {
    // The history is newest first; of corrections the last recorded counts.
    Set<String> seen = new HashSet<>();
    for (ClusterFact f : register.history(context.caller(), at.cluster().id())) {
      if (f.key().group() == FactKey.Group.DECISIONS
          && f.key() != FactKey.DEVELOPER_TYPE
          && seen.add(f.key() + " " + f.effectiveFrom())) {
        steps.add(
            new Step(
                f.effectiveFrom(),
                f.exactDate(),
                f.key().label().in(context.locale()),
                FactText.value(f, context.locale()),
                f.source()));
      }
    }
  }

  private static ListItem item(Step step) {
    Span day = new Span(Format.date(step.day()));
    day.addClassName("cc-timeline-day");
    Div what = new Div(new Span(step.what() + ": "), new Span(step.value()));
    what.addClassName("cc-timeline-what");
    Div body = new Div(what);
    String source =
        StandingSection.join(step.exact() ? null : t("clusters.decisions.known"), step.source());
    if (!source.isEmpty()) {
      Div line = new Div(source);
      line.addClassName("cu-muted");
      body.add(line);
    }
    return new ListItem(day, body);
  }
}
