package vn.ctdp.core.security.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/**
 * The tables of schema {@code security}. Reads join a transaction that is there; writes have one of
 * their own, so that what memory keeps can be dropped right after the commit, and failed sign-ins
 * stay counted whatever becomes of the caller. Thread-safe.
 */
@Component(service = AccountStore.class)
public final class AccountStore {

  private final JpaTemplate jpa;

  /** On the unit {@code security}. */
  @Activate
  public AccountStore(@Reference(target = "(osgi.unit.name=security)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  /** Does the work in a new transaction. */
  public <R> R write(Function<Writer, R> work) {
    return jpa.txExpr(TransactionType.RequiresNew, em -> work.apply(new Writer(em)));
  }

  /** Does the work in a new transaction. */
  public void change(Consumer<Writer> work) {
    jpa.tx(TransactionType.RequiresNew, em -> work.accept(new Writer(em)));
  }

  /** One account by id. */
  public Optional<StoredAccount> find(UUID id) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            one(
                em,
                em.createQuery(
                        "select a from AccountEntity a where a.id = :id", AccountEntity.class)
                    .setParameter("id", id.toString())));
  }

  /** One account by sign-in name. */
  public Optional<StoredAccount> findByName(String username) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            one(
                em,
                em.createQuery(
                        "select a from AccountEntity a where a.username = :name",
                        AccountEntity.class)
                    .setParameter("name", username)));
  }

  /** Names to show, by sign-in name, in one statement. */
  public Map<String, String> displayNames(Collection<String> usernames) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select a.username, a.displayName from AccountEntity a where a.username in"
                        + " (:names)",
                    Object[].class)
                .setParameter("names", usernames)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
  }

  /** A page of accounts, in at most three statements. */
  public Page<StoredAccount> page(PageRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(request, parameters);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(a) from AccountEntity a" + where, Long.class);
          TypedQuery<AccountEntity> rows =
              em.createQuery(
                  "select a from AccountEntity a" + where + order(request.sorts()),
                  AccountEntity.class);
          parameters.forEach(count::setParameter);
          parameters.forEach(rows::setParameter);
          List<AccountEntity> found =
              rows.setFirstResult(request.offset()).setMaxResults(request.limit()).getResultList();
          return new Page<>(withGrants(em, found), count.getSingleResult());
        });
  }

  /** The locks of several subjects, by subject; subjects without failures are absent. */
  public Map<String, Failures> failures(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, Failures> map = new HashMap<>();
          em.createQuery(
                  "select l from LockoutEntity l where l.subject in :subjects", LockoutEntity.class)
              .setParameter("subjects", subjects)
              .getResultList()
              .forEach(l -> map.put(l.subject, failures(l)));
          return map;
        });
  }

  /** Every lock that lasts beyond the given moment, by subject. */
  public Map<String, Instant> locksAfter(Instant moment) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, Instant> map = new HashMap<>();
          em.createQuery(
                  "select l from LockoutEntity l where l.lockedUntil > :moment",
                  LockoutEntity.class)
              .setParameter("moment", moment)
              .getResultList()
              .forEach(l -> map.put(l.subject, l.lockedUntil));
          return map;
        });
  }

  /** What administrators decided about rights of roles, otherwise than the defaults. */
  public Map<RoleCode, Map<String, Boolean>> rolePermissions() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<RoleCode, Map<String, Boolean>> map = new EnumMap<>(RoleCode.class);
          em.createQuery("select p from RolePermissionEntity p", RolePermissionEntity.class)
              .getResultList()
              .forEach(
                  p ->
                      map.computeIfAbsent(RoleCode.valueOf(p.role), r -> new HashMap<>())
                          .put(p.permission, p.granted));
          return map;
        });
  }

  /**
   * Failed sign-ins of a subject.
   *
   * @param count how many
   * @param last when the last one was
   * @param lockedUntil end of the lock; null when none was set
   */
  public record Failures(int count, Instant last, Instant lockedUntil) {}

  private static Failures failures(LockoutEntity l) {
    return new Failures(l.failures, l.lastFailure, l.lockedUntil);
  }

  private static String where(PageRequest request, Map<String, Object> parameters) {
    List<String> parts = new ArrayList<>();
    String key = VietnameseText.searchKey(request.search());
    if (!key.isEmpty()) {
      parts.add("a.searchKey like :search escape '!'");
      parameters.put("search", "%" + key.replaceAll("([!%_])", "!$1") + "%");
    }
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "role" -> {
                  parts.add("a.id in (select g.accountId from GrantEntity g where g.role = :role)");
                  parameters.put("role", value);
                }
                case "active" -> {
                  parts.add("a.active = :active");
                  parameters.put("active", Boolean.valueOf(value));
                }
                case "organisation" -> {
                  parts.add("a.organisationId = :organisation");
                  parameters.put("organisation", value);
                }
                default -> throw new CtdpException(CoreError.NOT_FOUND, "filter", name);
              }
            });
    return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
  }

  private static String order(List<Sort> sorts) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Sort sort : sorts) {
      String direction = sort.ascending() ? " asc" : " desc";
      switch (sort.property()) {
        case "username", "displayName" ->
            columns.putIfAbsent(sort.property(), "a." + sort.property() + direction);
        case "lastSignIn" ->
            // Who never signed in comes last on both databases, whatever their own habit.
            columns.putIfAbsent(
                "lastSignIn",
                "case when a.lastSignIn is null then 1 else 0 end, a.lastSignIn" + direction);
        default -> throw new CtdpException(CoreError.NOT_FOUND, "sort", sort.property());
      }
    }
    columns.putIfAbsent("username", "a.username asc");
    return " order by " + String.join(", ", columns.values());
  }

  private static Optional<StoredAccount> one(EntityManager em, TypedQuery<AccountEntity> query) {
    List<StoredAccount> found = withGrants(em, query.getResultList());
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private static List<StoredAccount> withGrants(EntityManager em, List<AccountEntity> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    Map<String, List<RoleGrant>> grants = new HashMap<>();
    em.createQuery(
            "select g from GrantEntity g where g.accountId in :ids order by g.position",
            GrantEntity.class)
        .setParameter("ids", accounts.stream().map(a -> a.id).toList())
        .getResultList()
        .forEach(g -> grants.computeIfAbsent(g.accountId, id -> new ArrayList<>()).add(toGrant(g)));
    return accounts.stream().map(a -> toAccount(a, grants.getOrDefault(a.id, List.of()))).toList();
  }

  private static RoleGrant toGrant(GrantEntity g) {
    return new RoleGrant(
        RoleCode.valueOf(g.role),
        Scope.valueOf(g.scope),
        Optional.ofNullable(g.province).map(UnitRef::parse),
        g.validFrom,
        g.validTo);
  }

  private static StoredAccount toAccount(AccountEntity a, List<RoleGrant> grants) {
    return new StoredAccount(
        UUID.fromString(a.id),
        a.username,
        a.displayName,
        Caller.Kind.valueOf(a.kind),
        Optional.ofNullable(a.organisationId).map(UUID::fromString),
        a.active,
        a.mustChangePassword,
        a.passwordHash,
        a.totpSecret,
        a.totpLastStep,
        a.epoch,
        a.lastSignIn,
        a.version,
        grants);
  }

  /** Changes within one transaction. */
  public static final class Writer {

    private final EntityManager em;

    private Writer(EntityManager em) {
      this.em = em;
    }

    /** A new account. */
    public UUID insert(UserAccount account, String passwordHash, Instant now) {
      AccountEntity a = new AccountEntity();
      a.id = UUID.randomUUID().toString();
      a.username = account.username();
      a.kind = account.kind().name();
      a.mustChangePassword = account.mustChangePassword();
      a.passwordHash = passwordHash;
      a.passwordChangedAt = now;
      a.createdAt = now;
      a.epoch = 1;
      profile(a, account);
      em.persist(a);
      em.flush();
      insertGrants(a.id, account.grants());
      return UUID.fromString(a.id);
    }

    /** Whether the name is taken. */
    public boolean nameTaken(String username) {
      return em.createQuery(
                  "select count(a) from AccountEntity a where a.username = :name", Long.class)
              .setParameter("name", username)
              .getSingleResult()
          > 0;
    }

    /**
     * Stores names, unit, activity and grants.
     *
     * @return whether the account was there in the expected version
     */
    public boolean update(UserAccount account, boolean endSessions) {
      AccountEntity a = em.find(AccountEntity.class, account.id().toString());
      if (a == null || a.version != account.version()) {
        return false;
      }
      profile(a, account);
      if (endSessions) {
        a.epoch++;
      }
      em.lock(a, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
      em.createQuery("delete from GrantEntity g where g.accountId = :id")
          .setParameter("id", a.id)
          .executeUpdate();
      insertGrants(a.id, account.grants());
      em.flush();
      return true;
    }

    private static void profile(AccountEntity a, UserAccount account) {
      a.displayName = account.displayName();
      String key = VietnameseText.searchKey(account.displayName() + " " + a.username);
      a.searchKey = key.length() > 300 ? key.substring(0, 300) : key;
      a.organisationId = account.organisation().map(UUID::toString).orElse(null);
      a.active = account.active();
    }

    private void insertGrants(String accountId, List<RoleGrant> grants) {
      int position = 0;
      for (RoleGrant grant : grants) {
        GrantEntity g = new GrantEntity();
        g.id = UUID.randomUUID().toString();
        g.accountId = accountId;
        g.position = position++;
        g.role = grant.role().name();
        g.scope = grant.scope().name();
        g.province = grant.province().map(UnitRef::toString).orElse(null);
        g.validFrom = grant.validFrom();
        g.validTo = grant.validTo();
        em.persist(g);
      }
    }

    /** A new password; every session ends. */
    public void password(UUID id, String hash, boolean mustChange, Instant now) {
      em.createQuery(
              "update AccountEntity a set a.passwordHash = :hash, a.mustChangePassword = :must,"
                  + " a.passwordChangedAt = :now, a.epoch = a.epoch + 1 where a.id = :id")
          .setParameter("hash", hash)
          .setParameter("must", mustChange)
          .setParameter("now", now)
          .setParameter("id", id.toString())
          .executeUpdate();
    }

    /** The same password under a new hash. */
    public void rehash(UUID id, String oldHash, String newHash) {
      em.createQuery(
              "update AccountEntity a set a.passwordHash = :new where a.id = :id and"
                  + " a.passwordHash = :old")
          .setParameter("new", newHash)
          .setParameter("id", id.toString())
          .setParameter("old", oldHash)
          .executeUpdate();
    }

    /** A second factor, or none when the secret is null; every session ends. */
    public void totp(UUID id, String sealedSecret, long lastStep) {
      em.createQuery(
              "update AccountEntity a set a.totpSecret = :secret, a.totpLastStep = :step,"
                  + " a.epoch = a.epoch + 1 where a.id = :id")
          .setParameter("secret", sealedSecret)
          .setParameter("step", lastStep)
          .setParameter("id", id.toString())
          .executeUpdate();
      em.createQuery("delete from RecoveryCodeEntity r where r.accountId = :id")
          .setParameter("id", id.toString())
          .executeUpdate();
    }

    /**
     * Marks a code's step as used.
     *
     * @return false when it, or a newer one, was used meanwhile
     */
    public boolean useStep(UUID id, long step) {
      return em.createQuery(
                  "update AccountEntity a set a.totpLastStep = :step where a.id = :id and"
                      + " a.totpLastStep < :step")
              .setParameter("step", step)
              .setParameter("id", id.toString())
              .executeUpdate()
          == 1;
    }

    /** Keeps the hashes of recovery codes. */
    public void recoveryCodes(UUID id, List<String> hashes) {
      for (String hash : hashes) {
        RecoveryCodeEntity r = new RecoveryCodeEntity();
        r.id = UUID.randomUUID().toString();
        r.accountId = id.toString();
        r.codeHash = hash;
        em.persist(r);
      }
    }

    /**
     * Uses up a recovery code.
     *
     * @return false when there is no such code or it was used
     */
    public boolean useRecoveryCode(UUID id, String hash, Instant now) {
      return em.createQuery(
                  "update RecoveryCodeEntity r set r.usedAt = :now where r.accountId = :id and"
                      + " r.codeHash = :hash and r.usedAt is null")
              .setParameter("now", now)
              .setParameter("id", id.toString())
              .setParameter("hash", hash)
              .executeUpdate()
          == 1;
    }

    /** How many recovery codes are left. */
    public long recoveryCodesLeft(UUID id) {
      return em.createQuery(
              "select count(r) from RecoveryCodeEntity r where r.accountId = :id and r.usedAt is"
                  + " null",
              Long.class)
          .setParameter("id", id.toString())
          .getSingleResult();
    }

    /** Notes a sign-in. */
    public void signedIn(UUID id, Instant now) {
      em.createQuery("update AccountEntity a set a.lastSignIn = :now where a.id = :id")
          .setParameter("now", now)
          .setParameter("id", id.toString())
          .executeUpdate();
    }

    /** How many active people have the role without an end date, in one of the scopes. */
    public long activeHolders(RoleCode role, Collection<Scope> scopes, LocalDate today) {
      return em.createQuery(
              "select count(distinct a.id) from AccountEntity a, GrantEntity g where g.accountId ="
                  + " a.id and a.active = true and a.kind = 'PERSON' and g.role = :role and g.scope"
                  + " in :scopes and g.validTo is null and (g.validFrom is null or g.validFrom <="
                  + " :today)",
              Long.class)
          .setParameter("role", role.name())
          .setParameter("scopes", scopes.stream().map(Scope::name).toList())
          .setParameter("today", today)
          .getSingleResult();
    }

    /**
     * Failed sign-ins of a subject, and nobody else's until the end of the transaction: another
     * node waits here, and counts on from what this one stores.
     */
    public Optional<Failures> failures(String subject) {
      int locked =
          em.createQuery(
                  "update LockoutEntity l set l.failures = l.failures where l.subject = :subject")
              .setParameter("subject", subject)
              .executeUpdate();
      if (locked == 0) {
        LockoutEntity first = new LockoutEntity();
        first.subject = subject;
        first.lastFailure = Instant.EPOCH;
        em.persist(first);
        // Now, so that the row is this transaction's own.
        em.flush();
        return Optional.empty();
      }
      return Optional.of(AccountStore.failures(em.find(LockoutEntity.class, subject)));
    }

    /** Stores failed sign-ins of a subject that was asked for in the same transaction. */
    public void failures(String subject, Failures failures) {
      LockoutEntity l = em.find(LockoutEntity.class, subject);
      l.failures = failures.count();
      l.lastFailure = failures.last();
      l.lockedUntil = failures.lockedUntil();
    }

    /** Forgets a subject's failures. */
    public void forget(String subject) {
      em.createQuery("delete from LockoutEntity l where l.subject = :subject")
          .setParameter("subject", subject)
          .executeUpdate();
    }

    /** Forgets failures older than the given moment. */
    public int forgetBefore(Instant moment) {
      return em.createQuery(
              "delete from LockoutEntity l where l.lastFailure < :moment and (l.lockedUntil is null"
                  + " or l.lockedUntil < :moment)")
          .setParameter("moment", moment)
          .executeUpdate();
    }

    /** Decides about a right of a role; null goes back to the default. */
    public void rolePermission(RoleCode role, String permission, Boolean granted) {
      RolePermissionEntity.Key key = new RolePermissionEntity.Key(role.name(), permission);
      RolePermissionEntity row = em.find(RolePermissionEntity.class, key);
      if (granted == null) {
        if (row != null) {
          em.remove(row);
        }
        return;
      }
      if (row == null) {
        row = new RolePermissionEntity();
        row.role = role.name();
        row.permission = permission;
        row.granted = granted;
        em.persist(row);
      } else {
        row.granted = granted;
      }
    }
  }
}
