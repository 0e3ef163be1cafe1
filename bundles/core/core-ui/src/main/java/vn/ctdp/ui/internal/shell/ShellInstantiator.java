package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.ctdp.ui.view.ViewContext;
import vn.ctdp.ui.view.ViewRoute;

/** Makes views through their contributions, so that they are born with their services. */
final class ShellInstantiator extends DefaultInstantiator {

  private static final long serialVersionUID = 1L;

  private final transient ViewRegistry views;
  private final transient ViewContext context;
  private final transient Map<Class<?>, Supplier<?>> own;
  private final I18NProvider texts;
  private final transient VaadinServiceInitListener start;

  ShellInstantiator(
      VaadinService service,
      ViewRegistry views,
      ViewContext context,
      Map<Class<?>, Supplier<?>> own,
      I18NProvider texts,
      VaadinServiceInitListener start) {
    super(service);
    this.views = views;
    this.context = context;
    this.own = Map.copyOf(own);
    this.texts = texts;
    this.start = start;
  }

  @Override
  public Stream<VaadinServiceInitListener> getServiceInitListeners() {
    return Stream.of(start);
  }

  @Override
  public I18NProvider getI18NProvider() {
    return texts;
  }

  @Override
  public <T> T getOrCreate(Class<T> type) {
    Supplier<?> factory = own.get(type);
    if (factory != null) {
      return type.cast(factory.get());
    }
    Optional<ViewRoute> route = views.route(type);
    if (route.isPresent()) {
      return type.cast(route.get().factory().apply(context));
    }
    return super.getOrCreate(type);
  }
}
