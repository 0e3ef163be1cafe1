package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.jaxrs.cfg.JaxRSFeature;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.rest.RestEndpoint;

/**
 * The REST endpoints there are now. Each service gets a JAX-RS server of its own, made when the
 * service comes and destroyed when it goes; nothing else notices. Thread-safe.
 */
@Component(service = EndpointTable.class, immediate = true, configurationPid = GatewayConfig.PID)
@Designate(ocd = GatewayConfig.class)
public final class EndpointTable {

  /** All REST lies below. */
  static final String API = "/api";

  private static final Logger LOG = LoggerFactory.getLogger(EndpointTable.class);
  private static final Pattern GOOD_PATH = Pattern.compile("(/[a-z0-9][a-z0-9._-]*)+");

  private final Bus bus;
  private final GatewayConfig config;
  private final Map<RestEndpoint, String> offered = new LinkedHashMap<>();
  private final Map<RestEndpoint, Mount> mounted = new LinkedHashMap<>();
  private volatile Snapshot snapshot = new Snapshot(0, List.of());

  /**
   * The endpoints at one moment.
   *
   * @param version grows whenever one comes or goes
   * @param mounts those with the longest address first
   */
  record Snapshot(long version, List<Mount> mounts) {}

  @Activate
  public EndpointTable(@Reference Bus bus, GatewayConfig config) {
    this.bus = bus;
    this.config = config;
  }

  /** A service has come: it is answered from now on. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindEndpoint(RestEndpoint endpoint) {
    String path = endpoint.path();
    if (path == null || !GOOD_PATH.matcher(path).matches()) {
      LOG.error(
          "{} offers the path {}, which is no path below /api: not published",
          endpoint.getClass().getName(),
          path);
      return;
    }
    offered.put(endpoint, API + path);
    mount(endpoint);
  }

  /** The service goes: running requests end first, then the path answers 404. */
  synchronized void unbindEndpoint(RestEndpoint endpoint) {
    String path = offered.remove(endpoint);
    Mount mount = mounted.remove(endpoint);
    if (mount == null) {
      return;
    }
    publish();
    mount.close(Duration.ofSeconds(config.drainSeconds()));
    LOG.info("{} is gone", path);
    // Another bundle may have waited for the same path.
    for (Map.Entry<RestEndpoint, String> waiting : List.copyOf(offered.entrySet())) {
      if (waiting.getValue().equals(path)) {
        mount(waiting.getKey());
      }
    }
  }

  private void mount(RestEndpoint endpoint) {
    String path = offered.get(endpoint);
    for (Mount other : snapshot.mounts()) {
      if (other.path().equals(path)) {
        if (!mounted.containsKey(endpoint)) {
          LOG.error(
              "{} and {} both offer {}: the first keeps it",
              other.resource().getName(),
              endpoint.getClass().getName(),
              path);
        }
        return;
      }
    }
    try {
      Server server = CxfLoader.call(() -> serve(endpoint, path));
      mounted.put(endpoint, new Mount(path, endpoint.getClass(), server));
      publish();
      LOG.info("{} is answered by {}", path, endpoint.getClass().getName());
    } catch (RuntimeException e) {
      LOG.error("{} cannot be published for {}", path, endpoint.getClass().getName(), e);
    }
  }

  private Server serve(RestEndpoint endpoint, String path) {
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress(path);
    factory.setServiceBean(endpoint);
    JacksonJsonProvider json =
        new JacksonJsonProvider(
            JsonFormat.mapper(config.maxJsonDepth(), config.maxJsonString(), Long.MAX_VALUE));
    json.disable(JaxRSFeature.ALLOW_EMPTY_INPUT);
    factory.setProviders(
        List.of(
            json,
            new BodyRequired(),
            new ParameterForms(),
            new ProblemMapper.ForAll(),
            new ProblemMapper.ForLibrary()));
    Server server = factory.create();
    // Without it the query can no longer change the media type, or anything else, of a request that
    // the door has let in by its headers.
    ((ServerProviderFactory) server.getEndpoint().get(ServerProviderFactory.class.getName()))
        .setRequestPreprocessor(null);
    return server;
  }

  private void publish() {
    List<Mount> now = new ArrayList<>(mounted.values());
    now.sort(Comparator.comparingInt((Mount m) -> m.path().length()).reversed());
    snapshot = new Snapshot(snapshot.version() + 1, List.copyOf(now));
  }

  /** The endpoint that answers a full path: the one with the longest address. */
  Optional<Mount> find(String path) {
    for (Mount mount : snapshot.mounts()) {
      if (mount.covers(path)) {
        return Optional.of(mount);
      }
    }
    return Optional.empty();
  }

  /** The endpoints there are now. */
  Snapshot snapshot() {
    return snapshot;
  }

  /** Services that offer an endpoint which could not be published. */
  synchronized List<String> failed() {
    List<String> paths = new ArrayList<>();
    offered.forEach(
        (endpoint, path) -> {
          if (!mounted.containsKey(endpoint)) {
            paths.add(path);
          }
        });
    return paths;
  }

  @Deactivate
  synchronized void deactivate() {
    List<Mount> last = List.copyOf(mounted.values());
    mounted.clear();
    offered.clear();
    publish();
    last.forEach(mount -> mount.close(Duration.ZERO));
  }
}
