package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.ui.view.ViewContext;

/** Links to files that are made when they are asked for. */
final class FileLinks {

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String PDF = "application/pdf";

  private FileLinks() {}

  /**
   * A link that looks like a button.
   *
   * @param content is made outside the page's lock, so it must ask nothing of the page
   */
  static Anchor link(
      String text, VaadinIcon icon, String name, String type, Supplier<byte[]> content) {
    return link(text, icon, name, type, session -> null, caller -> content.get());
  }

  /**
   * A link that looks like a button, to a file that depends on who fetches it.
   *
   * @param content is made outside the page's lock, for whoever is signed in then
   */
  static Anchor link(
      ViewContext context,
      String text,
      VaadinIcon icon,
      String name,
      String type,
      Function<Caller, byte[]> content) {
    return link(text, icon, name, type, session -> caller(context, session), content);
  }

  /** Who is signed in, asked with the page's lock as the page demands: downloads do not hold it. */
  static Caller caller(ViewContext context, VaadinSession session) {
    session.lock();
    try {
      return context.caller();
    } finally {
      session.unlock();
    }
  }

  private static Anchor link(
      String text,
      VaadinIcon icon,
      String name,
      String type,
      Function<VaadinSession, Caller> caller,
      Function<Caller, byte[]> content) {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] bytes = content.apply(caller.apply(event.getSession()));
                  return new DownloadResponse(
                      new ByteArrayInputStream(bytes), name, type, bytes.length);
                }),
            "");
    link.addClassName("exchange-file");
    link.add(icon.create(), new Span(text));
    link.getElement().setAttribute("download", name);
    return link;
  }
}
