package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Content;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What promotion money may be spent on, on a day. */
class ContentsView extends Div {

  private static final long serialVersionUID = 1L;

  private LocalDate day;

  ContentsView(ViewContext context, Desk desk) {
    addClassName("ctdp-view");
    day = desk.today();
    DataGrid<Content> grid =
        desk.components()
            .grid(
                context,
                "extension.contents",
                (caller, request) -> {
                  String wanted = VietnameseText.searchKey(request.search());
                  List<Content> all =
                      desk.catalogue().contents(day).stream()
                          .filter(
                              c ->
                                  VietnameseText.searchKey(
                                          c.code() + " " + c.name().in(caller.locale()))
                                      .contains(wanted))
                          .toList();
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    grid.text("code", getTranslation("extension.content.code"), Content::code)
        .pinned()
        .width("6.5rem");
    grid.text("name", getTranslation("extension.content.name"), c -> c.name().in(context.locale()))
        .width("18rem")
        .grow(4);
    grid.text(
            "valid",
            getTranslation("extension.content.valid"),
            c -> Format.range(c.validFrom(), c.validTo()))
        .width("12rem");
    grid.text("legal", getTranslation("extension.content.legal"), Content::legalText)
        .width("14rem")
        .grow(2);
    grid.badge(
            "evidence",
            getTranslation("extension.content.evidence"),
            c -> getTranslation("extension.evidence." + c.evidence()),
            c -> "V".equals(c.evidence()) ? Tone.GOOD : Tone.WARNING)
        .width("9rem");
    grid.text("remark", getTranslation("extension.note"), Content::remark).hidden();
    DateField asOf = new DateField(getTranslation("extension.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            grid.refresh();
          }
        });
    grid.toolbar(asOf);
    grid.export("noi-dung-khuyen-cong", getTranslation("extension.contents.title"));
    grid.empty(
        VaadinIcon.LIST_OL,
        getTranslation("extension.contents.empty"),
        getTranslation("extension.contents.empty.hint"));
    add(grid);
  }
}
