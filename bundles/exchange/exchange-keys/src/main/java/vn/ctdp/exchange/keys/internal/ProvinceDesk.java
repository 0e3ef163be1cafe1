package vn.ctdp.exchange.keys.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.enrolment.CentreRoad;
import vn.ctdp.exchange.enrolment.CentreRoad.RoadException;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.EnrolmentStatus;
import vn.ctdp.exchange.enrolment.EnrolmentStatus.State;
import vn.ctdp.exchange.enrolment.ProvinceEnrolment;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.Signer;

/**
 * The province's side of enrolment. Every step is in the database before it is sent, so that it is
 * sent again after a break; the centre gives the same answer to the same message. One step at a
 * time.
 */
@Component(
    service = {ProvinceEnrolment.class, CentreLink.class, KeyRefresher.class, ProvinceDesk.class},
    enabled = false)
public final class ProvinceDesk implements ProvinceEnrolment, CentreLink, KeyRefresher {

  private static final Logger LOG = LoggerFactory.getLogger(ProvinceDesk.class);
  private static final Caller SELF = Caller.system("exchange-keys");
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
  private static final int LONGEST_REASON = 1000;

  private final KeyTable table;
  private final PrivateKeys privateKeys;
  private final Signer signer;
  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final Changes changes;
  private final UnitRef province;
  private final SecureRandom random = new SecureRandom();
  private final Object steps = new Object();
  private Instant refreshed = Instant.MIN;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile CentreRoad road;

  @Activate
  public ProvinceDesk(
      @Reference KeyTable table,
      @Reference PrivateKeys privateKeys,
      @Reference Signer signer,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference Changes changes) {
    this.table = table;
    this.privateKeys = privateKeys;
    this.signer = signer;
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.changes = changes;
    this.province = instance.province().orElseThrow();
  }

  ProvinceDesk(
      KeyTable table,
      PrivateKeys privateKeys,
      Signer signer,
      AccessControl access,
      AuditLog audit,
      InstanceInfo instance,
      Changes changes,
      CentreRoad road) {
    this(table, privateKeys, signer, access, audit, instance, changes);
    this.road = road;
  }

  // --- where we stand ------------------------------------------------------------------------

  @Override
  public EnrolmentStatus status(Caller caller) {
    access.require(caller, EnrolmentOffice.VIEW, Target.INSTANCE);
    return status();
  }

  private EnrolmentStatus status() {
    Instant now = table.now();
    Optional<OwnEnrolmentEntity> latest = latest();
    String centreKey =
        table.of(KeyEntity.CENTRE).stream()
            .filter(k -> k.info(now).state() == KeyState.CURRENT)
            .map(k -> k.kid)
            .findFirst()
            .orElse("");
    Optional<KeyEntity> rotation = rotation();
    return new EnrolmentStatus(
        latest.map(e -> State.valueOf(e.state)).orElse(State.NONE),
        address(),
        instance.centreUrl().isPresent(),
        latest.map(e -> e.kid).orElse(""),
        centreKey,
        latest.map(e -> e.username).orElse(""),
        rotation.map(k -> k.reason).orElse(latest.map(e -> e.reason).orElse("")),
        latest.map(e -> e.startedAt).orElse(null),
        latest.map(e -> e.changedAt).orElse(null),
        signer.current(),
        rotation.isPresent());
  }

  @Override
  public List<KeyInfo> keys(Caller caller) {
    access.require(caller, EnrolmentOffice.VIEW, Target.INSTANCE);
    Instant now = table.now();
    List<KeyInfo> all = new ArrayList<>();
    table.of(province.toString()).forEach(k -> all.add(k.info(now)));
    table.of(KeyEntity.CENTRE).forEach(k -> all.add(k.info(now)));
    return List.copyOf(all);
  }

  private Optional<OwnEnrolmentEntity> latest() {
    return first("select e from OwnEnrolmentEntity e order by e.startedAt desc, e.id");
  }

  private Optional<OwnEnrolmentEntity> approved() {
    return first(
        "select e from OwnEnrolmentEntity e where e.state = 'APPROVED' order by e.startedAt desc,"
            + " e.id");
  }

  private Optional<OwnEnrolmentEntity> first(String query) {
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                em
                    .createQuery(query, OwnEnrolmentEntity.class)
                    .setMaxResults(1)
                    .getResultList()
                    .stream()
                    .findFirst());
  }

  /** The key that is on its way to follow the present one. */
  private Optional<KeyEntity> rotation() {
    return table.of(province.toString()).stream()
        .filter(k -> k.predecessor != null && k.validFrom == null && k.refusedAt == null)
        .findFirst();
  }

  // --- the link ------------------------------------------------------------------------------

  @Override
  public Optional<URI> address() {
    return instance.centreUrl().or(() -> latest().map(e -> URI.create(e.centre)));
  }

  @Override
  public Optional<Login> login() {
    return approved().map(e -> new Login(e.username, password(e.id)));
  }

  private Path passwordFile(String enrolment) {
    return instance.secretsFolder().resolve("enrolment-" + enrolment + ".password");
  }

  private String password(String enrolment) {
    try {
      return Files.readString(passwordFile(enrolment), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CtdpException(EnrolmentError.SECRET_UNREADABLE, List.of(), e);
    }
  }

  private void forget(String enrolment) {
    try {
      Files.deleteIfExists(passwordFile(enrolment));
    } catch (IOException e) {
      LOG.warn("The password of the enrolment {} could not be removed", enrolment, e);
    }
  }

  // --- enrolling -----------------------------------------------------------------------------

  @Override
  public EnrolmentStatus enrol(Caller caller, URI centre, String typed) {
    access.require(caller, EnrolmentOffice.MANAGE, Target.INSTANCE);
    Code code =
        Code.parse(typed).orElseThrow(() -> new CtdpException(EnrolmentError.CODE_MISTYPED));
    URI address =
        instance
            .centreUrl()
            .map(ProvinceDesk::base)
            .orElseGet(
                () -> {
                  if (centre == null) {
                    throw new CtdpException(EnrolmentError.ADDRESS_MISSING);
                  }
                  return base(centre);
                });
    synchronized (steps) {
      if (latest().filter(ProvinceDesk::underWay).isPresent()) {
        throw new CtdpException(EnrolmentError.UNDER_WAY);
      }
      Greeting greeting = greet(caller, address, code);
      OwnEnrolmentEntity made = begin(caller, address, code, greeting);
      try {
        deliver(made, address);
      } catch (RoadException e) {
        note(made.id, e);
        if (e.refused()) {
          throw new CtdpException(
              EnrolmentError.CENTRE_REFUSED, List.of(), e, KeyText.limited(e.getMessage(), 800));
        }
      } finally {
        changes.fire();
      }
      return status();
    }
  }

  private static boolean underWay(OwnEnrolmentEntity e) {
    return e.state.equals(State.SENDING.name()) || e.state.equals(State.WAITING.name());
  }

  private record Greeting(KeyRing centre, String signer, String seal) {}

  /** Who answers there, and is it the centre that the code names? Nothing is sent before. */
  private Greeting greet(Caller caller, URI address, Code code) {
    String said;
    try {
      said = road().greeting(address);
    } catch (RoadException e) {
      throw new CtdpException(
          EnrolmentError.CENTRE_UNREACHABLE, List.of(), e, KeyText.limited(e.getMessage(), 800));
    }
    try {
      KeyRing ring = KeyRing.parse(Messages.unverified(said).object("keys"), table.now());
      String kid = Messages.signer(said);
      Messages.Claims claims = Messages.open(said, Messages.GREETING, id -> jwk(ring, id));
      Messages.checkChain(ring, kid, code::names);
      return new Greeting(ring, kid, claims.object("seal"));
    } catch (CtdpException | Messages.Unreadable | IllegalArgumentException e) {
      audit.append(
          caller,
          "exchange.enrolment.stranger",
          new SubjectRef("enrolment-code", code.id()),
          Map.of("centre", address.toString()));
      throw new CtdpException(EnrolmentError.CENTRE_NOT_GENUINE, List.of(), e);
    }
  }

  private static Optional<String> jwk(KeyRing ring, String kid) {
    return ring.find(kid).map(e -> e.info().publicJwk());
  }

  private OwnEnrolmentEntity begin(Caller caller, URI address, Code code, Greeting greeting) {
    String id = UUID.randomUUID().toString();
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    try {
      SecretFile.write(passwordFile(id), password.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new CtdpException(EnrolmentError.SECRET_UNREADABLE, List.of(), e);
    }
    PrivateKeys.Made made = privateKeys.make();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("schema", "ctdp-enrolment-1");
    said.put("id", id);
    said.put("codeId", code.id());
    said.put("secret", code.secret());
    said.put("centre", greeting.signer());
    said.put("province", province.toString());
    said.put("instance", instance.id());
    said.put("name", instance.name().vi());
    said.put("password", password);
    String sealed;
    try {
      said.put("jwk", Messages.parse(made.publicJwk()));
      sealed =
          Messages.seal(
              privateKeys.signAttached(made.keyId(), Messages.REQUEST, Messages.json(said)),
              greeting.seal());
    } catch (Messages.Unreadable e) {
      forget(id);
      throw Messages.wrongAnswer(e);
    }
    return table.locked(
        province.toString(),
        em -> {
          Instant now = table.now();
          learn(em, greeting.centre(), false);
          KeyEntity key = new KeyEntity();
          key.kid = made.keyId();
          key.owner = province.toString();
          key.publicJwk = made.publicJwk();
          key.createdAt = now;
          em.persist(key);
          em.flush();
          OwnEnrolmentEntity e = new OwnEnrolmentEntity();
          e.id = id;
          e.centre = address.toString();
          e.kid = made.keyId();
          e.sealed = sealed;
          e.state = State.SENDING.name();
          e.startedAt = now;
          e.startedBy = caller.username();
          e.changedAt = now;
          em.persist(e);
          audit.append(
              caller,
              "exchange.enrolment.begin",
              new SubjectRef("exchange-key", key.kid),
              Map.of("centre", e.centre, "code", code.id(), "centreKey", greeting.signer()));
          return e;
        });
  }

  private void deliver(OwnEnrolmentEntity e, URI address) throws RoadException {
    take(e, road().enrol(address, e.sealed));
  }

  /** Takes the centre's signed word on an enrolment. */
  private void take(OwnEnrolmentEntity enrolment, String answer) throws RoadException {
    Messages.Claims said = fromCentre(answer, Messages.STATE);
    try {
      if (!said.text("id").equals(enrolment.id) || !said.text("kid").equals(enrolment.kid)) {
        throw new Messages.Unreadable("about another enrolment", null);
      }
      switch (said.text("state")) {
        case "WAITING" -> change(enrolment.id, State.WAITING, "");
        case "REFUSED" -> {
          change(enrolment.id, State.REFUSED, said.textOr("reason", ""));
          forget(enrolment.id);
        }
        case "APPROVED" -> {
          Instant from = said.moment("nbf").orElseThrow();
          Instant to = said.moment("exp").orElseThrow();
          accept(enrolment.id, said.text("username"), from, to);
        }
        default -> throw new Messages.Unreadable("an unknown state", null);
      }
    } catch (Messages.Unreadable | java.util.NoSuchElementException e) {
      throw notTheCentre(e);
    }
  }

  private Messages.Claims fromCentre(String answer, String type) throws RoadException {
    try {
      String kid = Messages.signer(answer);
      if (table.find(kid).isEmpty()) {
        refresh();
      }
      Instant now = table.now();
      return Messages.open(
          answer,
          type,
          id ->
              table
                  .find(id)
                  .filter(k -> k.owner.equals(KeyEntity.CENTRE) && k.revokedAt == null)
                  .map(k -> k.info(now).publicJwk()));
    } catch (CtdpException | Messages.Unreadable e) {
      throw notTheCentre(e);
    }
  }

  private static RoadException notTheCentre(Exception cause) {
    return new RoadException(EnrolmentError.CENTRE_ANSWER_WRONG.vi(), false, cause);
  }

  private void change(String id, State state, String reason) {
    table.locked(
        province.toString(),
        em -> {
          OwnEnrolmentEntity e = em.find(OwnEnrolmentEntity.class, id);
          em.refresh(e);
          if (!underWay(e)) {
            return null;
          }
          Instant now = table.now();
          if (!e.state.equals(state.name())) {
            e.state = state.name();
            e.changedAt = now;
          }
          e.reason = KeyText.limited(reason, LONGEST_REASON);
          if (state == State.REFUSED || state == State.CANCELLED) {
            e.sealed = null;
            KeyEntity key = em.find(KeyEntity.class, e.kid);
            key.refusedAt = now;
            key.reason = e.reason;
            audit.append(
                SELF,
                "exchange.enrolment." + state.name().toLowerCase(Locale.ROOT),
                new SubjectRef("exchange-key", e.kid),
                Map.of("reason", e.reason));
          }
          return null;
        });
  }

  private void accept(String id, String username, Instant from, Instant to) {
    Optional<String> before = approved().map(e -> e.id).filter(e -> !e.equals(id));
    boolean done =
        table.locked(
            province.toString(),
            em -> {
              OwnEnrolmentEntity e = em.find(OwnEnrolmentEntity.class, id);
              em.refresh(e);
              if (!underWay(e)) {
                return false;
              }
              for (KeyEntity other : KeyTable.of(em, province.toString())) {
                if (other.validFrom != null && other.replacedAt == null) {
                  other.replacedAt = from;
                }
              }
              KeyEntity key = em.find(KeyEntity.class, e.kid);
              key.validFrom = from;
              key.validTo = to;
              e.state = State.APPROVED.name();
              e.username = username;
              e.reason = "";
              e.sealed = null;
              e.changedAt = table.now();
              audit.append(
                  SELF,
                  "exchange.enrolment.approved",
                  new SubjectRef("exchange-key", e.kid),
                  Map.of("account", username, "validTo", to.toString()));
              return true;
            });
    if (done) {
      before.ifPresent(this::forget);
    }
  }

  private void note(String id, RoadException problem) {
    if (problem.refused()) {
      change(id, State.REFUSED, problem.getMessage());
      forget(id);
      return;
    }
    LOG.debug("An enrolment step did not reach the centre", problem);
    table
        .jpa()
        .tx(
            TransactionType.Required,
            em -> {
              OwnEnrolmentEntity e = em.find(OwnEnrolmentEntity.class, id);
              e.reason = KeyText.limited(problem.getMessage(), LONGEST_REASON);
            });
  }

  @Override
  public EnrolmentStatus cancel(Caller caller) {
    access.require(caller, EnrolmentOffice.MANAGE, Target.INSTANCE);
    synchronized (steps) {
      OwnEnrolmentEntity e =
          latest()
              .filter(ProvinceDesk::underWay)
              .orElseThrow(() -> new CtdpException(EnrolmentError.NOTHING_UNDER_WAY));
      change(e.id, State.CANCELLED, "");
      forget(e.id);
    }
    changes.fire();
    return status();
  }

  // --- going on ------------------------------------------------------------------------------

  @Override
  public EnrolmentStatus check(Caller caller) {
    access.require(caller, EnrolmentOffice.VIEW, Target.INSTANCE);
    goOn();
    synchronized (steps) {
      refreshed = Instant.MIN;
    }
    refresh();
    return status();
  }

  /** Whether an answer of the centre is awaited. */
  boolean awaiting() {
    return latest().filter(ProvinceDesk::underWay).isPresent() || rotation().isPresent();
  }

  /** One more attempt at whatever is not finished. */
  void goOn() {
    synchronized (steps) {
      Optional<OwnEnrolmentEntity> enrolment = latest().filter(ProvinceDesk::underWay);
      String before = enrolment.map(e -> e.state + e.reason).orElse("");
      if (enrolment.isPresent()) {
        OwnEnrolmentEntity e = enrolment.get();
        URI address = base(instance.centreUrl().orElse(URI.create(e.centre)));
        try {
          if (e.state.equals(State.SENDING.name())) {
            deliver(e, address);
          } else {
            take(e, road().state(address, e.id));
          }
        } catch (RoadException problem) {
          note(e.id, problem);
        }
        if (!before.equals(latest().map(now -> now.state + now.reason).orElse(""))) {
          changes.fire();
        }
      }
      rotation().ifPresent(this::sendRotation);
    }
  }

  private CentreRoad road() throws RoadException {
    CentreRoad present = road;
    if (present == null) {
      throw new RoadException("Đường nối tới trung tâm chưa sẵn sàng.", false, null);
    }
    return present;
  }

  // --- rotation ------------------------------------------------------------------------------

  @Override
  public EnrolmentStatus rotate(Caller caller) {
    access.require(caller, EnrolmentOffice.MANAGE, Target.INSTANCE);
    synchronized (steps) {
      KeyInfo current =
          signer
              .current()
              .filter(k -> k.state() == KeyState.CURRENT)
              .orElseThrow(() -> new CtdpException(EnrolmentError.NO_KEY_TO_ROTATE));
      if (rotation().isPresent()) {
        throw new CtdpException(EnrolmentError.UNDER_WAY);
      }
      PrivateKeys.Made made = privateKeys.make();
      KeyEntity next =
          table.locked(
              province.toString(),
              em -> {
                KeyEntity key = new KeyEntity();
                key.kid = made.keyId();
                key.owner = province.toString();
                key.publicJwk = made.publicJwk();
                key.predecessor = current.keyId();
                key.endorsement =
                    privateKeys.signDetached(
                        current.keyId(),
                        Messages.ENDORSEMENT,
                        KeyRing.endorsed(made.keyId(), Optional.of(province)));
                key.createdAt = table.now();
                em.persist(key);
                audit.append(
                    caller,
                    "exchange.key.rotate-begin",
                    new SubjectRef("exchange-key", key.kid),
                    Map.of("predecessor", current.keyId()));
                return key;
              });
      sendRotation(next);
    }
    return status();
  }

  private void sendRotation(KeyEntity next) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("schema", "ctdp-rotation-1");
    request.put("province", province.toString());
    request.put("predecessor", next.predecessor);
    request.put("endorsement", next.endorsement);
    request.put(
        "proof",
        privateKeys.signDetached(
            next.kid, Messages.PROOF, KeyRing.endorsed(next.kid, Optional.of(province))));
    try {
      request.put("jwk", Messages.parse(next.publicJwk));
      URI address =
          address()
              .map(ProvinceDesk::base)
              .orElseThrow(
                  () -> new RoadException(EnrolmentError.ADDRESS_MISSING.vi(), false, null));
      Login login =
          login()
              .orElseThrow(
                  () -> new RoadException("Chưa có tài khoản tại trung tâm.", false, null));
      Messages.Claims said =
          fromCentre(
              road().rotate(address, login, Messages.json(request)), Messages.ROTATION_STATE);
      if (!said.text("kid").equals(next.kid)) {
        throw new Messages.Unreadable("about another key", null);
      }
      Instant from = said.moment("nbf").orElseThrow();
      rotated(next, from, said.moment("exp").orElseThrow());
    } catch (RoadException e) {
      rotationProblem(next, e);
    } catch (Messages.Unreadable | java.util.NoSuchElementException e) {
      rotationProblem(next, notTheCentre(e));
    }
    changes.fire();
  }

  private void rotated(KeyEntity next, Instant from, Instant to) {
    table.locked(
        province.toString(),
        em -> {
          KeyEntity key = em.find(KeyEntity.class, next.kid);
          em.refresh(key);
          KeyEntity old = em.find(KeyEntity.class, next.predecessor);
          if (key.validFrom == null) {
            key.validFrom = from;
            key.validTo = to;
            key.reason = "";
            if (old.replacedAt == null) {
              old.replacedAt = from;
            }
            audit.append(
                SELF,
                "exchange.key.rotate",
                new SubjectRef("exchange-key", key.kid),
                Map.of("predecessor", old.kid, "validTo", to.toString()));
          }
          return null;
        });
  }

  private void rotationProblem(KeyEntity next, RoadException problem) {
    LOG.debug("A new key did not reach the centre", problem);
    table.locked(
        province.toString(),
        em -> {
          KeyEntity key = em.find(KeyEntity.class, next.kid);
          em.refresh(key);
          key.reason = KeyText.limited(problem.getMessage(), LONGEST_REASON);
          if (problem.refused() && key.validFrom == null) {
            key.refusedAt = table.now();
          }
          return null;
        });
  }

  // --- news of keys --------------------------------------------------------------------------

  @Override
  public boolean refresh() {
    synchronized (steps) {
      Instant now = table.now();
      if (now.isBefore(refreshed.plus(BETWEEN_REFRESHES)) && !now.isBefore(refreshed)) {
        return false;
      }
      Set<String> trusted =
          table.of(KeyEntity.CENTRE).stream()
              .filter(k -> k.revokedAt == null)
              .map(k -> k.kid)
              .collect(Collectors.toSet());
      Optional<URI> address = address().map(ProvinceDesk::base);
      if (trusted.isEmpty() || address.isEmpty()) {
        return false;
      }
      refreshed = now;
      boolean changed;
      try {
        String said = road().keys(address.get(), province);
        KeyRing ring = KeyRing.parse(Messages.unverified(said).object("set"), now);
        String kid = Messages.signer(said);
        Messages.open(said, Messages.KEYS, id -> jwk(ring, id));
        Messages.checkChain(ring, kid, trusted::contains);
        changed = table.locked(province.toString(), em -> learn(em, ring, true));
      } catch (RoadException e) {
        LOG.debug("The centre's keys could not be fetched", e);
        return false;
      } catch (CtdpException | Messages.Unreadable | IllegalArgumentException e) {
        LOG.warn("What came as the centre's keys is not signed by a key that we trust", e);
        return false;
      }
      if (changed) {
        changes.fire();
      }
      return changed;
    }
  }

  /** Takes over what the centre says of keys; nothing it said before is unsaid. */
  private boolean learn(EntityManager em, KeyRing ring, boolean ownToo) {
    boolean changed = false;
    if (em.find(OwnerEntity.class, KeyEntity.CENTRE) == null) {
      OwnerEntity centre = new OwnerEntity();
      centre.owner = KeyEntity.CENTRE;
      em.persist(centre);
      em.flush();
    }
    for (KeyRing.Entry entry : ring.entries()) {
      KeyInfo told = entry.info();
      String owner = KeyEntity.owner(told.owner());
      KeyEntity key = em.find(KeyEntity.class, told.keyId());
      if (key == null && owner.equals(KeyEntity.CENTRE)) {
        key = new KeyEntity();
        key.kid = told.keyId();
        key.owner = KeyEntity.CENTRE;
        key.publicJwk = told.publicJwk();
        key.predecessor = entry.predecessor();
        key.endorsement = entry.endorsement();
        key.createdAt = told.validFrom();
        key.validFrom = told.validFrom();
        key.validTo = told.validTo();
        em.persist(key);
        changed = true;
        audit.append(
            SELF,
            "exchange.key.learn",
            new SubjectRef("exchange-key", key.kid),
            Map.of("owner", KeyEntity.CENTRE));
      }
      if (key == null || !key.owner.equals(owner) || key.validFrom == null) {
        continue;
      }
      if (owner.equals(KeyEntity.CENTRE) || ownToo && owner.equals(province.toString())) {
        changed |= take(key, told);
      }
    }
    return changed;
  }

  private boolean take(KeyEntity key, KeyInfo told) {
    boolean changed = false;
    if (key.replacedAt == null && told.replacedAt() != null) {
      key.replacedAt = told.replacedAt();
      changed = true;
    }
    if (key.revokedAt == null && told.revokedAt() != null) {
      key.revokedAt = told.revokedAt();
      key.reason = KeyText.limited(told.reason(), LONGEST_REASON);
      changed = true;
      audit.append(
          SELF,
          "exchange.key.revoked",
          new SubjectRef("exchange-key", key.kid),
          Map.of("owner", key.owner, "reason", key.reason));
    }
    return changed;
  }

  // --- addresses -----------------------------------------------------------------------------

  /** The address of a server without path, query or a slash at its end. */
  static URI base(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean good =
        (scheme.equals("https") || scheme.equals("http"))
            && address.getHost() != null
            && address.getUserInfo() == null
            && address.getQuery() == null
            && address.getFragment() == null
            && address.toString().length() <= 250;
    if (!good) {
      throw new CtdpException(EnrolmentError.ADDRESS_WRONG);
    }
    String path = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
    try {
      return new URI(scheme, null, address.getHost(), address.getPort(), path, null, null);
    } catch (URISyntaxException e) {
      throw new CtdpException(EnrolmentError.ADDRESS_WRONG, List.of(), e);
    }
  }
}
