package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.io.ByteArrayInputStream;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.TableImport;
import vn.ctdp.ui.component.TableUpload;
import vn.ctdp.ui.view.ViewContext;

/** Imports, newest first, and the door to a new one. */
class ImportListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ImportViews.Desk desk;

  ImportListView(ViewContext context, ImportViews.Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    DataGrid<ImportRecord> grid =
        desk.components().grid(context, "clusters-import.list", desk.imports()::imports);
    TableImport.columns(grid, ImportRecord::stored);
    grid.text("target", t("target"), r -> r.target().label().in(context.locale())).grow(2);
    grid.whole("facts", t("facts"), ImportRecord::facts);
    grid.date("cutoff", t("cutoff"), ImportRecord::cutoff);
    grid.link(r -> "clusters/imports/" + r.id());
    grid.empty(VaadinIcon.UPLOAD, t("list.empty"), t("list.empty.hint"));
    if (context.may(ClusterViews.EDIT)) {
      Button bulk = new Button(t("bulk.title"), e -> UI.getCurrent().navigate("clusters/bulk"));
      Button add = new Button(t("new"), VaadinIcon.UPLOAD.create(), e -> upload());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(bulk, add);
    }
    add(grid);
  }

  private String t(String key) {
    return getTranslation("clusters-import." + key);
  }

  private void upload() {
    RadioButtonGroup<ImportTarget> target = new RadioButtonGroup<>(t("target.ask"));
    target.addThemeName("vertical");
    target.setItems(ImportTarget.values());
    target.setItemLabelGenerator(i -> i.label().in(context.locale()));
    target.setValue(ImportTarget.CLUSTERS);
    TableUpload.open(
        context.locale(),
        (name, bytes) ->
            "clusters/imports/"
                + desk.imports()
                    .upload(
                        context.caller(), target.getValue(), name, new ByteArrayInputStream(bytes))
                    .id(),
        target);
  }
}
