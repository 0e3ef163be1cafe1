package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** The page is there, but not for this user. */
@ParentLayout(MainLayout.class)
public final class ForbiddenView extends Div
    implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  private final transient PermissionNames names;

  ForbiddenView(PermissionNames names) {
    this.names = names;
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    String permission = parameter.getCustomMessage();
    add(
        Blank.of(
            VaadinIcon.LOCK,
            getTranslation("shell.forbidden.title"),
            permission == null || permission.isBlank()
                ? getTranslation("shell.forbidden.text")
                : getTranslation(
                    "shell.forbidden.textWith", names.name(permission, event.getUI().getLocale())),
            new Anchor("", getTranslation("shell.home.back"))));
    return HttpServletResponse.SC_FORBIDDEN;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.forbidden.page");
  }
}
