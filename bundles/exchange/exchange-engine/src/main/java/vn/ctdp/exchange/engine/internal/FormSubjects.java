package vn.ctdp.exchange.engine.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;

/** Official numbers of forms, by {@code id@version} as the audit log has them. */
@Component(service = SubjectResolver.class)
public final class FormSubjects implements SubjectResolver {

  private static final String TYPE = "form";

  private final Forms forms;

  /** Made by the component runtime. */
  @Activate
  public FormSubjects(@Reference Forms forms) {
    this.forms = forms;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    List<FormDefinition> all = forms.all();
    return refs.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), ref -> subject(all, ref)));
  }

  private Subject subject(List<FormDefinition> all, SubjectRef ref) {
    return all.stream()
        .filter(f -> ref.id().equals(f.key().id()) || ref.id().equals(f.key().toString()))
        .findFirst()
        .or(() -> version(ref.id()))
        .map(f -> new Subject(ref, Subject.State.FOUND, new Localized(f.number(), f.number()), ""))
        .orElseGet(
            () -> new Subject(ref, Subject.State.NOT_FOUND, new Localized(ref.id(), ref.id()), ""));
  }

  private Optional<FormDefinition> version(String id) {
    int at = id.lastIndexOf('@');
    return at > 0 && id.substring(at + 1).matches("\\d{1,6}")
        ? forms.find(new FormKey(id.substring(0, at), Integer.parseInt(id.substring(at + 1))))
        : Optional.empty();
  }

  /** Forms are no records of this page: nothing is attached to them. */
  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    return false;
  }
}
