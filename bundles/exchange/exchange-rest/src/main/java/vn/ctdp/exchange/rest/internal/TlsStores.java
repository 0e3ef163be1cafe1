package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The province's certificate and those it trusts, for TLS to the centre. */
final class TlsStores {

  private TlsStores() {}

  /**
   * The TLS settings that the configuration asks for.
   *
   * @return empty when it names no store: then the platform's own apply
   */
  static Optional<SSLContext> context(Path secrets, RestConfig config)
      throws IOException, GeneralSecurityException {
    if (config.keyStore().isBlank() && config.trustStore().isBlank()) {
      return Optional.empty();
    }
    KeyManagerFactory keys = null;
    TrustManagerFactory trust = null;
    char[] password =
        Files.readString(secrets.resolve(config.storePasswordFile())).strip().toCharArray();
    try {
      if (!config.keyStore().isBlank()) {
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(secrets.resolve(config.keyStore()), password), password);
      }
      if (!config.trustStore().isBlank()) {
        trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(open(secrets.resolve(config.trustStore()), password));
      }
    } finally {
      Arrays.fill(password, '\0');
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys == null ? null : keys.getKeyManagers(),
        trust == null ? null : trust.getTrustManagers(),
        null);
    return Optional.of(context);
  }

  private static KeyStore open(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }
}
