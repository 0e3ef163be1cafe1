package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** The form of a plan entry. */
final class PlanForm {

  private static final int MOST_CLUSTERS = 1000;

  private PlanForm() {}

  static FormPanel<PlanEntry> build(ViewContext context, Desk desk) {
    UI ui = UI.getCurrent();
    FormPanel<PlanEntry> form = new FormPanel<>();
    TextField name = form.field("name", new TextField(t("clusters.plan.name")), PlanEntry::name);
    name.setMaxLength(200);
    form.required(name, true).wide(name);
    AreaField area =
        form.field(
            "area",
            new AreaField(t("clusters.plan.area")),
            e -> e.area() == null ? null : e.area().ha());
    form.required(area, true);
    Select<PlanAction> action =
        form.field(
            "action",
            select(context, "clusters.plan.action", PlanAction.values(), PlanAction::label),
            PlanEntry::action);
    form.required(action, true);
    Select<PlanPhase> phase =
        form.field(
            "phase",
            select(context, "clusters.plan.phase", PlanPhase.values(), PlanPhase::label),
            PlanEntry::phase);
    phase.setEmptySelectionAllowed(true);
    ComboBox<UUID> cluster = form.field("cluster", clusters(context, desk), PlanEntry::cluster);
    UnitPicker first = commune(form, desk, 0, "clusters.commune");
    UnitPicker second = commune(form, desk, 1, "clusters.commune2");
    TextField document =
        form.field(
            "planDocumentText",
            new TextField(t("clusters.plan.document")),
            PlanEntry::planDocumentText);
    document.setMaxLength(300);
    form.wide(document);
    DateField from =
        form.field("validFrom", new DateField(t("clusters.plan.validFrom")), PlanEntry::validFrom);
    form.required(from, true);
    DateField to =
        form.field("validTo", new DateField(t("clusters.plan.validTo")), PlanEntry::validTo);
    TextArea sectors =
        form.field("sectors", new TextArea(t("clusters.plan.sectors")), PlanEntry::sectors);
    sectors.setMaxLength(1000);
    TextArea note = form.field("note", new TextArea(t("clusters.note")), PlanEntry::note);
    note.setMaxLength(1000);
    Checkbox illustrative =
        form.field(
            "illustrative", new Checkbox(t("clusters.illustrative")), PlanEntry::illustrative);
    form.onSave(
        base ->
            desk.register()
                .savePlanEntry(
                    context.caller(),
                    new PlanEntry(
                        base.id(),
                        name.getValue(),
                        base.province(),
                        communes(base, first.getValue(), second.getValue()),
                        area.getValue() == null ? null : new Area(area.getValue()),
                        FormPanel.text(sectors),
                        phase.getValue(),
                        action.getValue(),
                        base.planDocument(),
                        FormPanel.text(document),
                        from.getValue(),
                        to.getValue(),
                        cluster.getValue(),
                        illustrative.getValue(),
                        FormPanel.text(note),
                        base.version())));
    form.onReload(base -> desk.register().planEntry(context.caller(), base.id()));
    form.onSaved(saved -> ui.navigate("clusters/plan"));
    form.onCancel(() -> ui.navigate("clusters/plan"));
    return form;
  }

  private static <E> Select<E> select(
      ViewContext context, String label, E[] values, Function<E, Localized> words) {
    Select<E> select = new Select<>();
    select.setLabel(t(label));
    select.setItems(values);
    select.setItemLabelGenerator(v -> v == null ? "" : words.apply(v).in(context.locale()));
    return select;
  }

  private static ComboBox<UUID> clusters(ViewContext context, Desk desk) {
    PageRequest all =
        new PageRequest(0, MOST_CLUSTERS, List.of(new Sort("name", true)), "", Map.of());
    Map<UUID, String> names =
        desk.register().clusters(context.caller(), all, desk.today()).rows().stream()
            .map(ClusterSnapshot::cluster)
            .collect(
                Collectors.toMap(
                    c -> c.id(), c -> c.name(), (a, b) -> a, java.util.LinkedHashMap::new));
    ComboBox<UUID> box = new ComboBox<>(t("clusters.plan.cluster"));
    box.setItems(names.keySet());
    box.setItemLabelGenerator(id -> names.getOrDefault(id, ""));
    box.setClearButtonVisible(true);
    box.setHelperText(t("clusters.plan.cluster.help"));
    return box;
  }

  private static UnitPicker commune(FormPanel<PlanEntry> form, Desk desk, int index, String label) {
    return form.field(
        "communes[" + index + "]",
        desk.components().communePicker(t(label)),
        e -> e.communes().size() > index ? e.communes().get(index) : null);
  }

  private static List<UnitRef> communes(PlanEntry base, UnitRef first, UnitRef second) {
    return Stream.concat(Stream.of(first, second), base.communes().stream().skip(2))
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String t(String key) {
    return UI.getCurrent().getTranslation(key);
  }
}
