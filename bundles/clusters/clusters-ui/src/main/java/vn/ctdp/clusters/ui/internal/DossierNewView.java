package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.NewDossier;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.view.ViewContext;

/** Opens a dossier; {@code ?cluster=} and {@code ?kind=} choose from a cluster's page. */
class DossierNewView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 5000;

  private final transient ViewContext context;
  private final transient DossierDesk desk;

  DossierNewView(ViewContext context, DossierDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Map<String, List<String>> query = event.getLocation().getQueryParameters().getParameters();
    show(query.getOrDefault("cluster", List.of("")).get(0));
  }

  private void show(String chosen) {
    removeAll();
    Map<UUID, PlanEntry> plan =
        desk.register().planEntries(context.caller(), PageRequest.first(MOST)).rows().stream()
            .collect(Collectors.toMap(PlanEntry::id, Function.identity()));
    Map<UUID, ClusterSnapshot> clusters =
        desk
            .register()
            .clusters(context.caller(), PageRequest.first(MOST), desk.today())
            .rows()
            .stream()
            .collect(Collectors.toMap(c -> c.cluster().id(), Function.identity()));
    FormPanel<NewDossier> form = new FormPanel<>();
    form.section(t("subject"), t("subject.hint"));
    ComboBox<DossierKind> kind = new ComboBox<>(t("kind"), DossierKind.values());
    kind.setItemLabelGenerator(k -> k.label().in(context.locale()));
    form.field("kind", kind, NewDossier::kind);
    form.required(kind, true);
    DateField opened = form.field("openedOn", new DateField(t("openedOn")), NewDossier::openedOn);
    form.required(opened, true);
    ComboBox<UUID> entry =
        new ComboBox<>(
            t("planEntry"),
            plan.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(PlanEntry::id)
                .toList());
    entry.setItemLabelGenerator(id -> plan.containsKey(id) ? plan.get(id).name() : "–");
    entry.setClearButtonVisible(true);
    form.field("planEntry", entry, NewDossier::planEntry);
    ComboBox<UUID> cluster =
        new ComboBox<>(
            t("cluster"),
            clusters.values().stream()
                .sorted((a, b) -> a.cluster().name().compareTo(b.cluster().name()))
                .map(c -> c.cluster().id())
                .toList());
    cluster.setItemLabelGenerator(
        id -> clusters.containsKey(id) ? clusters.get(id).cluster().name() : "–");
    cluster.setClearButtonVisible(true);
    form.field("cluster", cluster, NewDossier::cluster);
    DossierProposalFields fields =
        new DossierProposalFields(context, desk, form, "proposal.", NewDossier::proposal);
    kind.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            kind.setHelperText(t("kind.help." + e.getValue().name()));
            opened.setHelperText(
                t(
                    e.getValue() == DossierKind.THANH_LAP || e.getValue() == DossierKind.MO_RONG
                        ? "openedOn.letter"
                        : "openedOn.receipt"));
          }
        });
    entry.addValueChangeListener(
        e -> {
          PlanEntry p = plan.get(e.getValue());
          if (p != null) {
            fields.suggest(p.name(), p.communes(), p.area().ha());
          }
        });
    cluster.addValueChangeListener(
        e -> {
          ClusterSnapshot c = clusters.get(e.getValue());
          if (c != null) {
            fields.suggest(
                c.cluster().name(),
                c.cluster().communes(),
                c.number(FactKey.ESTABLISHED_AREA).orElse(null));
          }
        });
    UI ui = UI.getCurrent();
    form.onSave(
        base -> {
          Dossier saved =
              desk.dossiers()
                  .open(
                      context.caller(),
                      new NewDossier(
                          kind.getValue(),
                          entry.getValue(),
                          cluster.getValue(),
                          opened.getValue(),
                          fields.value()));
          form.onSaved(x -> ui.navigate("clusters/dossiers/" + saved.id()));
          return base;
        });
    form.saveLabel(t("open"));
    form.onCancel(() -> ui.navigate("clusters/dossiers"));
    form.autofocus();
    form.load(new NewDossier(null, null, null, desk.today(), DossierProposalFields.empty()));
    clusters.keySet().stream()
        .filter(id -> id.toString().equals(chosen))
        .findFirst()
        .ifPresent(cluster::setValue);
    add(form);
  }

  private String t(String key) {
    return getTranslation("clusters.dossier." + key);
  }
}
