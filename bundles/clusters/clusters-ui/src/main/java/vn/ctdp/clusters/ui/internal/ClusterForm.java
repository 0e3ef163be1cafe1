package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** Name, place and developer of a cluster. */
final class ClusterForm {

  private ClusterForm() {}

  static FormPanel<Cluster> build(ViewContext context, Desk desk) {
    UI ui = UI.getCurrent();
    FormPanel<Cluster> form = new FormPanel<>();
    TextField name = form.field("name", new TextField(t("clusters.name")), Cluster::name);
    name.setMaxLength(200);
    form.required(name, true).wide(name);
    TextField code = form.field("code", new TextField(t("clusters.code")), Cluster::code);
    code.setMaxLength(20);
    code.setHelperText(t("clusters.code.help"));
    TextField developer =
        form.field("developerName", new TextField(t("clusters.developer")), Cluster::developerName);
    developer.setMaxLength(300);
    UnitPicker first = commune(form, desk, 0, "clusters.commune");
    UnitPicker second = commune(form, desk, 1, "clusters.commune2");
    Checkbox legacy = form.field("legacy", new Checkbox(t("clusters.legacy")), Cluster::legacy);
    Checkbox illustrative =
        form.field("illustrative", new Checkbox(t("clusters.illustrative")), Cluster::illustrative);
    TextArea oldNames =
        form.field(
            "oldNames", new TextArea(t("clusters.oldNames")), c -> String.join("\n", c.oldNames()));
    oldNames.setHelperText(t("clusters.oldNames.help"));
    TextArea note = form.field("note", new TextArea(t("clusters.note")), Cluster::note);
    note.setMaxLength(1000);
    form.onSave(
        base ->
            desk.register()
                .saveCluster(
                    context.caller(),
                    new Cluster(
                        base.id(),
                        FormPanel.text(code),
                        name.getValue(),
                        oldNames.getValue().lines().filter(l -> !l.isBlank()).toList(),
                        base.province(),
                        communes(base, first.getValue(), second.getValue()),
                        legacy.getValue(),
                        FormPanel.text(developer),
                        illustrative.getValue(),
                        FormPanel.text(note),
                        base.version())));
    form.onReload(
        base ->
            desk.register()
                .cluster(context.caller(), base.id(), desk.today())
                .map(ClusterSnapshot::cluster));
    form.onSaved(saved -> ui.navigate("clusters/" + saved.id()));
    return form;
  }

  private static UnitPicker commune(FormPanel<Cluster> form, Desk desk, int index, String label) {
    UnitPicker picker = desk.components().communePicker(t(label));
    form.field(
        "communes[" + index + "]",
        picker,
        c -> c.communes().size() > index ? c.communes().get(index) : null);
    return picker;
  }

  /** The two communes of the form; more than two, entered elsewhere, are kept. */
  private static List<UnitRef> communes(Cluster base, UnitRef first, UnitRef second) {
    return Stream.concat(Stream.of(first, second), base.communes().stream().skip(2))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String t(String key) {
    return UI.getCurrent().getTranslation(key);
  }
}
