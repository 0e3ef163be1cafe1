package vn.ctdp.gateway.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.felix.http.jakartawrappers.ServletWrapper;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.MDC;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.PublicDoor;
import vn.ctdp.core.rest.PublicEndpoint;

/**
 * The door before REST and SOAP. A request passes, in this order: method, origin, credentials,
 * path, size and type of its body; only then does CXF see it. Every refusal is a problem+json.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = GatewayConfig.PID)
public final class ApiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String SOAP = "/soap";
  private static final String OPEN_API = EndpointTable.API + "/openapi.json";
  private static final String REQUEST_ID = "request";
  private static final String USER = "user";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final transient Registered<Servlet> registered = new Registered<>();
  private final transient Bus bus;
  private final transient EndpointTable endpoints;
  private final transient Door door;
  private final transient PublicDoor publicDoor;
  private final transient OpenApi openApi;
  private final transient GatewayConfig config;
  private final transient Map<String, Long> bodyLimits;
  private final transient List<String> publicPaths;
  private final transient List<String> contentTypes;
  private final transient ServletWrapper cxf;

  @Activate
  void activate(BundleContext context) {
    registered.offer(
        context, Servlet.class, this, ApiContext.servlet("ctdp-api", "/api/*", "/soap/*"));
  }

  @Deactivate
  void deactivate() {
    registered.withdraw();
  }

  @Activate
  public ApiServlet(
      @Reference Bus bus,
      @Reference EndpointTable endpoints,
      @Reference Door door,
      @Reference PublicDoor publicDoor,
      // Nothing is asked of it; the web server has to know it before any servlet.
      @Reference Reception reception,
      GatewayConfig config) {
    this.bus = bus;
    this.endpoints = endpoints;
    this.door = door;
    this.publicDoor = publicDoor;
    this.config = config;
    this.openApi = new OpenApi(path -> isPublic(path) || isPublicEndpoint("GET", path));
    this.bodyLimits = limits(config.bodyLimits());
    this.publicPaths = Words.of(config.publicPaths());
    this.contentTypes = Words.of(config.contentTypes());
    this.cxf = new ServletWrapper(new CxfServlet(bus));
  }

  private static Map<String, Long> limits(String[] entries) {
    Map<String, Long> limits = new LinkedHashMap<>();
    for (String entry : Words.of(entries)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        limits.put(
            entry.substring(0, equals).trim(), Long.valueOf(entry.substring(equals + 1).trim()));
      }
    }
    return limits;
  }

  @Override
  public void init(ServletConfig servletConfig) throws ServletException {
    super.init(servletConfig);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(Bus.class.getClassLoader());
    try {
      cxf.init(servletConfig);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Override
  public void destroy() {
    CxfLoader.run(cxf::destroy);
    super.destroy();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = Languages.of(request.getHeader("Accept-Language"));
    ApiResponse answer = new ApiResponse(request, response, locale);
    String requestId = UUID.randomUUID().toString();
    MDC.put(REQUEST_ID, requestId);
    answer.setHeader("X-Request-Id", requestId);
    try {
      enter(request, answer, locale);
    } catch (IOException | ServletException | RuntimeException e) {
      refuse(request, answer, locale, e);
    } finally {
      MDC.remove(REQUEST_ID);
      MDC.remove(USER);
    }
  }

  private void refuse(
      HttpServletRequest request, ApiResponse answer, Locale locale, Exception failure)
      throws IOException {
    Problem problem = Problems.of(failure, request.getMethod(), request.getRequestURI(), locale);
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      answer.setHeader(
          "WWW-Authenticate", "Basic realm=\"" + config.realm() + "\", charset=\"UTF-8\"");
      answer.addHeader("WWW-Authenticate", "Bearer realm=\"" + config.realm() + "\"");
    }
    if (hasBody(request)) {
      // The body may lie unread in the connection, which the server then gives up: say so.
      answer.setHeader("Connection", "close");
    }
    answer.send(problem);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void enter(HttpServletRequest request, ApiResponse answer, Locale locale)
      throws IOException, ServletException {
    String method = request.getMethod();
    if (!METHODS.contains(method)) {
      answer.setHeader("Allow", String.join(", ", METHODS.stream().sorted().toList()));
      throw new CtdpException(GatewayError.METHOD_NOT_ALLOWED, Problems.forLog(method));
    }
    if (!SAFE.contains(method) && isCrossSite(request)) {
      throw new CtdpException(GatewayError.CROSS_SITE);
    }
    String path = pathOf(request);
    boolean open = isPublicEndpoint(method, path);
    if (open) {
      admit(request, answer);
    }
    Caller caller = open || isPublic(path) ? null : door.caller(request, path, locale);
    if (caller != null) {
      MDC.put(USER, caller.username());
    }
    if (path.equals(OPEN_API)) {
      describe(method, answer, caller);
    } else if (path.equals(SOAP) || path.startsWith(SOAP + "/")) {
      if (!hasDestination(path)) {
        throw noSuchPath(path);
      }
      dispatch(request, answer, path, caller);
    } else {
      rest(request, answer, path, caller);
    }
  }

  private void rest(HttpServletRequest request, ApiResponse answer, String path, Caller caller)
      throws IOException, ServletException {
    Mount mount = endpoints.find(path).orElseThrow(() -> noSuchPath(path));
    // The address must be spelt out: an encoded one would be matched differently further in.
    if (!request.getRequestURI().startsWith(request.getContextPath() + mount.path())) {
      throw noSuchPath(path);
    }
    checkType(request);
    if (!mount.enter()) {
      throw new CtdpException(GatewayError.STARTING);
    }
    try {
      dispatch(request, answer, path, caller);
    } finally {
      mount.leave();
    }
  }

  private void dispatch(HttpServletRequest request, ApiResponse answer, String path, Caller caller)
      throws IOException, ServletException {
    long limit = bodyLimit(path);
    if (request.getContentLengthLong() > limit) {
      throw new CtdpException(GatewayError.TOO_LARGE, limit);
    }
    ApiRequest inner =
        new ApiRequest(
            request,
            path,
            caller == null ? null : new CallerPrincipal(caller),
            limit,
            config.bodySeconds());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      cxf.service(inner, answer);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void describe(String method, ApiResponse answer, Caller caller) throws IOException {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      answer.setHeader("Allow", "GET, HEAD");
      throw new CtdpException(GatewayError.METHOD_NOT_ALLOWED, method);
    }
    boolean operator = caller != null && caller.kind() == Caller.Kind.SYSTEM;
    byte[] document = openApi.document(endpoints.snapshot(), operator);
    answer.setContentType("application/json");
    answer.setCharacterEncoding("UTF-8");
    answer.setContentLength(document.length);
    if (method.equals("GET")) {
      answer.getOutputStream().write(document);
    }
  }

  private static String pathOf(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }

  private static CtdpException noSuchPath(String path) {
    return new CtdpException(GatewayError.NO_SUCH_PATH, Problems.forLog(path));
  }

  private boolean isPublic(String path) {
    for (String open : publicPaths) {
      String full = EndpointTable.API + open;
      if (path.equals(full) || path.startsWith(full + "/")) {
        return !Door.isOperator(path);
      }
    }
    return false;
  }

  /** Exactly the address of an endpoint made for everybody, and only to read it. */
  private boolean isPublicEndpoint(String method, String path) {
    return (method.equals("GET") || method.equals("HEAD"))
        && endpoints
            .find(path)
            .filter(m -> m.path().equals(path))
            .filter(m -> PublicEndpoint.class.isAssignableFrom(m.resource()))
            .isPresent();
  }

  private void admit(HttpServletRequest request, ApiResponse answer) {
    if (!publicDoor.admit(request.getRemoteAddr())) {
      answer.setHeader("Retry-After", "60");
      throw new CtdpException(GatewayError.TOO_MANY);
    }
    answer.setHeader("Cache-Control", "public, max-age=60");
  }

  /** Browsers add remembered Basic credentials to requests that another site made them send. */
  private static boolean isCrossSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    String host = request.getHeader("Host");
    return host == null || !origin.equals(request.getScheme() + "://" + host);
  }

  private boolean hasDestination(String path) {
    DestinationRegistry registry = bus.getExtension(HTTPTransportFactory.class).getRegistry();
    return registry.getDestinationForPath(path) != null;
  }

  private long bodyLimit(String path) {
    for (Map.Entry<String, Long> limit : bodyLimits.entrySet()) {
      if (path.equals(limit.getKey()) || path.startsWith(limit.getKey() + "/")) {
        return limit.getValue();
      }
    }
    return config.maxBodyBytes();
  }

  private void checkType(HttpServletRequest request) {
    if (!hasBody(request)) {
      return;
    }
    String type =
        Optional.ofNullable(request.getContentType())
            .map(t -> t.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
            .orElse("");
    boolean json = type.startsWith("application/") && type.endsWith("+json");
    if (!contentTypes.contains(type) && !(json && contentTypes.contains("application/*+json"))) {
      throw new CtdpException(
          GatewayError.UNSUPPORTED_MEDIA, type.isEmpty() ? "?" : Problems.forLog(type));
    }
  }
}
