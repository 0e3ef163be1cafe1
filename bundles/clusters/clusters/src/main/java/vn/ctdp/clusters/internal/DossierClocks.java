package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.clusters.dossier.ClockState;
import vn.ctdp.clusters.dossier.DossierEvent.Type;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.internal.DossierDefinitions.ClockRule;
import vn.ctdp.clusters.internal.DossierDefinitions.Definition;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;

/** The clocks of a dossier, computed from its events; nothing about them is stored. */
final class DossierClocks {

  /** No procedure takes longer; keeps the count of days finite whatever a parameter says. */
  private static final int LONGEST_DAYS = 4000;

  private final RuleService rules;
  private final CalendarService calendar;
  private final int soon;

  DossierClocks(RuleService rules, CalendarService calendar, int soonWorkingDays) {
    this.rules = rules;
    this.calendar = calendar;
    this.soon = soonWorkingDays;
  }

  /** Days between a request and its supplement; an open one has no end. */
  private record Pause(LocalDate from, LocalDate to) {
    boolean holds(LocalDate day) {
      return day.isAfter(from) && (to == null || !day.isAfter(to));
    }
  }

  /**
   * All clocks that have started.
   *
   * @param events the dossier's events in the order in which they were recorded
   */
  List<ClockState> states(
      DossierEntity dossier, Definition definition, List<DossierEventEntity> events) {
    LocalDate today = calendar.today();
    Map<Rung, LocalDate> reached = reached(events);
    List<Pause> pauses = pauses(events);
    LocalDate closed = closed(events);
    List<ClockState> states = new ArrayList<>();
    for (ClockRule rule : definition.clocks()) {
      LocalDate start = reached.get(rule.from());
      if (rule.after() != null) {
        start =
            states.stream()
                .filter(s -> s.id().equals(rule.after()))
                .findFirst()
                .map(ClockState::dueOn)
                .orElse(null);
      }
      if (start != null) {
        LocalDate end = Optional.ofNullable(reached.get(rule.until())).orElse(closed);
        states.add(state(dossier, rule, start, end, pauses, today));
      }
    }
    return states;
  }

  /** The clock that counts now: the first that runs and is no window that is over. */
  static ClockState current(List<ClockState> states) {
    ClockState last = null;
    for (ClockState state : states) {
      if (state.light() != Light.DONE) {
        return state;
      }
      last = state;
    }
    return last;
  }

  private ClockState state(
      DossierEntity dossier,
      ClockRule rule,
      LocalDate start,
      LocalDate end,
      List<Pause> pauses,
      LocalDate today) {
    // Before receipt each step follows the law of its own day; from receipt on the set is fixed.
    LocalDate lawDay = dossier.receivedOn == null ? start : dossier.receivedOn;
    Optional<Parameter> limit =
        rules.parameter("clusters", rule.parameter(), lawDay, UnitRef.parse(dossier.province));
    if (limit.isEmpty()) {
      return new ClockState(
          rule.id(),
          rule.name(),
          0,
          false,
          start,
          null,
          end,
          0,
          null,
          0,
          end == null ? Light.NONE : Light.DONE,
          0,
          null,
          null,
          rule.remark());
    }
    int days = limit.get().number().intValueExact();
    boolean workdays = "workday".equals(limit.get().unit());
    LocalDate due = due(start, days, workdays, pauses);
    LocalDate until = end == null ? today : end;
    boolean over = rule.window() && end == null && due != null && today.isAfter(due);
    int used = counted(start, until, workdays, pauses);
    int paused = count(start, until, workdays, pauses, true);
    boolean done = end != null || over;
    int late = due == null || rule.window() ? 0 : Math.max(0, span(due, until, workdays));
    Integer left = done || due == null ? null : span(today, due, workdays);
    return new ClockState(
        rule.id(),
        rule.name(),
        days,
        workdays,
        start,
        due,
        over ? due : end,
        over ? days : used,
        left,
        paused,
        light(done, due, today),
        late,
        limit.get().legalText(),
        limit.get().evidence(),
        rule.remark());
  }

  private Light light(boolean done, LocalDate due, LocalDate today) {
    if (done) {
      return Light.DONE;
    }
    if (due == null) {
      return Light.PAUSED;
    }
    if (today.isAfter(due)) {
      return Light.OVERDUE;
    }
    return calendar.workingDaysBetween(today, due) <= soon ? Light.SOON : Light.IN_TIME;
  }

  /** The last day in time; null while a pause is open before it. */
  private LocalDate due(LocalDate start, int days, boolean workdays, List<Pause> pauses) {
    LocalDate day = start;
    int left = days;
    for (int i = 0; left > 0; i++) {
      day = day.plusDays(1);
      LocalDate at = day;
      Optional<Pause> pause = pauses.stream().filter(p -> p.holds(at)).findFirst();
      if (pause.isPresent()) {
        if (pause.get().to() == null || i > LONGEST_DAYS) {
          return null;
        }
      } else if (!workdays || calendar.workingDay(day)) {
        left--;
      }
    }
    return day;
  }

  private int counted(LocalDate from, LocalDate to, boolean workdays, List<Pause> pauses) {
    return count(from, to, workdays, pauses, false);
  }

  private int count(
      LocalDate from, LocalDate to, boolean workdays, List<Pause> pauses, boolean paused) {
    int count = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      LocalDate at = day;
      if (pauses.stream().anyMatch(p -> p.holds(at)) == paused
          && (!workdays || calendar.workingDay(day))) {
        count++;
      }
    }
    return count;
  }

  /** Days from one to another, negative when reversed. */
  private int span(LocalDate from, LocalDate to, boolean workdays) {
    return (int)
        (workdays
            ? calendar.workingDaysBetween(from, to)
            : java.time.temporal.ChronoUnit.DAYS.between(from, to));
  }

  /** The day on which each rung was reached first. */
  static Map<Rung, LocalDate> reached(List<DossierEventEntity> events) {
    Map<Rung, LocalDate> reached = new HashMap<>();
    for (DossierEventEntity event : events) {
      Type type = Type.valueOf(event.type);
      if (type == Type.OPENED || type == Type.ADVANCED || type == Type.DECIDED) {
        reached.putIfAbsent(Rung.valueOf(event.rung), event.day);
      }
    }
    return reached;
  }

  private static List<Pause> pauses(List<DossierEventEntity> events) {
    List<Pause> pauses = new ArrayList<>();
    LocalDate from = null;
    for (DossierEventEntity event : events) {
      switch (Type.valueOf(event.type)) {
        case PAUSED -> from = event.day;
        case RESUMED, REFUSED, WITHDRAWN -> {
          if (from != null) {
            pauses.add(new Pause(from, event.day));
            from = null;
          }
        }
        default -> {
          // Others do not touch the clocks.
        }
      }
    }
    if (from != null) {
      pauses.add(new Pause(from, null));
    }
    return pauses;
  }

  private static LocalDate closed(List<DossierEventEntity> events) {
    return events.stream()
        .filter(e -> Type.valueOf(e.type) == Type.REFUSED || Type.valueOf(e.type) == Type.WITHDRAWN)
        .map(e -> e.day)
        .findFirst()
        .orElse(null);
  }
}
