package vn.ctdp.gateway.internal;

import java.util.Map;
import javax.ws.rs.ext.RuntimeDelegate;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.apache.cxf.logging.FaultListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Creates the one CXF bus of the instance and offers it as a service. Whoever publishes a SOAP
 * binding takes the bus and an address below {@code /soap/}; REST endpoints need only be services.
 */
@Component(
    service = {},
    immediate = true)
public final class BusPublisher {

  private final Bus bus;
  private final ServiceRegistration<Bus> registration;

  @Activate
  public BusPublisher(BundleContext context) {
    bus = create();
    registration =
        context.registerService(
            Bus.class, bus, FrameworkUtil.asDictionary(Map.of("cxf.bus.id", bus.getId())));
  }

  /** A bus with this project's limits. */
  static Bus create() {
    return CxfLoader.call(
        () -> {
          // Modules build their answers through this delegate; left to itself JAX-RS would search
          // for one through the class loader of whichever thread asks first.
          RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
          Bus created = new CXFBusFactory().createBus();
          created.setId("ctdp");
          // Bodies are bounded at the door; these bound what may be folded into one.
          created.setProperty("org.apache.cxf.stax.maxChildElements", "10000");
          created.setProperty("org.apache.cxf.stax.maxElementDepth", "64");
          created.setProperty("org.apache.cxf.stax.maxAttributeCount", "200");
          created.setProperty("org.apache.cxf.stax.maxAttributeSize", "65536");
          created.setProperty("org.apache.cxf.stax.maxTextLength", "10485760");
          created.setProperty("org.apache.cxf.stax.maxElementCount", "2000000");
          created.setProperty("org.apache.cxf.stax.maxXMLCharacters", "104857600");
          created.setProperty("attachment-max-count", "20");
          created.setProperty("attachment-max-size", "26214400");
          created.setProperty("attachment-memory-threshold", "262144");
          created.setProperty(FaultListener.class.getName(), new LibraryFaults());
          created.setProperty("faultStackTraceEnabled", "false");
          created.setProperty("exceptionMessageCauseEnabled", "false");
          return created;
        });
  }

  @Deactivate
  void deactivate() {
    registration.unregister();
    CxfLoader.run(() -> bus.shutdown(true));
    BusFactory.clearDefaultBusForAnyThread(bus);
  }
}
