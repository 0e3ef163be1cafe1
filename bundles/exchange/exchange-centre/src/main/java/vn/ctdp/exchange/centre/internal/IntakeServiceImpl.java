package vn.ctdp.exchange.centre.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.IntakeGuard;
import vn.ctdp.exchange.intake.IntakeListener;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.intake.RefusedException;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * {@link IntakeService} on the database. All order comes from the lock on the sender's row, so any
 * number of nodes may run side by side; nothing is kept in memory but prepared forms and who is
 * inside at this moment. A report that is taken costs one transaction and a number of statements
 * that does not depend on its size.
 */
@Component(service = IntakeService.class, configurationPid = IntakeConfig.PID)
@Designate(ocd = IntakeConfig.class)
public final class IntakeServiceImpl implements IntakeService {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServiceImpl.class);
  private static final Locale VI = Locale.forLanguageTag("vi-VN");
  private static final int MAX_PROBLEM = 2000;

  /** Problems that end a message: the same bytes would meet the same answer for ever. */
  private static final Set<ErrorCode> FINAL =
      Set.of(
          IntakeError.PROVINCE_UNKNOWN,
          IntakeError.FORM_UNKNOWN,
          IntakeError.FORM_NOT_IN_FORCE,
          IntakeError.CONTENT_WRONG,
          IntakeError.KEY_TAKEN,
          IntakeError.REVISION_WRONG,
          IntakeError.NUMBER_TAKEN,
          IntakeError.CHAIN_BROKEN,
          DecisionError.LOCKED,
          DecisionError.FORM_OLD);

  /** Problems that somebody has to look into. */
  private static final Set<ErrorCode> EVENTS =
      Set.of(
          IntakeError.KEY_TAKEN,
          IntakeError.NUMBER_TAKEN,
          IntakeError.CHAIN_BROKEN,
          IntakeError.OTHER_SENDER,
          TrustError.SIGNATURE_WRONG,
          TrustError.TYPE_WRONG,
          TrustError.KEY_UNKNOWN,
          TrustError.KEY_NOT_APPROVED,
          TrustError.KEY_REVOKED);

  /** Problems of the moment: not worth a line for ever. */
  private static final Set<ErrorCode> PASSING =
      Set.of(IntakeError.GAP, IntakeError.BUSY, IntakeError.NO_KEYS, IntakeError.STARTING);

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final Clock clock;
  private final IntakeConfig config;
  private final boolean signaturesRequired;
  private final Instant started;
  private final Examination examination;
  private final Admission admission;
  private final List<IntakeListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ComponentServiceObjects<IntakeListener>> offered =
      new CopyOnWriteArrayList<>();

  /** What was asked for once; the component runtime gives it back when the listener goes. */
  private final Map<ComponentServiceObjects<IntakeListener>, IntakeListener> held =
      new ConcurrentHashMap<>();

  private final List<IntakeGuard> guards = new CopyOnWriteArrayList<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Signer signer;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile TrustedKeys keys;

  @Activate
  public IntakeServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference Packing packed,
      @Reference AccessControl access,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference AuditLog audit,
      @Reference Clock clock,
      IntakeConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
    this.started = clock.instant();
    this.signaturesRequired = !"optional".equals(config.signatures());
    this.examination = new Examination(forms, territory);
    this.admission = new Admission(config.perSender(), config.together(), config.waitSeconds());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addGuard(IntakeGuard guard) {
    guards.add(guard);
  }

  void removeGuard(IntakeGuard guard) {
    guards.remove(guard);
  }

  /** Listeners are asked for when there is news: a page that listens may itself need the intake. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ComponentServiceObjects<IntakeListener> listener) {
    offered.add(listener);
  }

  void unbindListener(ComponentServiceObjects<IntakeListener> listener) {
    offered.removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
    held.keySet().removeIf(o -> o.getServiceReference().equals(listener.getServiceReference()));
  }

  void addListener(IntakeListener listener) {
    listeners.add(listener);
  }

  @Override
  public int maxBytes() {
    return config.maxBytes();
  }

  @Override
  public Acceptance take(Caller caller, InputStream body, Optional<String> messageId)
      throws IOException {
    access.requireAnywhere(caller, CentrePermissions.SEND);
    try (Admission.Place in = admission.enter(caller.username())) {
      byte[] bytes = body.readNBytes(config.maxBytes() + 1);
      return worked(caller, bytes, messageId, false);
    }
  }

  @Override
  public Acceptance take(Caller caller, byte[] bytes, Optional<String> messageId) {
    access.requireAnywhere(caller, CentrePermissions.SEND);
    try (Admission.Place in = admission.enter(caller.username())) {
      return worked(caller, bytes, messageId, false);
    }
  }

  @Override
  public Acceptance takeCarried(Caller caller, byte[] bytes) {
    access.requireAnywhere(caller, CentrePermissions.CARRY);
    try (Admission.Place in = admission.enter(caller.username())) {
      return worked(caller, bytes, Optional.empty(), true);
    }
  }

  private Acceptance worked(
      Caller caller, byte[] bytes, Optional<String> messageId, boolean carried) {
    try (Admission.Place at = admission.work()) {
      return examined(caller, bytes, messageId, carried);
    }
  }

  private Acceptance examined(
      Caller caller, byte[] bytes, Optional<String> messageId, boolean carried) {
    if (bytes.length > config.maxBytes()) {
      throw refused(
          caller,
          null,
          CanonicalJson.sha256(bytes),
          new CtdpException(IntakeError.TOO_LARGE, Integer.toString(config.maxBytes())));
    }
    Incoming in;
    try {
      in = Incoming.read(bytes, config);
    } catch (InvalidDocumentException e) {
      throw refused(
          caller,
          null,
          CanonicalJson.sha256(bytes),
          new CtdpException(
              IntakeError.UNREADABLE,
              e.problems(),
              e,
              Examination.first(e.problems(), caller.locale())));
    }
    try {
      if (!carried) {
        access.require(
            caller, CentrePermissions.SEND, Target.of(in.envelope().sender().province()));
      }
      String id = in.envelope().messageId();
      if (messageId.isPresent() && !messageId.get().equals(id)) {
        throw new CtdpException(IntakeError.MESSAGE_ID, cut(messageId.get(), 60), id);
      }
      String key = verified(in, carried);
      CtdpException problem = null;
      try {
        examination.run(in.envelope(), caller.locale());
      } catch (CtdpException e) {
        // What was accepted once stays accepted, whatever forms and rules say by now: look first.
        problem = patient(in, e);
      }
      return settled(caller, in, key, problem);
    } catch (RefusedException e) {
      throw e;
    } catch (CtdpException e) {
      throw refused(caller, in, in.digest(), e);
    }
  }

  /**
   * Modules bring their forms one after the other while a node starts: no final word until then.
   */
  private CtdpException patient(Incoming in, CtdpException problem) {
    return problem.errorCode() == IntakeError.FORM_UNKNOWN
            && clock.instant().isBefore(started.plusSeconds(config.formGraceSeconds()))
        ? new CtdpException(IntakeError.STARTING, in.envelope().form().toString())
        : problem;
  }

  /**
   * Who signed.
   *
   * @return the key's id; null when nobody signed and nobody had to
   */
  private String verified(Incoming in, boolean carried) {
    if (!in.signed()) {
      if (signaturesRequired || carried) {
        throw new CtdpException(IntakeError.NOT_SIGNED);
      }
      return null;
    }
    TrustedKeys trusted = keys;
    if (trusted == null) {
      throw new CtdpException(IntakeError.NO_KEYS);
    }
    Verification v = trusted.verify(SignedDocument.REPORT, in.content(), in.signature());
    UnitRef province = in.envelope().sender().province();
    if (!v.owner().equals(Optional.of(province))) {
      throw new CtdpException(
          IntakeError.OTHER_SENDER,
          province.toString(),
          v.owner().map(UnitRef::toString).orElse("trung tâm"));
    }
    return v.keyId();
  }

  private Acceptance settled(Caller caller, Incoming in, String key, CtdpException problem) {
    Outcome outcome = stored(caller, in, key, problem);
    if (outcome == null) {
      introduce(in.province());
      outcome = stored(caller, in, key, problem);
    }
    if (outcome.refusal != null) {
      throw new RefusedException(outcome.refusal, outcome.problem);
    }
    if (outcome.isNew) {
      tell(outcome.receipt);
    }
    return new Acceptance(outcome.receipt, !outcome.isNew);
  }

  /** The one transaction; null when the sender is not known yet. */
  private Outcome stored(Caller caller, Incoming in, String key, CtdpException problem) {
    return jpa.txExpr(
        TransactionType.RequiresNew,
        em -> {
          if (!lock(em, in.province())) {
            return null;
          }
          SenderEntity sender = em.find(SenderEntity.class, in.province());
          return in.envelope().sequence() == 0
              ? unnumbered(em, caller, in, key, sender, problem)
              : numbered(em, caller, in, key, sender, problem);
        });
  }

  /** A message from before there were numbers: its key alone decides. */
  private Outcome unnumbered(
      EntityManager em,
      Caller caller,
      Incoming in,
      String key,
      SenderEntity sender,
      CtdpException problem) {
    int latest = latest(em, in.envelope(), in.province());
    Optional<SubmissionEntity> held = held(em, in, latest);
    if (held.isPresent() && held.get().digest.equals(in.digest())) {
      return Outcome.repeated(receipt(em, held.get()));
    }
    CtdpException wrong = wrong(in, held, latest, problem);
    if (wrong != null) {
      throw wrong;
    }
    return accept(em, caller, in, key, sender);
  }

  /**
   * A message with a number. The next one is used up, whatever comes of it; an old one gets its old
   * answer; a later one has to wait for those before it.
   */
  private Outcome numbered(
      EntityManager em,
      Caller caller,
      Incoming in,
      String key,
      SenderEntity sender,
      CtdpException problem) {
    long number = in.envelope().sequence();
    if (number <= sender.messageNo) {
      return again(em, in, sender, number);
    }
    if (number > sender.messageNo + 1) {
      throw new CtdpException(
          IntakeError.GAP,
          List.of(
              FieldProblem.error(
                  "sequence",
                  "SEND-" + (sender.messageNo + 1),
                  "Gửi số " + (sender.messageNo + 1) + " trước.",
                  "Send number " + (sender.messageNo + 1) + " first.")),
          null,
          Long.toString(sender.messageNo + 1));
    }
    String before = in.envelope().previousDigest().orElse(null);
    CtdpException wrong;
    if (sender.messageNo > 0 && !sender.messageDigest.equals(before)) {
      wrong =
          new CtdpException(IntakeError.CHAIN_BROKEN, String.valueOf(before), sender.messageDigest);
    } else {
      int latest = latest(em, in.envelope(), in.province());
      wrong = wrong(in, held(em, in, latest), latest, problem);
    }
    if (wrong != null && !FINAL.contains(wrong.errorCode())) {
      throw wrong;
    }
    sender.messageNo = number;
    sender.messageDigest = in.digest();
    if (wrong == null) {
      return accept(em, caller, in, key, sender);
    }
    return refuse(em, caller, in, key, wrong);
  }

  private Outcome again(EntityManager em, Incoming in, SenderEntity sender, long number) {
    LedgerEntity line =
        em
            .createQuery(
                "select l from LedgerEntity l where l.province = :province"
                    + " and l.messageNo = :number and l.settled = true",
                LedgerEntity.class)
            .setParameter("province", in.province())
            .setParameter("number", number)
            .getResultList()
            .stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no answer is kept for a used number"));
    if (!line.digest.equals(in.digest())) {
      String next = Long.toString(sender.messageNo + 1);
      throw new CtdpException(
          IntakeError.NUMBER_TAKEN,
          List.of(
              FieldProblem.error(
                  "sequence",
                  "NEXT-" + next,
                  "Số tiếp theo là " + next + ".",
                  "Next is " + next + "."),
              FieldProblem.error(
                  "previousDigest",
                  "LAST-" + sender.messageDigest,
                  "Bản cuối có SHA-256 " + sender.messageDigest + ".",
                  "The last one has SHA-256 " + sender.messageDigest + ".")),
          null,
          Long.toString(number),
          line.digest,
          next);
    }
    if (line.accepted) {
      return Outcome.repeated(receipt(em, em.find(SubmissionEntity.class, line.id)));
    }
    byte[] said = Contents.refusal(em, line.id).orElseThrow();
    return Outcome.refused(readRefusal(said), null);
  }

  /** A refusal is kept as it was said: signed, or its bare content. */
  private static Refusal readRefusal(byte[] said) {
    try {
      if (SignedDocument.claimed(said)) {
        return ReceiptCodec.readRefusal(
            SignedDocument.read(said).content(), new String(said, StandardCharsets.UTF_8));
      }
      return ReceiptCodec.readRefusal(said, "");
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a stored refusal cannot be read", e);
    }
  }

  /** What stands against storing it under its key; null when nothing does. */
  private CtdpException wrong(
      Incoming in, Optional<SubmissionEntity> held, int latest, CtdpException problem) {
    if (held.isPresent()) {
      SubmissionEntity h = held.get();
      return new CtdpException(
          IntakeError.KEY_TAKEN,
          List.of(expected(latest + 1)),
          null,
          h.formId,
          h.periodCode,
          Integer.toString(h.revision),
          h.digest,
          Integer.toString(latest + 1));
    }
    if (problem != null) {
      return problem;
    }
    if (in.envelope().revision() != latest + 1) {
      return new CtdpException(
          IntakeError.REVISION_WRONG,
          List.of(expected(latest + 1)),
          null,
          Integer.toString(latest + 1),
          Integer.toString(in.envelope().revision()));
    }
    return forbidden(in.envelope());
  }

  /** What the centre has decided against taking it; null when nothing was. */
  private CtdpException forbidden(Envelope e) {
    for (IntakeGuard guard : guards) {
      try {
        guard.check(e.sender().province(), e.form(), e.period(), e.revision(), e.drawnUpAt());
      } catch (CtdpException refusal) {
        return refusal;
      }
    }
    return null;
  }

  /** What is stored under its key; looked for only when the revision is not beyond the latest. */
  private static Optional<SubmissionEntity> held(EntityManager em, Incoming in, int latest) {
    Envelope envelope = in.envelope();
    if (envelope.revision() > latest) {
      return Optional.empty();
    }
    return em
        .createQuery(
            "select s from SubmissionEntity s where s.province = :province and s.formId = :form"
                + " and s.periodCode = :period and s.revision = :revision",
            SubmissionEntity.class)
        .setParameter("province", in.province())
        .setParameter("form", envelope.form().id())
        .setParameter("period", envelope.period().code())
        .setParameter("revision", envelope.revision())
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Tells programs which revision would be taken; the number is in the code. */
  private static FieldProblem expected(int next) {
    return FieldProblem.error(
        "revision",
        "EXPECTED-" + next,
        "Lần gửi tiếp theo phải là " + next + ".",
        "The next revision must be " + next + ".");
  }

  private static int latest(EntityManager em, Envelope envelope, String province) {
    return em
        .createQuery(
            "select c.revision from CurrentEntity c where c.formId = :form"
                + " and c.periodCode = :period and c.province = :province",
            Integer.class)
        .setParameter("form", envelope.form().id())
        .setParameter("period", envelope.period().code())
        .setParameter("province", province)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Makes the sender's row, in a transaction of its own; whoever is first. */
  private void introduce(String province) {
    try {
      jpa.tx(
          TransactionType.RequiresNew,
          em -> {
            SenderEntity sender = new SenderEntity();
            sender.province = province;
            em.persist(sender);
            em.flush();
          });
    } catch (PersistenceException e) {
      // Whether it is there now shows when it is locked.
      LOG.debug("Another request introduced {} at the same moment", province, e);
    }
  }

  /** Updating the row locks it on either database until the transaction ends. */
  static boolean lock(EntityManager em, String province) {
    return em.createQuery(
                "update SenderEntity s set s.lastSequence = s.lastSequence where s.province ="
                    + " :province")
            .setParameter("province", province)
            .executeUpdate()
        > 0;
  }

  private Outcome accept(
      EntityManager em, Caller caller, Incoming in, String key, SenderEntity sender) {
    Envelope envelope = in.envelope();
    sender.lastSequence++;
    SubmissionEntity s = new SubmissionEntity();
    s.id = UUID.randomUUID().toString();
    s.province = in.province();
    s.formId = envelope.form().id();
    s.formVersion = envelope.form().version();
    s.periodCode = envelope.period().code();
    s.periodEnd = envelope.period().closingTo();
    s.revision = envelope.revision();
    s.digest = in.digest();
    s.previousDigest = envelope.previousDigest().orElse(null);
    s.messageId = envelope.messageId();
    s.sequenceNo = sender.lastSequence;
    s.messageNo = envelope.sequence();
    s.keyId = key;
    s.receivedAt = now();
    s.sender = caller.username();
    s.instanceId = envelope.sender().instance();
    s.organisation = envelope.sender().organisation();
    s.cutoff = envelope.cutoff();
    s.drawnUpAt = envelope.drawnUpAt().truncatedTo(ChronoUnit.MILLIS);
    Envelope.Approval approval = envelope.approval().orElseThrow();
    s.approvedBy = approval.by();
    s.approvedAt = approval.at().truncatedTo(ChronoUnit.MILLIS);
    s.sizeBytes = in.bytes().length;
    em.persist(s);
    LedgerEntity line = line(caller, in, in.digest());
    line.id = s.id;
    line.receivedAt = s.receivedAt;
    line.accepted = true;
    line.settled = s.messageNo > 0;
    line.sequenceNo = s.sequenceNo;
    line.keyId = key;
    em.persist(line);
    em.flush();
    point(em, s);
    byte[] cells = PackedCells.pack(envelope.cells());
    Receipt receipt = Answers.receipt(signer, receipt(s, ""), cells);
    Contents.insert(
        em,
        s.id,
        Contents.year(s.periodCode),
        cells,
        in.bytes(),
        receipt.document().getBytes(StandardCharsets.UTF_8));
    return Outcome.stored(receipt);
  }

  /** Makes it the latest revision. */
  private static void point(EntityManager em, SubmissionEntity s) {
    if (s.revision == 1) {
      CurrentEntity current = new CurrentEntity();
      current.formId = s.formId;
      current.periodCode = s.periodCode;
      current.province = s.province;
      current.revision = 1;
      current.submissionId = s.id;
      em.persist(current);
      em.flush();
      return;
    }
    em.createQuery(
            "update CurrentEntity c set c.revision = :revision, c.submissionId = :id"
                + " where c.formId = :form and c.periodCode = :period and c.province ="
                + " :province")
        .setParameter("revision", s.revision)
        .setParameter("id", s.id)
        .setParameter("form", s.formId)
        .setParameter("period", s.periodCode)
        .setParameter("province", s.province)
        .executeUpdate();
  }

  /** Refuses for good: the number is used up, and what is said is kept with what was refused. */
  private Outcome refuse(
      EntityManager em, Caller caller, Incoming in, String key, CtdpException problem) {
    LedgerEntity line = line(caller, in, in.digest());
    line.id = UUID.randomUUID().toString();
    line.receivedAt = now();
    line.settled = true;
    line.keyId = key;
    explain(line, problem);
    em.persist(line);
    em.flush();
    Refusal bare = Answers.of(problem, line, in.envelope(), in.digest());
    Refusal refusal = Answers.refusal(signer, bare);
    byte[] said =
        refusal.document().isEmpty()
            ? ReceiptCodec.write(refusal)
            : refusal.document().getBytes(StandardCharsets.UTF_8);
    Contents.insertRefusal(em, line.id, said, in.bytes());
    event(caller, in, line, problem);
    return Outcome.refused(refusal, problem);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static LedgerEntity line(Caller caller, Incoming in, String digest) {
    LedgerEntity line = new LedgerEntity();
    line.digest = digest;
    line.problemCode = "";
    line.problem = "";
    line.sender = caller.username();
    line.address = cut(caller.address(), 100);
    if (in != null) {
      Envelope envelope = in.envelope();
      line.province = in.province();
      line.formId = envelope.form().id();
      line.formVersion = envelope.form().version();
      line.periodCode = envelope.period().code();
      line.revision = envelope.revision();
      line.messageId = envelope.messageId();
      line.messageNo = envelope.sequence();
    }
    return line;
  }

  private static void explain(LedgerEntity line, CtdpException problem) {
    line.problemCode = cut(problem.errorCode().code(), 20);
    line.problem = cut(problem.sentence(VI), MAX_PROBLEM);
  }

  private void event(Caller caller, Incoming in, LedgerEntity line, CtdpException problem) {
    if (in == null || !EVENTS.contains(problem.errorCode())) {
      return;
    }
    audit.append(
        caller,
        "exchange.intake.conflict",
        new SubjectRef("submission", line.id),
        Map.of(
            "province",
            line.province,
            "form",
            in.envelope().form().toString(),
            "period",
            line.periodCode,
            "revision",
            Integer.toString(line.revision),
            "number",
            Long.toString(line.messageNo),
            "digest",
            line.digest,
            "problem",
            cut(problem.sentence(VI), 1000)));
  }

  /**
   * Writes a refusal that uses no number up into the ledger.
   *
   * @return what to throw
   */
  private CtdpException refused(Caller caller, Incoming in, String digest, CtdpException problem) {
    if (PASSING.contains(problem.errorCode())) {
      return problem;
    }
    LedgerEntity line = line(caller, in, digest);
    line.id = UUID.randomUUID().toString();
    line.receivedAt = now();
    explain(line, problem);
    try {
      jpa.tx(
          TransactionType.RequiresNew,
          em -> {
            em.persist(line);
            event(caller, in, line, problem);
          });
    } catch (RuntimeException e) {
      // The sender must hear why it was refused even when the ledger cannot be written now.
      LOG.error("A refusal could not be written into the ledger: {}", problem.getMessage(), e);
    }
    if (in == null || !FINAL.contains(problem.errorCode())) {
      return problem;
    }
    return new RefusedException(
        Answers.refusal(signer, Answers.of(problem, line, in.envelope(), digest)), problem);
  }

  private static String cut(String text, int max) {
    if (text == null) {
      return "";
    }
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  private void tell(Receipt receipt) {
    listeners.forEach(listener -> tell(listener, receipt));
    for (ComponentServiceObjects<IntakeListener> o : offered) {
      try {
        IntakeListener listener = held.computeIfAbsent(o, ComponentServiceObjects::getService);
        if (listener != null) {
          tell(listener, receipt);
        }
      } catch (RuntimeException e) {
        // The report is stored and its receipt is written: the sender must get it.
        LOG.warn("A listener could not be asked for at receipt {}", receipt.id(), e);
      }
    }
  }

  private static void tell(IntakeListener listener, Receipt receipt) {
    try {
      listener.received(receipt);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed at receipt {}", receipt.id(), e);
    }
  }

  @Override
  public Optional<Receipt> receipt(
      Caller caller, UnitRef province, String formId, Period period, int revision) {
    if (!access.allowed(caller, CentrePermissions.VIEW, Target.INSTANCE)) {
      access.require(caller, CentrePermissions.SEND, Target.of(province));
    }
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select s from SubmissionEntity s where s.province = :province"
                        + " and s.formId = :form and s.periodCode = :period"
                        + (revision == 0
                            ? " and s.revision > :revision"
                            : " and s.revision = :revision")
                        + " order by s.revision desc",
                    SubmissionEntity.class)
                .setParameter("province", province.toString())
                .setParameter("form", formId)
                .setParameter("period", period.code())
                .setParameter("revision", revision)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(s -> receipt(em, s)));
  }

  private static Receipt receipt(EntityManager em, SubmissionEntity s) {
    return receipt(
        s,
        new String(Contents.receipt(em, s.id, s.periodCode).orElseThrow(), StandardCharsets.UTF_8));
  }

  static Receipt receipt(SubmissionEntity s, String document) {
    return new Receipt(
        s.id,
        UnitRef.parse(s.province),
        new FormKey(s.formId, s.formVersion),
        Period.parse(s.periodCode),
        s.revision,
        s.digest,
        s.messageNo,
        s.sequenceNo,
        s.receivedAt,
        document);
  }

  /** What became of a message. */
  private record Outcome(Receipt receipt, boolean isNew, Refusal refusal, CtdpException problem) {

    static Outcome stored(Receipt receipt) {
      return new Outcome(receipt, true, null, null);
    }

    static Outcome repeated(Receipt receipt) {
      return new Outcome(receipt, false, null, null);
    }

    static Outcome refused(Refusal refusal, CtdpException problem) {
      return new Outcome(null, false, refusal, problem);
    }
  }
}
