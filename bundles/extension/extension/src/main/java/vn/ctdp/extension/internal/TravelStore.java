package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Reach;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;

/** Maps what travels between rows, documents and records; runs in the caller's transaction. */
final class TravelStore {

  private TravelStore() {}

  /** The whole project as it goes up: a dozen statements, and one look-up for each beneficiary. */
  static TravelJson.Up up(
      EntityManager em, ProjectEntity e, TravelEntity t, EstablishmentService register) {
    Project project = ProjectStore.project(em, e);
    return new TravelJson.Up(
        TravelJson.PROJECT,
        UUID.fromString(e.id),
        UnitRef.parse(e.province),
        t.change,
        project,
        e.state,
        e.phase,
        e.stateSince,
        e.approvedOn,
        e.approvedSupport,
        e.acceptedValue,
        steps(em, e.id).stream().map(TravelStore::step).toList(),
        adjusted(em, e.id),
        Travelling.requests(em, e.id).stream().map(r -> asked(em, r)).toList(),
        Travelling.acts(em, e.id).stream().map(a -> act(a, true)).toList(),
        months(em, e.id),
        TravelPeople.of(register, project));
  }

  private static List<TravelJson.Month> months(EntityManager em, String project) {
    return em
        .createQuery(
            "select m from MonthEntity m where m.project = :id order by m.month", MonthEntity.class)
        .setParameter("id", project)
        .getResultList()
        .stream()
        .map(
            m ->
                new TravelJson.Month(
                    m.month,
                    m.workText,
                    m.workPercent,
                    m.spentSupport,
                    m.spentOther,
                    m.advanceReceived,
                    m.problem,
                    m.proposal,
                    m.reportedOn,
                    m.confirmedOn,
                    m.recordedAt))
        .toList();
  }

  static List<StepEntity> steps(EntityManager em, String project) {
    return em.createQuery(
            "select s from StepEntity s where s.project = :id order by s.pos", StepEntity.class)
        .setParameter("id", project)
        .getResultList();
  }

  private static TravelJson.Step step(StepEntity s) {
    return new TravelJson.Step(
        s.fromState,
        s.toState,
        s.actVi,
        s.actEn,
        s.doneOn,
        s.dueOn,
        s.document,
        s.documentOn,
        s.grades,
        s.amount,
        s.note,
        s.origin,
        s.act,
        s.recordedAt,
        s.change,
        s.results);
  }

  private static List<TravelJson.Adjusted> adjusted(EntityManager em, String project) {
    List<AdjustmentEntity> rows =
        em.createQuery(
                "select a from AdjustmentEntity a where a.project = :id order by a.pos",
                AdjustmentEntity.class)
            .setParameter("id", project)
            .getResultList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, List<Adjustment.Change>> changes =
        em
            .createQuery(
                "select c from ChangeEntity c where c.adjustment in :ids order by c.pos",
                ChangeEntity.class)
            .setParameter("ids", rows.stream().map(a -> a.id).toList())
            .getResultList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.adjustment,
                    Collectors.mapping(
                        c -> new Adjustment.Change(c.field, c.before, c.after),
                        Collectors.toList())));
    List<TravelJson.Adjusted> all = new ArrayList<>();
    for (AdjustmentEntity a : rows) {
      all.add(
          new TravelJson.Adjusted(
              a.decidedOn,
              a.document,
              a.authority,
              a.reason,
              a.routeVi,
              a.routeEn,
              a.clause,
              a.supportBefore,
              a.supportAfter,
              changes.getOrDefault(a.id, List.of()),
              a.origin,
              a.act,
              a.recordedAt));
    }
    return all;
  }

  private static TravelJson.Asked asked(EntityManager em, TravelRequestEntity r) {
    return new TravelJson.Asked(
        r.id,
        r.state,
        r.askedOn,
        r.document,
        r.reason,
        r.authority,
        r.routeVi,
        r.routeEn,
        r.clause,
        r.supportBefore,
        r.supportAfter,
        r.askedAt,
        r.change,
        r.answer,
        r.answeredOn,
        wanted(em, r.id).orElse(null));
  }

  static Optional<TravelJson.Wanted> wanted(EntityManager em, String request) {
    return Travelling.kept(em, request).map(j -> TravelJson.read(j, TravelJson.Wanted.class));
  }

  /**
   * @param told whether it is told what became of it, as a province does
   */
  static TravelJson.Act act(TravelActEntity a, boolean told) {
    return new TravelJson.Act(
        TravelJson.ACT,
        a.id,
        a.project,
        a.no,
        told ? a.item : null,
        a.kind,
        told ? a.state : null,
        a.fromState,
        a.toState,
        a.actVi,
        a.actEn,
        a.doneOn,
        a.dueOn,
        a.document,
        a.documentOn,
        a.grades,
        a.amount,
        a.note,
        a.planText,
        a.planOn,
        a.about,
        a.verdict,
        a.authority,
        told ? a.problemVi : null,
        told ? a.problemEn : null,
        a.madeBy,
        a.madeAt,
        told ? a.settledAt : null,
        told ? a.settledNote : null);
  }

  /** A row for an act that came. */
  static TravelActEntity entity(TravelJson.Act a) {
    TravelActEntity e = new TravelActEntity();
    e.id = a.id();
    e.project = a.project();
    e.no = a.no();
    e.item = a.item() == null ? 0 : a.item();
    e.kind = TravelAct.Kind.valueOf(a.kind()).name();
    e.state = a.state() == null ? TravelAct.State.OPEN.name() : a.state();
    e.fromState = a.from();
    e.toState = a.to();
    e.actVi = a.vi();
    e.actEn = a.en();
    e.doneOn = a.on();
    e.dueOn = a.dueOn();
    e.document = a.document();
    e.documentOn = a.documentOn();
    e.grades = a.grades();
    e.amount = a.amount();
    e.note = a.note();
    e.planText = a.planText();
    e.planOn = a.planOn();
    e.about = a.about();
    e.verdict = a.verdict();
    e.authority = a.authority();
    e.madeBy = a.by();
    e.madeAt = a.at();
    return e;
  }

  static TravelAct act(TravelActEntity a) {
    return new TravelAct(
        UUID.fromString(a.id),
        a.no,
        a.item,
        TravelAct.Kind.valueOf(a.kind),
        TravelAct.State.valueOf(a.state),
        new Localized(a.actVi, a.actEn),
        a.doneOn,
        a.document,
        a.documentOn,
        a.amount,
        a.note,
        Work.uuid(a.about),
        a.authority == null ? null : Authority.valueOf(a.authority),
        a.problemVi == null ? null : new Localized(a.problemVi, a.problemEn),
        a.madeBy,
        a.madeAt,
        a.settledBy,
        a.settledAt,
        a.settledNote);
  }

  static TravelRequest request(EntityManager em, TravelRequestEntity r, Reach reach) {
    return new TravelRequest(
        UUID.fromString(r.id),
        UUID.fromString(r.project),
        TravelRequest.State.valueOf(r.state),
        r.askedOn,
        r.document,
        r.reason,
        Authority.valueOf(r.authority),
        new Localized(r.routeVi, r.routeEn),
        r.clause,
        wanted(em, r.id).map(TravelJson.Wanted::changes).orElse(List.of()),
        r.supportBefore,
        r.supportAfter,
        r.askedBy,
        r.askedAt,
        reach,
        r.answer,
        r.answeredOn);
  }
}
