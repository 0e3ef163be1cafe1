package vn.ctdp.exchange.deadline;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** Deadlines at the centre. Thread-safe. */
@ProviderType
public interface DeadlineService {

  /** Days before the last day on which a report begins to be due. */
  int AHEAD = 10;

  /**
   * The matrix of a year's reports. Needs {@code exchange.national.view}.
   *
   * @param year year reported on
   * @param formId one form; empty for all that go to the centre
   */
  Matrix matrix(Caller caller, int year, String formId);

  /**
   * Moves a last day and tells the provinces. Needs {@code exchange.deadline.extend}.
   *
   * @throws vn.ctdp.core.error.CtdpException with the fields that are wrong
   */
  Extension extend(Caller caller, NewExtension extension);

  /** Decisions, newest first. Needs {@code exchange.national.view}. */
  List<Extension> extensions(Caller caller);

  /**
   * Reminds those who have not sent, as every morning: ten and three days before, on the last day,
   * and when late, then with the leaders. Each reminder goes out once. Needs {@code
   * exchange.stream.publish}.
   *
   * @return numbers of the items published
   */
  List<Long> remind(Caller caller);
}
