package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of single cells, and the way a page comes to show the one it was asked for. */
final class CellLinks {

  private CellLinks() {}

  /** A received report at the centre, at one of its cells. */
  static String report(String submissionId, String cell) {
    return "received/" + submissionId + "?cell=" + encoded(cell);
  }

  /** Goes to a received report, at one of its cells. */
  static void open(String submissionId, String cell) {
    UI.getCurrent().navigate("received/" + submissionId, QueryParameters.of("cell", cell));
  }

  static String encoded(String cell) {
    return URLEncoder.encode(cell, StandardCharsets.UTF_8);
  }

  /** Identity of a cell's line within its page. */
  static String id(String cell) {
    return "cell-" + cell;
  }

  /** Brings the line of a cell into view and marks it; nothing happens when there is none. */
  static void show(Component page, String cell) {
    if (cell.isEmpty()) {
      return;
    }
    page.getElement()
        .executeJs(
            "const mark = tries => { const line = document.getElementById($0);"
                + " if (!line) { if (tries > 0) requestAnimationFrame(() => mark(tries - 1));"
                + " return; }"
                + " line.classList.add('exchange-asked');"
                // Once more when the router has put the page to its top.
                + " const go = () => line.scrollIntoView({block: 'center'});"
                + " go(); setTimeout(go, 300); }; mark(60);",
            id(cell));
  }
}
