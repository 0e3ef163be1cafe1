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

  /** Answers {@link SignIn.TotpRequired} with a six-digit code or a recovery code. */
  SignIn totp(String token, String code, ClientInfo client);

  /** Answers {@link SignIn.TotpEnrolment} with the first code of the new factor. */
  SignIn enrolTotp(String token, String code, ClientInfo client);

  /** Answers {@link SignIn.PasswordChange}. */
  SignIn changePassword(String token, char[] newPassword, ClientInfo client);

  /**
   * One-step sign-in for REST and SOAP: machine accounts by password; people too, with the second
   * factor's code appended after a blank where they have one.
   */
  Caller authenticate(String username, char[] password, ClientInfo client);

  /**
   * Whether a signed-in caller still is one: account active, password not reset since.
   *
   * @return the caller with fresh names, or empty when the session must end
   */
  Optional<Caller> refresh(Caller caller);

  /** Changes one's own password; the old one is asked for again. */
  void changeOwnPassword(Caller caller, char[] oldPassword, char[] newPassword);

  /** Starts setting up, or replacing, one's own second factor. */
  SignIn.TotpEnrolment beginOwnTotp(Caller caller, char[] password);
}
