package vn.ctdp.exchange.drift;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** The centre's side of the radar. Thread-safe. */
@ProviderType
public interface DriftDesk {

  /**
   * Compares what a province holds with what the centre holds, and keeps the verdicts. Needs {@code
   * exchange.stream.read} for the province.
   *
   * @param snapshot document {@code ctdp-drift-1}
   * @return the verdicts, document {@code ctdp-drift-verdict-1}
   */
  byte[] compare(Caller caller, byte[] snapshot);

  /**
   * Last verdicts of all provinces, those that differ first. Needs {@code exchange.stream.view}.
   */
  List<DriftLine> lines(Caller caller);
}
