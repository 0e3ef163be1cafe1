package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** The dossiers of a cluster on its page. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class DossierSection implements ClusterSection {

  private final Dossiers dossiers;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public DossierSection(@Reference Dossiers dossiers, @Reference InstanceInfo instance) {
    this.dossiers = dossiers;
    this.instance = instance;
  }

  @Override
  public int order() {
    return PROCEDURES + 5;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    if (!context.may(DossierViews.VIEW)) {
      return Optional.empty();
    }
    String id = at.cluster().id().toString();
    List<DossierSummary> rows =
        dossiers
            .page(context.caller(), new PageRequest(0, 20, List.of(), "", Map.of("cluster", id)))
            .rows()
            .stream()
            .filter(d -> !d.openedOn().isAfter(at.day()))
            .toList();
    boolean may =
        instance.province().isPresent()
            && context.may(DossierViews.PROCESS, Target.of(at.cluster().province()));
    if (rows.isEmpty() && !may) {
      return Optional.empty();
    }
    UI ui = UI.getCurrent();
    Div panel = new Div(new H3(ui.getTranslation("clusters.dossier.list.title")));
    panel.addClassName("ctdp-panel");
    for (DossierSummary d : rows) {
      panel.add(row(context, ui, d));
    }
    if (rows.isEmpty()) {
      Div none = new Div(ui.getTranslation("clusters.dossier.none"));
      none.addClassName("cu-muted");
      panel.add(none);
    }
    if (may) {
      Div acts =
          new Div(
              new Button(
                  ui.getTranslation("clusters.dossier.new.title"),
                  VaadinIcon.PLUS.create(),
                  e -> ui.navigate("clusters/dossiers/new", QueryParameters.of("cluster", id))));
      acts.addClassName("cd-acts");
      panel.add(acts);
    }
    return Optional.of(panel);
  }

  private static Div row(ViewContext context, UI ui, DossierSummary d) {
    Anchor link =
        new Anchor(
            "clusters/dossiers/" + d.id(),
            d.code() + " · " + d.kind().label().in(context.locale()));
    link.getElement().setAttribute("router-link", true);
    Span rung =
        new Span(
            ui.getTranslation("clusters.dossier.rungOf", d.rung().number())
                + " "
                + d.rung().label().in(context.locale()));
    rung.addClassName("cd-sub");
    Div text = new Div(link, new Div(rung));
    text.addClassName("cd-row-text");
    Div row =
        new Div(
            text,
            new StatusBadge(d.status().label().in(context.locale()), DossierDesk.tone(d.status())));
    row.addClassName("cd-row");
    if (d.light() != Light.NONE && d.clock().dueOn() != null) {
      row.add(
          new StatusBadge(
              d.light().label().in(context.locale()) + " " + Format.date(d.clock().dueOn()),
              DossierDesk.tone(d.light())));
    }
    return row;
  }
}
