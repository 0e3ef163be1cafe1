package vn.ctdp.exchange.report;

import org.osgi.annotation.versioning.ConsumerType;

/** Told after a report's state has changed and is stored; return quickly. */
@ConsumerType
public interface ReportListener {

  /** The report's new state. */
  void changed(ReportSummary report);
}
