package vn.ctdp.core.identity;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The door of whoever operates the machine: the command line proves with a token, readable only by
 * the system user that runs the instance, that it may act. Works without the database. Thread-safe.
 */
@ProviderType
public interface OperatorDoor {

  /**
   * Lets the operator in.
   *
   * @param token content of {@code operator.token} in the instance's folder of secrets
   * @param address remote address of the connection itself, never one that a header claims
   * @return a caller of kind {@link Caller.Kind#SYSTEM} named {@code operator} with channel {@code
   *     operator}
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-401} when the token is wrong or the address
   *     is not of this machine itself
   */
  Caller authenticate(String token, String address);
}
