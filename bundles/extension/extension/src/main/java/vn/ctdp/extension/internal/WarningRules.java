package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.persistence.EntityManager;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.report.ProjectMonths;

/** What warnings work with on a day: numbers in force and the processes, read once per request. */
final class WarningRules {

  /** Domain of the parameters. */
  static final String DOMAIN = "extension";

  final LocalDate today;

  /** Days that acceptance, settlement and liquidation take, of a project not accepted. */
  final int liquidationDays;

  /** Days that settlement and liquidation take, of an accepted project. */
  final int acceptedDays;

  /** Points of percent by which work may be behind. */
  final int slip;

  /** Months after the first in which money may come. */
  final int seasonMonths;

  /** How often a unit may ask to stop before somebody looks. */
  final int stopTimes;

  final Map<String, Map<String, StateEntity>> states = new HashMap<>();
  final List<MoveEntity> dues = new ArrayList<>();

  /** Provinces with a process of their own. */
  final TreeSet<String> own = new TreeSet<>();

  WarningRules(EntityManager em, RuleService rules, LocalDate today, UnitRef province) {
    this.today = today;
    liquidationDays = number(rules, "kc.warn.liquidation.days", 60, province);
    acceptedDays = number(rules, "kc.warn.liquidation.accepted.days", 20, province);
    slip = number(rules, "kc.warn.slip.points", 20, province);
    seasonMonths = number(rules, "kc.warn.season.months", 3, province);
    stopTimes = number(rules, "kc.warn.stop.times", 2, province);
    for (StateEntity s :
        em.createQuery("select s from StateEntity s", StateEntity.class).getResultList()) {
      states.computeIfAbsent(s.process, k -> new HashMap<>()).put(s.code, s);
      if (s.process.indexOf(':') > 0) {
        own.add(s.process);
      }
    }
    dues.addAll(
        em.createQuery(
                "select m from MoveEntity m where m.dueDay is not null or m.dueDays is not null"
                    + " order by m.process, m.pos",
                MoveEntity.class)
            .getResultList());
  }

  private int number(RuleService rules, String key, int standard, UnitRef province) {
    return rules
        .parameter(DOMAIN, key, today, province)
        .map(Parameter::number)
        .map(n -> n.intValueExact())
        .orElse(standard);
  }

  String process(String level, String province) {
    return level.equals(FundLevel.KCDP.name()) && own.contains(province) ? province : level;
  }

  Localized state(ProjectEntity p) {
    StateEntity s = states.getOrDefault(process(p.level, p.province), Map.of()).get(p.state);
    return s == null ? Phase.valueOf(p.phase).label() : new Localized(s.nameVi, s.nameEn);
  }

  static Process.Due due(MoveEntity m) {
    return new Process.Due(m.dueDay, m.dueMonth, m.dueYears, m.dueDays);
  }

  boolean liquidates(MoveEntity m) {
    StateEntity to = states.getOrDefault(m.process, Map.of()).get(m.toState);
    return m.dueDay != null && to != null && to.phase.equals(Phase.THANH_LY.name());
  }

  /** The last day of the liquidation; null where the process names none. */
  LocalDate liquidation(ProjectEntity p) {
    String process = process(p.level, p.province);
    return dues.stream()
        .filter(m -> m.process.equals(process) && liquidates(m))
        .findFirst()
        .flatMap(m -> due(m).lastDay(p.year, null))
        .orElse(null);
  }

  /** The latest plan year whose day of this move is on or before a day. */
  static int yearBefore(MoveEntity m, LocalDate day) {
    int year = day.getYear() - m.dueYears;
    return LocalDate.of(year + m.dueYears, m.dueMonth, m.dueDay).isAfter(day) ? year - 1 : year;
  }

  /** The month whose report was due last. */
  YearMonth reportDue() {
    YearMonth month = YearMonth.from(today);
    return today.isAfter(ProjectMonths.dueOn(month)) ? month : month.minusMonths(1);
  }

  static int index(LocalDate day) {
    return day.getYear() * 12 + day.getMonthValue();
  }

  /** Which projects follow a process, as a condition. */
  String follow(String process, Map<String, Object> parameters) {
    if (process.equals(FundLevel.KCQG.name())) {
      return "p.level = 'KCQG'";
    }
    if (process.equals(FundLevel.KCDP.name())) {
      if (own.isEmpty()) {
        return "p.level = 'KCDP'";
      }
      parameters.put("own", own);
      return "p.level = 'KCDP' and p.province not in (:own)";
    }
    String name = "own" + own.headSet(process).size();
    parameters.put(name, process);
    return "p.level = 'KCDP' and p.province = :" + name;
  }
}
