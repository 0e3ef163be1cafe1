package vn.ctdp.gateway.internal;

import javax.servlet.ServletConfig;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** CXF's servlet on the instance's bus; only {@link ApiServlet} calls it. */
final class CxfServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;

  CxfServlet(Bus bus) {
    setBus(bus);
  }

  @Override
  protected void loadBus(ServletConfig config) {
    // The bus is a service with a life of its own: nothing to load.
  }

  @Override
  public void destroyBus() {
    // Likewise nothing to destroy.
  }
}
