package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** Links to files that are made when they are asked for. */
final class FileLinks {

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String PDF = "application/pdf";

  private FileLinks() {}

  /** A link that looks like a button. */
  static Anchor link(
      String text, VaadinIcon icon, String name, String type, Supplier<byte[]> content) {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] bytes = content.get();
                  return new DownloadResponse(
                      new ByteArrayInputStream(bytes), name, type, bytes.length);
                }),
            "");
    link.addClassName("exchange-file");
    link.add(icon.create(), new com.vaadin.flow.component.html.Span(text));
    link.getElement().setAttribute("download", name);
    return link;
  }
}
