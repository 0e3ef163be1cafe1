package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.MoneyTexts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyOffer;
import vn.ctdp.extension.money.ProjectAccount;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** A project's money on its page: figures, what may be entered next, the ledger. */
@org.osgi.service.component.annotations.Component(service = ProjectSection.class)
public final class MoneySection implements ProjectSection {

  /** What is done in few projects only. */
  private static final Set<MoneyKind> RARE = Set.of(MoneyKind.THU_HOI, MoneyKind.CHUYEN_DI);

  private final MoneyViews views;

  /** Made by the component runtime. */
  @Activate
  public MoneySection(@Reference MoneyViews views) {
    this.views = views;
  }

  @Override
  public int order() {
    return MONEY;
  }

  @Override
  public Optional<Component> section(ViewContext context, Project project) {
    if (!context.may(MoneyViews.VIEW, Target.of(project.province()))) {
      return Optional.empty();
    }
    MoneyDesk desk = views.desk();
    ProjectAccount account = desk.figures().account(context.caller(), project.id(), null);
    Div panel = Texts.panel(t("section"));
    Runnable redraw = () -> ProjectView.redraw(panel);
    boolean none = account.rows().isEmpty();
    if (none) {
      Paragraph text = new Paragraph(t(account.kept() ? "section.none" : "section.unkept"));
      text.addClassName("cu-muted");
      Anchor budgets = new Anchor("extension/money", t("section.budgets"));
      budgets.getElement().setAttribute("router-link", true);
      panel.add(text, budgets);
    } else {
      panel.add(tiles(account));
      offers(context, desk, project, account, panel, redraw);
      checks(context, account, panel);
      panel.add(ledger(context, desk, project, account, redraw));
    }
    boolean pay = context.may(MoneyViews.PAY, Target.of(project.province()));
    List<ProjectMoney.Row> contracts =
        account.rows().stream().filter(r -> r.figures().committed() > 0).toList();
    if (pay && !contracts.isEmpty()) {
      Button annex =
          new Button(
              t("annex"),
              VaadinIcon.MINUS.create(),
              e -> MoneyDialogs.annex(context, desk, project, contracts, redraw));
      annex.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      panel.add(annex);
    }
    if (pay && !none) {
      Button own =
          new Button(
              t("own.add"),
              VaadinIcon.PLUS.create(),
              e -> MoneyDialogs.own(context, desk, project, redraw));
      own.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      panel.add(own);
    }
    return Optional.of(panel);
  }

  private static Div tiles(ProjectAccount account) {
    Figures f = account.total();
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    tiles.add(MoneyTexts.tile("allocated", f.available(), null));
    MoneyTexts.tiles(tiles, f, f.available());
    if (f.recovered() != 0) {
      tiles.add(MoneyTexts.tile("recovered", f.recovered(), null));
    }
    if (f.settled() != 0) {
      tiles.add(MoneyTexts.tile("settled", f.settled(), null));
    }
    if (account.own() != 0) {
      tiles.add(MoneyTexts.tile("own", account.own(), null));
    }
    return tiles;
  }

  private static boolean may(ViewContext context, Project project, MoneyKind kind) {
    return context.may(
        kind == MoneyKind.NGHIEM_THU ? MoneyViews.APPRAISE : MoneyViews.PAY,
        Target.of(project.province()));
  }

  private static void offers(
      ViewContext context,
      MoneyDesk desk,
      Project project,
      ProjectAccount account,
      Div panel,
      Runnable redraw) {
    boolean owed =
        account.checks().stream()
            .anyMatch(
                c -> c.code().equals("V-KC-11") && c.outcome() == Assessment.Outcome.KHONG_DAT);
    List<MoneyOffer> shut = new ArrayList<>();
    Details rare = new Details(t("rare"));
    for (MoneyOffer offer : account.offers()) {
      if (!offer.open()) {
        shut.add(offer);
      } else if (may(context, project, offer.kind())) {
        Div box = offer(context, desk, project, account, offer, redraw);
        if (RARE.contains(offer.kind()) && !(owed && offer.kind() == MoneyKind.THU_HOI)) {
          rare.add(box);
        } else {
          panel.add(box);
        }
      }
    }
    if (rare.getContent().findAny().isPresent()) {
      panel.add(rare);
    }
    if (!shut.isEmpty()) {
      UnorderedList reasons = new UnorderedList();
      shut.forEach(o -> reasons.add(new ListItem(shut(context, account, o))));
      Details details = new Details(t("shut"), reasons);
      details.addClassName("kc-shut");
      panel.add(details);
    }
  }

  private static Div offer(
      ViewContext context,
      MoneyDesk desk,
      Project project,
      ProjectAccount account,
      MoneyOffer offer,
      Runnable redraw) {
    Button act =
        new Button(
            offer.kind().label().in(context.locale()),
            e -> MoneyDialogs.book(context, desk, project, offer, redraw));
    act.addThemeVariants(ButtonVariant.LUMO_SMALL);
    Div head = new Div(act, new Span(t("upTo", Format.money(offer.ceiling()))));
    head.addClassName("kc-check-head");
    where(context, account, offer).ifPresent(w -> head.add(muted(w)));
    Div box = new Div(head);
    box.addClassName("kc-check");
    OrderedList steps = new OrderedList();
    for (Localized step : offer.steps()) {
      steps.add(new ListItem(step.in(context.locale())));
    }
    box.add(steps);
    if (!offer.clause().isEmpty()) {
      box.add(muted(offer.clause()));
    }
    return box;
  }

  /** Year, source and content, where a project has more than one of them. */
  private static Optional<String> where(
      ViewContext context, ProjectAccount account, MoneyOffer offer) {
    long pots = account.rows().stream().filter(r -> r.source() != FundSource.DOI_UNG).count();
    return pots < 2
        ? Optional.empty()
        : Optional.of(
            offer.year()
                + " · "
                + MoneyTexts.source(context, offer.source())
                + " · "
                + offer.content());
  }

  private static String shut(ViewContext context, ProjectAccount account, MoneyOffer offer) {
    List<String> why = new ArrayList<>();
    offer.missing().forEach(m -> why.add(m.in(context.locale())));
    if (why.isEmpty()) {
      offer.steps().forEach(s -> why.add(s.in(context.locale())));
    }
    return offer.kind().label().in(context.locale())
        + where(context, account, offer).map(w -> " (" + w + ")").orElse("")
        + ": "
        + String.join("; ", why);
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassName("cu-muted");
    return span;
  }

  private static void checks(ViewContext context, ProjectAccount account, Div panel) {
    for (Assessment.Check check : account.checks()) {
      if (check.outcome() != Assessment.Outcome.DAT) {
        panel.add(AssessmentPanel.check(context, check));
      }
    }
    List<Assessment.Check> good =
        account.checks().stream().filter(c -> c.outcome() == Assessment.Outcome.DAT).toList();
    if (!good.isEmpty()) {
      Details details = new Details(t("checks.good", good.size()));
      good.forEach(c -> details.add(AssessmentPanel.check(context, c)));
      panel.add(details);
    }
  }

  static String note(MoneyEntry e) {
    List<String> parts = new ArrayList<>();
    if (e.reverses() != null) {
      parts.add(t("reversal"));
    }
    if (e.reversedBy() != null) {
      parts.add(t("reversed"));
    }
    if (e.workDone() != null) {
      parts.add(
          t(
              "work.done",
              Format.decimal(
                  e.workDone(), Math.max(0, e.workDone().stripTrailingZeros().scale()))));
    }
    if (e.voucherTotal() != null) {
      parts.add(t("vouchers.of", Format.money(e.voucherTotal())));
    }
    if (e.note() != null) {
      parts.add(e.note());
    }
    return String.join(". ", parts);
  }

  private static DataGrid<MoneyEntry> ledger(
      ViewContext context,
      MoneyDesk desk,
      Project project,
      ProjectAccount account,
      Runnable redraw) {
    List<MoneyEntry> rows = account.entries();
    DataGrid<MoneyEntry> grid =
        desk.components()
            .grid(
                context,
                "extension-money.ledger",
                (caller, request) ->
                    new Page<>(
                        rows.stream().skip(request.offset()).limit(request.limit()).toList(),
                        rows.size()));
    grid.date("on", t("on"), MoneyEntry::on).width("8rem");
    grid.badge(
            "kind",
            t("kind"),
            e -> e.kind().label().in(context.locale()),
            e -> e.reversedBy() == null ? MoneyTexts.tone(e.kind()) : Tone.NEUTRAL)
        .width("14.5rem");
    grid.money("amount", t("amount.column"), MoneyEntry::amount);
    grid.text(
            "document",
            t("document"),
            e ->
                (e.document() == null ? "" : e.document())
                    + (e.voucher() == null ? "" : " · " + e.voucher()))
        .width("10rem");
    grid.text("note", t("note"), MoneySection::note).grow(2);
    DataGrid.Column<MoneyEntry> of =
        grid.text(
                "of",
                t("of.entry"),
                e ->
                    e.year()
                        + " · "
                        + e.source().label().in(context.locale())
                        + " · "
                        + e.content())
            .width("12rem")
            .grow(1);
    if (account.rows().size() < 2) {
      of.hidden();
    }
    grid.text("rule", t("rule"), MoneyEntry::rule).hidden();
    grid.text("by", t("by"), e -> Format.actor(e.by()) + ", " + Format.moment(e.at())).hidden();
    grid.plain().allRowsVisible().export("so-kinh-phi", t("section"));
    grid.action(
        t("reverse"),
        VaadinIcon.ROTATE_LEFT,
        e ->
            e.reverses() == null
                && e.reversedBy() == null
                && (e.kind().ofProject()
                    ? may(context, project, e.kind())
                    : context.may(MoneyViews.ALLOCATE, Target.of(project.province()))),
        e -> MoneyDialogs.reverse(context, desk, e, redraw));
    return grid;
  }
}
