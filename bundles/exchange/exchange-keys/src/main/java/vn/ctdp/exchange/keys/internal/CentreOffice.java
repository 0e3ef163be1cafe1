package vn.ctdp.exchange.keys.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;

/** {@link EnrolmentOffice} on the database. */
@Component(service = EnrolmentOffice.class, enabled = false, configurationPid = KeysConfig.PID)
public final class CentreOffice implements EnrolmentOffice {

  private static final Logger LOG = LoggerFactory.getLogger(CentreOffice.class);
  private static final Caller SELF = Caller.system("exchange-keys");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int LONGEST_REASON = 1000;
  private static final int SHOWN = 500;

  private final KeyTable table;
  private final PrivateKeys privateKeys;
  private final Signer signer;
  private final AccessControl access;
  private final IdentityService identity;
  private final TerritoryService territory;
  private final AuditLog audit;
  private final Changes changes;
  private final KeysConfig config;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public CentreOffice(
      @Reference KeyTable table,
      @Reference PrivateKeys privateKeys,
      @Reference Signer signer,
      @Reference AccessControl access,
      @Reference IdentityService identity,
      @Reference TerritoryService territory,
      @Reference AuditLog audit,
      @Reference Changes changes,
      KeysConfig config) {
    this.table = table;
    this.privateKeys = privateKeys;
    this.signer = signer;
    this.access = access;
    this.identity = identity;
    this.territory = territory;
    this.audit = audit;
    this.changes = changes;
    this.config = config;
  }

  // --- codes ---------------------------------------------------------------------------------

  @Override
  public EnrolmentCode.Issued issue(Caller caller, UnitRef province) {
    access.require(caller, MANAGE, Target.INSTANCE);
    Instant now = table.now();
    // A province that was merged may still be reported for by its successor, under its own code.
    AdminUnit unit =
        territory
            .find(province, LocalDate.ofInstant(now, ZONE))
            .filter(u -> u.level() == UnitLevel.PROVINCE)
            .orElseThrow(
                () -> new CtdpException(EnrolmentError.PROVINCE_UNKNOWN, province.toString()));
    KeyInfo key = signer.current().orElseThrow(() -> new CtdpException(TrustError.NO_KEY));
    EnrolmentCode.Issued issued =
        table.locked(
            province.toString(),
            em -> {
              withdrawOpen(em, province.toString(), now);
              Code code = Code.make(random, key.keyId());
              while (em.find(CodeEntity.class, code.id()) != null) {
                code = Code.make(random, key.keyId());
              }
              CodeEntity row = new CodeEntity();
              row.id = code.id();
              row.province = province.toString();
              row.codeHash = Code.hash(code.id(), code.secret());
              row.issuedAt = now;
              row.issuedBy = caller.username();
              row.expiresAt = now.plus(Duration.ofHours(config.codeHours()));
              em.persist(row);
              audit.append(
                  caller,
                  "exchange.enrolment.issue",
                  new SubjectRef("enrolment-code", row.id),
                  Map.of(
                      "province",
                      unit.ref() + " " + unit.nameVi(),
                      "expiresAt",
                      row.expiresAt.toString()));
              return new EnrolmentCode.Issued(code.text(), row.info(now, config.codeAttempts()));
            });
    changes.fire();
    return issued;
  }

  private static void withdrawOpen(EntityManager em, String province, Instant now) {
    em.createQuery(
            "update CodeEntity c set c.withdrawnAt = :now where c.province = :province and"
                + " c.usedAt is null and c.withdrawnAt is null")
        .setParameter("now", now)
        .setParameter("province", province)
        .executeUpdate();
  }

  @Override
  public void withdraw(Caller caller, String codeId) {
    access.require(caller, MANAGE, Target.INSTANCE);
    Instant now = table.now();
    int changed =
        table
            .jpa()
            .txExpr(
                TransactionType.Required,
                em -> {
                  int rows =
                      em.createQuery(
                              "update CodeEntity c set c.withdrawnAt = :now where c.id = :id and"
                                  + " c.usedAt is null and c.withdrawnAt is null")
                          .setParameter("now", now)
                          .setParameter("id", codeId)
                          .executeUpdate();
                  if (rows > 0) {
                    audit.append(
                        caller,
                        "exchange.enrolment.withdraw",
                        new SubjectRef("enrolment-code", codeId),
                        Map.of());
                  }
                  return rows;
                });
    if (changed == 0) {
      throw new CtdpException(EnrolmentError.CODE_NOT_OPEN, codeId);
    }
    changes.fire();
  }

  @Override
  public List<EnrolmentCode> codes(Caller caller) {
    access.require(caller, VIEW, Target.INSTANCE);
    Instant now = table.now();
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                em
                    .createQuery(
                        "select c from CodeEntity c order by c.issuedAt desc, c.id",
                        CodeEntity.class)
                    .setMaxResults(SHOWN)
                    .getResultList()
                    .stream()
                    .map(c -> c.info(now, config.codeAttempts()))
                    .toList());
  }

  // --- requests ------------------------------------------------------------------------------

  @Override
  public List<EnrolmentRequest> requests(Caller caller) {
    access.require(caller, VIEW, Target.INSTANCE);
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                em
                    .createQuery(
                        "select r from RequestEntity r order by r.receivedAt desc, r.id",
                        RequestEntity.class)
                    .setMaxResults(SHOWN)
                    .getResultList()
                    .stream()
                    .map(RequestEntity::info)
                    .sorted(Comparator.comparing(r -> r.state() != EnrolmentRequest.State.WAITING))
                    .toList());
  }

  @Override
  public EnrolmentRequest approve(Caller caller, String requestId) {
    access.require(caller, MANAGE, Target.INSTANCE);
    RequestEntity asked = request(requestId);
    if (!asked.state.equals(EnrolmentRequest.State.WAITING.name())) {
      throw new CtdpException(EnrolmentError.NOT_WAITING);
    }
    // Accounts commit by themselves; should the rest fail, this one is put out of use again.
    UserAccount account = makeAccount(asked);
    EnrolmentRequest approved;
    try {
      approved = table.locked(asked.province, em -> approve(em, caller, requestId, account));
    } catch (RuntimeException e) {
      deactivate(account);
      throw e;
    }
    retireAccounts(asked.province, account.username());
    changes.fire();
    return approved;
  }

  private EnrolmentRequest approve(
      EntityManager em, Caller caller, String requestId, UserAccount account) {
    Instant now = table.now();
    RequestEntity r = waiting(em, requestId);
    KeyEntity key = em.find(KeyEntity.class, r.kid);
    for (KeyEntity other : KeyTable.of(em, r.province)) {
      if (other.validFrom != null && other.replacedAt == null) {
        other.replacedAt = now;
      }
    }
    key.validFrom = now;
    key.validTo = CentreKey.end(now, config.validityMonths());
    key.decidedBy = caller.username();
    decide(r, EnrolmentRequest.State.APPROVED, caller, "", now);
    r.username = account.username();
    audit.append(
        caller,
        "exchange.enrolment.approve",
        new SubjectRef("exchange-key", key.kid),
        Map.of(
            "province",
            r.province,
            "request",
            r.id,
            "account",
            account.username(),
            "validTo",
            key.validTo.toString()));
    return r.info();
  }

  @Override
  public EnrolmentRequest refuse(Caller caller, String requestId, String reason) {
    access.require(caller, MANAGE, Target.INSTANCE);
    String said = reason(reason);
    EnrolmentRequest refused =
        table.locked(
            request(requestId).province,
            em -> {
              Instant now = table.now();
              RequestEntity r = waiting(em, requestId);
              KeyEntity key = em.find(KeyEntity.class, r.kid);
              key.refusedAt = now;
              key.reason = said;
              key.decidedBy = caller.username();
              decide(r, EnrolmentRequest.State.REFUSED, caller, said, now);
              audit.append(
                  caller,
                  "exchange.enrolment.refuse",
                  new SubjectRef("exchange-key", key.kid),
                  Map.of("province", r.province, "request", r.id, "reason", said));
              return r.info();
            });
    changes.fire();
    return refused;
  }

  private RequestEntity request(String requestId) {
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                Optional.ofNullable(em.find(RequestEntity.class, requestId))
                    .orElseThrow(() -> new CtdpException(EnrolmentError.REQUEST_UNKNOWN)));
  }

  private static RequestEntity waiting(EntityManager em, String requestId) {
    RequestEntity r = em.find(RequestEntity.class, requestId);
    em.refresh(r);
    if (!r.state.equals(EnrolmentRequest.State.WAITING.name())) {
      throw new CtdpException(EnrolmentError.NOT_WAITING);
    }
    return r;
  }

  private static void decide(
      RequestEntity r, EnrolmentRequest.State state, Caller caller, String reason, Instant now) {
    r.state = state.name();
    r.decidedAt = now;
    r.decidedBy = caller.username();
    r.reason = reason;
    r.sealed = null;
  }

  private UserAccount makeAccount(RequestEntity asked) {
    UnitRef province = UnitRef.parse(asked.province);
    String name = "tinh-" + province.code() + "-" + asked.codeId.toLowerCase(Locale.ROOT);
    char[] password;
    try {
      String inner = Messages.unseal(asked.sealed, privateKeys::key);
      password = Messages.unverified(inner).text("password").toCharArray();
    } catch (Messages.Unreadable e) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE, List.of(), e);
    }
    try {
      return identity.create(SELF, account(name, province, asked), password.clone());
    } catch (CtdpException e) {
      if (e.errorCode() != CoreError.DUPLICATE) {
        throw e;
      }
      // Left over from an approval that did not come to its end.
      String other = name + "-" + ThreadLocalRandom.current().nextInt(1000, 10_000);
      return identity.create(SELF, account(other, province, asked), password.clone());
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static UserAccount account(String name, UnitRef province, RequestEntity asked) {
    return new UserAccount(
        null,
        name,
        asked.instanceName.isBlank() ? name : asked.instanceName,
        Caller.Kind.MACHINE,
        Optional.empty(),
        true,
        false,
        false,
        null,
        null,
        List.of(
            new RoleGrant(RoleCode.HE_THONG, Scope.PROVINCE, Optional.of(province), null, null)),
        0);
  }

  /** Accounts of earlier enrolments of the province sign in no more. */
  private void retireAccounts(String province, String but) {
    List<String> names =
        table
            .jpa()
            .txExpr(
                TransactionType.Required,
                em ->
                    em.createQuery(
                            "select r.username from RequestEntity r where r.province = :province"
                                + " and r.username <> '' and r.username <> :but",
                            String.class)
                        .setParameter("province", province)
                        .setParameter("but", but)
                        .getResultList());
    for (String name : names) {
      identity.page(SELF, new PageRequest(0, 50, List.of(), name, Map.of())).rows().stream()
          .filter(a -> a.username().equals(name) && a.active())
          .forEach(this::deactivate);
    }
  }

  private void deactivate(UserAccount a) {
    try {
      identity.update(
          SELF,
          new UserAccount(
              a.id(),
              a.username(),
              a.displayName(),
              a.kind(),
              a.organisation(),
              false,
              a.mustChangePassword(),
              a.totpEnrolled(),
              a.lockedUntil(),
              a.lastSignIn(),
              a.grants(),
              a.version()));
    } catch (RuntimeException e) {
      // The approval stands or falls by itself; an administrator can do this on the page of users.
      LOG.warn("The account {} could not be put out of use", a.username(), e);
    }
  }

  private static String reason(String reason) {
    String said = VietnameseText.normalise(reason);
    if (said == null || said.isBlank() || said.length() > LONGEST_REASON) {
      throw new CtdpException(EnrolmentError.REASON_MISSING);
    }
    return said.strip();
  }

  // --- keys ----------------------------------------------------------------------------------

  @Override
  public List<KeyInfo> keys(Caller caller) {
    access.require(caller, VIEW, Target.INSTANCE);
    Instant now = table.now();
    return table.all().stream()
        .map(k -> k.info(now))
        .sorted(Comparator.comparing(k -> k.owner().isPresent()))
        .toList();
  }

  @Override
  public KeyInfo revoke(Caller caller, String keyId, String reason) {
    access.require(caller, MANAGE, Target.INSTANCE);
    String said = reason(reason);
    KeyEntity known =
        table.find(keyId).orElseThrow(() -> new CtdpException(EnrolmentError.KEY_UNKNOWN, keyId));
    KeyInfo revoked =
        table.locked(
            known.owner,
            em -> {
              Instant now = table.now();
              KeyEntity key = em.find(KeyEntity.class, keyId);
              em.refresh(key);
              KeyState state = key.info(now).state();
              if (state != KeyState.CURRENT && state != KeyState.REPLACED) {
                throw new CtdpException(EnrolmentError.KEY_NOT_REVOCABLE, keyId);
              }
              key.revokedAt = now;
              key.reason = said;
              key.decidedBy = caller.username();
              audit.append(
                  caller,
                  "exchange.key.revoke",
                  new SubjectRef("exchange-key", key.kid),
                  Map.of("owner", key.owner, "reason", said, "revokedAt", now.toString()));
              if (key.owner.equals(KeyEntity.CENTRE) && state == KeyState.CURRENT) {
                insertOwn(em, caller, null, now);
                em.createQuery(
                        "update CodeEntity c set c.withdrawnAt = :now where c.usedAt is null and"
                            + " c.withdrawnAt is null")
                    .setParameter("now", now)
                    .executeUpdate();
              }
              return key.info(now);
            });
    changes.fire();
    return revoked;
  }

  @Override
  public KeyInfo rotate(Caller caller) {
    access.require(caller, MANAGE, Target.INSTANCE);
    KeyInfo made =
        table.locked(
            KeyEntity.CENTRE,
            em -> {
              Instant now = table.now();
              KeyEntity before =
                  KeyTable.of(em, KeyEntity.CENTRE).stream()
                      .filter(k -> k.info(now).state() == KeyState.CURRENT)
                      .findFirst()
                      .orElseThrow(() -> new CtdpException(EnrolmentError.NO_KEY_TO_ROTATE));
              if (!privateKeys.has(before.kid)) {
                throw new CtdpException(EnrolmentError.NO_KEY_TO_ROTATE);
              }
              before.replacedAt = now;
              return insertOwn(em, caller, before, now);
            });
    changes.fire();
    return made;
  }

  private KeyInfo insertOwn(EntityManager em, Caller caller, KeyEntity before, Instant now) {
    PrivateKeys.Made made = privateKeys.make();
    KeyEntity key = new KeyEntity();
    key.kid = made.keyId();
    key.owner = KeyEntity.CENTRE;
    key.publicJwk = made.publicJwk();
    key.createdAt = now;
    key.validFrom = now;
    key.validTo = CentreKey.end(now, config.validityMonths());
    key.decidedBy = caller.username();
    if (before != null) {
      key.predecessor = before.kid;
      key.endorsement =
          privateKeys.signDetached(
              before.kid, Messages.ENDORSEMENT, KeyRing.endorsed(key.kid, Optional.empty()));
    }
    em.persist(key);
    audit.append(
        caller,
        "exchange.key.rotate",
        new SubjectRef("exchange-key", key.kid),
        Map.of("owner", KeyEntity.CENTRE, "predecessor", before == null ? "" : before.kid));
    return key.info(now);
  }
}
