package vn.ctdp.rest.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.ws.rs.core.Response;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModuleStatus;

/** Switches a module and waits a while for the outcome. */
final class ModuleSwitch {

  private static final int MOST_SECONDS = 120;

  /**
   * What a caller may say with it.
   *
   * @param reason why, kept in the list of modules and in the audit log
   */
  public record Reason(String reason) {}

  private ModuleSwitch() {}

  /**
   * 200 with the final status, or 202 with the present one when it takes longer than the caller
   * wants to wait.
   */
  static Response to(
      ModuleManager modules,
      Caller caller,
      String id,
      ModuleStatus.Wanted wanted,
      Reason reason,
      int waitSeconds) {
    if (waitSeconds < 0 || waitSeconds > MOST_SECONDS) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "wait", "0–" + MOST_SECONDS);
    }
    String why = reason == null || reason.reason() == null ? "" : reason.reason();
    CompletableFuture<ModuleStatus> outcome = modules.switchTo(caller, id, wanted, why);
    try {
      return Response.ok(outcome.get(waitSeconds, TimeUnit.SECONDS)).build();
    } catch (TimeoutException e) {
      return Response.accepted(modules.status(caller, id)).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Response.accepted(modules.status(caller, id)).build();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CtdpException known) {
        throw known;
      }
      throw new CtdpException(RestError.SWITCH_FAILED, List.of(), e.getCause(), id);
    }
  }
}
