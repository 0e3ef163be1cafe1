package vn.ctdp.core.subject;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** Resolves references through whichever modules are enabled. Thread-safe. */
@ProviderType
public interface Subjects {

  /** Every reference gets an answer; kinds of a module that is off say so. */
  Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs);

  /** Whether the caller may change the record; false while its module is off. */
  boolean editable(Caller caller, SubjectRef ref);
}
