package vn.ctdp.core.identity;

import java.util.List;

/**
 * The next step of a sign-in. The token is random, short-lived, and good for one step; a wrong code
 * or a refused password may be corrected a few times under the same token.
 */
public sealed interface SignIn {

  /**
   * Signed in.
   *
   * @param caller who signed in
   * @param recoveryCodes after a second factor was set up: codes that each replace it once, to be
   *     shown now and never again; otherwise empty
   */
  record Done(Caller caller, List<String> recoveryCodes) implements SignIn {

    public Done {
      recoveryCodes = List.copyOf(recoveryCodes);
    }

    /** Signed in with nothing further to show. */
    public Done(Caller caller) {
      this(caller, List.of());
    }
  }

  /** The code of the second factor is wanted. */
  record TotpRequired(String token) implements SignIn {}

  /**
   * A second factor must be set up first.
   *
   * @param secret base32 secret for typing in
   * @param otpauthUri for the QR code
   */
  record TotpEnrolment(String token, String secret, String otpauthUri) implements SignIn {}

  /** The password must be changed first. */
  record PasswordChange(String token) implements SignIn {}
}
