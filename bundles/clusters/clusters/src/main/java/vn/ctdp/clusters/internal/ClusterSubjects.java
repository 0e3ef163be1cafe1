package vn.ctdp.clusters.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** Titles and links of clusters and plan entries for other modules. */
@Component
public class ClusterSubjects implements SubjectResolver {

  static final String CLUSTER = "cluster";
  static final String PLAN = "cluster-plan-entry";
  static final String IMPORT = "cluster-import";

  private final JpaTemplate jpa;
  private final AccessControl access;

  /** Made by the component runtime. */
  @Activate
  public ClusterSubjects(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access) {
    this.jpa = jpa;
    this.access = access;
  }

  @Override
  public Set<String> types() {
    return Set.of(CLUSTER, PLAN, IMPORT, ReportingInvestors.TYPE);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    if (!access.allowedAnywhere(caller, ClusterPermissions.VIEW)) {
      return refs.stream()
          .collect(
              Collectors.toMap(
                  r -> r,
                  r ->
                      new Subject(
                          r,
                          Subject.State.NO_ACCESS,
                          new Localized("Không có quyền xem", "No access"),
                          ""),
                  (a, b) -> a));
    }
    Map<SubjectRef, Subject> result = new HashMap<>();
    found(CLUSTER, "ClusterEntity", "clusters/", refs, result);
    found(PLAN, "PlanEntryEntity", "clusters/plan/", refs, result);
    imports(refs, result);
    projects(refs, result);
    for (SubjectRef ref : refs) {
      result.computeIfAbsent(
          ref,
          r ->
              new Subject(
                  r,
                  Subject.State.NOT_FOUND,
                  new Localized("Bản ghi không còn", "No such record"),
                  ""));
    }
    return result;
  }

  private void imports(Collection<SubjectRef> refs, Map<SubjectRef, Subject> result) {
    List<String> ids =
        refs.stream().filter(r -> r.type().equals(IMPORT)).map(SubjectRef::id).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    for (Object[] row :
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select i.id, i.fileName from ImportEntity i where i.id in :ids",
                        Object[].class)
                    .setParameter("ids", ids)
                    .getResultList())) {
      SubjectRef ref = new SubjectRef(IMPORT, (String) row[0]);
      String name = (String) row[1];
      result.put(
          ref,
          new Subject(
              ref,
              Subject.State.FOUND,
              new Localized("Lần nhập “" + name + "”", "Import of “" + name + "”"),
              "clusters/imports/" + row[0]));
    }
  }

  /** A project is shown on the page of its cluster. */
  private void projects(Collection<SubjectRef> refs, Map<SubjectRef, Subject> result) {
    List<String> ids =
        refs.stream()
            .filter(r -> r.type().equals(ReportingInvestors.TYPE))
            .map(SubjectRef::id)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    for (Object[] row :
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select p.id, p.name, p.cluster from ProjectEntity p where p.id in :ids",
                        Object[].class)
                    .setParameter("ids", ids)
                    .getResultList())) {
      SubjectRef ref = new SubjectRef(ReportingInvestors.TYPE, (String) row[0]);
      String name = (String) row[1];
      result.put(
          ref,
          new Subject(ref, Subject.State.FOUND, new Localized(name, name), "clusters/" + row[2]));
    }
  }

  private void found(
      String type,
      String entity,
      String route,
      Collection<SubjectRef> refs,
      Map<SubjectRef, Subject> result) {
    List<String> ids =
        refs.stream().filter(r -> r.type().equals(type)).map(SubjectRef::id).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    List<Object[]> rows =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select e.id, e.name from " + entity + " e where e.id in :ids",
                        Object[].class)
                    .setParameter("ids", ids)
                    .getResultList());
    for (Object[] row : rows) {
      SubjectRef ref = new SubjectRef(type, (String) row[0]);
      String name = (String) row[1];
      result.put(
          ref, new Subject(ref, Subject.State.FOUND, new Localized(name, name), route + ref.id()));
    }
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    if (ReportingInvestors.TYPE.equals(ref.type())) {
      return false;
    }
    String entity =
        CLUSTER.equals(ref.type())
            ? "ClusterEntity"
            : IMPORT.equals(ref.type()) ? "ImportEntity" : "PlanEntryEntity";
    List<String> provinces =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select e.province from " + entity + " e where e.id = :id", String.class)
                    .setParameter("id", ref.id())
                    .getResultList());
    return provinces.stream()
        .anyMatch(
            p -> access.allowed(caller, ClusterPermissions.EDIT, Target.of(UnitRef.parse(p))));
  }
}
