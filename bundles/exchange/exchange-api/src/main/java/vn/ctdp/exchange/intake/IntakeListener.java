package vn.ctdp.exchange.intake;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told after a report was stored for the first time; return quickly. Open tables use it to stay
 * live.
 */
@ConsumerType
public interface IntakeListener {

  /** The receipt that was given. */
  void received(Receipt receipt);
}
