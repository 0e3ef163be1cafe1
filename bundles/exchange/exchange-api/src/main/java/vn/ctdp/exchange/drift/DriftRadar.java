package vn.ctdp.exchange.drift;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** The province's side of the radar. Thread-safe. */
@ProviderType
public interface DriftRadar {

  /** Last verdicts, those that differ first. Needs {@code exchange.inbox.view}. */
  List<DriftLine> lines(Caller caller);

  /**
   * Compares now, as every night. Needs {@code exchange.inbox.view}.
   *
   * @throws vn.ctdp.core.error.CtdpException when the centre does not answer
   */
  List<DriftLine> check(Caller caller);
}
