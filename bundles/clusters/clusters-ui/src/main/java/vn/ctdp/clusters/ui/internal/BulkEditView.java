package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** One value for many clusters, or a pasted column; what follows is as with a file. */
class BulkEditView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 5000;

  private final transient ViewContext context;
  private final transient ImportViews.Desk desk;

  BulkEditView(ViewContext context, ImportViews.Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    List<ClusterSnapshot> all =
        desk.register().clusters(context.caller(), PageRequest.first(MOST), desk.today()).rows();
    add(new PageHeader("").back("clusters", t("bulk.back")).subtitle(t("bulk.hint")));
    if (all.isEmpty()) {
      add(new EmptyState(VaadinIcon.FACTORY, t("bulk.empty"), t("bulk.empty.hint")));
    } else {
      build(all);
    }
  }

  private String t(String key, Object... arguments) {
    return getTranslation("clusters-import." + key, arguments);
  }

  private void build(List<ClusterSnapshot> all) {
    Grid<ClusterSnapshot> grid = new Grid<>();
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.addColumn(s -> s.cluster().name()).setHeader(t("name")).setFlexGrow(3).setAutoWidth(false);
    grid.addColumn(s -> s.cluster().code()).setHeader(t("code")).setWidth("7rem").setFlexGrow(0);
    grid.addColumn(s -> s.stage().label().in(context.locale()))
        .setHeader(t("stage"))
        .setFlexGrow(1);
    var items = grid.setItems(all);
    grid.setHeight("24rem");
    TextField search = new TextField(t("bulk.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(
        e -> {
          String key = VietnameseText.searchKey(e.getValue());
          items.setFilter(
              s ->
                  key.isEmpty()
                      || VietnameseText.searchKey(
                              s.cluster().name()
                                  + " "
                                  + s.cluster().code()
                                  + " "
                                  + s.stage().label().vi())
                          .contains(key));
        });
    Span chosen = new Span(t("bulk.chosen", 0));
    chosen.addClassName("cu-muted");
    chosen.getElement().setAttribute("aria-live", "polite");
    grid.addSelectionListener(
        e -> chosen.setText(t("bulk.chosen", e.getAllSelectedItems().size())));
    Div one = new Div(new H3(t("bulk.step.clusters")), search, grid, chosen);
    one.addClassName("ctdp-panel");

    Select<ImportField> field = new Select<>();
    field.setLabel(t("bulk.field"));
    field.setItems(
        desk.imports().fields(ImportTarget.CLUSTERS).stream()
            .filter(f -> !Set.of("name", "code", "fillRate").contains(f.key()))
            .toList());
    field.setItemLabelGenerator(f -> f.label().in(context.locale()));
    field.setWidthFull();
    RadioButtonGroup<Boolean> way = new RadioButtonGroup<>(t("bulk.way"));
    way.setItems(false, true);
    way.setItemLabelGenerator(b -> t(b ? "bulk.way.column" : "bulk.way.one"));
    way.setValue(false);
    TextField value = new TextField(t("bulk.value"));
    value.setWidthFull();
    TextArea column = new TextArea(t("bulk.column"));
    column.setHelperText(t("bulk.column.hint"));
    column.setMinHeight("8rem");
    column.setWidthFull();
    column.setVisible(false);
    way.addValueChangeListener(
        e -> {
          value.setVisible(!e.getValue());
          column.setVisible(e.getValue());
        });
    field.addValueChangeListener(
        e ->
            value.setHelperText(e.getValue() == null ? "" : t("bulk.kind." + e.getValue().kind())));
    DateField cutoff = new DateField(t("cutoff"));
    cutoff.setValue(desk.today());
    TextField source = new TextField(t("source"));
    source.setMaxLength(300);
    source.setPlaceholder(t("source.example"));
    source.setWidthFull();
    Button next =
        new Button(
            t("bulk.next"),
            VaadinIcon.ARROW_RIGHT.create(),
            e -> {
              Set<ClusterSnapshot> selected = grid.getSelectedItems();
              if (selected.isEmpty() || field.getValue() == null) {
                Notices.warning(t("bulk.missing"));
                return;
              }
              List<ClusterSnapshot> ordered = all.stream().filter(selected::contains).toList();
              List<String> lines = column.getValue().lines().toList();
              if (way.getValue() && lines.size() != ordered.size()) {
                Notices.warning(t("bulk.lines", lines.size(), ordered.size()));
                return;
              }
              Map<UUID, Map<String, String>> values = new LinkedHashMap<>();
              for (int i = 0; i < ordered.size(); i++) {
                values.put(
                    ordered.get(i).cluster().id(),
                    Map.of(
                        field.getValue().key(), way.getValue() ? lines.get(i) : value.getValue()));
              }
              try {
                ImportDraft draft =
                    desk.imports()
                        .bulk(context.caller(), values, cutoff.getValue(), source.getValue());
                UI.getCurrent().navigate("clusters/imports/" + draft.id());
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Div two =
        new Div(
            new H3(t("bulk.step.value")), field, way, value, column, cutoff, source, new Div(next));
    two.addClassName("ctdp-panel");
    add(one, two);
  }
}
