package vn.ctdp.extension.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamPublisher;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.TravelAct;

/**
 * Sets projects on their way: what a province does goes up with its record, what the centre does
 * goes down as an item of its stream, in the transaction in which it is done. Thread-safe.
 */
@Component(service = TravelRoad.class)
public class TravelRoad {

  /** Kind of items of the stream. */
  static final String KIND = "project-act";

  static final String MODULE = "extension";

  private static final int LONGEST_NAME = 200;

  private final Work work;
  private final Clock clock;

  /** Highest number that the exchange has asked past: what is below is on its way. */
  private volatile long collected;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile StreamPublisher publisher;

  /** Made by the component runtime. */
  @Activate
  public TravelRoad(@Reference Work work, @Reference Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  void collected(long through) {
    collected = Math.max(collected, through);
  }

  /** Everything was numbered anew. */
  void uncollected() {
    collected = 0;
  }

  long collected() {
    return collected;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A step was taken here. */
  void stepTaken(
      Caller caller, EntityManager em, ProjectEntity e, PlanEntity plan, StepEntity step) {
    TravelEntity t = Travelling.of(em, e.id).orElse(null);
    boolean province = Travelling.side(work) == Side.PROVINCE;
    if (t == null) {
      boolean setsOut =
          province
              && FundLevel.valueOf(e.level) == FundLevel.KCQG
              && Travelling.REGISTERED.equals(step.toState)
              && e.year >= Travelling.fromYear(em);
      if (!setsOut) {
        return;
      }
      t = setOut(em, e);
    }
    if (province) {
      step.origin = Side.PROVINCE.name();
      step.change = Travelling.number(em);
      Travelling.touched(em, e, now());
    } else {
      step.origin = Side.CENTRE.name();
      TravelActEntity act = act(caller, em, e, TravelAct.Kind.STEP, step.actVi, step.actEn);
      step.act = act.id;
      act.fromState = step.fromState;
      act.toState = step.toState;
      act.doneOn = step.doneOn;
      act.dueOn = step.dueOn;
      act.document = step.document;
      act.documentOn = step.documentOn;
      act.grades = step.grades;
      act.amount = step.amount;
      act.note = step.note;
      // The province's plan is approved with its project.
      if (PlanStatus.valueOf(plan.status).approved() && Phase.valueOf(e.phase) == Phase.DA_DUYET) {
        act.planText = plan.approvingText;
        act.planOn = plan.approvedOn;
      }
      send(caller, em, e, act);
      Travelling.refresh(em, t, e);
    }
  }

  private TravelEntity setOut(EntityManager em, ProjectEntity e) {
    TravelEntity t = new TravelEntity();
    t.project = e.id;
    t.province = e.province;
    t.waitsFor = Side.CENTRE.name();
    t.heardAt = now();
    t.change = Travelling.number(em);
    em.persist(t);
    em.flush();
    em.createQuery(
            "update StepEntity s set s.origin = :origin, s.change = :change where s.project = :id")
        .setParameter("origin", Side.PROVINCE.name())
        .setParameter("change", t.change)
        .setParameter("id", e.id)
        .executeUpdate();
    return t;
  }

  /** A new act of the centre, not published yet. */
  TravelActEntity act(
      Caller caller, EntityManager em, ProjectEntity e, TravelAct.Kind kind, String vi, String en) {
    Integer last =
        em.createQuery(
                "select max(a.no) from TravelActEntity a where a.project = :id", Integer.class)
            .setParameter("id", e.id)
            .getSingleResult();
    TravelActEntity act = new TravelActEntity();
    act.id = UUID.randomUUID().toString();
    act.project = e.id;
    act.no = last == null ? 1 : last + 1;
    act.kind = kind.name();
    act.state = TravelAct.State.SENT.name();
    act.actVi = vi;
    act.actEn = en;
    act.doneOn = work.today();
    act.madeBy = cut(caller.displayName());
    act.madeAt = now();
    return act;
  }

  /** Publishes an act to its province. Publishers wait for each other from here on. */
  void send(Caller caller, EntityManager em, ProjectEntity e, TravelActEntity act) {
    StreamPublisher present = publisher;
    if (present == null) {
      throw new CtdpException(TravelError.NO_ROAD);
    }
    em.persist(act);
    em.flush();
    // The right to do it is this module's; publishing is how it is done.
    Caller road =
        new Caller(
            "extension.travel",
            "extension.travel",
            caller.displayName(),
            Caller.Kind.SYSTEM,
            caller.channel(),
            caller.address(),
            caller.locale());
    act.item =
        present.publish(
            road,
            new NewItem(
                KIND,
                Audience.of(UnitRef.parse(e.province)),
                MODULE,
                new Localized(e.code + ": " + act.actVi, e.code + ": " + act.actEn),
                TravelJson.write(TravelStore.act(act, false))));
    em.flush();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("step.after", act.actVi);
    details.put("item.after", Long.toString(act.item));
    work.log(caller, "project", "send", e.id, details);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }
}
