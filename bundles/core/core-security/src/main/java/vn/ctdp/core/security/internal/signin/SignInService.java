package vn.ctdp.core.security.internal.signin;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.SignIn;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.security.internal.access.AccountDirectory;
import vn.ctdp.core.security.internal.factor.SecretBox;
import vn.ctdp.core.security.internal.factor.TotpFactor;
import vn.ctdp.core.security.internal.password.PasswordHasher;
import vn.ctdp.core.security.internal.password.PasswordPolicy;
import vn.ctdp.core.security.internal.password.PasswordText;
import vn.ctdp.core.security.internal.signin.PendingSignIns.Pending;
import vn.ctdp.core.security.internal.signin.PendingSignIns.Step;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.security.internal.store.StoredAccount;
import vn.ctdp.core.subject.SubjectRef;

/**
 * Sign-in, step by step: password, second factor where there is one, password change where it is
 * due, setting up the second factor where it is due.
 */
@Component(service = AuthenticationService.class)
public final class SignInService implements AuthenticationService {

  private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int LONGEST_NAME = 128;

  /** A machine that calls all day leaves one line an hour. */
  private static final Duration MACHINE_AUDIT = Duration.ofHours(1);

  private final AccountStore store;
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;
  private final SecretBox box;
  private final TotpFactor factor;
  private final Lockout lockout;
  private final PendingSignIns pending;
  private final VerifiedCredentials verified;
  private final AccountDirectory directory;
  private final AccountChanges changes;
  private final FirstAdminFile firstAdmin;
  private final AuditLog audit;
  private final Clock clock;
  private final boolean totpForAdministrators;
  private final Map<String, CompletableFuture<Caller>> checking = new ConcurrentHashMap<>();

  /** With everything it needs. */
  @Activate
  public SignInService(
      @Reference AccountStore store,
      @Reference PasswordHasher hasher,
      @Reference PasswordPolicy policy,
      @Reference SecretBox box,
      @Reference TotpFactor factor,
      @Reference Lockout lockout,
      @Reference PendingSignIns pending,
      @Reference VerifiedCredentials verified,
      @Reference AccountDirectory directory,
      @Reference AccountChanges changes,
      @Reference FirstAdminFile firstAdmin,
      @Reference AuditLog audit,
      @Reference Clock clock,
      @Reference SecuritySettings settings) {
    this.store = store;
    this.hasher = hasher;
    this.policy = policy;
    this.box = box;
    this.factor = factor;
    this.lockout = lockout;
    this.pending = pending;
    this.verified = verified;
    this.directory = directory;
    this.changes = changes;
    this.firstAdmin = firstAdmin;
    this.audit = audit;
    this.clock = clock;
    totpForAdministrators = settings.values().totpForAdministrators();
    if (!totpForAdministrators) {
      LOG.warn(
          "administrators may sign in without a second factor:"
              + " totp.requiredForAdministrators is false");
    }
  }

  @Override
  public SignIn begin(String username, char[] password, ClientInfo client) {
    String name = name(username);
    try (PasswordText text = PasswordText.take(password);
        Lockout.Attempt attempt = lockout.admit(name, client.address())) {
      StoredAccount account =
          verify(name, text)
              .filter(a -> a.kind() == Caller.Kind.PERSON)
              .orElseThrow(() -> wrong(attempt, name, client, SecurityError.WRONG_CREDENTIALS));
      return next(account, false, attempt, client, "password");
    }
  }

  @Override
  public SignIn totp(String token, String code, ClientInfo client) {
    return step(
        token,
        Step.TOTP,
        client,
        (open, account, attempt) -> {
          if (!passesFactor(account, code, client)) {
            throw wrong(attempt, account.username(), client, SecurityError.WRONG_CODE);
          }
          return next(account, true, attempt, client, "totp");
        });
  }

  @Override
  public SignIn enrolTotp(String token, String code, ClientInfo client) {
    return step(
        token,
        Step.ENROLMENT,
        client,
        (open, account, attempt) -> {
          OptionalLong step = factor.match(open.secret(), digits(code), clock.instant(), 0);
          if (step.isEmpty()) {
            throw wrong(attempt, account.username(), client, SecurityError.WRONG_CODE);
          }
          List<String> codes = factor.newRecoveryCodes();
          store.change(
              writer -> {
                writer.totp(
                    account.id(), box.seal(open.secret(), context(account.id())), step.getAsLong());
                writer.recoveryCodes(
                    account.id(), codes.stream().map(c -> fingerprint(account.id(), c)).toList());
                line(caller(account, client), "security.totp.enrol", account, Map.of());
              });
          changes.changed(account.id());
          StoredAccount fresh = reload(account.id());
          if (!open.signingIn()) {
            return new SignIn.Done(caller(fresh, client), codes);
          }
          SignIn after = next(fresh, true, attempt, client, "totp enrolment");
          return after instanceof SignIn.Done done ? new SignIn.Done(done.caller(), codes) : after;
        });
  }

  @Override
  public SignIn changePassword(String token, char[] newPassword, ClientInfo client) {
    try (PasswordText text = PasswordText.take(newPassword)) {
      return step(
          token,
          Step.PASSWORD,
          client,
          (open, account, attempt) -> {
            StoredAccount fresh = store(account, text, caller(account, client));
            return next(fresh, open.factorPassed(), attempt, client, "password change");
          });
    }
  }

  @Override
  public Caller authenticate(String username, char[] password, ClientInfo client) {
    String name = name(username);
    try (PasswordText text = PasswordText.take(password)) {
      lockout.check(name, client.address());
      String credential = verified.keyOf(name, text.bytes());
      Optional<Caller> known =
          verified
              .find(credential)
              .flatMap(
                  v -> directory.find(v.account()).filter(e -> e.session().equals(v.session())))
              .filter(AccountDirectory.Entry::active)
              .map(e -> caller(e, client));
      if (known.isPresent()) {
        return known.get();
      }
      // Many requests of one machine may come before its first is checked: one check is for all.
      CompletableFuture<Caller> mine = new CompletableFuture<>();
      CompletableFuture<Caller> running = checking.putIfAbsent(credential, mine);
      if (running != null) {
        return joined(running, client);
      }
      try {
        Caller caller = checked(name, text, credential, client);
        mine.complete(caller);
        return caller;
      } catch (RuntimeException e) {
        mine.completeExceptionally(e);
        throw e;
      } finally {
        checking.remove(credential, mine);
        // Whoever waits is answered even when this thread died of something worse.
        mine.completeExceptionally(new CtdpException(SecurityError.BUSY));
      }
    }
  }

  @Override
  public Optional<Caller> refresh(Caller caller) {
    if (caller.kind() == Caller.Kind.SYSTEM) {
      return Optional.of(caller);
    }
    return directory
        .find(caller)
        .filter(AccountDirectory.Entry::active)
        .filter(e -> e.session().equals(caller.session()))
        .map(
            e ->
                new Caller(
                    e.id().toString(),
                    e.username(),
                    e.displayName(),
                    e.kind(),
                    caller.channel(),
                    caller.address(),
                    caller.locale(),
                    e.session()));
  }

  @Override
  public Caller changeOwnPassword(Caller caller, char[] oldPassword, char[] newPassword) {
    ClientInfo client = new ClientInfo(caller.address(), caller.channel(), caller.locale());
    try (PasswordText old = PasswordText.take(oldPassword);
        PasswordText wanted = PasswordText.take(newPassword);
        Lockout.Attempt attempt = lockout.admit(caller.username(), client.address())) {
      StoredAccount account = own(caller, old, attempt, client);
      return caller(store(account, wanted, caller), client);
    }
  }

  @Override
  public SignIn.TotpEnrolment beginOwnTotp(Caller caller, char[] password) {
    ClientInfo client = new ClientInfo(caller.address(), caller.channel(), caller.locale());
    try (PasswordText text = PasswordText.take(password);
        Lockout.Attempt attempt = lockout.admit(caller.username(), client.address())) {
      return enrolment(own(caller, text, attempt, client), false, false);
    }
  }

  // ---- steps ------------------------------------------------------------------------------------

  private interface Answer {
    SignIn apply(Pending open, StoredAccount account, Lockout.Attempt attempt);
  }

  /** Takes a step out, answers it, and puts it back when the answer may be corrected. */
  private SignIn step(String token, Step step, ClientInfo client, Answer answer) {
    Pending open = pending.take(token, step);
    boolean done = false;
    boolean wrong = false;
    try {
      Optional<StoredAccount> found =
          store
              .find(open.account())
              .filter(StoredAccount::active)
              .filter(a -> a.session().equals(open.session()));
      if (found.isEmpty()) {
        done = true;
        throw new CtdpException(SecurityError.STEP_EXPIRED);
      }
      try (Lockout.Attempt attempt = lockout.admit(found.get().username(), client.address())) {
        SignIn next = answer.apply(open, found.get(), attempt);
        done = true;
        return next;
      }
    } catch (CtdpException e) {
      wrong = e.errorCode() == SecurityError.WRONG_CODE;
      throw e;
    } finally {
      if (!done) {
        pending.putBack(token, open, wrong);
      }
    }
  }

  private SignIn next(
      StoredAccount account,
      boolean factorPassed,
      Lockout.Attempt attempt,
      ClientInfo client,
      String by) {
    UUID id = account.id();
    if (account.totpEnrolled() && !factorPassed) {
      return new SignIn.TotpRequired(
          pending.put(id, account.session(), Step.TOTP, false, null, true));
    }
    if (account.mustChangePassword()) {
      return new SignIn.PasswordChange(
          pending.put(id, account.session(), Step.PASSWORD, factorPassed, null, true));
    }
    if (factorDue(account)) {
      return enrolment(account, factorPassed, true);
    }
    Caller caller = caller(account, client);
    signedIn(account, caller, attempt, by, true);
    return new SignIn.Done(caller);
  }

  private SignIn.TotpEnrolment enrolment(
      StoredAccount account, boolean factorPassed, boolean signingIn) {
    String secret = factor.newSecret();
    String token =
        pending.put(
            account.id(), account.session(), Step.ENROLMENT, factorPassed, secret, signingIn);
    return new SignIn.TotpEnrolment(token, secret, factor.uri(account.username(), secret));
  }

  private boolean factorDue(StoredAccount account) {
    return totpForAdministrators
        && !account.totpEnrolled()
        && account.administrator(LocalDate.ofInstant(clock.instant(), ZONE));
  }

  private void signedIn(
      StoredAccount account, Caller caller, Lockout.Attempt attempt, String by, boolean tell) {
    attempt.succeeded(
        writer -> {
          writer.signedIn(account.id(), clock.instant());
          if (tell) {
            line(caller, "security.signin.ok", account, Map.of("by", by));
          }
        });
    firstAdmin.signedIn(account.username());
  }

  // ---- checks -----------------------------------------------------------------------------------

  /** Takes as long whether the name exists or not. */
  private Optional<StoredAccount> verify(String name, PasswordText text) {
    Optional<StoredAccount> found = store.findByName(name);
    boolean right =
        found.isPresent()
            ? hasher.verify(text.bytes(), found.get().passwordHash())
            : hasher.verifyNobody(text.bytes());
    if (!right) {
      return Optional.empty();
    }
    StoredAccount account = found.get();
    if (hasher.outdated(account.passwordHash())) {
      String fresh = hasher.hash(text.bytes());
      store.change(writer -> writer.rehash(account.id(), account.passwordHash(), fresh));
    }
    return found.filter(StoredAccount::active);
  }

  private StoredAccount own(
      Caller caller, PasswordText text, Lockout.Attempt attempt, ClientInfo client) {
    if (refresh(caller).isEmpty() || caller.kind() != Caller.Kind.PERSON) {
      throw new CtdpException(CoreError.NOT_AUTHENTICATED);
    }
    return verify(caller.username(), text)
        .filter(a -> a.session().equals(caller.session()))
        .orElseThrow(
            () -> wrong(attempt, caller.username(), client, SecurityError.WRONG_CREDENTIALS));
  }

  private Caller checked(String name, PasswordText text, String credential, ClientInfo client) {
    try (Lockout.Attempt attempt = lockout.admit(name, client.address())) {
      Optional<StoredAccount> found = store.findByName(name);
      boolean coded = found.filter(StoredAccount::totpEnrolled).isPresent();
      int cut = coded ? text.lastBlank() : -1;
      StoredAccount account;
      try (PasswordText password = text.part(0, cut < 0 ? text.chars().length : cut)) {
        account =
            verify(name, password)
                .orElseThrow(() -> wrong(attempt, name, client, SecurityError.WRONG_CREDENTIALS));
      }
      if (coded) {
        String code = new String(text.chars(), cut + 1, text.chars().length - cut - 1);
        if (cut < 0 || !passesFactor(account, code, client)) {
          throw wrong(attempt, name, client, SecurityError.WRONG_CREDENTIALS);
        }
      }
      if (account.mustChangePassword() || factorDue(account)) {
        throw new CtdpException(SecurityError.STEP_REQUIRED);
      }
      Caller caller = caller(account, client);
      boolean tell =
          account.kind() == Caller.Kind.PERSON
              || account.lastSignIn() == null
              || account.lastSignIn().plus(MACHINE_AUDIT).isBefore(clock.instant());
      signedIn(account, caller, attempt, "password", tell);
      if (!coded) {
        verified.remember(
            credential, account.id(), account.session(), account.kind() == Caller.Kind.MACHINE);
      }
      return caller;
    }
  }

  private static Caller joined(CompletableFuture<Caller> running, ClientInfo client) {
    try {
      Caller c = running.join();
      return new Caller(
          c.userId(),
          c.username(),
          c.displayName(),
          c.kind(),
          client.channel(),
          client.address(),
          client.locale(),
          c.session());
    } catch (CompletionException e) {
      if (e.getCause() instanceof CtdpException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private boolean passesFactor(StoredAccount account, String code, ClientInfo client) {
    String text = digits(code);
    if (factor.looksLikeCode(text)) {
      String secret = box.open(account.totpSecret(), context(account.id()));
      OptionalLong step = factor.match(secret, text, clock.instant(), account.totpLastStep());
      return step.isPresent()
          && store.write(writer -> writer.useStep(account.id(), step.getAsLong()));
    }
    String hash = fingerprint(account.id(), text);
    return store.write(
        writer -> {
          boolean used = writer.useRecoveryCode(account.id(), hash, clock.instant());
          if (used) {
            line(
                caller(account, client),
                "security.totp.recovery",
                account,
                Map.of("left", Long.toString(writer.recoveryCodesLeft(account.id()))));
          }
          return used;
        });
  }

  /** Counts and tells a failure; the answer is to be thrown. */
  private CtdpException wrong(
      Lockout.Attempt attempt, String name, ClientInfo client, SecurityError error) {
    Optional<StoredAccount> account = store.findByName(name);
    // What was typed as a name may be a password: only names that exist are written down.
    String shown = account.map(StoredAccount::username).orElse("?");
    Caller who =
        new Caller(
            "anonymous",
            shown,
            shown,
            Caller.Kind.PERSON,
            client.channel(),
            client.address(),
            client.locale());
    boolean locked =
        attempt.failed(
            (writer, now) ->
                line(
                    who,
                    now ? "security.signin.locked" : "security.signin.failed",
                    account.orElse(null),
                    Map.of("error", error.code())));
    LOG.warn(
        "failed sign-in: user={} channel={} address={} error={} locked={}",
        shown,
        client.channel(),
        client.address(),
        error.code(),
        locked);
    return new CtdpException(error);
  }

  private StoredAccount store(StoredAccount account, PasswordText text, Caller by) {
    policy.check(text, account.username(), account.displayName());
    if (hasher.verify(text.bytes(), account.passwordHash())) {
      throw policy.refusal(
          List.of(
              FieldProblem.error(
                  "newPassword",
                  "SEC-PW-SAME",
                  "Mật khẩu mới phải khác mật khẩu đang dùng.",
                  "The new password must differ from the present one.")));
    }
    String hash = hasher.hash(text.bytes());
    store.change(
        writer -> {
          writer.password(account.id(), hash, false, clock.instant());
          line(by, "security.password.change", account, Map.of());
        });
    changes.changed(account.id());
    return reload(account.id());
  }

  // ---- small ------------------------------------------------------------------------------------

  private StoredAccount reload(UUID id) {
    return store.find(id).orElseThrow(() -> new CtdpException(SecurityError.STEP_EXPIRED));
  }

  private void line(
      Caller caller, String action, StoredAccount account, Map<String, String> details) {
    SubjectRef subject = account == null ? null : new SubjectRef("user", account.id().toString());
    audit.append(caller, action, subject, details);
  }

  private String fingerprint(UUID id, String recoveryCode) {
    return box.fingerprint(TotpFactor.canonical(recoveryCode), context(id));
  }

  private static String context(UUID id) {
    return "account " + id;
  }

  private static String digits(String code) {
    String text = code == null ? "" : code.strip();
    String joined = text.replace(" ", "");
    return joined.length() > 64 ? "" : joined;
  }

  private static String name(String username) {
    String text = username == null ? "" : username;
    text = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static Caller caller(StoredAccount a, ClientInfo client) {
    return new Caller(
        a.id().toString(),
        a.username(),
        a.displayName(),
        a.kind(),
        client.channel(),
        client.address(),
        client.locale(),
        a.session());
  }

  private static Caller caller(AccountDirectory.Entry e, ClientInfo client) {
    return new Caller(
        e.id().toString(),
        e.username(),
        e.displayName(),
        e.kind(),
        client.channel(),
        client.address(),
        client.locale(),
        e.session());
  }
}
