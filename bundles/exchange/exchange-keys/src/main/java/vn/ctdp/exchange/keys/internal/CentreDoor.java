package vn.ctdp.exchange.keys.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.enrolment.EnrolmentDoor;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;

/** {@link EnrolmentDoor} on the database. */
@Component(service = EnrolmentDoor.class, enabled = false, configurationPid = KeysConfig.PID)
public final class CentreDoor implements EnrolmentDoor {

  /** Right of a province's machine account. */
  static final String SEND = "exchange.intake.send";

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(ZONE);

  private final KeyTable table;
  private final PrivateKeys privateKeys;
  private final Signer signer;
  private final TrustedKeys trusted;
  private final AccessControl access;
  private final AuditLog audit;
  private final Changes changes;
  private final KeysConfig config;
  private final Turnstile turnstile;

  /** Requests under a code that does not exist. */
  private final Tally unknownCodes = new Tally(Duration.ofMinutes(10));

  @Activate
  public CentreDoor(
      @Reference KeyTable table,
      @Reference PrivateKeys privateKeys,
      @Reference Signer signer,
      @Reference TrustedKeys trusted,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Changes changes,
      KeysConfig config) {
    this.table = table;
    this.privateKeys = privateKeys;
    this.signer = signer;
    this.trusted = trusted;
    this.access = access;
    this.audit = audit;
    this.changes = changes;
    this.config = config;
    this.turnstile = new Turnstile(config.requestsPerMinute());
  }

  // --- greeting and keys ---------------------------------------------------------------------

  @Override
  public String greeting() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("schema", "ctdp-enrolment-greeting-1");
    try {
      said.put("keys", Messages.parse(centreKeys()));
      said.put("seal", Messages.parse(sealJwk()));
    } catch (Messages.Unreadable e) {
      throw new IllegalStateException("own keys are no JSON", e);
    }
    said.put("at", table.now().getEpochSecond());
    return sign(Messages.GREETING, said);
  }

  private String centreKeys() {
    Instant now = table.now();
    List<KeyRing.Entry> entries = new ArrayList<>();
    table.of(KeyEntity.CENTRE).forEach(k -> entries.add(TrustedKeysService.entry(k, now)));
    return KeyRing.of(entries).toJwks();
  }

  /** The newest sealing key whose private half is here; made when there is none. */
  private String sealJwk() {
    return sealKeys().stream()
        .filter(k -> privateKeys.has(k.kid))
        .findFirst()
        .map(k -> k.publicJwk)
        .orElseGet(
            () ->
                table.locked(
                    KeyEntity.CENTRE,
                    em -> {
                      PrivateKeys.Made made = privateKeys.make();
                      SealKeyEntity key = new SealKeyEntity();
                      key.kid = made.keyId();
                      key.publicJwk = made.publicJwk();
                      key.createdAt = table.now();
                      em.persist(key);
                      return key.publicJwk;
                    }));
  }

  private List<SealKeyEntity> sealKeys() {
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select k from SealKeyEntity k order by k.createdAt desc, k.kid",
                        SealKeyEntity.class)
                    .getResultList());
  }

  @Override
  public String signedKeys(Optional<UnitRef> province) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("schema", "ctdp-keys-1");
    try {
      said.put("set", Messages.parse(trusted.jwks(province)));
    } catch (Messages.Unreadable e) {
      throw new IllegalStateException("own keys are no JSON", e);
    }
    said.put("at", table.now().getEpochSecond());
    return sign(Messages.KEYS, said);
  }

  private String sign(String type, Map<String, Object> said) {
    KeyInfo key = signer.current().orElseThrow(() -> new CtdpException(TrustError.NO_KEY));
    return privateKeys.signAttached(key.keyId(), type, Messages.json(said));
  }

  // --- requests ------------------------------------------------------------------------------

  /** What a request says, its proof of possession checked. */
  private record Asked(
      String id,
      String codeId,
      String secret,
      UnitRef province,
      String keyId,
      String publicJwk,
      String instance,
      String name) {

    @Override
    public String toString() {
      return "Asked[" + id + "]";
    }
  }

  @Override
  public String receive(String sealed, String address) {
    if (!turnstile.pass(table.now())) {
      throw new CtdpException(EnrolmentError.TOO_MANY);
    }
    Asked asked = read(sealed);
    Caller caller = stranger(address);
    CodeEntity code = code(asked.codeId());
    if (code == null) {
      long since = unknownCodes.next(table.now());
      if (since > 0) {
        audit.append(
            caller,
            "exchange.enrolment.wrong-code",
            new SubjectRef("enrolment-code", KeyText.shortened(asked.codeId())),
            Map.of("known", "false", "attempts", Long.toString(since)));
      }
      throw new CtdpException(EnrolmentError.CODE_REFUSED);
    }
    checkSecret(caller, code, asked);
    RequestEntity request;
    try {
      request = table.locked(code.province, em -> enter(em, caller, asked, sealed));
    } catch (CtdpException e) {
      // After the transaction, which took nothing with it.
      audit.append(
          caller,
          "exchange.enrolment.request-refused",
          new SubjectRef("enrolment-code", code.id),
          Map.of("province", code.province, "problem", e.errorCode().code()));
      throw e;
    }
    changes.fire();
    return answer(request);
  }

  private Asked read(String sealed) {
    String inner;
    String publicJwk;
    String keyId;
    try {
      inner = Messages.unseal(sealed, this::sealKey);
      publicJwk = Messages.bare(Messages.unverified(inner).object("jwk"));
      keyId = Messages.keyId(publicJwk);
    } catch (Messages.Unreadable e) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE, List.of(), e);
    }
    try {
      Messages.Claims said =
          Messages.open(
              inner,
              Messages.REQUEST,
              id -> id.equals(keyId) ? Optional.of(publicJwk) : Optional.empty());
      String password = said.text("password");
      if (password.length() < 32 || password.length() > 128) {
        throw new Messages.Unreadable("password", null);
      }
      return new Asked(
          UUID.fromString(said.text("id")).toString(),
          said.text("codeId"),
          said.text("secret"),
          UnitRef.parse(said.text("province")),
          keyId,
          publicJwk,
          KeyText.limited(said.textOr("instance", ""), 64),
          KeyText.limited(VietnameseText.normalise(said.textOr("name", "")), 200));
    } catch (CtdpException e) {
      throw new CtdpException(EnrolmentError.PROOF_WRONG, List.of(), e);
    } catch (Messages.Unreadable | IllegalArgumentException e) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE, List.of(), e);
    }
  }

  private com.nimbusds.jose.jwk.ECKey sealKey(String kid) {
    // Only what was made for sealing opens requests, never a signing key.
    if (sealKeys().stream().noneMatch(k -> k.kid.equals(kid))) {
      throw new IllegalArgumentException("sealed for another key");
    }
    return privateKeys.key(kid);
  }

  private CodeEntity code(String id) {
    return table.jpa().txExpr(TransactionType.RequiresNew, em -> em.find(CodeEntity.class, id));
  }

  private void checkSecret(Caller caller, CodeEntity code, Asked asked) {
    boolean locked = code.attempts >= config.codeAttempts();
    if (!locked && Code.matches(code.codeHash, code.id, asked.secret())) {
      return;
    }
    if (!locked) {
      table
          .jpa()
          .tx(
              TransactionType.RequiresNew,
              em -> {
                em.createQuery(
                        "update CodeEntity c set c.attempts = c.attempts + 1 where c.id = :id")
                    .setParameter("id", code.id)
                    .executeUpdate();
                boolean last = code.attempts + 1 >= config.codeAttempts();
                audit.append(
                    caller,
                    last ? "exchange.enrolment.code-locked" : "exchange.enrolment.wrong-code",
                    new SubjectRef("enrolment-code", code.id),
                    Map.of(
                        "province", code.province, "attempt", Integer.toString(code.attempts + 1)));
              });
      changes.fire();
    }
    throw new CtdpException(EnrolmentError.CODE_REFUSED);
  }

  private RequestEntity enter(EntityManager em, Caller caller, Asked asked, String sealed) {
    Instant now = table.now();
    CodeEntity code = em.find(CodeEntity.class, asked.codeId());
    em.refresh(code);
    EnrolmentCode.State state = code.state(now, config.codeAttempts());
    if (state == EnrolmentCode.State.USED) {
      RequestEntity before = em.find(RequestEntity.class, asked.id());
      if (before != null && before.kid.equals(asked.keyId()) && before.codeId.equals(code.id)) {
        return before;
      }
      throw new CtdpException(EnrolmentError.CODE_USED);
    }
    if (state == EnrolmentCode.State.WITHDRAWN) {
      throw new CtdpException(EnrolmentError.CODE_WITHDRAWN);
    }
    if (state == EnrolmentCode.State.EXPIRED) {
      throw new CtdpException(EnrolmentError.CODE_EXPIRED, MOMENT.format(code.expiresAt));
    }
    if (!asked.province().toString().equals(code.province)) {
      throw new CtdpException(
          EnrolmentError.WRONG_PROVINCE, code.province, asked.province().toString());
    }
    if (em.find(KeyEntity.class, asked.keyId()) != null
        || em.find(RequestEntity.class, asked.id()) != null) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE);
    }
    code.usedAt = now;
    KeyEntity key = new KeyEntity();
    key.kid = asked.keyId();
    key.owner = code.province;
    key.publicJwk = asked.publicJwk();
    key.createdAt = now;
    em.persist(key);
    em.flush();
    RequestEntity r = new RequestEntity();
    r.id = asked.id();
    r.codeId = code.id;
    r.province = code.province;
    r.kid = key.kid;
    r.instanceId = asked.instance();
    r.instanceName = asked.name();
    r.address = KeyText.limited(caller.address(), 100);
    r.sealed = sealed;
    r.state = EnrolmentRequest.State.WAITING.name();
    r.receivedAt = now;
    em.persist(r);
    audit.append(
        caller,
        "exchange.enrolment.request",
        new SubjectRef("exchange-key", key.kid),
        Map.of("province", r.province, "request", r.id, "code", code.id));
    return r;
  }

  private static Caller stranger(String address) {
    return new Caller(
        "enrolment",
        "enrolment",
        "enrolment",
        Caller.Kind.MACHINE,
        "rest",
        address == null ? "" : address,
        Locale.forLanguageTag("vi-VN"));
  }

  @Override
  public String state(String requestId) {
    RequestEntity request =
        table.jpa().txExpr(TransactionType.Required, em -> em.find(RequestEntity.class, requestId));
    if (request == null) {
      throw new CtdpException(EnrolmentError.REQUEST_UNKNOWN);
    }
    return answer(request);
  }

  private String answer(RequestEntity request) {
    KeyEntity key = table.find(request.kid).orElseThrow();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("schema", "ctdp-enrolment-state-1");
    said.put("id", request.id);
    said.put("province", request.province);
    said.put("kid", request.kid);
    said.put("state", request.state);
    said.put("reason", request.reason);
    said.put("username", request.username);
    if (key.validFrom != null) {
      said.put("nbf", key.validFrom.getEpochSecond());
      said.put("exp", key.validTo.getEpochSecond());
    }
    said.put("at", table.now().getEpochSecond());
    return sign(Messages.STATE, said);
  }

  // --- rotation ------------------------------------------------------------------------------

  @Override
  public String rotate(Caller caller, String request) {
    if (request == null || request.length() > MAX_REQUEST) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE);
    }
    String newJwk;
    String newKid;
    String endorsement;
    String proof;
    String oldKid;
    UnitRef province;
    try {
      Messages.Claims said = new Messages.Claims(Messages.parse(request));
      newJwk = Messages.bare(said.object("jwk"));
      newKid = Messages.keyId(newJwk);
      endorsement = said.text("endorsement");
      proof = said.text("proof");
      oldKid = said.text("predecessor");
      province = UnitRef.parse(said.text("province"));
    } catch (Messages.Unreadable | IllegalArgumentException e) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE, List.of(), e);
    }
    access.require(caller, SEND, Target.of(province));
    KeyEntity key;
    try {
      key =
          table.locked(
              province.toString(),
              em -> rotate(em, caller, province, oldKid, newKid, newJwk, endorsement, proof));
    } catch (CtdpException e) {
      audit.append(
          caller,
          "exchange.key.rotation-refused",
          new SubjectRef("exchange-key", KeyText.limited(oldKid, 43)),
          Map.of("province", province.toString(), "key", newKid, "problem", e.errorCode().code()));
      throw e;
    }
    changes.fire();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "ctdp-rotation-state-1");
    answer.put("province", key.owner);
    answer.put("kid", key.kid);
    answer.put("nbf", key.validFrom.getEpochSecond());
    answer.put("exp", key.validTo.getEpochSecond());
    answer.put("at", table.now().getEpochSecond());
    return sign(Messages.ROTATION_STATE, answer);
  }

  private KeyEntity rotate(
      EntityManager em,
      Caller caller,
      UnitRef province,
      String oldKid,
      String newKid,
      String newJwk,
      String endorsement,
      String proof) {
    Instant now = table.now();
    KeyEntity known = em.find(KeyEntity.class, newKid);
    if (known != null) {
      em.refresh(known);
      if (oldKid.equals(known.predecessor) && known.owner.equals(province.toString())) {
        return known;
      }
      throw new CtdpException(EnrolmentError.ROTATION_WRONG);
    }
    KeyEntity old = em.find(KeyEntity.class, oldKid);
    if (old == null || !old.owner.equals(province.toString())) {
      throw KeyRing.unknown(oldKid);
    }
    em.refresh(old);
    byte[] said = KeyRing.endorsed(newKid, Optional.of(province));
    // The present key only: one that was followed already hands nothing over any more.
    if (old.replacedAt != null
        || !good(Messages.ENDORSEMENT, said, endorsement, old.info(now))
        || !good(Messages.PROOF, said, proof, newInfo(newKid, newJwk, province, now))) {
      throw new CtdpException(EnrolmentError.ROTATION_WRONG);
    }
    KeyRing.judge(Messages.ENDORSEMENT, old.info(now), now);
    old.replacedAt = now;
    KeyEntity key = new KeyEntity();
    key.kid = newKid;
    key.owner = province.toString();
    key.publicJwk = newJwk;
    key.predecessor = oldKid;
    key.endorsement = endorsement;
    key.createdAt = now;
    key.validFrom = now;
    key.validTo = CentreKey.end(now, config.validityMonths());
    key.decidedBy = caller.username();
    em.persist(key);
    audit.append(
        caller,
        "exchange.key.rotate",
        new SubjectRef("exchange-key", newKid),
        Map.of("owner", key.owner, "predecessor", oldKid, "validTo", key.validTo.toString()));
    return key;
  }

  private static KeyInfo newInfo(String kid, String jwk, UnitRef province, Instant now) {
    return new KeyInfo(
        kid,
        Optional.of(province),
        vn.ctdp.exchange.trust.KeyState.REQUESTED,
        jwk,
        now,
        null,
        null,
        null,
        null,
        "");
  }

  private static boolean good(String type, byte[] said, String signature, KeyInfo key) {
    try {
      var jws = KeyRing.parse(type, said, signature);
      KeyRing.verify(jws, key.publicJwk());
      return key.keyId().equals(jws.keyId());
    } catch (CtdpException e) {
      return false;
    }
  }
}
