package vn.ctdp.extension.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;

/**
 * Carries out at a province what the centre did. The province's history is the one into which
 * everything is put in order: what fits is appended, what does not is kept and shown to both sides
 * until somebody settles it, and what comes after it for the same project waits behind it.
 */
@Component(service = TravelInbox.class)
public class TravelInbox {

  private static final Caller CENTRE = Caller.system("extension.travel");
  private static final int LONGEST_NAME = 64;

  private final Work work;
  private final ProjectService projects;
  private final AdjustmentService adjustments;

  /** Made by the component runtime. */
  @Activate
  public TravelInbox(
      @Reference Work work,
      @Reference ProjectService projects,
      @Reference AdjustmentService adjustments) {
    this.work = work;
    this.projects = projects;
    this.adjustments = adjustments;
  }

  /** Takes an act over; the same act again changes nothing. */
  void take(EntityManager em, TravelJson.Act came, long item) {
    Work.awaitTurn(em);
    if (em.find(TravelActEntity.class, came.id()) != null) {
      return;
    }
    ProjectEntity e = em.find(ProjectEntity.class, came.project());
    if (e == null || Travelling.of(em, e.id).isEmpty()) {
      throw new CtdpException(TravelError.NO_PROJECT, came.project());
    }
    TravelActEntity act = TravelStore.entity(came);
    act.item = item;
    List<TravelActEntity> before = Travelling.acts(em, e.id);
    boolean held =
        before.stream().anyMatch(a -> a.state.equals(TravelAct.State.OPEN.name()))
            && !act.kind.equals(TravelAct.Kind.WITHDRAWAL.name());
    if (held) {
      act.state = TravelAct.State.BEHIND.name();
    } else {
      carryOut(em, e, act, before, false);
    }
    em.persist(act);
    em.flush();
    Travelling.touched(em, e, work.now());
    log(e, act);
  }

  private void log(ProjectEntity e, TravelActEntity act) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("step.after", act.actVi);
    details.put("item.after", Long.toString(act.item));
    details.put("outcome.after", TravelAct.State.valueOf(act.state).label().vi());
    work.log(CENTRE, "project", "receive", e.id, details);
  }

  /** Carries out an act that did not fit, then what waits behind it. */
  void force(Caller caller, EntityManager em, ProjectEntity e, TravelActEntity act, String note) {
    carryOut(em, e, act, Travelling.acts(em, e.id), true);
    if (act.state.equals(TravelAct.State.OPEN.name())) {
      throw new CtdpException(
          TravelError.UNREADABLE, act.problemVi, act.problemEn == null ? "" : act.problemEn);
    }
    act.settledBy = caller.username();
    act.settledAt = work.now();
    act.settledNote = note;
    em.flush();
    for (TravelActEntity next : Travelling.acts(em, e.id)) {
      if (next.state.equals(TravelAct.State.BEHIND.name())) {
        carryOut(em, e, next, List.of(), false);
        em.flush();
        if (next.state.equals(TravelAct.State.OPEN.name())) {
          break;
        }
      }
    }
    Travelling.touched(em, e, work.now());
    log(e, act);
  }

  private void carryOut(
      EntityManager em,
      ProjectEntity e,
      TravelActEntity act,
      List<TravelActEntity> before,
      boolean forced) {
    Localized problem =
        switch (TravelAct.Kind.valueOf(act.kind)) {
          case STEP -> step(em, e, act, forced);
          case DECISION -> decision(em, e, act, forced);
          case WITHDRAWAL -> withdrawal(act, before);
        };
    if (problem != null) {
      act.state = TravelAct.State.OPEN.name();
      act.problemVi = problem.vi();
      act.problemEn = problem.en();
    } else if (!act.state.equals(TravelAct.State.TOO_LATE.name())) {
      act.state = TravelAct.State.APPLIED.name();
      act.problemVi = null;
      act.problemEn = null;
    }
  }

  private Localized step(EntityManager em, ProjectEntity e, TravelActEntity act, boolean forced) {
    Process process = Lifecycles.of(em, FundLevel.KCQG, null);
    Optional<Process.State> to = process.state(act.toState);
    if (to.isEmpty()) {
      return new Localized(
          "Quy trình ở tỉnh không có bước “" + act.toState + "”: cập nhật phiên bản hệ thống.",
          "The process here has no state “" + act.toState + "”: update this system.");
    }
    if (!forced && !e.state.equals(act.fromState)) {
      Localized is = name(process, e.state);
      Localized was = name(process, act.fromState);
      return new Localized(
          "Ở tỉnh, đề án đang ở bước “"
              + is.vi()
              + "”, không còn ở bước “"
              + was.vi()
              + "”. Tỉnh bấm “Áp dụng” nếu làm theo việc này; Trung ương bấm “Rút lại” nếu không.",
          "At the province the project is in “"
              + is.en()
              + "”, no longer in “"
              + was.en()
              + "”. The province carries it out if it is to hold; the centre takes it back if not.");
    }
    int pos = TravelStore.steps(em, e.id).size();
    StepEntity step = new StepEntity();
    step.id = e.id + ":" + pos;
    step.project = e.id;
    step.pos = pos;
    step.fromState = e.state;
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
    step.recordedBy = cut(act.madeBy);
    step.recordedAt = act.madeAt;
    step.origin = Side.CENTRE.name();
    step.act = act.id;
    step.change = Travelling.number(em);
    em.persist(step);
    LifecycleService.enter(e, to.get(), step);
    approvePlan(em, e, act);
    em.flush();
    return null;
  }

  /** The national plan is approved at the centre; the province's part of it with its projects. */
  private void approvePlan(EntityManager em, ProjectEntity e, TravelActEntity act) {
    PlanEntity plan = em.find(PlanEntity.class, e.plan);
    if (act.planOn != null && !PlanStatus.valueOf(plan.status).approved()) {
      plan.status = PlanStatus.PHE_DUYET.name();
      plan.approvingText = act.planText;
      plan.approvedOn = act.planOn;
      Map<String, String> details = new LinkedHashMap<>();
      details.put("status.after", plan.status);
      details.put("approvingText.after", act.planText == null ? "" : act.planText);
      work.log(CENTRE, "plan", "update", plan.id, details);
    }
  }

  private static Localized name(Process process, String state) {
    return process.state(state).map(Process.State::name).orElse(new Localized(state, state));
  }

  private Localized decision(
      EntityManager em, ProjectEntity e, TravelActEntity act, boolean forced) {
    TravelRequestEntity request = em.find(TravelRequestEntity.class, act.about);
    if (request == null) {
      return new Localized(
          "Ở tỉnh không có đề nghị điều chỉnh này. Trung ương bấm “Rút lại”.",
          "There is no such request here. The centre takes the decision back.");
    }
    if (!forced && !request.state.equals(TravelRequest.State.OPEN.name())) {
      return new Localized(
          "Tỉnh đã rút đề nghị này trước khi quyết định đến. Tỉnh bấm “Áp dụng” nếu làm theo quyết"
              + " định; Trung ương bấm “Rút lại” nếu không.",
          "The province took this request back before the decision came. The province carries it"
              + " out if it is to hold; the centre takes it back if not.");
    }
    if ("APPROVE".equals(act.verdict)) {
      try {
        adjust(em, e, act, request);
      } catch (CtdpException ex) {
        Localized why = Travelling.sentence(ex);
        return new Localized(
            "Chưa điều chỉnh được ở tỉnh: " + why.vi(), "Not adjusted here: " + why.en());
      }
      request.state = TravelRequest.State.APPROVED.name();
    } else {
      request.state = TravelRequest.State.REFUSED.name();
    }
    request.answer = act.note;
    request.answeredOn = act.documentOn;
    em.flush();
    return null;
  }

  private void adjust(
      EntityManager em, ProjectEntity e, TravelActEntity act, TravelRequestEntity request) {
    Project wanted =
        TravelStore.wanted(em, request.id)
            .map(TravelJson.Wanted::project)
            .orElseThrow(() -> new CtdpException(TravelError.REQUEST_OVER));
    Adjustment.Decision decision =
        new Adjustment.Decision(
            Authority.valueOf(act.authority), act.document, act.documentOn, request.reason);
    projects.store(
        em,
        CENTRE,
        TravelService.at(wanted, e),
        ExtensionPermissions.DECIDE,
        (m, entity, plan, before, after) -> {
          Adjustment.Route route = AdjustmentService.route(m, plan, before, after);
          AdjustmentEntity a = adjustments.record(CENTRE, m, entity, route, decision);
          a.recordedBy = cut(act.madeBy);
          a.origin = Side.CENTRE.name();
          a.act = act.id;
        },
        new Input());
  }

  /** Taking back counts for what has not been carried out, and all that waits behind it. */
  private Localized withdrawal(TravelActEntity act, List<TravelActEntity> before) {
    boolean late =
        before.stream()
            .filter(a -> a.id.equals(act.about))
            .noneMatch(
                a ->
                    a.state.equals(TravelAct.State.OPEN.name())
                        || a.state.equals(TravelAct.State.BEHIND.name()));
    if (late) {
      act.state = TravelAct.State.TOO_LATE.name();
      return null;
    }
    before.stream()
        .filter(
            a ->
                a.state.equals(TravelAct.State.OPEN.name())
                    || a.state.equals(TravelAct.State.BEHIND.name()))
        .forEach(
            a -> {
              a.state = TravelAct.State.WITHDRAWN.name();
              a.settledBy = cut(act.madeBy);
              a.settledAt = act.madeAt;
              a.settledNote = act.note;
            });
    return null;
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
