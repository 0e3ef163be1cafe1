package vn.ctdp.ui.view;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What one bundle adds to the user interface. Register it as an OSGi service; its life is the life
 * of the views.
 *
 * <p>All answers must be constant during the life of the service: the shell reads them when the
 * service is bound and again when it is unbound. Methods may be called from any thread.
 */
@ConsumerType
public interface ViewContribution {

  /**
   * The module the views belong to, for example {@code clusters}; {@code core} for what is always
   * there. Lower-case letters, digits and hyphens. Also the folder of the module's static files in
   * the browser: {@code /static/<moduleId>/}.
   */
  String moduleId();

  /**
   * Message key of the module's name in words, used when a user must be told that it was switched
   * off.
   */
  String nameKey();

  /** The views, each with the path it answers. */
  List<ViewRoute> routes();

  /** The menu entries. An entry is shown to those who may open the route that it points to. */
  List<NavigationEntry> navigation();

  /** The texts of these views, in Vietnamese and English. */
  Messages messages();

  /**
   * Style sheets to load with the module, as paths below {@code static/} of its bundle, for example
   * {@code clusters.css}. Empty for most modules: the shell's theme covers the shared components.
   */
  default List<String> stylesheets() {
    return List.of();
  }
}
