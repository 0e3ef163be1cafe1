package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.internal.ComponentMetaData;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.internal.ReflectionCache;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.AppShellRegistry;
import com.vaadin.flow.server.ServiceDestroyListener;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import com.vaadin.flow.shared.Registration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.Designate;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.ViewContext;

/**
 * Vaadin at the root of the instance's port.
 *
 * <p>Vaadin finds its parts in a web application by scanning; here they are handed to it one by
 * one. The class loader of its bundle is on the thread while it works.
 */
@Component(
    service = Servlet.class,
    configurationPid = "vn.ctdp.ui",
    scope = ServiceScope.PROTOTYPE,
    property = {
      "osgi.http.whiteboard.servlet.name=ctdp-shell",
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
      "servlet.init.pushServletMapping=/",
      "servlet.init.closeIdleSessions=true",
      "servlet.init.heartbeatInterval=120",
      // Threads that write to open pages. Without a limit a new one is made for every message, up
      // to 200.
      "servlet.init.org.atmosphere.cpr.broadcaster.maxProcessingThreads=16",
      "servlet.init.org.atmosphere.cpr.broadcaster.maxAsyncWriteThreads=16",
      ShellContext.SELECT
    })
@Designate(ocd = ShellConfig.class)
public final class ShellServlet extends VaadinServlet {

  private static final long serialVersionUID = 1L;

  private final transient ShellServices services;
  private final transient ShellTexts texts;
  private final transient StaticContent files;
  private final transient PublicPages publicPages;
  private final int sessionIdleMinutes;

  /**
   * Takes what the pages work with.
   *
   * @param authentication sign-in
   * @param access rights
   * @param instance whose instance this is
   * @param views contributions
   * @param work what waits for people
   * @param names names of rights
   * @param push makes the container prepare for WebSocket
   * @param publicPages pages that need no sign-in
   * @param config settings
   */
  @Activate
  public ShellServlet(
      @Reference AuthenticationService authentication,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference ViewRegistry views,
      @Reference WorkItems work,
      @Reference PermissionNames names,
      @Reference PushEndpoint push,
      @Reference PublicPages publicPages,
      @Reference Clock clock,
      ShellConfig config) {
    ViewContext context = new SessionViewContext(access);
    this.services =
        new ShellServices(
            authentication,
            access,
            instance,
            views,
            work,
            names,
            context,
            clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh")));
    this.texts = new ShellTexts(Messages.load(ShellServlet.class, "i18n/shell"), views::messages);
    this.files = new StaticContent(views);
    this.publicPages = publicPages;
    this.sessionIdleMinutes = Math.max(5, Math.min(480, config.sessionIdleMinutes()));
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    try (RuntimeLoader loader = RuntimeLoader.use()) {
      VaadinServletContext context = new VaadinServletContext(config.getServletContext());
      new LookupInitializer()
          .initialize(
              context, new HashMap<>(), lookup -> context.setAttribute(Lookup.class, lookup));
      AppShellRegistry.getInstance(context).setShell(ShellPage.class);
      ApplicationRouteRegistry routes = ApplicationRouteRegistry.getInstance(context);
      routes.setErrorNavigationTargets(
          Set.of(NotFoundView.class, ForbiddenView.class, FailureView.class));
      RouteConfiguration own = RouteConfiguration.forRegistry(routes);
      own.update(
          () -> {
            own.setRoute(SignInView.PATH, SignInView.class);
            own.setRoute(HomeView.PATH, HomeView.class, List.of(MainLayout.class));
            own.setRoute(AccountView.PATH, AccountView.class, List.of(MainLayout.class));
            own.setRoute(HelpView.PATH, HelpView.class, List.of(MainLayout.class));
          });
      services.views().attach(routes, MainLayout.class);
      super.init(config);
    }
  }

  @Override
  public void destroy() {
    try (RuntimeLoader loader = RuntimeLoader.use()) {
      services.views().detach();
      ServletContext context = getServletContext();
      super.destroy();
      // Vaadin lets nobody take its lookup away again: a servlet context is to end with its
      // servlet.
      context.removeAttribute(Lookup.class.getName());
      ReflectionCache.clearAll();
    }
  }

  @Override
  protected VaadinServletService createServletService(DeploymentConfiguration configuration)
      throws ServiceException {
    VaadinServletService service = new Service(this, configuration);
    service.setClassLoader(RuntimeLoader.loader());
    service.init();
    return service;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SecurityHeaders.apply(request, response);
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    if (files.serve(path, request, response) || publicPages.serve(path, request, response)) {
      return;
    }
    Optional<Problem> problem = Problem.of(path);
    if (problem.isPresent()) {
      problem.get().send(response);
      return;
    }
    try (RuntimeLoader loader = RuntimeLoader.use()) {
      super.service(request, response);
    }
  }

  @Override
  protected boolean serveStaticOrWebJarRequest(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (super.serveStaticOrWebJarRequest(request, response)) {
      return true;
    }
    String path = request.getPathInfo();
    // Dynamic resources and push have addresses below /VAADIN too; files have not.
    if (path != null && (path.startsWith("/VAADIN/build/") || path.startsWith("/VAADIN/static/"))) {
      Problem.NO_SUCH_FILE.send(response);
      return true;
    }
    return false;
  }

  private Map<Class<?>, Supplier<?>> ownPages() {
    return Map.of(
        MainLayout.class, () -> new MainLayout(services),
        SignInView.class, () -> new SignInView(services),
        HomeView.class, () -> new HomeView(services),
        AccountView.class, () -> new AccountView(services),
        HelpView.class, () -> new HelpView(services),
        NotFoundView.class, NotFoundView::new,
        ForbiddenView.class, () -> new ForbiddenView(services.names()),
        FailureView.class, FailureView::new);
  }

  /** Vaadin's service with this bundle's ways of finding things. */
  private static final class Service extends VaadinServletService {

    private static final long serialVersionUID = 1L;
    private static final String RESOURCES = "META-INF/resources";

    private final transient ShellServlet shell;

    Service(ShellServlet shell, DeploymentConfiguration configuration) {
      super(shell, configuration);
      this.shell = shell;
    }

    @Override
    protected void setDefaultClassLoader() {
      setClassLoader(RuntimeLoader.loader());
    }

    @Override
    public Registration addServiceDestroyListener(ServiceDestroyListener listener) {
      // Vaadin's memory of a view class waits here to be told of the end, and would keep the class
      // and its bundle alive until then. The servlet clears that memory itself.
      if (listener.getClass().getName().startsWith(ComponentMetaData.class.getName())) {
        return () -> {};
      }
      return super.addServiceDestroyListener(listener);
    }

    @Override
    public URL getStaticResource(String path) {
      if (!path.startsWith("/VAADIN/static/")) {
        return null;
      }
      return RuntimeLoader.loader().getResource(RESOURCES + path);
    }

    @Override
    public String getMimeType(String name) {
      return StaticFiles.mimeType(name).orElse(null);
    }

    @Override
    protected Instantiator createInstantiator() {
      return new ShellInstantiator(
          this,
          shell.services.views(),
          shell.services.context(),
          shell.ownPages(),
          shell.texts,
          new ShellStart(shell.services, shell.texts, shell.files, shell.sessionIdleMinutes));
    }
  }
}
