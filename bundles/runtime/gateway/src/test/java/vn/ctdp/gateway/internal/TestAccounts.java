package vn.ctdp.gateway.internal;

import java.util.Optional;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.SignIn;

/** Two accounts: the person "an" and the machine "may", both with the password "mật khẩu". */
final class TestAccounts implements AuthenticationService {

  static final String PASSWORD = "mật khẩu:1";

  volatile ClientInfo lastClient;

  @Override
  public Caller authenticate(String username, char[] password, ClientInfo client) {
    lastClient = client;
    boolean machine = username.equals("may");
    if (!new String(password).equals(PASSWORD) || !(machine || username.equals("an"))) {
      throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
    }
    return new Caller(
        "id-" + username,
        username,
        username,
        machine ? Caller.Kind.MACHINE : Caller.Kind.PERSON,
        client.channel(),
        client.address(),
        client.locale());
  }

  @Override
  public Optional<Caller> refresh(Caller caller) {
    return Optional.of(caller);
  }

  @Override
  public SignIn begin(String username, char[] password, ClientInfo client) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SignIn totp(String token, String code, ClientInfo client) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SignIn enrolTotp(String token, String code, ClientInfo client) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SignIn changePassword(String token, char[] newPassword, ClientInfo client) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Caller changeOwnPassword(Caller caller, char[] oldPassword, char[] newPassword) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SignIn.TotpEnrolment beginOwnTotp(Caller caller, char[] password) {
    throw new UnsupportedOperationException();
  }
}
