package vn.ctdp.core.paper;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;

/**
 * Papers of records. Whoever may see the record may see its papers; who may make them the module
 * says ({@link PaperSource#requireMake}). Files are kept by the attachment store on the paper.
 * Thread-safe.
 */
@ProviderType
public interface Papers {

  /** Kinds that the caller may make from this record now; empty while its module is off. */
  List<PaperKind> kinds(Caller caller, SubjectRef subject);

  /**
   * Identities of the kinds whose papers of this record the caller may issue, cancel and add scans
   * to, also when no new one can be made; empty while its module is off.
   */
  Set<String> changeable(Caller caller, SubjectRef subject);

  /** Papers of a record, newest first. A bounded number of statements but for their scans. */
  List<Paper> papers(Caller caller, SubjectRef subject);

  /** One paper. */
  Paper paper(Caller caller, UUID id);

  /**
   * Makes a draft from the record as it is and the template in force.
   *
   * @param office symbol of the office; null for the instance's first
   */
  Paper make(Caller caller, String kind, SubjectRef subject, String office);

  /**
   * Gives a draft the next number of its sequence and its day. Its content is that of the draft;
   * the number is used in the same transaction.
   *
   * @param on day of issue, not in the future
   * @param version row version of the paper
   */
  Paper issue(Caller caller, UUID paper, LocalDate on, long version);

  /**
   * Takes a paper back. A draft vanishes; an issued one stays with its number and the reason.
   *
   * @param reason required for an issued paper
   */
  void cancel(Caller caller, UUID paper, String reason, long version);

  /** The paper as a file. */
  PaperFile file(Caller caller, UUID paper, PaperFormat format);

  /**
   * Adds a signed scan (PDF, PNG or JPEG) to an issued paper.
   *
   * @param content read to its end, not closed
   */
  Paper addScan(Caller caller, UUID paper, String fileName, InputStream content);
}
