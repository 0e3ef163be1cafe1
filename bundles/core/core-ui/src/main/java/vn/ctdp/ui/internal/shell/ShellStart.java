package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.ViewRoute;

/** What the shell does when Vaadin, a session, a page and a visit begin. */
final class ShellStart implements VaadinServiceInitListener {

  private static final long serialVersionUID = 1L;

  /** Cookie that remembers the language of the last visit. */
  static final String LANGUAGE_COOKIE = "ctdp-lang";

  private final transient ShellServices services;
  private final ShellTexts texts;
  private final transient StaticContent files;
  private final int sessionIdleMinutes;

  ShellStart(
      ShellServices services, ShellTexts texts, StaticContent files, int sessionIdleMinutes) {
    this.services = services;
    this.texts = texts;
    this.files = files;
    this.sessionIdleMinutes = sessionIdleMinutes;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().setSystemMessagesProvider(info -> systemMessages(info.getLocale()));
    event.getSource().addSessionInitListener(this::startSession);
    event.getSource().addUIInitListener(this::startPage);
    event.addIndexHtmlRequestListener(this::writePage);
  }

  private void startSession(SessionInitEvent event) {
    event.getSession().getSession().setMaxInactiveInterval(sessionIdleMinutes * 60);
    event.getSession().setLocale(rememberedLanguage(event).orElse(Messages.VIETNAMESE));
    event.getSession().setErrorHandler(new FailureHandler());
  }

  private static Optional<Locale> rememberedLanguage(SessionInitEvent event) {
    Cookie[] cookies = event.getRequest().getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (LANGUAGE_COOKIE.equals(cookie.getName()) && "en".equals(cookie.getValue())) {
          return Optional.of(Messages.ENGLISH);
        }
      }
    }
    return Optional.empty();
  }

  private void startPage(UIInitEvent event) {
    UI page = event.getUI();
    page.setLocale(page.getSession().getLocale());
    page.addBeforeEnterListener(this::guard);
    page.addAfterNavigationListener(this::name);
    dress(page);
  }

  /**
   * Sets the texts that Vaadin itself shows, in the page's language.
   *
   * @param page the page
   */
  static void dress(UI page) {
    page.getReconnectDialogConfiguration()
        .setDialogText(page.getTranslation("shell.connection.lost"));
    page.getReconnectDialogConfiguration()
        .setDialogTextGaveUp(page.getTranslation("shell.connection.gaveUp"));
    page.getReconnectDialogConfiguration().setReconnectAttempts(10_000);
    page.getReconnectDialogConfiguration().setReconnectInterval(3_000);
  }

  private void guard(BeforeEnterEvent event) {
    Class<?> target = event.getNavigationTarget();
    UserSession session = UserSession.of(event.getUI().getSession());
    Optional<Caller> caller = session.caller();
    if (caller.isPresent()) {
      Optional<Caller> still = services.authentication().refresh(caller.get());
      session.caller(still.orElse(null));
      caller = still;
    }
    if (target == SignInView.class) {
      if (caller.isPresent()) {
        event.forwardTo(HomeView.class);
      }
      return;
    }
    if (caller.isEmpty()) {
      session.wanted(event.getLocation().getPathWithQueryParameters());
      event.forwardTo(SignInView.class, QueryParameters.empty());
      return;
    }
    Optional<String> permission =
        services.views().route(target).flatMap(ViewRoute::requiredPermission);
    if (permission.isPresent()
        && !services.access().allowedAnywhere(caller.get(), permission.get())) {
      event.rerouteToError(AccessDeniedException.class, permission.get());
    }
  }

  private void name(AfterNavigationEvent event) {
    UI page = UI.getCurrent();
    String title =
        event.getActiveChain().stream()
            .findFirst()
            .map(view -> titleOf(view, page))
            .filter(t -> !t.isBlank())
            .orElse(page.getTranslation("shell.product"));
    // Later than Vaadin, which sets its own idea of the title after this listener.
    page.beforeClientResponse(
        page,
        context ->
            page.getPage()
                .setTitle(title + " – " + services.instance().name().in(page.getLocale())));
  }

  private String titleOf(Object view, UI page) {
    if (view instanceof HasDynamicTitle dynamic) {
      return dynamic.getPageTitle();
    }
    return services
        .views()
        .route(view.getClass())
        .map(route -> page.getTranslation(route.titleKey()))
        .orElse("");
  }

  private void writePage(IndexHtmlResponse page) {
    Locale locale =
        UserSession.language(
            page.getVaadinRequest().getWrappedSession(false) == null
                ? null
                : com.vaadin.flow.server.VaadinSession.getCurrent());
    page.getDocument().getElementsByTag("html").attr("lang", locale.getLanguage());
    page.getDocument().title(services.instance().name().in(locale));
    Element head = page.getDocument().head();
    head.appendElement("link")
        .attr("rel", "stylesheet")
        .attr("href", files.versioned("/static/shell/theme.css"));
    page.getDocument()
        .body()
        .appendElement("noscript")
        .text(texts.getTranslation("shell.noscript", locale));
    VaadinResponse response = page.getVaadinResponse();
    response.setHeader("Content-Security-Policy", SecurityHeaders.protect(page.getDocument()));
    if (VaadinServletRequest.getCurrent() != null) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  private SystemMessages systemMessages(Locale wanted) {
    Locale locale = Messages.isEnglish(wanted) ? Messages.ENGLISH : Messages.VIETNAMESE;
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.getTranslation("shell.session.expired.title", locale));
    messages.setSessionExpiredMessage(texts.getTranslation("shell.session.expired.text", locale));
    messages.setInternalErrorNotificationEnabled(true);
    messages.setInternalErrorCaption(texts.getTranslation("shell.session.error.title", locale));
    messages.setInternalErrorMessage(texts.getTranslation("shell.session.error.text", locale));
    messages.setCookiesDisabledNotificationEnabled(true);
    messages.setCookiesDisabledCaption(texts.getTranslation("shell.session.cookies.title", locale));
    messages.setCookiesDisabledMessage(texts.getTranslation("shell.session.cookies.text", locale));
    return messages;
  }
}
