package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
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
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.PlanTotals;
import vn.ctdp.extension.Programme;

/** Programmes and plans on JPA. */
@Component(service = ExtensionPlans.class)
public class PlanService implements ExtensionPlans {

  private static final int MOST_TARGETS = 100;
  private static final SortColumns PROGRAMME_SORTS =
      new SortColumns(
          Map.of("name", "p.nameSort", "from", "p.fromYear"),
          "p.fromYear desc, p.nameSort",
          "p.id");
  private static final SortColumns PLAN_SORTS =
      new SortColumns(
          Map.of("year", "p.year", "status", "p.status"),
          "p.year desc, p.level, p.province, p.batch",
          "p.id");
  private static final String SUMS =
      "count(p), sum(p.kcqg), sum(p.kcdp), sum(p.otherState), sum(p.counterpart)";

  private final JpaTemplate jpa;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public PlanService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa, @Reference Work work) {
    this.jpa = jpa;
    this.work = work;
  }

  @Override
  public Page<Programme> programmes(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("level"));
    Work.Where where =
        ownOrNational(new Work.Where())
            .filter(request, "level", "p.level")
            .search("p.nameSearch", request.search());
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<ProgrammeEntity> page =
              Work.page(em, ProgrammeEntity.class, "p", where, PROGRAMME_SORTS, request);
          Map<String, List<Programme.Target>> targets =
              targets(em, page.rows().stream().map(p -> p.id).toList());
          return new Page<>(
              page.rows().stream()
                  .map(p -> programme(p, targets.getOrDefault(p.id, List.of())))
                  .toList(),
              page.total());
        });
  }

  @Override
  public Optional<Programme> programme(Caller caller, UUID id) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ProgrammeEntity.class, id.toString()))
                .filter(p -> work.visible(p.province))
                .map(p -> programme(p, targets(em, List.of(p.id)).getOrDefault(p.id, List.of()))));
  }

  @Override
  public Programme saveProgramme(Caller caller, Programme programme) {
    check(programme).done();
    work.require(caller, ExtensionPermissions.PLAN, programme.province());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          ProgrammeEntity e =
              programme.id() == null
                  ? new ProgrammeEntity()
                  : Work.found(
                      em.find(ProgrammeEntity.class, programme.id().toString()),
                      "chương trình",
                      programme.id());
          Map<String, String> before = Map.of();
          if (e.id == null) {
            e.id = UUID.randomUUID().toString();
          } else {
            Work.known(e, e.version, programme.version());
            work.require(caller, ExtensionPermissions.PLAN, Work.province(e.province));
            before = image(programme(e, targets(em, List.of(e.id)).getOrDefault(e.id, List.of())));
          }
          fill(e, programme);
          if (programme.id() == null) {
            em.persist(e);
          }
          em.flush();
          em.createQuery("delete from TargetEntity t where t.programme = :id")
              .setParameter("id", e.id)
              .executeUpdate();
          for (int i = 0; i < programme.targets().size(); i++) {
            em.persist(target(e.id, i, programme.targets().get(i)));
          }
          em.flush();
          Programme saved = programme(e, programme.targets());
          work.changed(caller, "programme", e.id, before, image(saved));
          return saved;
        });
  }

  @Override
  public Page<PlanRow> plans(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("level", "year", "status"));
    Work.Where where =
        ownOrNational(new Work.Where())
            .filter(request, "level", "p.level")
            .number(request, "year", "p.year")
            .filter(request, "status", "p.status");
    if (!request.search().isBlank()) {
      where.and(
          "lower(p.approvingText) like :search escape '!'",
          "search",
          "%"
              + VietnameseText.normalise(request.search())
                  .toLowerCase(VietnameseText.VI)
                  .replaceAll("([!%_])", "!$1")
              + "%");
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<PlanEntity> page = Work.page(em, PlanEntity.class, "p", where, PLAN_SORTS, request);
          List<String> ids = page.rows().stream().map(p -> p.id).toList();
          Map<String, PlanTotals.Share> sums = sums(em, ids);
          Map<String, String> names =
              programmeNames(
                  em, page.rows().stream().map(p -> p.programme).filter(Objects::nonNull).toList());
          return new Page<>(
              page.rows().stream()
                  .map(
                      p -> {
                        PlanTotals.Share sum =
                            sums.getOrDefault(p.id, new PlanTotals.Share(p.id, 0, Funds.ZERO));
                        return new PlanRow(
                            plan(p), names.get(p.programme), sum.projects(), sum.funds());
                      })
                  .toList(),
              page.total());
        });
  }

  @Override
  public Optional<AnnualPlan> plan(Caller caller, UUID id) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(PlanEntity.class, id.toString()))
                .filter(p -> work.visible(p.province))
                .map(PlanService::plan));
  }

  @Override
  public AnnualPlan savePlan(Caller caller, AnnualPlan plan) {
    Input input = check(plan);
    input.done();
    work.require(caller, ExtensionPermissions.PLAN, plan.province());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          PlanEntity e =
              plan.id() == null
                  ? new PlanEntity()
                  : Work.found(
                      em.find(PlanEntity.class, plan.id().toString()), "kế hoạch", plan.id());
          Map<String, String> before = Map.of();
          if (e.id == null) {
            e.id = UUID.randomUUID().toString();
            e.batch = nextBatch(em, plan);
          } else {
            Work.known(e, e.version, plan.version());
            work.require(caller, ExtensionPermissions.PLAN, Work.province(e.province));
            before = image(plan(e), programmeName(em, e.programme));
            step(em, e, plan, input);
          }
          if (plan.programme() != null
              && em.find(ProgrammeEntity.class, plan.programme().toString()) == null) {
            input.add("programme", "KC-IN-13", "Không có chương trình này.", "No such programme.");
          }
          input.done();
          e.programme = Work.text(plan.programme());
          e.level = plan.level().name();
          e.province = Work.province(plan.province());
          e.year = plan.year();
          e.status = plan.status().name();
          e.approvingText = VietnameseText.normalise(plan.approvingText());
          e.approvedOn = plan.approvedOn();
          e.note = VietnameseText.normalise(plan.note());
          if (plan.id() == null) {
            em.persist(e);
          }
          em.flush();
          AnnualPlan saved = plan(e);
          work.changed(caller, "plan", e.id, before, image(saved, programmeName(em, e.programme)));
          return saved;
        });
  }

  /** What may not be done to a plan that is there. */
  private static void step(EntityManager em, PlanEntity e, AnnualPlan plan, Input input) {
    PlanStatus was = PlanStatus.valueOf(e.status);
    if (was == PlanStatus.DONG) {
      throw new CtdpException(ExtensionError.PLAN_CLOSED, Integer.toString(e.year));
    }
    if (was.approved() && plan.status().compareTo(was) < 0) {
      input.add(
          "status",
          "KC-IN-14",
          "Kế hoạch đã phê duyệt không quay lại bước trước.",
          "An approved plan does not go back to an earlier step.");
    }
    if (!was.approved()
        && plan.status().approved()
        && !e.province.isEmpty()
        && Travelling.planTravels(em, e.id)) {
      input.add(
          "status",
          "KC-LT-17",
          "Kế hoạch có đề án đã gửi Trung ương nên do Trung ương phê duyệt; kết quả về theo đường"
              + " trao đổi.",
          "The plan has projects that are at the centre, which approves it; that comes over the"
              + " exchange.");
    }
    boolean moved =
        !e.level.equals(plan.level().name())
            || e.year != plan.year()
            || !e.province.equals(Work.province(plan.province()));
    if (moved && sums(em, List.of(e.id)).containsKey(e.id)) {
      input.add(
          "year",
          "KC-IN-15",
          "Kế hoạch đã có đề án nên giữ nguyên năm, cấp và tỉnh.",
          "The plan has projects, so its year, level and province stay.");
    } else if (moved) {
      e.batch = nextBatch(em, plan);
    }
  }

  private static int nextBatch(EntityManager em, AnnualPlan plan) {
    Integer last =
        em.createQuery(
                "select max(p.batch) from PlanEntity p where p.province = :province and p.level ="
                    + " :level and p.year = :year",
                Integer.class)
            .setParameter("province", Work.province(plan.province()))
            .setParameter("level", plan.level().name())
            .setParameter("year", plan.year())
            .getSingleResult();
    return last == null ? 1 : last + 1;
  }

  @Override
  public PlanTotals totals(Caller caller, UUID plan, FundLevel level, Integer year) {
    work.requireView(caller);
    Work.Where where = new Work.Where();
    work.province().ifPresent(p -> where.and("p.province = :own", "own", p.toString()));
    if (plan != null) {
      where.and("p.plan = :plan", "plan", plan.toString());
    }
    if (level != null) {
      where.and("p.level = :level", "level", level.name());
    }
    if (year != null) {
      where.and("p.year = :year", "year", year);
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<Object[]> sums =
              where
                  .bind(
                      em.createQuery(
                          "select p.kind, "
                              + SUMS
                              + ", p.province from ProjectEntity p"
                              + where
                              + " group by p.kind, p.province",
                          Object[].class))
                  .getResultList();
          List<PlanTotals.Share> kinds = shares(sums, 0);
          List<PlanTotals.Share> provinces = shares(sums, 6);
          List<PlanTotals.Share> contents =
              shares(
                  em,
                  new Work.Where().and("c.project = p.id").join(where),
                  "select c.top, count(distinct c.project), sum(c.kcqg), sum(c.kcdp),"
                      + " sum(c.otherState), sum(c.counterpart) from ProjectContentEntity c,"
                      + " ProjectEntity p",
                  "c.top");
          return new PlanTotals(
              kinds.stream().mapToLong(PlanTotals.Share::projects).sum(),
              kinds.stream().map(PlanTotals.Share::funds).reduce(Funds.ZERO, Funds::plus),
              contents,
              kinds,
              provinces);
        });
  }

  /** Rows of sums added up by one of their columns, in its order. */
  private static List<PlanTotals.Share> shares(List<Object[]> rows, int by) {
    Map<String, PlanTotals.Share> shares = new TreeMap<>();
    for (Object[] row : rows) {
      PlanTotals.Share s = share(row);
      shares.merge(
          (String) row[by],
          new PlanTotals.Share((String) row[by], s.projects(), s.funds()),
          (a, b) ->
              new PlanTotals.Share(
                  a.key(), a.projects() + b.projects(), a.funds().plus(b.funds())));
    }
    return List.copyOf(shares.values());
  }

  private static List<PlanTotals.Share> shares(
      EntityManager em, Work.Where where, String select, String by) {
    return where
        .bind(em.createQuery(select + where + " group by " + by, Object[].class))
        .getResultList()
        .stream()
        .map(PlanService::share)
        .sorted(Comparator.comparing(PlanTotals.Share::key))
        .toList();
  }

  private static PlanTotals.Share share(Object[] row) {
    return new PlanTotals.Share(
        (String) row[0],
        (Long) row[1],
        new Funds((Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5]));
  }

  private static Map<String, PlanTotals.Share> sums(EntityManager em, List<String> plans) {
    if (plans.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery(
            "select p.plan, "
                + SUMS
                + " from ProjectEntity p where p.plan in :plans group by p.plan",
            Object[].class)
        .setParameter("plans", plans)
        .getResultList()
        .stream()
        .map(PlanService::share)
        .collect(Collectors.toMap(PlanTotals.Share::key, s -> s));
  }

  private static String programmeName(EntityManager em, String id) {
    return id == null ? null : programmeNames(em, List.of(id)).get(id);
  }

  private static Map<String, String> programmeNames(EntityManager em, List<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      em.createQuery(
              "select p.id, p.name from ProgrammeEntity p where p.id in :ids", Object[].class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(row -> names.put((String) row[0], (String) row[1]));
    }
    return names;
  }

  private Work.Where ownOrNational(Work.Where where) {
    work.province()
        .ifPresent(p -> where.and("(p.province = :own or p.province = '')", "own", p.toString()));
    return where;
  }

  private Input check(Programme programme) {
    Input input = new Input();
    input.text("name", programme.name(), 300, true);
    input.present("level", programme.level());
    input.year("from", programme.from());
    input.year("to", programme.to());
    if (programme.to() < programme.from()) {
      input.add("to", "KC-IN-16", "Năm cuối trước năm đầu.", "The last year is before the first.");
    }
    place(input, programme.level(), programme.province());
    input.text("approvingText", programme.approvingText(), 300, false);
    input.day("approvedOn", programme.approvedOn(), false);
    input.text("note", programme.note(), 1000, false);
    input.amount("budget.national", programme.budget().national());
    input.amount("budget.local", programme.budget().local());
    input.amount("budget.otherState", programme.budget().otherState());
    input.amount("budget.counterpart", programme.budget().counterpart());
    input.rows("targets", programme.targets(), MOST_TARGETS);
    for (int i = 0; i < programme.targets().size(); i++) {
      Programme.Target target = programme.targets().get(i);
      String at = "targets[" + i + "].";
      input.text(at + "name", target.name(), 300, true);
      input.text(at + "unit", target.unit(), 40, true);
      input.quantity(at + "quantity", target.quantity(), true);
    }
    return input;
  }

  private Input check(AnnualPlan plan) {
    Input input = new Input();
    input.present("level", plan.level());
    input.present("status", plan.status());
    input.year("year", plan.year());
    place(input, plan.level(), plan.province());
    boolean approved = plan.status() != null && plan.status().approved();
    input.text("approvingText", plan.approvingText(), 300, approved);
    input.day("approvedOn", plan.approvedOn(), approved);
    if (plan.approvedOn() != null && plan.approvedOn().isAfter(work.today())) {
      input.add(
          "approvedOn",
          "KC-IN-17",
          "Ngày phê duyệt chưa đến.",
          "The day of approval has not come yet.");
    }
    input.text("note", plan.note(), 1000, false);
    return input;
  }

  /** Local money has a province; a province keeps only what is its own. */
  private void place(Input input, FundLevel level, vn.ctdp.core.territory.UnitRef province) {
    if (province != null) {
      input.province("province", province);
    } else if (level == FundLevel.KCDP) {
      input.province("province", null);
    }
    if (work.province().isPresent() && !work.province().get().equals(province)) {
      input.add(
          "province",
          "KC-IN-18",
          "Đơn vị chỉ lập kế hoạch, chương trình của tỉnh mình.",
          "This office keeps plans and programmes of its own province only.");
    }
  }

  private static void fill(ProgrammeEntity e, Programme p) {
    String name = VietnameseText.normalise(p.name());
    e.name = name;
    e.nameSearch = VietnameseText.searchKey(name);
    e.nameSort = VietnameseText.sortKey(name);
    e.level = p.level().name();
    e.province = Work.province(p.province());
    e.fromYear = p.from();
    e.toYear = p.to();
    e.approvingText = VietnameseText.normalise(p.approvingText());
    e.approvedOn = p.approvedOn();
    e.kcqg = p.budget().national();
    e.kcdp = p.budget().local();
    e.otherState = p.budget().otherState();
    e.counterpart = p.budget().counterpart();
    e.note = VietnameseText.normalise(p.note());
  }

  private static TargetEntity target(String programme, int pos, Programme.Target target) {
    TargetEntity t = new TargetEntity();
    t.id = programme + ":" + pos;
    t.programme = programme;
    t.pos = pos;
    t.name = VietnameseText.normalise(target.name());
    t.unit = VietnameseText.normalise(target.unit());
    t.quantity = target.quantity().setScale(3);
    return t;
  }

  private static Map<String, List<Programme.Target>> targets(
      EntityManager em, List<String> programmes) {
    Map<String, List<Programme.Target>> result = new HashMap<>();
    if (!programmes.isEmpty()) {
      for (TargetEntity t :
          em.createQuery(
                  "select t from TargetEntity t where t.programme in :ids order by t.programme,"
                      + " t.pos",
                  TargetEntity.class)
              .setParameter("ids", programmes)
              .getResultList()) {
        em.detach(t);
        result
            .computeIfAbsent(t.programme, id -> new ArrayList<>())
            .add(new Programme.Target(t.name, t.unit, t.quantity));
      }
    }
    return result;
  }

  private static Programme programme(ProgrammeEntity e, List<Programme.Target> targets) {
    return new Programme(
        UUID.fromString(e.id),
        e.name,
        FundLevel.valueOf(e.level),
        Work.province(e.province),
        e.fromYear,
        e.toYear,
        e.approvingText,
        e.approvedOn,
        new Funds(e.kcqg, e.kcdp, e.otherState, e.counterpart),
        targets,
        e.note,
        e.version);
  }

  static AnnualPlan plan(PlanEntity e) {
    return new AnnualPlan(
        UUID.fromString(e.id),
        Work.uuid(e.programme),
        FundLevel.valueOf(e.level),
        Work.province(e.province),
        e.year,
        e.batch,
        PlanStatus.valueOf(e.status),
        e.approvingText,
        e.approvedOn,
        e.note,
        e.version);
  }

  private static Map<String, String> image(Programme p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", p.name());
    image.put("level", p.level().name());
    image.put("province", Work.province(p.province()));
    image.put("from", Integer.toString(p.from()));
    image.put("to", Integer.toString(p.to()));
    image.put("approvingText", Objects.toString(p.approvingText(), ""));
    image.put("approvedOn", Objects.toString(p.approvedOn(), ""));
    image.put("kcqg", Long.toString(p.budget().national()));
    image.put("kcdp", Long.toString(p.budget().local()));
    image.put("otherState", Long.toString(p.budget().otherState()));
    image.put("counterpart", Long.toString(p.budget().counterpart()));
    image.put(
        "targets",
        p.targets().stream()
            .map(
                t ->
                    t.name()
                        + ": "
                        + t.quantity().stripTrailingZeros().toPlainString()
                        + " "
                        + t.unit())
            .collect(Collectors.joining("; ")));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }

  private static Map<String, String> image(AnnualPlan p, String programme) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("year", Integer.toString(p.year()));
    image.put("batch", Integer.toString(p.batch()));
    image.put("level", p.level().name());
    image.put("province", Work.province(p.province()));
    image.put("status", p.status().name());
    image.put("programme", Objects.toString(programme, ""));
    image.put("approvingText", Objects.toString(p.approvingText(), ""));
    image.put("approvedOn", Objects.toString(p.approvedOn(), ""));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }
}
