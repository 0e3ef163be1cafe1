package vn.ctdp.exchange.keys.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.exchange.enrolment.EnrolmentListener;

/** Tells open pages that something has changed. Thread-safe. */
@Component(service = Changes.class)
public final class Changes {

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final List<EnrolmentListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ComponentServiceObjects<EnrolmentListener>> offered =
      new CopyOnWriteArrayList<>();

  /** What was asked for once; the component runtime gives it back when the listener goes. */
  private final Map<ComponentServiceObjects<EnrolmentListener>, EnrolmentListener> held =
      new ConcurrentHashMap<>();

  @Activate
  public Changes() {}

  /** Asked for only when there is news: a page that listens may itself need enrolment. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ComponentServiceObjects<EnrolmentListener> listener) {
    offered.add(listener);
  }

  void unbindListener(ComponentServiceObjects<EnrolmentListener> listener) {
    offered.removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
    held.keySet().removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
  }

  void addListener(EnrolmentListener listener) {
    listeners.add(listener);
  }

  /** To be called after the commit. */
  void fire() {
    listeners.forEach(listener -> tell(listener));
    for (ComponentServiceObjects<EnrolmentListener> o : offered) {
      try {
        EnrolmentListener listener = held.computeIfAbsent(o, ComponentServiceObjects::getService);
        if (listener != null) {
          tell(listener);
        }
      } catch (RuntimeException e) {
        // The change is committed: a page that cannot be reached must not turn it into an error.
        LOG.warn("A listener could not be asked for at a change of keys", e);
      }
    }
  }

  private static void tell(EnrolmentListener listener) {
    try {
      listener.changed();
    } catch (RuntimeException e) {
      LOG.warn("A page did not take the news of a change", e);
    }
  }
}
