package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Legal documents that facts and decisions rest on. */
public final class DocumentsPage extends Div {

  private static final long serialVersionUID = 1L;

  DocumentsPage(ViewContext context, PageServices services) {
    addClassName("ctdp-view");
    LocalDate today = services.today();
    DataGrid<LegalDocument> grid =
        services.components().grid(context, "core.documents", services.documents()::page);
    grid.text("number", t("core.document.number"), LegalDocument::number).sortable();
    grid.text("type", t("core.document.type"), d -> d.type() == null ? "" : d.type().vi());
    grid.date("date", t("core.document.date"), LegalDocument::date).sortable().width("8rem");
    grid.text("issuer", t("core.document.issuer"), LegalDocument::issuer).sortable();
    grid.text("title", t("core.document.subject"), LegalDocument::title).grow(3);
    grid.badge("state", t("core.document.state"), d -> state(d, today), d -> tone(d, today));
    grid.text("remark", t("core.remark"), LegalDocument::remark).hidden();
    grid.filter(
        "type",
        t("core.document.type"),
        Arrays.stream(DocumentType.values())
            .map(x -> new DataGrid.Option(x.name(), x.vi()))
            .toList());
    grid.filter(
        "year",
        t("core.document.year"),
        IntStream.rangeClosed(0, 25)
            .mapToObj(i -> String.valueOf(today.getYear() - i))
            .map(y -> new DataGrid.Option(y, y))
            .toList());
    grid.link(d -> "documents/" + d.id());
    grid.sort("number", true);
    grid.export("van-ban", t("core.documents.title"));
    grid.empty(VaadinIcon.FILE_TEXT_O, t("core.documents.none"), t("core.documents.none.hint"));
    if (context.may("core.document.manage")) {
      Button add =
          new Button(
              t("core.document.new"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("documents/" + RecordPage.NEW));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    add(grid);
  }

  static String state(LegalDocument d, LocalDate today) {
    if (d.effectiveTo() != null && d.effectiveTo().isBefore(today)) {
      return t("core.document.ended");
    }
    if (d.effectiveFrom() == null) {
      return "";
    }
    return d.effectiveFrom().isAfter(today)
        ? t("core.document.notYet")
        : t("core.document.inForce");
  }

  static Tone tone(LegalDocument d, LocalDate today) {
    if (d.effectiveTo() != null && d.effectiveTo().isBefore(today)) {
      return Tone.NEUTRAL;
    }
    return d.effectiveFrom() != null && d.effectiveFrom().isAfter(today) ? Tone.INFO : Tone.GOOD;
  }
}
