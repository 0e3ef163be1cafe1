package vn.ctdp.exchange.soap.internal;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.exchange.intake.IntakeService;

/** Publishes the intake at {@code /soap/intake}, where the instance has one. */
@Component(
    service = {},
    immediate = true)
public final class IntakeSoap {

  /** Where it answers, and with {@code ?wsdl} describes itself. */
  static final String ADDRESS = "/soap/intake";

  private final EndpointImpl endpoint;

  @Activate
  public IntakeSoap(@Reference Bus bus, @Reference IntakeService intake) {
    // The library finds its parts through the thread's class loader.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      endpoint = new EndpointImpl(bus, new IntakeProvider(intake, new Contract()));
      endpoint.setWsdlLocation(Contract.WSDL.toString());
      endpoint.setServiceName(new QName(Shapes.NAMESPACE, "ExchangeService"));
      // Found through the class loader, the library would write with the platform's slow one.
      endpoint.setProperties(Map.of(XMLOutputFactory.class.getName(), new WstxOutputFactory()));
      endpoint.setDataBinding(new Written.Binding());
      endpoint.setEndpointName(new QName(Shapes.NAMESPACE, "ExchangePort"));
      endpoint.getInInterceptors().add(new Utf8());
      endpoint.getOutFaultInterceptors().add(new FaultDetail());
      endpoint.publish(ADDRESS);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Deactivate
  void stop() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      endpoint.stop();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
