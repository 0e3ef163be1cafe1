package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.panel;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One project on one page. */
class ProjectView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  ProjectView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Desk.id(event.getRouteParameters().get("id").orElse("")));
  }

  private void show(UUID id) {
    Project project =
        desk.projects()
            .project(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án", id));
    AnnualPlan plan =
        desk.plans()
            .plan(context.caller(), project.plan())
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "kế hoạch", project.plan()));
    LocalDate day = plan.approvedOn() == null ? desk.today() : plan.approvedOn();
    List<Content> contents = desk.catalogue().contents(day);
    SubjectRef subject = new SubjectRef("extension-project", id.toString());
    removeAll();
    Phase phase = desk.lifecycle().progress(context.caller(), id).state().phase();
    add(header(project, plan, phase), tiles(project.funds()));
    List<ProjectSection> sections = new ArrayList<>(desk.sections().all());
    sections.addAll(own(plan, contents, subject));
    sections.sort(Comparator.comparingInt(ProjectSection::order));
    sections.forEach(s -> s.section(context, project).ifPresent(this::add));
  }

  /** Draws the page anew after a change in one of its sections. */
  static void redraw(Component inside) {
    inside.findAncestor(ProjectView.class).getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
  }

  /** The sections that the page always has. */
  private List<ProjectSection> own(AnnualPlan plan, List<Content> contents, SubjectRef subject) {
    return List.of(
        part(ProjectSection.GENERAL, p -> Optional.of(general(p, plan, contents))),
        part(
            ProjectSection.PROGRESS,
            p -> Optional.of(ProgressPanel.of(context, desk, p, () -> show(p.id())))),
        part(ProjectSection.ADJUSTMENTS, this::adjustments),
        part(
            ProjectSection.ASSESSMENT,
            p ->
                Optional.of(
                    AssessmentPanel.of(
                        context, desk.assessments().assess(context.caller(), p.id())))),
        part(
            ProjectSection.ESTIMATE,
            p -> Optional.of(panel(getTranslation("extension.lines"), lines(p, contents)))),
        part(
            ProjectSection.ESTIMATE + 10,
            p ->
                p.beneficiaries().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        panel(
                            getTranslation("extension.beneficiaries"),
                            beneficiaries(p, contents)))),
        part(ProjectSection.ESTIMATE + 20, this::outputs),
        part(ProjectSection.TEXTS, p -> text(p.text())),
        part(
            ProjectSection.ATTACHMENTS,
            p ->
                Optional.of(
                    panel(
                        getTranslation("extension.files"),
                        desk.components().attachments(context, subject)))),
        part(ProjectSection.HISTORY, p -> Optional.of(Texts.history(context, desk, subject))));
  }

  private static ProjectSection part(int order, Function<Project, Optional<Component>> draw) {
    return new ProjectSection() {
      @Override
      public int order() {
        return order;
      }

      @Override
      public Optional<Component> section(ViewContext context, Project project) {
        return draw.apply(project);
      }
    };
  }

  private Optional<Component> adjustments(Project project) {
    List<Adjustment> adjustments = desk.adjustments().adjustments(context.caller(), project.id());
    return adjustments.isEmpty()
        ? Optional.empty()
        : Optional.of(AdjustmentPanel.of(context, desk, adjustments));
  }

  private PageHeader header(Project project, AnnualPlan plan, Phase phase) {
    PageHeader header =
        new PageHeader(project.name())
            .back("extension", getTranslation("extension.projects.title"))
            .subtitle(project.code())
            .badge(
                new StatusBadge(
                    project.level().label().in(context.locale()),
                    project.level() == FundLevel.KCQG ? Tone.INFO : Tone.NEUTRAL))
            .badge(new StatusBadge(project.kind().label().in(context.locale()), Tone.NEUTRAL));
    if (context.may(ExtensionViews.EDIT, Target.of(project.province()))
        && plan.status() != PlanStatus.DONG
        && phase != Phase.KHONG_DUYET
        && phase != Phase.NGUNG
        && phase != Phase.THANH_LY
        && changeable(project, phase)) {
      Button edit =
          new Button(
              getTranslation(
                  ProjectEditView.APPROVED.contains(phase) ? "extension.adjust" : "extension.edit"),
              VaadinIcon.PENCIL.create(),
              e -> UI.getCurrent().navigate("extension/" + project.id() + "/edit"));
      edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(edit);
      if (!plan.status().approved()
          && desk.travel().travel(context.caller(), project.id()).isEmpty()) {
        Button remove =
            new Button(
                getTranslation("extension.project.remove"),
                VaadinIcon.TRASH.create(),
                e -> remove(project));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        header.actions(remove);
      }
    }
    return header;
  }

  /** What travels is its province's, and rests while it is the centre's turn to appraise. */
  private boolean changeable(Project project, Phase phase) {
    return desk.travel()
        .travel(context.caller(), project.id())
        .map(
            t ->
                t.side() == Side.PROVINCE
                    && !(phase == Phase.THAM_DINH && t.waitsFor() == Side.CENTRE))
        .orElse(true);
  }

  private void remove(Project project) {
    Confirm.danger(
        getTranslation("extension.project.remove"),
        getTranslation("extension.project.remove.text", project.name()),
        getTranslation("extension.project.remove"),
        () -> {
          desk.projects().deleteProject(context.caller(), project.id(), project.version());
          UI.getCurrent().navigate("extension/plans/" + project.plan());
        });
  }

  private Div tiles(Funds funds) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    tiles.add(
        new StatTile(
            getTranslation("extension.money.total"),
            Format.moneyShort(funds.total()),
            Format.money(funds.total())));
    for (FundSource source : FundSource.values()) {
      if (funds.of(source) != 0) {
        tiles.add(
            new StatTile(
                source.label().in(context.locale()),
                Format.moneyShort(funds.of(source)),
                Format.money(funds.of(source))));
      }
    }
    return tiles;
  }

  private Div general(Project p, AnnualPlan plan, List<Content> contents) {
    KeyValues facts = new KeyValues();
    com.vaadin.flow.component.html.Anchor link =
        new com.vaadin.flow.component.html.Anchor(
            "extension/plans/" + plan.id(), Desk.title(context, plan));
    link.getElement().setAttribute("router-link", true);
    facts.put(getTranslation("extension.project.plan"), link);
    facts.put(
        getTranslation("extension.project.contents"),
        p.contents().stream()
            .map(c -> Texts.content(context, contents, c))
            .collect(Collectors.joining("; ")));
    facts.put(getTranslation("extension.project.unit"), p.unitName());
    if (!p.partners().isEmpty()) {
      facts.put(
          getTranslation("extension.partners"),
          p.partners().stream().map(Project.Partner::name).collect(Collectors.joining("; ")));
    }
    facts.put(
        getTranslation("extension.places"),
        p.places().stream().map(x -> place(p, x)).collect(Collectors.joining("; ")));
    if (desk.province().isEmpty()) {
      facts.put(getTranslation("extension.project.province"), desk.name(p.province(), p.start()));
    }
    if (p.sector() != null) {
      facts.put(
          getTranslation("extension.project.sector"),
          desk
              .catalogue()
              .sectors(plan.approvedOn() == null ? desk.today() : plan.approvedOn())
              .stream()
              .filter(s -> s.code().equals(p.sector()))
              .findFirst()
              .map(s -> s.code() + ") " + s.name().in(context.locale()))
              .orElse(p.sector()));
    }
    if (p.priority() != null) {
      String reason =
          desk
              .catalogue()
              .priorities(plan.approvedOn() == null ? desk.today() : plan.approvedOn())
              .stream()
              .filter(r -> r.code().equals(p.priority().code()))
              .findFirst()
              .map(r -> r.name().in(context.locale()))
              .orElse(p.priority().code());
      facts.put(
          getTranslation("extension.project.priority"),
          reason
              + " · "
              + getTranslation(
                  "extension.project.factor.value",
                  Format.decimal(
                      p.priority().factor(),
                      Math.max(0, p.priority().factor().stripTrailingZeros().scale()))));
    }
    facts.put(getTranslation("extension.project.period"), Format.range(p.start(), p.end()));
    facts.put(
        getTranslation("extension.project.selection"), p.selection().label().in(context.locale()));
    facts.putWide(getTranslation("extension.note"), p.note());
    return panel(getTranslation("extension.section.general"), facts);
  }

  private String place(Project p, Project.Place place) {
    if (place.commune() == null) {
      return place.detail();
    }
    String commune = desk.name(place.commune(), p.start());
    return place.detail() == null ? commune : commune + " (" + place.detail() + ")";
  }

  private <T> DataGrid<T> small(String id, List<T> rows) {
    DataGrid<T> grid =
        desk.components()
            .grid(
                context,
                id,
                (caller, request) ->
                    new Page<>(
                        rows.stream().skip(request.offset()).limit(request.limit()).toList(),
                        rows.size()));
    return grid.plain().noExport().noCount().allRowsVisible();
  }

  private DataGrid<BudgetLine> lines(Project p, List<Content> contents) {
    DataGrid<BudgetLine> grid = small("extension-lines", p.lines());
    grid.text(
            "text",
            getTranslation("extension.line.text"),
            l ->
                l.management()
                    ? l.text() + " (" + getTranslation("extension.line.management") + ")"
                    : l.text())
        .width("14rem")
        .grow(3);
    grid.text("content", getTranslation("extension.line.content"), BudgetLine::content)
        .width("7rem")
        .help(getTranslation("extension.project.contents"));
    grid.text(
            "quantity",
            getTranslation("extension.line.quantity"),
            l ->
                Format.decimal(l.quantity(), Math.max(0, l.quantity().stripTrailingZeros().scale()))
                    + (l.unit() == null ? "" : " " + l.unit()))
        .width("8rem");
    grid.money("price", getTranslation("extension.line.price"), BudgetLine::price);
    grid.money("sum", getTranslation("extension.line.sum"), BudgetLine::amount);
    grid.text(
            "source",
            getTranslation("extension.line.source"),
            l -> getTranslation("extension.source." + l.source().name()))
        .width("8rem")
        .help(getTranslation("extension.source.help"));
    return grid;
  }

  private DataGrid<Project.Beneficiary> beneficiaries(Project p, List<Content> contents) {
    DataGrid<Project.Beneficiary> grid = small("extension-beneficiaries", p.beneficiaries());
    grid.text("name", getTranslation("extension.beneficiary.who"), Project.Beneficiary::name)
        .width("14rem")
        .grow(3);
    grid.text(
            "code", getTranslation("extension.beneficiary.code"), Project.Beneficiary::businessCode)
        .width("9rem");
    grid.text(
            "content",
            getTranslation("extension.line.content"),
            b -> Texts.content(context, contents, b.content()))
        .width("14rem");
    grid.money(
        "cost", getTranslation("extension.beneficiary.cost"), Project.Beneficiary::eligibleCost);
    grid.money(
        "support", getTranslation("extension.beneficiary.support"), Project.Beneficiary::support);
    return grid;
  }

  /** What was promised beside what was reached; kinds that were only reached follow. */
  private Optional<Component> outputs(Project p) {
    Map<String, BigDecimal> reached = new LinkedHashMap<>();
    desk.lifecycle()
        .reached(context.caller(), p.id())
        .forEach(r -> reached.put(r.kind(), r.quantity()));
    List<Project.Output> rows = new ArrayList<>(p.outputs());
    reached.keySet().stream()
        .filter(kind -> p.outputs().stream().noneMatch(o -> o.kind().equals(kind)))
        .forEach(kind -> rows.add(new Project.Output(kind, null, null)));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            panel(
                getTranslation(
                    reached.isEmpty() ? "extension.outputs" : "extension.outputs.reached"),
                outputs(rows, reached)));
  }

  private DataGrid<Project.Output> outputs(
      List<Project.Output> rows, Map<String, BigDecimal> reached) {
    Map<String, OutputKind> kinds =
        desk.catalogue().outputs().stream()
            .collect(
                Collectors.toMap(
                    OutputKind::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    DataGrid<Project.Output> grid = small("extension-outputs", rows);
    grid.text(
            "kind",
            getTranslation("extension.output.kind"),
            o -> kinds.get(o.kind()).name().in(context.locale()))
        .width("14rem")
        .grow(3);
    grid.text(
            "quantity",
            getTranslation("extension.output.quantity"),
            o -> quantity(o.quantity(), kinds.get(o.kind())))
        .width("10rem");
    if (!reached.isEmpty()) {
      grid.text(
              "reached",
              getTranslation("extension.step.reached"),
              o -> quantity(reached.get(o.kind()), kinds.get(o.kind())))
          .width("10rem");
    }
    grid.text("note", getTranslation("extension.note"), Project.Output::note).grow(2);
    return grid;
  }

  private String quantity(BigDecimal quantity, OutputKind kind) {
    return quantity == null
        ? ""
        : Format.decimal(quantity, Math.max(0, quantity.stripTrailingZeros().scale()))
            + " "
            + kind.unit().in(context.locale());
  }

  private Optional<Component> text(Project.Text text) {
    KeyValues words = new KeyValues();
    words.putWide(getTranslation("extension.text.necessity"), text.necessity());
    words.putWide(getTranslation("extension.text.goal"), text.goal());
    words.putWide(getTranslation("extension.text.scope"), text.scope());
    words.putWide(getTranslation("extension.text.innovation"), text.innovation());
    words.putWide(getTranslation("extension.text.organising"), text.organising());
    words.putWide(getTranslation("extension.text.effects"), text.effects());
    if (words.getChildren().findAny().isEmpty()) {
      return Optional.empty();
    }
    words.addClassName("kc-text");
    return Optional.of(panel(getTranslation("extension.section.text"), words));
  }
}
