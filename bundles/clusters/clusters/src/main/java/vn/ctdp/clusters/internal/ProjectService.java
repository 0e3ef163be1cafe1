package vn.ctdp.clusters.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterProjects} on the database. */
@Component(service = ClusterProjects.class)
public final class ProjectService implements ClusterProjects {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;

  /** Made by the component runtime. */
  @Activate
  public ProjectService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
  }

  @Override
  public List<ClusterProject> projects(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          access.require(caller, ClusterPermissions.VIEW, Target.of(province(em, cluster)));
          return em
              .createQuery(
                  "select p from ProjectEntity p where p.cluster = :cluster order by p.nameSort,"
                      + " p.id",
                  ProjectEntity.class)
              .setParameter("cluster", cluster.toString())
              .getResultList()
              .stream()
              .map(ProjectService::project)
              .toList();
        });
  }

  @Override
  public ClusterProject saveProject(Caller caller, ClusterProject project) {
    String name = VietnameseText.normalise(project.name());
    Input input = new Input();
    input.text("name", name, 300, true);
    input.text("investor", project.investor(), 300, false);
    input.text("taxCode", project.taxCode(), 20, false);
    input.text("note", project.note(), 1000, false);
    input.day("from", project.from(), true);
    input.day("to", project.to(), false);
    input.order("to", project.from(), project.to());
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          access.require(
              caller, ClusterPermissions.EDIT, Target.of(province(em, project.cluster())));
          ClusterChanges.touched(em, project.cluster().toString());
          ProjectEntity e;
          Map<String, String> before = Map.of();
          if (project.id() == null) {
            e = new ProjectEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = project.cluster().toString();
          } else {
            e = em.find(ProjectEntity.class, project.id().toString());
            if (e == null || !e.cluster.equals(project.cluster().toString())) {
              throw new CtdpException(CoreError.NOT_FOUND, "dự án", project.id());
            }
            if (e.version != project.version()) {
              throw new CtdpException(CoreError.CONFLICT);
            }
            before = image(e);
          }
          e.name = name;
          e.nameSort = VietnameseText.sortKey(name);
          e.investor = VietnameseText.normalise(project.investor());
          e.taxCode = VietnameseText.normalise(project.taxCode());
          e.foreignCapital = project.foreignCapital();
          e.validFrom = project.from();
          e.validTo = project.to();
          e.note = VietnameseText.normalise(project.note());
          if (project.id() == null) {
            em.persist(e);
          }
          em.flush();
          audit.append(
              caller,
              project.id() == null ? "clusters.project.create" : "clusters.project.update",
              new SubjectRef(ClusterSubjects.CLUSTER, e.cluster),
              changes(e, before));
          return project(e);
        });
  }

  private static Map<String, String> image(ProjectEntity e) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", e.name);
    image.put("investor", Objects.toString(e.investor, ""));
    image.put("taxCode", Objects.toString(e.taxCode, ""));
    image.put("foreignCapital", Boolean.toString(e.foreignCapital));
    image.put("from", e.validFrom.toString());
    image.put("to", Objects.toString(e.validTo, ""));
    image.put("note", Objects.toString(e.note, ""));
    return image;
  }

  /** Which project, by the name that people know it by, and what changed in it. */
  private static Map<String, String> changes(ProjectEntity e, Map<String, String> before) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("project", e.name);
    image(e)
        .forEach(
            (field, value) -> {
              String was = before.getOrDefault(field, "");
              if (!was.equals(value)) {
                details.put(field + ".before", was);
                details.put(field + ".after", value);
              }
            });
    return details;
  }

  private static UnitRef province(EntityManager em, UUID cluster) {
    ClusterEntity owner = em.find(ClusterEntity.class, cluster.toString());
    if (owner == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster);
    }
    return UnitRef.parse(owner.province);
  }

  private static ClusterProject project(ProjectEntity e) {
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
        e.version);
  }
}
