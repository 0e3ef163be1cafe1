package vn.ctdp.extension.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;

/** Adjustments on JPA. */
@Component(service = {ExtensionAdjustments.class, AdjustmentService.class})
public class AdjustmentService implements ExtensionAdjustments {

  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectService projects;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public AdjustmentService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectService projects,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.work = work;
    this.projects = projects;
    this.clock = clock;
  }

  @Override
  public Adjustment.Route route(Caller caller, Project changed) {
    work.requireView(caller);
    ProjectInput.check(changed).done();
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e =
              changed.id() == null ? null : em.find(ProjectEntity.class, changed.id().toString());
          Work.found(e != null && work.visible(e.province) ? e : null, "đề án", changed.id());
          PlanEntity plan = em.find(PlanEntity.class, e.plan);
          Project before = ProjectStore.project(em, e);
          Project named = projects.completed(caller, changed, new Input());
          return route(em, plan, before, ProjectStore.completed(named, before, plan));
        });
  }

  static Adjustment.Route route(EntityManager em, PlanEntity plan, Project before, Project after) {
    Long support =
        em.createQuery(
                "select sum(p.kcqg + p.kcdp) from ProjectEntity p where p.plan = :plan", Long.class)
            .setParameter("plan", plan.id)
            .getSingleResult();
    return Routing.of(
        before, after, FundLevel.valueOf(plan.level), plan.year, support == null ? 0 : support);
  }

  @Override
  public Project adjust(Caller caller, Project changed, Adjustment.Decision decision) {
    Input input = new Input();
    input.present("decision.authority", decision.authority());
    input.text("decision.document", decision.document(), 300, true);
    input.day("decision.on", decision.on(), true);
    input.text("decision.reason", decision.reason(), 2000, true);
    if (decision.on() != null && decision.on().isAfter(work.today())) {
      input.add("decision.on", "KC-TT-1", "Ngày quyết định chưa đến.", "The day has not come yet.");
    }
    input.done();
    String right =
        decision.authority() == Authority.SO
            ? ExtensionPermissions.APPRAISE
            : ExtensionPermissions.DECIDE;
    return projects.store(
        caller,
        changed,
        right,
        (em, e, plan, before, after) -> {
          Adjustment.Route route = route(em, plan, before, after);
          check(route, decision, e, input);
          Travelling.requireAdjustable(em, work, e, route, decision.authority());
          AdjustmentEntity a = record(caller, em, e, route, decision);
          if (Travelling.of(em, e.id).isPresent()) {
            a.origin = Travelling.side(work).name();
          }
        });
  }

  private static void check(
      Adjustment.Route route, Adjustment.Decision decision, ProjectEntity e, Input input) {
    if (route.changes().isEmpty()) {
      input.add(
          "",
          "KC-DC-1",
          "Không có thay đổi nào cần quyết định.",
          "Nothing changes that is decided.");
    }
    if (decision.authority().compareTo(route.authority()) < 0) {
      input.add(
          "decision.authority",
          "KC-DC-2",
          "Thuộc thẩm quyền "
              + route.authority().label().vi()
              + ": "
              + route.why().vi()
              + " ("
              + route.clause()
              + ").",
          "To be decided by "
              + route.authority().label().en()
              + ": "
              + route.why().en()
              + " ("
              + route.clause()
              + ").");
    }
    if (e.approvedOn != null && decision.on().isBefore(e.approvedOn)) {
      input.add(
          "decision.on",
          "KC-DC-3",
          "Quyết định điều chỉnh trước ngày phê duyệt đề án ("
              + ProjectInput.shown(e.approvedOn)
              + ").",
          "The decision is before the approval (" + ProjectInput.shown(e.approvedOn) + ").");
    }
    input.done();
  }

  AdjustmentEntity record(
      Caller caller,
      EntityManager em,
      ProjectEntity e,
      Adjustment.Route route,
      Adjustment.Decision decision) {
    Long count =
        em.createQuery("select count(a) from AdjustmentEntity a where a.project = :id", Long.class)
            .setParameter("id", e.id)
            .getSingleResult();
    AdjustmentEntity a = new AdjustmentEntity();
    a.id = e.id + ":" + count;
    a.project = e.id;
    a.pos = count.intValue();
    a.decidedOn = decision.on();
    a.document = VietnameseText.normalise(decision.document());
    a.authority = decision.authority().name();
    a.reason = VietnameseText.normalise(decision.reason());
    a.routeVi = route.why().vi();
    a.routeEn = route.why().en();
    a.clause = route.clause();
    a.supportBefore = route.supportBefore();
    a.supportAfter = route.supportAfter();
    a.recordedBy = caller.username();
    a.recordedAt = clock.instant();
    em.persist(a);
    for (int i = 0; i < route.changes().size(); i++) {
      Adjustment.Change change = route.changes().get(i);
      ChangeEntity c = new ChangeEntity();
      c.id = a.id + ":" + i;
      c.adjustment = a.id;
      c.pos = i;
      c.field = change.field();
      c.before = change.before();
      c.after = change.after();
      em.persist(c);
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("document.after", a.document);
    details.put("on.after", a.decidedOn.toString());
    details.put("authority.after", decision.authority().label().vi());
    work.log(caller, "project", "adjust", e.id, details);
    return a;
  }

  @Override
  public List<Adjustment> adjustments(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, project.toString());
          Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
          List<AdjustmentEntity> rows =
              em.createQuery(
                      "select a from AdjustmentEntity a where a.project = :id order by a.pos",
                      AdjustmentEntity.class)
                  .setParameter("id", e.id)
                  .getResultList();
          if (rows.isEmpty()) {
            return List.<Adjustment>of();
          }
          Map<String, List<ChangeEntity>> changes =
              em
                  .createQuery(
                      "select c from ChangeEntity c where c.adjustment in :ids order by c.pos",
                      ChangeEntity.class)
                  .setParameter("ids", rows.stream().map(a -> a.id).toList())
                  .getResultList()
                  .stream()
                  .collect(Collectors.groupingBy(c -> c.adjustment));
          List<Adjustment> all = new ArrayList<>();
          rows.forEach(a -> all.add(adjustment(a, changes.getOrDefault(a.id, List.of()))));
          return all;
        });
  }

  private static Adjustment adjustment(AdjustmentEntity a, List<ChangeEntity> changes) {
    Authority authority = Authority.valueOf(a.authority);
    return new Adjustment(
        new Adjustment.Decision(authority, a.document, a.decidedOn, a.reason),
        new Adjustment.Route(
            authority,
            new Localized(a.routeVi, a.routeEn),
            a.clause,
            changes.stream().map(c -> new Adjustment.Change(c.field, c.before, c.after)).toList(),
            a.supportBefore,
            a.supportAfter,
            0,
            0),
        a.recordedBy,
        a.recordedAt);
  }
}
