package vn.ctdp.ui.view;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One view and the path at which it is found.
 *
 * @param path path without leading slash, for example {@code clusters} or {@code clusters/:id};
 *     Vaadin's route template syntax
 * @param view class of the view; must not be shared by two routes of different contributions
 * @param factory makes a new instance for each visit, with its services already inside: {@code
 *     context -> new ClusterListView(context, clusters)}
 * @param titleKey message key of the page title
 * @param permission permission needed to open the view; null when being signed in is enough
 */
public record ViewRoute(
    String path,
    Class<? extends Component> view,
    Function<ViewContext, ? extends Component> factory,
    String titleKey,
    String permission) {

  /** Checks that only the permission is missing, if anything. */
  public ViewRoute {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(titleKey, "titleKey");
    if (path.startsWith("/") || path.endsWith("/")) {
      throw new IllegalArgumentException("A route path has no slash at its ends: " + path);
    }
  }

  /**
   * A view that every signed-in user may open.
   *
   * @param path path without leading slash
   * @param view class of the view
   * @param factory makes a new instance
   * @param titleKey message key of the page title
   * @param <V> type of the view
   */
  public static <V extends Component> ViewRoute of(
      String path, Class<V> view, Function<ViewContext, ? extends V> factory, String titleKey) {
    return new ViewRoute(path, view, factory, titleKey, null);
  }

  /**
   * The same route, for holders of a permission only.
   *
   * @param permissionId identifier of the permission, as the module declares it
   */
  public ViewRoute requiring(String permissionId) {
    return new ViewRoute(
        path, view, factory, titleKey, Objects.requireNonNull(permissionId, "permissionId"));
  }

  /** The permission needed, if any. */
  public Optional<String> requiredPermission() {
    return Optional.ofNullable(permission);
  }
}
