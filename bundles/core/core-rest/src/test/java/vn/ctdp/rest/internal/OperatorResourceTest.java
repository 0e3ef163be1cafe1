package vn.ctdp.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.ws.rs.core.SecurityContext;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.rest.CallerPrincipal;

/** The operator's resource holds even when somebody else reaches it; switching reports failures. */
class OperatorResourceTest {

  private CompletableFuture<ModuleStatus> outcome = new CompletableFuture<>();

  private final ModuleManager modules =
      (ModuleManager)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ModuleManager.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "list" -> List.of();
                    case "switchTo" -> outcome;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final OperatorResource resource =
      new OperatorResource(null, modules, null, null, Clock.systemUTC());

  private static SecurityContext as(Caller.Kind kind, String channel) {
    Caller caller = new Caller("1", "a", "a", kind, channel, "", Locale.ENGLISH);
    return (SecurityContext)
        Proxy.newProxyInstance(
            OperatorResourceTest.class.getClassLoader(),
            new Class<?>[] {SecurityContext.class},
            (proxy, method, arguments) ->
                method.getReturnType() == Principal.class ? new CallerPrincipal(caller) : null);
  }

  @Test
  void servesTheOperatorOnly() {
    assertThat(resource.modules(as(Caller.Kind.SYSTEM, "operator"))).isEmpty();
    for (SecurityContext other :
        List.of(
            as(Caller.Kind.PERSON, "rest"),
            as(Caller.Kind.PERSON, "operator"),
            as(Caller.Kind.SYSTEM, "rest"))) {
      assertThatThrownBy(() -> resource.modules(other))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    }
  }

  @Test
  void passesOnWhyAModuleCannotBeSwitched() {
    CtdpException why = new CtdpException(CoreError.CONFLICT);
    outcome.completeExceptionally(why);
    assertThatThrownBy(() -> resource.enable("x", 1, null, as(Caller.Kind.SYSTEM, "operator")))
        .isSameAs(why);
    outcome = CompletableFuture.failedFuture(new IllegalStateException("inside"));
    assertThatThrownBy(() -> resource.enable("x", 1, null, as(Caller.Kind.SYSTEM, "operator")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(RestError.SWITCH_FAILED));
  }
}
