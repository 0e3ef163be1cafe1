package vn.ctdp.core.security.internal.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.OperatorDoor;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.security.internal.SecretFiles;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.text.VietnameseText;

/**
 * The operator's token: 256 random bits in {@code secrets/operator.token}, made when it is missing.
 * Replacing the file changes the token at once.
 */
@Component(service = OperatorDoor.class, immediate = true)
public final class OperatorDoorService implements OperatorDoor {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorDoorService.class);
  private static final int TOKEN_BYTES = 32;
  private static final int SHORTEST = 43;

  /** Numbers only: a name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

  private final Path file;

  /** Makes the token when there is none. */
  @Activate
  public OperatorDoorService(@Reference InstanceInfo instance) {
    file = instance.secretsFolder().resolve("operator.token");
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    String text = HexFormat.of().formatHex(token) + "\n";
    try {
      if (SecretFiles.writeIfAbsent(file, text.getBytes(StandardCharsets.US_ASCII))) {
        LOG.info("made the operator's token in {}", file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be made", e);
    }
  }

  @Override
  public Caller authenticate(String token, String address) {
    if (!loopback(address) || !equal(token)) {
      LOG.warn("operator refused: address={}", address);
      throw new CtdpException(SecurityError.WRONG_CREDENTIALS);
    }
    return new Caller(
        "operator",
        "operator",
        "Người vận hành",
        Caller.Kind.SYSTEM,
        "operator",
        address,
        VietnameseText.VI);
  }

  private boolean equal(String given) {
    try {
      if (!SecretFiles.isPrivate(file)) {
        LOG.error("{} may be read by others: nobody is let in until it has mode 600", file);
        return false;
      }
      String wanted = Files.readString(file).strip();
      return wanted.length() >= SHORTEST
          && MessageDigest.isEqual(
              wanted.getBytes(StandardCharsets.UTF_8),
              (given == null ? "" : given.strip()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.error("{} cannot be read", file, e);
      return false;
    }
  }

  private static boolean loopback(String address) {
    if (address == null || !LITERAL.matcher(address).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
