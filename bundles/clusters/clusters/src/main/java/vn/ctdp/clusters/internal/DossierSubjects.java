package vn.ctdp.clusters.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** Titles and links of dossiers and of their documents, on which files hang. */
@Component(service = SubjectResolver.class)
public final class DossierSubjects implements SubjectResolver {

  static final String DOSSIER = "cluster-dossier";
  static final String DOCUMENT = "cluster-dossier-document";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public DossierSubjects(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
  }

  @Override
  public Set<String> types() {
    return Set.of(DOSSIER, DOCUMENT);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> result = new HashMap<>();
    if (!access.allowedAnywhere(caller, ClusterPermissions.DOSSIER_VIEW)) {
      Localized text = new Localized("Không có quyền xem", "No access");
      refs.forEach(r -> result.put(r, new Subject(r, Subject.State.NO_ACCESS, text, "")));
      return result;
    }
    found(
        DOSSIER,
        "select d.id, d.code, d.name, d.id from DossierEntity d where d.id in :ids",
        refs,
        result);
    found(
        DOCUMENT,
        "select x.id, x.number, d.name, d.id from DossierDocumentEntity x, DossierEntity d where"
            + " d.id = x.dossier and x.id in :ids",
        refs,
        result);
    Localized gone = new Localized("Bản ghi không còn", "No such record");
    for (SubjectRef ref : refs) {
      result.computeIfAbsent(ref, r -> new Subject(r, Subject.State.NOT_FOUND, gone, ""));
    }
    return result;
  }

  private void found(
      String type, String query, Collection<SubjectRef> refs, Map<SubjectRef, Subject> result) {
    List<String> ids =
        refs.stream().filter(r -> r.type().equals(type)).map(SubjectRef::id).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    List<Object[]> rows =
        jpa.txExpr(
            TransactionType.Supports,
            em -> em.createQuery(query, Object[].class).setParameter("ids", ids).getResultList());
    for (Object[] row : rows) {
      SubjectRef ref = new SubjectRef(type, (String) row[0]);
      String title = row[1] + " – " + row[2];
      result.put(
          ref,
          new Subject(
              ref,
              Subject.State.FOUND,
              new Localized(title, title),
              "clusters/dossiers/" + row[3]));
    }
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    if (instance.province().isEmpty()) {
      return false;
    }
    String query =
        DOSSIER.equals(ref.type())
            ? "select d.province from DossierEntity d where d.id = :id"
            : "select d.province from DossierDocumentEntity x, DossierEntity d where d.id ="
                + " x.dossier and x.id = :id";
    List<String> provinces =
        jpa.txExpr(
            TransactionType.Supports,
            em -> em.createQuery(query, String.class).setParameter("id", ref.id()).getResultList());
    return provinces.stream()
        .anyMatch(
            p ->
                access.allowed(
                    caller, ClusterPermissions.DOSSIER_PROCESS, Target.of(UnitRef.parse(p))));
  }
}
