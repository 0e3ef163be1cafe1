package vn.ctdp.exchange.keys.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.enrolment.CentreRoad;

/** A road to a centre in the same process, on which tests listen, cut and forge. */
final class Wires implements CentreRoad {

  private final Side centre;

  /** Everything that passed, both ways. */
  final List<String> heard = new ArrayList<>();

  boolean cutBefore;
  boolean cutAfter;
  UnaryOperator<String> forge = UnaryOperator.identity();

  Wires(Side centre) {
    this.centre = centre;
  }

  @Override
  public String greeting(URI address) throws RoadException {
    return pass("", () -> centre.door.greeting());
  }

  @Override
  public String enrol(URI address, String sealed) throws RoadException {
    return pass(sealed, () -> centre.door.receive(sealed, "10.0.0.1"));
  }

  @Override
  public String state(URI address, String requestId) throws RoadException {
    return pass(requestId, () -> centre.door.state(requestId));
  }

  @Override
  public String keys(URI address, UnitRef province) throws RoadException {
    return pass("", () -> centre.door.signedKeys(Optional.of(province)));
  }

  @Override
  public String rotate(URI address, CentreLink.Login login, String request) throws RoadException {
    if (!login.password().equals(centre.passwords.get(login.username()))
        || !centre.accounts.get(login.username()).active()) {
      throw new RoadException("401", false, null);
    }
    return pass(request, () -> centre.door.rotate(Side.caller(login.username()), request));
  }

  private String pass(String sent, Supplier<String> door) throws RoadException {
    if (cutBefore) {
      throw new RoadException("Đường truyền bị ngắt.", false, null);
    }
    heard.add(sent);
    String answer;
    try {
      answer = door.get();
    } catch (CtdpException e) {
      heard.add(String.valueOf(e));
      throw new RoadException(
          e.sentence(java.util.Locale.forLanguageTag("vi")), e.errorCode().status() != 429, e);
    }
    if (cutAfter) {
      throw new RoadException("Đường truyền bị ngắt.", false, null);
    }
    heard.add(answer);
    return forge.apply(answer);
  }
}
