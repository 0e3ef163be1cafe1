package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.rest.RestEndpoint;

/** Nothing keeps the classes of an endpoint that has gone. */
class RedeployTest {

  private static final int CYCLES = 20;

  private Bus bus;
  private EndpointTable table;
  private Server jetty;

  @BeforeEach
  void start() throws Exception {
    GatewayConfig config = Configs.of(GatewayConfig.class, Map.of());
    bus = BusPublisher.create();
    table = new EndpointTable(bus, config);
    jetty = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler("/");
    Door door = new Door(new TestAccounts(), null);
    context.addServlet(
        new ServletHolder(new ApiServlet(bus, table, door, address -> true, null, config)),
        "/api/*");
    jetty.setHandler(context);
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    jetty.stop();
    table.deactivate();
    bus.shutdown(true);
  }

  /** Loads the endpoint's classes anew, as a redeployed bundle does. */
  private static final class ModuleLoader extends ClassLoader {

    ModuleLoader() {
      super(RedeployTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ThingsEndpoint.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private int call(String path, String json) throws Exception {
    String credentials = "an:" + TestAccounts.PASSWORD;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(jetty.getURI().resolve(path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    if (json != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(json));
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private WeakReference<ClassLoader> cycle() throws Exception {
    ClassLoader loader = new ModuleLoader();
    RestEndpoint endpoint =
        (RestEndpoint)
            loader.loadClass(ThingsEndpoint.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(endpoint.getClass().getClassLoader()).isSameAs(loader);
    table.bindEndpoint(endpoint);
    assertThat(call("/api/openapi.json", null)).isEqualTo(200);
    assertThat(call("/api/things", "{\"count\":1,\"kind\":\"BIG\"}")).isEqualTo(200);
    assertThat(call("/api/things", "{\"count\":1,\"kind\":\"NONE\"}")).isEqualTo(400);
    assertThat(call("/api/things/7", null)).isEqualTo(404);
    table.unbindEndpoint(endpoint);
    return new WeakReference<>(loader);
  }

  @Test
  void classLoadersGoWithTheirEndpoints() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < CYCLES; i++) {
      loaders.add(cycle());
    }
    long kept = CYCLES;
    for (int i = 0; i < 50 && kept > 1; i++) {
      System.gc();
      kept = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    // The document and the pool's threads may remember the last one; they must not add up.
    assertThat(kept).isLessThanOrEqualTo(1);
  }
}
