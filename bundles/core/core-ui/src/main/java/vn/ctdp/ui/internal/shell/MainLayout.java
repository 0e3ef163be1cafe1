package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLayout;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.Messages;

/**
 * What surrounds every page of a signed-in user: whose instance it is, the menu, the user's own
 * menu, the page's heading.
 */
public final class MainLayout extends AppLayout
    implements RouterLayout, AfterNavigationObserver, ViewRegistry.Listener {

  private static final long serialVersionUID = 1L;

  private final transient ShellServices services;
  private final Menu menu;
  private final Div tabs = new Div();
  private final Main main = new Main();
  private final H1 heading = new H1();
  private final Div announcer = new Div();
  private transient Runnable stopListening = () -> {};
  private transient UI page;
  private boolean firstPage = true;

  MainLayout(ShellServices services) {
    this.services = services;
    menu = new Menu(services);
    addClassName("ctdp-layout");
    setPrimarySection(Section.NAVBAR);
    setI18n(new AppLayoutI18n().setDrawer(getTranslation("shell.menu.label")));
    addToNavbar(skipLink(), navbar());
    addToDrawer(menu);
    main.setId("main");
    main.addClassName("ctdp-main");
    main.getElement().setAttribute("tabindex", "-1");
    heading.addClassName("ctdp-heading");
    announcer.addClassName("ctdp-visually-hidden");
    announcer.getElement().setAttribute("aria-live", "polite");
    main.add(tabs, heading, announcer);
    setContent(main);
    menu.build();
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    clear();
    Div view = new Div();
    view.addClassName("ctdp-view");
    view.getElement().appendChild(content.getElement());
    main.add(view);
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldContent) {
    clear();
  }

  private void clear() {
    main.getChildren()
        .filter(c -> c.hasClassName("ctdp-view"))
        .toList()
        .forEach(
            old -> {
              old.getElement().removeAllChildren();
              main.remove(old);
            });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    page = event.getUI();
    stopListening = services.views().listen(this);
    loadStylesheets();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    stopListening.run();
    super.onDetach(event);
  }

  @Override
  public UI page() {
    return page;
  }

  @Override
  public void viewsChanged() {
    menu.build();
    mark(page.getInternals().getActiveViewLocation().getPath());
    loadStylesheets();
    page.getInternals().getActiveRouterTargetsChain().stream()
        .filter(HomeView.class::isInstance)
        .map(HomeView.class::cast)
        .forEach(HomeView::show);
  }

  @Override
  public void viewsGone(ViewRegistry.Bound gone, String moduleName) {
    if (ViewRegistry.shows(page.getInternals().getActiveRouterTargetsChain(), gone)) {
      page.navigate(HomeView.class);
      Notices.info(
          page,
          getTranslation("shell.module.gone.title", moduleName),
          getTranslation("shell.module.gone.text"));
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String title = event.getActiveChain().stream().findFirst().map(this::titleOf).orElse("");
    heading.setText(title);
    heading.setVisible(!title.isBlank());
    mark(event.getLocation().getPath());
    if (firstPage) {
      firstPage = false;
      return;
    }
    announcer.setText(title);
    // Keyboard and screen reader users go on from the new page, not from the menu.
    main.getElement()
        .executeJs(
            "const a = document.activeElement;"
                + "if (!a || a === document.body || a.closest('vaadin-side-nav'))"
                + " this.focus({preventScroll: true});"
                // What scrolls is a part of the layout around the page, not the window: a form's
                // last line must not be where the next page begins.
                + "for (let e = this; e; e = e.assignedSlot || e.parentNode || e.host)"
                + " if (e.scrollTop) e.scrollTop = 0;"
                + "window.scrollTo(0, 0);");
  }

  private void mark(String path) {
    tabs.removeAll();
    menu.at(path).ifPresent(tabs::add);
  }

  private String titleOf(HasElement view) {
    if (view instanceof HasDynamicTitle dynamic) {
      return dynamic.getPageTitle();
    }
    return services
        .views()
        .route(view.getClass())
        .map(route -> getTranslation(route.titleKey()))
        .orElse("");
  }

  private Component skipLink() {
    Anchor skip = new Anchor("#main", getTranslation("shell.skip"));
    skip.addClassName("ctdp-skip");
    skip.setRouterIgnore(true);
    skip.getElement()
        .executeJs(
            "this.addEventListener('click', e => { e.preventDefault();"
                + " document.getElementById('main').focus(); });");
    return skip;
  }

  private Component navbar() {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shell.menu.toggle"));
    Image mark = new Image("static/shell/mark-light.svg", getTranslation("shell.home.back"));
    mark.addClassName("ctdp-mark");
    Span office = new Span(services.instance().name().in(locale()));
    office.addClassName("ctdp-office");
    Span role =
        new Span(
            getTranslation(
                services.instance().role() == InstanceRole.CENTRE
                    ? "shell.role.centre"
                    : "shell.role.province"));
    role.addClassName("ctdp-role");
    Div words = new Div(office, role);
    words.addClassName("ctdp-whose");
    Anchor home = new Anchor("", mark, words);
    home.addClassName("ctdp-brand");
    Header header = new Header(toggle, home, languages(), userMenu());
    header.addClassName("ctdp-navbar");
    return header;
  }

  private Component languages() {
    boolean english = Messages.isEnglish(locale());
    com.vaadin.flow.component.button.Button other =
        new com.vaadin.flow.component.button.Button(
            english ? "Tiếng Việt" : "English",
            click -> Language.use(english ? Messages.VIETNAMESE : Messages.ENGLISH));
    other.addClassName("ctdp-language");
    other.addThemeName("tertiary");
    other.getElement().setAttribute("lang", english ? "vi" : "en");
    return other;
  }

  private Component userMenu() {
    String name =
        UserSession.current()
            .caller()
            .map(c -> c.displayName() == null ? c.username() : c.displayName())
            .orElse("");
    MenuBar bar = new MenuBar();
    bar.addClassName("ctdp-user");
    bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    bar.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("shell.user.more")));
    Span avatar = new Span(initials(name));
    avatar.addClassName("ctdp-avatar");
    avatar.getElement().setAttribute("aria-hidden", "true");
    Span label = new Span(name);
    label.addClassName("ctdp-user-name");
    Div face = new Div(avatar, label);
    face.addClassName("ctdp-user-face");
    MenuItem root = bar.addItem(face);
    root.setAriaLabel(getTranslation("shell.user.menu", name));
    SubMenu items = root.getSubMenu();
    items.addItem(
        entry(VaadinIcon.USER, "shell.account.title"),
        click -> UI.getCurrent().navigate(AccountView.class));
    boolean english = Messages.isEnglish(locale());
    items.addItem(
        entry(VaadinIcon.GLOBE, english ? "shell.language.vi" : "shell.language.en"),
        click -> Language.use(english ? Messages.VIETNAMESE : Messages.ENGLISH));
    items.addItem(
        entry(VaadinIcon.QUESTION_CIRCLE_O, "shell.help.title"),
        click -> UI.getCurrent().navigate(HelpView.class));
    items.addSeparator();
    items.addItem(entry(VaadinIcon.SIGN_OUT, "shell.signOut"), click -> SignInView.signOut());
    return bar;
  }

  private Component entry(VaadinIcon icon, String key) {
    Icon drawn = icon.create();
    drawn.getElement().setAttribute("aria-hidden", "true");
    Div row = new Div(drawn, new Span(getTranslation(key)));
    row.addClassName("ctdp-menu-entry");
    return row;
  }

  /** First letters of the last two words: Vietnamese given names stand last. */
  static String initials(String name) {
    String[] words = name.trim().split("\\s+");
    StringBuilder letters = new StringBuilder();
    for (int i = Math.max(0, words.length - 2); i < words.length; i++) {
      if (!words[i].isEmpty()) {
        letters.appendCodePoint(words[i].codePointAt(0));
      }
    }
    return letters.toString().toUpperCase(VietnameseText.VI);
  }

  private void loadStylesheets() {
    if (page == null) {
      return;
    }
    String addresses =
        services.views().contributions().stream()
            .flatMap(b -> b.stylesheets().stream().map(f -> "static/" + b.moduleId() + "/" + f))
            .collect(Collectors.joining(" "));
    // Brings the links in the page's head in step with the modules present.
    page.getPage()
        .executeJs(
            "const wanted = $0.split(' ').filter(a => a);"
                + "document.querySelectorAll('link[data-module]').forEach(l => {"
                + " if (!wanted.includes(l.dataset.module)) l.remove(); });"
                + "wanted.filter(a => !document.querySelector(`link[data-module=\"${a}\"]`))"
                + ".forEach(a => { const l = document.createElement('link');"
                + " l.rel = 'stylesheet'; l.href = a; l.dataset.module = a;"
                + " document.head.appendChild(l); });",
            addresses);
  }

  private Locale locale() {
    return services.context().locale();
  }
}
