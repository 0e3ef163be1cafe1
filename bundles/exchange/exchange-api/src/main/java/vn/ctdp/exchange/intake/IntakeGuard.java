package vn.ctdp.exchange.intake;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;

/** Asked before a new report is stored; may refuse it for what the centre has decided. */
@ConsumerType
public interface IntakeGuard {

  /**
   * Looks at a report that has not been stored before.
   *
   * @param drawnUpAt when the province read its records
   * @throws vn.ctdp.core.error.CtdpException when it is not to be taken
   */
  void check(UnitRef province, FormKey form, Period period, int revision, Instant drawnUpAt);
}
