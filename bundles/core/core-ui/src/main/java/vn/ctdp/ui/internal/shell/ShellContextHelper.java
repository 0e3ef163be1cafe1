package vn.ctdp.ui.internal.shell;

import java.net.URL;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * The servlet context of the shell. Of the bundle that uses it, it shows the files below {@code
 * static/} and nothing else.
 */
@Component(
    service = ServletContextHelper.class,
    scope = ServiceScope.BUNDLE,
    property = {
      "osgi.http.whiteboard.context.name=" + ShellContext.NAME,
      "osgi.http.whiteboard.context.path=/"
    })
public final class ShellContextHelper extends ServletContextHelper {

  private final Bundle user;

  /**
   * One instance for each bundle that has a servlet or resource in the context.
   *
   * @param context tells which bundle that is
   */
  @Activate
  public ShellContextHelper(ComponentContext context) {
    this(context.getUsingBundle());
  }

  ShellContextHelper(Bundle user) {
    super(user);
    this.user = user;
  }

  @Override
  public URL getResource(String name) {
    return StaticFiles.allowed(name).map(user::getEntry).orElse(null);
  }

  @Override
  public Set<String> getResourcePaths(String path) {
    return Set.of();
  }

  @Override
  public String getRealPath(String path) {
    return null;
  }

  @Override
  public String getMimeType(String name) {
    return StaticFiles.mimeType(name).orElse(null);
  }
}
