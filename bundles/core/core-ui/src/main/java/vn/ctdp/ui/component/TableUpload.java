package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.SheetLimits;

/** Asks for the file of a table that is to be imported. */
public final class TableUpload {

  private TableUpload() {}

  /**
   * Opens the dialog.
   *
   * @param take gets name and content and gives the route of the draft; a refusal is shown in the
   *     dialog
   * @param questions what is asked before the file; may be none
   */
  public static void open(
      Locale locale, BiFunction<String, byte[], String> take, Component... questions) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(UiText.of("ui.import.new"));
    dialog.setWidth("min(36rem, 95vw)");
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
                  ui.access(() -> taken(dialog, result, locale, () -> take.apply(name, bytes)));
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
    Span hint = new Span(UiText.of("ui.import.new.hint"));
    hint.addClassName("cu-muted");
    dialog.add(questions);
    dialog.add(upload, new Div(hint), result);
    dialog.getFooter().add(new Button(UiText.of("ui.close"), e -> dialog.close()));
    dialog.open();
  }

  private static void taken(Dialog dialog, Div result, Locale locale, Supplier<String> take) {
    result.removeAll();
    try {
      String route = take.get();
      dialog.close();
      UI.getCurrent().navigate(route);
    } catch (CtdpException failure) {
      result.add(
          new MessageBox(Tone.BAD, failure.sentence(locale) + " " + failure.nextStep(locale)));
    }
  }
}
