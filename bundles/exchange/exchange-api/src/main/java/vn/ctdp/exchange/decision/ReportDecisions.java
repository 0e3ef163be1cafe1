package vn.ctdp.exchange.decision;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** At a province: what the centre decided about its reports. Thread-safe. */
@ProviderType
public interface ReportDecisions {

  /**
   * Decisions about a report and, when it follows a returned one, about the revision before; newest
   * first. Needs {@code exchange.report.view}.
   */
  List<Decision> of(Caller caller, UUID reportId);
}
