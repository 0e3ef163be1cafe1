package vn.ctdp.itests.toys;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Behaves as badly as its bundle's manifest says. */
public class ToyActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) throws Exception {
    switch (context.getBundle().getHeaders("").get("Toy-Start")) {
      case "throw" -> throw new IllegalStateException("đĩa đã đầy");
      case "hang" -> Thread.sleep(Long.MAX_VALUE);
      case "kill" -> Runtime.getRuntime().halt(137);
      case "deaf" -> deaf();
      default -> {}
    }
  }

  private static void deaf() {
    while (true) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        // That is what makes it a bad module.
        continue;
      }
    }
  }

  @Override
  public void stop(BundleContext context) throws Exception {
    if ("hang".equals(context.getBundle().getHeaders("").get("Toy-Stop"))) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
