package vn.ctdp.core.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sign-in. Wrong name and wrong password are one answer in equal time; failures lock out with
 * growing delays, per account and per address. Every outcome is in the audit log. Passwords are
 * passed as arrays and wiped by the service. Thread-safe.
 */
@ProviderType
public interface AuthenticationService {

  /**
   * First step.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-401} for wrong credentials, {@code SEC-429}
   *     when locked out (for unknown names as well)
   */
  SignIn begin(String username, char[] password, ClientInfo client);

  /**
   * Answers {@link SignIn.TotpRequired} with a six-digit code or a recovery code.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-402} for a wrong or used code, {@code
   *     SEC-408} when the token is unknown, used or too old: begin again
   */
  SignIn totp(String token, String code, ClientInfo client);

  /** Answers {@link SignIn.TotpEnrolment} with the first code of the new factor. */
  SignIn enrolTotp(String token, String code, ClientInfo client);

  /**
   * Answers {@link SignIn.PasswordChange}.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-422} when the password does not follow the
   *     policy, with the reasons; the token stays good
   */
  SignIn changePassword(String token, char[] newPassword, ClientInfo client);

  /**
   * One-step sign-in for REST and SOAP: machine accounts by password; people too, with the second
   * factor's code appended after a blank where they have one. Meant to be called for every request:
   * a credential that was right is remembered for minutes and forgotten when the account changes.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-401} for wrong credentials, {@code SEC-429}
   *     when locked out, {@code SEC-403} when a password change or a second factor is due first
   */
  Caller authenticate(String username, char[] password, ClientInfo client);

  /**
   * Whether a signed-in caller still is one: account active, password not reset since.
   *
   * @return the caller with fresh names, or empty when the session must end
   */
  Optional<Caller> refresh(Caller caller);

  /**
   * Changes one's own password; the old one is asked for again. Every other session of the account
   * ends.
   *
   * @return the caller to go on with in this session
   * @throws vn.ctdp.core.error.CtdpException {@code SEC-401} when the old password is wrong, {@code
   *     SEC-422} when the new one does not follow the policy
   */
  Caller changeOwnPassword(Caller caller, char[] oldPassword, char[] newPassword);

  /**
   * Starts setting up, or replacing, one's own second factor; {@link #enrolTotp} ends it, and every
   * other session of the account with it.
   */
  SignIn.TotpEnrolment beginOwnTotp(Caller caller, char[] password);
}
