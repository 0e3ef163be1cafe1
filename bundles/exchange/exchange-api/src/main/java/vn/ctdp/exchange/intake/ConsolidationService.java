package vn.ctdp.exchange.intake;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;

/**
 * National tables, computed live from the ledger. Needs {@code exchange.national.view}.
 * Thread-safe.
 */
@ProviderType
public interface ConsolidationService {

  /** The table of a form and period, from the latest revision of each province. */
  ConsolidatedTable table(Caller caller, String formId, Period period);

  /** What stands behind one figure. */
  Optional<CellTrace> trace(
      Caller caller, String formId, Period period, UnitRef province, String row);

  /** Periods for which something was received, newest first. */
  List<Period> periods(Caller caller, String formId);

  /**
   * The ledger, newest first. Filters: {@code province}, {@code form}, {@code period}, {@code
   * accepted}.
   */
  Page<Submission> ledger(Caller caller, PageRequest request);

  /** The exact bytes of an accepted submission; empty when there is none with this id. */
  Optional<byte[]> envelope(Caller caller, String submissionId);

  /**
   * The evidence file of an accepted submission: schema {@code ctdp-evidence-1}, with the signed
   * report, the signed receipt and the public keys; empty when there is none with this id, or when
   * one of the two was not signed.
   */
  Optional<byte[]> evidence(Caller caller, String submissionId);
}
