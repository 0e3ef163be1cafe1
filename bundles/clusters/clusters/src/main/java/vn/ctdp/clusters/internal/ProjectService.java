package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.ProjectStatusChange;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterProjects} on the database. */
@Component(service = ClusterProjects.class)
public final class ProjectService implements ClusterProjects {

  private static final String WHAT = "dự án";
  private static final int CHUNK = 1000;

  private static final Map<String, String> SORTS =
      Map.of("name", "p.nameSort", "investor", "p.investor", "area", "p.area");

  private final JpaTemplate jpa;
  private final Writing writing;
  private final Lists lists;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ProjectService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Lists lists,
      @Reference Clock clock) {
    this.jpa = jpa;
    writing = new Writing(access, audit, lists.instance());
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  public List<ClusterProject> projects(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return withStatus(
              em,
              em.createQuery(
                      "select p from ProjectEntity p where p.cluster = :cluster order by"
                          + " p.nameSort, p.id",
                      ProjectEntity.class)
                  .setParameter("cluster", cluster.toString())
                  .getResultList(),
              today());
        });
  }

  @Override
  public Page<ClusterProject> projects(
      Caller caller, UUID cluster, PageRequest request, LocalDate day) {
    Lists.known(request, SORTS.keySet(), Set.of("status", "foreign", "all"));
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = lists.of(caller, cluster, "p", parameters);
    if (!Boolean.parseBoolean(request.filters().get("all"))) {
      where.append(" and p.validFrom <= :day and (p.validTo is null or p.validTo >= :day)");
      parameters.put("day", day);
    }
    if (request.filters().containsKey("foreign")) {
      where.append(" and p.foreignCapital = :foreign");
      parameters.put("foreign", Boolean.parseBoolean(request.filters().get("foreign")));
    }
    String status = request.filters().get("status");
    if (status != null) {
      where
          .append(" and exists (select s.id from ProjectStatusEntity s where s.project = p.id and")
          .append(
              " s.status = :status and s.effectiveFrom <= :day and not exists (select t.id from")
          .append(" ProjectStatusEntity t where t.project = p.id and t.effectiveFrom <= :day and")
          .append(" (t.effectiveFrom > s.effectiveFrom or (t.effectiveFrom = s.effectiveFrom and")
          .append(" t.id > s.id))))");
      parameters.put("status", status);
      parameters.put("day", day);
    }
    if (!request.search().isBlank()) {
      // Rows from before the search column are found by their name as written.
      where.append(
          " and (p.nameSearch like :search escape '!' or lower(p.name) like :search escape '!' or"
              + " p.taxCode like :search escape '!')");
      parameters.put("search", Lists.pattern(request.search()));
    }
    String from = " from ProjectEntity p" + where;
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            new Page<>(
                withStatus(
                    em,
                    Lists.bind(
                            em.createQuery(
                                "select p"
                                    + from
                                    + Lists.order(request, SORTS, "p.nameSort", "p.id"),
                                ProjectEntity.class),
                            parameters)
                        .setFirstResult(request.offset())
                        .setMaxResults(request.limit())
                        .getResultList(),
                    day),
                Lists.bind(em.createQuery("select count(p)" + from, Long.class), parameters)
                    .getSingleResult()));
  }

  @Override
  public Optional<ClusterProject> project(Caller caller, UUID id, LocalDate day) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Optional<ClusterProject> found = at(em, id, day);
          found.ifPresent(p -> writing.seen(em, caller, p.cluster()));
          return found;
        });
  }

  private static Optional<ClusterProject> at(EntityManager em, UUID id, LocalDate day) {
    return withStatus(
            em,
            em.createQuery("select p from ProjectEntity p where p.id = :id", ProjectEntity.class)
                .setParameter("id", id.toString())
                .getResultList(),
            day)
        .stream()
        .findFirst();
  }

  @Override
  public ClusterProject saveProject(Caller caller, ClusterProject project) {
    LocalDate statusFrom =
        project.statusFrom() != null
            ? project.statusFrom()
            : project.id() == null ? project.from() : today();
    Input input = input(project, statusFrom);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, project.cluster());
          ProjectEntity e;
          Map<String, String> before = Map.of();
          ProjectStatus was = null;
          if (project.id() == null) {
            e = new ProjectEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e =
                Writing.row(
                    em,
                    ProjectEntity.class,
                    WHAT,
                    project.cluster(),
                    project.id(),
                    project.version());
            was = at(em, project.id(), statusFrom).map(ClusterProject::status).orElse(null);
            before = image(e, was);
          }
          fill(e, project);
          if (project.id() == null) {
            em.persist(e);
            // The statement for the status asks the table.
            em.flush();
          }
          ProjectStatus is = was;
          if (project.status() != null && project.status() != was) {
            is = project.status();
            em.persist(status(caller, e, project.status(), statusFrom, clock.instant()));
          }
          em.flush();
          writing.audit(
              caller,
              Writing.action("project", project.id() == null),
              e.cluster,
              Map.entry("project", e.name),
              before,
              image(e, is));
          LocalDate asked =
              statusFrom != null && statusFrom.isAfter(today()) ? statusFrom : today();
          return at(em, UUID.fromString(e.id), asked).orElseThrow();
        });
  }

  /** What is wrong with a project; every way of storing one asks here. */
  static Input input(ClusterProject project, LocalDate statusFrom) {
    String name = VietnameseText.normalise(project.name());
    Input input = new Input();
    input.text("name", name, 300, true);
    input.text("investor", project.investor(), 300, false);
    input.text("taxCode", project.taxCode(), 20, false);
    input.text("sector", project.sector(), 300, false);
    input.text("documentText", project.documentText(), 300, false);
    input.text("note", project.note(), 1000, false);
    input.day("from", project.from(), true);
    input.day("to", project.to(), false);
    input.order("to", project.from(), project.to());
    if (project.area() != null) {
      input.area("area", project.area());
    }
    input.whole("capitalRegistered", project.capitalRegistered());
    input.whole("capitalDone", project.capitalDone());
    if (project.status() != null) {
      input.day("statusFrom", statusFrom, true);
      input.notBefore(
          "statusFrom",
          statusFrom,
          project.from(),
          "Tình trạng",
          "ngày dự án vào cụm",
          "The status",
          "the day on which the project came");
    }
    return input;
  }

  static void fill(ProjectEntity e, ClusterProject project) {
    name(e, VietnameseText.normalise(project.name()));
    e.investor = VietnameseText.normalise(project.investor());
    e.taxCode = TaxCode.of(project.taxCode());
    e.foreignCapital = project.foreignCapital();
    e.validFrom = project.from();
    e.validTo = project.to();
    e.note = VietnameseText.normalise(project.note());
    e.establishment = Writing.text(project.establishment());
    e.sector = VietnameseText.normalise(project.sector());
    e.area = project.area();
    e.capitalRegistered = project.capitalRegistered();
    e.capitalDone = project.capitalDone();
    e.document = Writing.text(project.document());
    e.documentText = VietnameseText.normalise(project.documentText());
    e.illustrative = project.illustrative();
  }

  static void name(ProjectEntity e, String name) {
    e.name = name;
    e.nameSearch = VietnameseText.searchKey(name);
    e.nameSort = VietnameseText.sortKey(name);
  }

  static ProjectStatusEntity status(
      Caller caller, ProjectEntity e, ProjectStatus status, LocalDate from, Instant now) {
    ProjectStatusEntity s = new ProjectStatusEntity();
    s.project = e.id;
    s.status = status.name();
    s.effectiveFrom = from;
    s.source = e.documentText;
    s.recordedBy = caller.username();
    s.recordedAt = now;
    return s;
  }

  @Override
  public List<ProjectStatusChange> statuses(Caller caller, UUID project) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, project.toString());
          if (e == null) {
            throw new CtdpException(CoreError.NOT_FOUND, WHAT, project);
          }
          writing.seen(em, caller, UUID.fromString(e.cluster));
          return em
              .createQuery(
                  "select s from ProjectStatusEntity s where s.project = :project order by"
                      + " s.effectiveFrom desc, s.id desc",
                  ProjectStatusEntity.class)
              .setParameter("project", e.id)
              .getResultList()
              .stream()
              .map(
                  s ->
                      new ProjectStatusChange(
                          project,
                          ProjectStatus.valueOf(s.status),
                          s.effectiveFrom,
                          s.source,
                          s.recordedBy,
                          s.recordedAt))
              .toList();
        });
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(RegisterService.ZONE));
  }

  static Map<String, String> image(ProjectEntity e, ProjectStatus status) {
    return Writing.image(
        "name",
        e.name,
        "investor",
        e.investor,
        "taxCode",
        e.taxCode,
        "foreignCapital",
        e.foreignCapital,
        "from",
        e.validFrom,
        "to",
        e.validTo,
        "sector",
        e.sector,
        "area",
        e.area,
        "capitalRegistered",
        e.capitalRegistered,
        "capitalDone",
        e.capitalDone,
        "projectStatus",
        status,
        "documentText",
        e.documentText,
        "note",
        e.note);
  }

  private static List<ClusterProject> withStatus(
      EntityManager em, List<ProjectEntity> projects, LocalDate day) {
    Map<String, ProjectStatusEntity> statuses =
        statuses(em, projects.stream().map(p -> p.id).toList(), day);
    return projects.stream().map(p -> project(p, statuses.get(p.id))).toList();
  }

  /**
   * The status of each project on a day; absent without one. The last record of a day counts. The
   * last one is chosen here: asked to choose, Derby reads all statuses of the province for each
   * project.
   */
  static Map<String, ProjectStatusEntity> statuses(
      EntityManager em, List<String> projects, LocalDate day) {
    Map<String, ProjectStatusEntity> statuses = new HashMap<>();
    for (int from = 0; from < projects.size(); from += CHUNK) {
      em.createQuery(
              "select s from ProjectStatusEntity s where s.project in :projects and"
                  + " s.effectiveFrom <= :day order by s.effectiveFrom, s.id",
              ProjectStatusEntity.class)
          .setParameter("projects", projects.subList(from, Math.min(projects.size(), from + CHUNK)))
          .setParameter("day", day)
          .getResultList()
          .forEach(s -> statuses.put(s.project, s));
    }
    return statuses;
  }

  static ClusterProject project(ProjectEntity e, ProjectStatusEntity s) {
    return new ClusterProject(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.name,
        e.investor,
        e.taxCode,
        e.foreignCapital,
        e.validFrom,
        e.validTo,
        e.note,
        e.version,
        Writing.uuid(e.establishment),
        e.sector,
        e.area,
        e.capitalRegistered,
        e.capitalDone,
        s == null ? null : ProjectStatus.valueOf(s.status),
        s == null ? null : s.effectiveFrom,
        Writing.uuid(e.document),
        e.documentText,
        e.illustrative);
  }
}
