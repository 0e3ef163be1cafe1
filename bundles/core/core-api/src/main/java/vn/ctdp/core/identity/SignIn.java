package vn.ctdp.core.identity;

/** The next step of a sign-in. The token is random, short-lived, and good for one step. */
public sealed interface SignIn {

  /** Signed in. */
  record Done(Caller caller) implements SignIn {}

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
