package vn.ctdp.ui.component;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/**
 * Brings the components' style sheet into every page, whether or not the services behind the core's
 * own pages are there yet.
 */
@Component(service = ViewContribution.class)
public final class ComponentStyles implements ViewContribution {

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public String nameKey() {
    return "ui.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return List.of();
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of();
  }

  @Override
  public Messages messages() {
    return UiText.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("components.css", "map.css");
  }
}
