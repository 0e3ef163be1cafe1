package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.server.VaadinServlet;

/**
 * Puts Vaadin's class loader on the thread. Vaadin and Atmosphere look for classes and resources
 * through the thread's context class loader, which in OSGi is the web server's.
 */
final class RuntimeLoader implements AutoCloseable {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  private RuntimeLoader() {
    Thread.currentThread().setContextClassLoader(loader());
  }

  /** Sets the loader until closed. */
  static RuntimeLoader use() {
    return new RuntimeLoader();
  }

  /** The class loader of the Vaadin runtime bundle. */
  static ClassLoader loader() {
    return VaadinServlet.class.getClassLoader();
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
  }
}
