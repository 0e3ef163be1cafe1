package vn.ctdp.core.rest;

import java.security.Principal;
import vn.ctdp.core.identity.Caller;

/**
 * The principal of an authenticated REST or SOAP request. A resource takes {@code @Context
 * SecurityContext} and calls {@link #of(Principal)}.
 *
 * @param caller who calls
 */
public record CallerPrincipal(Caller caller) implements Principal {

  @Override
  public String getName() {
    return caller.username();
  }

  /**
   * The caller behind a principal set by the gateway.
   *
   * @throws IllegalStateException when the request was not authenticated by the gateway
   */
  public static Caller of(Principal principal) {
    if (principal instanceof CallerPrincipal p) {
      return p.caller();
    }
    throw new IllegalStateException("request without a caller: the gateway was bypassed");
  }
}
