package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.internal.ReflectionCache;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.RouteRegistry;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/**
 * The contributions present now. Keeps Vaadin's routes in step with them and tells open pages when
 * one comes or goes.
 */
@org.osgi.service.component.annotations.Component(service = ViewRegistry.class)
public final class ViewRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(ViewRegistry.class);

  /** A contribution with its answers, read once. */
  record Bound(
      ViewContribution contribution,
      String moduleId,
      String nameKey,
      List<ViewRoute> routes,
      List<NavigationEntry> navigation,
      Messages messages,
      List<String> stylesheets) {

    ClassLoader loader() {
      return contribution.getClass().getClassLoader();
    }
  }

  /** A page that wants to know about changes. */
  interface Listener {

    /** The views have changed; called with the page's lock held. */
    void viewsChanged();

    /**
     * Views have gone; called with the page's lock held, before {@link #viewsChanged()}.
     *
     * @param gone what has gone
     * @param moduleName name of the module in the page's language, looked up before it went
     */
    void viewsGone(Bound gone, String moduleName);

    /** The page. */
    UI page();
  }

  private final Object lock = new Object();
  private final List<Bound> bound = new CopyOnWriteArrayList<>();
  private final Map<String, Messages> departed = new ConcurrentHashMap<>();
  private final Set<Listener> pages = new CopyOnWriteArraySet<>();
  private RouteRegistry routes;
  private Class<? extends RouterLayout> layout;

  /** Starts empty. */
  @Activate
  public ViewRegistry() {
    // Contributions arrive through bind.
  }

  /**
   * A contribution came.
   *
   * @param contribution the service
   */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void bind(ViewContribution contribution) {
    Bound added =
        new Bound(
            contribution,
            contribution.moduleId(),
            contribution.nameKey(),
            List.copyOf(contribution.routes()),
            List.copyOf(contribution.navigation()),
            contribution.messages(),
            List.copyOf(contribution.stylesheets()));
    synchronized (lock) {
      bound.add(added);
      departed.remove(contribution.getClass().getName());
      addRoutes(added);
    }
    LOG.info("Views of {} are there: {} routes", added.moduleId(), added.routes().size());
    tell(Listener::viewsChanged);
  }

  /**
   * A contribution went.
   *
   * @param contribution the service
   */
  public void unbind(ViewContribution contribution) {
    Bound gone;
    synchronized (lock) {
      gone = bound.stream().filter(b -> b.contribution() == contribution).findFirst().orElse(null);
      if (gone == null) {
        return;
      }
      departed.put(contribution.getClass().getName(), gone.messages());
      bound.remove(gone);
      removeRoutes(gone);
    }
    LOG.info("Views of {} are gone", gone.moduleId());
    Bound left = gone;
    tell(
        page -> {
          String name =
              left.messages().find(left.nameKey(), page.page().getLocale()).orElse(left.moduleId());
          page.viewsGone(left, name);
          page.viewsChanged();
          forget(left.loader());
        });
    forget(left.loader());
  }

  /**
   * Connects the registry with the running servlet.
   *
   * @param registry Vaadin's routes
   * @param mainLayout the layout around every view
   */
  void attach(RouteRegistry registry, Class<? extends RouterLayout> mainLayout) {
    synchronized (lock) {
      routes = registry;
      layout = mainLayout;
      bound.forEach(this::addRoutes);
    }
  }

  /** The servlet is going; contributions stay for its successor. */
  void detach() {
    synchronized (lock) {
      routes = null;
      layout = null;
    }
    pages.clear();
  }

  /**
   * Lets a page know about changes until the answer is run.
   *
   * @param page the page
   */
  Runnable listen(Listener page) {
    pages.add(page);
    return () -> pages.remove(page);
  }

  /** The contributions present now. */
  List<Bound> contributions() {
    return List.copyOf(bound);
  }

  /**
   * Texts of the contributions present now, then those of contributions that have gone: a page may
   * be in the middle of drawing a view while its module goes, and must not lose its words. Texts
   * hold no class of their module.
   */
  List<Messages> messages() {
    return Stream.concat(bound.stream().map(Bound::messages), departed.values().stream()).toList();
  }

  /**
   * The route of a view class.
   *
   * @param view class of the view
   */
  Optional<ViewRoute> route(Class<?> view) {
    return bound.stream()
        .flatMap(b -> b.routes().stream())
        .filter(r -> r.view() == view)
        .findFirst();
  }

  /**
   * The route that a menu entry points to.
   *
   * @param path path of the entry
   */
  Optional<ViewRoute> routeAt(String path) {
    return bound.stream()
        .flatMap(b -> b.routes().stream())
        .filter(r -> r.path().equals(path))
        .findFirst();
  }

  private void addRoutes(Bound added) {
    if (routes == null) {
      return;
    }
    RouteConfiguration configuration = RouteConfiguration.forRegistry(routes);
    configuration.update(
        () -> {
          for (ViewRoute route : added.routes()) {
            try {
              configuration.setRoute(route.path(), route.view(), List.of(layout));
            } catch (RuntimeException e) {
              LOG.error(
                  "The view {} of {} cannot be shown at {}",
                  route.view().getName(),
                  added.moduleId(),
                  route.path(),
                  e);
            }
          }
        });
  }

  private void removeRoutes(Bound gone) {
    if (routes == null) {
      return;
    }
    RouteConfiguration configuration = RouteConfiguration.forRegistry(routes);
    configuration.update(() -> gone.routes().forEach(r -> configuration.removeRoute(r.view())));
  }

  private void tell(Consumer<Listener> news) {
    for (Listener page : pages) {
      try (RuntimeLoader loader = RuntimeLoader.use()) {
        page.page().access(() -> news.accept(page));
      } catch (com.vaadin.flow.component.UIDetachedException e) {
        LOG.debug("A page was closed while the views changed", e);
        pages.remove(page);
      }
    }
  }

  /**
   * Removes the classes of a bundle that went from Vaadin's static memories, which would keep its
   * class loader alive for ever.
   *
   * @param loader class loader of the bundle
   */
  static void forget(ClassLoader loader) {
    if (loader == ViewRegistry.class.getClassLoader()) {
      return;
    }
    try {
      Object tags = staticField(ComponentUtil.class, "tagToComponentsMap");
      for (Object classes : new ArrayList<>(((Map<?, ?>) tags).values())) {
        ((Collection<?>) classes).removeIf(c -> ((Class<?>) c).getClassLoader() == loader);
      }
      ((Map<?, ?>) tags).values().removeIf(classes -> ((Collection<?>) classes).isEmpty());
      Collection<?> warned = (Collection<?>) staticField(UIInternals.class, "warnedAboutDeps");
      warned.removeIf(c -> ((Class<?>) c).getClassLoader() == loader);
    } catch (ReflectiveOperationException e) {
      LOG.warn("Vaadin's memory of a module that went could not be cleared; it stays loaded", e);
    }
    ReflectionCache.clearAll();
  }

  private static Object staticField(Class<?> owner, String name)
      throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  /**
   * Whether one of the components on a page belongs to a contribution.
   *
   * @param chain the view and its layouts
   * @param gone the contribution
   */
  static boolean shows(List<? extends com.vaadin.flow.component.HasElement> chain, Bound gone) {
    return chain.stream()
        .anyMatch(
            shown ->
                shown instanceof Component
                    && gone.routes().stream().anyMatch(r -> r.view() == shown.getClass()));
  }
}
