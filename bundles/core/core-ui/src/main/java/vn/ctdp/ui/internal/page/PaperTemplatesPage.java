package vn.ctdp.ui.internal.page;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperTemplate;
import vn.ctdp.core.paper.PaperTemplates;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Kinds of papers and which template each is made with. */
public final class PaperTemplatesPage extends Div {

  private static final long serialVersionUID = 1L;

  PaperTemplatesPage(ViewContext context, PaperTemplates templates) {
    addClassName("ctdp-view");
    Map<String, PaperTemplate> used =
        templates.inForce(context.caller()).stream()
            .collect(Collectors.toMap(PaperTemplate::kind, t -> t));
    if (used.isEmpty()) {
      add(new MessageBox(Tone.INFO, getTranslation("core.papers.noKinds")));
      return;
    }
    Div panel = new Div(new H3(getTranslation("core.papers.kinds")));
    panel.addClassName("ctdp-panel");
    NativeTable table = new NativeTable();
    table.addClassName("cu-table");
    NativeTableRow head = table.getHead().addRow();
    head.addHeaderCell().setText(getTranslation("core.papers.kind"));
    head.addHeaderCell().setText(getTranslation("core.papers.inForce"));
    head.addHeaderCell().setText(getTranslation("core.papers.since"));
    for (PaperKind kind : templates.kinds(context.caller())) {
      PaperTemplate t = used.get(kind.id());
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell()
          .add(new Anchor("paper-templates/" + kind.id(), kind.name().in(context.locale())));
      if (t == null || t.version() == 0) {
        row.addDataCell().setText(getTranslation("core.papers.delivered"));
        row.addDataCell().setText("");
      } else {
        row.addDataCell()
            .add(
                new StatusBadge(
                    getTranslation("core.papers.version", Integer.toString(t.version())),
                    Tone.INFO));
        row.addDataCell().setText(t.by() + ", " + Format.moment(t.at()));
      }
    }
    Div wide = new Div(table);
    wide.getStyle().set("overflow-x", "auto");
    panel.add(wide);
    add(panel);
  }
}
