package vn.ctdp.core.audit;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.SubjectRef;

/**
 * The append-only log. Lines are chained by hash, so a changed or removed one is found.
 * Thread-safe.
 */
@ProviderType
public interface AuditLog {

  /**
   * Appends a line within the current transaction, or in one of its own when there is none: if the
   * act is rolled back, so is its line.
   *
   * @param subject may be null
   * @param details values worth keeping, at most 8,000 characters together; never secrets
   */
  void append(Caller caller, String action, SubjectRef subject, Map<String, String> details);

  /**
   * Newest first. Filters: {@code actor}, {@code action} (prefix), {@code subjectType}, {@code
   * subjectId}, {@code from}, {@code to} (ISO days). Needs {@code core.audit.view}.
   */
  Page<AuditRecord> page(Caller caller, PageRequest request);

  /** The history of one record, newest first; whoever may see the record may see it. */
  List<AuditRecord> history(Caller caller, SubjectRef subject, int limit);

  /** Recomputes the whole chain. Needs {@code core.audit.view}. */
  Verification verify(Caller caller);

  /**
   * Outcome of verifying.
   *
   * @param intact whether every line is there and unchanged
   * @param lines lines checked
   * @param brokenAt sequence of the first line that does not fit; 0 when intact
   * @param headHash hash of the last line: note it elsewhere to prove that nothing was cut off
   */
  record Verification(boolean intact, long lines, long brokenAt, String headHash) {}
}
