package vn.ctdp.exchange.keys.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.Verification;

/** Making, keeping, signing, verifying: without a database. */
class KeysTest {

  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2028-06-01T00:00:00Z");
  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);
  private static final byte[] CONTENT =
      "{\"a\":\"Đắk Nông\",\"b\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path secrets;
  private PrivateKeys keys;

  @BeforeEach
  void open() {
    keys = new PrivateKeys(secrets, "test", Clock.fixed(FROM, ZoneOffset.UTC));
  }

  private KeyEntity key(PrivateKeys.Made made) {
    KeyEntity key = new KeyEntity();
    key.kid = made.keyId();
    key.owner = LAM_DONG.toString();
    key.publicJwk = made.publicJwk();
    key.createdAt = FROM;
    key.validFrom = FROM;
    key.validTo = TO;
    return key;
  }

  private static KeyRing ring(KeyEntity... keys) {
    return KeyRing.of(List.of(keys).stream().map(k -> TrustedKeysService.entry(k, FROM)).toList());
  }

  private static void refused(
      TrustError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
  }

  @Test
  void signatureHoldsAndNamesItsOwner() {
    PrivateKeys.Made made = keys.make();
    String signature = keys.signDetached(made.keyId(), "ctdp-report", CONTENT);
    assertThat(signature).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]{86}");
    assertThat(Base64URL.from(signature.split("\\.")[0]).decodeToString())
        .contains("\"alg\":\"ES256\"", "\"typ\":\"ctdp-report\"", made.keyId());
    Verification v = ring(key(made)).verifyAt("ctdp-report", CONTENT, signature, FROM);
    assertThat(v.owner()).contains(LAM_DONG);
    assertThat(v.state()).isEqualTo(KeyState.CURRENT);
    assertThat(v.keyId()).isEqualTo(made.keyId());
  }

  @Test
  void fingerprintCanBeReadOut() {
    String letters = "[0-9A-HJKMNP-TV-Z]{4}";
    assertThat(KeyInfo.fingerprint(keys.make().keyId())).matches("(" + letters + " ){4}" + letters);
    assertThat(KeyInfo.fingerprint("_".repeat(43))).isEqualTo("ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ");
    assertThat(KeyInfo.fingerprint("A".repeat(43))).isEqualTo("0000 0000 0000 0000 0000");
    assertThat(KeyInfo.fingerprint("")).isEmpty();
  }

  @Test
  void anyChangedBitIsSeen() {
    PrivateKeys.Made made = keys.make();
    String signature = keys.signDetached(made.keyId(), "ctdp-report", CONTENT);
    KeyRing ring = ring(key(made));
    byte[] other = CONTENT.clone();
    other[3] ^= 1;
    refused(TrustError.SIGNATURE_WRONG, () -> ring.verifyAt("ctdp-report", other, signature, FROM));
    refused(TrustError.TYPE_WRONG, () -> ring.verifyAt("ctdp-receipt", CONTENT, signature, FROM));
    PrivateKeys.Made stranger = keys.make();
    String foreign = keys.signDetached(stranger.keyId(), "ctdp-report", CONTENT);
    refused(TrustError.KEY_UNKNOWN, () -> ring.verifyAt("ctdp-report", CONTENT, foreign, FROM));
  }

  @Test
  void onlyOurHeaderIsRead() {
    PrivateKeys.Made made = keys.make();
    String signature = keys.signDetached(made.keyId(), "ctdp-report", CONTENT);
    KeyRing ring = ring(key(made));
    for (String header :
        List.of(
            "{\"alg\":\"none\",\"kid\":\"" + made.keyId() + "\",\"typ\":\"ctdp-report\"}",
            "{\"alg\":\"HS256\",\"kid\":\"" + made.keyId() + "\",\"typ\":\"ctdp-report\"}",
            "{\"alg\":\"ES256\",\"typ\":\"ctdp-report\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + made.keyId() + "\"}",
            "{\"alg\":\"ES256\",\"jku\":\"http://a/\",\"kid\":\""
                + made.keyId()
                + "\",\"typ\":\"ctdp-report\"}")) {
      String forged = Base64URL.encode(header) + signature.substring(signature.indexOf('.'));
      refused(
          TrustError.SIGNATURE_UNREADABLE,
          () -> ring.verifyAt("ctdp-report", CONTENT, forged, FROM));
    }
    for (String broken :
        new String[] {
          null, "", "..", "a..b", "x", signature.replace("..", "."), "A".repeat(2000)
        }) {
      refused(
          TrustError.SIGNATURE_UNREADABLE,
          () -> ring.verifyAt("ctdp-report", CONTENT, broken, FROM));
    }
  }

  @Test
  void timeDecides() {
    PrivateKeys.Made made = keys.make();
    String signature = keys.signDetached(made.keyId(), "t", CONTENT);
    KeyEntity key = key(made);
    Instant replaced = FROM.plusSeconds(1000);
    key.replacedAt = replaced;
    assertThat(ring(key).verifyAt("t", CONTENT, signature, replaced.minusSeconds(1)).state())
        .isEqualTo(KeyState.CURRENT);
    assertThat(ring(key).verifyAt("t", CONTENT, signature, replaced).state())
        .isEqualTo(KeyState.REPLACED);
    assertThat(ring(key).verifyAt("t", CONTENT, signature, TO.minusMillis(1)).state())
        .isEqualTo(KeyState.REPLACED);
    refused(TrustError.KEY_EXPIRED, () -> ring(key).verifyAt("t", CONTENT, signature, TO));
    refused(
        TrustError.KEY_NOT_YET_VALID,
        () ->
            ring(key)
                .verifyAt("t", CONTENT, signature, FROM.minus(KeyRing.CLOCK_SKEW).minusSeconds(1)));

    Instant revoked = FROM.plusSeconds(5000);
    key.revokedAt = revoked;
    assertThat(ring(key).verifyAt("t", CONTENT, signature, revoked.minusMillis(1)).keyId())
        .isEqualTo(made.keyId());
    refused(TrustError.KEY_REVOKED, () -> ring(key).verifyAt("t", CONTENT, signature, revoked));

    KeyEntity asked = key(made);
    asked.validFrom = null;
    asked.validTo = null;
    refused(TrustError.KEY_NOT_APPROVED, () -> ring(asked).verifyAt("t", CONTENT, signature, FROM));
  }

  @Test
  void exportedSetVerifiesAlone() {
    PrivateKeys.Made made = keys.make();
    PrivateKeys.Made centre = keys.make();
    KeyEntity own = key(made);
    own.revokedAt = FROM.plusSeconds(60);
    own.reason = "mất máy";
    KeyEntity theirs = key(centre);
    theirs.owner = KeyEntity.CENTRE;
    theirs.predecessor = "p";
    theirs.endorsement = "e";
    KeyEntity asked = key(keys.make());
    asked.validFrom = null;
    String jwks = ring(own, theirs, asked).toJwks();
    assertThat(jwks).doesNotContain("\"d\"").doesNotContain(asked.kid);

    KeyRing read = KeyRing.parse(jwks, FROM.plusSeconds(61));
    assertThat(read.entries()).hasSize(2);
    assertThat(read.find(made.keyId()).orElseThrow().info().state()).isEqualTo(KeyState.REVOKED);
    assertThat(read.find(centre.keyId()).orElseThrow().info().owner()).isEqualTo(Optional.empty());
    assertThat(read.find(centre.keyId()).orElseThrow().predecessor()).isEqualTo("p");
    assertThat(read.toJwks()).isEqualTo(jwks);
    String receipt = keys.signDetached(centre.keyId(), "ctdp-receipt", CONTENT);
    assertThat(read.verifyAt("ctdp-receipt", CONTENT, receipt, FROM).owner()).isEmpty();

    assertThatThrownBy(() -> KeyRing.parse(jwks.replace(made.keyId(), centre.keyId()), FROM))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyRing.parse("{}", FROM))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyRing.parse("<html>", FROM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void storeIsPrivateAndReadAgainWhenCopied() throws Exception {
    PrivateKeys.Made made = keys.make();
    for (String file : List.of(PrivateKeys.STORE, PrivateKeys.PASSWORD)) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(file))))
          .isEqualTo("rw-------");
    }
    byte[] secret = keys.key(made.keyId()).getD().decode();
    String bytes =
        new String(
            Files.readAllBytes(secrets.resolve(PrivateKeys.STORE)), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));

    // A standard store that other tools open.
    String password = Files.readString(secrets.resolve(PrivateKeys.PASSWORD));
    java.security.KeyStore plain =
        java.security.KeyStore.getInstance(
            secrets.resolve(PrivateKeys.STORE).toFile(), password.toCharArray());
    assertThat(plain.size()).isEqualTo(1);

    Path other = Files.createDirectory(secrets.resolve("other"));
    PrivateKeys second = new PrivateKeys(other, "two", Clock.fixed(FROM, ZoneOffset.UTC));
    assertThat(second.has(made.keyId())).isFalse();
    for (String file : List.of(PrivateKeys.STORE, PrivateKeys.PASSWORD)) {
      Files.copy(secrets.resolve(file), other.resolve(file));
    }
    assertThat(second.has(made.keyId())).isTrue();
    PrivateKeys.Made later = keys.make();
    assertThat(second.has(later.keyId())).isFalse();
    Files.copy(
        secrets.resolve(PrivateKeys.STORE),
        other.resolve(PrivateKeys.STORE),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(second.has(later.keyId())).isTrue();
  }

  @Test
  void lostPasswordIsSaidWithoutSecrets() throws Exception {
    keys.make();
    String password = Files.readString(secrets.resolve(PrivateKeys.PASSWORD));
    Files.writeString(secrets.resolve(PrivateKeys.PASSWORD), "wrong-one");
    PrivateKeys again = new PrivateKeys(secrets, "test", Clock.fixed(FROM, ZoneOffset.UTC));
    assertThatThrownBy(() -> again.signDetached("k", "t", CONTENT))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(TrustError.KEY_STORE);
              java.io.StringWriter trace = new java.io.StringWriter();
              e.printStackTrace(new java.io.PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain(password).doesNotContain("wrong-one");
            });
  }
}
