package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.money.Booking;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.ExtensionMoney;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;
import vn.ctdp.extension.money.MoneyOffer;
import vn.ctdp.extension.money.ProjectAccount;
import vn.ctdp.extension.money.ProjectMoney;

/** Budgets and the ledger on JPA. */
@Component(service = {ProjectMoney.class, ExtensionMoney.class})
public class MoneyService implements ProjectMoney, ExtensionMoney {

  private static final int IDS_AT_ONCE = 500;
  private static final String OWN = FundSource.DOI_UNG.name();

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of("year", "b.year", "source", "b.source"), "b.year desc, b.source", "b.id");

  private final JpaTemplate jpa;
  private final Work work;
  private final RuleService rules;
  private final Clock clock;
  private final CatalogueService catalogue;

  /** Made by the component runtime. */
  @Activate
  public MoneyService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference RuleService rules,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
    this.clock = clock;
    this.catalogue = new CatalogueService(jpa);
  }

  // Reading ------------------------------------------------------------------------------------

  private void requireView(Caller caller) {
    work.require(caller, ExtensionPermissions.MONEY_VIEW, work.province().orElse(null));
  }

  @Override
  public List<Row> rows(Caller caller, Query query, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> rows(em, query, day));
  }

  private List<Row> rows(EntityManager em, Query query, LocalDate day) {
    if (query.projects() == null) {
      return part(em, query, null, day);
    }
    List<UUID> ids = List.copyOf(new LinkedHashSet<>(query.projects()));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += IDS_AT_ONCE) {
      rows.addAll(part(em, query, ids.subList(i, Math.min(ids.size(), i + IDS_AT_ONCE)), day));
    }
    return rows;
  }

  private List<Row> part(EntityManager em, Query query, List<UUID> projects, LocalDate day) {
    Work.Where where = new Work.Where().and("x.level = 'DE_AN'");
    if (projects != null) {
      where.and(
          "x.project in :projects", "projects", projects.stream().map(UUID::toString).toList());
    }
    if (query.year() != null) {
      where.and("x.year = :year", "year", query.year());
    }
    if (query.source() == null) {
      where.and("x.source <> 'DOI_UNG'");
    } else {
      where.and("x.source = :source", "source", query.source().name());
    }
    if (query.province() != null) {
      where.and("x.province = :province", "province", query.province().toString());
    }
    if (query.plan() != null) {
      where.and(
          "x.project in (select q.id from ProjectEntity q where q.plan = :plan)",
          "plan",
          query.plan().toString());
    }
    work.province().ifPresent(p -> where.and("x.province = :mine", "mine", p.toString()));
    if (day == null) {
      return where
          .bind(
              em.createQuery(
                  "select x from PotEntity x"
                      + where
                      + " order by x.project, x.year, x.source,"
                      + " x.content",
                  PotEntity.class))
          .getResultList()
          .stream()
          .map(p -> row(p.project, p.year, p.source, p.content, p.province, Ledger.figures(p)))
          .toList();
    }
    where.and("x.onDay <= :day", "day", day);
    TypedQuery<Object[]> query2 =
        where.bind(
            em.createQuery(
                "select x.project, x.year, x.source, x.content, x.province, x.kind, sum(x.amount)"
                    + " from EntryEntity x"
                    + where
                    + " group by x.project, x.year, x.source, x.content, x.province, x.kind order"
                    + " by x.project, x.year, x.source, x.content, x.province",
                Object[].class));
    Map<List<Object>, Figures> sums = new LinkedHashMap<>();
    for (Object[] r : query2.getResultList()) {
      List<Object> key = Arrays.asList(r).subList(0, 5);
      sums.merge(
          key, Figures.ZERO.plus(MoneyKind.valueOf((String) r[5]), (Long) r[6]), Figures::plus);
    }
    return sums.entrySet().stream()
        .map(
            e ->
                row(
                    (String) e.getKey().get(0),
                    (Integer) e.getKey().get(1),
                    (String) e.getKey().get(2),
                    (String) e.getKey().get(3),
                    (String) e.getKey().get(4),
                    e.getValue()))
        .toList();
  }

  private static Row row(
      String project, int year, String source, String content, String province, Figures figures) {
    return new Row(
        UUID.fromString(project),
        year,
        FundSource.valueOf(source),
        content,
        UnitRef.parse(province),
        figures);
  }

  @Override
  public Map<UUID, Figures> totals(Caller caller, Collection<UUID> projects, LocalDate day) {
    Map<UUID, Figures> totals = new HashMap<>();
    rows(caller, new Query(projects, null, null, null, null), day)
        .forEach(r -> totals.merge(r.project(), r.figures(), Figures::plus));
    return totals;
  }

  @Override
  public Map<YearSource, Figures> byYearAndSource(Caller caller, UUID project, LocalDate day) {
    Map<YearSource, Figures> sums = new LinkedHashMap<>();
    rows(caller, Query.of(project), day)
        .forEach(r -> sums.merge(new YearSource(r.year(), r.source()), r.figures(), Figures::plus));
    return sums;
  }

  @Override
  public ProjectAccount account(Caller caller, UUID project, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e = visible(em, project);
          List<EntryEntity> entries =
              em.createQuery(
                      "select x from EntryEntity x where x.project = :id order by x.number desc",
                      EntryEntity.class)
                  .setParameter("id", e.id)
                  .getResultList();
          List<EntryEntity> counted =
              entries.stream().filter(x -> day == null || !x.onDay.isAfter(day)).toList();
          Map<List<Object>, Figures> sums = new LinkedHashMap<>();
          for (int i = counted.size() - 1; i >= 0; i--) {
            EntryEntity x = counted.get(i);
            sums.merge(
                List.of(x.year, x.source, x.content),
                Figures.ZERO.plus(MoneyKind.valueOf(x.kind), x.amount),
                Figures::plus);
          }
          List<Row> rows =
              sums.entrySet().stream()
                  .map(
                      s ->
                          row(
                              e.id,
                              (Integer) s.getKey().get(0),
                              (String) s.getKey().get(1),
                              (String) s.getKey().get(2),
                              e.province,
                              s.getValue()))
                  .toList();
          Figures total = Figures.ZERO;
          long own = 0;
          for (Row r : rows) {
            if (r.source() == FundSource.DOI_UNG) {
              own += r.figures().paid();
            } else {
              total = total.plus(r.figures());
            }
          }
          MoneyRules judge = judge(em);
          List<MoneyRules.Case> cases = cases(em, e, counted);
          boolean now = day == null || !day.isBefore(work.today());
          List<MoneyOffer> offers = new ArrayList<>();
          if (now) {
            for (MoneyRules.Case c : cases) {
              MoneyRules.ORDER.forEach(k -> offers.add(judge.offer(c, k, work.today(), null)));
            }
          }
          return new ProjectAccount(
              project,
              day,
              !rows.isEmpty() || MoneyGuards.kept(em, work, e),
              total,
              own,
              rows,
              entries(counted),
              offers,
              MoneyChecks.of(e, total, cases, judge, rules, day == null ? work.today() : day));
        });
  }

  private MoneyRules judge(EntityManager em) {
    return new MoneyRules(em, rules, catalogue.contents());
  }

  /** Each pot of state money of a project with its entries. */
  private List<MoneyRules.Case> cases(
      EntityManager em, ProjectEntity e, List<EntryEntity> entries) {
    List<PotEntity> pots =
        Ledger.pots(em, e.id).stream().filter(p -> !p.source.equals(OWN)).toList();
    if (pots.isEmpty()) {
      return List.of();
    }
    Map<String, BudgetEntity> budgets =
        em
            .createQuery("select b from BudgetEntity b where b.id in :ids", BudgetEntity.class)
            .setParameter("ids", pots.stream().map(p -> p.budget).distinct().toList())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(b -> b.id, b -> b));
    Map<String, List<Timeline.Line>> lines = new HashMap<>();
    for (EntryEntity x : entries) {
      lines
          .computeIfAbsent(x.pot, k -> new ArrayList<>())
          .add(new Timeline.Line(x.onDay, MoneyKind.valueOf(x.kind), x.amount, false));
    }
    Map<String, Timeline> timelines = new HashMap<>();
    pots.forEach(p -> timelines.put(p.id, new Timeline(lines.getOrDefault(p.id, List.of()))));
    PlanEntity plan = em.find(PlanEntity.class, e.plan);
    LocalDate day = plan.approvedOn == null ? work.today() : plan.approvedOn;
    Long named =
        em.createQuery("select count(b) from BeneficiaryEntity b where b.project = :id", Long.class)
            .setParameter("id", e.id)
            .getSingleResult();
    return pots.stream()
        .map(
            p ->
                new MoneyRules.Case(
                    e,
                    p,
                    budgets.get(p.budget),
                    timelines.get(p.id),
                    pots.stream()
                        .filter(o -> o.source.equals(p.source) && o.content.equals(p.content))
                        .map(o -> timelines.get(o.id))
                        .toList(),
                    day,
                    named > 0))
        .toList();
  }

  private ProjectEntity visible(EntityManager em, UUID project) {
    ProjectEntity e = project == null ? null : em.find(ProjectEntity.class, project.toString());
    return Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
  }

  private static List<MoneyEntry> entries(List<EntryEntity> rows) {
    Map<String, String> back = new HashMap<>();
    rows.forEach(
        x -> {
          if (x.reverses != null) {
            back.put(x.reverses, x.id);
          }
        });
    return rows.stream().map(x -> entry(x, back.get(x.id))).toList();
  }

  private static MoneyEntry entry(EntryEntity x, String reversedBy) {
    return new MoneyEntry(
        UUID.fromString(x.id),
        x.number,
        MoneyKind.valueOf(x.kind),
        MoneyLevel.valueOf(x.level),
        x.year,
        FundSource.valueOf(x.source),
        Work.province(x.province),
        x.content.isEmpty() ? null : x.content,
        Work.uuid(x.project),
        x.amount,
        x.onDay,
        x.document,
        x.voucher,
        x.workDone,
        x.voucherTotal,
        x.papers == null || x.papers.isEmpty() ? List.of() : List.of(x.papers.split(",")),
        x.rule,
        x.note,
        Work.uuid(x.reverses),
        Work.uuid(reversedBy),
        x.recordedBy,
        x.recordedAt);
  }

  // Budgets ------------------------------------------------------------------------------------

  @Override
  public Page<Budget> budgets(Caller caller, PageRequest request) {
    requireView(caller);
    Work.onlyFilters(request, Set.of("year", "source"));
    Work.Where where =
        new Work.Where().number(request, "year", "b.year").filter(request, "source", "b.source");
    work.province().ifPresent(p -> where.and("b.province = :own", "own", p.toString()));
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<BudgetEntity> page = Work.page(em, BudgetEntity.class, "b", where, SORTS, request);
          return new Page<>(page.rows().stream().map(MoneyService::budget).toList(), page.total());
        });
  }

  @Override
  public Optional<Budget> budget(Caller caller, UUID id) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(BudgetEntity.class, id.toString()))
                .filter(this::mine)
                .map(MoneyService::budget));
  }

  private boolean mine(BudgetEntity b) {
    return work.province().map(p -> p.toString().equals(b.province)).orElse(true);
  }

  private BudgetEntity mine(EntityManager em, UUID id) {
    BudgetEntity b = id == null ? null : em.find(BudgetEntity.class, id.toString());
    return Work.found(b != null && mine(b) ? b : null, "dự toán", id);
  }

  private static Budget budget(BudgetEntity b) {
    return new Budget(
        UUID.fromString(b.id),
        b.year,
        FundSource.valueOf(b.source),
        Work.province(b.province),
        BudgetStatus.valueOf(b.status),
        b.opinion,
        b.opinionOn,
        b.note,
        b.version,
        b.management);
  }

  @Override
  public Budget saveBudget(Caller caller, Budget given) {
    Input input = new Input();
    input.year("year", given.year());
    input.present("source", given.source());
    input.present("status", given.status());
    input.text("opinion", given.opinion(), 300, false);
    input.day("opinionOn", given.opinionOn(), false);
    input.text("note", given.note(), 1000, false);
    if (given.management() != null) {
      input.amount("management", given.management());
    }
    if (given.source() == FundSource.DOI_UNG) {
      input.add(
          "source",
          "KC-TC-20",
          "Vốn đối ứng không thuộc dự toán ngân sách.",
          "Own money of beneficiaries has no budget.");
    }
    if (given.source() == FundSource.KCQG
        && given.status() != null
        && given.status().compareTo(BudgetStatus.GIAO) >= 0
        && (given.opinion() == null || given.opinion().isBlank())) {
      input.add(
          "opinion",
          "KC-TC-21",
          "Ghi ý kiến của cơ quan tài chính trước khi giao dự toán (TT 36/2013/TT-BCT Điều 6.4).",
          "Enter the opinion of the finance authority before the budget is given (Circular"
              + " 36/2013/TT-BCT, Article 6.4).");
    }
    String owner = work.province().map(UnitRef::toString).orElse(Work.province(given.province()));
    if (given.source() != FundSource.KCQG && owner.isEmpty()) {
      input.missing("province");
    }
    input.done();
    work.require(caller, ExtensionPermissions.MONEY_ALLOCATE, Work.province(owner));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          BudgetEntity b = given.id() == null ? new BudgetEntity() : mine(em, given.id());
          Map<String, String> before = Map.of();
          if (b.id == null) {
            if (Ledger.budget(em, given.year(), given.source(), owner).isPresent()) {
              input.add(
                  "year",
                  "KC-TC-22",
                  "Đã có dự toán của năm và nguồn này.",
                  "There is already a budget of this year and source.");
            }
            input.done();
            b.id = UUID.randomUUID().toString();
            b.year = given.year();
            b.source = given.source().name();
            b.province = owner;
          } else {
            Work.known(b, b.version, given.version());
            before = image(b);
          }
          b.status = given.status().name();
          b.opinion = VietnameseText.normalise(given.opinion());
          b.opinionOn = given.opinionOn();
          b.note = VietnameseText.normalise(given.note());
          b.management = given.management();
          management(em, b, input);
          input.done();
          if (before.isEmpty()) {
            em.persist(b);
          }
          em.flush();
          work.changed(caller, "budget", b.id, before, image(b));
          return budget(b);
        });
  }

  /** Refuses more for the managing agency than its share of what the budget has received. */
  private void management(EntityManager em, BudgetEntity b, Input input) {
    long received =
        em
            .createQuery(
                "select p.received from PotEntity p where p.budget = :budget and p.level = :level",
                Long.class)
            .setParameter("budget", b.id)
            .setParameter("level", MoneyLevel.NGAN_SACH.name())
            .getResultList()
            .stream()
            .findFirst()
            .orElse(0L);
    if (received > 0) {
      agency(b, received)
          .filter(c -> c.outcome() == Assessment.Outcome.KHONG_DAT)
          .ifPresent(
              c ->
                  input.add(
                      "management",
                      c.code(),
                      c.sentence().vi() + " " + c.steps().get(0).vi() + " (" + c.clause() + ").",
                      c.sentence().en() + " " + c.steps().get(0).en() + " (" + c.clause() + ")."));
    }
  }

  /** By the rules of the day on which the finance authority agreed, of today before. */
  private Optional<Assessment.Check> agency(BudgetEntity b, long received) {
    return Ceilings.agency(
        b.management,
        received,
        key ->
            rules.parameter(
                AssessmentService.DOMAIN,
                key,
                b.opinionOn == null ? work.today() : b.opinionOn,
                FundSource.valueOf(b.source) == FundSource.KCDP
                    ? Work.province(b.province)
                    : null));
  }

  private static Map<String, String> image(BudgetEntity b) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("year", Integer.toString(b.year));
    image.put("source", FundSource.valueOf(b.source).label().vi());
    image.put("budgetStatus", BudgetStatus.valueOf(b.status).label().vi());
    image.put("opinion", b.opinion == null ? "" : b.opinion);
    image.put("opinionOn", b.opinionOn == null ? "" : b.opinionOn.toString());
    image.put("note", b.note == null ? "" : b.note);
    image.put("management", b.management == null ? "" : b.management.toString());
    return image;
  }

  @Override
  public BudgetOverview overview(Caller caller, UUID id, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          BudgetEntity b = mine(em, id);
          List<PotEntity> pots =
              em.createQuery(
                      "select p from PotEntity p where p.budget = :budget order by p.province,"
                          + " p.content, p.project",
                      PotEntity.class)
                  .setParameter("budget", b.id)
                  .getResultList();
          if (day != null) {
            pots = at(em, b, pots, day);
          }
          Map<String, String[]> names = new HashMap<>();
          for (Object[] r :
              em.createQuery(
                      "select q.id, q.code, q.name from ProjectEntity q where q.id in (select"
                          + " p.project from PotEntity p where p.budget = :budget)",
                      Object[].class)
                  .setParameter("budget", b.id)
                  .getResultList()) {
            names.put((String) r[0], new String[] {(String) r[1], (String) r[2]});
          }
          return overview(b, pots, names, day);
        });
  }

  private BudgetOverview overview(
      BudgetEntity b, List<PotEntity> pots, Map<String, String[]> names, LocalDate day) {
    Figures total = Figures.ZERO;
    Map<String, Figures> byProvince = new HashMap<>();
    Map<String, Figures> byContent = new HashMap<>();
    List<BudgetOverview.ProjectShare> projects = new ArrayList<>();
    for (PotEntity p : pots) {
      if (p.project != null) {
        Figures f = Ledger.figures(p);
        total = total.plus(f);
        byProvince.merge(p.province, f, Figures::plus);
        byContent.merge(p.province + " " + p.top, f, Figures::plus);
        String[] name = names.get(p.project);
        projects.add(
            new BudgetOverview.ProjectShare(
                UUID.fromString(p.project),
                name[0],
                name[1],
                UnitRef.parse(p.province),
                p.content,
                f));
      }
    }
    long received = 0;
    long handed = 0;
    List<BudgetOverview.Share> provinces = new ArrayList<>();
    List<BudgetOverview.Share> contents = new ArrayList<>();
    for (PotEntity p : pots) {
      switch (MoneyLevel.valueOf(p.level)) {
        case NGAN_SACH -> {
          received = p.received;
          handed = p.handed;
        }
        case TINH ->
            provinces.add(
                new BudgetOverview.Share(
                    UnitRef.parse(p.province),
                    null,
                    p.received,
                    p.handed,
                    byProvince.getOrDefault(p.province, Figures.ZERO)));
        case NOI_DUNG ->
            contents.add(
                new BudgetOverview.Share(
                    b.province.isEmpty() ? UnitRef.parse(p.province) : null,
                    p.content,
                    p.received,
                    p.handed,
                    Objects.requireNonNullElse(
                        byContent.remove(p.province + " " + p.content), Figures.ZERO)));
        default -> {
          // Projects were added up above.
        }
      }
    }
    // Contents that got their money from the year before only.
    byContent.forEach(
        (key, f) -> {
          String[] parts = key.split(" ");
          contents.add(
              new BudgetOverview.Share(
                  b.province.isEmpty() ? UnitRef.parse(parts[0]) : null, parts[1], 0, 0, f));
        });
    return new BudgetOverview(
        budget(b),
        day,
        received,
        handed,
        total,
        provinces,
        contents,
        projects,
        agency(b, received).map(List::of).orElse(List.of()));
  }

  /** The pots as the entries up to a day make them; copies, never stored. */
  private static List<PotEntity> at(
      EntityManager em, BudgetEntity b, List<PotEntity> pots, LocalDate day) {
    Map<String, Figures> figures = new HashMap<>();
    Map<String, Long> handed = new HashMap<>();
    for (Object[] r :
        em.createQuery(
                "select x.pot, x.fromPot, x.kind, sum(x.amount) from EntryEntity x where x.budget ="
                    + " :budget and x.onDay <= :day group by x.pot, x.fromPot, x.kind",
                Object[].class)
            .setParameter("budget", b.id)
            .setParameter("day", day)
            .getResultList()) {
      figures.merge(
          (String) r[0],
          Figures.ZERO.plus(MoneyKind.valueOf((String) r[2]), (Long) r[3]),
          Figures::plus);
      if (r[1] != null) {
        handed.merge((String) r[1], (Long) r[3], Math::addExact);
      }
    }
    List<PotEntity> then = new ArrayList<>();
    for (PotEntity p : pots) {
      Figures f = figures.get(p.id);
      if (f != null) {
        PotEntity copy = new PotEntity();
        copy.id = p.id;
        copy.level = p.level;
        copy.province = p.province;
        copy.content = p.content;
        copy.top = p.top;
        copy.project = p.project;
        copy.received = f.allocated();
        copy.handed = handed.getOrDefault(p.id, 0L);
        copy.carriedIn = f.carriedIn();
        copy.carriedOut = f.carriedOver();
        copy.committed = f.committed();
        copy.advanced = f.advanced();
        copy.paid = f.paid();
        copy.recovered = f.recovered();
        copy.accepted = f.accepted();
        copy.settled = f.settled();
        then.add(copy);
      }
    }
    return then;
  }

  @Override
  public Page<MoneyEntry> entries(Caller caller, UUID budget, PageRequest request) {
    requireView(caller);
    Work.onlyFilters(request, Set.of());
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          BudgetEntity b = mine(em, budget);
          Long count =
              em.createQuery(
                      "select count(x) from EntryEntity x where x.budget = :budget and x.kind in"
                          + " ('DU_TOAN', 'BO_SUNG', 'CAT_GIAM', 'PHAN_BO')",
                      Long.class)
                  .setParameter("budget", b.id)
                  .getSingleResult();
          List<EntryEntity> rows =
              em.createQuery(
                      "select x from EntryEntity x where x.budget = :budget and x.kind in"
                          + " ('DU_TOAN', 'BO_SUNG', 'CAT_GIAM', 'PHAN_BO') order by x.number desc",
                      EntryEntity.class)
                  .setParameter("budget", b.id)
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList();
          Map<String, String> back = new HashMap<>();
          if (!rows.isEmpty()) {
            em.createQuery(
                    "select x.reverses, x.id from EntryEntity x where x.reverses in :ids",
                    Object[].class)
                .setParameter("ids", rows.stream().map(x -> x.id).toList())
                .getResultList()
                .forEach(r -> back.put((String) r[0], (String) r[1]));
          }
          return new Page<>(rows.stream().map(x -> entry(x, back.get(x.id))).toList(), count);
        });
  }

  // Writing ------------------------------------------------------------------------------------

  @Override
  public List<MoneyEntry> book(Caller caller, Booking b) {
    Input input = checked(b);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          List<EntryEntity> written =
              b.kind().ofProject() ? inProject(caller, em, b, input) : above(caller, em, b, input);
          em.flush();
          written.forEach(x -> log(caller, x, "book"));
          return entries(written);
        });
  }

  private Input checked(Booking b) {
    Input input = new Input();
    input.present("kind", b.kind());
    input.day("on", b.on(), true);
    if (b.on() != null && b.on().isAfter(work.today())) {
      input.add("on", "KC-TT-1", "Ngày chưa đến.", "The day has not come yet.");
    }
    if (b.kind() == MoneyKind.CHUYEN_DEN) {
      input.add(
          "kind",
          "KC-TC-23",
          "Bút toán này do “Chuyển nguồn” tự ghi.",
          "This entry is written by carrying over only.");
    }
    boolean signed = b.kind() == MoneyKind.PHAN_BO || b.kind() == MoneyKind.CAM_KET;
    if (b.amount() == 0 || (b.amount() < 0 && !signed)) {
      input.add("amount", "KC-TC-24", "Số tiền phải lớn hơn 0.", "The amount must be above 0.");
    } else if (Math.abs(b.amount()) > Input.LARGEST_AMOUNT) {
      input.add("amount", "KC-IN-6", "Số tiền quá lớn.", "The amount is too large.");
    }
    input.text("document", b.document(), 300, b.kind() != MoneyKind.TU_CHI);
    input.text("voucher", b.voucher(), 100, false);
    input.text("otherRate", b.otherRate(), 300, false);
    boolean explain =
        b.kind() == MoneyKind.CAT_GIAM
            || b.kind() == MoneyKind.CHUYEN_DI
            || b.kind() == MoneyKind.THU_HOI
            || b.amount() < 0;
    input.text("note", b.note(), 2000, explain);
    if (b.voucherTotal() != null) {
      input.amount("voucherTotal", b.voucherTotal());
    }
    if (b.workDone() != null
        && (b.workDone().signum() < 0
            || b.workDone().compareTo(BigDecimal.valueOf(100)) > 0
            || b.workDone().stripTrailingZeros().scale() > 2)) {
      input.add(
          "workDone",
          "KC-TC-25",
          "Phần trăm từ 0 đến 100, tối đa 2 số thập phân.",
          "A percentage from 0 to 100 with at most 2 decimals.");
    }
    for (String paper : b.papers()) {
      if (!paper.matches("[A-Z_]{1,20}")) {
        input.add("papers", "KC-TC-26", "Không có hồ sơ này.", "No such paper.");
      }
    }
    return input;
  }

  /** Estimates and allocations. */
  private List<EntryEntity> above(Caller caller, EntityManager em, Booking b, Input input) {
    ProjectEntity project =
        b.level() == MoneyLevel.DE_AN && b.kind() == MoneyKind.PHAN_BO
            ? visible(em, b.project())
            : null;
    BudgetEntity budget = mine(em, b.budget());
    work.require(caller, ExtensionPermissions.MONEY_ALLOCATE, Work.province(budget.province));
    BudgetStatus status = BudgetStatus.valueOf(budget.status);
    boolean estimate = b.kind() != MoneyKind.PHAN_BO;
    if (status == BudgetStatus.KHOA
        || (!estimate && b.amount() > 0 && status != BudgetStatus.GIAO)) {
      input.add(
          "budget",
          "KC-TC-27",
          "Dự toán ở trạng thái “" + status.label().vi() + "”: chưa hoặc không còn phân bổ được.",
          "The budget is “" + status.label().en() + "”: nothing is allocated.");
    }
    Ledger.Place place = place(budget, b, project, input);
    input.done();
    if (project != null) {
      toProject(em, budget, b, project, place, input);
    }
    Ledger.Place over = Ledger.above(budget, place);
    PotEntity pot = Ledger.pot(em, budget, place);
    PotEntity from = over == null ? null : Ledger.pot(em, budget, over);
    if (from != null && b.amount() > 0) {
      long free = Ledger.timeline(em, from.id).room(b.on(), s -> s.available() - s.handed());
      if (b.amount() > free) {
        tooMuch(
            input,
            "KC-TC-1",
            b.amount(),
            free,
            new Localized(
                "phần chưa phân bổ của “"
                    + MoneyLevel.valueOf(from.level).label().vi()
                    + "”"
                    + (from.content.isEmpty() ? "" : " " + from.content),
                "what is not allocated of “"
                    + MoneyLevel.valueOf(from.level).label().en()
                    + "”"
                    + (from.content.isEmpty() ? "" : " " + from.content)),
            "NĐ 45/2012/NĐ-CP Điều 11; TT 36/2013/TT-BCT Điều 6");
      }
    }
    input.done();
    long amount = b.kind() == MoneyKind.CAT_GIAM ? -b.amount() : b.amount();
    Ledger.Change change = new Ledger.Change(pot, from, b.kind(), amount);
    Ledger.verify(em, List.of(change), b.on(), "amount", input);
    input.done();
    EntryEntity x = new Ledger.Pen(em, caller, clock).write(change, b.on());
    fill(x, b);
    return List.of(x);
  }

  private Ledger.Place place(BudgetEntity budget, Booking b, ProjectEntity project, Input input) {
    if (b.kind() != MoneyKind.PHAN_BO) {
      return Ledger.whole(budget);
    }
    boolean nation = budget.province.isEmpty();
    input.present("level", b.level());
    if (b.level() == null) {
      return null;
    }
    return switch (b.level()) {
      case NGAN_SACH -> {
        input.add("level", "KC-TC-28", "Chọn cấp nhận kinh phí.", "Choose who receives it.");
        yield null;
      }
      case TINH -> {
        if (!nation) {
          input.add(
              "level",
              "KC-TC-28",
              "Dự toán của tỉnh phân bổ thẳng cho nội dung.",
              "A province's budget is allocated to contents at once.");
        }
        input.province("province", b.province());
        yield new Ledger.Place(MoneyLevel.TINH, Work.province(b.province()), "", null);
      }
      case NOI_DUNG -> {
        if (nation) {
          input.province("province", b.province());
        }
        if (b.content() == null || !b.content().matches("ND[1-9]")) {
          input.add(
              "content", "KC-TC-29", "Chọn nội dung ND1 đến ND9.", "Choose content ND1 to ND9.");
        }
        yield new Ledger.Place(
            MoneyLevel.NOI_DUNG,
            nation ? Work.province(b.province()) : budget.province,
            b.content(),
            null);
      }
      case DE_AN -> {
        String content = content(project, b.content(), input);
        yield new Ledger.Place(MoneyLevel.DE_AN, project.province, content, project.id);
      }
    };
  }

  /** The content that is meant: the one given, or the only one. */
  private static String content(ProjectEntity project, String given, Input input) {
    List<String> codes = List.of(project.contentCodes.split(","));
    if (given == null && codes.size() == 1) {
      return codes.get(0);
    }
    if (given == null || !codes.contains(given)) {
      input.add(
          "content",
          "KC-TC-29",
          "Chọn một nội dung của đề án: " + String.join(", ", codes) + ".",
          "Choose a content of the project: " + String.join(", ", codes) + ".");
    }
    return given;
  }

  private static void toProject(
      EntityManager em,
      BudgetEntity budget,
      Booking b,
      ProjectEntity project,
      Ledger.Place place,
      Input input) {
    if (!budget.province.isEmpty() && !budget.province.equals(project.province)) {
      input.add(
          "project", "KC-TC-30", "Đề án của tỉnh khác.", "The project is of another province.");
    }
    Phase phase = Phase.valueOf(project.phase);
    if (b.amount() > 0 && phase != Phase.DA_DUYET && phase != Phase.THUC_HIEN) {
      input.add(
          "project",
          "KC-TC-31",
          "Đề án đang ở giai đoạn “"
              + phase.label().vi()
              + "”; chỉ phân bổ cho đề án đã duyệt, đang thực hiện.",
          "The project is in the phase “"
              + phase.label().en()
              + "”; only approved projects under way get money.");
    }
    if (b.amount() > 0 && budget.year < project.year) {
      input.add(
          "project",
          "KC-TC-32",
          "Đề án thuộc kế hoạch năm " + project.year + ", sau năm ngân sách " + budget.year + ".",
          "The project is of " + project.year + ", after the budget year " + budget.year + ".");
    }
    Long planned =
        em.createQuery(
                "select sum(l.amount) from LineEntity l where l.project = :id and l.content ="
                    + " :content and l.source = :source",
                Long.class)
            .setParameter("id", project.id)
            .setParameter("content", place.content())
            .setParameter("source", budget.source)
            .getSingleResult();
    long allocated =
        Ledger.pots(em, project.id).stream()
            .filter(p -> p.source.equals(budget.source) && p.content.equals(place.content()))
            .mapToLong(p -> p.received)
            .sum();
    long rest = (planned == null ? 0 : planned) - allocated;
    if (b.amount() > rest) {
      tooMuch(
          input,
          "KC-TC-11",
          b.amount(),
          Math.max(0, rest),
          new Localized(
              "dự toán của đề án cho " + place.content() + " chưa được phân bổ",
              "what the project plans for " + place.content() + " and has not got"),
          "TT 36/2013/TT-BCT Điều 5, Mẫu 1");
    }
  }

  private static void tooMuch(
      Input input, String code, long amount, long limit, Localized what, String clause) {
    input.add(
        "amount",
        code,
        ProjectInput.vnd(amount)
            + " đồng lớn hơn "
            + what.vi()
            + ": "
            + ProjectInput.vnd(limit)
            + " đồng ("
            + clause
            + ").",
        ProjectInput.vnd(amount)
            + " VND exceed "
            + what.en()
            + ": "
            + ProjectInput.vnd(limit)
            + " VND ("
            + clause
            + ").");
  }

  /** What happens in a project. */
  private List<EntryEntity> inProject(Caller caller, EntityManager em, Booking b, Input input) {
    ProjectEntity project = visible(em, b.project());
    work.require(
        caller,
        b.kind() == MoneyKind.NGHIEM_THU
            ? ExtensionPermissions.APPRAISE
            : ExtensionPermissions.MONEY_PAY,
        UnitRef.parse(project.province));
    String content = content(project, b.content(), input);
    int year = b.year() == null ? project.year : b.year();
    input.year("year", year);
    input.done();
    if (b.kind() == MoneyKind.TU_CHI) {
      PotEntity own = Ledger.own(em, project, year, content);
      EntryEntity x =
          new Ledger.Pen(em, caller, clock)
              .write(new Ledger.Change(own, null, b.kind(), b.amount()), b.on());
      fill(x, b);
      return List.of(x);
    }
    FundSource source = b.source() == null ? Ledger.source(project) : b.source();
    List<EntryEntity> entries =
        em.createQuery("select x from EntryEntity x where x.project = :id", EntryEntity.class)
            .setParameter("id", project.id)
            .getResultList();
    MoneyRules.Case found =
        cases(em, project, entries).stream()
            .filter(
                c ->
                    c.pot().year == year
                        && c.pot().source.equals(source.name())
                        && c.pot().content.equals(content))
            .findFirst()
            .orElse(null);
    if (found == null) {
      input.add(
          "",
          "KC-TC-33",
          "Chưa phân bổ kinh phí "
              + year
              + " từ “"
              + source.label().vi()
              + "” cho nội dung "
              + content
              + " của đề án.",
          "No money of "
              + year
              + " from “"
              + source.label().en()
              + "” is allocated to "
              + content
              + " of the project.");
      input.done();
    }
    MoneyRules judge = judge(em);
    MoneyOffer offer = judge.offer(found, b.kind(), b.on(), b.otherRate());
    allowed(judge, found, offer, b, input);
    input.done();
    List<Ledger.Change> changes =
        b.kind() == MoneyKind.CHUYEN_DI
            ? carry(em, found, b)
            : List.of(new Ledger.Change(found.pot(), null, b.kind(), b.amount()));
    Ledger.verify(em, changes, b.on(), "amount", input);
    input.done();
    Ledger.Pen pen = new Ledger.Pen(em, caller, clock);
    List<EntryEntity> written = changes.stream().map(c -> pen.write(c, b.on())).toList();
    written.forEach(x -> fill(x, b));
    written.get(0).rule = rule(offer);
    if (b.kind() == MoneyKind.NGHIEM_THU) {
      acceptedValue(em, project);
    }
    return written;
  }

  private static void acceptedValue(EntityManager em, ProjectEntity project) {
    long accepted =
        Ledger.pots(em, project.id).stream()
            .filter(Ledger::promotion)
            .mapToLong(p -> p.accepted)
            .sum();
    project.acceptedValue = accepted == 0 ? null : accepted;
    ProjectFeed.touched(em, project.id);
  }

  private static String rule(MoneyOffer offer) {
    String text =
        offer.steps().stream().map(Localized::vi).collect(Collectors.joining("; "))
            + (offer.clause().isEmpty() ? "" : " (" + offer.clause() + ")");
    return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
  }

  /** Refuses what the offer does not allow. */
  private static void allowed(
      MoneyRules judge, MoneyRules.Case c, MoneyOffer offer, Booking b, Input input) {
    for (Localized lack : offer.missing()) {
      input.add("", lack.vi().startsWith("V-KC-8") ? "V-KC-8" : "KC-TC-9", lack.vi(), lack.en());
    }
    if (b.amount() > offer.ceiling()) {
      String vi = offer.steps().stream().map(Localized::vi).collect(Collectors.joining("; "));
      String en = offer.steps().stream().map(Localized::en).collect(Collectors.joining("; "));
      String clause = offer.clause().isEmpty() ? "" : " (" + offer.clause() + ")";
      input.add(
          "amount",
          code(b.kind()),
          ProjectInput.vnd(b.amount())
              + " đồng lớn hơn mức được ghi "
              + ProjectInput.vnd(offer.ceiling())
              + " đồng. "
              + vi
              + clause
              + ".",
          ProjectInput.vnd(b.amount())
              + " VND exceed the ceiling of "
              + ProjectInput.vnd(offer.ceiling())
              + " VND. "
              + en
              + clause
              + ".");
    }
    if (offer.workOver() != null
        && (b.workDone() == null || b.workDone().compareTo(offer.workOver()) <= 0)) {
      String over = MoneyRules.plain(offer.workOver());
      input.add(
          "workDone",
          "V-KC-6",
          "Khối lượng hoàn thành phải trên " + over + " % mới tạm ứng (" + offer.clause() + ").",
          "The work must be above " + over + " % before an advance (" + offer.clause() + ").");
    }
    for (MoneyOffer.Paper paper : offer.papers()) {
      if (paper.mandatory() && !b.papers().contains(paper.code())) {
        input.add(
            "papers",
            "KC-TC-34",
            "Còn thiếu: " + paper.name().vi() + " (" + paper.clause() + ").",
            "Missing: " + paper.name().en() + " (" + paper.clause() + ").");
      }
    }
    if (b.kind() == MoneyKind.QUYET_TOAN) {
      vouchers(judge, c, b, input);
    }
  }

  /** V-KC-7: settled at most what the vouchers give, by the rate where there is one. */
  private static void vouchers(MoneyRules judge, MoneyRules.Case c, Booking b, Input input) {
    if (b.voucherTotal() == null) {
      input.missing("voucherTotal");
      return;
    }
    Optional<Parameter> rate = judge.rate(c);
    BigDecimal share = rate.map(Parameter::number).orElse(BigDecimal.ONE);
    long most =
        share
            .multiply(BigDecimal.valueOf(b.voucherTotal()))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    if (b.amount() > most) {
      String figures =
          MoneyRules.percent(share)
              + " % × "
              + ProjectInput.vnd(b.voucherTotal())
              + " = "
              + ProjectInput.vnd(most);
      String clause = rate.map(Ceilings::clause).orElse("TT 36/2013/TT-BCT Điều 18, Mẫu 8a");
      input.add(
          "amount",
          "V-KC-7",
          "Quyết toán "
              + ProjectInput.vnd(b.amount())
              + " đồng lớn hơn tỷ lệ hỗ trợ × chứng từ: "
              + figures
              + " đồng ("
              + clause
              + ").",
          "The settlement of "
              + ProjectInput.vnd(b.amount())
              + " VND exceeds share × vouchers: "
              + figures
              + " VND ("
              + clause
              + ").");
    }
  }

  private static String code(MoneyKind kind) {
    return switch (kind) {
      case CAM_KET -> "KC-TC-2";
      case TAM_UNG -> "V-KC-6";
      case THU_HOI -> "KC-TC-4";
      case CHUYEN_DI -> "KC-TC-7";
      default -> "V-KC-7";
    };
  }

  /** Moves money, and the part of the contract that it is for, into the next year. */
  private static List<Ledger.Change> carry(EntityManager em, MoneyRules.Case c, Booking b) {
    PotEntity pot = c.pot();
    FundSource source = FundSource.valueOf(pot.source);
    BudgetEntity next =
        Ledger.budget(em, pot.year + 1, source, c.budget().province)
            .orElseGet(
                () -> {
                  BudgetEntity made = new BudgetEntity();
                  made.id = UUID.randomUUID().toString();
                  made.year = pot.year + 1;
                  made.source = pot.source;
                  made.province = c.budget().province;
                  made.status = BudgetStatus.LAP_DU_TOAN.name();
                  em.persist(made);
                  return made;
                });
    PotEntity into =
        Ledger.pot(
            em, next, new Ledger.Place(MoneyLevel.DE_AN, pot.province, pot.content, pot.project));
    long left = Ledger.figures(pot).available() - b.amount();
    long contract = Math.max(0, pot.committed - left);
    List<Ledger.Change> changes = new ArrayList<>();
    changes.add(new Ledger.Change(pot, null, MoneyKind.CHUYEN_DI, b.amount()));
    changes.add(new Ledger.Change(into, null, MoneyKind.CHUYEN_DEN, b.amount()));
    if (contract > 0) {
      changes.add(new Ledger.Change(pot, null, MoneyKind.CAM_KET, -contract));
      changes.add(new Ledger.Change(into, null, MoneyKind.CAM_KET, contract));
    }
    return changes;
  }

  private static void fill(EntryEntity x, Booking b) {
    x.document = VietnameseText.normalise(b.document());
    x.voucher = VietnameseText.normalise(b.voucher());
    x.note = VietnameseText.normalise(b.note());
    if (b.kind() == MoneyKind.TAM_UNG) {
      x.workDone = b.workDone();
      if (b.otherRate() != null && !b.otherRate().isBlank()) {
        x.papers = "";
        x.note =
            cut(
                "Mức tạm ứng theo "
                    + VietnameseText.normalise(b.otherRate())
                    + (x.note == null ? "" : ". " + x.note));
      }
    }
    if (b.kind() == MoneyKind.TAM_UNG_CON_LAI) {
      x.papers = String.join(",", b.papers());
    }
    if (b.kind() == MoneyKind.QUYET_TOAN) {
      x.voucherTotal = b.voucherTotal();
    }
  }

  private static String cut(String note) {
    return note.length() <= 2000 ? note : note.substring(0, 1999) + "…";
  }

  @Override
  public List<MoneyEntry> reverse(Caller caller, UUID id, LocalDate on, String reason) {
    Input input = new Input();
    input.day("on", on, true);
    input.text("reason", reason, 2000, true);
    if (on != null && on.isAfter(work.today())) {
      input.add("on", "KC-TT-1", "Ngày chưa đến.", "The day has not come yet.");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          EntryEntity first = em.find(EntryEntity.class, id.toString());
          Work.found(first != null && work.visible(first.province) ? first : null, "bút toán", id);
          List<EntryEntity> act =
              em.createQuery(
                      "select x from EntryEntity x where x.act = :act order by x.number",
                      EntryEntity.class)
                  .setParameter("act", first.act)
                  .getResultList();
          Long taken =
              em.createQuery(
                      "select count(x) from EntryEntity x where x.reverses in :ids", Long.class)
                  .setParameter("ids", act.stream().map(x -> x.id).toList())
                  .getSingleResult();
          if (first.reverses != null || taken > 0) {
            throw new CtdpException(ExtensionError.ENTRY_REVERSED, first.number);
          }
          List<Ledger.Change> changes = new ArrayList<>();
          for (EntryEntity x : act) {
            MoneyKind kind = MoneyKind.valueOf(x.kind);
            work.require(caller, right(kind), Work.province(owner(em, x)));
            locked(em, x, input);
            if (on.isBefore(x.onDay)) {
              input.add(
                  "on",
                  "KC-TC-35",
                  "Ngày đảo trước ngày của bút toán (" + ProjectInput.shown(x.onDay) + ").",
                  "The day is before that of the entry (" + ProjectInput.shown(x.onDay) + ").");
            }
            changes.add(
                new Ledger.Change(
                    em.find(PotEntity.class, x.pot),
                    x.fromPot == null ? null : em.find(PotEntity.class, x.fromPot),
                    kind,
                    -x.amount));
          }
          input.done();
          Ledger.verify(em, changes, on, "", input);
          input.done();
          Ledger.Pen pen = new Ledger.Pen(em, caller, clock);
          List<EntryEntity> written = new ArrayList<>();
          for (int i = 0; i < act.size(); i++) {
            EntryEntity back = pen.write(changes.get(i), on);
            back.reverses = act.get(i).id;
            back.document = act.get(i).document;
            back.note = VietnameseText.normalise(reason);
            written.add(back);
          }
          if (first.kind.equals(MoneyKind.NGHIEM_THU.name())) {
            acceptedValue(em, em.find(ProjectEntity.class, first.project));
          }
          em.flush();
          written.forEach(x -> log(caller, x, "reverse"));
          return entries(written);
        });
  }

  private static String owner(EntityManager em, EntryEntity x) {
    return x.project == null ? em.find(BudgetEntity.class, x.budget).province : x.province;
  }

  private static void locked(EntityManager em, EntryEntity x, Input input) {
    if (x.budget != null) {
      BudgetEntity b = em.find(BudgetEntity.class, x.budget);
      if (b.status.equals(BudgetStatus.KHOA.name())) {
        input.add(
            "",
            "KC-TC-9",
            "Dự toán năm " + b.year + " đã khóa sổ.",
            "The budget of " + b.year + " is closed.");
      }
    }
  }

  private static String right(MoneyKind kind) {
    return switch (kind) {
      case DU_TOAN, BO_SUNG, CAT_GIAM, PHAN_BO -> ExtensionPermissions.MONEY_ALLOCATE;
      case NGHIEM_THU -> ExtensionPermissions.APPRAISE;
      default -> ExtensionPermissions.MONEY_PAY;
    };
  }

  private void log(Caller caller, EntryEntity x, String act) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("moneyKind.after", MoneyKind.valueOf(x.kind).label().vi());
    details.put("moneyAmount.after", Long.toString(x.amount));
    details.put("moneyOf.after", x.year + " " + x.source + " " + x.content);
    details.put("on.after", x.onDay.toString());
    if (x.document != null) {
      details.put("document.after", x.document);
    }
    if (x.note != null) {
      details.put("note.after", x.note.length() <= 500 ? x.note : x.note.substring(0, 499) + "…");
    }
    if (x.project == null) {
      work.log(caller, "budget", act, x.budget, details);
    } else {
      work.log(caller, "project", act, x.project, details);
    }
  }
}
