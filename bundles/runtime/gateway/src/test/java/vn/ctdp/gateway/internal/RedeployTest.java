package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.rest.RestEndpoint;

/** Nothing keeps the classes of an endpoint that has gone. */
class RedeployTest {

  private static final int CYCLES = 20;

  private Bus bus;
  private EndpointTable table;

  @BeforeEach
  void start() {
    bus = BusPublisher.create();
    table = new EndpointTable(bus, Configs.of(GatewayConfig.class, Map.of()));
  }

  @AfterEach
  void stop() {
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

  private WeakReference<ClassLoader> cycle(OpenApi openApi) throws ReflectiveOperationException {
    ClassLoader loader = new ModuleLoader();
    RestEndpoint endpoint =
        (RestEndpoint)
            loader.loadClass(ThingsEndpoint.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(endpoint.getClass().getClassLoader()).isSameAs(loader);
    table.bindEndpoint(endpoint);
    assertThat(openApi.document(table.snapshot(), false)).isNotEmpty();
    table.unbindEndpoint(endpoint);
    return new WeakReference<>(loader);
  }

  @Test
  void classLoadersGoWithTheirEndpoints() throws Exception {
    OpenApi openApi = new OpenApi();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < CYCLES; i++) {
      loaders.add(cycle(openApi));
    }
    long kept = CYCLES;
    for (int i = 0; i < 50 && kept > 1; i++) {
      System.gc();
      kept = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    // The last one may still hang on a thread-local of this thread; a second one must not.
    assertThat(kept).isLessThanOrEqualTo(1);
  }
}
