package vn.ctdp.core.papers.internal;

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
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.text.Localized;

/**
 * Titles and links of papers, templates and the register of numbers. A paper is seen by who sees
 * its record. Nobody edits their files directly: only {@link PaperService} adds and removes them.
 */
@Component
public class PaperSubjects implements SubjectResolver {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Subjects subjects;
  private final Sources sources;

  /** Made by the component runtime. */
  @Activate
  public PaperSubjects(
      @Reference(target = "(osgi.unit.name=papers)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Subjects subjects,
      @Reference Sources sources) {
    this.jpa = jpa;
    this.access = access;
    this.subjects = subjects;
    this.sources = sources;
  }

  @Override
  public Set<String> types() {
    return Set.of(PaperService.SUBJECT, TemplateService.SUBJECT, NumberService.REGISTER.type());
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> result = new HashMap<>();
    boolean may = access.allowedAnywhere(caller, PaperPermissions.VIEW);
    for (SubjectRef ref : refs) {
      if (ref.type().equals(NumberService.REGISTER.type())) {
        Localized title = new Localized("Số văn bản", "Numbers of papers");
        result.put(ref, of(ref, may, title, "paper-numbers"));
      } else if (ref.type().equals(TemplateService.SUBJECT)) {
        Localized title =
            sources
                .find(ref.id())
                .map(
                    o ->
                        new Localized(
                            "Mẫu: " + o.kind().name().vi(), "Template: " + o.kind().name().en()))
                .orElse(new Localized("Mẫu " + ref.id(), "Template " + ref.id()));
        result.put(ref, of(ref, may, title, "paper-templates/" + ref.id()));
      }
    }
    papers(caller, refs, result);
    Localized gone = new Localized("Bản ghi không còn", "No such record");
    refs.forEach(r -> result.putIfAbsent(r, new Subject(r, Subject.State.NOT_FOUND, gone, "")));
    return result;
  }

  private static Subject of(SubjectRef ref, boolean may, Localized title, String link) {
    return may
        ? new Subject(ref, Subject.State.FOUND, title, link)
        : new Subject(
            ref, Subject.State.NO_ACCESS, new Localized("Không có quyền xem", "No access"), "");
  }

  private void papers(Caller caller, Collection<SubjectRef> refs, Map<SubjectRef, Subject> result) {
    List<String> ids =
        refs.stream()
            .filter(r -> r.type().equals(PaperService.SUBJECT))
            .map(SubjectRef::id)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    List<PaperEntity> rows =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery("select p from PaperRecord p where p.id in :ids", PaperEntity.class)
                    .setParameter("ids", ids)
                    .getResultList());
    Map<SubjectRef, Subject> owners =
        subjects.resolve(caller, rows.stream().map(PaperService::subject).distinct().toList());
    for (PaperEntity p : rows) {
      SubjectRef ref = new SubjectRef(PaperService.SUBJECT, p.id);
      Subject owner = owners.get(PaperService.subject(p));
      String number = p.numberText == null ? "" : " " + p.numberText;
      result.put(
          ref,
          new Subject(
              ref,
              owner.state(),
              owner.state() == Subject.State.FOUND
                  ? new Localized(p.nameVi + number, p.nameEn + number)
                  : owner.title(),
              owner.link()));
    }
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    return false;
  }
}
