package vn.ctdp.gateway.internal;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first that a request of any kind meets, pages included. It knows who is inside, so that a
 * stop of the instance can wait for them: nobody new is let in, those inside finish, and only then
 * do services and database go. It also says for whom a trusted proxy speaks. Thread-safe.
 *
 * <p>The web server interrupts what still runs when it stops. Derby answers an interrupt by closing
 * its files, which has held up a stop for a minute: so it is told not to.
 */
@Component(service = Reception.class, immediate = true, configurationPid = GatewayConfig.PID)
public final class Reception implements HttpConfiguration.Customizer, SynchronousBundleListener {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** Reason of the refusal before everything is there; {@link PlainErrors} reads it. */
  static final String STARTING = "starting";

  /** Requests that only wait for news: Vaadin's push, where a browser has no WebSocket. */
  private static final String WAITS = "v-r=push";

  /** The servlet of the user interface: the last part that the web server is given. */
  private static final String SHELL = "(osgi.http.whiteboard.servlet.name=ctdp-shell)";

  /** Without a user interface the machine doors open all the same. */
  private static final Duration OPENS_ANYWAY = Duration.ofSeconds(60);

  private final BundleContext context;
  private final Duration patience;
  private final Proxies proxies;
  private final Visits visits = new Visits();
  private final Registered<HttpConfiguration.Customizer> registered = new Registered<>();
  private final AtomicReference<Connector> known = new AtomicReference<>();
  private final long begun = System.nanoTime();
  private volatile boolean open;

  @Activate
  public Reception(BundleContext context, GatewayConfig config) {
    this.context = context;
    this.patience = Duration.ofSeconds(config.stopSeconds());
    this.proxies = new Proxies(Words.of(config.trustedProxies()));
    context.addBundleListener(this);
  }

  /** Known to the web server before any servlet is: those wait for this component. */
  @Activate
  void activate() {
    registered.offer(context, HttpConfiguration.Customizer.class, this, Map.of());
  }

  @Deactivate
  void deactivate() {
    registered.withdraw();
    context.removeBundleListener(this);
  }

  /**
   * The user interface has come, and before it all parts that the web server cannot take in while
   * it runs. For each of these it stops and starts its context, and a servlet that is asked for in
   * that moment is unavailable for ever: so nobody is let in earlier.
   */
  @Reference(
      service = Servlet.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      target = SHELL)
  void bindShell(ServiceReference<Servlet> shell) {
    open = true;
  }

  /** Once open, the doors stay so. */
  void unbindShell(ServiceReference<Servlet> shell) {
    LOG.debug("the user interface has gone");
  }

  private boolean open() {
    return open || System.nanoTime() - begun > OPENS_ANYWAY.toNanos();
  }

  /** The framework is about to stop: this comes before the first bundle does. */
  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() != BundleEvent.STOPPING
        || event.getBundle().getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
      return;
    }
    if (known.get() instanceof NetworkConnector connector) {
      for (Connector each : connector.getServer().getConnectors()) {
        if (each instanceof NetworkConnector port) {
          port.close();
        }
      }
    }
    int left = visits.close(patience);
    if (left > 0) {
      LOG.warn("{} requests are still running after {}; the instance stops anyway", left, patience);
    }
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    Connector connector = connection.getConnector();
    if (known.getAndSet(connector) != connector) {
      prepare(connector.getServer());
    }
    if (!open()) {
      responseHeaders.put(HttpHeader.RETRY_AFTER, "1");
      throw new HttpException.RuntimeException(503, STARTING);
    }
    String query = request.getHttpURI().getQuery();
    if (query == null || !query.contains(WAITS)) {
      if (!visits.enter()) {
        responseHeaders.put(HttpHeader.CONNECTION, "close");
        throw new HttpException.RuntimeException(503, "stopping");
      }
      Request.addCompletionListener(request, failure -> visits.leave());
    }
    return forwarded(request, connection);
  }

  /** The web server is only to be had through a request. */
  private static void prepare(Server server) {
    server.setErrorHandler(new PlainErrors());
    if (server.getThreadPool() instanceof QueuedThreadPool pool) {
      pool.setStopTimeout(0);
    }
  }

  private Request forwarded(Request request, ConnectionMetaData connection) {
    if (!(connection.getRemoteSocketAddress() instanceof InetSocketAddress peer)
        || peer.getAddress() == null
        || !proxies.trust(peer.getAddress())) {
      return request;
    }
    HttpFields headers = request.getHeaders();
    InetAddress client =
        proxies.client(
            peer.getAddress(), headers.getValuesList(HttpHeader.X_FORWARDED_FOR.asString()));
    // The proxy's own word is the last one.
    var schemes = headers.getValuesList(HttpHeader.X_FORWARDED_PROTO.asString());
    boolean secure =
        !schemes.isEmpty()
            && schemes
                .get(schemes.size() - 1)
                .strip()
                .equalsIgnoreCase(HttpScheme.HTTPS.asString());
    return new Forwarded(
        request,
        connection,
        new InetSocketAddress(client, client.equals(peer.getAddress()) ? peer.getPort() : 0),
        secure);
  }

  /** A request as its sender made it, before the proxy took it over. */
  private static final class Forwarded extends Request.Wrapper {

    private final ConnectionMetaData connection;
    private final boolean secure;
    private final HttpURI uri;

    Forwarded(
        Request request, ConnectionMetaData connection, SocketAddress client, boolean secure) {
      super(request);
      this.secure = secure;
      this.uri =
          secure
              ? HttpURI.build(request.getHttpURI()).scheme(HttpScheme.HTTPS).asImmutable()
              : request.getHttpURI();
      this.connection =
          new ConnectionMetaData.Wrapper(connection) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public boolean isSecure() {
      return secure || super.isSecure();
    }
  }
}
