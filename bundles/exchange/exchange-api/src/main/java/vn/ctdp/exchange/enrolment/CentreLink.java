package vn.ctdp.exchange.enrolment;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where this province reaches the centre, and as whom it signs in there, as enrolment has settled
 * it. Offered at a province only; what {@code etc/vn.ctdp.exchange.rest.cfg} says goes before it.
 * Thread-safe; ask again for each use.
 */
@ProviderType
public interface CentreLink {

  /**
   * Address of the centre without a path or a slash at its end: {@code centreUrl} of the
   * configuration, or else the one that was typed in at enrolment.
   */
  Optional<URI> address();

  /**
   * The machine account at the centre; empty before approval.
   *
   * @throws vn.ctdp.core.error.CtdpException when its password cannot be read
   */
  Optional<Login> login();

  /**
   * Name and password of a machine account.
   *
   * @param username sign-in name
   * @param password secret: never to be logged
   */
  record Login(String username, String password) {

    public Login {
      Objects.requireNonNull(username, "username");
      Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "Login[" + username + "]";
    }
  }
}
