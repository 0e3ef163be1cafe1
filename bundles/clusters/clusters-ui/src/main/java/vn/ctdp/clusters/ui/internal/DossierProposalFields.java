package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** The fields of a proposal in a form of something that has one. */
final class DossierProposalFields {

  private static final int SCOPE = 4;

  private final ViewContext context;
  private final DossierDesk desk;
  private final TextField name;
  private final UnitPicker first;
  private final UnitPicker second;
  private final AreaField area;
  private final ComboBox<ClusterKind> kind;
  private final ComboBox<Boolean> mountain;
  private final List<UnitPicker> scope = new ArrayList<>();
  private final TextField scopeBasis;
  private final AreaField demand;
  private final ComboBox<Boolean> infrastructure;
  private final ComboBox<Boolean> waste;
  private final ComboBox<Boolean> fire;
  private final TextField source;
  private final Checkbox conversion;
  private final Checkbox illustrative;
  private final TextArea note;

  <T> DossierProposalFields(
      ViewContext context,
      DossierDesk desk,
      FormPanel<T> form,
      String at,
      Function<T, Proposal> of) {
    this.context = context;
    this.desk = desk;
    form.section(t("proposal"), t("proposal.hint"));
    name = form.field(at + "name", text("name", 200), x -> of.apply(x).name());
    form.required(name, true).wide(name);
    first = commune(form, at + "communes[0]", "commune", x -> of.apply(x).communes(), 0);
    second = commune(form, at + "communes[1]", "commune2", x -> of.apply(x).communes(), 1);
    area = form.field(at + "area", new AreaField(t("area")), x -> of.apply(x).area());
    area.setHelperText(t("area.help"));
    kind = new ComboBox<>(t("clusterKind"), ClusterKind.values());
    kind.setItemLabelGenerator(k -> k.label().in(context.locale()));
    kind.setClearButtonVisible(true);
    form.field(at + "clusterKind", kind, x -> of.apply(x).clusterKind());
    mountain = yesNo(form, at + "mountain", "mountain", x -> of.apply(x).mountain());
    form.section(t("tests.input"), t("tests.input.hint"));
    for (int i = 0; i < SCOPE; i++) {
      UnitPicker picker =
          commune(
              form,
              at + "scopeCommunes[" + i + "]",
              i == 0 ? "scope" : "scope.more",
              x -> of.apply(x).scopeCommunes(),
              i);
      scope.add(picker);
    }
    scopeBasis =
        form.field(at + "scopeBasis", text("scopeBasis", 300), x -> of.apply(x).scopeBasis());
    scopeBasis.setHelperText(t("scopeBasis.help"));
    form.wide(scopeBasis);
    demand = form.field(at + "demandHa", new AreaField(t("demand")), x -> of.apply(x).demandHa());
    infrastructure =
        yesNo(
            form,
            at + "infrastructureDone",
            "infrastructure",
            x -> of.apply(x).infrastructureDone());
    waste = yesNo(form, at + "solidWasteDone", "waste", x -> of.apply(x).solidWasteDone());
    fire = yesNo(form, at + "fireSafetyDone", "fire", x -> of.apply(x).fireSafetyDone());
    source =
        form.field(at + "factsSource", text("factsSource", 300), x -> of.apply(x).factsSource());
    source.setHelperText(t("factsSource.help"));
    form.wide(source);
    form.section(t("proposal.other"));
    conversion =
        form.field(at + "conversion", new Checkbox(t("conversion")), x -> of.apply(x).conversion());
    illustrative =
        form.field(
            at + "illustrative", new Checkbox(t("illustrative")), x -> of.apply(x).illustrative());
    note = form.field(at + "note", new TextArea(t("note")), x -> of.apply(x).note());
    note.setMaxLength(1000);
    form.wide(note);
  }

  /** What was entered. */
  Proposal value() {
    return new Proposal(
        name.getValue(),
        Stream.of(first.getValue(), second.getValue()).filter(Objects::nonNull).toList(),
        area.getValue(),
        kind.getValue(),
        mountain.getValue(),
        scope.stream().map(UnitPicker::getValue).filter(Objects::nonNull).toList(),
        FormPanel.text(scopeBasis),
        demand.getValue(),
        infrastructure.getValue(),
        waste.getValue(),
        fire.getValue(),
        FormPanel.text(source),
        conversion.getValue(),
        illustrative.getValue(),
        FormPanel.text(note));
  }

  /** Fills name, place and area from the record that was chosen, where nothing is entered yet. */
  void suggest(String chosenName, List<UnitRef> communes, java.math.BigDecimal ha) {
    if (name.getValue().isBlank()) {
      name.setValue(chosenName);
    }
    if (first.getValue() == null && !communes.isEmpty()) {
      first.setValue(communes.get(0));
    }
    if (second.getValue() == null && communes.size() > 1) {
      second.setValue(communes.get(1));
    }
    if (area.getValue() == null && ha != null) {
      area.setValue(ha);
    }
  }

  /** A proposal of which nothing is known. */
  static Proposal empty() {
    return new Proposal(
        "", List.of(), null, null, null, List.of(), null, null, null, null, null, null, false,
        false, null);
  }

  private <T> UnitPicker commune(
      FormPanel<T> form, String path, String key, Function<T, List<UnitRef>> of, int index) {
    UnitPicker picker = desk.components().communePicker(t(key));
    form.field(path, picker, x -> of.apply(x).size() > index ? of.apply(x).get(index) : null);
    return picker;
  }

  private <T> ComboBox<Boolean> yesNo(
      FormPanel<T> form, String path, String key, Function<T, Boolean> of) {
    ComboBox<Boolean> box = new ComboBox<>(t(key), List.of(true, false));
    box.setItemLabelGenerator(b -> t(b ? "yes" : "no"));
    box.setPlaceholder(t("unknown"));
    box.setClearButtonVisible(true);
    form.field(path, box, of::apply);
    return box;
  }

  private TextField text(String key, int max) {
    TextField field = new TextField(t(key));
    field.setMaxLength(max);
    return field;
  }

  private String t(String key) {
    return desk.text("clusters.dossier." + key);
  }
}
