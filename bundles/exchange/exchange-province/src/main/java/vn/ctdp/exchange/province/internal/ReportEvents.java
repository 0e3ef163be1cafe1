package vn.ctdp.exchange.province.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.ComponentServiceObjects;
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
  private final List<ComponentServiceObjects<ReportListener>> offered =
      new CopyOnWriteArrayList<>();

  /** What was asked for once; the component runtime gives it back when the listener goes. */
  private final Map<ComponentServiceObjects<ReportListener>, ReportListener> held =
      new ConcurrentHashMap<>();

  /** Asked for only when there is news: a page that listens may itself need the reports. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ComponentServiceObjects<ReportListener> listener) {
    offered.add(listener);
  }

  void unbindListener(ComponentServiceObjects<ReportListener> listener) {
    offered.removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
    held.keySet().removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
  }

  void addListener(ReportListener listener) {
    listeners.add(listener);
  }

  void changed(ReportSummary report) {
    listeners.forEach(listener -> tell(listener, report));
    for (ComponentServiceObjects<ReportListener> o : offered) {
      try {
        ReportListener listener = held.computeIfAbsent(o, ComponentServiceObjects::getService);
        if (listener != null) {
          tell(listener, report);
        }
      } catch (RuntimeException e) {
        // What is stored stays stored: a page that cannot be reached must not turn it into an
        // error.
        LOG.warn("A listener could not be asked for at report {}", report.id(), e);
      }
    }
  }

  private static void tell(ReportListener listener, ReportSummary report) {
    try {
      listener.changed(report);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed at report {}", report.id(), e);
    }
  }
}
