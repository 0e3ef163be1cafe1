package vn.ctdp.ui.internal.shell;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;

/**
 * An endpoint that turns everybody away. The web container prepares a servlet context for WebSocket
 * only when it sees an endpoint in it; Vaadin's push then finds the container prepared.
 */
@ServerEndpoint("/push-prepare")
@Component(
    service = PushEndpoint.class,
    immediate = true,
    property = {"org.ops4j.pax.web.http.whiteboard.websocket=true", ShellContext.SELECT})
public final class PushEndpoint {

  /**
   * Closes at once.
   *
   * @param session the connection
   * @throws IOException when the connection is gone already
   */
  @OnOpen
  public void open(Session session) throws IOException {
    session.close(new CloseReason(CloseReason.CloseCodes.CANNOT_ACCEPT, "nothing is offered here"));
  }
}
