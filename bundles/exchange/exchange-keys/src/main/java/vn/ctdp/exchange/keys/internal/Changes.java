package vn.ctdp.exchange.keys.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  @Activate
  public Changes() {}

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(EnrolmentListener listener) {
    listeners.add(listener);
  }

  void removeListener(EnrolmentListener listener) {
    listeners.remove(listener);
  }

  /** To be called after the commit. */
  void fire() {
    for (EnrolmentListener listener : listeners) {
      try {
        listener.changed();
      } catch (RuntimeException e) {
        LOG.warn("A page did not take the news of a change", e);
      }
    }
  }
}
