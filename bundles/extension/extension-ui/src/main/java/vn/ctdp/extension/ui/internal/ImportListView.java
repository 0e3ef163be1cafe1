package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.ByteArrayInputStream;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.TableImport;
import vn.ctdp.ui.component.TableUpload;
import vn.ctdp.ui.view.ViewContext;

/** Imports of projects, newest first, and the door to a new one. */
class ImportListView extends Div {

  private static final long serialVersionUID = 1L;

  ImportListView(ViewContext context, ImportViews.Tools tools) {
    addClassName("ctdp-view");
    DataGrid<ImportStored> grid =
        tools.components().grid(context, "extension-import.list", tools.imports()::imports);
    TableImport.columns(grid, i -> i);
    grid.link(i -> ImportViews.ROUTE + "/" + i.id());
    grid.empty(
        VaadinIcon.UPLOAD,
        getTranslation("extension-import.empty"),
        getTranslation("extension-import.empty.hint"));
    if (context.may(ExtensionViews.EDIT)) {
      grid.toolbar(upload(context, tools));
    }
    add(grid);
  }

  /** The button that asks for a file, and goes on to its page. */
  static Button upload(ViewContext context, ImportViews.Tools tools) {
    Button upload =
        new Button(
            Texts.t("extension-import.upload"),
            VaadinIcon.UPLOAD.create(),
            e ->
                TableUpload.open(
                    context.locale(),
                    (name, bytes) ->
                        ImportViews.ROUTE
                            + "/"
                            + tools
                                .imports()
                                .upload(context.caller(), name, new ByteArrayInputStream(bytes))
                                .id()));
    upload.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return upload;
  }
}
