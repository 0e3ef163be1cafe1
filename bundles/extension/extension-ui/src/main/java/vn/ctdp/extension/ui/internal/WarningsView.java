package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.Outlook;
import vn.ctdp.extension.report.Warning;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What is due next, and what may go wrong, of all projects that are not over. */
class WarningsView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReportDesk desk;
  private final DataGrid<Outlook> grid;

  WarningsView(ViewContext context, ReportDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassNames("ctdp-view", "kc-list");
    grid = grid();
    add(tiles(), grid, rules());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<String> wanted =
        event.getLocation().getQueryParameters().getParameters().getOrDefault("warning", List.of());
    if (!wanted.isEmpty()
        && Arrays.stream(Warning.values()).anyMatch(w -> w.name().equals(wanted.get(0)))) {
      grid.setFilter("warning", wanted.get(0));
    }
  }

  private Div tiles() {
    Div tiles = new Div();
    tiles.addClassNames("cu-tiles", "kc-counts");
    Map<Warning, Long> counts = desk.warnings().counts(context.caller());
    for (Warning w : Warning.values()) {
      long count = counts.get(w);
      StatTile tile =
          new StatTile(
                  w.label().in(context.locale()),
                  Format.whole(count),
                  getTranslation("extension-report.warnings.projects"))
              .tone(count == 0 ? Tone.NEUTRAL : tone(w));
      tile.addClassName("kc-tile");
      tile.getElement().setAttribute("role", "button");
      tile.getElement().setAttribute("tabindex", "0");
      tile.addClickListener(e -> grid.setFilter("warning", w.name()));
      tile.getElement()
          .addEventListener("keydown", e -> grid.setFilter("warning", w.name()))
          .setFilter("event.key === 'Enter'");
      tiles.add(tile);
    }
    return tiles;
  }

  static Tone tone(Warning w) {
    return switch (w) {
      case LIQUIDATION, STEP_LATE, END_PASSED -> Tone.BAD;
      default -> Tone.WARNING;
    };
  }

  private DataGrid<Outlook> grid() {
    DataGrid<Outlook> rows =
        desk.components().grid(context, "extension.warnings", desk.warnings()::projects);
    rows.text("name", getTranslation("extension-report.project"), Outlook::name)
        .sortable()
        .pinned()
        .width("12rem")
        .grow(4);
    rows.text("code", getTranslation("extension-report.code"), Outlook::code).sortable().hidden();
    if (desk.province().isEmpty()) {
      rows.text(
          "province",
          getTranslation("extension-report.province"),
          o -> desk.name(o.province(), o.end()));
    }
    rows.text("unit", getTranslation("extension-report.unit"), Outlook::unitName).hidden();
    rows.text(
            "state", getTranslation("extension-report.state"), o -> o.state().in(context.locale()))
        .width("9rem")
        .hidden();
    rows.text(
            "next",
            getTranslation("extension-report.next"),
            o -> o.next() == null ? "" : o.next().what().in(context.locale()))
        .width("9rem")
        .grow(2);
    rows.date(
            "due",
            getTranslation("extension-report.due"),
            o -> o.next() == null ? null : o.next().on())
        .width("8.5rem");
    rows.badge(
            "left",
            getTranslation("extension-report.left"),
            o -> o.next() == null ? "" : left(o.next().daysLeft()),
            o -> leftTone(o.next()))
        .width("9rem");
    rows.text("progress", getTranslation("extension-report.progress"), WarningsView::progress)
        .help(getTranslation("extension-report.progress.help"))
        .alignedAsFigure()
        .width("8rem");
    rows.percent("done", getTranslation("extension-report.done"), 1, Outlook::done).hidden();
    rows.percent("planned", getTranslation("extension-report.planned"), 1, Outlook::planned)
        .help(getTranslation("extension-report.planned.help"))
        .hidden();
    rows.component(
            "flags",
            getTranslation("extension-report.flags"),
            this::flags,
            o -> flags(o, f -> f.warning().label().in(context.locale())))
        .width("15rem")
        .grow(3);
    rows.text("reasons", getTranslation("extension-report.reasons"), o -> flags(o, this::words))
        .hidden();
    rows.money("support", getTranslation("extension-report.support"), Outlook::support)
        .sortable()
        .hidden();
    rows.date("end", getTranslation("extension-report.end"), Outlook::end).sortable().hidden();
    rows.text("year", getTranslation("extension-report.year"), o -> "" + o.year())
        .sortable()
        .hidden();
    List<DataGrid.Option> options =
        new java.util.ArrayList<>(
            List.of(new DataGrid.Option("any", getTranslation("extension-report.warnings.any"))));
    options.addAll(Texts.options(context, Warning.values(), Warning::label));
    rows.filter("warning", getTranslation("extension-report.warning"), options);
    rows.filter(
        "level",
        getTranslation("extension-report.level"),
        Texts.options(context, FundLevel.values(), FundLevel::label));
    if (desk.province().isEmpty()) {
      rows.filter(
          "province",
          getTranslation("extension-report.province"),
          desk.components().provincePicker(""),
          UnitRef::toString,
          UnitRef::parse);
    }
    rows.link(o -> "extension/" + o.project());
    rows.export("canh-bao-khuyen-cong", getTranslation("extension-report.warnings.title"));
    rows.empty(
        VaadinIcon.CHECK_CIRCLE_O,
        getTranslation("extension-report.warnings.empty"),
        getTranslation("extension-report.warnings.empty.hint"));
    rows.sort("end", true);
    return rows;
  }

  private static String progress(Outlook o) {
    return o.planned() == null
        ? ""
        : Texts.t(
            "extension-report.progress.text",
            o.done() == null ? "–" : Format.decimal(o.done(), 0),
            Format.decimal(o.planned(), 0));
  }

  private String left(long days) {
    return Texts.t(
        days < 0 ? "extension-report.left.late" : "extension-report.left.days",
        Format.whole(Math.abs(days)));
  }

  private static Tone leftTone(Outlook.Due due) {
    if (due == null) {
      return Tone.NEUTRAL;
    }
    return due.daysLeft() < 0 ? Tone.BAD : due.daysLeft() <= 7 ? Tone.WARNING : Tone.NEUTRAL;
  }

  private Component flags(Outlook o) {
    return badges(context, o);
  }

  static Div badges(ViewContext context, Outlook o) {
    Div all = new Div();
    all.addClassName("kc-flags");
    for (Outlook.Flag f : o.flags()) {
      StatusBadge badge =
          new StatusBadge(f.warning().label().in(context.locale()), tone(f.warning()));
      badge.getElement().setAttribute("title", f.why().in(context.locale()));
      all.add(badge);
    }
    return all;
  }

  private static String flags(Outlook o, Function<Outlook.Flag, String> words) {
    return o.flags().stream().map(words).collect(Collectors.joining("; "));
  }

  private String words(Outlook.Flag f) {
    return f.warning().label().in(context.locale()) + ": " + f.why().in(context.locale());
  }

  private Details rules() {
    Div text = new Div();
    text.addClassName("kc-rules");
    for (EarlyWarnings.Rule rule : desk.warnings().rules(context.caller())) {
      Div line = new Div();
      Span name = new Span(rule.warning().label().in(context.locale()) + ": ");
      name.getStyle().set("font-weight", "600");
      Span legal = new Span(" (" + rule.legalText() + ")");
      legal.addClassName("cu-muted");
      line.add(name, new Span(rule.text().in(context.locale())), legal);
      text.add(line);
    }
    Details details = new Details(getTranslation("extension-report.rules"), text);
    details.addClassName("ctdp-panel");
    return details;
  }
}
