package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.ShareBar;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One cluster on one page: facts of a day with their sources, land, rates, checks, history. */
class ClusterView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;
  private UUID id;
  private LocalDate day;

  ClusterView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    show();
  }

  private void show() {
    ClusterSnapshot at =
        desk.register()
            .cluster(context.caller(), id, day)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", id));
    removeAll();
    addClassName("cc-page");
    Nav nav = new Nav();
    nav.addClassName("cc-nav");
    nav.getElement().setAttribute("aria-label", getTranslation("clusters.nav"));
    add(header(at), nav);
    getElement()
        .executeJs(
            "if (!this.ctdpOpens) { this.ctdpOpens = true; this.addEventListener('focusin', e => {"
                + " const b = e.target.closest('vaadin-button');"
                + " this.ctdpOpener = b && (b.ariaLabel || b.textContent).trim(); }); }");
    List<ClusterSection> sections = new ArrayList<>(desk.sections().all());
    sections.addAll(own());
    sections.sort(Comparator.comparingInt(ClusterSection::order));
    for (ClusterSection section : sections) {
      draw(section, at)
          .ifPresent(
              part -> {
                add(part);
                heading(part).ifPresent(h -> nav.add(toSection(h)));
              });
    }
  }

  /** Draws the page anew after a change in one of its sections. */
  static void redraw(Component inside) {
    ClusterView view = inside.findAncestor(ClusterView.class);
    view.show();
    // Whoever works by keyboard goes on at the button that opened the dialog.
    view.getElement()
        .executeJs(
            "const at = this.ctdpOpener; if (!at) return; let looks = 0;"
                + "const look = setInterval(() => { const old = document.activeElement;"
                + " const dialog = document.querySelector('vaadin-dialog-overlay');"
                + " const free = !old || old === document.body || !old.isConnected"
                + "   || old.closest('vaadin-dialog-overlay');"
                // The dialog takes a moment to go, and somebody may have gone elsewhere meanwhile.
                + " if (!free || ++looks > 100) { clearInterval(look); return; }"
                + " if (dialog) return;"
                + " const now = [...this.querySelectorAll('vaadin-button')]"
                + "   .find(b => (b.ariaLabel || b.textContent).trim() === at);"
                + " if (now) { now.focus(); clearInterval(look); } }, 50);");
  }

  /** The first heading in a section. */
  private static Optional<H3> heading(Component part) {
    return part instanceof H3 h
        ? Optional.of(h)
        : part.getChildren().map(ClusterView::heading).flatMap(Optional::stream).findFirst();
  }

  private static Anchor toSection(H3 heading) {
    String anchor = "s" + Integer.toHexString(heading.getText().hashCode());
    heading.setId(anchor);
    Anchor link = new Anchor("#" + anchor, heading.getText());
    // The router would take the address for a way to another page.
    link.setRouterIgnore(true);
    link.getElement()
        .executeJs(
            "this.addEventListener('click', e => { e.preventDefault(); const h ="
                + " document.getElementById($0); if (h) { (h.closest('.ctdp-panel') ||"
                + " h).scrollIntoView({block: 'start'}); h.tabIndex = -1; h.focus({preventScroll:"
                + " true}); } })",
            anchor);
    return link;
  }

  // One section that fails must not take the page with it.
  private Optional<Component> draw(ClusterSection section, ClusterSnapshot at) {
    try {
      return section.section(context, at);
    } catch (CtdpException e) {
      return e.errorCode() == CoreError.ACCESS_DENIED
          ? Optional.empty()
          : Optional.of(new MessageBox(Tone.BAD, e.sentence(context.locale())));
    }
  }

  /** The sections that the page always has. */
  private List<ClusterSection> own() {
    SubjectRef subject = new SubjectRef("cluster", id.toString());
    return List.of(
        part(ClusterSection.CHECKS, at -> checks()),
        part(ClusterSection.RATES, this::figures),
        part(
            ClusterSection.ATTACHMENTS,
            at ->
                Optional.of(
                    panel(
                        "clusters.attachments", desk.components().attachments(context, subject)))),
        part(ClusterSection.REPORTS, at -> Optional.of(ReportUses.panel(context, desk, subject))),
        part(ClusterSection.HISTORY, at -> Optional.of(panel("clusters.history.facts", history()))),
        part(
            ClusterSection.HISTORY + 1,
            at ->
                Optional.of(
                    panel(
                        "clusters.history",
                        desk.components()
                            .history(context, subject)
                            .names(this::field, this::action)
                            .values(this::value)))));
  }

  private static ClusterSection part(
      int order, Function<ClusterSnapshot, Optional<Component>> content) {
    return new ClusterSection() {
      @Override
      public int order() {
        return order;
      }

      @Override
      public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
        return content.apply(at);
      }
    };
  }

  private Optional<Component> figures(ClusterSnapshot at) {
    if (at.facts().isEmpty()) {
      return Optional.of(
          new EmptyState(
              VaadinIcon.FACTORY,
              getTranslation("clusters.facts.none"),
              getTranslation("clusters.facts.none.hint")));
    }
    Div box = new Div(rates(at));
    land(at).ifPresent(box::add);
    Div groups = new Div();
    groups.addClassName("cc-groups");
    for (FactKey.Group group : FactKey.Group.values()) {
      facts(at, group).ifPresent(groups::add);
    }
    box.add(groups);
    return Optional.of(box);
  }

  private PageHeader header(ClusterSnapshot at) {
    Cluster cluster = at.cluster();
    PageHeader header =
        new PageHeader(cluster.name())
            .back("clusters", getTranslation("clusters.list.title"))
            .badge(
                new StatusBadge(
                    at.stage().label().in(context.locale()), ClusterListView.tone(at.stage())));
    if (cluster.illustrative()) {
      header.badge(new StatusBadge(getTranslation("clusters.illustrative"), Tone.WARNING));
    }
    List<String> line = new ArrayList<>();
    line.add(cluster.code());
    if (!cluster.communes().isEmpty()) {
      line.add(desk.names(cluster.communes(), day));
    }
    if (cluster.developerName() != null) {
      line.add(cluster.developerName());
    }
    if (cluster.legacy()) {
      line.add(getTranslation("clusters.legacy"));
    }
    header.subtitle(String.join(" · ", line));
    if (cluster.note() != null && !cluster.note().isBlank()) {
      header.subtitle(cluster.note());
    }
    DateField asOf = new DateField(getTranslation("clusters.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            show();
          }
        });
    header.actions(asOf);
    if (context.may(ClusterViews.EDIT, Target.of(cluster.province()))) {
      Button facts =
          new Button(
              getTranslation("clusters.facts.title"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("clusters/" + id + "/facts"));
      facts.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      Button edit =
          new Button(
              getTranslation("clusters.edit.title"),
              VaadinIcon.EDIT.create(),
              e -> UI.getCurrent().navigate("clusters/" + id + "/edit"));
      header.actions(edit, facts);
    }
    return header;
  }

  private Optional<Component> checks() {
    List<FieldProblem> problems = desk.register().check(context.caller(), id, day);
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    Div box = new Div();
    for (FieldProblem p : problems) {
      box.add(
          new MessageBox(
              p.severity() == Severity.ERROR ? Tone.BAD : Tone.WARNING,
              p.sentence(context.locale()) + " (" + p.code() + ")"));
    }
    return Optional.of(box);
  }

  private Component rates(ClusterSnapshot at) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    tiles.add(
        rate("f1", at.fillF1()),
        rate("f2", at.fillF2()),
        rate("f3", at.fillF3()),
        rate("f4", at.fillF4()));
    return tiles;
  }

  private StatTile rate(String key, Optional<Rate> rate) {
    String figure =
        rate.flatMap(r -> r.percent(2)).map(p -> Format.decimal(p, 2) + " %").orElse("–");
    String parts =
        rate.map(
                r ->
                    getTranslation(
                        "clusters.rate.parts",
                        Format.area(r.numerator()),
                        Format.area(r.denominator()),
                        Format.date(r.cutoff())))
            .orElseGet(() -> getTranslation("clusters.rate.unknown"));
    return new StatTile(getTranslation("clusters.fill." + key), figure, parts);
  }

  private Optional<Component> land(ClusterSnapshot at) {
    Optional<BigDecimal> total = at.number(FactKey.IND_LAND_TOTAL).filter(v -> v.signum() > 0);
    if (total.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal leased = at.number(FactKey.IND_LAND_LEASED).orElse(BigDecimal.ZERO);
    BigDecimal committed = at.number(FactKey.IND_LAND_COMMITTED).orElse(BigDecimal.ZERO);
    BigDecimal rest = total.get().subtract(leased).subtract(committed);
    if (rest.signum() < 0) {
      return Optional.empty();
    }
    return Optional.of(
        panel(
            "clusters.land",
            new ShareBar(
                FactKey.IND_LAND_TOTAL.label().in(context.locale()),
                List.of(
                    part("clusters.land.leased", leased),
                    part("clusters.land.committed", committed),
                    part("clusters.land.rest", rest)))));
  }

  private ShareBar.Part part(String key, BigDecimal ha) {
    return new ShareBar.Part(getTranslation(key), ha, Format.area(ha));
  }

  private Optional<Component> facts(ClusterSnapshot at, FactKey.Group group) {
    KeyValues values = new KeyValues();
    boolean any = false;
    for (FactKey key : FactKey.values()) {
      ClusterFact fact = at.facts().get(key);
      if (key.group() == group && fact != null) {
        any = true;
        values.put(key.label().in(context.locale()), value(fact));
      }
    }
    return any ? Optional.of(panel("clusters.group." + group.name(), values)) : Optional.empty();
  }

  private Component value(ClusterFact fact) {
    Div box = new Div();
    Span figure = new Span(FactText.value(fact, context.locale()));
    figure.addClassName("cu-figure");
    Div source = new Div();
    source.addClassName("cu-muted");
    source.setText(
        getTranslation(
            fact.exactDate() ? "clusters.fact.decided" : "clusters.fact.known",
            Format.date(fact.effectiveFrom()),
            fact.source()));
    box.add(figure, source);
    if (fact.illustrative()) {
      box.add(new StatusBadge(getTranslation("clusters.illustrative"), Tone.WARNING));
    }
    return box;
  }

  private Component history() {
    DataGrid<ClusterFact> grid =
        desk.components()
            .grid(
                context,
                "clusters.facts",
                (caller, request) -> {
                  List<ClusterFact> all = desk.register().history(caller, id);
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    grid.text("key", getTranslation("clusters.fact.key"), f -> f.key().label().in(context.locale()))
        .pinned()
        .grow(3);
    grid.text(
        "value", getTranslation("clusters.fact.value"), f -> FactText.value(f, context.locale()));
    grid.date("from", getTranslation("clusters.fact.from"), ClusterFact::effectiveFrom);
    grid.text("source", getTranslation("clusters.fact.source"), ClusterFact::source).grow(3);
    grid.text("by", getTranslation("clusters.fact.by"), ClusterFact::recordedBy);
    grid.moment("at", getTranslation("clusters.fact.at"), ClusterFact::recordedAt);
    grid.noSearch().allRowsVisible();
    grid.export("so-lieu-cum", getTranslation("clusters.history.facts"));
    grid.empty(VaadinIcon.LIST, getTranslation("clusters.facts.none"), null);
    return grid;
  }

  private String field(String name) {
    return Arrays.stream(FactKey.values())
        .filter(k -> k.name().equals(name))
        .findFirst()
        .map(k -> k.label().in(context.locale()))
        .orElseGet(() -> getTranslation("clusters.field." + name));
  }

  /** Codes of a fact by name; they stand before the day in brackets. */
  private String value(String field, String logged) {
    String code = logged.split(" ", 2)[0];
    for (FactKey key : FactKey.values()) {
      if (key.name().equals(field) && FactText.known(key, code)) {
        return FactText.code(key, code, context.locale())
            + Format.logged(logged.substring(code.length()));
      }
    }
    return Format.logged(logged);
  }

  private String action(String name) {
    return getTranslation(
        name.endsWith(".create") ? "clusters.action.create" : "clusters.action.update");
  }

  private Div panel(String titleKey, Component content) {
    Div panel = new Div(new H3(getTranslation(titleKey)), content);
    panel.addClassName("ctdp-panel");
    return panel;
  }
}
