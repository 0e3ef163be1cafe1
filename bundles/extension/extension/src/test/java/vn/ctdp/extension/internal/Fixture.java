package vn.ctdp.extension.internal;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Selection;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** The module's services on a real database, with the core's registers as a test wants them. */
final class Fixture implements AutoCloseable {

  static final UnitRef LAM_DONG = UnitRef.parse("34:68");
  static final UnitRef LAI_CHAU = UnitRef.parse("34:12");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final Caller OFFICER = Caller.system("officer");
  static final UUID CENTRE = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
  static final UUID PARTNER = UUID.fromString("00000000-0000-0000-0000-0000000000c2");

  final TestDatabase database;
  final Node node;
  final List<String> audited = new ArrayList<>();
  final Set<String> denied = new HashSet<>();
  final Map<UUID, Establishment> establishments = new HashMap<>();
  final Map<UnitRef, AdminUnit> units = new HashMap<>();
  final AccessControl access;
  final EstablishmentService register;
  final TerritoryService territory;
  final Work work;
  final CatalogueService catalogue;
  final PlanService plans;
  final ProjectService projects;
  final MoneyService money;
  Optional<UnitRef> province = Optional.of(LAM_DONG);

  Fixture(TestDatabase database) {
    this.database = database;
    node = database.node();
    // Projects stay with one office unless a test is about travelling.
    travelFrom(9999);
    access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if ("require".equals(name) && denied.contains(args[1])) {
                throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
              }
              return !denied.contains(args[1]);
            });
    AuditLog audit =
        fake(
            AuditLog.class,
            (name, args) -> {
              audited.add(args[1] + " " + args[3]);
              return null;
            });
    InstanceInfo instance =
        fake(InstanceInfo.class, (name, args) -> "province".equals(name) ? province : null);
    OrganisationService organisations =
        fake(
            OrganisationService.class,
            (name, args) -> {
              Map<UUID, String> names =
                  new HashMap<>(
                      Map.of(CENTRE, "Trung tâm Khuyến công", PARTNER, "UBND xã Thuận An"));
              names.keySet().retainAll((Collection<?>) args[0]);
              return names;
            });
    register =
        fake(
            EstablishmentService.class,
            (name, args) ->
                switch (name) {
                  case "byBusinessCodes" -> byCode((Collection<?>) args[1]);
                  case "byNames" -> byName((Collection<?>) args[1]);
                  case "save" -> entered((Establishment) args[1]);
                  default -> Optional.ofNullable(establishments.get(args[1]));
                });
    territory =
        fake(
            TerritoryService.class,
            (name, args) ->
                args[0] instanceof UnitRef ref
                    ? Optional.ofNullable(units.get(ref))
                    : Optional.empty());
    commune("34:24511", LAM_DONG, UnitType.XA);
    commune("34:03388", LAI_CHAU, UnitType.XA);
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    work = new Work(access, audit, instance, clock);
    catalogue = new CatalogueService(node);
    plans = new PlanService(node, work);
    projects = new ProjectService(node, work, organisations, register, territory);
    money = new MoneyService(node, work, rules(), clock);
  }

  private Map<String, Establishment> byCode(Collection<?> codes) {
    Map<String, Establishment> found = new HashMap<>();
    establishments.values().stream()
        .filter(e -> codes.contains(e.businessCode()))
        .forEach(e -> found.put(e.businessCode(), e));
    return found;
  }

  private Map<String, List<Establishment>> byName(Collection<?> names) {
    Map<String, List<Establishment>> found = new HashMap<>();
    establishments.values().stream()
        .filter(e -> names.contains(e.name()))
        .forEach(e -> found.computeIfAbsent(e.name(), n -> new ArrayList<>()).add(e));
    return found;
  }

  private Establishment entered(Establishment e) {
    UUID id = establishment(e.businessCode(), e.name());
    return establishments.get(id);
  }

  /** Rules on money as the reference data have them from 2014 on. */
  static RuleService rules() {
    Map<String, String> values =
        Map.of(
            "kc.advance.before.acceptance.max", "0.70",
            "kc.advance.infrastructure", "0.30",
            "kc.advance.training", "0.70",
            "kc.advance.model", "0.70",
            "kc.advance.newenterprise", "1.00",
            "kc.settle.days", "15",
            "kc.rate.management.agency", "0.015",
            "kc.rate.machine", "0.50");
    LocalDate from = LocalDate.of(2014, 4, 8);
    return fake(
        RuleService.class,
        (name, args) -> {
          String value = values.get(args[1]);
          return value == null || ((LocalDate) args[2]).isBefore(from)
              ? Optional.empty()
              : Optional.of(
                  new Parameter(
                      "kc",
                      (String) args[1],
                      value,
                      "ratio",
                      Optional.empty(),
                      from,
                      null,
                      "TT 36/2013/TT-BCT Điều 13",
                      Evidence.VERIFIED,
                      null));
        });
  }

  /** What a test writes, in the order in which it can be removed. */
  private static final List<String> TABLES =
      List.of(
          "collaborator_service",
          "collaborator",
          "collaborator_allowance",
          "commune_place",
          "centre_staff",
          "centre_fact",
          "centre",
          "project_feed",
          "project_import_before",
          "project_import_line",
          "project_import_row",
          "project_import",
          "project_import_mapping",
          "kc_money_entry",
          "kc_pot",
          "kc_budget",
          "project_month",
          "travel_person",
          "travel_piece",
          "travel_request",
          "travel_act",
          "travel_receipt",
          "travel",
          "project_change",
          "project_adjustment",
          "project_step",
          "project_content",
          "project_line",
          "project_output",
          "project_beneficiary",
          "project_partner",
          "project_place",
          "project",
          "annual_plan",
          "programme_target",
          "programme");

  static Fixture derby() {
    return new Fixture(TestDatabase.derby("extension"));
  }

  /** From which plan year on national projects go over the exchange. */
  void travelFrom(int year) {
    database.sql("UPDATE extension.travel_setting SET from_year = " + year);
  }

  /** As new, at a fraction of the time that a new database takes. */
  void reset() {
    TABLES.forEach(t -> database.sql("DELETE FROM extension." + t));
    for (String table : List.of("kc_state", "kc_move", "kc_process")) {
      database.sql("DELETE FROM extension." + table + " WHERE process_key NOT IN ('KCQG', 'KCDP')");
    }
    audited.clear();
    denied.clear();
    establishments.clear();
    province = Optional.of(LAM_DONG);
  }

  void commune(String ref, UnitRef parent, UnitType type) {
    UnitRef unit = UnitRef.parse(ref);
    units.put(
        unit,
        new AdminUnit(
            unit,
            UnitLevel.COMMUNE,
            type,
            "Xã",
            "Xã",
            "Xa",
            Optional.of(parent),
            "Nam",
            "Tây Nguyên",
            null,
            null,
            null));
  }

  UUID establishment(String code, String name) {
    return establishment(code, name, "34:24511");
  }

  UUID establishment(String code, String name, String commune) {
    UUID id = UUID.randomUUID();
    establishments.put(
        id,
        new Establishment(
            id,
            code,
            name,
            OwnerType.DN_NHO,
            null,
            LAM_DONG,
            UnitRef.parse(commune),
            "a",
            null,
            60,
            30,
            false,
            false,
            1));
    return id;
  }

  AnnualPlan plan(FundLevel level, int year) {
    return plan(level, year, null);
  }

  AnnualPlan plan(FundLevel level, int year, LocalDate approvedOn) {
    return plans.savePlan(
        OFFICER,
        new AnnualPlan(
            null,
            null,
            level,
            province.orElse(null),
            year,
            0,
            approvedOn == null ? PlanStatus.DANG_KY : PlanStatus.PHE_DUYET,
            approvedOn == null ? null : "QĐ phê duyệt",
            approvedOn,
            null,
            0));
  }

  /** A project of one content, one line of promotion money and one of matching money. */
  static Project project(
      AnnualPlan plan, String name, String content, long support, long counterpart) {
    FundSource own = plan.level() == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP;
    List<BudgetLine> lines = new ArrayList<>();
    lines.add(line(content, "Phần hỗ trợ", support, own));
    if (counterpart > 0) {
      lines.add(line(content, "Phần đối ứng", counterpart, FundSource.DOI_UNG));
    }
    return new Project(
        null,
        null,
        name,
        plan.id(),
        null,
        0,
        ProjectKind.THUONG,
        plan.province() == null ? LAI_CHAU : plan.province(),
        CENTRE,
        null,
        List.of(content),
        null,
        List.of(),
        List.of(),
        List.of(
            new Project.Place(
                UnitRef.parse(
                    plan.province() == null || plan.province().equals(LAI_CHAU)
                        ? "34:03388"
                        : "34:24511"),
                null)),
        null,
        null,
        LocalDate.of(plan.year(), 1, 15),
        LocalDate.of(plan.year(), 12, 31),
        Selection.XET_CHON,
        lines,
        List.of(),
        null,
        null,
        0);
  }

  static BudgetLine line(String content, String text, long vnd, FundSource source) {
    return new BudgetLine(content, text, null, BigDecimal.ONE, vnd, source);
  }

  Project save(Project project) {
    return projects.saveProject(OFFICER, project);
  }

  /** A copy of a project in which a test changes single things. */
  static final class Copy {
    String code;
    String name;
    UUID plan;
    ProjectKind kind;
    UnitRef province;
    List<String> contents;
    String sector;
    List<Project.Beneficiary> beneficiaries;
    List<Project.Partner> partners;
    List<Project.Place> places;
    Project.Priority priority;
    LocalDate start;
    LocalDate end;
    List<BudgetLine> lines;
    List<Project.Output> outputs;
    UUID unit;
    long version;
  }

  static Project with(Project p, java.util.function.Consumer<Copy> change) {
    Copy c = new Copy();
    c.code = p.code();
    c.name = p.name();
    c.plan = p.plan();
    c.kind = p.kind();
    c.province = p.province();
    c.contents = p.contents();
    c.sector = p.sector();
    c.beneficiaries = p.beneficiaries();
    c.partners = p.partners();
    c.places = p.places();
    c.priority = p.priority();
    c.start = p.start();
    c.end = p.end();
    c.lines = p.lines();
    c.outputs = p.outputs();
    c.unit = p.unit();
    c.version = p.version();
    change.accept(c);
    return new Project(
        p.id(),
        c.code,
        c.name,
        c.plan,
        p.level(),
        p.year(),
        c.kind,
        c.province,
        c.unit,
        p.unitName(),
        c.contents,
        c.sector,
        c.beneficiaries,
        c.partners,
        c.places,
        c.priority,
        p.text(),
        c.start,
        c.end,
        p.selection(),
        c.lines,
        c.outputs,
        p.funds(),
        p.note(),
        c.version);
  }

  static long support(Funds funds) {
    return funds.national() + funds.local();
  }

  @Override
  public void close() {
    database.close();
  }

  interface Answer {
    Object answer(String name, Object[] args);
  }

  static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                method.getDeclaringClass() == Object.class
                    ? method.getName()
                    : answer.answer(method.getName(), args)));
  }
}
