package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import vn.ctdp.extension.network.NetworkCoverage.PlaceImport;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.VaadinTexts;
import vn.ctdp.ui.view.ViewContext;

/** Brings places or outlines of communes in from a GeoJSON file. */
final class PlaceImportDialog extends Dialog {

  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 5 << 20;

  private final transient ViewContext context;
  private final transient NetworkDesk desk;
  private final transient Runnable done;
  private final TextField source = Texts.text(t("places.source"), 300);
  private final Div result = new Div();
  private final Button store = new Button(t("places.import"));
  private transient byte[] file;

  PlaceImportDialog(ViewContext context, NetworkDesk desk, Runnable done) {
    this.context = context;
    this.desk = desk;
    this.done = done;
    setHeaderTitle(t("places.import"));
    setWidth("min(40rem, 96vw)");
    Upload upload =
        new Upload(
            UploadHandler.inMemory(
                (metadata, bytes) -> {
                  file = bytes;
                  store.setEnabled(true);
                }));
    upload.setI18n(VaadinTexts.upload());
    upload.setAcceptedFileTypes(".geojson", ".json");
    upload.setMaxFileSize(MOST_BYTES);
    upload.setMaxFiles(1);
    upload.addFileRejectedListener(e -> Notices.warning(t("places.rejected")));
    source.setWidthFull();
    source.setRequiredIndicatorVisible(true);
    source.setHelperText(t("places.source.hint"));
    add(new Div(new Paragraph(t("places.hint")), upload, source, result));
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    store.setEnabled(false);
    store.addClickListener(e -> store());
    Button close = new Button(t("close"), e -> close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    getFooter().add(close, store);
  }

  private void store() {
    result.removeAll();
    String from = FormPanel.text(source);
    if (from == null) {
      source.setInvalid(true);
      source.setErrorMessage(t("places.source.missing"));
      source.focus();
      return;
    }
    try {
      PlaceImport stored = desk.coverage().importPlaces(context.caller(), file, from);
      done.run();
      if (stored.unknown().isEmpty()) {
        Notices.success(t("places.stored", stored.stored()));
        close();
      } else {
        result.add(
            new MessageBox(
                Tone.WARNING,
                t(
                    "places.unknown",
                    stored.stored(),
                    stored.unknown().size(),
                    String.join(", ", stored.unknown().stream().limit(20).toList()))));
      }
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }
}
