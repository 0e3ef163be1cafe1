package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Function;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.drift.DriftLine;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Verdicts of the drift radar, one line each. */
class DriftView extends Div {

  private static final long serialVersionUID = 1L;

  DriftView(
      ViewContext context,
      Function<Caller, List<DriftLine>> source,
      Function<Caller, List<DriftLine>> check,
      TerritoryService territory,
      Components components) {
    DataGrid<DriftLine> grid =
        components.grid(
            context,
            "exchange.drift",
            (caller, request) -> {
              List<DriftLine> all = source.apply(caller);
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    grid.text("subject", t("drift.subject"), l -> subject(l.subject())).grow(2).pinned();
    grid.text("province", t("province"), l -> province(l, territory));
    grid.badge(
        "verdict",
        t("drift.verdict"),
        l -> l.same() ? t("drift.same") : t("drift.differs", l.count()),
        l -> l.same() ? Tone.GOOD : Tone.BAD);
    grid.moment("checkedAt", t("drift.checkedAt"), DriftLine::checkedAt);
    grid.noSearch();
    grid.open(this::show);
    grid.export("doi-chieu", t("drift"));
    grid.empty(VaadinIcon.SEARCH, t("drift.empty"), t("drift.empty.hint"));
    if (check != null) {
      grid.toolbar(
          new Button(
              t("drift.check"),
              VaadinIcon.REFRESH.create(),
              e -> {
                try {
                  long differing =
                      check.apply(context.caller()).stream().filter(l -> !l.same()).count();
                  grid.refresh();
                  if (differing == 0) {
                    Notices.success(t("drift.allSame"));
                  } else {
                    Notices.warning(t("drift.some", differing));
                  }
                } catch (CtdpException failure) {
                  Notices.failure(failure);
                }
              }));
    }
    addClassName("ctdp-view");
    add(grid);
  }

  private static String subject(String subject) {
    return subject.startsWith("report/")
        ? t("drift.report", subject.substring(7))
        : t("drift.list." + subject);
  }

  private static String province(DriftLine l, TerritoryService territory) {
    return territory
        .find(l.province(), l.checkedAt().atZone(Format.ZONE).toLocalDate())
        .map(AdminUnit::nameVi)
        .orElse(l.province().toString());
  }

  private void show(DriftLine line) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(subject(line.subject()));
    dialog.setWidth("46rem");
    NativeTable table = new NativeTable();
    table.addClassName("exchange-form");
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("drift.key", "drift.atProvince", "drift.atCentre")) {
      NativeTableHeaderCell th = new NativeTableHeaderCell(t(key));
      th.getElement().setAttribute("scope", "col");
      head.add(th);
    }
    table.getHead().add(head);
    for (DriftLine.Difference d : line.differences()) {
      table
          .getBody()
          .add(
              new NativeTableRow(
                  new NativeTableCell(d.key()),
                  new NativeTableCell(d.province().isEmpty() ? "–" : d.province()),
                  new NativeTableCell(d.centre().isEmpty() ? "–" : d.centre())));
    }
    Div body = new Div();
    body.addClassName("exchange-scroll");
    if (line.same()) {
      body.setText(t("drift.same"));
    } else {
      body.add(table);
    }
    dialog.add(body);
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    dialog.open();
  }
}
