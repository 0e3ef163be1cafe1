package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewRoute;

/**
 * The menu of a signed-in user: lines by group, those of a module with many lines under a heading
 * that opens and closes, views that belong together as tabs of one line.
 */
final class Menu extends Div {

  private static final long serialVersionUID = 1L;

  /** From so many lines on a module gets a heading of its own. */
  private static final int MANY = 3;

  /** What is one line of the menu: a view, or several that are its tabs. */
  private record Line(String moduleId, String titleKey, List<NavigationEntry> views) {

    NavigationEntry first() {
      return views.get(0);
    }

    NavigationGroup group() {
      return first().group();
    }

    int order() {
      return first().order();
    }
  }

  private final transient ShellServices services;
  private final transient Map<Line, SideNavItem> items = new LinkedHashMap<>();
  private transient SideNavItem marked;

  Menu(ShellServices services) {
    this.services = services;
    addClassName("ctdp-menu");
  }

  /** Draws what the user may see now. */
  void build() {
    removeAll();
    items.clear();
    marked = null;
    Optional<Caller> caller = UserSession.current().caller();
    if (caller.isEmpty()) {
      return;
    }
    List<Line> lines = lines(caller.get());
    Element nav = new Element("nav");
    nav.setAttribute("aria-label", getTranslation("shell.menu.label"));
    getElement().appendChild(nav);
    for (NavigationGroup group : NavigationGroup.values()) {
      List<Line> own = lines.stream().filter(l -> l.group() == group).toList();
      boolean start = group == NavigationGroup.START;
      if (!start && own.isEmpty()) {
        continue;
      }
      SideNav side = new SideNav();
      side.addClassName("ctdp-menu-group");
      side.setI18n(new SideNav.SideNavI18n().setToggle(getTranslation("shell.menu.toggleModule")));
      if (!start) {
        side.setLabel(getTranslation(group.titleKey()));
      }
      if (start) {
        side.addItem(item(getTranslation("shell.home.title"), HomeView.PATH, "home-o"));
      }
      if (group == NavigationGroup.BUSINESS) {
        modules(side, own);
      } else {
        own.forEach(line -> side.addItem(item(line)));
      }
      nav.appendChild(side.getElement());
    }
  }

  /** Lines of the subject matter: each module's together, in the order of its first line. */
  private void modules(SideNav side, List<Line> lines) {
    Map<String, List<Line>> modules = new LinkedHashMap<>();
    lines.forEach(l -> modules.computeIfAbsent(l.moduleId(), m -> new ArrayList<>()).add(l));
    long folders = modules.values().stream().filter(l -> l.size() >= MANY).count();
    modules.forEach(
        (module, own) -> {
          if (own.size() < MANY) {
            own.forEach(line -> side.addItem(item(line)));
            return;
          }
          SideNavItem folder = item(nameOf(module), null, "cubes");
          folder.addClassName("ctdp-menu-module");
          own.forEach(line -> folder.addItem(item(line)));
          folder.setExpanded(folders == 1);
          side.addItem(folder);
          // The browser remembers what was opened and closed; the page in view is always shown.
          folder
              .getElement()
              .executeJs(
                  "const key = 'ctdp.menu.' + $0; const kept = localStorage.getItem(key);"
                      + "if (kept !== null) this.expanded = kept === '1'"
                      + " || !!this.querySelector('[current]');"
                      // The component says that its button controls "children", and names nothing
                      // so.
                      + "customElements.whenDefined(this.localName).then(() =>"
                      + " this.updateComplete).then(() => { const list ="
                      + " this.shadowRoot.querySelector('[part=children]');"
                      + " if (list && !list.id) list.id = 'children'; });"
                      + "this.addEventListener('expanded-changed',"
                      + " e => localStorage.setItem(key, e.detail.value ? '1' : '0'));",
                  module);
        });
  }

  private String nameOf(String module) {
    return getTranslation(nameKey(services, module));
  }

  /** Key of a module's name. */
  static String nameKey(ShellServices services, String module) {
    List<String> keys =
        services.views().contributions().stream()
            .filter(b -> b.moduleId().equals(module))
            .map(ViewRegistry.Bound::nameKey)
            .toList();
    // Contributions may name a part of the module; the module itself has the plain key.
    String plain = module + ".module";
    return keys.contains(plain) ? plain : keys.get(0);
  }

  private List<Line> lines(Caller caller) {
    Comparator<NavigationEntry> order =
        Comparator.comparingInt(NavigationEntry::order)
            .thenComparing(e -> getTranslation(e.titleKey()), VietnameseText.order());
    Map<String, Line> lines = new LinkedHashMap<>();
    Map<NavigationEntry, String> modules = new HashMap<>();
    services
        .views()
        .contributions()
        .forEach(b -> b.navigation().forEach(e -> modules.put(e, b.moduleId())));
    modules.keySet().stream()
        .filter(e -> visible(e, caller))
        .sorted(order)
        .forEach(
            e -> {
              String module = modules.get(e);
              String key = e.page() == null ? e.path() : module + " " + e.page();
              lines
                  .computeIfAbsent(
                      key,
                      k ->
                          new Line(
                              module,
                              e.page() == null ? e.titleKey() : e.page(),
                              new ArrayList<>()))
                  .views()
                  .add(e);
            });
    return lines.values().stream()
        // Somebody who may open one of the tabs only sees that view's own name.
        .map(
            l ->
                l.views().size() == 1 ? new Line(l.moduleId(), l.first().titleKey(), l.views()) : l)
        .sorted(Comparator.comparingInt(Line::order))
        .toList();
  }

  private boolean visible(NavigationEntry entry, Caller caller) {
    Optional<ViewRoute> route = services.views().routeAt(entry.path());
    return route.isPresent()
        && route
            .get()
            .requiredPermission()
            .map(p -> services.access().allowedAnywhere(caller, p))
            .orElse(true);
  }

  private SideNavItem item(Line line) {
    SideNavItem item =
        item(getTranslation(line.titleKey()), line.first().path(), line.first().icon());
    item.setPathAliases(paths(line));
    items.put(line, item);
    return item;
  }

  private static Set<String> paths(Line line) {
    Set<String> paths = new LinkedHashSet<>();
    line.views().stream().skip(1).forEach(v -> paths.add(v.path()));
    return paths;
  }

  private static SideNavItem item(String text, String path, String icon) {
    SideNavItem item = new SideNavItem(null, path, new Icon("vaadin", icon));
    // Not the item's own label, which would be cut off: long names go on in a second line.
    Span label = new Span(text);
    label.addClassName("ctdp-menu-label");
    item.getElement().appendChild(label.getElement());
    return item;
  }

  /**
   * Marks the line to which a page belongs: a record's page is marked at the list that is nearest
   * to it. Answers the tabs to show above the page, when it is one of several.
   */
  Optional<Nav> at(String path) {
    Line line = null;
    int length = -1;
    for (Line candidate : items.keySet()) {
      for (NavigationEntry view : candidate.views()) {
        String own = view.path();
        if (own.length() > length && (path.equals(own) || path.startsWith(own + "/"))) {
          line = candidate;
          length = own.length();
        }
      }
    }
    if (marked != null) {
      SideNavItem before = marked;
      items.forEach(
          (l, item) -> {
            if (item == before) {
              item.setPathAliases(paths(l));
            }
          });
      marked = null;
    }
    if (line == null) {
      return Optional.empty();
    }
    marked = items.get(line);
    Set<String> paths = paths(line);
    paths.add(path);
    marked.setPathAliases(paths);
    boolean tab =
        line.views().size() > 1 && line.views().stream().anyMatch(v -> v.path().equals(path));
    return tab ? Optional.of(tabs(line, path)) : Optional.empty();
  }

  private Nav tabs(Line line, String path) {
    Nav bar = new Nav();
    bar.addClassName("ctdp-tabs");
    bar.getElement().setAttribute("aria-label", getTranslation(line.titleKey()));
    for (NavigationEntry view : line.views()) {
      Anchor tab = new Anchor(view.path(), getTranslation(view.titleKey()));
      if (view.path().equals(path)) {
        tab.getElement().setAttribute("aria-current", "page");
        // On a narrow screen the bar scrolls sideways: the tab in view must be in sight.
        tab.getElement().executeJs("this.scrollIntoView({inline: 'center', block: 'nearest'})");
      }
      bar.add(tab);
    }
    return bar;
  }
}
