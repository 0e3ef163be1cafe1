package vn.ctdp.core.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.aries.jpa.template.TransactionType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.SignIn;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.security.internal.access.PeopleService;
import vn.ctdp.core.security.internal.admin.FirstStart;
import vn.ctdp.core.security.internal.admin.IdentityPermissions;
import vn.ctdp.core.security.internal.signin.Lockout;
import vn.ctdp.core.security.internal.store.StoredAccount;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What holds on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityContract {

  private static final RoleGrant OFFICER = World.grant(RoleCode.CV_SO, Scope.NATIONAL, null);
  private static final RoleGrant ADMIN = World.grant(RoleCode.ADMIN_HT, Scope.NATIONAL, null);
  private static final String OTHER = "hoa sen nở giữa đầm sâu";

  private TestDatabase database;
  private Node node;
  private World world;

  @TempDir private Path secrets;

  abstract TestDatabase open();

  @BeforeAll
  void start() {
    database = open();
    node = database.node();
  }

  @AfterAll
  void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void reset() {
    World.empty(node);
    world = new World(node, secrets, null, true);
  }

  // ---- sign-in ----------------------------------------------------------------------------------

  @Test
  void rightPasswordSignsInWhateverTheInputMethod() {
    world.person("lan", OFFICER);
    String decomposed =
        java.text.Normalizer.normalize(World.PASSWORD, java.text.Normalizer.Form.NFD);

    Caller caller = world.done(world.begin(" LAN ", decomposed));

    assertThat(caller.username()).isEqualTo("lan");
    assertThat(world.signIn.refresh(caller)).contains(caller);
    assertThat(world.audit.of("security.signin.ok")).hasSize(1);
    assertThat(world.store.findByName("lan").orElseThrow().lastSignIn())
        .isEqualTo(world.clock.instant());
  }

  @Test
  void whatAnotherNodeChangesCountsWithinSeconds() {
    UserAccount lan = world.person("lan", OFFICER);
    Caller caller = world.done(world.begin("lan", World.PASSWORD));
    World other = new World(node, secrets, null, true);
    assertThat(world.signIn.refresh(caller)).isPresent();

    other.identity.update(World.SYSTEM, active(lan, false));
    world.clock.turn(Duration.ofSeconds(6));

    assertThat(world.signIn.refresh(caller)).isEmpty();
  }

  @Test
  void passwordArrayIsWiped() {
    world.person("lan", OFFICER);
    char[] password = World.PASSWORD.toCharArray();
    world.signIn.begin("lan", password, World.OFFICE);
    assertThat(password).containsOnly('\0');
  }

  @Test
  void unknownWrongInactiveAndMachineAreOneAnswer() {
    world.person("lan", OFFICER);
    UserAccount gone = world.person("gone", OFFICER);
    world.identity.update(World.SYSTEM, active(gone, false));
    world.machine("may", World.LAM_DONG);

    List<String> answers = new ArrayList<>();
    answers.add(failure(() -> world.begin("lan", "wrong wrong wrong")));
    answers.add(failure(() -> world.begin("nobody", "wrong wrong wrong")));
    answers.add(failure(() -> world.begin("gone", World.PASSWORD)));
    answers.add(failure(() -> world.begin("may", World.PASSWORD)));

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(answers.get(0)).contains("SEC-401");
  }

  @Test
  void whatWasTypedAsANameIsNotWrittenDownUnlessItExists() {
    failure(() -> world.begin("MySecretTypedIntoTheWrongField", "x"));
    assertThat(world.audit.lines)
        .isNotEmpty()
        .noneMatch(l -> l.toLowerCase(Locale.ROOT).contains("mysecret"));
  }

  @Test
  void unknownNamesLockLikeKnownOnes() {
    world.person("lan", OFFICER);
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      known.add(failure(() -> world.begin("lan", "wrong wrong wrong")));
      unknown.add(failure(() -> world.begin("nobody", "wrong wrong wrong")));
    }
    assertThat(known).isEqualTo(unknown);
    assertThat(known.get(4)).contains("SEC-401");
    assertThat(known.get(5)).contains("SEC-429").contains("30");
  }

  @Test
  void lockGrowsEndsByItselfAndOutlivesARestart() {
    world.person("lan", OFFICER);
    World otherNode = new World(node, secrets, null, true);
    for (int i = 0; i < 5; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
    }
    refused(SecurityError.LOCKED_OUT, () -> world.begin("lan", World.PASSWORD));
    refused(SecurityError.LOCKED_OUT, () -> otherNode.begin("lan", World.PASSWORD));

    World restarted = new World(node, secrets, null, true);
    refused(SecurityError.LOCKED_OUT, () -> restarted.begin("lan", World.PASSWORD));

    long seconds = 30;
    for (int i = 0; i < 10; i++) {
      world.clock.turn(Duration.ofSeconds(seconds - 1));
      refused(SecurityError.LOCKED_OUT, () -> world.begin("lan", World.PASSWORD));
      world.clock.turn(Duration.ofSeconds(1));
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
      seconds = Math.min(3600, seconds * 2);
    }
    assertThat(seconds).isEqualTo(3600);

    world.clock.turn(Duration.ofSeconds(3600));
    world.done(world.begin("lan", World.PASSWORD));
    // A full sign-in starts afresh.
    for (int i = 0; i < 4; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
    }
    world.done(world.begin("lan", World.PASSWORD));
  }

  @Test
  void failuresAreForgottenAfterADay() {
    world.person("lan", OFFICER);
    for (int i = 0; i < 4; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
    }
    world.clock.turn(Duration.ofHours(25));
    refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
    world.done(world.begin("lan", World.PASSWORD));
  }

  @Test
  void oldFailuresArePurgedAndPresentLocksAreNot() {
    refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("old", "wrong wrong wrong"));
    world.clock.turn(Duration.ofHours(25));
    for (int i = 0; i < 5; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("new", "wrong wrong wrong"));
    }
    int purged =
        world.store.write(w -> w.forgetBefore(world.clock.instant().minus(Duration.ofHours(24))));
    // The name "old"; the address has failed again since.
    assertThat(purged).isEqualTo(1);
    assertThat(world.store.locksAfter(world.clock.instant())).hasSize(1);
  }

  @Test
  void anAddressThatTriesManyNamesIsLockedAndOthersAreNot() {
    world.person("lan", OFFICER);
    for (int i = 0; i < 20; i++) {
      String name = "guess" + i;
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin(name, "wrong wrong wrong"));
    }
    refused(SecurityError.LOCKED_OUT, () -> world.begin("lan", World.PASSWORD));
    ClientInfo elsewhere = new ClientInfo("192.0.2.8", "ui", Locale.ENGLISH);
    world.done(world.signIn.begin("lan", World.PASSWORD.toCharArray(), elsewhere));
    world.clock.turn(Duration.ofHours(1));
    world.done(world.begin("lan", World.PASSWORD));
  }

  @Test
  void theAddressOfTheProxyIsNeverLockedButNamesAre() {
    ClientInfo proxy = new ClientInfo("127.0.0.1", "ui", Locale.ENGLISH);
    world.person("lan", OFFICER);
    for (int i = 0; i < 30; i++) {
      String name = "guess" + i;
      refused(
          SecurityError.WRONG_CREDENTIALS,
          () -> world.signIn.begin(name, "wrong wrong wrong".toCharArray(), proxy));
    }
    world.done(world.signIn.begin("lan", World.PASSWORD.toCharArray(), proxy));
    for (int i = 0; i < 5; i++) {
      refused(
          SecurityError.WRONG_CREDENTIALS,
          () -> world.signIn.begin("lan", "wrong wrong wrong".toCharArray(), proxy));
    }
    refused(
        SecurityError.LOCKED_OUT,
        () -> world.signIn.begin("lan", World.PASSWORD.toCharArray(), proxy));
  }

  @Test
  void parallelGuessesGetNoMoreTriesThanOneAfterTheOther() throws Exception {
    world.person("lan", OFFICER);
    ExecutorService pool = Executors.newFixedThreadPool(12);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Callable<String> guess = () -> failure(() -> world.begin("lan", "wrong wrong wrong"));
        answers.add(pool.submit(guess));
      }
      int checked = 0;
      for (Future<String> answer : answers) {
        checked += answer.get().contains("SEC-401") ? 1 : 0;
      }
      assertThat(checked).isBetween(1, 5);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void nodesThatCountAtTheSameMomentLoseNoFailure() throws Exception {
    World otherNode = new World(node, secrets, null, true);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 10; i++) {
        String name = "can-bo-" + i / 2;
        List<Future<Boolean>> failures = new ArrayList<>();
        for (World one : List.of(world, otherNode)) {
          failures.add(
              pool.submit(
                  () -> {
                    together.await();
                    try (Lockout.Attempt attempt = one.lockout.admit(name, "127.0.0.1")) {
                      return attempt.failed((writer, locked) -> {});
                    }
                  }));
        }
        for (Future<Boolean> failure : failures) {
          assertThat(failure.get()).isFalse();
        }
      }
    } finally {
      pool.shutdown();
    }
    List<Integer> counted =
        node.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery("select l.failures from LockoutEntity l", Integer.class)
                    .getResultList());
    assertThat(counted).containsExactly(4, 4, 4, 4, 4);
  }

  @Test
  void administratorEndsALock() {
    UserAccount lan = world.person("lan", OFFICER);
    for (int i = 0; i < 5; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", "wrong wrong wrong"));
    }
    assertThat(world.identity.find(World.SYSTEM, lan.id()).orElseThrow().lockedUntil())
        .isEqualTo(world.clock.instant().plusSeconds(30));

    world.identity.unlock(World.SYSTEM, lan.id());

    assertThat(world.identity.find(World.SYSTEM, lan.id()).orElseThrow().lockedUntil()).isNull();
    world.done(world.begin("lan", World.PASSWORD));
    assertThat(world.audit.of("security.account.unlock")).hasSize(1);
  }

  @Test
  void hashesMadeWithAnotherCostAreRenewedAtSignIn() {
    world.person("lan", OFFICER);
    SecuritySettings.Values v = World.values(true);
    SecuritySettings dearer =
        new SecuritySettings(
            new SecuritySettings.Values(
                v.minLength(),
                2048,
                1,
                v.accountFailures(),
                v.addressFailures(),
                v.addressDecay(),
                v.addressesExempt(),
                v.firstLock(),
                v.longestLock(),
                v.forgetAfter(),
                v.stepLife(),
                v.rememberFor(),
                true));
    var hasher = new vn.ctdp.core.security.internal.password.PasswordHasher(dearer);
    String old =
        hasher.hash(
            java.text.Normalizer.normalize(World.PASSWORD, java.text.Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8));
    StoredAccount lan = world.store.findByName("lan").orElseThrow();
    world.store.change(w -> w.rehash(lan.id(), lan.passwordHash(), old));

    world.done(world.begin("lan", World.PASSWORD));

    assertThat(world.store.findByName("lan").orElseThrow().passwordHash())
        .startsWith("$argon2id$v=19$m=1024,t=1,p=1$");
  }

  // ---- steps ------------------------------------------------------------------------------------

  @Test
  void generatedPasswordMustBeChangedAndTheTokenWorksOnce() {
    var created =
        world.identity.create(
            World.SYSTEM, World.account("lan", Caller.Kind.PERSON, null, OFFICER));
    SignIn.PasswordChange step = (SignIn.PasswordChange) world.begin("lan", created.password());

    refused(SecurityError.PASSWORD_POLICY, () -> change(step.token(), "short"));
    refused(SecurityError.PASSWORD_POLICY, () -> change(step.token(), created.password()));
    Caller caller = world.done(change(step.token(), OTHER));

    assertThat(world.signIn.refresh(caller)).contains(caller);
    refused(SecurityError.STEP_EXPIRED, () -> change(step.token(), World.PASSWORD));
    refused(SecurityError.WRONG_CREDENTIALS, () -> world.begin("lan", created.password()));
    world.done(world.begin("lan", OTHER));
  }

  @Test
  void tokensExpireAndOneIsNotGoodForAnotherStep() {
    var created =
        world.identity.create(
            World.SYSTEM, World.account("lan", Caller.Kind.PERSON, null, OFFICER));
    String token = ((SignIn.PasswordChange) world.begin("lan", created.password())).token();
    refused(SecurityError.STEP_EXPIRED, () -> world.signIn.totp(token, "123456", World.OFFICE));
    world.clock.turn(Duration.ofMinutes(10));
    refused(SecurityError.STEP_EXPIRED, () -> change(token, OTHER));
    refused(SecurityError.STEP_EXPIRED, () -> change("made up", OTHER));
  }

  @Test
  void aResetEndsAnOpenStep() {
    var created =
        world.identity.create(
            World.SYSTEM, World.account("lan", Caller.Kind.PERSON, null, OFFICER));
    String token = ((SignIn.PasswordChange) world.begin("lan", created.password())).token();
    world.identity.resetPassword(World.SYSTEM, created.account().id());
    refused(SecurityError.STEP_EXPIRED, () -> change(token, OTHER));
  }

  @Test
  void stepsOfOneAccountAreBounded() {
    var created =
        world.identity.create(
            World.SYSTEM, World.account("lan", Caller.Kind.PERSON, null, OFFICER));
    String first = ((SignIn.PasswordChange) world.begin("lan", created.password())).token();
    for (int i = 0; i < 5; i++) {
      world.begin("lan", created.password());
    }
    refused(SecurityError.STEP_EXPIRED, () -> change(first, OTHER));
  }

  // ---- second factor ----------------------------------------------------------------------------

  @Test
  void administratorsMustSetUpASecondFactorAndCodesWorkOnce() {
    world.person("boss", ADMIN);
    SignIn.TotpEnrolment enrolment = (SignIn.TotpEnrolment) world.begin("boss", World.PASSWORD);
    assertThat(enrolment.otpauthUri())
        .startsWith("otpauth://totp/CTDP%20centre%3Aboss?secret=" + enrolment.secret());
    refused(
        SecurityError.WRONG_CODE,
        () -> world.signIn.enrolTotp(enrolment.token(), "000000", World.OFFICE));
    String code = world.code(enrolment.secret());
    SignIn.Done done = (SignIn.Done) world.signIn.enrolTotp(enrolment.token(), code, World.OFFICE);
    assertThat(done.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    assertThat(world.signIn.refresh(done.caller())).isPresent();

    String token = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
    refused(SecurityError.WRONG_CODE, () -> world.signIn.totp(token, code, World.OFFICE));
    world.clock.turn(Duration.ofSeconds(30));
    String next = world.code(enrolment.secret());
    world.done(world.signIn.totp(token, next, World.OFFICE));

    String again = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
    refused(SecurityError.WRONG_CODE, () -> world.signIn.totp(again, next, World.OFFICE));
  }

  @Test
  void secretOfTheSecondFactorIsSealedInTheDatabase() {
    world.person("boss", ADMIN);
    SignIn.TotpEnrolment enrolment = enrol("boss");
    String stored = world.store.findByName("boss").orElseThrow().totpSecret();
    assertThat(stored).doesNotContain(enrolment.secret());
    UUID id = world.store.findByName("boss").orElseThrow().id();
    assertThat(world.box.open(stored, "account " + id)).isEqualTo(enrolment.secret());
    assertThatThrownBy(() -> world.box.open(stored, "account " + UUID.randomUUID()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRecoveryCodeReplacesTheSecondFactorOnce() {
    world.person("boss", ADMIN);
    SignIn.TotpEnrolment enrolment = (SignIn.TotpEnrolment) world.begin("boss", World.PASSWORD);
    SignIn.Done done =
        (SignIn.Done)
            world.signIn.enrolTotp(enrolment.token(), world.code(enrolment.secret()), World.OFFICE);
    String recovery = done.recoveryCodes().get(3);

    String token = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
    world.done(world.signIn.totp(token, recovery.toLowerCase(Locale.ROOT), World.OFFICE));
    String second = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
    refused(SecurityError.WRONG_CODE, () -> world.signIn.totp(second, recovery, World.OFFICE));

    assertThat(world.audit.of("security.totp.recovery"))
        .singleElement()
        .asString()
        .contains("left=9")
        .doesNotContain(recovery);
  }

  @Test
  void wrongCodesEndTheStepAndLockTheName() {
    world.person("boss", ADMIN);
    enrol("boss");
    world.clock.turn(Duration.ofMinutes(1));
    String token = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
    for (int i = 0; i < 5; i++) {
      refused(SecurityError.WRONG_CODE, () -> world.signIn.totp(token, "abcdef", World.OFFICE));
    }
    refused(SecurityError.STEP_EXPIRED, () -> world.signIn.totp(token, "123456", World.OFFICE));
    refused(SecurityError.LOCKED_OUT, () -> world.begin("boss", World.PASSWORD));
  }

  @Test
  void aRightPasswordAloneDoesNotForgiveWrongCodes() {
    world.person("boss", ADMIN);
    enrol("boss");
    for (int i = 0; i < 5; i++) {
      String token = ((SignIn.TotpRequired) world.begin("boss", World.PASSWORD)).token();
      refused(SecurityError.WRONG_CODE, () -> world.signIn.totp(token, "abcdef", World.OFFICE));
    }
    refused(SecurityError.LOCKED_OUT, () -> world.begin("boss", World.PASSWORD));
  }

  @Test
  void othersMaySetUpASecondFactorAndReplaceIt() {
    world.person("lan", OFFICER);
    Caller caller = world.done(world.begin("lan", World.PASSWORD));
    Caller elsewhere = world.done(world.begin("lan", World.PASSWORD));
    refused(
        SecurityError.WRONG_CREDENTIALS,
        () -> world.signIn.beginOwnTotp(caller, "wrong wrong wrong".toCharArray()));
    SignIn.TotpEnrolment enrolment =
        world.signIn.beginOwnTotp(caller, World.PASSWORD.toCharArray());
    SignIn.Done done =
        (SignIn.Done)
            world.signIn.enrolTotp(enrolment.token(), world.code(enrolment.secret()), World.OFFICE);

    assertThat(world.signIn.refresh(done.caller())).isPresent();
    assertThat(world.signIn.refresh(elsewhere)).isEmpty();
    assertThat(world.begin("lan", World.PASSWORD)).isInstanceOf(SignIn.TotpRequired.class);
  }

  @Test
  void afterAResetTheSecondFactorIsSetUpAnew() {
    UserAccount boss = world.person("boss", ADMIN);
    enrol("boss");
    world.identity.resetTotp(World.SYSTEM, boss.id());
    assertThat(world.begin("boss", World.PASSWORD)).isInstanceOf(SignIn.TotpEnrolment.class);
    assertThat(world.identity.find(World.SYSTEM, boss.id()).orElseThrow().totpEnrolled()).isFalse();
  }

  @Test
  void configurationMayTakeTheDutyFromAdministrators() {
    World lax = new World(node, secrets, null, false);
    lax.person("boss", ADMIN);
    lax.done(lax.begin("boss", World.PASSWORD));
  }

  // ---- passwords --------------------------------------------------------------------------------

  @Test
  void changingOnesPasswordEndsTheOtherSessions() {
    world.person("lan", OFFICER);
    Caller here = world.done(world.begin("lan", World.PASSWORD));
    Caller there = world.done(world.begin("lan", World.PASSWORD));

    Caller after =
        world.signIn.changeOwnPassword(here, World.PASSWORD.toCharArray(), OTHER.toCharArray());

    assertThat(world.signIn.refresh(after)).isPresent();
    assertThat(world.signIn.refresh(there)).isEmpty();
    refused(
        CoreError.NOT_AUTHENTICATED,
        () ->
            world.signIn.changeOwnPassword(
                there, OTHER.toCharArray(), World.PASSWORD.toCharArray()));
  }

  // ---- sessions ---------------------------------------------------------------------------------

  @Test
  void sessionsEndAtResetAndDeactivation() {
    UserAccount lan = world.person("lan", OFFICER);
    Caller first = world.done(world.begin("lan", World.PASSWORD));
    String temporary = world.identity.resetPassword(World.SYSTEM, lan.id());
    assertThat(world.signIn.refresh(first)).isEmpty();
    assertThat(world.access.allowedAnywhere(first, IdentityPermissions.MANAGE)).isFalse();

    SignIn.PasswordChange step = (SignIn.PasswordChange) world.begin("lan", temporary);
    Caller second = world.done(change(step.token(), OTHER));
    UserAccount now = world.identity.find(World.SYSTEM, lan.id()).orElseThrow();
    world.identity.update(World.SYSTEM, active(now, false));
    assertThat(world.signIn.refresh(second)).isEmpty();

    UserAccount off = world.identity.find(World.SYSTEM, lan.id()).orElseThrow();
    world.identity.update(World.SYSTEM, active(off, true));
    assertThat(world.signIn.refresh(second)).isEmpty();
  }

  @Test
  void refreshBringsTheNewName() {
    UserAccount lan = world.person("lan", OFFICER);
    Caller caller = world.done(world.begin("lan", World.PASSWORD));
    world.identity.update(World.SYSTEM, renamed(lan, "Nguyễn Thị Lan"));
    assertThat(world.signIn.refresh(caller).orElseThrow().displayName())
        .isEqualTo("Nguyễn Thị Lan");
    assertThat(world.signIn.refresh(World.SYSTEM)).contains(World.SYSTEM);
  }

  // ---- machines ---------------------------------------------------------------------------------

  @Test
  void machinesAreRememberedForAWhileAndForgottenAtEveryChange() {
    UserAccount machine = world.machine("tinh-68", World.LAM_DONG);
    Caller caller = basic("tinh-68", World.PASSWORD);
    assertThat(caller.kind()).isEqualTo(Caller.Kind.MACHINE);

    // Remembered: the hash in the database is not asked any more.
    StoredAccount stored = world.store.findByName("tinh-68").orElseThrow();
    String other = world.hasher.hash("x".getBytes(StandardCharsets.UTF_8));
    world.store.change(w -> w.rehash(stored.id(), stored.passwordHash(), other));
    assertThat(basic("tinh-68", World.PASSWORD)).isEqualTo(caller);
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("tinh-68", World.PASSWORD + "x"));

    // Any change of the account drops it at once.
    world.identity.update(World.SYSTEM, renamed(machine, "Máy Lâm Đồng"));
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("tinh-68", World.PASSWORD));

    String fresh = world.identity.resetPassword(World.SYSTEM, machine.id());
    basic("tinh-68", fresh);
    world.store.change(w -> w.rehash(stored.id(), hash("tinh-68"), other));
    basic("tinh-68", fresh);
    world.clock.turn(Duration.ofMinutes(5));
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("tinh-68", fresh));
  }

  @Test
  void deactivatedMachineIsOutAtOnce() {
    UserAccount machine = world.machine("tinh-68", World.LAM_DONG);
    basic("tinh-68", World.PASSWORD);
    world.identity.update(World.SYSTEM, active(machine, false));
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("tinh-68", World.PASSWORD));
  }

  @Test
  void aRememberedCredentialIsNoWayAroundALock() {
    world.machine("tinh-68", World.LAM_DONG);
    basic("tinh-68", World.PASSWORD);
    for (int i = 0; i < 5; i++) {
      refused(SecurityError.WRONG_CREDENTIALS, () -> basic("tinh-68", "wrong wrong wrong"));
    }
    refused(SecurityError.LOCKED_OUT, () -> basic("tinh-68", World.PASSWORD));
  }

  @Test
  void manyRequestsOfOneMachineAtOnceAreOneCheck() throws Exception {
    world.machine("tinh-68", World.LAM_DONG);
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<Caller>> callers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        callers.add(pool.submit(() -> basic("tinh-68", World.PASSWORD)));
      }
      for (Future<Caller> caller : callers) {
        assertThat(caller.get().username()).isEqualTo("tinh-68");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void peopleAppendTheirCodeAndDoWhatIsDueFirst() {
    world.person("lan", OFFICER);
    assertThat(basic("lan", World.PASSWORD).kind()).isEqualTo(Caller.Kind.PERSON);
    world.person("boss", ADMIN);
    refused(SecurityError.STEP_REQUIRED, () -> basic("boss", World.PASSWORD));
    SignIn.TotpEnrolment enrolment = enrol("boss");
    world.clock.turn(Duration.ofSeconds(30));
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("boss", World.PASSWORD));
    String code = world.code(enrolment.secret());
    basic("boss", World.PASSWORD + " " + code);
    refused(SecurityError.WRONG_CREDENTIALS, () -> basic("boss", World.PASSWORD + " " + code));
  }

  // ---- first start ------------------------------------------------------------------------------

  @Test
  void firstStartMakesOneAdministratorWhosePasswordIsShownOnce() throws Exception {
    assertThat(world.firstStart().check().ok()).isTrue();
    Path file = secrets.resolve("first-admin.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Matcher matcher = Pattern.compile("password: (\\S+)").matcher(Files.readString(file));
    assertThat(matcher.find()).isTrue();
    String password = matcher.group(1);

    assertThat(world.firstStart().check().ok()).isTrue();
    assertThat(world.identity.page(World.SYSTEM, PageRequest.first(10)).total()).isEqualTo(1);
    assertThat(Files.readString(file)).contains(password);

    SignIn.PasswordChange change = (SignIn.PasswordChange) world.begin("admin", password);
    SignIn.TotpEnrolment enrolment = (SignIn.TotpEnrolment) change(change.token(), OTHER);
    assertThat(file).exists();
    world.done(
        world.signIn.enrolTotp(enrolment.token(), world.code(enrolment.secret()), World.OFFICE));
    assertThat(file).doesNotExist();
    assertThat(world.audit.lines).noneMatch(l -> l.contains(password) || l.contains(OTHER));
  }

  @Test
  void initialUsersAreMadeOnceAndTheFileIsDeleted() throws Exception {
    World province = new World(node, secrets, World.LAM_DONG, true);
    Path file = secrets.resolve("initial-users.json");
    SecretFiles.write(
        file,
        """
        [{"username":"quan-tri","password":"nhà sàn bên suối vắng","displayName":"Quản trị",
          "role":"ADMIN_HT","scope":"NATIONAL"},
         {"username":"can-bo","password":"nhà sàn bên suối vắng","displayName":"Cán bộ",
          "role":"CV_SO","scope":"PROVINCE"}]
        """
            .getBytes(StandardCharsets.UTF_8));

    assertThat(province.firstStart().check().ok()).isTrue();

    assertThat(file).doesNotExist();
    assertThat(secrets.resolve("first-admin.txt")).doesNotExist();
    Caller officer = province.done(province.begin("can-bo", "nhà sàn bên suối vắng"));
    assertThat(
            province
                .identity
                .find(World.SYSTEM, UUID.fromString(officer.userId()))
                .orElseThrow()
                .grants())
        .containsExactly(World.grant(RoleCode.CV_SO, Scope.PROVINCE, World.LAM_DONG));
  }

  @Test
  void initialUsersThatOthersMayReadAreRefused() throws Exception {
    Path file = secrets.resolve("initial-users.json");
    Files.writeString(file, "[]");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(world.firstStart().check().ok()).isFalse();
    assertThat(world.identity.page(World.SYSTEM, PageRequest.first(10)).total()).isZero();
  }

  @Test
  void aBrokenFirstStartGoesOnAtTheNext() throws Exception {
    world.person("can-bo", OFFICER);
    Path file = secrets.resolve("initial-users.json");
    SecretFiles.write(
        file,
        """
        [{"username":"quan-tri","password":"nhà sàn bên suối vắng","displayName":"Quản trị",
          "role":"ADMIN_HT","scope":"NATIONAL"},
         {"username":"can-bo","password":"nhà sàn bên suối vắng","displayName":"Cán bộ",
          "role":"CV_SO","scope":"NATIONAL"}]
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(world.firstStart().check().ok()).isTrue();
    assertThat(world.store.findByName("quan-tri")).isPresent();
  }

  @Test
  void aFirstStartThatCannotMakeAnAccountSaysSoAtOnce() throws Exception {
    SecretFiles.write(
        secrets.resolve("initial-users.json"),
        """
        [{"username":"can-bo","password":"ngắn","displayName":"Cán bộ",
          "role":"CV_SO","scope":"NATIONAL"}]
        """
            .getBytes(StandardCharsets.UTF_8));
    AtomicInteger tries = new AtomicInteger();
    IdentityService counted =
        (IdentityService)
            Proxy.newProxyInstance(
                IdentityService.class.getClassLoader(),
                new Class<?>[] {IdentityService.class},
                (proxy, method, arguments) -> {
                  tries.incrementAndGet();
                  try {
                    return method.invoke(world.identity, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });

    assertThat(
            new FirstStart(world.store, counted, world.firstAdmin, world.factor, world.instance)
                .check()
                .ok())
        .isFalse();
    assertThat(tries).hasValue(1);
  }

  // ---- accounts ---------------------------------------------------------------------------------

  @Test
  void tellsTheNamesOfPeopleInOneStatement() {
    world.person("lan", OFFICER);
    world.person("minh", OFFICER);
    node.statistics().clear();

    assertThat(new PeopleService(world.store).names(List.of("lan", "minh", "lan", "system")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("lan", "Tài khoản LAN", "minh", "Tài khoản MINH"));
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(1);
    assertThat(new PeopleService(world.store).names(List.of())).isEmpty();
  }

  @Test
  void aNameMadeTwiceAtOnceIsRefusedPolitely() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 5; i++) {
        String name = "can-bo-" + i;
        Callable<Boolean> make =
            () -> {
              together.await();
              try {
                world.person(name, OFFICER);
                return true;
              } catch (CtdpException e) {
                assertThat(e.errorCode()).isEqualTo(CoreError.DUPLICATE);
                return false;
              }
            };
        Future<Boolean> one = pool.submit(make);
        Future<Boolean> other = pool.submit(make);
        assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void lastAdministratorCannotBeRemoved() {
    UserAccount one = world.person("one", ADMIN);
    refused(
        SecurityError.LAST_ADMINISTRATOR,
        () -> world.identity.update(World.SYSTEM, active(one, false)));
    refused(
        SecurityError.LAST_ADMINISTRATOR,
        () -> world.identity.update(World.SYSTEM, granted(one, OFFICER)));
    LocalDate tomorrow = LocalDate.of(2026, 11, 23);
    refused(
        SecurityError.LAST_ADMINISTRATOR,
        () ->
            world.identity.update(
                World.SYSTEM,
                granted(
                    one,
                    new RoleGrant(
                        RoleCode.ADMIN_HT, Scope.NATIONAL, Optional.empty(), null, tomorrow))));
    refused(
        SecurityError.LAST_ADMINISTRATOR,
        () -> world.identity.setRolePermissions(World.SYSTEM, RoleCode.ADMIN_HT, Set.of()));

    world.person("two", ADMIN);
    UserAccount blocked = world.identity.update(World.SYSTEM, active(one, false));
    assertThat(blocked.active()).isFalse();
    UserAccount two = world.identity.find(World.SYSTEM, id("two")).orElseThrow();
    refused(
        SecurityError.LAST_ADMINISTRATOR,
        () -> world.identity.update(World.SYSTEM, active(two, false)));
  }

  @Test
  void staleVersionsAndTakenNamesAreRefused() {
    UserAccount lan = world.person("lan", OFFICER);
    world.identity.update(World.SYSTEM, renamed(lan, "Lan A"));
    refused(CoreError.CONFLICT, () -> world.identity.update(World.SYSTEM, renamed(lan, "Lan B")));
    refused(CoreError.DUPLICATE, () -> world.person("lan", OFFICER));
    // Signing in is no edit.
    UserAccount now = world.identity.find(World.SYSTEM, lan.id()).orElseThrow();
    world.done(world.begin("lan", World.PASSWORD));
    world.identity.update(World.SYSTEM, renamed(now, "Lan C"));
  }

  @Test
  void invalidAccountsNameEveryField() {
    UserAccount wrong =
        World.account(
            "Ă!",
            Caller.Kind.PERSON,
            null,
            World.grant(RoleCode.CV_SO, Scope.PROVINCE, null),
            World.grant(RoleCode.HE_THONG, Scope.NATIONAL, null),
            World.grant(RoleCode.CV_SO, Scope.OWN_UNIT, null));
    assertThatThrownBy(() -> world.identity.create(World.SYSTEM, wrong))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems().stream().map(p -> p.field()))
                    .containsExactlyInAnyOrder(
                        "username", "grants[0].province", "grants[1].role", "organisation"));
  }

  @Test
  void pagesSearchWithoutDiacriticsFilterAndSort() {
    for (String name : List.of("Nguyễn Đình Đức", "Trần Văn An", "Lê Thị Bích")) {
      UserAccount a =
          World.account(
              "u" + name.length() + name.charAt(0) % 7, Caller.Kind.PERSON, null, OFFICER);
      world.identity.create(World.SYSTEM, renamed(a, name), World.PASSWORD.toCharArray());
    }
    world.person("boss", ADMIN);
    Page<UserAccount> found =
        world.identity.page(World.SYSTEM, new PageRequest(0, 10, List.of(), "dinh duc", Map.of()));
    assertThat(found.rows())
        .extracting(UserAccount::displayName)
        .containsExactly("Nguyễn Đình Đức");
    assertThat(found.total()).isEqualTo(1);

    assertThat(
            world
                .identity
                .page(
                    World.SYSTEM,
                    new PageRequest(
                        0,
                        2,
                        List.of(new Sort("displayName", false)),
                        "",
                        Map.of("role", "CV_SO", "active", "true")))
                .rows())
        .extracting(UserAccount::displayName)
        .containsExactly("Trần Văn An", "Nguyễn Đình Đức");
    assertThat(
            world
                .identity
                .page(
                    World.SYSTEM,
                    new PageRequest(0, 10, List.of(new Sort("lastSignIn", false)), "%", Map.of()))
                .total())
        .isZero();
    refused(
        CoreError.NOT_FOUND,
        () ->
            world.identity.page(
                World.SYSTEM, new PageRequest(0, 10, List.of(), "", Map.of("evil", "1"))));
  }

  @Test
  void whoMayNotManageIsRefusedEverywhere() {
    world.person("lan", OFFICER);
    Caller lan = world.done(world.begin("lan", World.PASSWORD));
    UUID id = id("lan");
    List<ThrowingCallable> acts =
        List.of(
            () -> world.identity.page(lan, PageRequest.first(10)),
            () -> world.identity.find(lan, id),
            () -> world.identity.create(lan, World.account("x-y", Caller.Kind.PERSON, null, ADMIN)),
            () ->
                world.identity.create(
                    lan,
                    World.account("x-y", Caller.Kind.PERSON, null, ADMIN),
                    World.PASSWORD.toCharArray()),
            () ->
                world.identity.update(
                    lan, granted(world.identity.find(World.SYSTEM, id).orElseThrow(), ADMIN)),
            () -> world.identity.resetPassword(lan, id),
            () -> world.identity.resetTotp(lan, id),
            () -> world.identity.unlock(lan, id),
            () -> world.identity.setRolePermissions(lan, RoleCode.CV_SO, Set.of()));
    for (ThrowingCallable act : acts) {
      refused(CoreError.ACCESS_DENIED, act);
    }
  }

  // ---- rights -----------------------------------------------------------------------------------

  @Test
  void decisionsAboutRolesOutliveAModuleThatComesAndGoes() {
    PermissionSource module =
        World.module(
            "clusters",
            World.right("clusters.edit", RoleCode.CV_SO),
            World.right("clusters.view", RoleCode.CV_SO, RoleCode.KHACH));
    world.person("lan", OFFICER);
    Caller lan = world.done(world.begin("lan", World.PASSWORD));
    assertThat(world.access.allowedAnywhere(lan, "clusters.edit")).isFalse();

    world.collector.bind(module);
    assertThat(world.access.allowedAnywhere(lan, "clusters.edit")).isTrue();
    assertThat(world.identity.permissions()).containsKeys("core", "clusters");

    world.identity.setRolePermissions(World.SYSTEM, RoleCode.CV_SO, Set.of("clusters.view"));
    assertThat(world.access.allowedAnywhere(lan, "clusters.edit")).isFalse();

    world.collector.unbind(module);
    assertThat(world.access.allowedAnywhere(lan, "clusters.view")).isFalse();
    assertThat(world.identity.rolePermissions(RoleCode.CV_SO)).isEmpty();
    // Set while the module is off: its rights stay as they were.
    world.identity.setRolePermissions(World.SYSTEM, RoleCode.CV_SO, Set.of());

    World restarted = new World(node, secrets, null, true);
    restarted.collector.bind(module);
    assertThat(restarted.identity.rolePermissions(RoleCode.CV_SO)).containsExactly("clusters.view");
    assertThat(restarted.identity.rolePermissions(RoleCode.KHACH)).containsExactly("clusters.view");
    restarted.identity.setRolePermissions(
        World.SYSTEM, RoleCode.CV_SO, Set.of("clusters.view", "clusters.edit"));
    assertThat(restarted.store.rolePermissions()).isEmpty();
  }

  @Test
  void decisionsAboutRolesReachOtherNodesWithinSeconds() {
    PermissionSource module =
        World.module("clusters", World.right("clusters.edit", RoleCode.CV_SO));
    world.collector.bind(module);
    World other = new World(node, secrets, null, true);
    other.collector.bind(module);
    world.person("lan", OFFICER);
    Caller lan = world.done(world.begin("lan", World.PASSWORD));
    assertThat(other.access.allowedAnywhere(lan, "clusters.edit")).isTrue();

    world.identity.setRolePermissions(World.SYSTEM, RoleCode.CV_SO, Set.of());

    other.clock.turn(Duration.ofSeconds(6));
    assertThat(other.access.allowedAnywhere(lan, "clusters.edit")).isFalse();
  }

  @Test
  void grantsCountAtOnceAndOnTheirDaysOnly() {
    world.collector.bind(World.module("m", World.right("m.edit", RoleCode.CV_SO)));
    UserAccount lan = world.person("lan");
    Caller caller = world.done(world.begin("lan", World.PASSWORD));
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isFalse();

    // The clock stands at 10:00 of 2026-11-22 in Vietnam.
    RoleGrant days =
        new RoleGrant(
            RoleCode.CV_SO,
            Scope.NATIONAL,
            Optional.empty(),
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2026, 11, 23));
    UserAccount after = world.identity.update(World.SYSTEM, granted(lan, days));
    assertThat(after.grants()).containsExactly(days);
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isFalse();
    world.clock.turn(Duration.ofHours(14));
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isTrue();
    world.clock.turn(Duration.ofHours(24));
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isFalse();

    UserAccount now = world.identity.update(World.SYSTEM, granted(after, OFFICER));
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isTrue();
    world.identity.update(World.SYSTEM, granted(now));
    assertThat(world.access.allowed(caller, "m.edit", Target.INSTANCE)).isFalse();
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private SignIn.TotpEnrolment enrol(String username) {
    SignIn.TotpEnrolment enrolment = (SignIn.TotpEnrolment) world.begin(username, World.PASSWORD);
    world.done(
        world.signIn.enrolTotp(enrolment.token(), world.code(enrolment.secret()), World.OFFICE));
    return enrolment;
  }

  private SignIn change(String token, String password) {
    return world.signIn.changePassword(token, password.toCharArray(), World.OFFICE);
  }

  private Caller basic(String username, String password) {
    return world.signIn.authenticate(
        username, password.toCharArray(), new ClientInfo("192.0.2.9", "rest", Locale.ENGLISH));
  }

  private String hash(String username) {
    return world.store.findByName(username).orElseThrow().passwordHash();
  }

  private UUID id(String username) {
    return world.store.findByName(username).orElseThrow().id();
  }

  private static void refused(ErrorCode code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
  }

  private static String failure(ThrowingCallable act) {
    try {
      act.call();
    } catch (CtdpException e) {
      return e.errorCode().code() + " " + e.sentence(Locale.ENGLISH);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    return "none";
  }

  private static UserAccount active(UserAccount a, boolean active) {
    return copy(a, a.displayName(), active, a.grants());
  }

  private static UserAccount renamed(UserAccount a, String name) {
    return copy(a, name, a.active(), a.grants());
  }

  private static UserAccount granted(UserAccount a, RoleGrant... grants) {
    return copy(a, a.displayName(), a.active(), List.of(grants));
  }

  private static UserAccount copy(
      UserAccount a, String name, boolean active, List<RoleGrant> grants) {
    return new UserAccount(
        a.id(),
        a.username(),
        name,
        a.kind(),
        a.organisation(),
        active,
        a.mustChangePassword(),
        a.totpEnrolled(),
        a.lockedUntil(),
        a.lastSignIn(),
        grants,
        a.version());
  }
}
