package vn.ctdp.exchange.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;

/**
 * Decisions about received reports. Reading needs {@code exchange.national.view}. Each decision is
 * published to its province in the same transaction. Thread-safe.
 */
@ProviderType
public interface DecisionService {

  /**
   * The latest revision of each report. Filters: {@code form}, {@code period}, {@code province},
   * {@code state} (RECEIVED, ACCEPTED, RETURNED, LOCKED). Sorts: {@code receivedAt}, {@code
   * province}, {@code form}, {@code period}.
   */
  Page<ReceivedSummary> page(Caller caller, PageRequest request);

  /** One received revision with everything that came. */
  Optional<ReceivedReport> find(Caller caller, String submissionId);

  /**
   * The lines of a list section of a received revision. The search looks into every text of a line,
   * as people read it, without diacritics; sorts: {@code number} and the keys of the list's
   * columns; no filters.
   *
   * @param locale the language in which the values of choices are searched and sorted
   * @return empty when there is no such revision, or its form has no such list
   */
  Optional<Page<ReceivedLine>> lines(
      Caller caller, String submissionId, String list, Locale locale, PageRequest request);

  /**
   * Accepts the latest revision of a report. Needs {@code exchange.report.decide}.
   *
   * @param remark may be empty
   */
  Decision accept(Caller caller, String submissionId, String remark);

  /**
   * Returns the latest revision of a report. Needs {@code exchange.report.decide}.
   *
   * @param reason required
   * @param cells what is wrong where; may be empty
   */
  Decision giveBack(
      Caller caller, String submissionId, String reason, List<Decision.CellReason> cells);

  /**
   * Closes a period for reports that were accepted: no further revision of them is taken. Needs
   * {@code exchange.period.lock}.
   *
   * @param provinces whose; empty for all
   * @param reason required
   * @return how many reports were locked
   */
  int lock(Caller caller, String formId, Period period, Set<UnitRef> provinces, String reason);

  /** Opens locked reports again. Needs {@code exchange.period.lock}. */
  int reopen(Caller caller, String formId, Period period, Set<UnitRef> provinces, String reason);
}
