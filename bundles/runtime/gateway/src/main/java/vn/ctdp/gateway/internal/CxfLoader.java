package vn.ctdp.gateway.internal;

import java.util.function.Supplier;
import org.apache.cxf.Bus;

/** CXF finds its parts through the thread's context class loader, which must then be its own. */
final class CxfLoader {

  private CxfLoader() {}

  /** Runs the work with CXF's class loader as the thread's context class loader. */
  static <T> T call(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs the work with CXF's class loader as the thread's context class loader. */
  static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
