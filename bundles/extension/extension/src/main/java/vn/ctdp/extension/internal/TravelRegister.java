package vn.ctdp.extension.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;

/**
 * Enters provinces' projects into the centre's tables: what the record says, then what the centre
 * did since and the province has not said anything of yet. Runs in the caller's transaction.
 */
final class TravelRegister {

  private static final int LONGEST_CODE = 30;

  private TravelRegister() {}

  static void take(EntityManager em, ReceivedRecord received) {
    TravelJson.Up up = TravelJson.read(received.content(), TravelJson.Up.class, TravelJson.PROJECT);
    Work.awaitTurn(em);
    String id = received.id();
    String province = received.province().toString();
    if (!id.equals(Objects.toString(up.id())) || !received.province().equals(up.province())) {
      throw new CtdpException(TravelError.UNREADABLE, "id, province", "id, province");
    }
    ProjectEntity e = em.find(ProjectEntity.class, id);
    TravelEntity t = em.find(TravelEntity.class, id);
    if (e != null && (!e.province.equals(province) || t == null)) {
      throw new CtdpException(TravelError.OTHER_PROVINCE, id, e.province);
    }
    boolean isNew = e == null;
    if (isNew) {
      e = new ProjectEntity();
      e.id = id;
    } else {
      clear(em, id);
    }
    project(em, e, up, received, isNew);
    if (t == null) {
      t = new TravelEntity();
      t.project = id;
      t.province = province;
      t.waitsFor = "";
      t.heardAt = received.receivedAt();
      em.persist(t);
    }
    t.change = received.version();
    t.heardAt = received.receivedAt();
    em.flush();
    steps(em, e, up, province);
    adjustments(em, e, up, province);
    months(em, e, up, province);
    requests(em, e, up, province);
    TravelPeople.take(em, up.people());
    List<TravelActEntity> pending = acts(em, e, up);
    pending.forEach(a -> overlay(em, e(em, id), a));
    Travelling.refresh(em, t, e);
  }

  private static ProjectEntity e(EntityManager em, String id) {
    return em.find(ProjectEntity.class, id);
  }

  private static void clear(EntityManager em, String id) {
    ProjectStore.removeParts(em, id);
    for (String query :
        List.of(
            "delete from StepEntity s where s.project = :id",
            "delete from ChangeEntity c where c.adjustment in (select a.id from AdjustmentEntity a"
                + " where a.project = :id)",
            "delete from AdjustmentEntity a where a.project = :id",
            "delete from MonthEntity m where m.project = :id",
            "delete from TravelPieceEntity p where p.owner in (select r.id from"
                + " TravelRequestEntity r where r.project = :id)",
            "delete from TravelRequestEntity r where r.project = :id")) {
      em.createQuery(query).setParameter("id", id).executeUpdate();
    }
  }

  private static void project(
      EntityManager em, ProjectEntity e, TravelJson.Up up, ReceivedRecord received, boolean isNew) {
    Project p = up.project();
    PlanEntity plan = plan(em, e, p.year());
    e.code = code(em, e.id, p.code(), received.province().code());
    e.state = up.state();
    e.phase = up.phase();
    ProjectStore.fill(e, p, plan);
    e.stateSince = up.since();
    e.approvedOn = up.approvedOn();
    e.approvedSupport = up.approvedSupport();
    e.acceptedValue = up.acceptedValue();
    if (isNew) {
      em.persist(e);
    }
    em.flush();
    ProjectStore.writeParts(em, e, p);
    em.flush();
    ProjectFeed.touched(em, e.id);
  }

  /** The nation's plan of the year; it is begun with the first project of the year. */
  private static PlanEntity plan(EntityManager em, ProjectEntity e, int year) {
    if (e.plan != null && e.year == year) {
      return em.find(PlanEntity.class, e.plan);
    }
    List<PlanEntity> plans =
        em.createQuery(
                "select p from PlanEntity p where p.province = '' and p.level = :level and p.year ="
                    + " :year order by p.batch",
                PlanEntity.class)
            .setParameter("level", FundLevel.KCQG.name())
            .setParameter("year", year)
            .getResultList();
    return plans.stream()
        .filter(p -> PlanStatus.valueOf(p.status) != PlanStatus.DONG)
        .findFirst()
        .orElseGet(
            () -> {
              PlanEntity plan = new PlanEntity();
              plan.id = UUID.randomUUID().toString();
              plan.level = FundLevel.KCQG.name();
              plan.province = "";
              plan.year = year;
              plan.batch = plans.stream().mapToInt(p -> p.batch).max().orElse(0) + 1;
              plan.status = PlanStatus.DANG_KY.name();
              em.persist(plan);
              em.flush();
              return plan;
            });
  }

  /** Codes are the provinces' own; where two have the same, the later one is marked. */
  private static String code(EntityManager em, String id, String wanted, String province) {
    boolean taken =
        !em.createQuery(
                "select p.id from ProjectEntity p where p.code = :code and p.id <> :id",
                String.class)
            .setParameter("code", wanted)
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
    if (!taken) {
      return wanted;
    }
    String mark = "·" + province + "·" + id.substring(0, 4);
    return wanted.substring(0, Math.min(wanted.length(), LONGEST_CODE - mark.length())) + mark;
  }

  private static void steps(EntityManager em, ProjectEntity e, TravelJson.Up up, String province) {
    int pos = 0;
    for (TravelJson.Step s : up.steps()) {
      StepEntity step = new StepEntity();
      step.id = e.id + ":" + pos;
      step.project = e.id;
      step.pos = pos++;
      step.fromState = s.from();
      step.toState = s.to();
      step.actVi = s.vi();
      step.actEn = s.en();
      step.doneOn = s.on();
      step.dueOn = s.dueOn();
      step.document = s.document();
      step.documentOn = s.documentOn();
      step.grades = s.grades();
      step.amount = s.amount();
      step.note = s.note();
      step.results = s.results();
      step.origin = s.origin();
      step.act = s.act();
      step.change = s.change();
      step.recordedBy = Side.CENTRE.name().equals(s.origin()) ? name(up, s.act()) : province;
      step.recordedAt = s.at();
      em.persist(step);
    }
    em.flush();
  }

  private static String name(TravelJson.Up up, String act) {
    String by =
        up.acts().stream()
            .filter(a -> a.id().equals(act))
            .findFirst()
            .map(TravelJson.Act::by)
            .orElse("");
    return by.length() <= 64 ? by : by.substring(0, 64);
  }

  private static void adjustments(
      EntityManager em, ProjectEntity e, TravelJson.Up up, String province) {
    int pos = 0;
    for (TravelJson.Adjusted x : up.adjustments()) {
      AdjustmentEntity a = new AdjustmentEntity();
      a.id = e.id + ":" + pos;
      a.project = e.id;
      a.pos = pos++;
      a.decidedOn = x.on();
      a.document = x.document();
      a.authority = x.authority();
      a.reason = x.reason();
      a.routeVi = x.vi();
      a.routeEn = x.en();
      a.clause = x.clause();
      a.supportBefore = x.supportBefore();
      a.supportAfter = x.supportAfter();
      a.origin = x.origin();
      a.act = x.act();
      a.recordedBy = Side.CENTRE.name().equals(x.origin()) ? name(up, x.act()) : province;
      a.recordedAt = x.at();
      em.persist(a);
      int i = 0;
      for (Adjustment.Change change : x.changes()) {
        ChangeEntity c = new ChangeEntity();
        c.id = a.id + ":" + i;
        c.adjustment = a.id;
        c.pos = i++;
        c.field = change.field();
        c.before = change.before();
        c.after = change.after();
        em.persist(c);
      }
    }
    em.flush();
  }

  private static void months(EntityManager em, ProjectEntity e, TravelJson.Up up, String province) {
    for (TravelJson.Month x : up.months()) {
      MonthEntity m = new MonthEntity();
      m.id = e.id + ":" + x.month();
      m.project = e.id;
      m.month = x.month();
      m.workText = x.work();
      m.workPercent = x.percent();
      m.spentSupport = x.spent();
      m.spentOther = x.spentOther();
      m.advanceReceived = x.advanced();
      m.problem = x.problem();
      m.proposal = x.proposal();
      m.reportedOn = x.on();
      m.confirmedOn = x.confirmedOn();
      m.confirmedBy = x.confirmedOn() == null ? null : province;
      m.recordedBy = province;
      m.recordedAt = x.at();
      em.persist(m);
    }
    em.flush();
  }

  private static void requests(
      EntityManager em, ProjectEntity e, TravelJson.Up up, String province) {
    int pos = 0;
    for (TravelJson.Asked x : up.requests()) {
      TravelRequestEntity r = new TravelRequestEntity();
      r.id = x.id();
      r.project = e.id;
      r.pos = pos++;
      r.state = TravelRequest.State.valueOf(x.state()).name();
      r.askedOn = x.on();
      r.document = x.document();
      r.reason = x.reason();
      r.authority = x.authority();
      r.routeVi = x.vi();
      r.routeEn = x.en();
      r.clause = x.clause();
      r.supportBefore = x.supportBefore();
      r.supportAfter = x.supportAfter();
      r.askedBy = province;
      r.askedAt = x.at();
      r.change = x.change();
      r.answer = x.answer();
      r.answeredOn = x.answeredOn();
      em.persist(r);
      em.flush();
      if (x.wanted() != null) {
        Travelling.keep(em, r.id, TravelJson.write(x.wanted()));
      }
    }
    em.flush();
  }

  /** What the province says of the centre's acts; gives those of which it says nothing yet. */
  private static List<TravelActEntity> acts(EntityManager em, ProjectEntity e, TravelJson.Up up) {
    Set<String> told = new HashSet<>();
    for (TravelJson.Act said : up.acts()) {
      told.add(said.id());
      TravelActEntity a = em.find(TravelActEntity.class, said.id());
      if (a == null) {
        // A centre that was restored from an old backup hears what it had done.
        a = TravelStore.entity(said);
        a.project = e.id;
        em.persist(a);
      }
      a.state = TravelAct.State.valueOf(said.state()).name();
      a.problemVi = said.problemVi();
      a.problemEn = said.problemEn();
      a.settledAt = said.settledAt();
      a.settledNote = said.settledNote();
    }
    em.flush();
    return Travelling.acts(em, e.id).stream().filter(a -> !told.contains(a.id)).toList();
  }

  /** Puts an act on its way on top of what the province said, where it fits. */
  private static void overlay(EntityManager em, ProjectEntity e, TravelActEntity act) {
    if (act.kind.equals(TravelAct.Kind.DECISION.name())) {
      TravelRequestEntity r = em.find(TravelRequestEntity.class, act.about);
      if (r != null && r.state.equals(TravelRequest.State.OPEN.name())) {
        r.state = TravelRequest.State.DECIDED.name();
        em.flush();
      }
      return;
    }
    Process process = Lifecycles.of(em, FundLevel.KCQG, null);
    if (!act.kind.equals(TravelAct.Kind.STEP.name())
        || !e.state.equals(act.fromState)
        || process.state(act.toState).isEmpty()) {
      return;
    }
    int pos = TravelStore.steps(em, e.id).size();
    StepEntity step = new StepEntity();
    step.id = e.id + ":" + pos;
    step.project = e.id;
    step.pos = pos;
    step.fromState = act.fromState;
    step.toState = act.toState;
    step.actVi = act.actVi;
    step.actEn = act.actEn;
    step.doneOn = act.doneOn;
    step.dueOn = act.dueOn;
    step.document = act.document;
    step.documentOn = act.documentOn;
    step.grades = act.grades;
    step.amount = act.amount;
    step.note = act.note;
    step.origin = Side.CENTRE.name();
    step.act = act.id;
    step.recordedBy = act.madeBy.length() <= 64 ? act.madeBy : act.madeBy.substring(0, 64);
    step.recordedAt = act.madeAt;
    em.persist(step);
    LifecycleService.enter(e, process.state(act.toState).orElseThrow(), step);
    em.flush();
  }
}
