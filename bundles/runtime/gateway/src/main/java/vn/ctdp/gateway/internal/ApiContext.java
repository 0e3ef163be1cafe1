package vn.ctdp.gateway.internal;

import java.net.URL;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The servlet context of the machine doors. It lies beside the one of the user interface on the
 * path {@code /}: with another path the two would share a session id but not the session. It serves
 * no files.
 */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = ApiContext.NAME, path = "/")
public final class ApiContext extends ServletContextHelper {

  /** Name for servlets that choose this context. */
  static final String NAME = "ctdp-api";

  /** Servlets of this context. */
  static final String SELECT = "(osgi.http.whiteboard.context.name=" + NAME + ")";

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
