package vn.ctdp.exchange.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.Verification;

/**
 * A set of public keys with their histories, and verifying against it. Immutable, thread-safe. What
 * a valid signature means: {@link vn.ctdp.exchange.trust}.
 */
public final class KeyRing {

  /**
   * A moment may lie this much before a key's first one: clocks of the centre's machines differ and
   * are corrected.
   */
  public static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private static final int LONGEST_SIGNATURE = 1_000;
  private static final int LARGEST_SET = 4_000_000;
  private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(ZONE);
  private static final String CENTRE = "centre";
  private static final Pattern DETACHED =
      Pattern.compile("([A-Za-z0-9_-]{1,800})\\.\\.([A-Za-z0-9_-]{1,190})");

  /**
   * A key of a set.
   *
   * @param info the key; {@link KeyInfo#state} is that of the moment the ring was made
   * @param predecessor id of the key it followed; null for a first one
   * @param endorsement that key's signature over this one; null for a first one
   */
  public record Entry(KeyInfo info, String predecessor, String endorsement) {}

  private final Map<String, Entry> keys;

  private KeyRing(Map<String, Entry> keys) {
    this.keys = keys;
  }

  /** A ring of these keys. */
  public static KeyRing of(Collection<Entry> entries) {
    Map<String, Entry> keys = new LinkedHashMap<>();
    entries.forEach(e -> keys.put(e.info().keyId(), e));
    return new KeyRing(keys);
  }

  /**
   * Reads a JSON Web Key Set as {@link vn.ctdp.exchange.trust.TrustedKeys#jwks} writes it. Every
   * key id is checked to be the thumbprint of its key.
   *
   * @param at moment for the states in it
   * @throws IllegalArgumentException when it is not such a set
   */
  public static KeyRing parse(String jwks, Instant at) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (Map<String, Object> member :
          JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwks, LARGEST_SET), "keys")) {
        entries.add(entry(member, at));
      }
      return of(entries);
    } catch (ParseException | JOSEException | NullPointerException e) {
      throw new IllegalArgumentException("not a key set of this platform", e);
    }
  }

  private static Entry entry(Map<String, Object> member, Instant at)
      throws ParseException, JOSEException {
    ECKey key = publicKey(member);
    if (!key.computeThumbprint().toString().equals(JSONObjectUtils.getString(member, "kid"))) {
      throw new IllegalArgumentException("a kid is not the thumbprint of its key");
    }
    String owner = Objects.requireNonNull(JSONObjectUtils.getString(member, "owner"));
    Instant from = Instant.ofEpochSecond(JSONObjectUtils.getLong(member, "nbf"));
    Instant to = Instant.ofEpochSecond(JSONObjectUtils.getLong(member, "exp"));
    Instant replaced = moment(member, "replaced_at");
    Instant revoked = moment(member, "revoked_at");
    return new Entry(
        new KeyInfo(
            JSONObjectUtils.getString(member, "kid"),
            owner.equals(CENTRE) ? Optional.empty() : Optional.of(UnitRef.parse(owner)),
            state(to, replaced, revoked, at),
            text(key),
            from,
            from,
            to,
            replaced,
            revoked,
            Objects.requireNonNullElse(JSONObjectUtils.getString(member, "revoked_reason"), "")),
        JSONObjectUtils.getString(member, "predecessor"),
        JSONObjectUtils.getString(member, "endorsement"));
  }

  private static Instant moment(Map<String, Object> member, String name) throws ParseException {
    return member.get(name) == null
        ? null
        : Instant.ofEpochSecond(JSONObjectUtils.getLong(member, name));
  }

  private static ECKey publicKey(Map<String, Object> member) throws ParseException {
    if (!"EC".equals(member.get("kty")) || !"P-256".equals(member.get("crv"))) {
      throw new ParseException("kty EC and crv P-256 wanted", 0);
    }
    return new ECKey.Builder(
            Curve.P_256,
            new Base64URL(JSONObjectUtils.getString(member, "x")),
            new Base64URL(JSONObjectUtils.getString(member, "y")))
        .build();
  }

  private static String text(ECKey key) {
    return JSONObjectUtils.toJSONString(new LinkedHashMap<>(key.getRequiredParams()));
  }

  /** The ring as a JSON Web Key Set; keys that were never approved are left out. */
  public String toJwks() {
    List<Map<String, Object>> members = new ArrayList<>();
    for (Entry entry : keys.values()) {
      KeyInfo info = entry.info();
      if (info.validFrom() != null) {
        members.add(member(entry, info));
      }
    }
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("keys", members);
    return JSONObjectUtils.toJSONString(set);
  }

  private static Map<String, Object> member(Entry entry, KeyInfo info) {
    Map<String, Object> m = new LinkedHashMap<>();
    try {
      m.putAll(JSONObjectUtils.parse(info.publicJwk()));
    } catch (ParseException e) {
      throw new IllegalStateException("a stored key is no JWK: " + info.keyId(), e);
    }
    m.put("kid", info.keyId());
    m.put("use", "sig");
    m.put("alg", "ES256");
    m.put("owner", info.owner().map(UnitRef::toString).orElse(CENTRE));
    m.put("nbf", info.validFrom().getEpochSecond());
    m.put("exp", info.validTo().getEpochSecond());
    put(m, "replaced_at", info.replacedAt());
    put(m, "revoked_at", info.revokedAt());
    if (info.revokedAt() != null) {
      m.put("revoked_reason", info.reason());
    }
    if (entry.predecessor() != null) {
      m.put("predecessor", entry.predecessor());
      m.put("endorsement", entry.endorsement());
    }
    return m;
  }

  private static void put(Map<String, Object> member, String name, Instant moment) {
    if (moment != null) {
      member.put(name, moment.getEpochSecond());
    }
  }

  /** The key of this id. */
  public Optional<Entry> find(String keyId) {
    return Optional.ofNullable(keys.get(keyId));
  }

  /** All keys, in the order of the set. */
  public List<Entry> entries() {
    return List.copyOf(keys.values());
  }

  /**
   * Verifies a detached signature: was the key good at that moment?
   *
   * @throws CtdpException with the {@link TrustError} that says why not
   */
  public Verification verifyAt(String type, byte[] canonicalContent, String signature, Instant at) {
    Detached jws = parse(type, canonicalContent, signature);
    Entry entry = keys.get(jws.keyId());
    if (entry == null) {
      throw unknown(jws.keyId());
    }
    KeyInfo key = entry.info();
    verify(jws, key.publicJwk());
    if (key.validFrom() != null && at.isBefore(key.validFrom().minus(CLOCK_SKEW))) {
      throw new CtdpException(
          TrustError.KEY_NOT_YET_VALID, shortened(key.keyId()), MOMENT.format(key.validFrom()));
    }
    return judge(type, key, at);
  }

  /**
   * A detached signature that was read, not verified.
   *
   * @param header its protected header
   * @param signingInput the bytes that were signed: header and content in base64url, with a point
   *     between them (RFC 7515, 5.1)
   * @param signature the signature itself
   */
  public record Detached(JWSHeader header, byte[] signingInput, Base64URL signature) {

    /** Id of the key that is said to have signed. */
    public String keyId() {
      return header.getKeyID();
    }
  }

  /**
   * Reads a detached signature as strictly as we write it: no other algorithm, no other header.
   *
   * @throws CtdpException {@link TrustError#SIGNATURE_UNREADABLE} or {@link TrustError#TYPE_WRONG}
   */
  public static Detached parse(String type, byte[] canonicalContent, String signature) {
    if (signature == null || signature.length() > LONGEST_SIGNATURE) {
      throw unreadable("1–" + LONGEST_SIGNATURE);
    }
    Matcher parts = DETACHED.matcher(signature);
    if (!parts.matches()) {
      throw unreadable("header..signature");
    }
    JWSHeader header;
    try {
      header = JWSHeader.parse(new Base64URL(parts.group(1)));
    } catch (ParseException | IllegalArgumentException e) {
      throw new CtdpException(TrustError.SIGNATURE_UNREADABLE, List.of(), e, "JWS");
    }
    checkHeader(type, header);
    return new Detached(
        header, signingInput(parts.group(1), canonicalContent), new Base64URL(parts.group(2)));
  }

  /** Contents are large: they are encoded once, and never become a text. */
  private static byte[] signingInput(String header, byte[] content) {
    byte[] encoded = Base64.getUrlEncoder().withoutPadding().encode(content);
    byte[] input = new byte[header.length() + 1 + encoded.length];
    System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, input, 0, header.length());
    input[header.length()] = '.';
    System.arraycopy(encoded, 0, input, header.length() + 1, encoded.length);
    return input;
  }

  /** Refuses a header other than the one that we write. */
  public static void checkHeader(String type, JWSHeader header) {
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
        || !HEADER.equals(header.getIncludedParams())
        || header.getKeyID() == null
        || header.getType() == null) {
      throw unreadable("alg ES256, kid, typ");
    }
    if (!header.getType().getType().equals(type)) {
      throw new CtdpException(TrustError.TYPE_WRONG, shortened(header.getType().getType()), type);
    }
  }

  /**
   * Checks the mathematics.
   *
   * @throws CtdpException {@link TrustError#SIGNATURE_WRONG}
   */
  public static void verify(Detached jws, String publicJwk) {
    verify(publicJwk, v -> v.verify(jws.header(), jws.signingInput(), jws.signature()));
  }

  /**
   * Checks the mathematics of a message that carries its content.
   *
   * @throws CtdpException {@link TrustError#SIGNATURE_WRONG}
   */
  public static void verify(JWSObject jws, String publicJwk) {
    verify(publicJwk, jws::verify);
  }

  private interface Mathematics {
    boolean right(ECDSAVerifier verifier) throws JOSEException;
  }

  private static void verify(String publicJwk, Mathematics mathematics) {
    boolean right;
    try {
      right = mathematics.right(new ECDSAVerifier(publicKey(JSONObjectUtils.parse(publicJwk))));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new CtdpException(TrustError.SIGNATURE_WRONG, List.of(), e);
    }
    if (!right) {
      throw new CtdpException(TrustError.SIGNATURE_WRONG);
    }
  }

  /**
   * Whether a key whose signature is right counts at a moment.
   *
   * @throws CtdpException when it does not
   */
  public static Verification judge(String type, KeyInfo key, Instant at) {
    if (key.validFrom() == null) {
      throw new CtdpException(TrustError.KEY_NOT_APPROVED, shortened(key.keyId()));
    }
    KeyState state = state(key.validTo(), key.replacedAt(), key.revokedAt(), at);
    if (state == KeyState.REVOKED) {
      throw new CtdpException(
          TrustError.KEY_REVOKED, shortened(key.keyId()), MOMENT.format(key.revokedAt()));
    }
    if (state == KeyState.EXPIRED) {
      throw new CtdpException(
          TrustError.KEY_EXPIRED, shortened(key.keyId()), MOMENT.format(key.validTo()));
    }
    return new Verification(key.keyId(), key.owner(), type, state);
  }

  /** State of an approved key at a moment. */
  public static KeyState state(Instant validTo, Instant replacedAt, Instant revokedAt, Instant at) {
    if (revokedAt != null && !at.isBefore(revokedAt)) {
      return KeyState.REVOKED;
    }
    if (!at.isBefore(validTo)) {
      return KeyState.EXPIRED;
    }
    return replacedAt != null && !at.isBefore(replacedAt) ? KeyState.REPLACED : KeyState.CURRENT;
  }

  /** The refusal of a key that nobody here knows. */
  public static CtdpException unknown(String keyId) {
    return new CtdpException(TrustError.KEY_UNKNOWN, shortened(keyId));
  }

  /** What a sentence can show of a name that came from outside. */
  static String shortened(String text) {
    String clean = text == null ? "" : text.replaceAll("[^A-Za-z0-9_.-]", "?");
    return clean.length() > 12 ? clean.substring(0, 12) + "…" : clean;
  }

  private static CtdpException unreadable(String wanted) {
    return new CtdpException(TrustError.SIGNATURE_UNREADABLE, wanted);
  }

  /** The signed bytes of an endorsement: the new key's thumbprint and owner. */
  public static byte[] endorsed(String keyId, Optional<UnitRef> owner) {
    return ("{\"keyId\":\""
            + keyId
            + "\",\"owner\":\""
            + owner.map(UnitRef::toString).orElse(CENTRE)
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
