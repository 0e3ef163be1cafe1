package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.PriorityKind;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Sector;
import vn.ctdp.extension.Selection;
import vn.ctdp.extension.travel.TravelRequest;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.EstablishmentPicker;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.OrganisationPicker;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** The form of a project. */
final class ProjectForm {

  private static final int MOST_PLANS = 200;
  static final BigDecimal MOST = new BigDecimal("1000000000000");

  private final ViewContext context;
  private final Desk desk;
  private final FormPanel<Project> form = new FormPanel<>();
  private final Map<UUID, AnnualPlan> plans = new LinkedHashMap<>();
  private List<Content> contents = List.of();
  private ComboBox<String> mainContent;
  private MultiSelectComboBox<String> otherContents;
  private ComboBox<UUID> plan;
  private RowsField<BudgetLine> lines;
  private RowsField<Project.Beneficiary> beneficiaries;
  private UnaryOperator<Project> made;
  private Select<Authority> decides;
  private TextField document;
  private DateField decidedOn;
  private TextArea reason;

  private ProjectForm(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
  }

  /**
   * @param adjusting whether the project is approved, so that a decision belongs to the change
   */
  static FormPanel<Project> build(
      ViewContext context, Desk desk, Project project, boolean adjusting) {
    ProjectForm made = new ProjectForm(context, desk);
    if (adjusting) {
      made.decision(project);
    }
    made.fields(project);
    made.form.autofocus();
    made.form.load(project);
    return made.form;
  }

  /** Words alone are changed without a decision; the service refuses anything else. */
  private boolean undecided() {
    return document.getValue().isBlank()
        && reason.getValue().isBlank()
        && decidedOn.getValue() == null;
  }

  /** Stores a decision; one that is the centre's is asked for where the project travels. */
  private Project decided(Project base, Project changed) {
    if (asks(base) && decides.getValue() != Authority.SO) {
      desk.travel()
          .ask(
              context.caller(),
              changed,
              new TravelRequest.Ask(
                  FormPanel.text(document), decidedOn.getValue(), FormPanel.text(reason)));
      return base;
    }
    return desk.adjustments()
        .adjust(
            context.caller(),
            changed,
            new Adjustment.Decision(
                decides.getValue(),
                FormPanel.text(document),
                decidedOn.getValue(),
                FormPanel.text(reason)));
  }

  private boolean asks(Project project) {
    return desk.travel().travel(context.caller(), project.id()).isPresent();
  }

  private void decision(Project project) {
    form.section(
        t("extension.decision"),
        t(asks(project) ? "extension.decision.hint.ask" : "extension.decision.hint"));
    decides =
        form.field(
            "decision.authority",
            Texts.select(
                context, t("extension.decision.authority"), Authority.values(), Authority::label),
            p -> null);
    document =
        form.field("decision.document", Texts.text(t("extension.step.document"), 300), p -> "");
    decidedOn = form.field("decision.on", new DateField(t("extension.step.documentOn")), p -> null);
    reason =
        form.field("decision.reason", Texts.area(t("extension.decision.reason"), 2000), p -> "");
    form.wide(reason);
    Div shown = new Div();
    Button ask =
        new Button(
            t("extension.decision.ask"),
            VaadinIcon.SEARCH.create(),
            e -> {
              Adjustment.Route route =
                  desk.adjustments().route(context.caller(), made.apply(project));
              decides.setValue(route.authority());
              shown.removeAll();
              shown.add(AdjustmentPanel.route(context, route));
            });
    form.add(new Div(ask, shown));
  }

  private void fields(Project project) {
    for (PlanRow row : desk.plans().plans(context.caller(), PageRequest.first(MOST_PLANS)).rows()) {
      if (row.plan().status() != PlanStatus.DONG || row.plan().id().equals(project.plan())) {
        plans.put(row.plan().id(), row.plan());
      }
    }
    contents = desk.catalogue().contents(day(project.plan()));

    form.section(t("extension.section.general"));
    TextField name =
        form.field("name", Texts.text(t("extension.project.name"), 500), Project::name);
    form.required(name, true).wide(name);
    plan = form.field("plan", new ComboBox<>(t("extension.project.plan")), Project::plan);
    plan.setItems(plans.keySet());
    plan.setItemLabelGenerator(
        id -> plans.containsKey(id) ? Desk.title(context, plans.get(id)) : "");
    form.required(plan, true);
    Select<ProjectKind> kind =
        form.field(
            "kind",
            Texts.select(
                context, t("extension.project.kind"), ProjectKind.values(), ProjectKind::label),
            Project::kind);
    form.required(kind, true);
    mainContent =
        form.field(
            "contents",
            Texts.contents(context, t("extension.project.mainContent"), contents),
            p -> p.contents().isEmpty() ? null : p.contents().get(0));
    form.required(mainContent, true);
    otherContents =
        form.field(
            "otherContents",
            new MultiSelectComboBox<>(t("extension.project.otherContents")),
            ProjectForm::others);
    otherContents.setItems(codes());
    otherContents.setItemLabelGenerator(c -> Texts.content(context, contents, c));
    TextField code = form.field("code", Texts.text(t("extension.project.code"), 30), Project::code);
    code.setHelperText(t("extension.project.code.help"));
    ComboBox<String> sector =
        form.field("sector", new ComboBox<>(t("extension.project.sector")), Project::sector);
    List<Sector> sectors = desk.catalogue().sectors(day(project.plan()));
    sector.setItems(sectors.stream().map(Sector::code).toList());
    sector.setItemLabelGenerator(
        c ->
            sectors.stream()
                .filter(s -> s.code().equals(c))
                .findFirst()
                .map(s -> c + ") " + s.name().in(context.locale()))
                .orElse(c));
    sector.setClearButtonVisible(true);
    ComboBox<String> priority =
        form.field(
            "priority",
            new ComboBox<>(t("extension.project.priority")),
            p -> p.priority() == null ? null : p.priority().code());
    List<PriorityKind> reasons = desk.catalogue().priorities(day(project.plan()));
    priority.setItems(reasons.stream().map(PriorityKind::code).toList());
    priority.setItemLabelGenerator(
        c ->
            reasons.stream()
                .filter(r -> r.code().equals(c))
                .findFirst()
                .map(r -> r.name().in(context.locale()))
                .orElse(c));
    priority.setClearButtonVisible(true);
    DecimalField factor =
        form.field(
            "priority.factor",
            new DecimalField(t("extension.project.factor"), null, 3),
            p -> p.priority() == null ? null : p.priority().factor());
    factor.range(BigDecimal.ONE, BigDecimal.TEN);
    factor.setHelperText(t("extension.project.factor.help"));
    DateField start =
        form.field("start", new DateField(t("extension.project.start")), Project::start);
    form.required(start, true);
    DateField end = form.field("end", new DateField(t("extension.project.end")), Project::end);
    form.required(end, true);

    form.section(t("extension.section.parties"));
    OrganisationPicker unit =
        form.field(
            "unit",
            desk.components().organisationPicker(context, t("extension.project.unit")),
            Project::unit);
    form.required(unit, true);
    Select<Selection> selection =
        form.field(
            "selection",
            Texts.select(
                context, t("extension.project.selection"), Selection.values(), Selection::label),
            Project::selection);
    form.required(selection, true);
    UnitPicker province =
        form.field(
            "province",
            desk.components().provincePicker(t("extension.project.province")),
            Project::province);
    form.required(province, true);
    province.setVisible(desk.province().isEmpty());
    RowsField<Project.Place> places = places(province);
    form.field("places", places, Project::places);
    form.wide(places);
    beneficiaries = beneficiaries();
    form.field("beneficiaries", beneficiaries, Project::beneficiaries);
    form.wide(beneficiaries);
    RowsField<Project.Partner> partners = partners();
    form.field("partners", partners, Project::partners);
    form.wide(partners);

    form.section(t("extension.section.money"), t("extension.section.money.hint"));
    lines = lines();
    form.field("lines", lines, Project::lines);
    form.wide(lines);

    form.section(t("extension.section.results"));
    RowsField<Project.Output> outputs = outputs();
    form.field("outputs", outputs, Project::outputs);
    form.wide(outputs);

    form.section(t("extension.section.text"));
    TextArea necessity = text("necessity", p -> p.text().necessity());
    TextArea goal = text("goal", p -> p.text().goal());
    TextArea scope = text("scope", p -> p.text().scope());
    TextArea innovation = text("innovation", p -> p.text().innovation());
    TextArea organising = text("organising", p -> p.text().organising());
    TextArea effects = text("effects", p -> p.text().effects());
    TextArea note = form.field("note", Texts.area(t("extension.note"), 1000), Project::note);
    form.wide(note);

    plan.addValueChangeListener(e -> planChanged());
    mainContent.addValueChangeListener(e -> contentsChanged());
    otherContents.addValueChangeListener(e -> contentsChanged());
    UI ui = UI.getCurrent();
    made =
        base ->
            new Project(
                base.id(),
                FormPanel.text(code),
                name.getValue(),
                plan.getValue(),
                base.level(),
                base.year(),
                kind.getValue(),
                province.getValue(),
                unit.getValue(),
                base.unitName(),
                chosen(),
                sector.getValue(),
                beneficiaries.getValue(),
                partners.getValue(),
                places.getValue(),
                priority.getValue() == null && factor.getValue() == null
                    ? null
                    : new Project.Priority(priority.getValue(), factor.getValue()),
                new Project.Text(
                    FormPanel.text(necessity),
                    FormPanel.text(goal),
                    FormPanel.text(scope),
                    FormPanel.text(innovation),
                    FormPanel.text(organising),
                    FormPanel.text(effects)),
                start.getValue(),
                end.getValue(),
                selection.getValue(),
                lines.getValue(),
                outputs.getValue(),
                base.funds(),
                FormPanel.text(note),
                base.version());
    form.onSave(
        base ->
            decides == null || undecided()
                ? desk.projects().saveProject(context.caller(), made.apply(base))
                : decided(base, made.apply(base)));
    form.onReload(base -> desk.projects().project(context.caller(), base.id()));
    form.onSaved(saved -> ui.navigate("extension/" + saved.id()));
    form.onCancel(
        () -> ui.navigate(project.id() == null ? "extension" : "extension/" + project.id()));
  }

  private TextArea text(String key, java.util.function.Function<Project, String> value) {
    TextArea field =
        form.field("text." + key, Texts.area(t("extension.text." + key), 4000), value::apply);
    form.wide(field);
    return field;
  }

  private static Set<String> others(Project p) {
    return p.contents().size() < 2
        ? Set.of()
        : new LinkedHashSet<>(p.contents().subList(1, p.contents().size()));
  }

  private List<String> codes() {
    return contents.stream().map(Content::code).toList();
  }

  /** The day whose contents count: that of the plan's approval, else today. */
  private LocalDate day(UUID id) {
    AnnualPlan chosen = id == null ? null : plans.get(id);
    return chosen == null || chosen.approvedOn() == null ? desk.today() : chosen.approvedOn();
  }

  private List<String> chosen() {
    List<String> all = new ArrayList<>();
    if (mainContent.getValue() != null) {
      all.add(mainContent.getValue());
    }
    otherContents.getValue().stream().filter(c -> !all.contains(c)).forEach(all::add);
    return all;
  }

  private void planChanged() {
    List<Content> now = desk.catalogue().contents(day(plan.getValue()));
    if (!now.equals(contents)) {
      String main = mainContent.getValue();
      Set<String> others = new LinkedHashSet<>(otherContents.getValue());
      contents = now;
      mainContent.setItems(codes());
      mainContent.setItemLabelGenerator(c -> Texts.content(context, contents, c));
      otherContents.setItems(codes());
      mainContent.setValue(codes().contains(main) ? main : null);
      others.retainAll(codes());
      otherContents.setValue(others);
    }
  }

  /** Rows keep their content while it is still one of the project's. */
  private void contentsChanged() {
    List<String> all = chosen();
    lines.each(row -> offer(((LineRow) row).content, all));
    beneficiaries.each(row -> offer(((BeneficiaryRow) row).content, all));
  }

  private void offer(Select<String> select, List<String> all) {
    String was = select.getValue();
    select.setItems(all);
    if (all.contains(was)) {
      select.setValue(was);
    } else if (!all.isEmpty()) {
      select.setValue(all.get(0));
    }
  }

  private Select<String> contentSelect(String value) {
    Select<String> select = new Select<>();
    select.setLabel(t("extension.line.content"));
    List<String> all = new ArrayList<>(chosen());
    if (value != null && !all.contains(value)) {
      all.add(value);
    }
    select.setItems(all);
    select.setValue(value);
    select.addClassName("kc-content");
    return select;
  }

  private FundSource ownSource() {
    AnnualPlan chosen = plan.getValue() == null ? null : plans.get(plan.getValue());
    return chosen != null && chosen.level() == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP;
  }

  private final class LineRow implements RowsField.Row<BudgetLine> {
    final Select<String> content;
    final TextField text = Texts.text(t("extension.line.text"), 500);
    final TextField unit = Texts.text(t("extension.line.unit"), 40);
    final DecimalField quantity = new DecimalField(t("extension.line.quantity"), null, 3);
    final MoneyField price = new MoneyField(t("extension.line.price"));
    final Select<FundSource> source;
    final Checkbox management = new Checkbox(t("extension.line.management"));
    final Span amount = new Span();

    LineRow(BudgetLine line) {
      content = contentSelect(line.content());
      source = new Select<>();
      source.setLabel(t("extension.line.source"));
      source.setItems(FundSource.values());
      source.setItemLabelGenerator(v -> t("extension.source." + v.name()));
      text.setValue(line.text() == null ? "" : line.text());
      text.addClassName("kc-wide");
      unit.setValue(line.unit() == null ? "" : line.unit());
      unit.addClassName("kc-short");
      quantity.range(BigDecimal.ZERO, MOST);
      quantity.setValue(line.quantity());
      quantity.addClassName("kc-short");
      price.setValue(line.price() == 0 && line.text() == null ? null : line.price());
      price.addClassName("kc-money");
      source.setValue(line.source());
      source.addClassName("kc-source");
      management.setValue(line.management());
      management.setTooltipText(t("extension.line.management.help"));
      amount.addClassName("kc-amount");
      show();
    }

    @Override
    public List<Component> parts() {
      return List.of(content, text, unit, quantity, price, source, management, amount);
    }

    private void show() {
      amount.setText(
          t(
              "extension.line.amount",
              Format.money(BudgetLine.amount(quantity.getValue(), unitPrice()))));
    }

    private long unitPrice() {
      return price.getValue() == null ? 0 : price.getValue();
    }

    @Override
    public BudgetLine read() {
      show();
      return new BudgetLine(
          content.getValue(),
          FormPanel.text(text),
          FormPanel.text(unit),
          quantity.getValue(),
          unitPrice(),
          source.getValue(),
          null,
          Boolean.TRUE.equals(management.getValue()));
    }
  }

  private RowsField<BudgetLine> lines() {
    return new RowsField<BudgetLine>(
            null,
            t("extension.line.add"),
            LineRow::new,
            have -> {
              List<String> all = chosen();
              BudgetLine last = have.isEmpty() ? null : have.get(have.size() - 1);
              return new BudgetLine(
                  last != null ? last.content() : all.isEmpty() ? null : all.get(0),
                  null,
                  null,
                  BigDecimal.ONE,
                  0,
                  last != null ? last.source() : ownSource());
            })
        .sums(this::sums);
  }

  private List<String> sums(List<BudgetLine> all) {
    Funds funds = Funds.ZERO;
    for (BudgetLine line : all) {
      if (line.source() != null) {
        funds = funds.plus(line.source(), line.amount());
      }
    }
    List<String> texts = new ArrayList<>();
    for (FundSource source : FundSource.values()) {
      if (funds.of(source) != 0) {
        texts.add(source.label().in(context.locale()) + ": " + Format.money(funds.of(source)));
      }
    }
    texts.add(t("extension.money.total") + ": " + Format.money(funds.total()));
    return texts;
  }

  private final class BeneficiaryRow implements RowsField.Row<Project.Beneficiary> {
    final Project.Beneficiary given;
    final EstablishmentPicker who;
    final Select<String> content;
    final MoneyField cost = new MoneyField(t("extension.beneficiary.cost"));
    final MoneyField support = new MoneyField(t("extension.beneficiary.support"));
    final TextField village = Texts.text(t("extension.beneficiary.village"), 300);

    BeneficiaryRow(Project.Beneficiary b) {
      given = b;
      who = desk.components().establishmentPicker(context, t("extension.beneficiary.who"));
      who.setValue(b.establishment());
      who.addClassName("kc-wide");
      content = contentSelect(b.content());
      cost.setValue(b.eligibleCost());
      cost.addClassName("kc-money");
      support.setValue(b.support());
      support.addClassName("kc-money");
      village.setValue(b.craftVillage() == null ? "" : b.craftVillage());
      village.setTooltipText(t("extension.beneficiary.village.help"));
      village.addClassName("kc-wide");
    }

    @Override
    public List<Component> parts() {
      return List.of(who, content, cost, support, village);
    }

    @Override
    public Project.Beneficiary read() {
      boolean same = who.getValue() != null && who.getValue().equals(given.establishment());
      return new Project.Beneficiary(
          who.getValue(),
          same ? given.name() : null,
          same ? given.businessCode() : null,
          content.getValue(),
          cost.getValue(),
          support.getValue(),
          FormPanel.text(village));
    }
  }

  private RowsField<Project.Beneficiary> beneficiaries() {
    return new RowsField<>(
        t("extension.beneficiaries"),
        t("extension.beneficiary.add"),
        BeneficiaryRow::new,
        have -> {
          List<String> all = chosen();
          return new Project.Beneficiary(
              null, null, null, all.isEmpty() ? null : all.get(0), null, null, null);
        });
  }

  private RowsField<Project.Partner> partners() {
    return new RowsField<>(
        t("extension.partners"),
        t("extension.partner.add"),
        given -> {
          OrganisationPicker who =
              desk.components().organisationPicker(context, t("extension.partner.who"));
          who.setValue(given.organisation());
          who.addClassName("kc-wide");
          return row(
              List.of(who),
              () ->
                  new Project.Partner(
                      who.getValue(),
                      who.getValue() != null && who.getValue().equals(given.organisation())
                          ? given.name()
                          : null));
        },
        have -> new Project.Partner(null, null));
  }

  private RowsField<Project.Place> places(UnitPicker province) {
    return new RowsField<>(
        t("extension.places"),
        t("extension.place.add"),
        given -> {
          UnitPicker commune = desk.components().communePicker(t("extension.place.commune"));
          UnitRef of = desk.province().orElseGet(province::getValue);
          if (of != null) {
            commune.communesOf(of);
          }
          commune.setValue(given.commune());
          commune.addClassName("kc-wide");
          TextField detail = Texts.text(t("extension.place.detail"), 300);
          detail.setValue(given.detail() == null ? "" : given.detail());
          detail.addClassName("kc-wide");
          return row(
              List.of(commune, detail),
              () -> new Project.Place(commune.getValue(), FormPanel.text(detail)));
        },
        have -> new Project.Place(null, null));
  }

  private RowsField<Project.Output> outputs() {
    Map<String, OutputKind> kinds = new LinkedHashMap<>();
    desk.catalogue().outputs().forEach(k -> kinds.put(k.code(), k));
    return new RowsField<>(
        null,
        t("extension.output.add"),
        given -> {
          ComboBox<String> kind = new ComboBox<>(t("extension.output.kind"));
          kind.setItems(kinds.keySet());
          kind.setItemLabelGenerator(
              c -> {
                OutputKind k = kinds.get(c);
                return k == null
                    ? c
                    : k.name().in(context.locale()) + " (" + k.unit().in(context.locale()) + ")";
              });
          kind.setValue(given.kind());
          kind.addClassName("kc-wide");
          DecimalField quantity = new DecimalField(t("extension.output.quantity"), null, 3);
          quantity.range(BigDecimal.ZERO, MOST);
          quantity.setValue(given.quantity());
          quantity.addClassName("kc-money");
          TextField note = Texts.text(t("extension.note"), 500);
          note.setValue(given.note() == null ? "" : given.note());
          note.addClassName("kc-wide");
          return row(
              List.of(kind, quantity, note),
              () -> new Project.Output(kind.getValue(), quantity.getValue(), FormPanel.text(note)));
        },
        have -> new Project.Output(null, null, null));
  }

  static <T> RowsField.Row<T> row(List<Component> parts, java.util.function.Supplier<T> read) {
    return new RowsField.Row<>() {
      @Override
      public List<Component> parts() {
        return parts;
      }

      @Override
      public T read() {
        return read.get();
      }
    };
  }
}
