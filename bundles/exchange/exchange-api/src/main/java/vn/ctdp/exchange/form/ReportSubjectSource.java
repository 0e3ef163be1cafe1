package vn.ctdp.exchange.form;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;

/**
 * Offered by a module: the subjects of forms that are not about the whole province, for instance
 * its clusters. Thread-safe.
 */
@ConsumerType
public interface ReportSubjectSource {

  /** Kind of subject, as in {@link FormDefinition#subject()}. */
  String type();

  /**
   * Those from whom a report is expected, in Vietnamese order of their names.
   *
   * @param cutoff the day at which the list is read
   * @throws vn.ctdp.core.error.CtdpException without the module's right to read them
   */
  List<ReportSubject> expected(Caller caller, LocalDate cutoff);
}
