package vn.ctdp.gateway.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.cxf.endpoint.Server;

/** One endpoint that is published, and who is inside it at the moment. Thread-safe. */
final class Mount {

  private final String path;
  private final Class<?> resource;
  private final Server server;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile boolean closed;

  Mount(String path, Class<?> resource, Server server) {
    this.path = path;
    this.resource = resource;
    this.server = server;
  }

  /** Full path, for instance {@code /api/clusters}. */
  String path() {
    return path;
  }

  /** The class that carries the JAX-RS annotations. */
  Class<?> resource() {
    return resource;
  }

  /** Whether the mount answers this path. */
  boolean covers(String requested) {
    return requested.startsWith(path)
        && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
  }

  /** Lets a request in; false when the endpoint is going. Pair with {@link #leave()}. */
  boolean enter() {
    if (closed || !gate.readLock().tryLock()) {
      return false;
    }
    if (closed) {
      gate.readLock().unlock();
      return false;
    }
    return true;
  }

  /** A request that had entered is done. */
  void leave() {
    gate.readLock().unlock();
  }

  /** Lets nobody in any more, waits for those inside, then takes the endpoint down. */
  void close(Duration patience) {
    closed = true;
    boolean empty = false;
    try {
      empty = gate.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (empty) {
        gate.writeLock().unlock();
      }
    }
    CxfLoader.run(server::destroy);
  }
}
