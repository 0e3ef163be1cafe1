package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.health.HealthCheck.Result;
import vn.ctdp.core.text.Localized;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: everything is there, or 503 and
 * what is missing, in both languages. Both are JSON, need no sign-in, and say nothing that helps an
 * intruder.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = HealthConfig.PID)
public final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);
  private static final JsonFactory JSON = new JsonFactory();
  private static final int THREADS = 4;

  private final transient Registered<Servlet> registered = new Registered<>();
  private final transient HealthConfig config;
  private final transient List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final transient UserInterfaceProbe userInterface = new UserInterfaceProbe();
  private final transient Map<HealthCheck, Future<Result>> running = new ConcurrentHashMap<>();
  private final transient ExecutorService workers =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "ctdp-health");
            thread.setDaemon(true);
            return thread;
          });

  private transient Map<String, Result> last = Map.of();
  private transient long lastNanos;

  @Activate
  public HealthServlet(
      // Nothing is asked of it; the web server has to know it before any servlet.
      @Reference Reception reception, HealthConfig config) {
    this.config = config;
  }

  /** A further check has come. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindCheck(HealthCheck check) {
    checks.add(check);
  }

  /** A check has gone. */
  void unbindCheck(HealthCheck check) {
    checks.remove(check);
    running.remove(check);
  }

  @Activate
  void activate(BundleContext context) {
    registered.offer(context, Servlet.class, this, ApiContext.servlet("ctdp-health", "/health/*"));
  }

  @Deactivate
  void deactivate() {
    registered.withdraw();
    // No interrupt while a check may be asking the database: Derby answers it by closing its files.
    workers.shutdown();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ApiResponse answer =
        new ApiResponse(request, response, Languages.of(request.getHeader("Accept-Language")));
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      answer.setHeader("Allow", "GET, HEAD");
      answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    String path = request.getPathInfo();
    if ("/live".equals(path)) {
      write(answer, method, 200, "live", Map.of());
    } else if ("/ready".equals(path)) {
      Map<String, Result> results = results(request);
      boolean ready = results.values().stream().allMatch(Result::ok);
      if (!ready) {
        answer.setHeader("Retry-After", "2");
      }
      write(answer, method, ready ? 200 : 503, ready ? "ready" : "not-ready", results);
    } else {
      answer.send(
          Problem.of(
              new CtdpException(
                  GatewayError.NO_SUCH_PATH, Problems.forLog(request.getRequestURI())),
              Languages.of(request.getHeader("Accept-Language"))));
    }
  }

  private synchronized Map<String, Result> results(HttpServletRequest request) {
    long now = System.nanoTime();
    if (last.isEmpty() || now - lastNanos > TimeUnit.MILLISECONDS.toNanos(config.keepMillis())) {
      last = collect(request);
      lastNanos = System.nanoTime();
    }
    return last;
  }

  private Map<String, Result> collect(HttpServletRequest request) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(config.checkMillis());
    Map<String, Future<Result>> asked = new LinkedHashMap<>();
    for (HealthCheck check : checks) {
      // A check that has not come back from last time is not asked a second time.
      asked.put(
          check.name(),
          running.compute(
              check,
              (c, before) ->
                  before != null && !before.isDone() ? before : workers.submit(c::check)));
    }
    Map<String, Result> results = new LinkedHashMap<>();
    asked.forEach((name, future) -> results.put(name, await(name, future, deadline)));
    if (config.userInterface()) {
      // Last and only when all else is well: asking earlier would only make errors in the log.
      boolean rest = results.values().stream().allMatch(Result::ok);
      results.put(
          "user-interface",
          rest
              ? userInterface.check(
                  request.getScheme(), request.getLocalAddr(), request.getLocalPort())
              : new Result(
                  false,
                  new Localized(
                      "Giao diện chờ các phần khác.", "The interface waits for the rest.")));
    }
    return results;
  }

  private static Result await(String name, Future<Result> future, long deadline) {
    try {
      return future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Result(
          false, new Localized("Không trả lời kịp: " + name, "Did not answer in time: " + name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.error("The health check {} failed", name, e.getCause());
    }
    return new Result(
        false, new Localized("Không kiểm tra được: " + name, "Could not be checked: " + name));
  }

  private static void write(
      ApiResponse answer, String method, int status, String state, Map<String, Result> results)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("status", state);
      if (!results.isEmpty()) {
        List<String> missing = new ArrayList<>();
        json.writeArrayFieldStart("checks");
        for (Map.Entry<String, Result> result : results.entrySet()) {
          if (!result.getValue().ok()) {
            missing.add(result.getKey());
          }
          json.writeStartObject();
          json.writeStringField("name", result.getKey());
          json.writeBooleanField("ok", result.getValue().ok());
          json.writeObjectFieldStart("message");
          json.writeStringField("vi", result.getValue().message().vi());
          json.writeStringField("en", result.getValue().message().en());
          json.writeEndObject();
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("missing");
        for (String name : missing) {
          json.writeString(name);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    answer.setStatus(status);
    answer.setContentType("application/json");
    answer.setCharacterEncoding("UTF-8");
    answer.setContentLength(bytes.size());
    if (method.equals("GET")) {
      bytes.writeTo(answer.getOutputStream());
    }
  }
}
