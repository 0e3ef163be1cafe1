package vn.ctdp.core.subject;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;

/** Offered by the module that owns kinds of records. Implementations are thread-safe. */
@ConsumerType
public interface SubjectResolver {

  /** The kinds it knows. */
  Set<String> types();

  /** Titles and links of many records in a bounded number of statements. */
  Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs);

  /** Whether the caller may change the record (and so add files to it). */
  boolean editable(Caller caller, SubjectRef ref);
}
