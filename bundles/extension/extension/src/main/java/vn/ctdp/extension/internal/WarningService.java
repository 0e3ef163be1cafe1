package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.Outlook;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.extension.report.Warning;

/** Early warning on JPA: each warning is a condition, so that lists are paged by the database. */
@Component(service = EarlyWarnings.class)
public class WarningService implements EarlyWarnings {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String OPEN = "p.phase in ('DA_DUYET', 'THUC_HIEN', 'HOAN_THANH')";
  private static final String NOT_ACCEPTED = "p.phase in ('DA_DUYET', 'THUC_HIEN')";
  private static final String RUNNING = "p.phase = 'THUC_HIEN'";
  private static final String MONTHLY = "TT 36/2013/TT-BCT Điều 23.3a";
  private static final String PROPOSED =
      "Ngưỡng do hệ thống đề xuất (tham số có hiệu lực theo ngày, lĩnh vực extension)";

  /** Months since the beginning of time, as {@link WarningRules#index}. */
  private static String index(String day) {
    return "(year(" + day + ") * 12 + month(" + day + "))";
  }

  private static final String ELAPSED = "(:nowIndex - " + index("p.startOn") + ")";
  private static final String TOTAL = "(" + index("p.endOn") + " - " + index("p.startOn") + " + 1)";
  private static final String LATEST =
      "from MonthEntity m where m.project = p.id and m.month = (select max(o.month) from MonthEntity"
          + " o where o.project = p.id)";

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "name", "p.nameSort",
              "code", "p.code",
              "year", "p.year",
              "end", "p.endOn",
              "support", "p.kcqg + p.kcdp"),
          "p.endOn asc, p.nameSort asc",
          "p.id asc");

  private final JpaTemplate jpa;
  private final Work work;
  private final RuleService rules;

  /** Made by the component runtime. */
  @Activate
  public WarningService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference RuleService rules) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
  }

  private WarningRules read(EntityManager em) {
    return new WarningRules(em, rules, work.today(), work.province().orElse(null));
  }

  @Override
  public Page<Outlook> projects(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("warning", "level", "year", "unit", "province", "phase"));
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          WarningRules r = read(em);
          Work.Where where =
              here()
                  .and(OPEN)
                  .filter(request, "level", "p.level")
                  .number(request, "year", "p.year")
                  .filter(request, "unit", "p.unit")
                  .filter(request, "province", "p.province")
                  .filter(request, "phase", "p.phase")
                  .search("p.searchText", request.search());
          String wanted = request.filters().get("warning");
          if (wanted != null) {
            where.join(condition(wanted, r));
          }
          Page<ProjectEntity> page = Work.page(em, ProjectEntity.class, "p", where, SORTS, request);
          return new Page<>(outlooks(em, r, page.rows()), page.total());
        });
  }

  private Work.Where here() {
    Work.Where where = new Work.Where();
    return work.province().isEmpty()
        ? where
        : where.and("p.province = :here", "here", work.province().get().toString());
  }

  @Override
  public Map<Warning, Long> counts(Caller caller) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          WarningRules r = read(em);
          Map<Warning, Long> counts = new EnumMap<>(Warning.class);
          for (Warning w : Warning.values()) {
            Work.Where where = here().and(OPEN).join(condition(w.name(), r));
            counts.put(
                w,
                where
                    .bind(
                        em.createQuery("select count(p) from ProjectEntity p" + where, Long.class))
                    .getSingleResult());
          }
          return counts;
        });
  }

  private static Work.Where condition(String wanted, WarningRules r) {
    Map<String, Object> parameters = new HashMap<>();
    String text;
    if (wanted.equals("any")) {
      text =
          Arrays.stream(Warning.values())
              .map(w -> condition(w, r, parameters))
              .collect(Collectors.joining(" or ", "(", ")"));
    } else {
      Warning warning =
          Arrays.stream(Warning.values())
              .filter(w -> w.name().equals(wanted))
              .findFirst()
              .orElseThrow(() -> SortColumns.unknown("filters.warning"));
      text = condition(warning, r, parameters);
    }
    Work.Where where = new Work.Where().and(text);
    parameters.forEach((name, value) -> where.and("1 = 1", name, value));
    return where;
  }

  private static String condition(Warning w, WarningRules r, Map<String, Object> parameters) {
    return "("
        + switch (w) {
          case LIQUIDATION -> liquidation(r, parameters);
          case STEP_LATE -> stepLate(r, parameters);
          case END_PASSED -> {
            parameters.put("today", r.today);
            yield NOT_ACCEPTED + " and p.endOn < :today";
          }
          case NO_REPORT -> {
            YearMonth month = r.reportDue();
            parameters.put("dueMonth", MonthService.number(month));
            parameters.put("dueDay", ProjectMonths.dueOn(month));
            yield RUNNING
                + " and p.startOn <= :dueDay and (p.stateSince is null or p.stateSince <= :dueDay)"
                + " and not exists (select m.id from MonthEntity m where m.project = p.id and"
                + " m.month = :dueMonth)";
          }
          case SLIPPING -> {
            parameters.put("nowIndex", WarningRules.index(r.today));
            parameters.put("slip", r.slip);
            parameters.put("slipMost", HUNDRED.subtract(BigDecimal.valueOf(r.slip)));
            yield RUNNING
                + " and "
                + ELAPSED
                + " * 100 >= :slip * "
                + TOTAL
                + " and not exists (select m.id "
                + LATEST
                + " and (m.workPercent > :slipMost or (m.workPercent + :slip) * "
                + TOTAL
                + " > "
                + ELAPSED
                + " * 100))";
          }
          case SEASON -> {
            parameters.put("nowIndex", WarningRules.index(r.today));
            parameters.put("season", r.seasonMonths);
            yield ELAPSED
                + " > :season and "
                + NOT_ACCEPTED
                + " and not exists (select m.id from MonthEntity m where m.project = p.id and"
                + " m.advanceReceived > 0 and m.month / 100 * 12 + mod(m.month, 100) - "
                + index("p.startOn")
                + " <= :season) and not exists (select e.id from EntryEntity e where e.project ="
                + " p.id and e.amount > 0 and e.kind in ('TAM_UNG', 'TAM_UNG_CON_LAI', 'THANH_TOAN') and "
                + index("e.onDay")
                + " - "
                + index("p.startOn")
                + " <= :season)";
          }
          case STOP_TWICE -> {
            parameters.put("stopTimes", (long) r.stopTimes);
            yield "(select count(m.id) from MonthEntity m where m.project = p.id and m.proposal ="
                + " 'NGUNG') >= :stopTimes or (select count(s.id) from StepEntity s where s.project"
                + " = p.id and s.toState = 'DE_NGHI_NGUNG') >= :stopTimes";
          }
        }
        + ")";
  }

  private static String liquidation(WarningRules r, Map<String, Object> parameters) {
    List<String> any = new ArrayList<>();
    for (MoveEntity m : r.dues) {
      if (r.liquidates(m)) {
        String n = "liq" + any.size();
        parameters.put(n, WarningRules.yearBefore(m, r.today.plusDays(r.liquidationDays)));
        parameters.put(n + "a", WarningRules.yearBefore(m, r.today.plusDays(r.acceptedDays)));
        any.add(
            "("
                + r.follow(m.process, parameters)
                + " and ("
                + NOT_ACCEPTED
                + " and p.year <= :"
                + n
                + " or p.phase = 'HOAN_THANH' and p.year <= :"
                + n
                + "a))");
      }
    }
    return any.isEmpty() ? "1 = 0" : String.join(" or ", any);
  }

  private static String stepLate(WarningRules r, Map<String, Object> parameters) {
    List<String> any = new ArrayList<>();
    for (MoveEntity m : r.dues) {
      String n = "step" + any.size();
      String text = r.follow(m.process, parameters) + " and p.state = :" + n;
      parameters.put(n, m.fromState);
      if (m.dueDays != null) {
        parameters.put(n + "d", r.today.minusDays(m.dueDays));
        text += " and p.stateSince < :" + n + "d";
      } else {
        parameters.put(n + "y", WarningRules.yearBefore(m, r.today.minusDays(1)));
        text += " and p.year <= :" + n + "y";
      }
      any.add("(" + text + ")");
    }
    return any.isEmpty() ? "1 = 0" : String.join(" or ", any);
  }

  @Override
  public Optional<Outlook> project(Caller caller, UUID id) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity p = em.find(ProjectEntity.class, id.toString());
          return p == null || !work.visible(p.province)
              ? Optional.<Outlook>empty()
              : Optional.of(outlooks(em, read(em), List.of(p)).get(0));
        });
  }

  /** What other tables tell about the projects of a page, in five statements. */
  private record Told(
      Map<String, MonthEntity> latest,
      Set<String> reportedDue,
      Set<String> reportedNow,
      Map<String, Long> stops,
      Map<String, Integer> firstMoney) {}

  private static Told told(EntityManager em, WarningRules r, List<String> ids) {
    Map<String, MonthEntity> latest =
        MonthService.before(em, Integer.MAX_VALUE, ids).stream()
            .collect(Collectors.toMap(m -> m.project, m -> m));
    int due = MonthService.number(r.reportDue());
    int now = MonthService.number(YearMonth.from(r.today));
    Set<String> reportedDue = new HashSet<>();
    Set<String> reportedNow = new HashSet<>();
    Map<String, Long> stops = new HashMap<>();
    Map<String, Integer> money = new HashMap<>();
    for (Object[] m :
        em.createQuery(
                "select m.project, m.month, m.proposal, m.advanceReceived from MonthEntity m where"
                    + " m.project in :ids",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList()) {
      String id = (String) m[0];
      int month = (Integer) m[1];
      if (month == due) {
        reportedDue.add(id);
      }
      if (month == now) {
        reportedNow.add(id);
      }
      if (m[2].equals("NGUNG")) {
        stops.merge(id, 1L, Long::sum);
      }
      if ((Long) m[3] > 0) {
        money.merge(id, month / 100 * 12 + month % 100, Math::min);
      }
    }
    for (Object[] s :
        em.createQuery(
                "select s.project, count(s.id) from StepEntity s where s.project in :ids and"
                    + " s.toState = 'DE_NGHI_NGUNG' group by s.project",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList()) {
      stops.merge((String) s[0], (Long) s[1], Math::max);
    }
    for (Object[] e :
        em.createQuery(
                "select e.project, min(e.onDay) from EntryEntity e where e.project in :ids and e.kind"
                    + " in ('TAM_UNG', 'TAM_UNG_CON_LAI', 'THANH_TOAN') group by e.project",
                Object[].class)
            .setParameter("ids", ids)
            .getResultList()) {
      money.merge((String) e[0], WarningRules.index((LocalDate) e[1]), Math::min);
    }
    return new Told(latest, reportedDue, reportedNow, stops, money);
  }

  private static List<Outlook> outlooks(
      EntityManager em, WarningRules r, List<ProjectEntity> projects) {
    if (projects.isEmpty()) {
      return List.of();
    }
    Told told = told(em, r, projects.stream().map(p -> p.id).toList());
    return projects.stream().map(p -> outlook(p, r, told)).toList();
  }

  private static Outlook outlook(ProjectEntity p, WarningRules r, Told told) {
    MonthEntity latest = told.latest().get(p.id);
    BigDecimal done = latest == null ? null : latest.workPercent;
    BigDecimal planned = p.phase.equals(Phase.THUC_HIEN.name()) ? planned(p, r.today) : null;
    return new Outlook(
        UUID.fromString(p.id),
        p.code,
        p.name,
        FundLevel.valueOf(p.level),
        p.year,
        UnitRef.parse(p.province),
        p.unitName,
        Phase.valueOf(p.phase),
        r.state(p),
        p.endOn,
        Math.addExact(p.kcqg, p.kcdp),
        next(p, r, told),
        planned,
        done,
        flags(p, r, told, planned, done));
  }

  /** Months passed ÷ months of the project, at most 100. */
  private static BigDecimal planned(ProjectEntity p, LocalDate today) {
    int elapsed = Math.max(0, WarningRules.index(today) - WarningRules.index(p.startOn));
    int total = WarningRules.index(p.endOn) - WarningRules.index(p.startOn) + 1;
    return HUNDRED
        .multiply(BigDecimal.valueOf(Math.min(elapsed, total)))
        .divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
  }

  private static boolean notAccepted(ProjectEntity p) {
    return p.phase.equals(Phase.DA_DUYET.name()) || p.phase.equals(Phase.THUC_HIEN.name());
  }

  private static boolean open(ProjectEntity p) {
    return notAccepted(p) || p.phase.equals(Phase.HOAN_THANH.name());
  }

  private static Outlook.Due due(Localized what, LocalDate on, LocalDate today, String legal) {
    return new Outlook.Due(what, on, ChronoUnit.DAYS.between(today, on), legal);
  }

  private static Outlook.Due next(ProjectEntity p, WarningRules r, Told told) {
    List<Outlook.Due> all = new ArrayList<>();
    String process = r.process(p.level, p.province);
    for (MoveEntity m : r.dues) {
      if (m.process.equals(process) && m.fromState.equals(p.state)) {
        WarningRules.due(m)
            .lastDay(p.year, p.stateSince)
            .ifPresent(
                on -> all.add(due(new Localized(m.nameVi, m.nameEn), on, r.today, m.legalText)));
      }
    }
    if (p.phase.equals(Phase.THUC_HIEN.name())) {
      YearMonth month = YearMonth.from(r.today);
      if (told.reportedNow().contains(p.id)) {
        month = month.plusMonths(1);
      }
      String name = month.getMonthValue() + "/" + month.getYear();
      all.add(
          due(
              new Localized("Báo cáo tháng " + name, "Report of " + name),
              ProjectMonths.dueOn(month),
              r.today,
              MONTHLY));
    }
    if (notAccepted(p)) {
      all.add(
          due(
              new Localized("Hết thời gian thực hiện: nghiệm thu", "Time is over: acceptance"),
              p.endOn,
              r.today,
              ""));
    }
    LocalDate liquidation = open(p) ? r.liquidation(p) : null;
    if (liquidation != null) {
      all.add(
          due(
              new Localized("Thanh lý hợp đồng", "Liquidation"),
              liquidation,
              r.today,
              "TT 36/2013/TT-BCT Điều 18.2"));
    }
    return all.stream().min(Comparator.comparing(Outlook.Due::on)).orElse(null);
  }

  private static List<Outlook.Flag> flags(
      ProjectEntity p, WarningRules r, Told told, BigDecimal planned, BigDecimal done) {
    List<Outlook.Flag> flags = new ArrayList<>();
    if (!open(p)) {
      return flags;
    }
    boolean accepted = !notAccepted(p);
    LocalDate liquidation = r.liquidation(p);
    int needed = accepted ? r.acceptedDays : r.liquidationDays;
    if (liquidation != null && !liquidation.isAfter(r.today.plusDays(needed))) {
      long left = ChronoUnit.DAYS.between(r.today, liquidation);
      flags.add(
          left < 0
              ? flag(
                  Warning.LIQUIDATION,
                  Warning.Likelihood.CERTAIN,
                  "Hạn thanh lý đã qua " + -left + " ngày",
                  "The last day passed " + -left + " days ago")
              : flag(
                  Warning.LIQUIDATION,
                  Warning.Likelihood.HIGH,
                  "Còn " + left + " ngày đến hạn thanh lý, cần " + needed + " ngày",
                  left + " days left until the last day, " + needed + " needed"));
    }
    String process = r.process(p.level, p.province);
    for (MoveEntity m : r.dues) {
      if (m.process.equals(process) && m.fromState.equals(p.state)) {
        LocalDate last = WarningRules.due(m).lastDay(p.year, p.stateSince).orElse(null);
        if (last != null && last.isBefore(r.today)) {
          long days = ChronoUnit.DAYS.between(last, r.today);
          flags.add(
              flag(
                  Warning.STEP_LATE,
                  Warning.Likelihood.CERTAIN,
                  m.nameVi + ": quá " + days + " ngày (" + m.legalText + ")",
                  m.nameEn + ": " + days + " days late (" + m.legalText + ")"));
        }
      }
    }
    if (!accepted && p.endOn.isBefore(r.today)) {
      long days = ChronoUnit.DAYS.between(p.endOn, r.today);
      flags.add(
          flag(
              Warning.END_PASSED,
              Warning.Likelihood.CERTAIN,
              "Hết thời gian thực hiện " + days + " ngày trước",
              "Its time was over " + days + " days ago"));
    }
    YearMonth month = r.reportDue();
    LocalDate dueDay = ProjectMonths.dueOn(month);
    if (planned != null
        && !p.startOn.isAfter(dueDay)
        && (p.stateSince == null || !p.stateSince.isAfter(dueDay))
        && !told.reportedDue().contains(p.id)) {
      flags.add(
          flag(
              Warning.NO_REPORT,
              null,
              "Chưa có báo cáo tháng " + month.getMonthValue() + "/" + month.getYear(),
              "No report of " + month.getMonthValue() + "/" + month.getYear()));
    }
    slipping(p, r, planned, done, flags);
    season(p, r, told, flags);
    long stops = told.stops().getOrDefault(p.id, 0L);
    if (stops >= r.stopTimes) {
      flags.add(
          flag(
              Warning.STOP_TWICE,
              null,
              "Đã đề nghị ngừng " + stops + " lần",
              "Asked to stop " + stops + " times"));
    }
    return flags;
  }

  private static void slipping(
      ProjectEntity p, WarningRules r, BigDecimal planned, BigDecimal done, List<Outlook.Flag> to) {
    if (planned == null) {
      return;
    }
    BigDecimal work = done == null ? BigDecimal.ZERO : done;
    int elapsed = WarningRules.index(r.today) - WarningRules.index(p.startOn);
    BigDecimal total =
        BigDecimal.valueOf(WarningRules.index(p.endOn) - WarningRules.index(p.startOn) + 1L);
    BigDecimal least = work.add(BigDecimal.valueOf(r.slip));
    if (least.compareTo(HUNDRED) <= 0
        && least.multiply(total).compareTo(BigDecimal.valueOf(elapsed * 100L)) <= 0) {
      String figures = shown(planned) + " %, " + shown(work) + " %";
      to.add(
          flag(
              Warning.SLIPPING,
              null,
              "Thời gian đã qua và khối lượng: " + figures,
              "Time passed and work done: " + figures));
    }
  }

  private static String shown(BigDecimal percent) {
    BigDecimal plain = percent.stripTrailingZeros();
    return plain.setScale(Math.max(0, plain.scale())).toPlainString().replace('.', ',');
  }

  private static void season(ProjectEntity p, WarningRules r, Told told, List<Outlook.Flag> flags) {
    int start = WarningRules.index(p.startOn);
    Integer money = told.firstMoney().get(p.id);
    if (!notAccepted(p)
        || WarningRules.index(r.today) - start <= r.seasonMonths
        || money != null && money - start <= r.seasonMonths) {
      return;
    }
    flags.add(
        money == null
            ? flag(
                Warning.SEASON,
                null,
                "Bắt đầu " + ProjectInput.shown(p.startOn) + ", chưa có tiền",
                "Begun on " + ProjectInput.shown(p.startOn) + ", no money yet")
            : flag(
                Warning.SEASON,
                null,
                "Tiền về " + (money - start) + " tháng sau khi bắt đầu",
                "Money came " + (money - start) + " months after the beginning"));
  }

  private static Outlook.Flag flag(
      Warning warning, Warning.Likelihood likelihood, String vi, String en) {
    return new Outlook.Flag(warning, likelihood, new Localized(vi, en));
  }

  @Override
  public List<Rule> rules(Caller caller) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          WarningRules r = read(em);
          return List.of(
              rule(
                  Warning.LIQUIDATION,
                  "Số ngày còn lại đến hạn thanh lý ít hơn hoặc bằng "
                      + r.liquidationDays
                      + " ngày (chưa nghiệm thu) hoặc "
                      + r.acceptedDays
                      + " ngày (đã nghiệm thu). “Nguy cơ cao” khi hạn chưa đến, “Đã trễ” khi hạn đã"
                      + " qua.",
                  "At most "
                      + r.liquidationDays
                      + " days (not accepted) or "
                      + r.acceptedDays
                      + " days (accepted) are left. “High risk” before the last day, “Late already”"
                      + " after it.",
                  "TT 36/2013/TT-BCT Điều 18.2; " + PROPOSED),
              rule(
                  Warning.STEP_LATE,
                  "Bước tiếp theo của quy trình đã quá hạn.",
                  "The next step of the process is past its last day.",
                  "Quy trình của đề án"),
              rule(
                  Warning.END_PASSED,
                  "Ngày kết thúc đã qua mà chưa nghiệm thu.",
                  "The last day has passed without acceptance.",
                  "Thời gian thực hiện được duyệt"),
              rule(
                  Warning.NO_REPORT,
                  "Đề án đang thực hiện không có báo cáo của tháng "
                      + r.reportDue().getMonthValue()
                      + "/"
                      + r.reportDue().getYear()
                      + ", hạn trước ngày 25.",
                  "A project under way has no report of "
                      + r.reportDue().getMonthValue()
                      + "/"
                      + r.reportDue().getYear()
                      + ", due before the 25th.",
                  MONTHLY),
              rule(
                  Warning.SLIPPING,
                  "Phần thời gian đã qua (tính theo tháng) hơn khối lượng hoàn thành từ "
                      + r.slip
                      + " điểm phần trăm.",
                  "The share of months passed exceeds the work done by "
                      + r.slip
                      + " points of percent or more.",
                  PROPOSED),
              rule(
                  Warning.SEASON,
                  "Chưa nghiệm thu, và khoản tiền đầu tiên đến sau tháng bắt đầu hơn "
                      + r.seasonMonths
                      + " tháng, hoặc quá thời gian đó vẫn chưa có tiền.",
                  "Not accepted, and the first money came more than "
                      + r.seasonMonths
                      + " months after the first month, or has not come after that time.",
                  PROPOSED),
              rule(
                  Warning.STOP_TWICE,
                  "Đơn vị đề nghị ngừng từ " + r.stopTimes + " lần.",
                  "The unit asked to stop " + r.stopTimes + " times or more.",
                  PROPOSED));
        });
  }

  private static Rule rule(Warning warning, String vi, String en, String legal) {
    return new Rule(warning, new Localized(vi, en), legal);
  }
}
