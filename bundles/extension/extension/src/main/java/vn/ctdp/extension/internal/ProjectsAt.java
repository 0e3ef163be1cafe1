package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Phase;

/**
 * Reads the approved projects of a plan year as they stood on a day, in six statements: what was
 * done later is left out, what was adjusted later is as it was before.
 */
final class ProjectsAt {

  private final EntityManager em;
  private final LocalDate day;
  private final Map<String, Map<String, Phase>> phases = new HashMap<>();
  private final Map<String, MoveEntity> liquidations = new HashMap<>();

  private ProjectsAt(EntityManager em, LocalDate day) {
    this.em = em;
    this.day = day;
  }

  /**
   * @param province null for all that are stored here
   */
  static List<ProjectAt> of(EntityManager em, int year, LocalDate day, UnitRef province) {
    return new ProjectsAt(em, day).read(year, province);
  }

  private List<ProjectAt> read(int year, UnitRef province) {
    Map<String, ProjectAt> all = new LinkedHashMap<>();
    Map<String, Object[]> now = new HashMap<>();
    String here = province == null ? "" : " and p.province = :province";
    for (Object[] r :
        bind(
                em.createQuery(
                    "select p.id, p.code, p.name, p.nameSort, p.level, p.province, p.mainContent,"
                        + " p.unitName, p.startOn, p.endOn, p.kcqg, p.kcdp, p.otherState,"
                        + " p.counterpart, p.approvedSupport, p.state, p.phase, p.acceptedValue,"
                        + " p.stateSince from ProjectEntity p where p.year = :year and p.approvedOn"
                        + " <= :day"
                        + here
                        + " order by p.nameSort, p.id",
                    Object[].class),
                year,
                province)
            .setParameter("day", day)
            .getResultList()) {
      ProjectAt p = new ProjectAt();
      p.id = (String) r[0];
      p.code = (String) r[1];
      p.name = (String) r[2];
      p.nameSort = (String) r[3];
      p.level = FundLevel.valueOf((String) r[4]);
      p.year = year;
      p.province = (String) r[5];
      p.content = top((String) r[6]);
      p.unitName = (String) r[7];
      p.start = (LocalDate) r[8];
      p.end = (LocalDate) r[9];
      p.funds = new Funds((Long) r[10], (Long) r[11], (Long) r[12], (Long) r[13]);
      p.approvedSupport = r[14] == null ? p.funds.support() : (Long) r[14];
      all.put(p.id, p);
      now.put(p.id, r);
    }
    if (all.isEmpty()) {
      return List.of();
    }
    processes();
    Map<String, Object[]> last = new HashMap<>();
    for (Object[] s :
        bind(
                em.createQuery(
                    "select s.project, s.toState, s.amount, s.document, s.note, s.doneOn from"
                        + " StepEntity s, ProjectEntity p where p.id = s.project and p.year = :year"
                        + here
                        + " order by s.project, s.pos",
                    Object[].class),
                year,
                province)
            .getResultList()) {
      ProjectAt p = all.get((String) s[0]);
      if (p != null) {
        step(p, s, last);
      }
    }
    for (ProjectAt p : all.values()) {
      settle(p, now.get(p.id), last.get(p.id));
    }
    adjustments(all, year, province, here);
    return new ArrayList<>(all.values());
  }

  private static <T> TypedQuery<T> bind(TypedQuery<T> query, int year, UnitRef province) {
    query.setParameter("year", year);
    return province == null ? query : query.setParameter("province", province.toString());
  }

  /** {@code ND3} of {@code ND3.1}. */
  static String top(String content) {
    int dot = content.indexOf('.');
    return dot < 0 ? content : content.substring(0, dot);
  }

  private void processes() {
    for (StateEntity s :
        em.createQuery("select s from StateEntity s", StateEntity.class).getResultList()) {
      phases.computeIfAbsent(s.process, k -> new HashMap<>()).put(s.code, Phase.valueOf(s.phase));
    }
    for (MoveEntity m :
        em.createQuery("select m from MoveEntity m where m.dueDay is not null", MoveEntity.class)
            .getResultList()) {
      if (phase(m.process, m.toState) == Phase.THANH_LY) {
        liquidations.put(m.process, m);
      }
    }
  }

  private Phase phase(String process, String state) {
    return phases.getOrDefault(process, Map.of()).get(state);
  }

  private String process(ProjectAt p) {
    return p.level == FundLevel.KCDP && phases.containsKey(p.province)
        ? p.province
        : p.level.name();
  }

  private void step(ProjectAt p, Object[] s, Map<String, Object[]> last) {
    if (((LocalDate) s[5]).isAfter(day)) {
      last.putIfAbsent(p.id, new Object[0]);
      return;
    }
    last.put(p.id, s);
    if (s[2] != null) {
      p.accepted = (Long) s[2];
    }
    Phase phase = phase(process(p), (String) s[1]);
    LocalDate on = (LocalDate) s[5];
    if (phase == Phase.THUC_HIEN && p.begun == null) {
      p.contract = (String) s[3];
      p.begun = on;
    }
    if (p.over == null
        && (phase == Phase.HOAN_THANH || phase == Phase.THANH_LY || phase == Phase.NGUNG)) {
      p.over = on;
    }
    if (phase == Phase.NGUNG) {
      p.stopReason = text((String) s[4], (String) s[3]);
    }
  }

  /** Reason and document, as far as there are any. */
  private static String text(String reason, String document) {
    if (reason == null || document == null) {
      return reason == null ? document : reason;
    }
    return reason + " (" + document + ")";
  }

  private void settle(ProjectAt p, Object[] now, Object[] last) {
    MoveEntity liquidation = liquidations.get(process(p));
    if (liquidation != null) {
      p.liquidationDue =
          LocalDate.of(p.year + liquidation.dueYears, liquidation.dueMonth, liquidation.dueDay);
    }
    if (last == null) {
      // Taken over without its steps: it stands where it was put, since the day that was given.
      LocalDate since = (LocalDate) now[18];
      p.phase = Phase.valueOf((String) now[16]);
      if (since != null && since.isAfter(day)) {
        p.phase = Phase.DA_DUYET;
      } else if (now[17] != null) {
        p.accepted = (Long) now[17];
      }
    } else if (last.length == 0) {
      p.phase = Phase.DA_DUYET;
    } else {
      Phase phase = phase(process(p), (String) last[1]);
      p.phase = phase == null ? Phase.valueOf((String) now[16]) : phase;
    }
  }

  private void adjustments(Map<String, ProjectAt> all, int year, UnitRef province, String here) {
    Map<String, ProjectAt> later = new LinkedHashMap<>();
    for (Object[] a :
        bind(
                em.createQuery(
                    "select a.id, a.project, a.decidedOn, a.reason, a.document from"
                        + " AdjustmentEntity a, ProjectEntity p where p.id = a.project and p.year ="
                        + " :year"
                        + here
                        + " order by a.project, a.pos",
                    Object[].class),
                year,
                province)
            .getResultList()) {
      ProjectAt p = all.get((String) a[1]);
      if (p == null) {
        continue;
      }
      if (((LocalDate) a[2]).isAfter(day)) {
        later.put((String) a[0], p);
      } else {
        p.adjustments++;
        p.adjustReason = text((String) a[3], (String) a[4]);
      }
    }
    // Latest first, so that what stands at last is the value before the first later adjustment.
    List<Object[]> changes =
        later.isEmpty()
            ? List.of()
            : bind(
                    em.createQuery(
                        "select c.adjustment, c.field, c.before from ChangeEntity c,"
                            + " AdjustmentEntity a, ProjectEntity p where a.id = c.adjustment and"
                            + " p.id = a.project and p.year = :year and c.field in ('kcqg',"
                            + " 'kcdp', 'otherState', 'counterpart', 'end', 'start')"
                            + here
                            + " order by a.project, a.pos desc",
                        Object[].class),
                    year,
                    province)
                .getResultList();
    for (Object[] c : changes) {
      ProjectAt p = later.get((String) c[0]);
      if (p != null) {
        back(p, (String) c[1], (String) c[2]);
      }
    }
  }

  private static void back(ProjectAt p, String field, String before) {
    Funds f = p.funds;
    switch (field) {
      case "kcqg" ->
          p.funds = new Funds(Long.parseLong(before), f.local(), f.otherState(), f.counterpart());
      case "kcdp" ->
          p.funds =
              new Funds(f.national(), Long.parseLong(before), f.otherState(), f.counterpart());
      case "otherState" ->
          p.funds = new Funds(f.national(), f.local(), Long.parseLong(before), f.counterpart());
      case "counterpart" ->
          p.funds = new Funds(f.national(), f.local(), f.otherState(), Long.parseLong(before));
      case "start" -> p.start = LocalDate.parse(before);
      default -> p.end = LocalDate.parse(before);
    }
  }
}
