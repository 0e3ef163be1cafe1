package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.ListSource;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.ProjectMoney;

/**
 * Lists of projects in the reports on industrial promotion, from records: registration, plan given,
 * monthly progress, results of the year, settlement. A list about progress has the approved
 * projects of the plan year as they stood at the cut-off; registration and plan have the estimates
 * of today. A text longer than its column is cut, with an ellipsis.
 */
@Component
public class ReportLists implements ListSource {

  private static final String REGISTRATION = "kc-b1/1";
  private static final String PLAN = "kc-b2/1";
  private static final String MONTHLY = "kc-b3/1";
  private static final String RESULTS = "kc-b4/3";
  private static final String SETTLEMENT = "kc-b5/1";
  private static final int TEXT = 500;

  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectMoney money;

  /** Made by the component runtime. */
  @Activate
  public ReportLists(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectMoney money) {
    this.jpa = jpa;
    this.work = work;
    this.money = money;
  }

  @Override
  public Set<String> lists() {
    return Set.of(REGISTRATION, PLAN, MONTHLY, RESULTS, SETTLEMENT);
  }

  @Override
  public List<Map<String, String>> lines(Caller caller, String list, IndicatorQuery query) {
    work.require(caller, ExtensionPermissions.VIEW, query.province());
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            switch (list) {
              case REGISTRATION, PLAN -> estimates(em, query, list.equals(PLAN));
              case MONTHLY -> monthly(caller, em, query);
              case RESULTS -> results(caller, em, query);
              case SETTLEMENT -> settlement(caller, em, query);
              default -> throw new IllegalArgumentException(list);
            });
  }

  /** A line under construction; what is not known is left out. */
  private static final class Line {
    private final Map<String, String> values = new LinkedHashMap<>();

    Line text(String key, String value) {
      return text(key, value, TEXT);
    }

    Line text(String key, String value, int most) {
      if (value != null && !value.isBlank()) {
        String one = value.strip();
        values.put(key, one.length() <= most ? one : one.substring(0, most - 1) + "…");
      }
      return this;
    }

    Line figure(String key, Long value) {
      if (value != null) {
        values.put(key, value.toString());
      }
      return this;
    }

    Line figure(String key, BigDecimal value) {
      if (value != null) {
        BigDecimal plain = value.stripTrailingZeros();
        values.put(key, plain.setScale(Math.max(0, plain.scale())).toPlainString());
      }
      return this;
    }

    Line day(String key, LocalDate value) {
      if (value != null) {
        values.put(key, value.toString());
      }
      return this;
    }
  }

  private static String level(FundLevel level) {
    return level == FundLevel.KCQG ? "QG" : "DP";
  }

  /** Projects of a plan year with their estimates, in two statements. */
  private static List<Map<String, String>> estimates(
      EntityManager em, IndicatorQuery query, boolean approved) {
    String filter =
        approved
            ? " and p.approvedOn is not null and p.phase <> 'NGUNG'"
            : " and p.level = 'KCQG' and p.phase in ('CHUAN_BI', 'THAM_DINH', 'DA_DUYET')";
    List<ProjectEntity> projects =
        em.createQuery(
                "select p from ProjectEntity p where p.year = :year and p.province = :province"
                    + filter
                    + " order by p.nameSort, p.id",
                ProjectEntity.class)
            .setParameter("year", query.cutoff().getYear())
            .setParameter("province", query.province().toString())
            .getResultList();
    Map<String, String> places = new HashMap<>();
    Map<String, StepEntity> steps = new HashMap<>();
    if (!projects.isEmpty()) {
      List<String> ids = projects.stream().map(p -> p.id).toList();
      for (PlaceEntity place :
          em.createQuery(
                  "select l from PlaceEntity l where l.project in :ids order by l.project, l.pos",
                  PlaceEntity.class)
              .setParameter("ids", ids)
              .getResultList()) {
        if (place.detail != null) {
          places.merge(place.project, place.detail, (a, b) -> a + "; " + b);
        }
      }
      for (StepEntity s :
          em.createQuery(
                  "select s from StepEntity s where s.project in :ids and s.toState in"
                      + " ('TD_CO_SO_DAT', 'TD_CO_SO_KHONG_DAT', 'PHE_DUYET', 'GIAO_KH') order by"
                      + " s.project, s.pos",
                  StepEntity.class)
              .setParameter("ids", ids)
              .getResultList()) {
        steps.put(s.project, s);
      }
    }
    List<Map<String, String>> lines = new ArrayList<>();
    for (ProjectEntity p : projects) {
      StepEntity step = steps.get(p.id);
      Line line =
          new Line()
              .text(KEY, p.code, 60)
              .text("ten", p.name)
              .text("nd", ProjectsAt.top(p.mainContent), 10)
              .text("don-vi", p.unitName, 300)
              .text("thu-huong", p.beneficiaryNames)
              .text("dia-diem", places.get(p.id), 300)
              .text("nganh", p.sector, 10)
              .text("muc-tieu", p.goal)
              .text("quy-mo", p.scope)
              .day("tu", p.startOn)
              .day("den", p.endOn)
              .figure("tong", p.costTotal)
              .figure("kcqg", p.kcqg)
              .figure("kcdp", p.kcdp)
              .figure("ns-khac", p.otherState)
              .figure("doi-ung", p.counterpart)
              .text("uu-tien", p.priorityCode, 20);
      if (approved) {
        long given = p.approvedSupport == null ? p.kcqg + p.kcdp : p.approvedSupport;
        line.text("cap", level(FundLevel.valueOf(p.level)), 10)
            .text("qd", step == null ? null : step.document, 300)
            .figure("giao", given)
            .figure("dieu-chinh", p.kcqg + p.kcdp);
      } else {
        line.text("tham-dinh", step == null ? null : step.actVi, 300);
      }
      lines.add(line.values);
    }
    return lines;
  }

  private List<ProjectAt> at(EntityManager em, IndicatorQuery query) {
    return ProjectsAt.of(em, query.cutoff().getYear(), query.cutoff(), query.province());
  }

  /** The latest monthly report of each project up to a month, in one statement. */
  private static Map<String, MonthEntity> months(
      EntityManager em, List<ProjectAt> projects, LocalDate cutoff) {
    return projects.isEmpty()
        ? Map.of()
        : MonthService.before(
                em,
                MonthService.number(YearMonth.from(cutoff)) + 1,
                projects.stream().map(p -> p.id).toList())
            .stream()
            .collect(Collectors.toMap(m -> m.project, m -> m));
  }

  private Map<String, Figures> paid(Caller caller, List<ProjectAt> projects, IndicatorQuery query) {
    return PaidMoney.of(money, work, caller, projects, query.cutoff(), query.province());
  }

  private List<Map<String, String>> monthly(Caller caller, EntityManager em, IndicatorQuery query) {
    List<ProjectAt> projects =
        at(em, query).stream().filter(p -> p.phase == Phase.THUC_HIEN).toList();
    Map<String, MonthEntity> months = months(em, projects, query.cutoff());
    Map<String, Figures> paid = paid(caller, projects, query);
    List<Map<String, String>> lines = new ArrayList<>();
    for (ProjectAt p : projects) {
      MonthEntity m = months.get(p.id);
      // Only a report of this very month tells about this month.
      boolean now = m != null && m.month == MonthService.number(YearMonth.from(query.cutoff()));
      Figures ledger = paid.get(p.id);
      Long advanced =
          ledger != null ? Long.valueOf(ledger.disbursed()) : now ? m.advanceReceived : null;
      long value = p.funds.support();
      lines.add(
          new Line()
              .text(KEY, p.code, 60)
              .text("so-hd", p.contract, 60)
              .text("ten", p.name)
              .text("nguon", level(p.level), 10)
              .figure("gia-tri", value)
              .text("khoi-luong", now ? m.workText : null)
              .figure("tl", now ? m.workPercent : null)
              .figure("kp-kc", now ? m.spentSupport : null)
              .figure("kp-khac", now ? m.spentOther : null)
              .figure("tam-ung", advanced)
              .figure(
                  "con-lai",
                  advanced == null || advanced > value ? null : Long.valueOf(value - advanced))
              .text("vuong-mac", now ? m.problem : null)
              .text("de-nghi", now ? m.proposal : null, 10)
              .values);
    }
    return lines;
  }

  private List<Map<String, String>> results(Caller caller, EntityManager em, IndicatorQuery query) {
    List<ProjectAt> projects = at(em, query);
    Map<String, MonthEntity> months = months(em, projects, query.cutoff());
    Map<String, Figures> paid = paid(caller, projects, query);
    List<Map<String, String>> lines = new ArrayList<>();
    for (ProjectAt p : projects) {
      MonthEntity m = months.get(p.id);
      Figures ledger = paid.get(p.id);
      boolean adjusted = p.adjustments > 0;
      lines.add(
          new Line()
              .text(KEY, p.code, 60)
              .text("so-hd", p.contract, 60)
              .text("ten", p.name)
              .text("nguon", level(p.level), 10)
              .text("nd", p.content, 10)
              .text("tt", state(p), 10)
              .text("dc", adjusted ? "CO" : null, 10)
              .figure("kp-kh", p.approvedSupport)
              .figure("kp-dc", p.supportAfter())
              .text("khoi-luong", m == null ? null : m.workText)
              .figure("tl", m == null ? null : m.workPercent)
              .figure("kp-th", p.executed())
              .figure("kp-gn", ledger == null ? null : Long.valueOf(ledger.disbursed()))
              .figure("doi-ung", p.stopped() ? 0L : p.funds.counterpart())
              .text("ly-do", p.stopped() ? p.stopReason : adjusted ? p.adjustReason : null, 1000)
              .text("vuong-mac", m == null ? null : m.problem, 1000)
              .values);
    }
    return lines;
  }

  private static String state(ProjectAt p) {
    return switch (p.phase) {
      case NGUNG -> "NGUNG";
      case HOAN_THANH, THANH_LY -> "XONG";
      case THUC_HIEN -> "DANG";
      default -> "CHUA";
    };
  }

  private List<Map<String, String>> settlement(
      Caller caller, EntityManager em, IndicatorQuery query) {
    List<ProjectAt> projects = at(em, query).stream().filter(ProjectAt::completed).toList();
    Map<String, Figures> paid = paid(caller, projects, query);
    List<Map<String, String>> lines = new ArrayList<>();
    for (ProjectAt p : projects) {
      Figures ledger = paid.get(p.id);
      Funds funds = p.funds;
      lines.add(
          new Line()
              .text(KEY, p.code, 60)
              .text("so-hd", p.contract, 60)
              .text("ten", p.name)
              .text("nguon", level(p.level), 10)
              .text("don-vi", p.unitName, 300)
              .day("nghiem-thu", p.over)
              .figure("du-toan", funds.support())
              .figure("gia-tri-nt", p.executed())
              .figure("da-cap", ledger == null ? null : Long.valueOf(ledger.disbursed()))
              .figure("quyet-toan", ledger == null ? null : Long.valueOf(ledger.settled()))
              .values);
    }
    return lines;
  }
}
