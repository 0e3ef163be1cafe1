package vn.ctdp.extension.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Actor;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;

/** Moves projects through their process. */
@Component(service = ExtensionLifecycle.class)
public class LifecycleService implements ExtensionLifecycle {

  private static final String PASSED = "DAT";

  private final JpaTemplate jpa;
  private final Work work;
  private final AccessControl access;
  private final ExtensionAssessments assessments;
  private final Clock clock;
  private final TravelRoad road;

  /** For projects that stay with one office. */
  LifecycleService(
      JpaTemplate jpa,
      Work work,
      AccessControl access,
      ExtensionAssessments assessments,
      Clock clock) {
    this(jpa, work, access, assessments, clock, new TravelRoad(work, clock));
  }

  /** Made by the component runtime. */
  @Activate
  public LifecycleService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference AccessControl access,
      @Reference ExtensionAssessments assessments,
      @Reference Clock clock,
      @Reference TravelRoad road) {
    this.jpa = jpa;
    this.work = work;
    this.access = access;
    this.assessments = assessments;
    this.clock = clock;
    this.road = road;
  }

  @Override
  public Progress progress(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> progress(caller, em, visible(em, project)));
  }

  @Override
  public List<Progress.Result> reached(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select s.results from StepEntity s where s.project = :id and s.results is"
                        + " not null order by s.pos desc",
                    String.class)
                .setParameter("id", visible(em, project).id)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(Results::read)
                .orElse(List.of()));
  }

  private ProjectEntity visible(EntityManager em, UUID project) {
    ProjectEntity e = em.find(ProjectEntity.class, project.toString());
    return Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
  }

  private Progress progress(Caller caller, EntityManager em, ProjectEntity e) {
    PlanEntity plan = em.find(PlanEntity.class, e.plan);
    UnitRef province = UnitRef.parse(e.province);
    Process process = Lifecycles.of(em, plan, province);
    Project project = ProjectStore.project(em, e);
    List<Process.Move> moves =
        process.moves().stream()
            .filter(m -> m.from().equals(e.state))
            .filter(m -> ofKind(m, project.kind() == ProjectKind.NHOM))
            .toList();
    Assessment assessment =
        moves.stream().anyMatch(m -> m.guards().contains(Guard.DIEU_KIEN))
            ? assessments.assess(caller, project.id())
            : null;
    MoneyGuards.Standing money =
        moves.stream().anyMatch(m -> asksMoney(m))
            ? MoneyGuards.standing(em, work, e)
            : MoneyGuards.Standing.NONE;
    List<Progress.Next> next = new ArrayList<>();
    TravelEntity travel = travel(em, e);
    for (Process.Move move : moves) {
      List<Localized> missing = new ArrayList<>();
      List<CtdpException> hindrances = Travelling.hindrances(travel, work, e, move);
      hindrances.forEach(h -> missing.add(Travelling.sentence(h)));
      if (hindrances.isEmpty()) {
        for (Guard guard : move.guards()) {
          missing.addAll(missing(guard, project, plan, assessment));
          missing.addAll(MoneyGuards.missing(guard, e, money));
        }
      }
      next.add(
          new Progress.Next(
              move,
              process.state(move.to()).orElseThrow(),
              due(move, plan, e),
              hindrances.isEmpty()
                  && access.allowed(caller, right(move.actor()), Target.of(province)),
              missing));
    }
    return new Progress(
        state(process, e),
        e.stateSince,
        e.approvedOn,
        e.approvedSupport,
        e.acceptedValue,
        next,
        done(em, e, process));
  }

  private static boolean asksMoney(Process.Move move) {
    return move.guards().stream().anyMatch(MoneyGuards.GUARDS::contains);
  }

  private static TravelEntity travel(EntityManager em, ProjectEntity e) {
    return FundLevel.valueOf(e.level) == FundLevel.KCQG
        ? Travelling.of(em, e.id).orElse(null)
        : null;
  }

  private static Process.State state(Process process, ProjectEntity e) {
    return process
        .state(e.state)
        .orElseGet(
            () ->
                new Process.State(
                    e.state, new Localized(e.state, e.state), Phase.valueOf(e.phase)));
  }

  private static List<Progress.Done> done(EntityManager em, ProjectEntity e, Process process) {
    return em
        .createQuery(
            "select s from StepEntity s where s.project = :id order by s.pos", StepEntity.class)
        .setParameter("id", e.id)
        .getResultList()
        .stream()
        .map(
            s ->
                new Progress.Done(
                    UUID.fromString(s.project),
                    name(process, s.fromState),
                    name(process, s.toState),
                    new Localized(s.actVi, s.actEn),
                    s.doneOn,
                    s.dueOn,
                    s.document,
                    s.documentOn,
                    s.grades == null ? "" : s.grades,
                    s.amount,
                    s.note,
                    s.recordedBy,
                    s.recordedAt,
                    Results.read(s.results)))
        .toList();
  }

  private static Localized name(Process process, String state) {
    return process.state(state).map(Process.State::name).orElse(new Localized(state, state));
  }

  private static LocalDate due(Process.Move move, PlanEntity plan, ProjectEntity e) {
    return move.due() == null ? null : move.due().lastDay(plan.year, e.stateSince).orElse(null);
  }

  static boolean ofKind(Process.Move move, boolean group) {
    return !(move.guards().contains(Guard.NHOM) && !group)
        && !(move.guards().contains(Guard.KHONG_NHOM) && group);
  }

  static String right(Actor actor) {
    return switch (actor) {
      case DON_VI -> ExtensionPermissions.EDIT;
      case SO -> ExtensionPermissions.APPRAISE;
      case CAP_TREN -> ExtensionPermissions.DECIDE;
    };
  }

  /** What the record itself lacks for a guard. */
  private static List<Localized> missing(
      Guard guard, Project project, PlanEntity plan, Assessment assessment) {
    List<Localized> missing = new ArrayList<>();
    switch (guard) {
      case HO_SO -> {
        heading(missing, project.text().necessity(), "Sự cần thiết", "necessity");
        heading(missing, project.text().goal(), "Mục tiêu", "goal");
        heading(missing, project.text().scope(), "Nội dung, quy mô", "contents and size");
        heading(missing, project.text().organising(), "Tổ chức thực hiện", "organisation");
        heading(missing, project.text().effects(), "Hiệu quả dự kiến", "expected effects");
      }
      case DIEU_KIEN -> {
        if (assessment != null && assessment.worst() == Assessment.Outcome.KHONG_DAT) {
          assessment.checks().stream()
              .filter(c -> c.outcome() == Assessment.Outcome.KHONG_DAT)
              .forEach(
                  c ->
                      missing.add(
                          new Localized(
                              c.subject() + ": " + c.sentence().vi() + " (" + c.clause() + ")",
                              c.subject() + ": " + c.sentence().en() + " (" + c.clause() + ")")));
        }
      }
      case KE_HOACH -> {
        if (!PlanStatus.valueOf(plan.status).approved()) {
          missing.add(
              new Localized(
                  "Kế hoạch năm chưa được phê duyệt.", "The annual plan is not approved yet."));
        }
      }
      case THU_HUONG -> {
        // Fairs, voting and the like have no single beneficiary: only a group project must name.
        if (project.kind() == ProjectKind.NHOM
            && (project.beneficiaries().isEmpty() || project.places().isEmpty())) {
          missing.add(
              new Localized(
                  "V-KC-8: đề án nhóm chưa nêu đơn vị thụ hưởng và địa điểm (TT 36/2013/TT-BCT"
                      + " Điều 2).",
                  "V-KC-8: the group project has not named beneficiaries and places (Circular"
                      + " 36/2013/TT-BCT, Article 2)."));
        }
      }
      default -> {
        // The other guards ask for something that the step itself brings.
      }
    }
    return missing;
  }

  private static void heading(List<Localized> missing, String text, String vi, String en) {
    if (text == null || text.isBlank()) {
      missing.add(
          new Localized("Chưa viết mục “" + vi + "”.", "The heading “" + en + "” is not written."));
    }
  }

  @Override
  public Progress move(Caller caller, UUID id, Progress.Act act) {
    Input input = new Input();
    input.text("to", act.to(), 30, true);
    input.day("on", act.on(), true);
    input.day("documentOn", act.documentOn(), false);
    input.text("document", act.document(), 300, false);
    input.text("note", act.note(), 2000, false);
    input.done();
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          ProjectEntity e = visible(em, id);
          Work.known(e, e.version, act.version());
          PlanEntity plan = em.find(PlanEntity.class, e.plan);
          Process process = Lifecycles.of(em, plan, UnitRef.parse(e.province));
          Project project = ProjectStore.project(em, e);
          Process.Move move =
              process.moves().stream()
                  .filter(m -> m.from().equals(e.state) && m.to().equals(act.to()))
                  .filter(m -> ofKind(m, project.kind() == ProjectKind.NHOM))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new CtdpException(
                              ExtensionError.NO_SUCH_MOVE,
                              state(process, e).name().vi(),
                              state(process, e).name().en()));
          work.require(caller, right(move.actor()), UnitRef.parse(e.province));
          for (CtdpException hindrance : Travelling.hindrances(travel(em, e), work, e, move)) {
            throw hindrance;
          }
          days(input, act, e);
          for (Guard guard : move.guards()) {
            hold(caller, guard, act, project, plan, input);
          }
          money(em, e, move, act, input);
          if (move.guards().contains(Guard.GIA_TRI)) {
            Results.check(em, project, act.results(), input);
          }
          input.done();
          Process.State to = process.state(move.to()).orElseThrow();
          take(caller, em, e, plan, move, to, act);
          return progress(caller, em, e);
        });
  }

  private void days(Input input, Progress.Act act, ProjectEntity e) {
    if (act.on().isAfter(work.today())) {
      input.add("on", "KC-TT-1", "Ngày thực hiện chưa đến.", "The day has not come yet.");
    }
    if (e.stateSince != null && act.on().isBefore(e.stateSince)) {
      input.add(
          "on",
          "KC-TT-2",
          "Ngày thực hiện trước bước liền trước (" + ProjectInput.shown(e.stateSince) + ").",
          "The day is before that of the step before (" + ProjectInput.shown(e.stateSince) + ").");
    }
    if (act.documentOn() != null && act.documentOn().isAfter(act.on())) {
      input.add(
          "documentOn",
          "KC-TT-3",
          "Văn bản có ngày sau ngày thực hiện.",
          "The document is dated after the step.");
    }
  }

  private void money(
      EntityManager em, ProjectEntity e, Process.Move move, Progress.Act act, Input input) {
    if (!asksMoney(move)) {
      return;
    }
    MoneyGuards.Standing money = MoneyGuards.standing(em, work, e);
    for (Guard guard : move.guards()) {
      for (Localized lack : MoneyGuards.missing(guard, e, money)) {
        input.add("", "KC-TT-4", lack.vi(), lack.en());
      }
      if (guard == Guard.GIA_TRI && act.amount() != null) {
        MoneyGuards.accepted(act.amount(), money, input);
      }
    }
  }

  private void hold(
      Caller caller, Guard guard, Progress.Act act, Project project, PlanEntity plan, Input input) {
    Assessment assessment =
        guard == Guard.DIEU_KIEN ? assessments.assess(caller, project.id()) : null;
    for (Localized lack : missing(guard, project, plan, assessment)) {
      input.add("", "KC-TT-4", lack.vi(), lack.en());
    }
    boolean noNote = act.note() == null || act.note().isBlank();
    switch (guard) {
      case DIEU_KIEN -> {
        if (noNote && assessment.worst() == Assessment.Outcome.CANH_BAO) {
          input.add(
              "note",
              "KC-TT-5",
              "Đề án có cảnh báo: cần giải trình.",
              "There are warnings: explain them.");
        }
      }
      case VAN_BAN -> {
        input.text("document", act.document(), 300, true);
        input.day("documentOn", act.documentOn(), true);
      }
      case GHI_CHU -> input.text("note", act.note(), 2000, true);
      case DAU_THAU -> {
        if (noNote && project.selection() == vn.ctdp.extension.Selection.DAU_THAU) {
          input.add(
              "note",
              "KC-TT-6",
              "Ghi kết quả đấu thầu (TT 36/2013/TT-BCT Điều 21.2c).",
              "Name the tender result (Circular 36/2013/TT-BCT, Article 21.2c).");
        }
      }
      case TIEU_CHI, TIEU_CHI_DAT -> grades(guard, act, input);
      case GIA_TRI -> accepted(act, project, input);
      default -> {
        // What the record must hold was looked at above.
      }
    }
  }

  private static void grades(Guard guard, Progress.Act act, Input input) {
    for (String criterion : CRITERIA) {
      String grade = act.grades().get(criterion);
      if (grade == null || !(grade.equals(PASSED) || grade.equals("KHONG_DAT"))) {
        input.add(
            "grades." + criterion,
            "KC-TT-7",
            "Chấm đủ năm tiêu chí (TT 36/2013/TT-BCT Điều 9).",
            "Grade all five criteria (Circular 36/2013/TT-BCT, Article 9).");
      } else if (guard == Guard.TIEU_CHI_DAT && !grade.equals(PASSED)) {
        input.add(
            "grades." + criterion,
            "KC-TT-8",
            "Tiêu chí không đạt thì đề án không được thẩm định đạt.",
            "A project does not pass with a criterion that fails.");
      }
    }
  }

  private static void accepted(Progress.Act act, Project project, Input input) {
    if (act.amount() == null) {
      input.missing("amount");
    } else {
      input.amount("amount", act.amount());
      if (act.amount() > project.funds().support()) {
        input.add(
            "amount",
            "V-KC-7",
            "Giá trị nghiệm thu ("
                + ProjectInput.vnd(act.amount())
                + " đồng) lớn hơn kinh phí khuyến công của đề án ("
                + ProjectInput.vnd(project.funds().support())
                + " đồng).",
            "The accepted value ("
                + ProjectInput.vnd(act.amount())
                + " VND) exceeds the project's promotion money ("
                + ProjectInput.vnd(project.funds().support())
                + " VND).");
      }
    }
  }

  private void take(
      Caller caller,
      EntityManager em,
      ProjectEntity e,
      PlanEntity plan,
      Process.Move move,
      Process.State to,
      Progress.Act act) {
    Long count =
        em.createQuery("select count(s) from StepEntity s where s.project = :id", Long.class)
            .setParameter("id", e.id)
            .getSingleResult();
    StepEntity step = new StepEntity();
    step.id = e.id + ":" + count;
    step.project = e.id;
    step.pos = count.intValue();
    step.fromState = move.from();
    step.toState = move.to();
    step.actVi = move.name().vi();
    step.actEn = move.name().en();
    step.doneOn = act.on();
    step.dueOn = due(move, plan, e);
    step.document = VietnameseText.normalise(act.document());
    step.documentOn = act.documentOn();
    boolean graded =
        move.guards().contains(Guard.TIEU_CHI) || move.guards().contains(Guard.TIEU_CHI_DAT);
    // What the step does not ask for is not kept.
    step.grades =
        graded
            ? CRITERIA.stream()
                .map(c -> c + "=" + act.grades().get(c))
                .collect(Collectors.joining(","))
            : null;
    step.amount = move.guards().contains(Guard.GIA_TRI) ? act.amount() : null;
    step.results = move.guards().contains(Guard.GIA_TRI) ? Results.write(act.results()) : null;
    step.note = VietnameseText.normalise(act.note());
    step.recordedBy = caller.username();
    step.recordedAt = clock.instant();
    em.persist(step);
    enter(e, to, step);
    if (move.guards().contains(Guard.GIA_TRI)) {
      Ledger.accept(em, caller, clock, e, act.amount(), act.on(), act.document());
    }
    em.flush();
    road.stepTaken(caller, em, e, plan, step);
    em.flush();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("step.after", move.name().vi());
    details.put("on.after", act.on().toString());
    details.put("document.after", Objects.toString(step.document, ""));
    details.put("results.after", Objects.toString(step.results, ""));
    details.put("note.after", cut(Objects.toString(step.note, "")));
    details.values().removeIf(String::isEmpty);
    ProjectFeed.touched(em, e.id);
    work.log(caller, "project", "move", e.id, details);
  }

  /** The project as it stands after a step. */
  static void enter(ProjectEntity e, Process.State to, StepEntity step) {
    e.state = to.code();
    e.phase = to.phase().name();
    e.stateSince = step.doneOn;
    if (to.phase() == Phase.DA_DUYET && e.approvedOn == null) {
      e.approvedOn = step.documentOn == null ? step.doneOn : step.documentOn;
      e.approvedSupport = Math.addExact(e.kcqg, e.kcdp);
    }
    if (step.amount != null) {
      e.acceptedValue = step.amount;
    }
  }

  private static String cut(String text) {
    return text.length() <= 500 ? text : text.substring(0, 499) + "…";
  }

  @Override
  public Process process(Caller caller, FundLevel level, UnitRef province) {
    work.requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> Lifecycles.of(em, level, province));
  }

  @Override
  public Process saveProcess(Caller caller, UnitRef province, Process process) {
    Input input = ProcessInput.check(process);
    input.province("province", province);
    if (work.province().isPresent() && !work.province().get().equals(province)) {
      input.add(
          "province",
          "KC-QT-9",
          "Đơn vị chỉ đặt quy trình của tỉnh mình.",
          "This office sets the process of its own province only.");
    }
    input.done();
    work.require(caller, ExtensionPermissions.PROCESS, province);
    String key = province.toString();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          Process before = Lifecycles.of(em, FundLevel.KCDP, province);
          ProcessEntity e = em.find(ProcessEntity.class, key);
          boolean isNew = e == null;
          if (isNew) {
            e = new ProcessEntity();
            e.id = key;
          } else {
            Work.known(e, e.version, process.version());
          }
          statesInUse(em, key, process, input);
          input.done();
          // Changed as well when only a move is: two who save at once must not both succeed.
          e.legalText = VietnameseText.normalise(process.legalText());
          if (isNew) {
            em.persist(e);
          } else {
            em.lock(e, javax.persistence.LockModeType.OPTIMISTIC_FORCE_INCREMENT);
          }
          em.flush();
          Lifecycles.write(em, key, process);
          for (Process.State state : process.states()) {
            em.createQuery(
                    "update ProjectEntity p set p.phase = :phase where p.province = :province and"
                        + " p.level = 'KCDP' and p.state = :state and p.phase <> :phase")
                .setParameter("phase", state.phase().name())
                .setParameter("province", key)
                .setParameter("state", state.code())
                .executeUpdate();
            ProjectFeed.touchedState(em, key, state.code());
          }
          Process saved = Lifecycles.of(em, FundLevel.KCDP, province);
          work.changed(caller, "process", key, image(before), image(saved));
          return saved;
        });
  }

  private static void statesInUse(EntityManager em, String key, Process process, Input input) {
    for (String used :
        em.createQuery(
                "select distinct p.state from ProjectEntity p where p.province = :province and"
                    + " p.level = 'KCDP'",
                String.class)
            .setParameter("province", key)
            .getResultList()) {
      if (process.state(used).isEmpty()) {
        input.add(
            "states",
            "KC-QT-10",
            "Còn đề án ở bước “" + used + "” nên không bỏ bước này.",
            "There are projects in “" + used + "”, so it stays.");
      }
    }
  }

  private static Map<String, String> image(Process p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("legalText", p.legalText());
    image.put(
        "states", p.states().stream().map(s -> s.name().vi()).collect(Collectors.joining(", ")));
    image.put(
        "moves",
        p.moves().stream()
            .map(m -> m.name().vi() + " (" + m.actor() + ")")
            .collect(Collectors.joining("; ")));
    return image;
  }
}
