package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.util.function.Function;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.ui.view.ViewContext;

/** A link under which a browser fetches the evidence file of a report. */
final class EvidenceLink {

  private EvidenceLink() {}

  /**
   * Makes the link.
   *
   * @param id of the report or the submission, for the file's name
   * @param file asks the service, which looks at the caller's rights once more
   */
  static Anchor of(ViewContext context, String id, Function<Caller, byte[]> file) {
    Anchor link = new Anchor();
    link.setText(t("exchange.evidence.download"));
    link.setTitle(t("exchange.evidence.hint"));
    link.setHref(event -> download(context, event, id, file));
    link.getElement().setAttribute("download", true);
    link.setRouterIgnore(true);
    return link;
  }

  private static void download(
      ViewContext context, DownloadEvent event, String id, Function<Caller, byte[]> file)
      throws IOException {
    byte[] bytes = file.apply(FileLinks.caller(context, event.getSession()));
    event.setFileName("chung-cu-" + id + ".json");
    event.setContentType("application/json");
    event.setContentLength(bytes.length);
    event.getOutputStream().write(bytes);
  }
}
