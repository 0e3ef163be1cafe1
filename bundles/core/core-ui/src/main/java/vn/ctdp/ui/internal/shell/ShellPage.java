package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.shared.ui.Transport;

/**
 * The page around all views. Push brings news over a WebSocket while actions travel as requests:
 * signing in changes the session's id, which a socket would not survive.
 */
@Push(value = PushMode.AUTOMATIC, transport = Transport.WEBSOCKET_XHR)
public final class ShellPage implements AppShellConfigurator {

  private static final long serialVersionUID = 1L;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addLink("icon", "static/shell/mark.svg");
    settings.addMetaTag("theme-color", "#0f3d6e");
    settings.addMetaTag("color-scheme", "light");
    settings.addMetaTag("format-detection", "telephone=no");
  }
}
