package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.stream.Collectors;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.map.ImportPreview;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** Imports places from a GeoJSON file: what would happen is shown first, then all or nothing. */
final class GeoJsonImport extends Dialog {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient MapDesk desk;
  private final transient Runnable done;
  private final Div result = new Div();
  private final Select<String> property = new Select<>();
  private final DateField from;
  private final TextField source;
  private final Button store;
  private String fileName;
  private transient byte[] content;
  private boolean filling;

  GeoJsonImport(ViewContext context, MapDesk desk, Runnable done) {
    this.context = context;
    this.desk = desk;
    this.done = done;
    setHeaderTitle(getTranslation("clusters-map.import"));
    setWidth("min(58rem, 96vw)");
    setCloseOnOutsideClick(false);
    Upload upload =
        new Upload(
            UploadHandler.inMemory(
                (metadata, bytes) -> {
                  fileName = metadata.fileName();
                  content = bytes;
                  preview(null);
                }));
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(".geojson", ".json");
    upload.setMaxFileSize(ClusterMap.MOST_BYTES);
    upload.setMaxFiles(1);
    upload.addFileRejectedListener(e -> Notices.warning(getTranslation("clusters-map.rejected")));
    property.setLabel(getTranslation("clusters-map.property"));
    property.addValueChangeListener(
        e -> {
          if (!filling && e.getValue() != null) {
            preview(e.getValue());
          }
        });
    from = new DateField(getTranslation("clusters-map.from"));
    from.setValue(desk.today());
    source = new TextField(getTranslation("clusters-map.source"));
    source.setPlaceholder(getTranslation("clusters-map.source.hint"));
    source.setMaxLength(300);
    source.setRequiredIndicatorVisible(true);
    Div fields = new Div(property, from, source);
    fields.addClassName("ctdp-fields");
    result.addClassName("ctdp-stack");
    Div body =
        new Div(new Paragraph(getTranslation("clusters-map.import.hint")), upload, fields, result);
    body.addClassName("ctdp-stack");
    property.setVisible(false);
    add(body);
    store = new Button(getTranslation("clusters-map.import.do"), e -> store());
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    store.setEnabled(false);
    Button cancel = new Button(getTranslation("clusters-map.cancel"), e -> close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    getFooter().add(cancel, store);
  }

  private void preview(String chosen) {
    result.removeAll();
    store.setEnabled(false);
    try {
      ImportPreview preview =
          desk.map().preview(context.caller(), fileName, content, chosen, from.getValue());
      filling = true;
      property.setItems(preview.properties());
      property.setValue(preview.property());
      property.setVisible(!preview.properties().isEmpty());
      filling = false;
      long wrong = preview.rows().stream().filter(r -> !r.problems().isEmpty()).count();
      result.add(
          wrong == 0
              ? new MessageBox(
                  Tone.GOOD, getTranslation("clusters-map.import.clean", preview.rows().size()))
              : new MessageBox(
                  Tone.BAD,
                  getTranslation("clusters-map.import.wrong", wrong, preview.rows().size())));
      result.add(grid(preview));
      store.setEnabled(preview.clean());
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private DataGrid<ImportPreview.Row> grid(ImportPreview preview) {
    DataGrid<ImportPreview.Row> grid =
        desk.components()
            .grid(
                context,
                "clusters-places-import",
                (caller, request) ->
                    new Page<>(
                        preview.rows().stream()
                            .skip(request.offset())
                            .limit(request.limit())
                            .toList(),
                        preview.rows().size()));
    grid.whole("number", getTranslation("clusters-map.row"), ImportPreview.Row::number)
        .width("4.5rem");
    grid.text("label", getTranslation("clusters-map.label"), ImportPreview.Row::label).grow(2);
    grid.text("cluster", getTranslation("clusters-map.cluster"), ImportPreview.Row::clusterName)
        .grow(2);
    grid.text(
        "kind",
        getTranslation("clusters-map.kind"),
        r ->
            r.kind() == null
                ? ""
                : getTranslation("clusters-map.kind." + r.kind())
                    + (r.kind() == Place.Kind.OUTLINE ? " (" + r.points() + ")" : ""));
    grid.area("area", getTranslation("clusters-map.outlineHa"), ImportPreview.Row::areaHa);
    grid.badge(
        "state",
        getTranslation("clusters-map.state"),
        r ->
            getTranslation(
                !r.problems().isEmpty()
                    ? "clusters-map.state.wrong"
                    : r.replaces() ? "clusters-map.state.replaces" : "clusters-map.state.new"),
        r -> !r.problems().isEmpty() ? Tone.BAD : r.replaces() ? Tone.WARNING : Tone.GOOD);
    grid.text(
            "problems",
            getTranslation("clusters-map.problems"),
            r ->
                r.problems().stream()
                    .map((FieldProblem p) -> p.sentence(context.locale()))
                    .distinct()
                    .collect(Collectors.joining(" ")))
        .grow(3);
    grid.plain().noExport();
    grid.setHeight("18rem");
    return grid;
  }

  private void store() {
    if (source.getValue().isBlank()) {
      source.setInvalid(true);
      source.setErrorMessage(getTranslation("clusters-map.source.needed"));
      source.focus();
      return;
    }
    try {
      int stored =
          desk.map()
              .importFile(
                  context.caller(),
                  fileName,
                  content,
                  property.getValue(),
                  from.getValue(),
                  source.getValue());
      Notices.success(getTranslation("clusters-map.imported", stored));
      close();
      done.run();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }
}
