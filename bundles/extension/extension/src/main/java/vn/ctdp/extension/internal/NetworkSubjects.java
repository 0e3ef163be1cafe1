package vn.ctdp.extension.internal;

import java.time.LocalDate;
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
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** Titles and links of centres, collaborators and communes of the network. */
@Component
public class NetworkSubjects implements SubjectResolver {

  static final String CENTRE = ExtensionSubjects.PREFIX + "centre";
  static final String COLLABORATOR = ExtensionSubjects.PREFIX + "collaborator";
  static final String COMMUNE = ExtensionSubjects.PREFIX + "commune";
  static final String ALLOWANCE = ExtensionSubjects.PREFIX + "allowance";
  static final String NETWORK = ExtensionSubjects.PREFIX + "network";
  private static final Localized GONE = new Localized("Bản ghi không còn", "No such record");

  private final JpaTemplate jpa;
  private final Work work;
  private final NetworkRules rules;

  /** Made by the component runtime. */
  @Activate
  public NetworkSubjects(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference NetworkRules rules) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
  }

  @Override
  public Set<String> types() {
    return Set.of(CENTRE, COLLABORATOR, COMMUNE, ALLOWANCE, NETWORK);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> result = new HashMap<>();
    UnitRef province = work.province().orElse(null);
    if (!work.may(caller, ExtensionPermissions.NETWORK_VIEW, province)) {
      Localized none = new Localized("Không có quyền xem", "No access");
      refs.forEach(r -> result.put(r, new Subject(r, Subject.State.NO_ACCESS, none, "")));
      return result;
    }
    LocalDate today = work.today();
    rows(
            "select f.centre, f.name, c.province from CentreFactEntity f, CentreEntity c where c.id"
                + " = f.centre and c.id in :ids and f.fromDay <= :day order by f.fromDay",
            CENTRE,
            refs,
            today)
        .forEach(r -> put(result, CENTRE, r, "extension/network/centres/"));
    rows(
            "select c.id, c.fullName, c.province from CollaboratorEntity c where c.id in :ids",
            COLLABORATOR,
            refs,
            null)
        .forEach(r -> put(result, COLLABORATOR, r, "extension/network/collaborators/"));
    for (SubjectRef ref : refs) {
      Subject plain = plain(ref, today);
      if (plain != null) {
        result.put(ref, plain);
      }
      result.putIfAbsent(ref, new Subject(ref, Subject.State.NOT_FOUND, GONE, ""));
    }
    return result;
  }

  /** What needs no row of its own: communes, allowances, the network. */
  private Subject plain(SubjectRef ref, LocalDate today) {
    return switch (ref.type()) {
      case COMMUNE -> {
        String name = commune(ref.id(), today);
        yield name == null
            ? null
            : new Subject(
                ref,
                Subject.State.FOUND,
                new Localized(name, name),
                "extension/network/coverage?commune=" + ref.id());
      }
      case ALLOWANCE ->
          new Subject(
              ref,
              Subject.State.FOUND,
              new Localized("Phụ cấp cộng tác viên", "Allowance of collaborators"),
              "extension/network/collaborators");
      case NETWORK ->
          new Subject(
              ref,
              Subject.State.FOUND,
              new Localized("Mạng lưới khuyến công", "Extension network"),
              "extension/network/coverage");
      default -> null;
    };
  }

  private String commune(String id, LocalDate today) {
    try {
      UnitRef unit = UnitRef.parse(id);
      return rules.territory().find(unit, today).map(u -> u.fullNameVi()).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void put(Map<SubjectRef, Subject> result, String type, Object[] row, String route) {
    if (work.visible((String) row[2])) {
      SubjectRef ref = new SubjectRef(type, (String) row[0]);
      String title = (String) row[1];
      result.put(
          ref, new Subject(ref, Subject.State.FOUND, new Localized(title, title), route + row[0]));
    }
  }

  private List<Object[]> rows(
      String text, String type, Collection<SubjectRef> refs, LocalDate day) {
    List<String> ids =
        refs.stream().filter(r -> r.type().equals(type)).map(SubjectRef::id).distinct().toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          var query = em.createQuery(text, Object[].class).setParameter("ids", ids);
          if (day != null) {
            query.setParameter("day", day);
          }
          return query.getResultList();
        });
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    UnitRef province = work.province().orElse(null);
    return province != null
        && Set.of(CENTRE, COLLABORATOR).contains(ref.type())
        && work.may(caller, ExtensionPermissions.NETWORK_EDIT, province)
        && resolve(caller, List.of(ref)).get(ref).state() == Subject.State.FOUND;
  }
}
