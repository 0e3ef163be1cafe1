package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Everything that was received or refused. */
class LedgerView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient TerritoryService territory;
  private final transient Forms forms;

  LedgerView(
      ViewContext context,
      ConsolidationService consolidation,
      Forms forms,
      TerritoryService territory,
      Components components,
      OpenPages open) {
    this.territory = territory;
    this.forms = forms;
    DataGrid<Submission> grid = components.grid(context, "exchange.ledger", consolidation::ledger);
    grid.moment("receivedAt", t("exchange.receipt.at"), Submission::receivedAt)
        .pinned()
        .width("7.5rem");
    grid.text("province", t("exchange.ledger.province"), this::province).width("7.5rem");
    grid.text("form", t("exchange.form"), this::form).width("7.5rem");
    grid.text(
            "period",
            t("exchange.period"),
            s -> s.period() == null ? "" : Format.period(s.period()))
        .width("8rem");
    grid.whole("revision", t("exchange.revision"), s -> s.revision() == 0 ? null : s.revision())
        .width("6rem");
    grid.badge(
        "accepted",
        t("exchange.ledger.outcome"),
        s -> t(s.accepted() ? "exchange.ledger.accepted" : "exchange.ledger.refused"),
        s -> s.accepted() ? Tone.GOOD : Tone.BAD);
    grid.text("problem", t("exchange.ledger.problem"), Submission::problem).grow(3);
    grid.whole(
            "sequence",
            t("exchange.receipt.sequence"),
            s -> s.sequence() == 0 ? null : s.sequence())
        .hidden();
    grid.component(
            "evidence",
            t("exchange.evidence"),
            s ->
                s.accepted() && s.signed()
                    ? EvidenceLink.of(
                        context,
                        s.id(),
                        caller ->
                            consolidation
                                .evidence(caller, s.id())
                                .orElseThrow(
                                    () ->
                                        new CtdpException(CoreError.NOT_FOUND, "chứng cứ", s.id())))
                    : new Span(),
            s -> t(s.signed() ? "exchange.evidence.signed" : "exchange.evidence.unsigned"))
        .width("6.5rem");
    grid.text("sender", t("exchange.ledger.sender"), Submission::sender).hidden();
    grid.text("digest", t("exchange.receipt.digest"), Submission::digest).hidden();
    grid.filter(
        "accepted",
        t("exchange.ledger.outcome"),
        List.of(
            new DataGrid.Option("true", t("exchange.ledger.accepted")),
            new DataGrid.Option("false", t("exchange.ledger.refused"))));
    grid.action(
        t("exchange.national.openReport"),
        VaadinIcon.ARROW_RIGHT,
        Submission::accepted,
        s -> UI.getCurrent().navigate("received/" + s.id()));
    grid.filter(
        "province",
        t("exchange.ledger.province"),
        components.provincePicker(""),
        UnitRef::toString,
        UnitRef::parse);
    grid.noSearch();
    grid.export("so-tiep-nhan", t("exchange.ledger.title"));
    grid.empty(VaadinIcon.INBOX, t("exchange.ledger.empty"), t("exchange.ledger.empty.hint"));
    addClassName("ctdp-view");
    add(grid);
    open.follow(this, grid::refresh);
  }

  private String province(Submission s) {
    if (s.province() == null) {
      return "";
    }
    LocalDate day = s.receivedAt().atZone(Format.ZONE).toLocalDate();
    return territory.find(s.province(), day).map(AdminUnit::nameVi).orElse(s.province().toString());
  }

  private String form(Submission s) {
    return s.form() == null
        ? ""
        : forms.find(s.form()).map(FormDefinition::number).orElse(s.form().toString());
  }
}
