package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.sheet.office.ImportPreview.Candidate;
import vn.ctdp.core.sheet.office.ImportPreview.Change;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportPreview.Row;
import vn.ctdp.core.sheet.office.OfficeCommunes;
import vn.ctdp.core.sheet.office.OfficeDate;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.imports.ProjectImportSettings;

/**
 * Compares a table with the projects: what each row would create or change, and what is wrong. The
 * checks are those of a project that is typed. Reads in a number of statements that does not depend
 * on the number of rows but by five hundreds. For one thread.
 */
final class ImportPlanner {

  private static final int CHUNK = 500;
  private static final int MOST_CHECKS = 6;

  /** Years before and after that support is looked for in; the rule of the day narrows them. */
  private static final int YEARS = 20;

  /** Which column a problem of a project is about, by what its field begins with. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "name", "name",
          "code", "code",
          "plan", "year",
          "unit", "unit",
          "contents", "contents",
          "beneficiaries", "beneficiary",
          "places", "communes",
          "start", "start",
          "end", "end",
          "note", "note");

  private final EntityManager em;
  private final Work work;
  private final ImportParties parties;
  private final OfficeCommunes communes;
  private final ReadOnce known;
  private final Eligibility eligibility;
  private final ProjectImportSettings settings;
  private final OfficeTable table;
  private final boolean decides;
  private final List<FieldProblem> general = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Map<String, PlanEntity> plans = new LinkedHashMap<>();
  private final Map<String, List<Known>> byName = new HashMap<>();
  private final Map<String, Known> byCode = new HashMap<>();
  private final Map<String, Known> byId = new HashMap<>();
  private final Map<String, ProjectEntity> entities = new HashMap<>();
  private final Map<String, Project> stored = new HashMap<>();
  private final Set<String> travelling = new LinkedHashSet<>();
  private final Set<String> withMoney = new LinkedHashSet<>();

  /** What is needed of a project to recognise it. */
  private record Known(
      String id, String code, String name, String unit, String unitName, int year) {}

  /** A row on its way. */
  private static final class Item {
    final int number;
    final OfficeTable.Values values;
    Outcome outcome;
    String name = "";
    Known found;
    PlanEntity plan;
    List<FieldProblem> problems = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Candidate> candidates = new ArrayList<>();
    ImportStep step;

    Item(int number, OfficeTable.Values values) {
      this.number = number;
      this.values = values;
    }

    boolean wrong() {
      return values.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }
  }

  /**
   * @param decides whether the caller may say where past projects stand
   */
  ImportPlanner(
      EntityManager em,
      Work work,
      ImportParties parties,
      OfficeCommunes communes,
      ReadOnce known,
      Eligibility eligibility,
      ProjectImportSettings settings,
      OfficeTable table,
      boolean decides) {
    this.em = em;
    this.work = work;
    this.parties = parties;
    this.communes = communes;
    this.known = known;
    this.eligibility = eligibility;
    this.settings = settings;
    this.table = table;
    this.decides = decides;
  }

  ImportPlan plan() {
    general.addAll(table.problems());
    head();
    for (SheetRow row : table.shape().data()) {
      RowChoice choice = settings.rows().get(row.number());
      Optional<FieldProblem> no =
          choice == null
              ? table.noRecord(row, "name")
              : choice.kind() == RowChoice.Kind.LEAVE_OUT
                  ? Optional.of(
                      FieldProblem.warning(
                          "", "KC-NH-34", "Bỏ qua theo lựa chọn.", "Left out as chosen."))
                  : Optional.empty();
      Item item = new Item(row.number(), no.isPresent() ? null : table.values(row));
      no.ifPresent(
          why -> {
            item.outcome = Outcome.LEFT_OUT;
            item.problems.add(why);
            item.name = firstText(row);
          });
      items.add(item);
    }
    List<Item> open = items.stream().filter(i -> i.outcome == null).toList();
    plans();
    open.forEach(this::planOf);
    index(open);
    open.forEach(this::match);
    load(open);
    parties.read(open.stream().map(i -> i.values).toList(), stored.values(), settings.unit());
    for (Item item : open) {
      if (item.outcome == null && !item.wrong()) {
        project(item);
      }
    }
    twice(open);
    doubleSupport(open);
    List<ImportStep> steps = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (Item item : items) {
      finish(item);
      rows.add(
          new Row(
              item.number,
              item.outcome,
              item.name,
              item.found == null ? null : UUID.fromString(item.found.id()),
              item.changes,
              item.problems,
              item.candidates));
      if (item.step != null && (item.outcome == Outcome.CREATE || item.outcome == Outcome.CHANGE)) {
        steps.add(item.step);
      }
    }
    return new ImportPlan(List.copyOf(general), rows, steps);
  }

  private static String firstText(SheetRow row) {
    return row.cells().stream()
        .filter(c -> c.kind() == SheetCell.Kind.TEXT)
        .map(SheetCell::text)
        .findFirst()
        .map(t -> t.length() > 80 ? t.substring(0, 80) + "…" : t)
        .orElse("");
  }

  private static void finish(Item item) {
    if (item.values != null) {
      item.problems = new ArrayList<>(item.values.problems());
      if (item.wrong()) {
        item.outcome = Outcome.WRONG;
      } else if (item.outcome == null) {
        item.outcome =
            item.found == null
                ? Outcome.CREATE
                : item.changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGE;
      }
    }
    if (item.outcome == Outcome.WRONG || item.outcome == Outcome.OPEN) {
      item.changes.clear();
    }
  }

  /** What the file as a whole must say. */
  private void head() {
    if (!table.has("name") && !table.has("code")) {
      general.add(
          FieldProblem.error(
              "", "KC-NH-24", "Chưa chọn cột tên đề án.", "Choose the column of the name."));
    }
    if (settings.plan() == null && !table.has("year")) {
      general.add(
          FieldProblem.error(
              "plan",
              "KC-NH-25",
              "Chưa rõ đề án thuộc kế hoạch nào: chọn kế hoạch, hoặc cột năm.",
              "It is not said in which plan the projects are: choose a plan, or a column of the"
                  + " year."));
    }
    if (table.has("name") && !(table.has("start") && table.has("end"))) {
      general.add(
          FieldProblem.warning(
              "",
              "KC-NH-26",
              "Không có cột ngày bắt đầu, kết thúc: đề án mới lấy 01/01 và 31/12 của năm kế hoạch.",
              "There are no columns of the first and last day: new projects take those of the plan"
                  + " year."));
    }
  }

  // --- plans --------------------------------------------------------------------------------

  private void plans() {
    em.createQuery(
            "select p from PlanEntity p where p.province = :own or p.province = '' order by p.batch,"
                + " p.province desc",
            PlanEntity.class)
        .setParameter("own", own())
        .getResultList()
        .forEach(p -> plans.put(p.id, p));
  }

  private String own() {
    return work.province().orElseThrow().toString();
  }

  /** The plan of a row: that of its year and level, else the chosen one. */
  private void planOf(Item item) {
    OfficeTable.Values v = item.values;
    PlanEntity chosen = settings.plan() == null ? null : plans.get(settings.plan().toString());
    Integer year = year(v);
    FundLevel level = level(v, chosen);
    if (v.has("year") && year == null) {
      return;
    }
    if (chosen != null
        && (year == null || chosen.year == year)
        && (level == null || chosen.level.equals(level.name()))) {
      item.plan = chosen;
      return;
    }
    Integer wantedYear = year != null ? year : chosen == null ? null : (Integer) chosen.year;
    if (wantedYear == null) {
      v.error("year", "KC-NH-70", "Thiếu năm kế hoạch.", "The plan year is missing.");
      return;
    }
    if (level == null) {
      v.error(
          "level",
          "KC-NH-71",
          "Chưa rõ đề án cấp quốc gia hay địa phương: ghi cột cấp, hoặc chọn kế hoạch.",
          "National or local? Give a column of the level, or choose the plan.");
      return;
    }
    List<PlanEntity> fit =
        plans.values().stream()
            .filter(p -> p.year == wantedYear && p.level.equals(level.name()))
            .toList();
    item.plan =
        fit.stream()
            .filter(p -> PlanStatus.valueOf(p.status) != PlanStatus.DONG)
            .findFirst()
            .or(() -> fit.stream().findFirst())
            .orElse(null);
    if (item.plan == null) {
      v.error(
          "year",
          "KC-NH-72",
          "Chưa có kế hoạch %s năm %d; lập kế hoạch trước."
              .formatted(level.label().vi().toLowerCase(VietnameseText.VI), wantedYear),
          "There is no plan of %d (%s); make it first.".formatted(wantedYear, level.label().en()));
    }
  }

  private static Integer year(OfficeTable.Values v) {
    OfficeTable.Figure figure = v.figure("year");
    if (figure == null) {
      return null;
    }
    BigDecimal number = figure.number();
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(2000)) < 0
        || number.compareTo(BigDecimal.valueOf(2100)) > 0) {
      v.error(
          "year",
          "KC-NH-73",
          "Năm kế hoạch phải là năm từ 2000 đến 2100.",
          "The plan year is a year from 2000 to 2100.");
      return null;
    }
    return number.intValueExact();
  }

  private FundLevel level(OfficeTable.Values v, PlanEntity chosen) {
    if (v.has("level")) {
      return FundLevel.valueOf(v.text("level"));
    }
    boolean national = positive(v, "kcqg");
    boolean local = positive(v, "kcdp");
    if (national != local) {
      return national ? FundLevel.KCQG : FundLevel.KCDP;
    }
    return chosen == null ? null : FundLevel.valueOf(chosen.level);
  }

  private static boolean positive(OfficeTable.Values v, String field) {
    return v.has(field) && v.figure(field).number().signum() > 0;
  }

  // --- recognising --------------------------------------------------------------------------

  /** The projects of the years in the table, and those whose code is in it. */
  private void index(List<Item> open) {
    Set<Integer> years =
        open.stream()
            .map(i -> i.plan)
            .filter(Objects::nonNull)
            .map(p -> p.year)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String select = "select p.id, p.code, p.name, p.unit, p.unitName, p.year from ProjectEntity p";
    if (!years.isEmpty()) {
      em.createQuery(
              select + " where p.province = :own and p.year in :years order by p.code",
              Object[].class)
          .setParameter("own", own())
          .setParameter("years", years)
          .getResultList()
          .forEach(this::add);
    }
    chunks(
        open.stream()
            .map(i -> i.values.text("code"))
            .filter(Objects::nonNull)
            .filter(c -> !byCode.containsKey(c.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList(),
        some ->
            em.createQuery(select + " where p.province = :own and p.code in :codes", Object[].class)
                .setParameter("own", own())
                .setParameter("codes", some)
                .getResultList()
                .forEach(this::add));
  }

  private void add(Object[] row) {
    Known k =
        new Known(
            (String) row[0],
            (String) row[1],
            (String) row[2],
            (String) row[3],
            (String) row[4],
            (Integer) row[5]);
    byId.put(k.id(), k);
    byCode.put(k.code().toLowerCase(Locale.ROOT), k);
    byName.computeIfAbsent(k.year() + " " + key(k.name()), n -> new ArrayList<>()).add(k);
  }

  private static String key(String name) {
    return VietnameseText.normalise(name).toLowerCase(VietnameseText.VI).replaceAll("\\s+", " ");
  }

  private static void chunks(List<String> all, Consumer<List<String>> act) {
    for (int from = 0; from < all.size(); from += CHUNK) {
      act.accept(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
  }

  /** Finds the project that a row means: by its code, else by name, year and unit. */
  private void match(Item item) {
    OfficeTable.Values v = item.values;
    String name = v.text("name");
    String code = v.text("code");
    item.name = name != null ? name : code != null ? code : "";
    RowChoice choice = settings.rows().get(item.number);
    if (choice != null && choice.kind() == RowChoice.Kind.EXISTING) {
      item.found = choice.record() == null ? null : byId.get(choice.record().toString());
      if (item.found == null) {
        v.error("name", "KC-NH-63", "Đề án đã chọn không còn.", "The chosen project is gone.");
      }
      return;
    }
    if (name == null && code == null) {
      v.error("name", "KC-NH-64", "Thiếu tên đề án.", "The name of the project is missing.");
      return;
    }
    if (choice != null && choice.kind() == RowChoice.Kind.NEW) {
      return;
    }
    if (code != null) {
      item.found = byCode.get(code.toLowerCase(Locale.ROOT));
      if (item.found != null
          && item.plan != null
          && v.has("year")
          && item.found.year() != item.plan.year) {
        v.error(
            "year",
            "KC-NH-65",
            "Đề án %s thuộc kế hoạch năm %d.".formatted(code, item.found.year()),
            "Project %s is in the plan of %d.".formatted(code, item.found.year()));
      }
      if (item.found != null || name == null) {
        if (item.found == null) {
          v.error("code", "KC-NH-66", "Không có đề án mang mã này.", "No project has this code.");
        }
        return;
      }
    }
    if (item.plan == null) {
      return;
    }
    List<Known> same =
        byName.getOrDefault(item.plan.year + " " + key(name), List.of()).stream()
            .filter(k -> code == null || !byCode.containsKey(code.toLowerCase(Locale.ROOT)))
            .toList();
    String unit = v.text("unit");
    if (same.size() > 1 && unit != null) {
      List<Known> ofUnit = same.stream().filter(k -> key(k.unitName()).equals(key(unit))).toList();
      same = ofUnit.isEmpty() ? same : ofUnit;
    }
    if (same.size() > 1) {
      item.outcome = Outcome.OPEN;
      same.forEach(
          k ->
              item.candidates.add(
                  new Candidate(
                      UUID.fromString(k.id()),
                      k.code() + " · " + k.name() + " · " + k.unitName())));
      v.warning(
          "name",
          "KC-NH-67",
          "Có %d đề án cùng tên trong năm; chọn đề án.".formatted(same.size()),
          "%d projects of the year have this name; choose one.".formatted(same.size()));
    } else if (same.size() == 1) {
      item.found = same.get(0);
    }
  }

  /** The projects that were recognised, with everything that belongs to them. */
  private void load(List<Item> open) {
    List<String> ids =
        open.stream().map(i -> i.found).filter(Objects::nonNull).map(Known::id).distinct().toList();
    chunks(
        ids,
        some -> {
          List<ProjectEntity> rows =
              em.createQuery(
                      "select p from ProjectEntity p where p.id in :ids", ProjectEntity.class)
                  .setParameter("ids", some)
                  .getResultList();
          rows.forEach(e -> entities.put(e.id, e));
          stored.putAll(ProjectStore.projects(em, rows));
          travelling.addAll(named("select t.project from TravelEntity t where t.project", some));
          withMoney.addAll(named("select p.project from PotEntity p where p.project", some));
        });
  }

  private List<String> named(String select, Collection<String> ids) {
    return em.createQuery(select + " in :ids", String.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  // --- one project --------------------------------------------------------------------------

  private void project(Item item) {
    OfficeTable.Values v = item.values;
    ProjectEntity e = item.found == null ? null : entities.get(item.found.id());
    Project before = e == null ? null : stored.get(e.id);
    PlanEntity plan = e == null ? item.plan : plans.get(e.plan);
    if (plan == null) {
      return;
    }
    if (before != null) {
      item.name = before.name();
    }
    ImportRow row =
        new ImportRow(
            table, v, before, plan, known, communes, parties, work.province().orElseThrow());
    Project after = row.project();
    if (item.wrong()) {
      return;
    }
    List<Change> changes = row.changes(after);
    ImportStep.Result result = row.result(e, decides, work.today());
    if (before == null && result != null) {
      changes.addAll(row.shown(result));
      travels(v, plan);
    }
    if (before == null || !changes.isEmpty()) {
      check(item, e, plan, before, after, row);
    }
    if (item.wrong()) {
      return;
    }
    item.changes.addAll(changes);
    item.plan = plan;
    item.step = new ImportStep(plan, before, after, row.fresh(), result);
    assess(item, row);
  }

  /** A project that goes over the exchange gets its results from the centre. */
  private void travels(OfficeTable.Values v, PlanEntity plan) {
    if (FundLevel.valueOf(plan.level) == FundLevel.KCQG && plan.year >= fromYear()) {
      v.error(
          "phase",
          "KC-NH-74",
          "Đề án quốc gia từ năm %d đi qua trao đổi với Cục: nhập không kèm tình trạng, nghiệm thu."
              .formatted(fromYear()),
          "National projects from %d on go over the exchange: import them without results."
              .formatted(fromYear()));
    }
  }

  private Integer fromYear;

  private int fromYear() {
    if (fromYear == null) {
      fromYear = Travelling.fromYear(em);
    }
    return fromYear;
  }

  /** The checks of a project that is typed, each at its cell. */
  private void check(
      Item item, ProjectEntity e, PlanEntity plan, Project before, Project after, ImportRow row) {
    OfficeTable.Values v = item.values;
    if (PlanStatus.valueOf(plan.status) == PlanStatus.DONG) {
      v.error(
          "year",
          "KC-409-CLOSED",
          "Kế hoạch năm %d đã đóng.".formatted(plan.year),
          "The plan of %d is closed.".formatted(plan.year));
      return;
    }
    if (e != null) {
      try {
        ProjectService.fixed(e, plan);
        if (travelling.contains(e.id)) {
          Travelling.requireEditable(em, work, e);
        }
      } catch (CtdpException refused) {
        refuse(v, refused);
        return;
      }
      Phase phase = Phase.valueOf(e.phase);
      if (phase == Phase.DA_DUYET || phase == Phase.THUC_HIEN || phase == Phase.HOAN_THANH) {
        refuse(v, new CtdpException(ExtensionError.ADJUSTMENT_NEEDED, e.code));
        return;
      }
    }
    Input input = ProjectInput.check(after);
    if (input.good()) {
      row.places(after, input);
      ProjectInput.against(
          after, plan, known, day(plan), ProjectService.extended(before, plan), input);
      if (e != null && withMoney.contains(e.id)) {
        MoneyGuards.planned(em, e, after, input);
      }
    }
    for (FieldProblem p : input.problems()) {
      String head = p.field().replaceAll("[\\[.].*", "");
      String column = COLUMNS.getOrDefault(head, "name");
      if (head.equals("lines")) {
        column = row.moneyColumn();
      }
      v.error(column, p.code(), p.vi(), p.en());
    }
  }

  private static void refuse(OfficeTable.Values v, CtdpException refused) {
    v.error(
        "name",
        refused.errorCode().code(),
        refused.sentence(VietnameseText.VI),
        refused.sentence(Locale.ENGLISH));
  }

  private LocalDate day(PlanEntity plan) {
    return plan.approvedOn == null ? work.today() : plan.approvedOn;
  }

  /** What the rules say, as the page of a project shows it: they warn. */
  private void assess(Item item, ImportRow row) {
    Project p = item.step.after();
    if (item.changes.isEmpty() && item.found != null) {
      return;
    }
    LocalDate day = day(item.plan);
    warn(
        item,
        row.moneyColumn(),
        AssessmentService.checks(
            p,
            day,
            known.byCode(day),
            known.rules(day, FundLevel.valueOf(item.plan.level), p.province()),
            eligibility,
            id -> parties.establishment(id, row.fresh())));
  }

  private static void warn(Item item, String money, List<Assessment.Check> checks) {
    checks.stream()
        .filter(
            c ->
                c.outcome() == Assessment.Outcome.KHONG_DAT
                    || c.outcome() == Assessment.Outcome.CANH_BAO)
        .limit(MOST_CHECKS)
        .forEach(
            c ->
                item.values.warning(
                    c.code().equals("V-KC-2") || c.code().equals("V-KC-3") ? money : "beneficiary",
                    c.code(),
                    c.subject() + ": " + c.sentence().vi() + " (" + c.clause() + ")",
                    c.subject() + ": " + c.sentence().en() + " (" + c.clause() + ")"));
  }

  /** Two rows that mean one project. */
  private static void twice(List<Item> open) {
    Map<String, Item> seen = new HashMap<>();
    for (Item item : open) {
      if (item.step == null) {
        continue;
      }
      String key =
          item.found != null
              ? item.found.id()
              : item.plan.year
                  + "|"
                  + key(item.name)
                  + "|"
                  + item.step.after().unit()
                  + "|"
                  + Objects.toString(item.step.after().code(), "");
      Item other = seen.putIfAbsent(key, item);
      if (other != null) {
        item.values.error(
            "name",
            "KC-NH-68",
            "Trùng đề án với dòng %d.".formatted(other.number),
            "The same project as row %d.".formatted(other.number));
      }
    }
    Map<String, Item> codes = new HashMap<>();
    for (Item item : open) {
      if (item.step == null || item.found != null || item.step.after().code() == null) {
        continue;
      }
      Item other = codes.putIfAbsent(item.step.after().code(), item);
      if (other != null) {
        item.values.error(
            "code",
            "KC-NH-69",
            "Trùng mã đề án với dòng %d.".formatted(other.number),
            "The same code as row %d.".formatted(other.number));
      }
    }
  }

  /** Support of one establishment twice, in the register or within the table. */
  private void doubleSupport(List<Item> open) {
    Map<String, List<Item>> byBusiness = new LinkedHashMap<>();
    for (Item item : open) {
      if (item.step != null && !(item.found != null && item.changes.isEmpty())) {
        item.step.after().beneficiaries().stream()
            .map(Project.Beneficiary::businessCode)
            .filter(Objects::nonNull)
            .distinct()
            .forEach(c -> byBusiness.computeIfAbsent(c, k -> new ArrayList<>()).add(item));
      }
    }
    if (byBusiness.isEmpty()) {
      return;
    }
    int first =
        open.stream().filter(i -> i.step != null).mapToInt(i -> i.plan.year).min().orElse(0);
    int last = open.stream().filter(i -> i.step != null).mapToInt(i -> i.plan.year).max().orElse(0);
    Map<String, List<Object[]>> others = new HashMap<>();
    chunks(
        List.copyOf(byBusiness.keySet()),
        some ->
            DoubleSupport.others(em, some, first - YEARS, last + YEARS)
                .forEach(
                    o -> others.computeIfAbsent((String) o[0], k -> new ArrayList<>()).add(o)));
    byBusiness.forEach(
        (code, of) -> {
          List<Object[]> all = new ArrayList<>(others.getOrDefault(code, List.of()));
          for (Item item : of) {
            item.step.after().beneficiaries().stream()
                .filter(b -> code.equals(b.businessCode()))
                .forEach(
                    b ->
                        all.add(
                            new Object[] {
                              code,
                              b.content(),
                              "dòng " + item.number,
                              item.name,
                              item.plan.year,
                              b.name(),
                              own(item)
                            }));
          }
          for (Item item : of) {
            doubled(item, code, all);
          }
        });
  }

  private static String own(Item item) {
    return item.found == null ? "row " + item.number : item.found.id();
  }

  private void doubled(Item item, String code, List<Object[]> all) {
    Project p = item.step.after();
    LocalDate day = day(item.plan);
    known
        .rules(day, FundLevel.valueOf(item.plan.level), p.province())
        .get(DoubleSupport.YEARS)
        .ifPresent(
            years -> {
              int span = years.number().intValueExact();
              warn(
                  item,
                  "beneficiary",
                  DoubleSupport.of(
                      Map.of(
                          code,
                          p.beneficiaries().stream()
                              .filter(b -> code.equals(b.businessCode()))
                              .toList()),
                      all.stream()
                          .filter(o -> Math.abs((Integer) o[4] - item.plan.year) <= span)
                          .toList(),
                      own(item),
                      item.plan.year,
                      years));
            });
  }

  static String money(long vnd) {
    return VnNumbers.formatTrimmed(BigDecimal.valueOf(vnd), 0);
  }

  static String shown(OfficeDate day) {
    return ProjectInput.shown(day.day());
  }

  /** The sums by source as the row shows them. */
  static long sum(Project p, FundSource source) {
    return p == null ? 0 : ProjectInput.funds(p.lines()).of(source);
  }
}
