package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.tracking.TrackingEntry;
import vn.ctdp.clusters.tracking.TrackingEntry.Part;
import vn.ctdp.clusters.tracking.TrackingRow;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.CopyButton;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** The weekly tracking list: what is new is marked, and it goes out as text or workbook. */
class TrackingView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int ALL = 10_000;

  private final transient ViewContext context;
  private final transient MapDesk desk;
  private final DateField day;
  private final Span weekText = new Span();
  private final DataGrid<TrackingRow> grid;
  private LocalDate week;

  TrackingView(ViewContext context, MapDesk desk) {
    this.context = context;
    this.desk = desk;
    week = monday(desk.today());
    addClassName("ctdp-view");
    day = new DateField(t("week"));
    grid = grid();
    Button before = arrow(VaadinIcon.ANGLE_LEFT, "week.before", -1);
    Button after = arrow(VaadinIcon.ANGLE_RIGHT, "week.after", 1);
    day.setValue(week);
    day.addValueChangeListener(
        e -> {
          if (e.isFromClient() && e.getValue() != null) {
            go(monday(e.getValue()));
          }
        });
    weekText.addClassName("cu-muted");
    Div nav = new Div(before, day, after);
    nav.addClassName("ctdp-week-nav");
    grid.toolbar(nav);
    Button summary = new Button(t("summary"), VaadinIcon.CHAT.create(), e -> summary());
    grid.toolbar(summary);
    if (!desk.centre() && context.may(ClusterViews.EDIT)) {
      Button copy = new Button(t("copy"), VaadinIcon.COPY_O.create(), e -> copy());
      Button add = new Button(t("add"), VaadinIcon.PLUS.create(), e -> add());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(copy, add);
    }
    weekText.getElement().setAttribute("aria-live", "polite");
    go(week);
    add(weekText, grid);
  }

  private String t(String key, Object... values) {
    return getTranslation("clusters-map.tracking." + key, values);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private Button arrow(VaadinIcon icon, String key, int weeks) {
    Button button = new Button(icon.create(), e -> go(week.plusWeeks(weeks)));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
    button.setAriaLabel(t(key));
    button.setTooltipText(t(key));
    return button;
  }

  private void go(LocalDate to) {
    week = to;
    day.setValue(to);
    weekText.setText(t("week.of", Format.date(to), Format.date(to.plusDays(6))));
    grid.export("theo-doi-tuan-" + to, t("export", Format.date(to), Format.date(to.plusDays(6))));
    grid.refresh();
  }

  private DataGrid<TrackingRow> grid() {
    DataGrid<TrackingRow> list =
        desk.components()
            .grid(
                context,
                "clusters-tracking",
                (caller, request) -> desk.tracking().week(caller, request, week));
    list.text("name", t("cluster"), r -> r.cluster().name()).sortable().pinned().width("11rem");
    list.badge(
            "state",
            t("state"),
            r -> t("state." + state(r)),
            r ->
                switch (state(r)) {
                  case "changed" -> Tone.GOOD;
                  case "same" -> Tone.NEUTRAL;
                  default -> Tone.WARNING;
                })
        .width("8.5rem");
    part(list, "developer", Part.DEVELOPER, TrackingEntry::developer, "10rem").hidden();
    part(list, "decision", Part.DECISION, TrackingEntry::decision, "10rem");
    part(list, "landLeased", Part.LAND_LEASED, TrackingEntry::landLeased, "11rem");
    part(list, "households", Part.HOUSEHOLDS, TrackingView::households, "7rem");
    part(
        list,
        "clearedHa",
        Part.CLEARED,
        e -> e.clearedHa() == null ? null : Format.area(e.clearedHa()),
        "7rem");
    part(
            list,
            "clearanceCost",
            Part.COST,
            e -> e.clearanceCost() == null ? null : Format.moneyShort(e.clearanceCost()),
            "8rem")
        .hidden();
    part(list, "construction", Part.CONSTRUCTION, TrackingEntry::construction, "13rem");
    part(list, "obstacles", Part.OBSTACLES, TrackingEntry::obstacles, "13rem");
    part(list, "request", Part.REQUEST, TrackingEntry::request, "12rem");
    part(list, "milestone", Part.MILESTONE, TrackingView::milestone, "11rem");
    part(list, "owner", Part.OWNER, TrackingEntry::owner, "9rem");
    list.filter(
        "state",
        t("state"),
        List.of(
            new DataGrid.Option("MISSING", t("filter.MISSING")),
            new DataGrid.Option("CHANGED", t("filter.CHANGED")),
            new DataGrid.Option("OBSTACLE", t("filter.OBSTACLE"))));
    list.sort("name", true);
    list.empty(VaadinIcon.CALENDAR_CLOCK, t("none"), t("none.hint"));
    if (desk.centre() || !context.may(ClusterViews.EDIT)) {
      list.link(r -> "clusters/" + r.cluster().id());
    } else {
      list.open(this::edit);
      list.action(
          t("open"),
          VaadinIcon.ARROW_RIGHT,
          r -> getUI().ifPresent(ui -> ui.navigate("clusters/" + r.cluster().id())));
    }
    list.action(t("history"), VaadinIcon.TIME_BACKWARD, this::history);
    return list;
  }

  private DataGrid.Column<TrackingRow> part(
      DataGrid<TrackingRow> list,
      String key,
      Part part,
      Function<TrackingEntry, String> value,
      String width) {
    return list.component(
            key, t(key), r -> cell(r, part, value), r -> r.entry().map(value).orElse(""))
        .width(width);
  }

  private static Div cell(TrackingRow row, Part part, Function<TrackingEntry, String> value) {
    String now = row.entry().map(value).orElse(null);
    Div cell = new Div();
    cell.addClassName("ctdp-week-cell");
    Span text = new Span(now == null ? "" : now);
    cell.add(text);
    if (row.changed().contains(part)) {
      text.addClassName("ctdp-changed");
      if (now == null) {
        text.setText("–");
      }
      row.before()
          .map(value)
          .ifPresent(
              was -> {
                Span before = new Span(was);
                before.addClassName("ctdp-was");
                cell.add(before);
              });
    }
    return cell;
  }

  private static String households(TrackingEntry e) {
    if (e.householdsDone() == null && e.householdsTotal() == null) {
      return null;
    }
    return (e.householdsDone() == null ? "?" : Format.whole(e.householdsDone()))
        + (e.householdsTotal() == null ? "" : "/" + Format.whole(e.householdsTotal()));
  }

  private static String milestone(TrackingEntry e) {
    if (e.milestone() == null) {
      return e.milestoneDay() == null ? null : Format.date(e.milestoneDay());
    }
    return e.milestone()
        + (e.milestoneDay() == null ? "" : " (" + Format.date(e.milestoneDay()) + ")");
  }

  private static String state(TrackingRow row) {
    if (row.entry().isEmpty()) {
      return "missing";
    }
    if (row.entry().get().copied()) {
      return "copied";
    }
    return row.changed().isEmpty() && row.before().isPresent() ? "same" : "changed";
  }

  private void copy() {
    try {
      int copied = desk.tracking().copyForward(context.caller(), week);
      Notices.success(t("copied", copied));
      grid.refresh();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private void summary() {
    String text;
    try {
      text = desk.tracking().summary(context.caller(), week);
    } catch (RuntimeException e) {
      Notices.failure(e);
      return;
    }
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("summary.title"));
    dialog.setWidth("min(46rem, 96vw)");
    Pre pre = new Pre(text);
    pre.addClassName("ctdp-summary");
    pre.getElement().setAttribute("tabindex", "0").setAttribute("lang", "vi");
    Div body = new Div(new Span(t("summary.hint")), pre);
    body.addClassName("ctdp-stack");
    dialog.add(body);
    CopyButton copy = new CopyButton(t("summary.copy"), () -> text);
    copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button close = new Button(t("close"), e -> dialog.close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(close, copy);
    dialog.open();
  }

  private void add() {
    List<TrackingRow> free =
        desk
            .tracking()
            .week(
                context.caller(),
                new PageRequest(0, ALL, List.of(), "", Map.of("scope", "ALL")),
                week)
            .rows()
            .stream()
            .filter(r -> r.entry().isEmpty())
            .toList();
    ComboBox<TrackingRow> choice = new ComboBox<>(t("cluster"));
    choice.setItems(free);
    choice.setItemLabelGenerator(r -> r.cluster().name());
    choice.setWidthFull();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("add"));
    dialog.setWidth("min(30rem, 96vw)");
    dialog.add(choice);
    Button next =
        new Button(
            t("next"),
            e -> {
              if (choice.getValue() == null) {
                choice.focus();
                return;
              }
              dialog.close();
              edit(choice.getValue());
            });
    next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(t("close"), e -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(cancel, next);
    dialog.open();
    choice.focus();
  }

  private void history(TrackingRow row) {
    List<TrackingEntry> all = desk.tracking().history(context.caller(), row.cluster().id());
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("history.of", row.cluster().name()));
    dialog.setWidth("min(64rem, 96vw)");
    DataGrid<TrackingEntry> list =
        desk.components()
            .grid(
                context,
                "clusters-tracking-history",
                (caller, request) ->
                    new vn.ctdp.core.query.Page<>(
                        all.stream().skip(request.offset()).limit(request.limit()).toList(),
                        all.size()));
    list.date("week", t("week"), TrackingEntry::week).width("8rem");
    list.text("households", t("households"), TrackingView::households).width("7rem");
    list.area("clearedHa", t("clearedHa"), TrackingEntry::clearedHa).width("7rem");
    list.text("construction", t("construction"), TrackingEntry::construction).grow(2);
    list.text("obstacles", t("obstacles"), TrackingEntry::obstacles).grow(2);
    list.text("milestone", t("milestone"), TrackingView::milestone).grow(2);
    list.text("by", t("by"), e -> Format.actor(e.changedBy())).width("9rem");
    list.plain().noExport();
    list.setHeight("22rem");
    list.empty(VaadinIcon.TIME_BACKWARD, t("history.none"), null);
    dialog.add(list);
    Button close = new Button(t("close"), e -> dialog.close());
    dialog.getFooter().add(close);
    dialog.open();
  }

  /** This week's entry, else a draft from the week before, else from the register. */
  private TrackingEntry draft(TrackingRow row) {
    if (row.entry().isPresent()) {
      return row.entry().get();
    }
    Cluster c = row.cluster();
    Optional<TrackingEntry> last = row.before();
    String decision =
        desk.register()
            .cluster(context.caller(), c.id(), desk.today())
            .map(s -> s.facts().get(FactKey.ESTABLISHED_AREA))
            .map(ClusterFact::source)
            .orElse(null);
    return new TrackingEntry(
        null,
        c.id(),
        week,
        last.map(TrackingEntry::developer).orElse(c.developerName()),
        last.map(TrackingEntry::decision).orElse(decision),
        last.map(TrackingEntry::landLeased).orElse(null),
        last.map(TrackingEntry::householdsDone).orElse(null),
        last.map(TrackingEntry::householdsTotal).orElse(null),
        last.map(TrackingEntry::clearedHa).orElse(null),
        last.map(TrackingEntry::clearanceCost).orElse(null),
        last.map(TrackingEntry::construction).orElse(null),
        last.map(TrackingEntry::obstacles).orElse(null),
        last.map(TrackingEntry::request).orElse(null),
        last.map(TrackingEntry::milestone).orElse(null),
        last.map(TrackingEntry::milestoneDay).orElse(null),
        last.map(TrackingEntry::owner).orElse(null),
        false,
        null,
        null,
        0);
  }

  private void edit(TrackingRow row) {
    UUID cluster = row.cluster().id();
    TrackingEntry entry = draft(row);
    FormPanel<TrackingEntry> form = new FormPanel<>();
    TextField developer = form.field("developer", text("developer", 300), TrackingEntry::developer);
    TextField decision = form.field("decision", text("decision", 300), TrackingEntry::decision);
    TextArea leased = form.field("landLeased", area("landLeased", 1000), TrackingEntry::landLeased);
    form.wide(leased);
    form.section(t("clearance"));
    WholeNumberField done =
        form.field(
            "householdsDone",
            new WholeNumberField(t("householdsDone")),
            TrackingEntry::householdsDone);
    WholeNumberField total =
        form.field(
            "householdsTotal",
            new WholeNumberField(t("householdsTotal")),
            TrackingEntry::householdsTotal);
    AreaField cleared =
        form.field("clearedHa", new AreaField(t("clearedHa")), TrackingEntry::clearedHa);
    MoneyField cost =
        form.field(
            "clearanceCost", new MoneyField(t("clearanceCost")), TrackingEntry::clearanceCost);
    form.section(t("progress"));
    TextArea construction =
        form.field("construction", area("construction", 1000), TrackingEntry::construction);
    form.wide(construction);
    TextArea obstacles = form.field("obstacles", area("obstacles", 2000), TrackingEntry::obstacles);
    form.wide(obstacles);
    TextArea request = form.field("request", area("request", 1000), TrackingEntry::request);
    form.wide(request);
    TextField milestone = form.field("milestone", text("milestone", 500), TrackingEntry::milestone);
    DateField milestoneDay =
        form.field("milestoneDay", new DateField(t("milestoneDay")), TrackingEntry::milestoneDay);
    TextField owner = form.field("owner", text("owner", 200), TrackingEntry::owner);
    owner.setHelperText(t("owner.hint"));
    form.onSave(
        base ->
            desk.tracking()
                .save(
                    context.caller(),
                    new TrackingEntry(
                        base.id(),
                        cluster,
                        base.week(),
                        FormPanel.text(developer),
                        FormPanel.text(decision),
                        FormPanel.text(leased),
                        done.getValue(),
                        total.getValue(),
                        cleared.getValue(),
                        cost.getValue(),
                        FormPanel.text(construction),
                        FormPanel.text(obstacles),
                        FormPanel.text(request),
                        FormPanel.text(milestone),
                        milestoneDay.getValue(),
                        FormPanel.text(owner),
                        false,
                        null,
                        null,
                        base.version())));
    form.onReload(
        base ->
            desk.tracking()
                .row(context.caller(), cluster, base.week())
                .flatMap(TrackingRow::entry));
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        row.cluster().name()
            + " – "
            + t("week.of", Format.date(entry.week()), Format.date(entry.week().plusDays(6))));
    dialog.setWidth("min(52rem, 96vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          grid.refresh();
        });
    form.load(entry);
    dialog.add(form);
    dialog.open();
  }

  private TextField text(String key, int max) {
    TextField field = new TextField(t(key));
    field.setMaxLength(max);
    return field;
  }

  private TextArea area(String key, int max) {
    TextArea field = new TextArea(t(key));
    field.setMaxLength(max);
    field.setMinHeight("4.5rem");
    return field;
  }
}
