package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.report.ExtensionIndicators.By;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.extension.report.IndicatorRecord;
import vn.ctdp.extension.report.IndicatorScope;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** The aggregates of a year at a cut-off day, each with its parts and the projects behind them. */
class IndicatorsView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int YEARS = 12;

  private final transient ViewContext context;
  private final transient ReportDesk desk;
  private final DataGrid<Indicator> grid;

  private int year;
  private LocalDate cutoff;
  private FundLevel level;
  private String content;
  private UnitRef province;

  IndicatorsView(ViewContext context, ReportDesk desk) {
    this.context = context;
    this.desk = desk;
    cutoff = desk.today();
    year = cutoff.getYear();
    addClassName("ctdp-view");
    grid = grid();
    grid.toolbar(years(), day(), levels(), contents());
    if (desk.province().isEmpty()) {
      UnitPicker picker = desk.components().provincePicker(Texts.t("extension-report.province"));
      picker.addValueChangeListener(
          e -> {
            province = e.getValue();
            grid.refresh();
          });
      grid.toolbar(picker);
    }
    add(grid);
  }

  private IndicatorScope scope() {
    return new IndicatorScope(year, cutoff, level, content, province);
  }

  private Select<Integer> years() {
    List<Integer> all = new ArrayList<>();
    for (int y = year + 1; y > year - YEARS; y--) {
      all.add(y);
    }
    Select<Integer> select = new Select<>();
    select.setLabel(getTranslation("extension-report.year"));
    select.setItems(all);
    select.setItemLabelGenerator(String::valueOf);
    select.setValue(year);
    select.setWidth("9rem");
    select.addValueChangeListener(
        e -> {
          year = e.getValue();
          grid.refresh();
        });
    return select;
  }

  private DateField day() {
    DateField field = new DateField(getTranslation("extension-report.cutoff"));
    field.setValue(cutoff);
    field.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            cutoff = e.getValue();
            grid.refresh();
          }
        });
    return field;
  }

  private Select<FundLevel> levels() {
    Select<FundLevel> select =
        Texts.select(
            context,
            getTranslation("extension-report.level"),
            FundLevel.values(),
            FundLevel::label);
    select.setItemLabelGenerator(
        v -> v == null ? getTranslation("extension-report.all") : v.label().in(context.locale()));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("extension-report.all"));
    select.addValueChangeListener(
        e -> {
          level = e.getValue();
          grid.refresh();
        });
    return select;
  }

  private Select<String> contents() {
    List<Content> tops =
        desk.catalogue().contents(desk.today()).stream().filter(c -> c.parent() == null).toList();
    Select<String> select = new Select<>();
    select.setLabel(getTranslation("extension-report.content"));
    select.setItems(tops.stream().map(Content::code).toList());
    select.setItemLabelGenerator(
        c -> c == null ? getTranslation("extension-report.all") : Texts.content(context, tops, c));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("extension-report.all"));
    select.addValueChangeListener(
        e -> {
          content = e.getValue();
          grid.refresh();
        });
    return select;
  }

  private DataGrid<Indicator> grid() {
    DataGrid<Indicator> rows =
        desk.components()
            .grid(
                context,
                "extension.indicators",
                (caller, request) -> {
                  String wanted = VietnameseText.searchKey(request.search());
                  List<Indicator> all =
                      desk.indicators().indicators(caller, scope()).stream()
                          .filter(
                              i ->
                                  VietnameseText.searchKey(
                                          i.id() + " " + i.name().in(caller.locale()))
                                      .contains(wanted))
                          .toList();
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    rows.text(
            "name",
            getTranslation("extension-report.indicator"),
            i -> i.name().in(context.locale()))
        .pinned()
        .width("18rem")
        .grow(4);
    rows.text("id", getTranslation("extension-report.code"), Indicator::id).width("9rem");
    rows.text("value", getTranslation("extension-report.value"), this::value)
        .alignedAsFigure()
        .width("12.5rem");
    rows.text("numerator", getTranslation("extension-report.numerator"), i -> part(i.numerator()))
        .alignedAsFigure()
        .width("10rem");
    rows.text(
            "denominator",
            getTranslation("extension-report.denominator"),
            i -> part(i.denominator()))
        .alignedAsFigure()
        .width("10rem");
    rows.text(
            "method",
            getTranslation("extension-report.method"),
            i -> i.method().in(context.locale()))
        .hidden();
    rows.text("cutoff", getTranslation("extension-report.cutoff"), i -> Format.date(i.cutoff()))
        .hidden();
    rows.open(this::explain);
    rows.export("chi-tieu-khuyen-cong", getTranslation("extension-report.indicators.title"));
    rows.empty(
        VaadinIcon.BAR_CHART,
        getTranslation("extension-report.indicators.empty"),
        getTranslation("extension-report.indicators.empty.hint"));
    return rows;
  }

  private String value(Indicator i) {
    return i.value() == null
        ? Texts.t("extension-report.unknown")
        : figure(i.unit(), i.value()) + suffix(i);
  }

  private String suffix(Indicator i) {
    return "\u00a0" + i.printedUnit().in(context.locale());
  }

  private static String figure(String unit, BigDecimal value) {
    return switch (unit) {
      case "VND" -> Format.whole(value);
      case "%", "ratio" -> Format.decimal(value, 2);
      default -> Format.decimal(value, Math.max(0, value.stripTrailingZeros().scale()));
    };
  }

  private static String part(Indicator.Part part) {
    if (part == null) {
      return "";
    }
    return part.value() == null
        ? Texts.t("extension-report.unknown")
        : figure(part.unit(), part.value());
  }

  private void explain(Indicator i) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(i.id() + " · " + i.name().in(context.locale()));
    dialog.setWidth("min(64rem, 95vw)");
    KeyValues facts = new KeyValues();
    facts.put(getTranslation("extension-report.value"), value(i));
    facts.put(getTranslation("extension-report.cutoff"), Format.date(i.cutoff()));
    facts.put(i.numerator().name().in(context.locale()), words(i.numerator()));
    if (i.denominator() != null) {
      facts.put(i.denominator().name().in(context.locale()), words(i.denominator()));
    }
    facts.putWide(getTranslation("extension-report.method"), i.method().in(context.locale()));
    facts.putWide(getTranslation("extension-report.source"), i.source());
    dialog.add(facts);
    Div groups = new Div();
    groups.addClassName("kc-columns");
    for (By by : By.values()) {
      if (by != By.PROVINCE || desk.province().isEmpty()) {
        groups.add(breakdown(i, by));
      }
    }
    dialog.add(groups);
    dialog.add(records(dialog, i, false));
    if (i.denominator() != null) {
      dialog.add(records(dialog, i, true));
    }
    Button close = new Button(getTranslation("extension-report.close"), e -> dialog.close());
    dialog.getFooter().add(close);
    dialog.open();
  }

  private static String words(Indicator.Part part) {
    String text = part(part) + " · " + Texts.t("extension-report.records", part.records());
    return part.unknown() == 0
        ? text
        : text + " · " + Texts.t("extension-report.unknowns", part.unknown());
  }

  private Div breakdown(Indicator i, By by) {
    Map<String, Indicator> groups =
        desk.indicators().breakdown(context.caller(), scope(), i.id(), by);
    Div box = new Div(new H4(getTranslation("extension-report.by." + by.name())));
    KeyValues values = new KeyValues();
    List<Content> contents = desk.catalogue().contents(cutoff);
    groups.forEach(
        (key, indicator) ->
            values.put(
                switch (by) {
                  case LEVEL -> FundLevel.valueOf(key).label().in(context.locale());
                  case CONTENT -> Texts.content(context, contents, key);
                  case PROVINCE -> desk.name(UnitRef.parse(key), cutoff);
                },
                value(indicator)));
    box.add(values);
    return box;
  }

  private Div records(Dialog dialog, Indicator i, boolean denominator) {
    Indicator.Part part = denominator ? i.denominator() : i.numerator();
    DataGrid<IndicatorRecord> rows =
        desk.components()
            .grid(
                context,
                "extension.indicator.records",
                (caller, request) ->
                    desk.indicators().records(caller, scope(), i.id(), denominator, request));
    rows.text("name", getTranslation("extension-report.project"), IndicatorRecord::name)
        .pinned()
        .width("16rem")
        .grow(4);
    rows.text("code", getTranslation("extension-report.code"), IndicatorRecord::code)
        .width("10rem");
    rows.text(
            "phase",
            getTranslation("extension-report.state"),
            r -> r.phase().label().in(context.locale()))
        .width("8rem");
    rows.text(
            "part",
            getTranslation("extension-report.part"),
            r ->
                r.contribution() == null
                    ? Texts.t("extension-report.unknown")
                    : figure(part.unit(), r.contribution()))
        .alignedAsFigure()
        .width("10rem");
    rows.open(
        r -> {
          dialog.close();
          getUI().ifPresent(ui -> ui.navigate("extension/" + r.project()));
        });
    rows.plain().noSearch();
    rows.export("de-an", part.name().in(context.locale()));
    rows.empty(
        VaadinIcon.BRIEFCASE,
        getTranslation("extension-report.records.empty"),
        getTranslation("extension-report.records.empty.hint"));
    rows.addClassName("kc-records");
    return new Div(
        new H4(
            getTranslation(
                    denominator ? "extension-report.denominator" : "extension-report.numerator")
                + ": "
                + part.name().in(context.locale())),
        rows);
  }
}
