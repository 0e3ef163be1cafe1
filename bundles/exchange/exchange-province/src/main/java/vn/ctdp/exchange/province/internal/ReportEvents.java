package vn.ctdp.exchange.province.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.exchange.report.ReportListener;
import vn.ctdp.exchange.report.ReportSummary;

/** Tells listeners what has changed. Thread-safe. */
@Component(service = ReportEvents.class)
public final class ReportEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ReportEvents.class);

  private final List<ReportListener> listeners = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(ReportListener listener) {
    listeners.add(listener);
  }

  void removeListener(ReportListener listener) {
    listeners.remove(listener);
  }

  void changed(ReportSummary report) {
    for (ReportListener listener : listeners) {
      try {
        listener.changed(report);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed at report {}", report.id(), e);
      }
    }
  }
}
