package vn.ctdp.extension.internal;

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
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.FundSource;

/** Titles and links of projects, plans and programmes for other modules. */
@Component
public class ExtensionSubjects implements SubjectResolver {

  static final String PREFIX = "extension-";
  static final String PROJECT = PREFIX + "project";
  static final String PLAN = PREFIX + "plan";
  static final String PROGRAMME = PREFIX + "programme";
  static final String PROCESS = PREFIX + "process";
  static final String BUDGET = PREFIX + "budget";
  static final String IMPORT = PREFIX + "import";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public ExtensionSubjects(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Work work) {
    this.jpa = jpa;
    this.access = access;
    this.work = work;
  }

  @Override
  public Set<String> types() {
    return Set.of(PROJECT, PLAN, PROGRAMME, PROCESS, BUDGET, IMPORT);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> result = new HashMap<>();
    if (!access.allowedAnywhere(caller, ExtensionPermissions.VIEW)) {
      Localized none = new Localized("Không có quyền xem", "No access");
      refs.forEach(r -> result.put(r, new Subject(r, Subject.State.NO_ACCESS, none, "")));
      return result;
    }
    for (Object[] row : rows(PROJECT, "e.name, e.code, e.province", refs)) {
      String title = row[2] + " · " + row[1];
      put(result, PROJECT, (String) row[0], new Localized(title, title), "extension/", row[3]);
    }
    for (Object[] row : rows(PLAN, "e.year, e.batch, e.province", refs)) {
      String batch = ((Integer) row[2]) == 1 ? "" : " (" + row[2] + ")";
      put(
          result,
          PLAN,
          (String) row[0],
          new Localized("Kế hoạch khuyến công " + row[1] + batch, "Plan of " + row[1] + batch),
          "extension/plans/",
          row[3]);
    }
    for (Object[] row : rows(PROGRAMME, "e.name, e.level, e.province", refs)) {
      String title = (String) row[1];
      put(
          result,
          PROGRAMME,
          (String) row[0],
          new Localized(title, title),
          "extension/programmes/",
          row[3]);
    }
    for (Object[] row : rows(IMPORT, "e.fileName, e.state, e.province", refs)) {
      put(
          result,
          IMPORT,
          (String) row[0],
          new Localized("Lần nhập “" + row[1] + "”", "Import of “" + row[1] + "”"),
          "extension/imports/",
          row[3]);
    }
    if (access.allowedAnywhere(caller, ExtensionPermissions.MONEY_VIEW)) {
      for (Object[] row : rows(BUDGET, "e.year, e.source, e.province", refs)) {
        Localized source = FundSource.valueOf((String) row[2]).label();
        put(
            result,
            BUDGET,
            (String) row[0],
            new Localized(
                "Dự toán " + row[1] + " · " + source.vi(),
                "Budget " + row[1] + " · " + source.en()),
            "extension/money/",
            row[3]);
      }
    }
    Localized process =
        new Localized("Quy trình khuyến công địa phương", "Process of local projects");
    refs.stream()
        .filter(r -> r.type().equals(PROCESS) && work.visible(r.id()))
        .forEach(
            r -> result.put(r, new Subject(r, Subject.State.FOUND, process, "extension/process")));
    Localized gone = new Localized("Bản ghi không còn", "No such record");
    refs.forEach(r -> result.putIfAbsent(r, new Subject(r, Subject.State.NOT_FOUND, gone, "")));
    return result;
  }

  private void put(
      Map<SubjectRef, Subject> result,
      String type,
      String id,
      Localized title,
      String route,
      Object province) {
    if (work.visible((String) province)) {
      SubjectRef ref = new SubjectRef(type, id);
      result.put(ref, new Subject(ref, Subject.State.FOUND, title, route + id));
    }
  }

  private List<Object[]> rows(String type, String columns, Collection<SubjectRef> refs) {
    List<String> ids =
        refs.stream().filter(r -> r.type().equals(type)).map(SubjectRef::id).distinct().toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em.createQuery(
                    "select e.id, " + columns + " from " + entity(type) + " e where e.id in :ids",
                    Object[].class)
                .setParameter("ids", ids)
                .getResultList());
  }

  private static String entity(String type) {
    return switch (type) {
      case PROJECT -> "ProjectEntity";
      case PLAN -> "PlanEntity";
      case BUDGET -> "BudgetEntity";
      case IMPORT -> "ImportEntity";
      default -> "ProgrammeEntity";
    };
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    if (PROCESS.equals(ref.type())) {
      return false;
    }
    String right =
        switch (ref.type()) {
          case PROJECT, IMPORT -> ExtensionPermissions.EDIT;
          case BUDGET -> ExtensionPermissions.MONEY_ALLOCATE;
          default -> ExtensionPermissions.PLAN;
        };
    List<String> provinces =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select e.province from " + entity(ref.type()) + " e where e.id = :id",
                        String.class)
                    .setParameter("id", ref.id())
                    .getResultList());
    return provinces.stream()
        .anyMatch(
            p ->
                access.allowed(
                    caller, right, p.isEmpty() ? Target.INSTANCE : Target.of(Work.province(p))));
  }
}
