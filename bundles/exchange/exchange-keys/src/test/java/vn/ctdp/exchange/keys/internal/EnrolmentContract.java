package vn.ctdp.exchange.keys.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.exchange.keys.internal.Side.ADMIN;
import static vn.ctdp.exchange.keys.internal.Side.LAI_CHAU;
import static vn.ctdp.exchange.keys.internal.Side.LAM_DONG;
import static vn.ctdp.exchange.keys.internal.Side.LEADER;
import static vn.ctdp.exchange.keys.internal.Side.NOBODY;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.work.WorkItem.Urgency;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;
import vn.ctdp.exchange.enrolment.EnrolmentStatus;
import vn.ctdp.exchange.enrolment.EnrolmentStatus.State;
import vn.ctdp.exchange.keys.KeyRing;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/**
 * Enrolment, rotation and revocation between a centre and a province, the same on each database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnrolmentContract {

  private static final URI ADDRESS = URI.create("https://trung-tam.example/");
  private static final byte[] CONTENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final Supplier<TestDatabase> maker;
  private Side.Hands clock;
  private final List<TestDatabase> databases = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private int used;
  private Node centreNode;
  private Side centre;
  private Side province;
  private Wires wires;

  EnrolmentContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeEach
  void open() throws IOException {
    used = 0;
    clock = new Side.Hands();
    nodes.forEach(EnrolmentContract::empty);
    centreNode = node();
    centre = Side.centre(centreNode, Files.createDirectory(folder.resolve("c")), clock);
    wires = new Wires(centre);
    province = province("p", LAM_DONG);
  }

  @AfterAll
  void close() throws Exception {
    for (TestDatabase database : databases) {
      database.close();
    }
  }

  /** A database of its own for another instance, empty; made when no test before has needed it. */
  private Node node() {
    if (used == nodes.size()) {
      TestDatabase database = maker.get();
      databases.add(database);
      nodes.add(database.node());
    }
    return nodes.get(used++);
  }

  private static void empty(Node node) {
    node.tx(
        em ->
            List.of(
                    "OwnEnrolmentEntity",
                    "RequestEntity",
                    "CodeEntity",
                    "SealKeyEntity",
                    "KeyEntity",
                    "OwnerEntity")
                .forEach(e -> em.createQuery("delete from " + e).executeUpdate()));
  }

  private Side province(String name, UnitRef unit) throws IOException {
    return Side.province(node(), Files.createDirectory(folder.resolve(name)), clock, unit, wires);
  }

  private EnrolmentCode.Issued issue() {
    clock.go(Duration.ofSeconds(1));
    return centre.office.issue(ADMIN, LAM_DONG);
  }

  private EnrolmentRequest waiting() {
    return centre.office.requests(ADMIN).get(0);
  }

  private EnrolmentStatus check() {
    return province.desk.check(ADMIN);
  }

  private void enrolled() {
    province.desk.enrol(ADMIN, ADDRESS, issue().code());
    centre.office.approve(ADMIN, waiting().id());
    assertThat(check().state()).isEqualTo(State.APPROVED);
  }

  private static void refused(ErrorCode error, ThrowingCallable call) {
    CtdpException e = catchThrowableOfType(CtdpException.class, call);
    assertThat(e).as("a refusal with " + error).isNotNull();
    assertThat(e.errorCode()).isEqualTo(error);
  }

  private static void refusedByCentre(String part, ThrowingCallable call) {
    CtdpException e = catchThrowableOfType(CtdpException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.errorCode()).isEqualTo(EnrolmentError.CENTRE_REFUSED);
    assertThat(e.sentence(java.util.Locale.forLanguageTag("vi"))).contains(part);
  }

  // --- from the code to the first accepted signature ------------------------------------------

  @Test
  void nothingCountsBeforeApprovalAndEverythingAfter() {
    refused(
        EnrolmentError.PROVINCE_UNKNOWN,
        () -> centre.office.issue(ADMIN, new UnitRef("99", LAM_DONG.vintage())));
    EnrolmentCode.Issued issued = issue();
    assertThat(issued.code()).matches("([0-9A-Z]{5}-){7}[0-9A-Z]{5}");
    EnrolmentStatus asked = province.desk.enrol(ADMIN, ADDRESS, issued.code());
    assertThat(asked.state()).isEqualTo(State.WAITING);
    assertThat(province.signer.current()).isEmpty();
    refused(TrustError.NO_KEY, () -> province.signer.sign("t", CONTENT));
    String early = province.privateKeys.signDetached(asked.keyId(), "t", CONTENT);
    refused(TrustError.KEY_NOT_APPROVED, () -> centre.trusted.verify("t", CONTENT, early));
    assertThat(centre.accounts).isEmpty();
    assertThat(check().state()).isEqualTo(State.WAITING);

    EnrolmentRequest request = waiting();
    assertThat(request.province()).isEqualTo(LAM_DONG);
    assertThat(request.fingerprint()).isEqualTo(asked.fingerprint());
    EnrolmentRequest approved = centre.office.approve(ADMIN, request.id());
    assertThat(approved.state()).isEqualTo(EnrolmentRequest.State.APPROVED);
    refused(EnrolmentError.NOT_WAITING, () -> centre.office.approve(ADMIN, request.id()));

    EnrolmentStatus done = check();
    assertThat(done.state()).isEqualTo(State.APPROVED);
    assertThat(done.username()).isEqualTo(approved.username()).startsWith("tinh-68-");
    KeyInfo key = done.current().orElseThrow();
    assertThat(key.validTo()).isEqualTo(Instant.parse("2028-06-21T17:00:00Z"));
    String signature = province.signer.sign("ctdp-report", CONTENT);
    assertThat(centre.trusted.verify("ctdp-report", CONTENT, signature).owner()).contains(LAM_DONG);
    String receipt = centre.signer.sign("ctdp-receipt", CONTENT);
    assertThat(province.trusted.verify("ctdp-receipt", CONTENT, receipt).owner()).isEmpty();

    // The account that came of it opens the centre's doors.
    var login = province.desk.login().orElseThrow();
    assertThat(centre.passwords.get(login.username())).isEqualTo(login.password());
    assertThat(province.desk.address()).contains(URI.create("https://trung-tam.example"));
  }

  @Test
  void refusalCarriesItsReason() {
    province.desk.enrol(ADMIN, ADDRESS, issue().code());
    refused(EnrolmentError.REASON_MISSING, () -> centre.office.refuse(ADMIN, waiting().id(), " "));
    centre.office.refuse(ADMIN, waiting().id(), "Vân tay không khớp");
    EnrolmentStatus told = check();
    assertThat(told.state()).isEqualTo(State.REFUSED);
    assertThat(told.reason()).isEqualTo("Vân tay không khớp");
    assertThat(province.desk.login()).isEmpty();
    assertThat(centre.accounts).isEmpty();
    assertThat(passwordFiles()).isEmpty();
    enrolled();
  }

  @Test
  void rightsAreChecked() {
    List<ThrowingCallable> acts =
        List.of(
            () -> centre.office.issue(NOBODY, LAM_DONG),
            () -> centre.office.codes(NOBODY),
            () -> centre.office.withdraw(NOBODY, "x"),
            () -> centre.office.requests(NOBODY),
            () -> centre.office.approve(NOBODY, "x"),
            () -> centre.office.refuse(NOBODY, "x", "x"),
            () -> centre.office.keys(NOBODY),
            () -> centre.office.revoke(NOBODY, "x", "x"),
            () -> centre.office.rotate(NOBODY),
            () -> province.desk.status(NOBODY),
            () -> province.desk.enrol(NOBODY, ADDRESS, "x"),
            () -> province.desk.check(NOBODY),
            () -> province.desk.cancel(NOBODY),
            () -> province.desk.rotate(NOBODY),
            () -> province.desk.keys(NOBODY));
    for (ThrowingCallable act : acts) {
      refused(CoreError.ACCESS_DENIED, act);
    }
  }

  // --- codes ----------------------------------------------------------------------------------

  @Test
  void mistypedCodesCostNoAttempt() {
    String code = issue().code();
    String slip = code.substring(0, 7) + (code.charAt(7) == 'A' ? 'B' : 'A') + code.substring(8);
    for (String typed : new String[] {null, "", "abc", slip, code + "A", code.substring(2)}) {
      refused(EnrolmentError.CODE_MISTYPED, () -> province.desk.enrol(ADMIN, ADDRESS, typed));
    }
    assertThat(wires.heard).isEmpty();
    String sloppy = " " + code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ') + "\n";
    assertThat(province.desk.enrol(ADMIN, ADDRESS, sloppy).state()).isEqualTo(State.WAITING);
  }

  @Test
  void wrongSecretLocksTheCodeAfterSomeAttempts() {
    EnrolmentCode.Issued issued = issue();
    Code good = Code.parse(issued.code()).orElseThrow();
    String wrong = new Code(good.id(), "0".repeat(16), good.centre()).text();
    for (int i = 0; i < 5; i++) {
      refusedByCentre("không nhận mã", () -> province.desk.enrol(ADMIN, ADDRESS, wrong));
    }
    assertThat(centre.office.codes(ADMIN).get(0).state()).isEqualTo(EnrolmentCode.State.LOCKED);
    assertThat(centre.audit).anyMatch(l -> l.startsWith("exchange.enrolment.code-locked"));
    // The right one comes too late, and learns nothing of it.
    refusedByCentre("không nhận mã", () -> province.desk.enrol(ADMIN, ADDRESS, issued.code()));
    String unknown = new Code("0000", good.secret(), good.centre()).text();
    refusedByCentre("không nhận mã", () -> province.desk.enrol(ADMIN, ADDRESS, unknown));
    enrolled();
  }

  @Test
  void expiredWithdrawnAndUsedCodesAreRefused() throws IOException {
    String late = issue().code();
    clock.go(Duration.ofHours(72));
    refusedByCentre("hết hạn", () -> province.desk.enrol(ADMIN, ADDRESS, late));

    EnrolmentCode.Issued withdrawn = issue();
    centre.office.withdraw(ADMIN, withdrawn.info().id());
    refusedByCentre("bị hủy", () -> province.desk.enrol(ADMIN, ADDRESS, withdrawn.code()));
    refused(
        EnrolmentError.CODE_NOT_OPEN, () -> centre.office.withdraw(ADMIN, withdrawn.info().id()));

    String first = issue().code();
    String second = issue().code();
    refusedByCentre("bị hủy", () -> province.desk.enrol(ADMIN, ADDRESS, first));
    province.desk.enrol(ADMIN, ADDRESS, second);
    Side thief = province("thief", LAM_DONG);
    refusedByCentre("đã được dùng", () -> thief.desk.enrol(ADMIN, ADDRESS, second));
    assertThat(centre.audit).anyMatch(l -> l.contains("EXE-409-CODE-USED"));

    Side other = province("other", LAI_CHAU);
    String foreign = issue().code();
    refusedByCentre("34:68", () -> other.desk.enrol(ADMIN, ADDRESS, foreign));
  }

  @Test
  void noSecretIsLeftAnywhere() throws IOException {
    EnrolmentCode.Issued issued = issue();
    Code code = Code.parse(issued.code()).orElseThrow();
    province.desk.enrol(ADMIN, ADDRESS, issued.code());
    String password = Files.readString(passwordFiles().get(0), StandardCharsets.UTF_8);
    centre.office.approve(ADMIN, waiting().id());
    check();
    province.desk.rotate(ADMIN);
    String keyStorePassword = Files.readString(province.secrets.resolve(PrivateKeys.PASSWORD));
    List<String> secrets =
        List.of(
            issued.code(), code.text().replace("-", ""), code.secret(), password, keyStorePassword);
    List<String> places = new ArrayList<>(wires.heard);
    places.addAll(centre.audit);
    places.addAll(province.audit);
    places.add(issued.toString());
    places.add(code.toString());
    places.add(province.desk.login().orElseThrow().toString());
    places.add(centre.office.codes(ADMIN).toString());
    places.add(centre.office.requests(ADMIN).toString());
    places.add(centre.office.keys(ADMIN).toString());
    places.add(province.desk.status(ADMIN).toString());
    places.add(centre.trusted.jwks(Optional.empty()));
    places.addAll(rows());
    for (String secret : secrets) {
      assertThat(places).noneMatch(p -> p.contains(secret));
    }
    // Nor the secret part of a key.
    assertThat(places).noneMatch(p -> p.contains("\"d\":"));
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(passwordFiles().get(0))))
        .isEqualTo("rw-------");
  }

  /** Every text in the centre's tables. */
  private List<String> rows() {
    return centreNode.txExpr(
        em -> {
          List<String> all = new ArrayList<>();
          for (String table :
              List.of("enrolment_code", "enrolment_request", "key_record", "seal_key")) {
            for (Object row :
                em.createNativeQuery("select * from exchange_keys." + table).getResultList()) {
              all.add(java.util.Arrays.deepToString((Object[]) row));
            }
          }
          return all;
        });
  }

  private List<Path> passwordFiles() {
    try (Stream<Path> files = Files.list(province.secrets)) {
      return files.filter(f -> f.getFileName().toString().startsWith("enrolment-")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // --- strangers in between -------------------------------------------------------------------

  @Test
  void strangerWithAnotherKeyIsNoticedBeforeAnythingIsSent() throws IOException {
    String code = issue().code();
    Side stranger = Side.centre(node(), Files.createDirectory(folder.resolve("s")), clock);
    Side caught =
        Side.province(
            node(),
            Files.createDirectory(folder.resolve("caught")),
            clock,
            LAM_DONG,
            new Wires(stranger));
    refused(EnrolmentError.CENTRE_NOT_GENUINE, () -> caught.desk.enrol(ADMIN, ADDRESS, code));
    assertThat(caught.audit).anyMatch(l -> l.startsWith("exchange.enrolment.stranger"));
    assertThat(stranger.office.requests(ADMIN)).isEmpty();
    assertThat(caught.desk.status(ADMIN).state()).isEqualTo(State.NONE);
  }

  @Test
  void strangerCannotPutHisSealOrHisAnswersInBetween() {
    String code = issue().code();
    Wires honest = wires;
    // The centre's own keys, but a seal of the stranger's: the signature no longer fits.
    honest.forge =
        answer -> {
          try {
            String payload = Messages.unverified(answer).values().toString();
            return payload.contains("seal")
                ? province.privateKeys.signAttached(
                    province.privateKeys.make().keyId(), Messages.GREETING, "{}")
                : answer;
          } catch (Messages.Unreadable e) {
            throw new IllegalStateException(e);
          }
        };
    refused(EnrolmentError.CENTRE_NOT_GENUINE, () -> province.desk.enrol(ADMIN, ADDRESS, code));
    honest.forge = java.util.function.UnaryOperator.identity();
    province.desk.enrol(ADMIN, ADDRESS, code);

    String id = waiting().id();
    String kid = province.desk.status(ADMIN).keyId();
    honest.forge =
        answer ->
            province.privateKeys.signAttached(
                kid,
                Messages.STATE,
                Messages.json(
                    Map.of(
                        "id",
                        id,
                        "kid",
                        kid,
                        "state",
                        "APPROVED",
                        "username",
                        "x",
                        "nbf",
                        1L,
                        "exp",
                        9_999_999_999L)));
    EnrolmentStatus unmoved = check();
    assertThat(unmoved.state()).isEqualTo(State.WAITING);
    assertThat(unmoved.reason()).isEqualTo(EnrolmentError.CENTRE_ANSWER_WRONG.vi());
    assertThat(province.signer.current()).isEmpty();
    honest.forge = answer -> "<html>đăng nhập wifi</html>";
    assertThat(check().state()).isEqualTo(State.WAITING);
    honest.forge = java.util.function.UnaryOperator.identity();
    assertThat(check().reason()).isEmpty();
  }

  @Test
  void requestsThatProveNothingAreRefused() throws Exception {
    String seal = Messages.unverified(centre.door.greeting()).object("seal");
    String kid = province.privateKeys.make().keyId();
    PrivateKeys.Made other = province.privateKeys.make();
    String claims =
        Messages.json(
            Map.of(
                "id",
                java.util.UUID.randomUUID().toString(),
                "codeId",
                issue().info().id(),
                "secret",
                "x",
                "province",
                "34:68",
                "password",
                "x".repeat(40),
                "jwk",
                Messages.parse(other.publicJwk())));
    String stolen =
        Messages.seal(province.privateKeys.signAttached(kid, Messages.REQUEST, claims), seal);
    refused(EnrolmentError.PROOF_WRONG, () -> centre.door.receive(stolen, ""));
    String wrongType =
        Messages.seal(province.privateKeys.signAttached(other.keyId(), "x", claims), seal);
    refused(EnrolmentError.PROOF_WRONG, () -> centre.door.receive(wrongType, ""));
    for (String rubbish : new String[] {null, "", "a.b.c.d.e", "x".repeat(20_000), claims}) {
      refused(EnrolmentError.REQUEST_UNREADABLE, () -> centre.door.receive(rubbish, ""));
    }
    String toSigningKey =
        Messages.seal(
            province.privateKeys.signAttached(other.keyId(), Messages.REQUEST, claims),
            centre.signer.current().orElseThrow().publicJwk());
    refused(EnrolmentError.REQUEST_UNREADABLE, () -> centre.door.receive(toSigningKey, ""));
    assertThat(centre.office.requests(ADMIN)).isEmpty();
  }

  @Test
  void tooManyRequestsInAMinuteWait() {
    for (int i = 0; i < 60; i++) {
      refused(EnrolmentError.REQUEST_UNREADABLE, () -> centre.door.receive("x", ""));
    }
    refused(EnrolmentError.TOO_MANY, () -> centre.door.receive("x", ""));
    clock.go(Duration.ofMinutes(1));
    refused(EnrolmentError.REQUEST_UNREADABLE, () -> centre.door.receive("x", ""));
  }

  // --- a bad line -----------------------------------------------------------------------------

  @Test
  void lostAnswerIsAskedForAgain() {
    String code = issue().code();
    wires.cutBefore = true;
    refused(EnrolmentError.CENTRE_UNREACHABLE, () -> province.desk.enrol(ADMIN, ADDRESS, code));
    wires.cutBefore = false;
    // The greeting passes, the answer to the request does not.
    int[] calls = {0};
    wires.forge =
        answer -> {
          if (calls[0]++ == 1) {
            return "";
          }
          return answer;
        };
    EnrolmentStatus sent = province.desk.enrol(ADMIN, ADDRESS, code);
    assertThat(sent.state()).isEqualTo(State.SENDING);
    assertThat(sent.reason()).isNotEmpty();
    refused(EnrolmentError.UNDER_WAY, () -> province.desk.enrol(ADMIN, ADDRESS, code));
    assertThat(province.desk.awaiting()).isTrue();
    province.desk.goOn();
    assertThat(province.desk.status(ADMIN).state()).isEqualTo(State.WAITING);
    assertThat(centre.office.requests(ADMIN)).hasSize(1);
    centre.office.approve(ADMIN, waiting().id());
    province.desk.goOn();
    assertThat(province.desk.awaiting()).isFalse();
    assertThat(province.signer.current()).isPresent();
  }

  @Test
  void enrolmentCanBeGivenUp() {
    province.desk.enrol(ADMIN, ADDRESS, issue().code());
    assertThat(province.desk.cancel(ADMIN).state()).isEqualTo(State.CANCELLED);
    refused(EnrolmentError.NOTHING_UNDER_WAY, () -> province.desk.cancel(ADMIN));
    // What the centre decides later changes nothing here.
    centre.office.approve(ADMIN, waiting().id());
    assertThat(check().state()).isEqualTo(State.CANCELLED);
    assertThat(province.signer.current()).isEmpty();
    assertThat(passwordFiles()).isEmpty();
  }

  @Test
  void addressesAreAddresses() {
    String code = issue().code();
    for (String wrong :
        List.of(
            "ftp://a", "https://", "https://u:p@a", "https://a?b", "https://a#b", "file:///x")) {
      refused(
          EnrolmentError.ADDRESS_WRONG,
          () ->
              province.desk.enrol(ADMIN, URI.create(wrong.equals("https://") ? "x" : wrong), code));
    }
    refused(EnrolmentError.ADDRESS_MISSING, () -> province.desk.enrol(ADMIN, null, code));
  }

  // --- rotation -------------------------------------------------------------------------------

  @Test
  void queuedMessagesOutliveARotation() {
    enrolled();
    String queued = province.signer.sign("t", CONTENT);
    String oldKey = province.signer.current().orElseThrow().keyId();
    clock.go(Duration.ofDays(30));
    EnrolmentStatus rotated = province.desk.rotate(ADMIN);
    assertThat(rotated.rotating()).isFalse();
    String newKey = rotated.current().orElseThrow().keyId();
    assertThat(newKey).isNotEqualTo(oldKey);
    assertThat(rotated.current().orElseThrow().validTo())
        .isEqualTo(Instant.parse("2028-07-21T17:00:00Z"));
    assertThat(centre.trusted.verify("t", CONTENT, queued).state()).isEqualTo(KeyState.REPLACED);
    assertThat(centre.trusted.verify("t", CONTENT, province.signer.sign("t", CONTENT)).keyId())
        .isEqualTo(newKey);
    assertThat(centre.trusted.find(newKey).orElseThrow().owner()).contains(LAM_DONG);

    // The old key, stolen later, hands nothing over any more.
    refused(
        EnrolmentError.ROTATION_WRONG,
        () -> centre.door.rotate(Side.caller("tinh-68"), rotation(oldKey)));
    // Until its end, and no longer; then the same content is signed anew.
    clock.go(Duration.ofDays(702));
    refused(TrustError.KEY_EXPIRED, () -> centre.trusted.verify("t", CONTENT, queued));
    assertThat(centre.trusted.verify("t", CONTENT, province.signer.sign("t", CONTENT)).keyId())
        .isEqualTo(newKey);
    // What was received then stays verifiable.
    assertThat(
            centre
                .trusted
                .verifyAt("t", CONTENT, queued, Instant.parse("2026-07-01T00:00:00Z"))
                .keyId())
        .isEqualTo(oldKey);
  }

  private String rotation(String oldKey) {
    try {
      PrivateKeys.Made made = province.privateKeys.make();
      byte[] said = KeyRing.endorsed(made.keyId(), Optional.of(LAM_DONG));
      return Messages.json(
          Map.of(
              "province",
              "34:68",
              "predecessor",
              oldKey,
              "jwk",
              Messages.parse(made.publicJwk()),
              "endorsement",
              province.privateKeys.signDetached(oldKey, Messages.ENDORSEMENT, said),
              "proof",
              province.privateKeys.signDetached(made.keyId(), Messages.PROOF, said)));
    } catch (Messages.Unreadable e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rotationSurvivesABadLine() {
    enrolled();
    String oldKey = province.signer.current().orElseThrow().keyId();
    wires.cutBefore = true;
    EnrolmentStatus sent = province.desk.rotate(ADMIN);
    assertThat(sent.rotating()).isTrue();
    assertThat(sent.current().orElseThrow().keyId()).isEqualTo(oldKey);
    refused(EnrolmentError.UNDER_WAY, () -> province.desk.rotate(ADMIN));
    wires.cutBefore = false;
    wires.cutAfter = true;
    province.desk.goOn();
    // The centre has it, we do not know: the old key signs and is taken.
    assertThat(province.signer.current().orElseThrow().keyId()).isEqualTo(oldKey);
    assertThat(centre.trusted.verify("t", CONTENT, province.signer.sign("t", CONTENT)).state())
        .isEqualTo(KeyState.REPLACED);
    wires.cutAfter = false;
    province.desk.goOn();
    assertThat(province.signer.current().orElseThrow().keyId()).isNotEqualTo(oldKey);
    assertThat(centre.office.keys(ADMIN).stream().filter(k -> k.owner().isPresent())).hasSize(2);
  }

  @Test
  void rotationForAnotherProvinceOrWithoutProofIsRefused() throws Exception {
    enrolled();
    String key = province.signer.current().orElseThrow().keyId();
    String good = rotation(key);
    refused(CoreError.ACCESS_DENIED, () -> centre.door.rotate(Side.caller("tinh-12"), good));
    String noProof = good.replaceFirst("\"proof\":\"[^\"]*\"", "\"proof\":\"x\"");
    refused(
        EnrolmentError.ROTATION_WRONG, () -> centre.door.rotate(Side.caller("tinh-68"), noProof));
    refused(
        EnrolmentError.REQUEST_UNREADABLE, () -> centre.door.rotate(Side.caller("tinh-68"), "{}"));
    assertThat(centre.audit).anyMatch(l -> l.startsWith("exchange.key.rotation-refused"));
  }

  @Test
  void provincesLearnOfTheCentresNewKeyByItself() {
    enrolled();
    String before = centre.signer.sign("ctdp-receipt", CONTENT);
    clock.go(Duration.ofDays(1));
    KeyInfo made = centre.office.rotate(ADMIN);
    String after = centre.signer.sign("ctdp-receipt", CONTENT);
    assertThat(province.trusted.verify("ctdp-receipt", CONTENT, after).keyId())
        .isEqualTo(made.keyId());
    assertThat(province.trusted.verify("ctdp-receipt", CONTENT, before).state())
        .isEqualTo(KeyState.REPLACED);
    // A code that was issued before leads to the new key by way of the old one.
    assertThat(province.desk.status(ADMIN).centreKeyId()).isEqualTo(made.keyId());
  }

  @Test
  void codeOutlivesARotationOfTheCentresKey() {
    String code = issue().code();
    centre.office.rotate(ADMIN);
    assertThat(province.desk.enrol(ADMIN, ADDRESS, code).state()).isEqualTo(State.WAITING);
  }

  @Test
  void keysFromAStrangerAreNotLearned() throws IOException {
    enrolled();
    Side stranger = Side.centre(node(), Files.createDirectory(folder.resolve("s2")), clock);
    String forged = stranger.signer.sign("ctdp-receipt", CONTENT);
    clock.go(Duration.ofMinutes(5));
    wires.forge = answer -> stranger.door.signedKeys(Optional.empty());
    refused(TrustError.KEY_UNKNOWN, () -> province.trusted.verify("ctdp-receipt", CONTENT, forged));
    assertThat(province.desk.keys(ADMIN)).hasSize(2);
  }

  // --- revocation -----------------------------------------------------------------------------

  @Test
  void revokedKeyIsRefusedFromThenOn() {
    enrolled();
    String signature = province.signer.sign("t", CONTENT);
    String keyId = province.signer.current().orElseThrow().keyId();
    Instant received = clock.instant();
    clock.go(Duration.ofDays(10));
    refused(EnrolmentError.REASON_MISSING, () -> centre.office.revoke(ADMIN, keyId, ""));
    Instant moment = clock.instant();
    centre.office.revoke(ADMIN, keyId, "Máy chủ bị đánh cắp");
    refused(EnrolmentError.KEY_NOT_REVOCABLE, () -> centre.office.revoke(ADMIN, keyId, "lần nữa"));
    assertThat(centre.audit).anyMatch(l -> l.startsWith("exchange.key.revoke "));
    refused(TrustError.KEY_REVOKED, () -> centre.trusted.verify("t", CONTENT, signature));
    refused(TrustError.KEY_REVOKED, () -> centre.trusted.verifyAt("t", CONTENT, signature, moment));
    assertThat(centre.trusted.verifyAt("t", CONTENT, signature, received).keyId()).isEqualTo(keyId);
    // The other machine of the centre reads the same table.
    Side second = Side.centre(centreNode, centre.secrets, clock);
    refused(TrustError.KEY_REVOKED, () -> second.trusted.verify("t", CONTENT, signature));

    check();
    assertThat(province.signer.current()).isEmpty();
    assertThat(province.desk.keys(ADMIN).get(0).reason()).isEqualTo("Máy chủ bị đánh cắp");
    refused(EnrolmentError.NO_KEY_TO_ROTATE, () -> province.desk.rotate(ADMIN));
    refused(
        TrustError.KEY_REVOKED, () -> centre.door.rotate(Side.caller("tinh-68"), rotation(keyId)));

    // The way back is a new code; the account of before is out of use.
    String before = province.desk.login().orElseThrow().username();
    enrolled();
    assertThat(centre.accounts.get(before).active()).isFalse();
    assertThat(centre.trusted.verify("t", CONTENT, province.signer.sign("t", CONTENT)).owner())
        .contains(LAM_DONG);
    assertThat(passwordFiles()).hasSize(1);
  }

  @Test
  void centresRevokedKeyNeedsEnrollingAgain() {
    enrolled();
    String old = centre.signer.current().orElseThrow().keyId();
    String before = centre.signer.sign("ctdp-receipt", CONTENT);
    Instant received = clock.instant();
    clock.go(Duration.ofDays(1));
    String code = issue().code();
    centre.office.revoke(ADMIN, old, "Lộ khóa");
    String after = centre.signer.sign("ctdp-receipt", CONTENT);
    clock.go(Duration.ofMinutes(5));
    refused(TrustError.KEY_UNKNOWN, () -> province.trusted.verify("ctdp-receipt", CONTENT, after));
    refused(EnrolmentError.CENTRE_NOT_GENUINE, () -> province.desk.enrol(ADMIN, ADDRESS, code));
    enrolled();
    assertThat(province.trusted.verify("ctdp-receipt", CONTENT, after).owner()).isEmpty();
    refused(TrustError.KEY_REVOKED, () -> province.trusted.verify("ctdp-receipt", CONTENT, before));
    assertThat(province.trusted.verifyAt("ctdp-receipt", CONTENT, before, received).keyId())
        .isEqualTo(old);
  }

  @Test
  void expiryEndsSigning() {
    enrolled();
    clock.go(Duration.ofDays(732));
    assertThat(province.signer.current()).isEmpty();
    assertThat(centre.signer.current()).isEmpty();
    refused(TrustError.NO_KEY, () -> province.signer.sign("t", CONTENT));
    assertThatThrownBy(() -> centre.office.rotate(ADMIN))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(EnrolmentError.NO_KEY_TO_ROTATE));
  }

  @Test
  void homePagesWarnInTime() {
    assertThat(province.work.items(ADMIN)).singleElement().extracting("id").isEqualTo("enrol");
    assertThat(province.work.items(NOBODY)).isEmpty();
    province.desk.enrol(ADMIN, ADDRESS, issue().code());
    assertThat(centre.work.items(ADMIN)).singleElement().asString().contains("Lâm Đồng");
    centre.office.approve(ADMIN, waiting().id());
    check();
    assertThat(centre.work.items(ADMIN)).isEmpty();
    assertThat(province.work.items(ADMIN)).isEmpty();

    // Good until the end of 2028-06-21: 731 days from now.
    clock.go(Duration.ofDays(731 - 61));
    assertThat(province.work.items(ADMIN)).isEmpty();
    clock.go(Duration.ofDays(1));
    assertThat(province.work.items(ADMIN))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.urgency()).isEqualTo(Urgency.NORMAL);
              assertThat(i.due()).isEqualTo("2028-06-21");
              assertThat(i.detail().vi()).startsWith("Còn 60 ngày");
            });
    // The centre's own and the province's.
    assertThat(centre.work.items(ADMIN)).hasSize(2);
    assertThat(province.work.items(LEADER)).isEmpty();
    clock.go(Duration.ofDays(30));
    assertThat(province.work.items(ADMIN).get(0).urgency()).isEqualTo(Urgency.SOON);
    assertThat(province.work.items(LEADER)).isEmpty();
    clock.go(Duration.ofDays(23));
    assertThat(province.work.items(LEADER)).hasSize(1);
    centre.office.rotate(ADMIN);
    check();
    province.desk.rotate(ADMIN);
    assertThat(province.work.items(ADMIN)).isEmpty();
    assertThat(centre.work.items(ADMIN)).isEmpty();

    clock.go(Duration.ofDays(740));
    assertThat(province.work.items(ADMIN).get(0).urgency()).isEqualTo(Urgency.OVERDUE);
    assertThat(province.work.items(ADMIN).get(0).title().vi()).contains("hết hạn");
  }

  // --- many machines --------------------------------------------------------------------------

  @Test
  void secondMachineNeedsTheCopiedStore() throws IOException {
    Path other = Files.createDirectory(folder.resolve("c2"));
    Side second = Side.centre(centreNode, other, clock);
    assertThat(second.signer.current()).isEmpty();
    assertThat(centre.office.keys(ADMIN)).hasSize(1);
    for (String file : List.of(PrivateKeys.STORE, PrivateKeys.PASSWORD)) {
      Files.copy(centre.secrets.resolve(file), other.resolve(file));
    }
    assertThat(second.signer.current()).isEqualTo(centre.signer.current());
    // After a rotation on the first the second goes on with the key before.
    KeyInfo made = centre.office.rotate(ADMIN);
    assertThat(second.signer.current().orElseThrow().state()).isEqualTo(KeyState.REPLACED);
    assertThat(centre.trusted.verify("t", CONTENT, second.signer.sign("t", CONTENT)).keyId())
        .isNotEqualTo(made.keyId());
  }

  @Test
  void verifyingReadsOneRow() {
    enrolled();
    String signature = province.signer.sign("t", CONTENT);
    centre.trusted.verify("t", CONTENT, signature);
    centreNode.statements();
    centre.trusted.verify("t", CONTENT, signature);
    assertThat(centreNode.statements()).isEqualTo(1);
  }
}
