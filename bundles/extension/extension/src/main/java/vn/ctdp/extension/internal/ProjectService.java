package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectChanges;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.ProjectRow;

/** Projects on JPA. */
@Component(service = {ExtensionProjects.class, ProjectService.class})
public class ProjectService implements ExtensionProjects {

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "name", "p.nameSort",
              "code", "p.code",
              "year", "p.year",
              "start", "p.startOn",
              "end", "p.endOn",
              "support", "p.kcqg + p.kcdp",
              "total", "p.costTotal"),
          "p.year desc, p.nameSort",
          "p.id");

  private final JpaTemplate jpa;
  private final Work work;
  private final OrganisationService organisations;
  private final EstablishmentService establishments;
  private final TerritoryService territory;
  private final CatalogueService catalogue;

  /** Made by the component runtime. */
  @Activate
  public ProjectService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference OrganisationService organisations,
      @Reference EstablishmentService establishments,
      @Reference TerritoryService territory) {
    this.jpa = jpa;
    this.work = work;
    this.organisations = organisations;
    this.establishments = establishments;
    this.territory = territory;
    this.catalogue = new CatalogueService(jpa);
  }

  @Override
  public Page<ProjectRow> projects(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(
        request,
        Set.of(
            "plan",
            "level",
            "year",
            "kind",
            "phase",
            "content",
            "province",
            "commune",
            "unit",
            "establishment"));
    Work.Where where =
        new Work.Where()
            .filter(request, "plan", "p.plan")
            .filter(request, "level", "p.level")
            .number(request, "year", "p.year")
            .filter(request, "kind", "p.kind")
            .filter(request, "phase", "p.phase")
            .filter(request, "province", "p.province")
            .filter(request, "unit", "p.unit")
            .search("p.searchText", request.search());
    work.province().ifPresent(p -> where.and("p.province = :own", "own", p.toString()));
    String content = request.filters().get("content");
    if (content != null) {
      String top = Content.top(content);
      where.and(
          "exists (select c.id from ProjectContentEntity c where c.project = p.id and c.top = :top"
              + (top.equals(content) ? ")" : " and c.content = :content)"),
          "top",
          top);
      if (!top.equals(content)) {
        where.and("1 = 1", "content", content);
      }
    }
    String commune = request.filters().get("commune");
    if (commune != null) {
      where.and(
          "exists (select l.id from PlaceEntity l where l.project = p.id and l.commune = :commune)",
          "commune",
          commune);
    }
    String establishment = request.filters().get("establishment");
    if (establishment != null) {
      where.and(
          "exists (select b.id from BeneficiaryEntity b where b.project = p.id and b.establishment"
              + " = :establishment)",
          "establishment",
          establishment);
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<ProjectEntity> page = Work.page(em, ProjectEntity.class, "p", where, SORTS, request);
          return new Page<>(page.rows().stream().map(ProjectStore::row).toList(), page.total());
        });
  }

  @Override
  public Optional<Project> project(Caller caller, UUID id) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ProjectEntity.class, id.toString()))
                .filter(p -> work.visible(p.province))
                .map(p -> ProjectStore.project(em, p)));
  }

  @Override
  public ProjectChanges changes(Caller caller, String since, int limit) {
    work.requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> ProjectFeed.after(em, since, limit));
  }

  @Override
  public Project saveProject(Caller caller, Project given) {
    return store(caller, given, ExtensionPermissions.EDIT, null);
  }

  /** What an adjustment does in the transaction in which the project is stored. */
  interface Adjusting {
    /** Refuses, or records; {@code after} has its sums. */
    void decide(EntityManager em, ProjectEntity e, PlanEntity plan, Project before, Project after);
  }

  Project store(Caller caller, Project given, String right, Adjusting adjusting) {
    Input input = ProjectInput.check(given);
    ownProvince(input, given.province());
    input.done();
    work.require(caller, right, given.province());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          return store(em, caller, given, right, adjusting, input);
        });
  }

  /**
   * The same in a transaction that is under way, whose turn it is; what is refused is refused
   * before anything is written.
   */
  Project store(
      EntityManager em,
      Caller caller,
      Project given,
      String right,
      Adjusting adjusting,
      Input input) {
    PlanEntity plan =
        Work.found(em.find(PlanEntity.class, given.plan().toString()), "kế hoạch", given.plan());
    ProjectEntity e =
        given.id() == null
            ? new ProjectEntity()
            : Work.found(em.find(ProjectEntity.class, given.id().toString()), "đề án", given.id());
    Map<String, String> before = Map.of();
    Project stored = null;
    if (e.id != null) {
      Work.known(e, e.version, given.version());
      work.require(caller, right, UnitRef.parse(e.province));
      if (!e.plan.equals(plan.id)) {
        open(em.find(PlanEntity.class, e.plan));
      }
      fixed(e, plan);
      if (adjusting == null) {
        Travelling.requireEditable(em, work, e);
      }
      stored = ProjectStore.project(em, e);
      before = ProjectStore.image(stored);
    }
    open(plan);
    if (!plan.province.isEmpty() && !plan.province.equals(given.province().toString())) {
      input.add(
          "plan",
          "KC-IN-19",
          "Kế hoạch của tỉnh khác với tỉnh thực hiện đề án.",
          "The plan is of another province than the project.");
    }
    Project project = completed(caller, given, input);
    ProjectInput.against(
        project, plan, catalogue, day(plan), adjusting != null || extended(stored, plan), input);
    if (e.id != null) {
      MoneyGuards.planned(em, e, project, input);
    }
    input.done();
    boolean isNew = e.id == null;
    if (!isNew) {
      decided(em, e, plan, stored, project, adjusting);
    }
    if (isNew) {
      e.id = UUID.randomUUID().toString();
      Process.State first = Lifecycles.of(em, plan, project.province()).states().get(0);
      e.state = first.code();
      e.phase = first.phase().name();
    }
    e.code = code(em, e, project, plan);
    ProjectStore.fill(e, project, plan);
    if (isNew) {
      em.persist(e);
    }
    em.flush();
    ProjectStore.writeParts(em, e, project);
    em.flush();
    ProjectFeed.touched(em, e.id);
    if (work.province().isPresent()) {
      Travelling.touched(em, e, work.now());
    }
    Project saved = ProjectStore.project(em, e);
    work.changed(caller, "project", e.id, before, ProjectStore.image(saved));
    return saved;
  }

  @Override
  public void deleteProject(Caller caller, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          ProjectEntity e = Work.found(em.find(ProjectEntity.class, id.toString()), "đề án", id);
          work.require(caller, ExtensionPermissions.EDIT, UnitRef.parse(e.province));
          Work.known(e, e.version, version);
          Travelling.requireRemovable(em, e);
          PlanEntity plan = em.find(PlanEntity.class, e.plan);
          if (PlanStatus.valueOf(plan.status).approved()) {
            throw new CtdpException(ExtensionError.PLAN_APPROVED, Integer.toString(plan.year));
          }
          Map<String, String> details = new LinkedHashMap<>();
          details.put("code.before", e.code);
          details.put("name.before", e.name);
          details.put("total.before", Long.toString(e.costTotal));
          ProjectStore.removeParts(em, e.id);
          em.createQuery("delete from StepEntity s where s.project = :id")
              .setParameter("id", e.id)
              .executeUpdate();
          em.createQuery(
                  "delete from ChangeEntity c where c.adjustment in (select a.id from"
                      + " AdjustmentEntity a where a.project = :id)")
              .setParameter("id", e.id)
              .executeUpdate();
          em.createQuery("delete from AdjustmentEntity a where a.project = :id")
              .setParameter("id", e.id)
              .executeUpdate();
          ProjectFeed.removed(em, e.id);
          em.remove(e);
          em.flush();
          work.log(caller, "project", "delete", e.id, details);
        });
  }

  /** A changed project that may be decided about, completed; what is wrong is refused. */
  Project adjustable(Caller caller, Project changed, PlanEntity plan, Input input) {
    Project named = completed(caller, changed, input);
    ProjectInput.against(named, plan, catalogue, day(plan), true, input);
    input.done();
    return named;
  }

  /** The day whose rules a project of this plan is under: its approval, else today. */
  private LocalDate day(PlanEntity plan) {
    return plan.approvedOn == null ? work.today() : plan.approvedOn;
  }

  /** A project may go on beyond its year once that was decided. */
  static boolean extended(Project stored, PlanEntity plan) {
    return stored != null && stored.end().isAfter(LocalDate.of(plan.year, 12, 31));
  }

  /** What was approved changes by a decision only. */
  private static void decided(
      EntityManager em,
      ProjectEntity e,
      PlanEntity plan,
      Project stored,
      Project project,
      Adjusting adjusting) {
    Phase phase = Phase.valueOf(e.phase);
    boolean approved =
        phase == Phase.DA_DUYET || phase == Phase.THUC_HIEN || phase == Phase.HOAN_THANH;
    Project summed = ProjectStore.completed(project, stored, plan);
    if (adjusting != null) {
      if (!approved) {
        throw new CtdpException(ExtensionError.NOT_APPROVED, e.code);
      }
      adjusting.decide(em, e, plan, stored, summed);
    } else if (approved) {
      List<Adjustment.Change> changes = Routing.changes(stored, summed);
      // The detailed plan of a group project names them before the contract.
      boolean detailing =
          project.kind() == ProjectKind.NHOM
              && phase == Phase.DA_DUYET
              && Routing.onlyDetails(changes);
      if (!changes.isEmpty() && !detailing) {
        throw new CtdpException(ExtensionError.ADJUSTMENT_NEEDED, e.code);
      }
    }
  }

  /** A project that is over is not changed; one on its way keeps its level. */
  static void fixed(ProjectEntity e, PlanEntity plan) {
    Phase phase = Phase.valueOf(e.phase);
    if (phase == Phase.KHONG_DUYET || phase == Phase.NGUNG || phase == Phase.THANH_LY) {
      throw new CtdpException(ExtensionError.PROJECT_OVER, phase.label().vi(), phase.label().en());
    }
    if (e.stateSince != null && !e.level.equals(plan.level)) {
      throw new CtdpException(ExtensionError.LEVEL_FIXED, e.code);
    }
  }

  private static void open(PlanEntity plan) {
    if (PlanStatus.valueOf(plan.status) == PlanStatus.DONG) {
      throw new CtdpException(ExtensionError.PLAN_CLOSED, Integer.toString(plan.year));
    }
  }

  private void ownProvince(Input input, UnitRef province) {
    if (work.province().isPresent()
        && province != null
        && !work.province().get().equals(province)) {
      input.add(
          "province",
          "KC-IN-20",
          "Đơn vị chỉ lập đề án của tỉnh mình.",
          "This office keeps projects of its own province only.");
    }
  }

  /** The project with names and codes as the core's registers have them today. */
  Project completed(Caller caller, Project p, Input input) {
    Set<UUID> asked = new HashSet<>();
    asked.add(p.unit());
    p.partners().forEach(x -> asked.add(x.organisation()));
    Map<UUID, String> names = organisations.names(asked);
    if (!names.containsKey(p.unit())) {
      input.add("unit", "KC-IN-21", "Không có đơn vị này.", "No such organisation.");
    }
    List<Project.Partner> partners = new ArrayList<>();
    for (int i = 0; i < p.partners().size(); i++) {
      UUID id = p.partners().get(i).organisation();
      if (names.containsKey(id)) {
        partners.add(new Project.Partner(id, names.get(id)));
      } else {
        input.add(
            "partners[" + i + "]", "KC-IN-21", "Không có đơn vị này.", "No such organisation.");
      }
    }
    List<Project.Beneficiary> beneficiaries = new ArrayList<>();
    for (int i = 0; i < p.beneficiaries().size(); i++) {
      Project.Beneficiary b = p.beneficiaries().get(i);
      Optional<Establishment> found = establishments.find(caller, b.establishment());
      if (found.isPresent()) {
        beneficiaries.add(
            new Project.Beneficiary(
                b.establishment(),
                found.get().name(),
                found.get().businessCode(),
                b.content(),
                b.eligibleCost(),
                b.support(),
                b.craftVillage()));
      } else {
        input.add(
            "beneficiaries[" + i + "]",
            "KC-IN-22",
            "Không có cơ sở này.",
            "No such establishment.");
      }
    }
    places(p, input);
    return new Project(
        p.id(),
        p.code(),
        p.name(),
        p.plan(),
        p.level(),
        p.year(),
        p.kind(),
        p.province(),
        p.unit(),
        names.getOrDefault(p.unit(), ""),
        p.contents(),
        p.sector(),
        beneficiaries,
        partners,
        p.places(),
        p.priority(),
        p.text(),
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        p.funds(),
        p.note(),
        p.version());
  }

  private void places(Project p, Input input) {
    for (int i = 0; i < p.places().size(); i++) {
      UnitRef commune = p.places().get(i).commune();
      boolean inProvince =
          commune == null
              || territory
                  .find(commune, p.start())
                  .map(
                      u ->
                          u.parent().isEmpty()
                              || u.ref().vintage() != p.province().vintage()
                              || u.parent().get().code().length() != p.province().code().length()
                              || u.parent().get().equals(p.province()))
                  .orElse(false);
      if (!inProvince) {
        input.add(
            "places[" + i + "]",
            "KC-IN-23",
            "Xã này không thuộc tỉnh thực hiện đề án.",
            "This commune is not in the project's province.");
      }
    }
  }

  private static String code(EntityManager em, ProjectEntity e, Project project, PlanEntity plan) {
    String wanted = project.code() == null ? "" : VietnameseText.normalise(project.code());
    if (!wanted.isEmpty()) {
      boolean taken =
          em
              .createQuery("select p.id from ProjectEntity p where p.code = :code", String.class)
              .setParameter("code", wanted)
              .getResultList()
              .stream()
              .anyMatch(id -> !id.equals(e.id));
      if (taken) {
        throw new CtdpException(
            ExtensionError.DUPLICATE_CODE,
            List.of(
                FieldProblem.error(
                    "code",
                    "KC-409-CODE",
                    "Đã có đề án mang mã này.",
                    "There is already a project of this code.")),
            null,
            wanted);
      }
      return wanted;
    }
    if (e.code != null) {
      return e.code;
    }
    String prefix = codePrefix(plan, project.province());
    return prefix + "%03d".formatted(lastCode(em, prefix) + 1);
  }

  /** What the codes of a plan's projects in a province begin with. */
  static String codePrefix(PlanEntity plan, UnitRef province) {
    return (FundLevel.valueOf(plan.level) == FundLevel.KCQG ? "KCQG-" : "KCĐP-")
        + plan.year
        + "-"
        + province.code()
        + "-";
  }

  /** The largest number after a prefix; 0 when there is none. */
  static int lastCode(EntityManager em, String prefix) {
    return em
        .createQuery("select p.code from ProjectEntity p where p.code like :prefix", String.class)
        .setParameter("prefix", prefix + "%")
        .getResultList()
        .stream()
        .map(c -> c.substring(prefix.length()))
        .filter(c -> c.matches("\\d{1,6}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  /** Contents in force for a plan, by code. */
  static Map<String, Content> byCode(List<Content> contents) {
    return contents.stream()
        .collect(Collectors.toMap(Content::code, c -> c, (a, b) -> b, LinkedHashMap::new));
  }
}
