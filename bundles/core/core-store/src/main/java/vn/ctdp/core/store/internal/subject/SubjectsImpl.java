package vn.ctdp.core.store.internal.subject;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.text.Localized;

/**
 * {@link Subjects} on whichever resolvers are there. Resolvers are fetched at use, never at start:
 * they stand on services that may stand on this one.
 */
@Component(service = Subjects.class, immediate = true)
public final class SubjectsImpl implements Subjects {

  private static final Logger LOG = LoggerFactory.getLogger(SubjectsImpl.class);

  private final List<ComponentServiceObjects<SubjectResolver>> resolvers =
      new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void bindResolver(ComponentServiceObjects<SubjectResolver> resolver) {
    resolvers.add(resolver);
  }

  public void unbindResolver(ComponentServiceObjects<SubjectResolver> resolver) {
    resolvers.remove(resolver);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> answers = new LinkedHashMap<>();
    Set<SubjectRef> open = new LinkedHashSet<>(refs);
    for (ComponentServiceObjects<SubjectResolver> objects : resolvers) {
      if (open.isEmpty()) {
        break;
      }
      SubjectResolver resolver = objects.getService();
      if (resolver == null) {
        continue;
      }
      try {
        Set<String> types = resolver.types();
        List<SubjectRef> mine = open.stream().filter(r -> types.contains(r.type())).toList();
        if (!mine.isEmpty()) {
          Map<SubjectRef, Subject> found = resolver.resolve(caller, mine);
          for (SubjectRef ref : mine) {
            Subject subject = found.get(ref);
            answers.put(ref, subject == null ? missing(ref) : subject);
          }
          mine.forEach(open::remove);
        }
      } catch (RuntimeException e) {
        // A module that is going away must not take the whole list with it.
        LOG.warn("A module could not tell about its records", e);
      } finally {
        objects.ungetService(resolver);
      }
    }
    open.forEach(ref -> answers.put(ref, off(ref)));
    return answers;
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    for (ComponentServiceObjects<SubjectResolver> objects : resolvers) {
      SubjectResolver resolver = objects.getService();
      if (resolver == null) {
        continue;
      }
      try {
        if (resolver.types().contains(ref.type())) {
          return resolver.editable(caller, ref);
        }
      } finally {
        objects.ungetService(resolver);
      }
    }
    return false;
  }

  private static Subject missing(SubjectRef ref) {
    return new Subject(
        ref, Subject.State.NOT_FOUND, new Localized("Bản ghi không còn", "The record is gone"), "");
  }

  private static Subject off(SubjectRef ref) {
    return new Subject(
        ref,
        Subject.State.MODULE_NOT_ENABLED,
        new Localized(
            "Phân hệ quản lý bản ghi này chưa được bật",
            "The module that keeps this record is not enabled"),
        "");
  }
}
