package vn.ctdp.exchange.keys.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.exchange.trust.TrustError;

/**
 * This instance's private keys: {@code exchange-keys.p12} in the folder of secrets, its password in
 * {@code exchange-keys.password} beside it, both readable by the instance's user only. Read again
 * when the file changes, so that a second machine of the centre gets new keys by copying it.
 * Thread-safe. No private key leaves this class but to sign or to open what was sealed for it.
 */
@Component(service = PrivateKeys.class)
public final class PrivateKeys {

  static final String STORE = "exchange-keys.p12";
  static final String PASSWORD = "exchange-keys.password";
  private static final String CURVE = "secp256r1";

  private record Loaded(FileTime changed, long size, Map<String, ECKey> keys) {}

  private final Path store;
  private final Path passwordFile;
  private final String name;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private Loaded loaded;

  @Activate
  public PrivateKeys(@Reference InstanceInfo instance, @Reference Clock clock) {
    this(instance.secretsFolder(), instance.id(), clock);
  }

  PrivateKeys(Path secrets, String instance, Clock clock) {
    this.store = secrets.resolve(STORE);
    this.passwordFile = secrets.resolve(PASSWORD);
    this.name = "CTDP " + instance;
    this.clock = clock;
  }

  /** The public half of a new key: its id and its JWK. */
  record Made(String keyId, String publicJwk) {}

  /**
   * Makes a key pair and keeps it.
   *
   * @throws CtdpException {@link TrustError#KEY_STORE}
   */
  synchronized Made make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      KeyPair pair = generator.generateKeyPair();
      ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).build();
      String id = key.computeThumbprint().toString();
      char[] password = password(true);
      try {
        KeyStore keys = open(password);
        keys.setKeyEntry(
            id,
            pair.getPrivate(),
            password,
            new Certificate[] {SelfSigned.certificate(pair, name, clock.instant())});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        keys.store(bytes, password);
        SecretFile.write(store, bytes.toByteArray());
      } finally {
        Arrays.fill(password, '\0');
      }
      loaded = null;
      return new Made(
          id, JSONObjectUtils.toJSONString(new LinkedHashMap<>(key.getRequiredParams())));
    } catch (GeneralSecurityException | JOSEException | IOException e) {
      throw broken(e);
    }
  }

  /** Whether the private half of this key is here. */
  boolean has(String keyId) {
    return keys().containsKey(keyId);
  }

  /**
   * Signs, detached.
   *
   * @throws CtdpException {@link TrustError#NO_KEY} when the key is not here
   */
  String signDetached(String keyId, String type, byte[] content) {
    return sign(keyId, type, new Payload(content)).serialize(true);
  }

  /** Signs a text that travels inside the result. */
  String signAttached(String keyId, String type, String content) {
    return sign(keyId, type, new Payload(content)).serialize();
  }

  private JWSObject sign(String keyId, String type, Payload payload) {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(keyId)
                .type(new JOSEObjectType(type))
                .build(),
            payload);
    try {
      jws.sign(new ECDSASigner(key(keyId)));
    } catch (JOSEException e) {
      throw broken(e);
    }
    return jws;
  }

  /** A private key, for this bundle's own protocol code only. */
  ECKey key(String keyId) {
    return Optional.ofNullable(keys().get(keyId))
        .orElseThrow(() -> new CtdpException(TrustError.NO_KEY));
  }

  private synchronized Map<String, ECKey> keys() {
    try {
      if (!Files.exists(store)) {
        return Map.of();
      }
      FileTime changed = Files.getLastModifiedTime(store);
      long size = Files.size(store);
      if (loaded == null || !loaded.changed().equals(changed) || loaded.size() != size) {
        loaded = new Loaded(changed, size, read());
      }
      return loaded.keys();
    } catch (GeneralSecurityException | JOSEException | IOException e) {
      throw broken(e);
    }
  }

  private Map<String, ECKey> read() throws GeneralSecurityException, IOException, JOSEException {
    Map<String, ECKey> keys = new HashMap<>();
    char[] password = password(false);
    try {
      KeyStore file = open(password);
      for (String alias : java.util.Collections.list(file.aliases())) {
        PrivateKey secret = (PrivateKey) file.getKey(alias, password);
        ECPublicKey open = (ECPublicKey) file.getCertificate(alias).getPublicKey();
        ECKey key = new ECKey.Builder(Curve.P_256, open).privateKey((ECPrivateKey) secret).build();
        keys.put(key.computeThumbprint().toString(), key);
      }
    } finally {
      Arrays.fill(password, '\0');
    }
    return Map.copyOf(keys);
  }

  private KeyStore open(char[] password) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    if (Files.exists(store)) {
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, password);
      }
    } else {
      keys.load(null, password);
    }
    return keys;
  }

  private char[] password(boolean make) throws IOException {
    if (!Files.exists(passwordFile) && make && !Files.exists(store)) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      SecretFile.write(passwordFile, Base64.getUrlEncoder().withoutPadding().encode(bytes));
    }
    return Files.readString(passwordFile, StandardCharsets.UTF_8).strip().toCharArray();
  }

  private static CtdpException broken(Exception cause) {
    // Messages of the key store's exceptions name files and reasons, never contents.
    return new CtdpException(TrustError.KEY_STORE, List.of(), cause);
  }
}
