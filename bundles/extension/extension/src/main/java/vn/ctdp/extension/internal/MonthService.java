package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.MonthRow;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.extension.report.Proposal;

/** Monthly reports on JPA. */
@Component(service = {ProjectMonths.class, MonthService.class})
public class MonthService implements ProjectMonths {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int EARLIEST = 2004;

  /** Under way on the sheet of a month: approved and neither accepted nor stopped. */
  static final String UNDER_WAY = "p.phase = 'THUC_HIEN'";

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "name", "p.nameSort",
              "code", "p.code",
              "end", "p.endOn",
              "support", "p.kcqg + p.kcdp",
              "unit", "p.unitName"),
          "p.nameSort asc",
          "p.id asc");

  private final JpaTemplate jpa;
  private final Work work;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public MonthService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.work = work;
    this.clock = clock;
  }

  static int number(YearMonth month) {
    return month.getYear() * 100 + month.getMonthValue();
  }

  static YearMonth month(int number) {
    return YearMonth.of(number / 100, number % 100);
  }

  @Override
  public Page<MonthRow> sheet(Caller caller, YearMonth month, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("level", "year", "unit", "reported"));
    int number = number(month);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Work.Where all = onSheet(em, month, request);
          Page<ProjectEntity> page = Work.page(em, ProjectEntity.class, "p", all, SORTS, request);
          Map<String, MonthReport> current = new HashMap<>();
          Map<String, MonthReport> previous = new HashMap<>();
          if (!page.rows().isEmpty()) {
            List<String> ids = page.rows().stream().map(p -> p.id).toList();
            of(em, number, ids).forEach(m -> current.put(m.project, report(m)));
            before(em, number, ids).forEach(m -> previous.put(m.project, report(m)));
          }
          return new Page<>(
              page.rows().stream().map(p -> row(p, current.get(p.id), previous.get(p.id))).toList(),
              page.total());
        });
  }

  /** Projects on the sheet of a month: those under way, and those that reported it. */
  private Work.Where onSheet(EntityManager em, YearMonth month, PageRequest request) {
    int number = number(month);
    Object[] years =
        em.createQuery(
                "select min(p.year), max(p.year) from MonthEntity m, ProjectEntity p where p.id ="
                    + " m.project and m.month = :month",
                Object[].class)
            .setParameter("month", number)
            .getSingleResult();
    // The years spare looking for a report of every project that there ever was.
    String reported =
        "(p.year between :firstYear and :lastYear and exists (select m.id from MonthEntity m where"
            + " m.project = p.id and m.month = :month";
    Work.Where where =
        new Work.Where()
            .and("(" + UNDER_WAY + " or " + reported + ")))", "month", number)
            .and("1 = 1", "firstYear", years[0] == null ? 0 : years[0])
            .and("1 = 1", "lastYear", years[1] == null ? 0 : years[1])
            .and("p.startOn <= :monthEnd", "monthEnd", month.atEndOfMonth())
            .filter(request, "level", "p.level")
            .number(request, "year", "p.year")
            .filter(request, "unit", "p.unit")
            .search("p.searchText", request.search());
    work.province().ifPresent(p -> where.and("p.province = :here", "here", p.toString()));
    String wanted = request.filters().get("reported");
    if (wanted == null) {
      return where;
    }
    return switch (wanted) {
      case "yes" -> where.and(reported + "))");
      case "no" -> where.and("not " + reported + "))");
      case "unconfirmed" -> where.and(reported + " and m.confirmedOn is null))");
      default -> throw SortColumns.unknown("filters.reported");
    };
  }

  private static List<MonthEntity> of(EntityManager em, int month, Collection<String> ids) {
    return em.createQuery(
            "select m from MonthEntity m where m.month = :month and m.project in :ids",
            MonthEntity.class)
        .setParameter("month", month)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** The latest report of each project before a month, in two statements. */
  static List<MonthEntity> before(EntityManager em, int month, Collection<String> ids) {
    Map<String, Integer> latest = new HashMap<>();
    for (Object[] row :
        em.createQuery(
                "select m.project, max(m.month) from MonthEntity m where m.project in :ids and"
                    + " m.month < :month group by m.project",
                Object[].class)
            .setParameter("month", month)
            .setParameter("ids", ids)
            .getResultList()) {
      latest.put((String) row[0], (Integer) row[1]);
    }
    if (latest.isEmpty()) {
      return List.of();
    }
    // Most are of the same month or two; asked for one by one they would take a query each.
    return em
        .createQuery(
            "select m from MonthEntity m where m.project in :ids and m.month in :months",
            MonthEntity.class)
        .setParameter("ids", latest.keySet())
        .setParameter("months", new HashSet<>(latest.values()))
        .getResultList()
        .stream()
        .filter(m -> latest.get(m.project) == m.month)
        .toList();
  }

  private static MonthRow row(ProjectEntity p, MonthReport report, MonthReport previous) {
    return new MonthRow(
        UUID.fromString(p.id),
        p.code,
        p.name,
        FundLevel.valueOf(p.level),
        p.year,
        UnitRef.parse(p.province),
        p.unitName,
        Phase.valueOf(p.phase),
        p.startOn,
        p.endOn,
        Math.addExact(p.kcqg, p.kcdp),
        p.costTotal,
        report,
        previous);
  }

  static MonthReport report(MonthEntity m) {
    return new MonthReport(
        UUID.fromString(m.project),
        month(m.month),
        m.workText,
        m.workPercent,
        m.spentSupport,
        m.spentOther,
        m.advanceReceived,
        m.problem,
        Proposal.valueOf(m.proposal),
        m.reportedOn,
        m.confirmedOn,
        m.confirmedBy,
        m.recordedBy,
        m.recordedAt,
        m.version);
  }

  @Override
  public List<MonthReport> reports(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, project.toString());
          Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
          return em
              .createQuery(
                  "select m from MonthEntity m where m.project = :id order by m.month desc",
                  MonthEntity.class)
              .setParameter("id", e.id)
              .getResultList()
              .stream()
              .map(MonthService::report)
              .toList();
        });
  }

  @Override
  public int save(Caller caller, YearMonth month, List<MonthReport> reports) {
    Input input = new Input();
    input.rows("rows", reports, MOST);
    input.present("month", month);
    input.done();
    if (month.getYear() < EARLIEST || month.isAfter(YearMonth.from(work.today()))) {
      input.add(
          "month",
          "KC-BC-2",
          "Tháng báo cáo chưa đến hoặc ngoài khoảng hợp lý.",
          "The month has not come yet or is out of range.");
    }
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < reports.size(); i++) {
      check(reports.get(i), "rows[" + i + "].", input);
      if (reports.get(i).project() != null && !seen.add(reports.get(i).project())) {
        input.add(
            "rows[" + i + "].project",
            "KC-BC-3",
            "Đề án có hai dòng.",
            "The project has two rows.");
      }
    }
    input.done();
    return reports.isEmpty()
        ? 0
        : jpa.txExpr(TransactionType.Required, em -> store(caller, em, month, reports, input));
  }

  private static void check(MonthReport r, String at, Input input) {
    input.present(at + "project", r.project());
    input.present(at + "proposal", r.proposal());
    input.text(at + "work", r.work(), 2000, false);
    input.text(at + "problem", r.problem(), 2000, r.proposal() == Proposal.NGUNG);
    input.amount(at + "spent", r.spent());
    input.amount(at + "spentOther", r.spentOther());
    input.amount(at + "advanced", r.advanced());
    if (r.percent() == null) {
      input.missing(at + "percent");
    } else if (r.percent().signum() < 0 || r.percent().compareTo(HUNDRED) > 0) {
      input.add(
          at + "percent",
          "KC-BC-4",
          "Khối lượng hoàn thành từ 0 đến 100 %.",
          "Work done is between 0 and 100 %.");
    } else if (Math.max(0, r.percent().stripTrailingZeros().scale()) > 2) {
      input.add(at + "percent", "KC-BC-5", "Nhiều hơn 2 số thập phân.", "More than 2 decimals.");
    }
  }

  private int store(
      Caller caller, EntityManager em, YearMonth month, List<MonthReport> reports, Input input) {
    Work.awaitTurn(em);
    int number = number(month);
    List<String> ids = reports.stream().map(r -> r.project().toString()).toList();
    Map<String, ProjectEntity> projects = projects(caller, em, ids, ExtensionPermissions.EDIT);
    Map<String, MonthEntity> current =
        of(em, number, ids).stream().collect(Collectors.toMap(m -> m.project, m -> m));
    Map<String, MonthEntity> previous =
        before(em, number, ids).stream().collect(Collectors.toMap(m -> m.project, m -> m));
    for (int i = 0; i < reports.size(); i++) {
      MonthReport r = reports.get(i);
      String id = r.project().toString();
      against(projects.get(id), previous.get(id), month, r, "rows[" + i + "].", input);
    }
    input.done();
    int stored = 0;
    for (MonthReport r : reports) {
      stored += store(caller, em, number, r, current.get(r.project().toString())) ? 1 : 0;
    }
    em.flush();
    return stored;
  }

  /** The projects of these ids, which the caller may do this to. */
  private Map<String, ProjectEntity> projects(
      Caller caller, EntityManager em, List<String> ids, String permission) {
    Map<String, ProjectEntity> projects =
        em
            .createQuery("select p from ProjectEntity p where p.id in :ids", ProjectEntity.class)
            .setParameter("ids", ids)
            .getResultList()
            .stream()
            .filter(p -> work.visible(p.province))
            .collect(Collectors.toMap(p -> p.id, p -> p));
    for (String id : ids) {
      Work.found(projects.get(id), "đề án", id);
    }
    projects.values().stream()
        .map(p -> p.province)
        .distinct()
        .forEach(p -> work.require(caller, permission, UnitRef.parse(p)));
    Travelling.reporting(em, work, projects);
    return projects;
  }

  private static void against(
      ProjectEntity p, MonthEntity before, YearMonth month, MonthReport r, String at, Input input) {
    Phase phase = Phase.valueOf(p.phase);
    boolean begun = phase.compareTo(Phase.THUC_HIEN) >= 0 && phase != Phase.KHONG_DUYET;
    if (!begun || p.startOn.isAfter(month.atEndOfMonth())) {
      input.add(
          at + "project",
          "KC-BC-6",
          "Đề án " + p.code + " chưa thực hiện trong tháng này.",
          "Project " + p.code + " is not under way in this month.");
    }
    long support = Math.addExact(p.kcqg, p.kcdp);
    if (r.spent() > support) {
      input.add(
          at + "spent",
          "KC-BC-7",
          "Kinh phí thực hiện lớn hơn kinh phí khuyến công của đề án ("
              + ProjectInput.vnd(support)
              + " đồng).",
          "More is spent than the project's promotion money ("
              + ProjectInput.vnd(support)
              + " VND).");
    }
    if (r.advanced() > support) {
      input.add(
          at + "advanced",
          "KC-BC-8",
          "Tạm ứng lớn hơn kinh phí khuyến công của đề án ("
              + ProjectInput.vnd(support)
              + " đồng).",
          "More is advanced than the project's promotion money ("
              + ProjectInput.vnd(support)
              + " VND).");
    }
    if (before == null || r.problem() != null && !r.problem().isBlank()) {
      return;
    }
    falls(at + "percent", r.percent().compareTo(before.workPercent) < 0, before, input);
    falls(at + "spent", r.spent() < before.spentSupport, before, input);
    falls(at + "spentOther", r.spentOther() < before.spentOther, before, input);
    falls(at + "advanced", r.advanced() < before.advanceReceived, before, input);
  }

  private static void falls(String field, boolean falls, MonthEntity before, Input input) {
    if (falls) {
      String month = String.format("%02d/%d", before.month % 100, before.month / 100);
      input.add(
          field,
          "KC-BC-9",
          "Số lũy kế nhỏ hơn tháng " + month + "; ghi rõ lý do ở cột vướng mắc.",
          "The cumulative figure is below that of " + month + "; give the reason as a difficulty.");
    }
  }

  private boolean store(
      Caller caller, EntityManager em, int number, MonthReport r, MonthEntity stored) {
    MonthEntity m = stored;
    Map<String, String> before = m == null ? Map.of() : image(m);
    if (m == null) {
      if (r.version() != 0) {
        Work.known(r, 0, r.version());
      }
      m = new MonthEntity();
      m.id = r.project() + ":" + number;
      m.project = r.project().toString();
      m.month = number;
      m.reportedOn = work.today();
    } else {
      Work.known(m, m.version, r.version());
    }
    m.workText = VietnameseText.normalise(r.work());
    m.workPercent = r.percent();
    m.spentSupport = r.spent();
    m.spentOther = r.spentOther();
    m.advanceReceived = r.advanced();
    m.problem = VietnameseText.normalise(r.problem());
    m.proposal = r.proposal().name();
    Map<String, String> after = image(m);
    if (after.equals(before)) {
      if (stored != null) {
        em.detach(stored);
      }
      return false;
    }
    m.confirmedOn = null;
    m.confirmedBy = null;
    m.recordedBy = caller.username();
    m.recordedAt = clock.instant();
    if (stored == null) {
      em.persist(m);
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("month.after", month(number).toString());
    after.forEach(
        (field, value) -> {
          String was = before.getOrDefault(field, "");
          if (!was.equals(value)) {
            if (!was.isEmpty()) {
              details.put(field + ".before", cut(was));
            }
            details.put(field + ".after", cut(value));
          }
        });
    work.log(caller, "project", "report", m.project, details);
    return true;
  }

  private static String cut(String value) {
    return value.length() <= 180 ? value : value.substring(0, 179) + "…";
  }

  private static Map<String, String> image(MonthEntity m) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("work", Objects.toString(m.workText, ""));
    image.put("percent", m.workPercent.stripTrailingZeros().toPlainString());
    image.put("spent", Long.toString(m.spentSupport));
    image.put("spentOther", Long.toString(m.spentOther));
    image.put("advanced", Long.toString(m.advanceReceived));
    image.put("problem", Objects.toString(m.problem, ""));
    image.put("proposal", m.proposal);
    return image;
  }

  @Override
  public int confirm(Caller caller, YearMonth month, List<UUID> chosen) {
    Input input = new Input();
    input.rows("projects", chosen, MOST);
    input.present("month", month);
    input.done();
    if (chosen.isEmpty()) {
      return 0;
    }
    LocalDate today = work.today();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<String> ids = chosen.stream().map(UUID::toString).distinct().toList();
          projects(caller, em, ids, ExtensionPermissions.APPRAISE);
          int confirmed = 0;
          for (MonthEntity m : of(em, number(month), ids)) {
            if (m.confirmedOn == null) {
              m.confirmedOn = today;
              m.confirmedBy = caller.username();
              confirmed++;
              work.log(
                  caller, "project", "confirm", m.project, Map.of("month.after", month.toString()));
            }
          }
          em.flush();
          return confirmed;
        });
  }
}
