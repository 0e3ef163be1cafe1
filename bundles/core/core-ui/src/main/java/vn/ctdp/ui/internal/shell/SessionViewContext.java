package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.ui.view.ViewContext;

/** Answers from the current session. */
final class SessionViewContext implements ViewContext {

  private final AccessControl access;

  SessionViewContext(AccessControl access) {
    this.access = access;
  }

  @Override
  public Caller caller() {
    return UserSession.current()
        .caller()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_AUTHENTICATED));
  }

  @Override
  public boolean may(String permission) {
    return access.allowedAnywhere(caller(), permission);
  }

  @Override
  public boolean may(String permission, Target target) {
    return access.allowed(caller(), permission, target);
  }

  @Override
  public Locale locale() {
    return UserSession.language(VaadinSession.getCurrent());
  }
}
