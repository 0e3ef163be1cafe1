package vn.ctdp.exchange.keys.internal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.enrolment.EnrolmentDoor;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;

/** The messages of enrolment: signed (JWS), and requests sealed for the centre (JWE). */
final class Messages {

  static final String GREETING = "ctdp-enrolment-greeting";
  static final String REQUEST = "ctdp-enrolment";
  static final String STATE = "ctdp-enrolment-state";
  static final String KEYS = "ctdp-keys";
  static final String ENDORSEMENT = "ctdp-endorsement";
  static final String PROOF = "ctdp-key-proof";
  static final String ROTATION_STATE = "ctdp-rotation-state";
  private static final int LARGEST = 4_000_000;
  private static final int LONGEST_CHAIN = 100;

  private Messages() {}

  /** A message that cannot be read. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String what, Throwable cause) {
      super(what, cause);
    }
  }

  /** What a message says; every value is asked for by its type. */
  record Claims(Map<String, Object> values) {

    String text(String name) throws Unreadable {
      Object value = values.get(name);
      if (value instanceof String s && !s.isEmpty() && s.length() <= LARGEST) {
        return s;
      }
      throw new Unreadable("no text at " + name, null);
    }

    String textOr(String name, String otherwise) {
      return values.get(name) instanceof String s ? s : otherwise;
    }

    String object(String name) throws Unreadable {
      try {
        Map<String, Object> value = JSONObjectUtils.getJSONObject(values, name);
        if (value == null) {
          throw new Unreadable("nothing at " + name, null);
        }
        return JSONObjectUtils.toJSONString(value);
      } catch (ParseException e) {
        throw new Unreadable("no object at " + name, e);
      }
    }

    Optional<Instant> moment(String name) throws Unreadable {
      if (values.get(name) == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(Instant.ofEpochSecond(JSONObjectUtils.getLong(values, name)));
      } catch (ParseException e) {
        throw new Unreadable("no moment at " + name, e);
      }
    }
  }

  static String json(Map<String, ?> values) {
    return JSONObjectUtils.toJSONString(new LinkedHashMap<String, Object>(values));
  }

  static Map<String, Object> parse(String json) throws Unreadable {
    try {
      return JSONObjectUtils.parse(json, LARGEST);
    } catch (ParseException e) {
      throw new Unreadable("not JSON", e);
    }
  }

  /**
   * Reads a signed message.
   *
   * @param key finds the public key of an id
   * @throws CtdpException when type or signature are wrong
   */
  static Claims open(String message, String type, Function<String, Optional<String>> key)
      throws Unreadable {
    JWSObject jws = jws(message);
    KeyRing.checkHeader(type, jws.getHeader());
    String publicJwk =
        key.apply(jws.getHeader().getKeyID())
            .orElseThrow(() -> KeyRing.unknown(jws.getHeader().getKeyID()));
    KeyRing.verify(jws, publicJwk);
    return new Claims(parse(jws.getPayload().toString()));
  }

  /** Who says to have signed; nothing is verified. */
  static String signer(String message) throws Unreadable {
    String kid = jws(message).getHeader().getKeyID();
    if (kid == null) {
      throw new Unreadable("no kid", null);
    }
    return kid;
  }

  /** What it says; nothing is verified. */
  static Claims unverified(String message) throws Unreadable {
    return new Claims(parse(jws(message).getPayload().toString()));
  }

  private static JWSObject jws(String message) throws Unreadable {
    if (message == null || message.length() > LARGEST) {
      throw new Unreadable("nothing, or too much", null);
    }
    try {
      return JWSObject.parse(message);
    } catch (ParseException | IllegalArgumentException e) {
      throw new Unreadable("not a JWS", e);
    }
  }

  /** Id of a public key; also checks that it is a point of the curve. */
  static String keyId(String publicJwk) throws Unreadable {
    try {
      JWK key = JWK.parse(publicJwk);
      if (!(key instanceof ECKey ec)
          || !com.nimbusds.jose.jwk.Curve.P_256.equals(ec.getCurve())
          || key.isPrivate()) {
        throw new Unreadable("not a public key of P-256", null);
      }
      return key.computeThumbprint().toString();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new Unreadable("not a key", e);
    }
  }

  /** The required members of a key and nothing else. */
  static String bare(String publicJwk) throws Unreadable {
    keyId(publicJwk);
    try {
      return JSONObjectUtils.toJSONString(
          new LinkedHashMap<String, Object>(JWK.parse(publicJwk).getRequiredParams()));
    } catch (ParseException e) {
      throw new Unreadable("not a key", e);
    }
  }

  /** Encrypts for the owner of a key. */
  static String seal(String content, String sealJwk) throws Unreadable {
    try {
      ECKey key = JWK.parse(sealJwk).toECKey();
      JWEObject jwe =
          new JWEObject(
              new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                  .keyID(keyId(sealJwk))
                  .build(),
              new Payload(content));
      jwe.encrypt(new ECDHEncrypter(key));
      return jwe.serialize();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new Unreadable("cannot be sealed", e);
    }
  }

  /** Decrypts what was sealed for one of our keys. */
  static String unseal(String sealed, Function<String, ECKey> key) throws Unreadable {
    if (sealed == null || sealed.length() > EnrolmentDoor.MAX_REQUEST) {
      throw new Unreadable("nothing, or too much", null);
    }
    try {
      JWEObject jwe = JWEObject.parse(sealed);
      JWEHeader header = jwe.getHeader();
      if (!JWEAlgorithm.ECDH_ES.equals(header.getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
          || header.getCompressionAlgorithm() != null
          || header.getKeyID() == null) {
        throw new Unreadable("sealed in another way", null);
      }
      jwe.decrypt(new ECDHDecrypter(key.apply(header.getKeyID())));
      return jwe.getPayload().toString();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new Unreadable("cannot be opened", e);
    }
  }

  /**
   * Follows the endorsements from a key of the centre back to one that is trusted already.
   *
   * @throws CtdpException {@link EnrolmentError#CENTRE_NOT_GENUINE} when it does not lead there
   */
  static void checkChain(KeyRing ring, String signer, Predicate<String> trusted) {
    Set<String> seen = new HashSet<>();
    String at = signer;
    while (true) {
      KeyRing.Entry entry = at == null ? null : ring.find(at).orElse(null);
      if (entry == null
          || entry.info().owner().isPresent()
          || entry.info().revokedAt() != null && at.equals(signer)
          || !seen.add(at)
          || seen.size() > LONGEST_CHAIN) {
        throw new CtdpException(EnrolmentError.CENTRE_NOT_GENUINE);
      }
      if (trusted.test(at)) {
        return;
      }
      KeyInfo info = entry.info();
      KeyRing.Entry before =
          entry.predecessor() == null ? null : ring.find(entry.predecessor()).orElse(null);
      if (before == null || !endorses(before.info(), info, entry.endorsement())) {
        throw new CtdpException(EnrolmentError.CENTRE_NOT_GENUINE);
      }
      at = entry.predecessor();
    }
  }

  /** Whether a key's owner has handed over to the next one with this key. */
  static boolean endorses(KeyInfo before, KeyInfo next, String endorsement) {
    if (endorsement == null
        || before.revokedAt() != null && !next.validFrom().isBefore(before.revokedAt())) {
      return false;
    }
    byte[] said = KeyRing.endorsed(next.keyId(), next.owner());
    try {
      KeyRing.Detached jws = KeyRing.parse(ENDORSEMENT, said, endorsement);
      KeyRing.verify(jws, before.publicJwk());
      return before.keyId().equals(jws.keyId());
    } catch (CtdpException e) {
      return false;
    }
  }

  /** The refusal of an answer that is not the centre's. */
  static CtdpException wrongAnswer(Exception cause) {
    return new CtdpException(EnrolmentError.CENTRE_ANSWER_WRONG, List.of(), cause);
  }
}
