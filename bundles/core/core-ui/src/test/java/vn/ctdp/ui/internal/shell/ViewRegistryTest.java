package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

class ViewRegistryTest {

  private final ViewRegistry views = new ViewRegistry();
  private final RouteRegistry routes = ApplicationRouteRegistry.getInstance(new Context());

  @BeforeEach
  void attach() {
    views.attach(routes, Layout.class);
  }

  @Test
  void putsRoutesInPlaceAndTakesThemAway() {
    Contribution clusters = new Contribution("clusters", First.class, "clusters");
    views.bind(clusters);
    assertThat(routes.getNavigationTarget("clusters")).contains(First.class);
    assertThat(views.route(First.class)).map(ViewRoute::permission).contains("clusters.read");
    assertThat(views.routeAt("clusters")).isPresent();
    assertThat(views.contributions()).hasSize(1);

    views.unbind(clusters);
    assertThat(routes.getNavigationTarget("clusters")).isEmpty();
    assertThat(views.route(First.class)).isEmpty();
    assertThat(views.contributions()).isEmpty();
  }

  @Test
  void aPageThatIsBeingDrawnKeepsItsWordsWhileItsModuleGoes() {
    ShellTexts texts =
        new ShellTexts(Messages.load(ShellServlet.class, "i18n/shell"), views::messages);
    Contribution clusters = new Contribution("clusters", First.class, "clusters");
    views.bind(clusters);
    String before = texts.getTranslation("sample.hello", Messages.VIETNAMESE);
    assertThat(before).isNotEmpty();

    views.unbind(clusters);
    assertThat(texts.getTranslation("sample.hello", Messages.VIETNAMESE)).isEqualTo(before);

    views.bind(clusters);
    assertThat(views.messages()).as("texts are not there twice").hasSize(1);
  }

  @Test
  void keepsWhatCameBeforeTheServlet() {
    ViewRegistry early = new ViewRegistry();
    early.bind(new Contribution("clusters", First.class, "early"));
    early.attach(routes, Layout.class);
    assertThat(routes.getNavigationTarget("early")).contains(First.class);
  }

  @Test
  void aPathTakenAlreadyHarmsNobodyElse() {
    views.bind(new Contribution("clusters", First.class, "same"));
    Contribution rivals = new Contribution("rivals", Second.class, "same");
    views.bind(rivals);
    assertThat(routes.getNavigationTarget("same")).contains(First.class);
    views.unbind(rivals);
    assertThat(routes.getNavigationTarget("same")).contains(First.class);
    views.bind(new Contribution("others", Third.class, "other"));
    assertThat(routes.getNavigationTarget("other")).contains(Third.class);
  }

  @Test
  void unbindingWhatWasNeverBoundChangesNothing() {
    views.bind(new Contribution("clusters", First.class, "clusters"));
    views.unbind(new Contribution("clusters", First.class, "clusters"));
    assertThat(routes.getNavigationTarget("clusters")).contains(First.class);
  }

  @Test
  void takesTheLettersOfVietnameseNamesFromTheEnd() {
    assertThat(MainLayout.initials("Nguyễn Thị Ánh")).isEqualTo("TÁ");
    assertThat(MainLayout.initials("đạt")).isEqualTo("Đ");
    assertThat(MainLayout.initials("  ")).isEmpty();
  }

  private static final class Layout extends Div implements RouterLayout {
    private static final long serialVersionUID = 1L;
  }

  private static final class First extends Div {
    private static final long serialVersionUID = 1L;
  }

  private static final class Second extends Div {
    private static final long serialVersionUID = 1L;
  }

  private static final class Third extends Div {
    private static final long serialVersionUID = 1L;
  }

  private record Contribution(
      String moduleId, Class<? extends com.vaadin.flow.component.Component> view, String path)
      implements ViewContribution {

    @Override
    public String nameKey() {
      return "sample.hello";
    }

    @Override
    public List<ViewRoute> routes() {
      return List.of(
          new ViewRoute(path, view, context -> new Div(), "sample.hello", moduleId + ".read"));
    }

    @Override
    public List<NavigationEntry> navigation() {
      return List.of(
          new NavigationEntry("sample.hello", NavigationGroup.BUSINESS, "factory", 1, path));
    }

    @Override
    public Messages messages() {
      return Messages.load(ViewRegistryTest.class, "i18n/sample");
    }
  }

  /** Remembers attributes, as a servlet context does. */
  private static final class Context implements VaadinContext {

    private static final long serialVersionUID = 1L;
    private final transient Map<Class<?>, Object> attributes = new HashMap<>();

    @Override
    public <T> T getAttribute(Class<T> type, Supplier<T> fallback) {
      Object value = attributes.get(type);
      if (value == null && fallback != null) {
        value = fallback.get();
        attributes.put(type, value);
      }
      return type.cast(value);
    }

    @Override
    public <T> void setAttribute(Class<T> type, T value) {
      attributes.put(type, value);
    }

    @Override
    public void removeAttribute(Class<?> type) {
      attributes.remove(type);
    }

    @Override
    public Enumeration<String> getContextParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String getContextParameter(String name) {
      return null;
    }
  }
}
