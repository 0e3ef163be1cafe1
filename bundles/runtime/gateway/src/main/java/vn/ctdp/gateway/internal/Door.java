package vn.ctdp.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.OperatorDoor;

/**
 * Says who sends a request: an account by HTTP Basic, or the operator's command on the server by
 * Bearer token. Thread-safe.
 *
 * <p>Sign-in and the operator's door are needed only when somebody knocks: without them requests
 * are answered 503, but answered.
 */
@Component(service = Door.class)
public final class Door {

  /** Only the command on the server itself passes here. */
  static final String OPERATOR = "/api/operator";

  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";
  private static final int LONGEST_CREDENTIALS = 2048;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AuthenticationService authentication;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile OperatorDoor operatorDoor;

  @Activate
  public Door() {}

  Door(AuthenticationService authentication, OperatorDoor operatorDoor) {
    this.authentication = authentication;
    this.operatorDoor = operatorDoor;
  }

  /**
   * The caller of a request.
   *
   * @param path decoded full path
   * @throws CtdpException when there is none: 401 for missing or wrong credentials, 403 for the
   *     operator's paths from elsewhere or when a password change is due, 429 when locked out, 503
   *     while sign-in is not there yet
   */
  Caller caller(HttpServletRequest request, String path, Locale locale) {
    String header = request.getHeader("Authorization");
    boolean operatorPath = isOperator(path);
    if (operatorPath && !isLocal(request)) {
      throw new CtdpException(GatewayError.OPERATOR_ONLY);
    }
    if (header == null || header.length() > LONGEST_CREDENTIALS) {
      throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
    }
    if (startsWith(header, BEARER) && isLocal(request)) {
      OperatorDoor door = operatorDoor;
      if (door == null) {
        throw new CtdpException(GatewayError.STARTING);
      }
      return door.authenticate(header.substring(BEARER.length()).trim(), request.getRemoteAddr())
          .withLocale(locale);
    }
    if (startsWith(header, BASIC) && !operatorPath) {
      return account(request, path, header.substring(BASIC.length()).trim(), locale);
    }
    throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
  }

  /** Whether a path is the operator's. */
  static boolean isOperator(String path) {
    return path.equals(OPERATOR) || path.startsWith(OPERATOR + "/");
  }

  private Caller account(
      HttpServletRequest request, String path, String credentials, Locale locale) {
    AuthenticationService service = authentication;
    if (service == null) {
      throw new CtdpException(GatewayError.STARTING);
    }
    String channel = path.startsWith("/soap") ? "soap" : "rest";
    char[] pair = decode(credentials);
    try {
      int colon = indexOf(pair, ':');
      if (colon < 1) {
        throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
      }
      String username = new String(pair, 0, colon);
      // Wiped by the service.
      char[] password = Arrays.copyOfRange(pair, colon + 1, pair.length);
      return service
          .authenticate(
              username, password, new ClientInfo(request.getRemoteAddr(), channel, locale))
          .withLocale(locale);
    } finally {
      Arrays.fill(pair, '\0');
    }
  }

  private static char[] decode(String credentials) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(credentials)));
      char[] pair = new char[text.remaining()];
      text.get(pair);
      if (text.hasArray()) {
        Arrays.fill(text.array(), '\0');
      }
      return pair;
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
    }
  }

  private static int indexOf(char[] text, char wanted) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  /**
   * From this machine, and not handed on by a proxy on it. A connection whose two ends have one
   * address was opened here, also when that address is not the loopback.
   */
  static boolean isLocal(HttpServletRequest request) {
    if (request.getHeader("Forwarded") != null
        || request.getHeader("X-Forwarded-For") != null
        || request.getHeader("Via") != null) {
      return false;
    }
    try {
      // Literal addresses: no name is looked up.
      InetAddress from = InetAddress.getByName(request.getRemoteAddr());
      return from.isLoopbackAddress() || from.equals(InetAddress.getByName(request.getLocalAddr()));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
