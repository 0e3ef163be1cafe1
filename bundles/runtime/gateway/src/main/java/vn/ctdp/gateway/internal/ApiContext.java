package vn.ctdp.gateway.internal;

import java.net.URL;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/**
 * The servlet context of the machine doors. It lies beside the one of the user interface on the
 * path {@code /}: with another path the two would share a session id but not the session. It serves
 * no files.
 */
@Component(
    service = {},
    immediate = true)
public final class ApiContext extends ServletContextHelper {

  /** Name for servlets that choose this context. */
  private static final String NAME = "ctdp-api";

  private final Registered<ServletContextHelper> registered = new Registered<>();

  @Activate
  void activate(BundleContext context) {
    registered.offer(
        context,
        ServletContextHelper.class,
        this,
        Map.of(
            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
            NAME,
            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
            "/"));
  }

  @Deactivate
  void deactivate() {
    registered.withdraw();
  }

  /** Properties of a servlet of this context. */
  static Map<String, Object> servlet(String name, String... patterns) {
    return Map.of(
        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME,
        name,
        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
        patterns,
        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
        "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + NAME + ")");
  }

  @Override
  public URL getResource(String name) {
    return null;
  }

  @Override
  public Set<String> getResourcePaths(String path) {
    return Set.of();
  }

  @Override
  public String getRealPath(String path) {
    return null;
  }
}
