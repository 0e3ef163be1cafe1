package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.MoneyTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** One budget: what was given, where it went, what became of it, on any day. */
class BudgetView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient MoneyDesk desk;
  private LocalDate day;

  BudgetView(ViewContext context, MoneyDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Desk.id(event.getRouteParameters().get("id").orElse("")));
  }

  private void show(UUID id) {
    Budget budget =
        desk.money()
            .budget(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "dự toán", id));
    BudgetOverview over = desk.money().overview(context.caller(), id, day);
    removeAll();
    add(header(budget, over), day(id), tiles(over));
    facts(budget);
    over.checks().forEach(c -> add(AssessmentPanel.check(context, c)));
    List<Content> contents =
        desk.catalogue().contents(LocalDate.of(budget.year(), 12, 31)).stream()
            .filter(c -> c.parent() == null)
            .toList();
    if (!over.provinces().isEmpty()) {
      add(Texts.panel(t("byProvince"), shares("provinces", over.provinces(), contents)));
    }
    if (!over.contents().isEmpty()) {
      add(Texts.panel(t("byContent"), shares("contents", over.contents(), contents)));
    }
    if (!over.projects().isEmpty()) {
      add(Texts.panel(t("byProject"), projects(over.projects())));
    }
    add(Texts.panel(t("decisions"), entries(budget, over)));
    SubjectRef subject = new SubjectRef("extension-budget", id.toString());
    add(Texts.panel(t("files"), desk.components().attachments(context, subject)));
  }

  private boolean mayAllocate(Budget b) {
    return context.may(
        MoneyViews.ALLOCATE, b.province() == null ? Target.INSTANCE : Target.of(b.province()));
  }

  private PageHeader header(Budget b, BudgetOverview over) {
    PageHeader header =
        new PageHeader(MoneyTexts.title(context, b))
            .back("extension/money", t("title"))
            .badge(
                new StatusBadge(
                    b.status().label().in(context.locale()), MoneyTexts.tone(b.status())));
    if (!mayAllocate(b)) {
      return header;
    }
    Runnable redraw = () -> show(b.id());
    if (b.status() != BudgetStatus.KHOA) {
      Button estimate =
          new Button(
              t(over.received() == 0 ? "estimate.first" : "estimate.change"),
              VaadinIcon.MONEY_DEPOSIT.create(),
              e -> MoneyDialogs.estimate(context, desk, b, over.received() == 0, redraw));
      if (over.received() == 0) {
        estimate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      }
      header.actions(estimate);
    }
    if (b.status() == BudgetStatus.GIAO && over.received() > 0) {
      Button allocate =
          new Button(
              t("allocate"),
              VaadinIcon.SPLIT.create(),
              e -> MoneyDialogs.allocate(context, desk, b, over, redraw));
      allocate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(allocate);
    }
    header.actions(
        new Button(
            t("edit"),
            VaadinIcon.PENCIL.create(),
            e -> MoneyDialogs.budget(context, desk, b, saved -> redraw.run())));
    return header;
  }

  private Div day(UUID id) {
    DateField field = new DateField(t("day"));
    field.setHelperText(t("day.hint"));
    field.setValue(day);
    field.addValueChangeListener(
        e -> {
          day = e.getValue();
          show(id);
        });
    return new Div(field);
  }

  private Div tiles(BudgetOverview over) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    long whole = over.received() + over.total().carriedIn() - over.total().carriedOver();
    tiles.add(MoneyTexts.tile("received", over.received(), carried(over.total())));
    tiles.add(MoneyTexts.tile("allocated", over.handed(), MoneyTexts.share(over.handed(), whole)));
    MoneyTexts.tiles(tiles, over.total(), whole);
    tiles.add(MoneyTexts.tile("left", whole - over.total().disbursed(), null));
    return tiles;
  }

  private static String carried(Figures f) {
    if (f.carriedIn() == 0 && f.carriedOver() == 0) {
      return null;
    }
    return t("carried", Format.moneyShort(f.carriedIn()), Format.moneyShort(f.carriedOver()));
  }

  private void facts(Budget b) {
    if (b.opinion() == null && b.note() == null && b.management() == null) {
      return;
    }
    KeyValues facts = new KeyValues();
    if (b.opinion() != null) {
      facts.put(
          t("opinion"),
          b.opinion() + (b.opinionOn() == null ? "" : ", " + Format.date(b.opinionOn())));
    }
    if (b.management() != null) {
      facts.put(t("management"), Format.money(b.management()));
    }
    facts.putWide(t("note"), b.note());
    Div panel = new Div(facts);
    panel.addClassName("ctdp-panel");
    add(panel);
  }

  private <T> DataGrid<T> small(String id, List<T> rows) {
    DataGrid<T> grid =
        desk.components()
            .grid(
                context,
                "extension-money." + id,
                (caller, request) ->
                    new Page<>(
                        rows.stream().skip(request.offset()).limit(request.limit()).toList(),
                        rows.size()));
    return grid.plain().noCount().allRowsVisible();
  }

  private DataGrid<BudgetOverview.Share> shares(
      String id, List<BudgetOverview.Share> rows, List<Content> contents) {
    DataGrid<BudgetOverview.Share> grid = small(id, rows);
    grid.text(
            "of",
            t("of"),
            s ->
                s.content() == null
                    ? desk.name(s.province(), desk.today())
                    : (s.province() == null ? "" : desk.name(s.province(), desk.today()) + " · ")
                        + Texts.content(context, contents, s.content()))
        .width("10rem")
        .grow(3);
    money(grid, "received", "allocated.column", BudgetOverview.Share::received);
    money(grid, "free", "free.column", s -> s.received() - s.handed());
    figures(grid, BudgetOverview.Share::figures);
    grid.percent(
            "share",
            t("share.column"),
            1,
            s -> MoneyTexts.percent(s.figures().disbursed(), s.received()))
        .width("5.5rem");
    return grid.noExport();
  }

  private static <T> void figures(DataGrid<T> grid, Function<T, Figures> figures) {
    money(grid, "committed", "committed.column", r -> figures.apply(r).committed());
    money(grid, "disbursed", "disbursed.column", r -> figures.apply(r).disbursed());
    money(grid, "accepted", "accepted.column", r -> figures.apply(r).accepted());
  }

  private static <T> void money(
      DataGrid<T> grid, String id, String header, Function<T, Long> amount) {
    grid.money(id, t(header), amount).width("9.2rem");
  }

  private DataGrid<BudgetOverview.ProjectShare> projects(List<BudgetOverview.ProjectShare> rows) {
    DataGrid<BudgetOverview.ProjectShare> grid = small("projects", rows);
    grid.text("name", t("project"), p -> p.code() + " · " + p.name()).width("11rem").grow(3);
    grid.text("content", t("content"), BudgetOverview.ProjectShare::content).width("5.5rem");
    money(grid, "available", "allocated.column", p -> p.figures().available());
    figures(grid, BudgetOverview.ProjectShare::figures);
    money(grid, "left", "left.column", p -> p.figures().left());
    grid.link(p -> "extension/" + p.project());
    return grid.export("kinh-phi-de-an", t("byProject"));
  }

  private DataGrid<MoneyEntry> entries(Budget b, BudgetOverview over) {
    Map<UUID, String> codes =
        over.projects().stream()
            .collect(
                Collectors.toMap(
                    BudgetOverview.ProjectShare::project,
                    BudgetOverview.ProjectShare::code,
                    (one, same) -> one));
    DataGrid<MoneyEntry> grid =
        desk.components()
            .grid(
                context,
                "extension-money.entries",
                (caller, request) -> desk.money().entries(caller, b.id(), request));
    grid.date("on", t("on"), MoneyEntry::on).width("8rem");
    grid.badge(
            "kind",
            t("kind"),
            e -> e.kind().label().in(context.locale()),
            e -> MoneyTexts.tone(e.kind()))
        .width("10rem");
    grid.text("to", t("to"), e -> to(e, codes)).width("12rem").grow(2);
    grid.money("amount", t("amount.column"), MoneyEntry::amount);
    grid.text("document", t("document"), MoneyEntry::document).width("10rem");
    grid.text("note", t("note"), e -> MoneySection.note(e)).grow(2);
    grid.text("by", t("by"), e -> Format.actor(e.by()) + ", " + Format.moment(e.at())).hidden();
    grid.plain().noExport();
    grid.rowPart(e -> e.reversedBy() != null ? "muted" : null);
    if (mayAllocate(b) && b.status() != BudgetStatus.KHOA) {
      grid.action(
          t("reverse"),
          VaadinIcon.ROTATE_LEFT,
          e -> e.reverses() == null && e.reversedBy() == null,
          e -> MoneyDialogs.reverse(context, desk, e, () -> show(b.id())));
    }
    grid.empty(VaadinIcon.WALLET, t("entries.none"), t("entries.none.hint"));
    return grid.allRowsVisible();
  }

  private String to(MoneyEntry e, Map<UUID, String> codes) {
    if (e.kind() != MoneyKind.PHAN_BO) {
      return "";
    }
    if (e.level() == MoneyLevel.DE_AN) {
      String code = codes.get(e.project());
      return code == null ? e.content() : code + " · " + e.content();
    }
    String province =
        e.province() == null || desk.province().isPresent() ? "" : desk.name(e.province(), e.on());
    return e.content() == null
        ? province
        : province.isEmpty() ? e.content() : province + " · " + e.content();
  }
}
