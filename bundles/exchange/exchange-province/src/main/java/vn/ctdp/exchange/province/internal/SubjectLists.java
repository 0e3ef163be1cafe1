package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.form.ReportSubjectSource;

/** Asks the modules about whom reports are to be drawn up. Thread-safe. */
@Component(service = SubjectLists.class)
public final class SubjectLists {

  private final List<ReportSubjectSource> sources = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(ReportSubjectSource source) {
    sources.add(source);
  }

  void removeSource(ReportSubjectSource source) {
    sources.remove(source);
  }

  /** Those expected to report; empty when no running module knows subjects of that kind. */
  Optional<List<ReportSubject>> expected(Caller caller, FormDefinition form, LocalDate cutoff) {
    return sources.stream()
        .filter(s -> s.type().equals(form.subject()))
        .findFirst()
        .map(s -> s.expected(caller, cutoff));
  }
}
