package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.clusters.review.DeclaredFigure;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Everything that the checks find about the province on a day. */
class ChecksView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReviewDesk desk;
  private final boolean editable;
  private final Div tiles = new Div();
  private final DataGrid<Finding> findings;
  private final DataGrid<EstablishmentTest> tests;
  private final DataGrid<DeclaredFigure> declared;
  private LocalDate day;

  ChecksView(ViewContext context, ReviewDesk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    editable = desk.writes() && context.may(ReviewViews.EDIT);
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    findings = findings();
    tests = tests();
    declared = declared();
    DateField asOf = new DateField(getTranslation("clusters.review.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            changed();
          }
        });
    findings.toolbar(asOf);
    summary();
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    tabs.add(getTranslation("clusters.review.checks.findings"), findings);
    tabs.add(
        getTranslation("clusters.review.establish.title"),
        new Div(note("clusters.review.establish.note"), tests));
    tabs.add(
        getTranslation("clusters.review.declared.title"),
        new Div(note("clusters.review.declared.note"), declared));
    add(tiles, tabs);
  }

  private Paragraph note(String key) {
    Paragraph note = new Paragraph(getTranslation(key));
    note.addClassName("cu-muted");
    return note;
  }

  private void changed() {
    summary();
    findings.refresh();
    tests.refresh();
    declared.refresh();
  }

  private void summary() {
    ClusterReview.Summary s = desk.review().summary(context.caller(), day);
    tiles.removeAll();
    String asOf = getTranslation("clusters.review.onDay", Format.date(day));
    tiles.add(
        new StatTile(
                getTranslation("clusters.review.checks.errors"), Format.whole(s.errors()), asOf)
            .tone(s.errors() > 0 ? Tone.BAD : Tone.GOOD),
        new StatTile(getTranslation("clusters.review.checks.open"), Format.whole(s.open()), asOf)
            .tone(s.open() > 0 ? Tone.WARNING : Tone.GOOD),
        new StatTile(
            getTranslation("clusters.review.checks.explained"), Format.whole(s.explained()), asOf),
        new StatTile(
            getTranslation("clusters.review.checks.clusters"), Format.whole(s.clusters()), asOf));
  }

  // ---- findings

  private DataGrid<Finding> findings() {
    DataGrid<Finding> grid =
        desk.components()
            .grid(
                context,
                "clusters.findings",
                (caller, request) -> desk.review().findings(caller, request, day));
    grid.component(
            "title",
            getTranslation("clusters.review.checks.subject"),
            this::subject,
            Finding::title)
        .sortable()
        .pinned()
        .width("12rem")
        .grow(2);
    grid.badge(
            "severity",
            getTranslation("clusters.review.checks.severity"),
            this::severity,
            ChecksView::tone)
        .sortable()
        .width("9rem");
    grid.text("code", getTranslation("clusters.review.checks.code"), Finding::code)
        .sortable()
        .width("7.5rem");
    grid.component(
            "sentence",
            getTranslation("clusters.review.checks.sentence"),
            this::sentence,
            f -> f.sentence(context.locale()) + " · " + legal(f))
        .width("20rem")
        .grow(6);
    grid.text(
            "field",
            getTranslation("clusters.review.checks.field"),
            f -> ReviewDesk.field(f.field(), context.locale()))
        .hidden();
    grid.filter(
        "severity",
        getTranslation("clusters.review.checks.severity"),
        List.of(
            new DataGrid.Option(
                Severity.ERROR.name(), getTranslation("clusters.review.checks.error")),
            new DataGrid.Option(
                Severity.WARNING.name(), getTranslation("clusters.review.checks.warning"))));
    grid.filter(
        "code",
        getTranslation("clusters.review.checks.code"),
        desk.codes().stream().map(c -> new DataGrid.Option(c, c)).toList());
    grid.filter(
        "scope",
        getTranslation("clusters.review.checks.scope"),
        Arrays.stream(CheckDefinition.Scope.values())
            .map(s -> new DataGrid.Option(s.name(), s.label().in(context.locale())))
            .toList());
    grid.filterYesNo("explained", getTranslation("clusters.review.checks.isExplained"));
    if (editable) {
      grid.action(
          getTranslation("clusters.review.checks.explain"),
          VaadinIcon.COMMENT_O,
          f -> f.severity() == Severity.WARNING,
          this::explain);
      grid.action(
          getTranslation("clusters.review.checks.correct"),
          VaadinIcon.EDIT,
          f -> f.scope() == CheckDefinition.Scope.CLUSTER,
          f ->
              UI.getCurrent()
                  .navigate(
                      "clusters/" + f.subject().id() + "/facts",
                      QueryParameters.of("field", f.field())));
    }
    grid.export("kiem-tra-so-lieu", getTranslation("clusters.review.checks.title"));
    grid.empty(
        VaadinIcon.CHECK_CIRCLE_O,
        getTranslation("clusters.review.checks.none"),
        getTranslation("clusters.review.checks.none.hint"));
    return grid;
  }

  private String severity(Finding f) {
    return getTranslation(
        f.severity() == Severity.ERROR
            ? "clusters.review.checks.error"
            : f.explanation().isPresent()
                ? "clusters.review.checks.warning.explained"
                : "clusters.review.checks.warning");
  }

  private static Tone tone(Finding f) {
    return f.severity() == Severity.ERROR
        ? Tone.BAD
        : f.explanation().isPresent() ? Tone.NEUTRAL : Tone.WARNING;
  }

  private Component subject(Finding f) {
    return f.scope() == CheckDefinition.Scope.CLUSTER
        ? new Anchor("clusters/" + f.subject().id(), f.title())
        : new Span(f.title());
  }

  private Component sentence(Finding f) {
    Div box = new Div(new Span(f.sentence(context.locale())));
    Div legal = new Div(legal(f));
    legal.addClassName("cu-muted");
    box.add(legal);
    f.explanation()
        .ifPresent(
            e -> {
              Div explained =
                  new Div(
                      getTranslation(
                          "clusters.review.checks.explainedBy",
                          e.text(),
                          Format.actor(e.by()),
                          Format.moment(e.at())));
              explained.addClassName("cu-muted");
              box.add(explained);
            });
    return box;
  }

  private static String legal(Finding f) {
    return f.legal();
  }

  private void explain(Finding f) {
    Confirm.reason(
        getTranslation("clusters.review.checks.explain.title", f.code()),
        new Paragraph(f.title() + ": " + f.sentence(context.locale())),
        getTranslation("clusters.review.checks.explain"),
        true,
        text -> {
          try {
            desk.review().explain(context.caller(), f, text);
            changed();
          } catch (CtdpException e) {
            Notices.failure(e);
          }
        });
  }

  // ---- establishment

  private DataGrid<EstablishmentTest> tests() {
    DataGrid<EstablishmentTest> grid =
        desk.components()
            .grid(
                context,
                "clusters.establishment",
                (caller, request) ->
                    page(
                        desk.review().establishmentTests(caller, day),
                        request.offset(),
                        request.limit()));
    grid.text("name", getTranslation("clusters.review.establish.place"), EstablishmentTest::name)
        .pinned()
        .width("11rem")
        .grow(2);
    grid.badge(
            "result",
            getTranslation("clusters.review.establish.result"),
            t -> getTranslation("clusters.review.establish." + t.result().name()),
            t ->
                switch (t.result()) {
                  case PASSED -> Tone.GOOD;
                  case FAILED -> Tone.BAD;
                  case UNKNOWN -> Tone.WARNING;
                  case NOT_NEEDED -> Tone.NEUTRAL;
                })
        .width("11rem");
    grid.text(
            "clusters",
            getTranslation("clusters.review.establish.clusters"),
            t ->
                t.missing() == 0
                    ? String.valueOf(t.clusters().size())
                    : getTranslation(
                        "clusters.review.establish.missing", t.clusters().size(), t.missing()))
        .width("10rem");
    grid.percent(
            "rate",
            getTranslation("clusters.review.establish.rate"),
            2,
            t -> t.rate().flatMap(r -> r.percent(2)).orElse(null))
        .width("7rem");
    grid.area(
            "leased", getTranslation("clusters.review.establish.leased"), EstablishmentTest::leased)
        .width("7rem");
    grid.area(
            "land",
            getTranslation("clusters.review.establish.land"),
            EstablishmentTest::industrialLand)
        .width("8rem");
    grid.area("free", getTranslation("clusters.review.establish.free"), EstablishmentTest::free)
        .width("8rem");
    grid.text(
            "limits",
            getTranslation("clusters.review.establish.limits"),
            t ->
                getTranslation(
                    "clusters.review.establish.limits.text",
                    t.minimumFill()
                        .map(p -> VnNumbers.formatTrimmed(p.number().movePointRight(2), 2))
                        .orElse("–"),
                    t.maximumFree().map(p -> VnNumbers.formatTrimmed(p.number(), 4)).orElse("–")))
        .width("11rem");
    grid.text(
            "waiting",
            getTranslation("clusters.review.establish.waiting"),
            t -> String.join(", ", t.waiting()))
        .width("12rem")
        .grow(3);
    grid.noSearch().allRowsVisible();
    grid.export("dieu-kien-thanh-lap", getTranslation("clusters.review.establish.title"));
    grid.empty(VaadinIcon.MAP_MARKER, getTranslation("clusters.review.establish.none"), null);
    return grid;
  }

  private static <T> Page<T> page(List<T> all, int offset, int limit) {
    return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  // ---- published figures

  private DataGrid<DeclaredFigure> declared() {
    DataGrid<DeclaredFigure> grid =
        desk.components()
            .grid(
                context,
                "clusters.declared",
                (caller, request) ->
                    page(desk.review().declared(caller), request.offset(), request.limit()));
    grid.text(
            "figure",
            getTranslation("clusters.review.declared.figure"),
            d -> d.figure().label().in(context.locale()))
        .pinned()
        .width("14rem")
        .grow(3);
    grid.text("value", getTranslation("clusters.review.declared.value"), this::value)
        .alignedAsFigure()
        .width("9rem");
    grid.date("day", getTranslation("clusters.review.declared.day"), DeclaredFigure::day);
    grid.text("source", getTranslation("clusters.review.declared.source"), DeclaredFigure::source)
        .width("12rem")
        .grow(3);
    grid.text(
        "by", getTranslation("clusters.review.declared.by"), d -> Format.actor(d.recordedBy()));
    grid.noSearch().allRowsVisible();
    grid.export("so-cong-bo", getTranslation("clusters.review.declared.title"));
    grid.empty(
        VaadinIcon.MEGAPHONE,
        getTranslation("clusters.review.declared.none"),
        getTranslation("clusters.review.declared.none.hint"));
    if (editable) {
      grid.toolbar(
          new Button(
              getTranslation("clusters.review.declared.add"),
              VaadinIcon.PLUS.create(),
              e -> declare()));
      grid.action(
          getTranslation("clusters.review.declared.remove"),
          VaadinIcon.TRASH,
          d ->
              Confirm.danger(
                  getTranslation("clusters.review.declared.remove.title"),
                  d.figure().label().in(context.locale()) + ": " + value(d) + " – " + d.source(),
                  getTranslation("clusters.review.declared.remove"),
                  () -> {
                    try {
                      desk.review().removeDeclared(context.caller(), d.id());
                      changed();
                    } catch (CtdpException e) {
                      Notices.failure(e);
                    }
                  }));
    }
    return grid;
  }

  private String value(DeclaredFigure d) {
    return switch (d.figure().unit()) {
      case "ha" -> Format.area(d.value());
      case "%" -> VnNumbers.formatTrimmed(d.value(), 4) + " %";
      case "VND" -> VnNumbers.formatTrimmed(d.value(), 0) + " đ";
      default -> VnNumbers.formatTrimmed(d.value(), 4);
    };
  }

  private void declare() {
    FormPanel<DeclaredFigure> form = new FormPanel<>();
    ComboBox<ProvinceFigure> figure =
        new ComboBox<>(getTranslation("clusters.review.declared.figure"));
    figure.setItems(ProvinceFigure.values());
    figure.setItemLabelGenerator(p -> p.label().in(context.locale()) + unit(p));
    form.field("figure", figure, DeclaredFigure::figure);
    form.required(figure, true).wide(figure);
    DecimalField value =
        form.field(
            "value",
            new DecimalField(getTranslation("clusters.review.declared.value"), null, 4),
            DeclaredFigure::value);
    form.required(value, true);
    DateField on =
        form.field(
            "day",
            new DateField(getTranslation("clusters.review.declared.day")),
            DeclaredFigure::day);
    form.required(on, true);
    TextField source =
        form.field(
            "source",
            new TextField(getTranslation("clusters.review.declared.source")),
            DeclaredFigure::source);
    source.setMaxLength(300);
    form.required(source, true).wide(source);
    form.onSave(
        base ->
            desk.review()
                .declare(
                    context.caller(),
                    new DeclaredFigure(
                        null,
                        null,
                        figure.getValue(),
                        on.getValue(),
                        value.getValue(),
                        source.getValue(),
                        null,
                        null)));
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("clusters.review.declared.add"));
    dialog.setWidth("min(40rem, 95vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          changed();
        });
    form.load(new DeclaredFigure(null, null, null, desk.today(), null, "", null, null));
    dialog.add(form);
    dialog.open();
  }

  private static String unit(ProvinceFigure p) {
    return switch (p.unit()) {
      case "ha", "%" -> " (" + p.unit() + ")";
      case "VND" -> " (đồng)";
      default -> "";
    };
  }
}
