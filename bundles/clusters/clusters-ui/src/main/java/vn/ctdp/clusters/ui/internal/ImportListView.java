package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.SheetLimits;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
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
    grid.text("fileName", t("file"), ImportRecord::fileName).sortable().pinned().grow(4);
    grid.text("target", t("target"), r -> r.target().label().in(context.locale())).grow(2);
    grid.badge("state", t("state"), r -> t("state." + r.state()), r -> tone(r.state()));
    grid.whole("created", t("created"), ImportRecord::created);
    grid.whole("changed", t("changed"), ImportRecord::changed);
    grid.whole("facts", t("facts"), ImportRecord::facts);
    grid.date("cutoff", t("cutoff"), ImportRecord::cutoff);
    grid.moment("storedAt", t("storedAt"), ImportRecord::storedAt).sortable();
    grid.text("storedBy", t("storedBy"), ImportRecord::storedBy);
    grid.filter(
        "state",
        t("state"),
        List.of(
            new DataGrid.Option("STORED", t("state.STORED")),
            new DataGrid.Option("UNDONE", t("state.UNDONE")),
            new DataGrid.Option("DRAFT", t("state.DRAFT"))));
    grid.link(r -> "clusters/imports/" + r.id());
    grid.empty(VaadinIcon.UPLOAD, t("list.empty"), t("list.empty.hint"));
    if (context.may(ClusterViews.EDIT)) {
      Button bulk = new Button(t("bulk.title"), e -> UI.getCurrent().navigate("clusters/bulk"));
      Button add = new Button(t("new"), VaadinIcon.UPLOAD.create(), e -> dialog().open());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(bulk, add);
    }
    add(grid);
  }

  static Tone tone(ImportRecord.State state) {
    return switch (state) {
      case STORED -> Tone.GOOD;
      case UNDONE -> Tone.NEUTRAL;
      default -> Tone.INFO;
    };
  }

  private String t(String key) {
    return getTranslation("clusters-import." + key);
  }

  private Dialog dialog() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("new"));
    dialog.setWidth("min(36rem, 95vw)");
    RadioButtonGroup<ImportTarget> target = new RadioButtonGroup<>(t("target.ask"));
    target.addThemeName("vertical");
    target.setItems(ImportTarget.values());
    target.setItemLabelGenerator(i -> i.label().in(context.locale()));
    target.setValue(ImportTarget.CLUSTERS);
    Div result = new Div();
    result.getElement().setAttribute("aria-live", "polite");
    Upload upload =
        new Upload(
            (UploadHandler)
                event -> {
                  UI ui = event.getUI();
                  String name = event.getFileName();
                  byte[] bytes;
                  try (InputStream in = event.getInputStream()) {
                    bytes = in.readNBytes(SheetLimits.OFFICE.bytes() + 1);
                  } catch (IOException failure) {
                    ui.access(() -> Notices.failure(failure));
                    return;
                  }
                  ui.access(() -> taken(dialog, result, target.getValue(), name, bytes));
                });
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(
        ".xlsx",
        ".csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(SheetLimits.OFFICE.bytes());
    upload.addAllFinishedListener(e -> upload.clearFileList());
    upload.addFileRejectedListener(e -> Notices.error(e.getErrorMessage()));
    upload.setWidthFull();
    Span hint = new Span(t("new.hint"));
    hint.addClassName("cu-muted");
    dialog.add(target, upload, new Div(hint), result);
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    return dialog;
  }

  private void taken(Dialog dialog, Div result, ImportTarget target, String name, byte[] bytes) {
    result.removeAll();
    try {
      ImportDraft draft =
          desk.imports().upload(context.caller(), target, name, new ByteArrayInputStream(bytes));
      dialog.close();
      UI.getCurrent().navigate("clusters/imports/" + draft.id());
    } catch (CtdpException failure) {
      Locale locale = context.locale();
      result.add(
          new MessageBox(Tone.BAD, failure.sentence(locale) + " " + failure.nextStep(locale)));
    }
  }
}
