package vn.ctdp.exchange.province.internal;

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
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;

/** Titles and links of reports. */
@Component(service = SubjectResolver.class)
public final class ReportSubjects implements SubjectResolver {

  static final String TYPE = "report";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final Summaries summaries;

  @Activate
  public ReportSubjects(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference Forms forms,
      @Reference CalendarService calendar) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.summaries = new Summaries(forms, calendar);
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> result = new HashMap<>();
    boolean may = may(caller, ProvincePermissions.VIEW);
    List<String> ids = refs.stream().map(SubjectRef::id).distinct().toList();
    if (may && !ids.isEmpty()) {
      jpa.tx(
          TransactionType.Required,
          em -> {
            for (int from = 0; from < ids.size(); from += 500) {
              em.createQuery(
                      "select r from ReportEntity r where r.id in (:ids)", ReportEntity.class)
                  .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + 500)))
                  .getResultList()
                  .forEach(r -> result.put(new SubjectRef(TYPE, r.id), subject(r)));
            }
          });
    }
    for (SubjectRef ref : refs) {
      result.computeIfAbsent(
          ref,
          r ->
              new Subject(
                  r,
                  may ? Subject.State.NOT_FOUND : Subject.State.NO_ACCESS,
                  may
                      ? new Localized("Báo cáo không còn", "The report is not there")
                      : new Localized("Báo cáo (không có quyền xem)", "Report (no access)"),
                  ""));
    }
    return result;
  }

  private Subject subject(ReportEntity r) {
    return new Subject(
        new SubjectRef(TYPE, r.id), Subject.State.FOUND, title(summaries.of(r)), link(r.id));
  }

  static Localized title(ReportSummary s) {
    Localized period = PeriodWording.of(s.period());
    return new Localized(
        s.formNumber() + ", " + period.vi() + ", lần " + s.revision(),
        s.formNumber() + ", " + period.en() + ", revision " + s.revision());
  }

  static String link(String id) {
    return "reports/" + id;
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    return may(caller, ProvincePermissions.EDIT)
        && jpa.txExpr(
            TransactionType.Required,
            em -> {
              ReportEntity r = em.find(ReportEntity.class, ref.id());
              return r != null && r.state == ReportState.DRAFT;
            });
  }

  private boolean may(Caller caller, String permission) {
    return instance
        .province()
        .map(p -> access.allowed(caller, permission, Target.of(p)))
        .orElse(false);
  }
}
