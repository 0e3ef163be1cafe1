package vn.ctdp.gateway.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * A service that is registered as the object itself.
 *
 * <p>The web server gets and gives back a servlet whenever it stops and starts its context, which
 * happens several times while an instance starts, and requests ask for it at the same time.
 * Declarative Services makes and disposes of a component in step with that; a request that came in
 * between was given no servlet, and the server then took it for unavailable for good. An object is
 * there as long as it is registered.
 *
 * <p>Thread-safe; registered and taken back by the component that owns it.
 */
final class Registered<S> {

  private final AtomicReference<ServiceRegistration<S>> registration = new AtomicReference<>();

  /** Offers the service with these properties. */
  void offer(BundleContext context, Class<S> type, S service, Map<String, ?> properties) {
    Dictionary<String, Object> told = new Hashtable<>(properties);
    registration.set(context.registerService(type, service, told));
  }

  /** Takes it back; nothing happens when it was never offered. */
  void withdraw() {
    ServiceRegistration<S> offered = registration.getAndSet(null);
    if (offered != null) {
      offered.unregister();
    }
  }
}
