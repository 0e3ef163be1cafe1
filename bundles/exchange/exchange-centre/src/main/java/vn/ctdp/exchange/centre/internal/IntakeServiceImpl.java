package vn.ctdp.exchange.centre.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormRegistry;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.intake.IntakeListener;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;

/**
 * {@link IntakeService} on the database. All order comes from the lock on the sender's row, so any
 * number of nodes may run side by side; nothing is kept in memory but prepared forms.
 */
@Component(service = IntakeService.class, configurationPid = IntakeConfig.PID)
@Designate(ocd = IntakeConfig.class)
public final class IntakeServiceImpl implements IntakeService {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServiceImpl.class);
  private static final Locale VI = Locale.forLanguageTag("vi-VN");
  private static final int MAX_PROBLEM = 2000;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;
  private final TerritoryService territory;
  private final AuditLog audit;
  private final Clock clock;
  private final IntakeConfig config;
  private final List<IntakeListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<FormKey, FormCalculator> calculators = new ConcurrentHashMap<>();

  @Activate
  public IntakeServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference AuditLog audit,
      @Reference Clock clock,
      IntakeConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.forms = forms;
    this.territory = territory;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(IntakeListener listener) {
    listeners.add(listener);
  }

  void removeListener(IntakeListener listener) {
    listeners.remove(listener);
  }

  @Override
  public int maxBytes() {
    return config.maxBytes();
  }

  @Override
  public Acceptance take(Caller caller, byte[] bytes) {
    access.requireAnywhere(caller, CentrePermissions.SEND);
    if (bytes.length > config.maxBytes()) {
      throw refused(
          caller,
          null,
          CanonicalJson.sha256(bytes),
          new CtdpException(IntakeError.TOO_LARGE, Integer.toString(config.maxBytes())));
    }
    Envelope envelope;
    try {
      envelope = EnvelopeCodec.read(bytes, config.maxCells(), config.maxOrigins());
    } catch (InvalidDocumentException e) {
      throw refused(
          caller,
          null,
          CanonicalJson.sha256(bytes),
          new CtdpException(
              IntakeError.UNREADABLE, e.problems(), e, first(e.problems(), caller.locale())));
    }
    String digest = CanonicalJson.sha256(CanonicalJson.canonical(bytes));
    try {
      access.require(caller, CentrePermissions.SEND, Target.of(envelope.sender().province()));
      // What was accepted once stays accepted, whatever forms and rules say by now.
      Optional<Receipt> before = repeated(envelope, digest);
      if (before.isPresent()) {
        return new Acceptance(before.get(), true);
      }
      validate(caller, envelope);
      Stored stored = store(caller, envelope, digest, bytes);
      if (stored.isNew) {
        tell(stored.receipt);
      }
      return new Acceptance(stored.receipt, !stored.isNew);
    } catch (CtdpException e) {
      throw refused(caller, envelope, digest, e);
    }
  }

  private Optional<Receipt> repeated(Envelope envelope, String digest) {
    return jpa.txExpr(
        TransactionType.RequiresNew,
        em -> {
          SubmissionEntity held = find(em, envelope);
          return held == null ? Optional.empty() : Optional.of(same(em, held, digest));
        });
  }

  private static SubmissionEntity find(EntityManager em, Envelope envelope) {
    return em
        .createQuery(
            "select s from SubmissionEntity s where s.province = :province and s.formId = :form"
                + " and s.periodCode = :period and s.revision = :revision",
            SubmissionEntity.class)
        .setParameter("province", envelope.sender().province().toString())
        .setParameter("form", envelope.form().id())
        .setParameter("period", envelope.period().code())
        .setParameter("revision", envelope.revision())
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** The original receipt, if the content is the same. */
  private static Receipt same(EntityManager em, SubmissionEntity held, String digest) {
    if (held.digest.equals(digest)) {
      return receipt(held);
    }
    int next = latest(em, held.formId, held.periodCode, held.province) + 1;
    throw new CtdpException(
        IntakeError.KEY_TAKEN,
        List.of(expected(next)),
        null,
        held.formId,
        held.periodCode,
        Integer.toString(held.revision),
        held.digest,
        Integer.toString(next));
  }

  /** Tells programs which revision would be taken; the number is in the code. */
  private static FieldProblem expected(int next) {
    return FieldProblem.error(
        "revision",
        "EXPECTED-" + next,
        "Lần gửi tiếp theo phải là " + next + ".",
        "The next revision must be " + next + ".");
  }

  private static int latest(EntityManager em, String form, String period, String province) {
    return em
        .createQuery(
            "select c.revision from CurrentEntity c where c.formId = :form"
                + " and c.periodCode = :period and c.province = :province",
            Integer.class)
        .setParameter("form", form)
        .setParameter("period", period)
        .setParameter("province", province)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(0);
  }

  private void validate(Caller caller, Envelope envelope) {
    Period period = envelope.period();
    UnitRef province = envelope.sender().province();
    if (territory.provinces(period.closingTo()).stream().noneMatch(p -> p.ref().equals(province))) {
      throw new CtdpException(
          IntakeError.PROVINCE_UNKNOWN, province.toString(), period.closingTo().toString());
    }
    FormDefinition form =
        forms
            .find(envelope.form())
            .orElseThrow(
                () -> new CtdpException(IntakeError.FORM_UNKNOWN, envelope.form().toString()));
    if (!FormRegistry.inForce(form, period.closingTo())) {
      throw new CtdpException(
          IntakeError.FORM_NOT_IN_FORCE, form.key().toString(), period.closingTo().toString());
    }
    List<FieldProblem> problems = new java.util.ArrayList<>();
    if (!form.periods().contains(period.kind())) {
      problems.add(
          FieldProblem.error(
              "period",
              "EXC-PERIOD",
              "Biểu mẫu này không lập cho loại kỳ " + period.code() + ".",
              "This form is not made for that kind of period: " + period.code() + "."));
    }
    if (!form.sentToCentre()) {
      problems.add(
          FieldProblem.error(
              "form",
              "EXC-LEVEL",
              form.number() + " lưu ở tỉnh, không gửi lên trung tâm.",
              form.number() + " stays at the province and is not sent to the centre."));
    }
    LocalDate cutoff = form.closingTo(period);
    if (!envelope.cutoff().equals(cutoff)) {
      problems.add(
          FieldProblem.error(
              "cutoff",
              "EXC-CUTOFF",
              "Ngày chốt số liệu của kỳ là " + cutoff + ".",
              "The cut-off day of the period is " + cutoff + "."));
    }
    if (envelope.approval().isEmpty()) {
      problems.add(
          FieldProblem.error(
              "approval",
              "EXC-APPROVAL",
              "Báo cáo chưa được lãnh đạo duyệt.",
              "The report has not been approved."));
    }
    problems.addAll(
        new ContentCheck(
                form,
                calculators.computeIfAbsent(form.key(), k -> new FormCalculator(form)),
                envelope)
            .run());
    if (!problems.isEmpty()) {
      throw new CtdpException(
          IntakeError.CONTENT_WRONG,
          problems,
          null,
          Integer.toString(problems.size()),
          first(problems, caller.locale()));
    }
  }

  private static String first(List<FieldProblem> problems, Locale locale) {
    FieldProblem p = problems.get(0);
    return (p.field().isEmpty() ? "" : p.field() + ": ") + p.sentence(locale);
  }

  private Stored store(Caller caller, Envelope envelope, String digest, byte[] bytes) {
    String province = envelope.sender().province().toString();
    introduce(province);
    return jpa.txExpr(
        TransactionType.RequiresNew,
        em -> {
          long last = lock(em, province);
          SubmissionEntity held = find(em, envelope);
          if (held != null) {
            return new Stored(same(em, held, digest), false);
          }
          int next = latest(em, envelope.form().id(), envelope.period().code(), province) + 1;
          if (envelope.revision() != next) {
            throw new CtdpException(
                IntakeError.REVISION_WRONG,
                List.of(expected(next)),
                null,
                Integer.toString(next),
                Integer.toString(envelope.revision()));
          }
          em.createQuery(
                  "update SenderEntity s set s.lastSequence = :next where s.province = :province")
              .setParameter("next", last + 1)
              .setParameter("province", province)
              .executeUpdate();
          SubmissionEntity submission = insert(em, caller, envelope, digest, bytes, last + 1);
          return new Stored(receipt(submission), true);
        });
  }

  /** Makes the sender's row, in a transaction of its own; whoever is first. */
  private void introduce(String province) {
    if (known(province)) {
      return;
    }
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
      if (!known(province)) {
        throw e;
      }
      LOG.debug("Another request introduced {} at the same moment", province, e);
    }
  }

  private boolean known(String province) {
    return jpa.txExpr(
        TransactionType.RequiresNew, em -> em.find(SenderEntity.class, province) != null);
  }

  /** Updating the row locks it on either database until the transaction ends. */
  private static long lock(EntityManager em, String province) {
    em.createQuery(
            "update SenderEntity s set s.lastSequence = s.lastSequence where s.province ="
                + " :province")
        .setParameter("province", province)
        .executeUpdate();
    return em.createQuery(
            "select s.lastSequence from SenderEntity s where s.province = :province", Long.class)
        .setParameter("province", province)
        .getSingleResult();
  }

  private SubmissionEntity insert(
      EntityManager em,
      Caller caller,
      Envelope envelope,
      String digest,
      byte[] bytes,
      long sequence) {
    SubmissionEntity s = new SubmissionEntity();
    s.id = UUID.randomUUID().toString();
    s.province = envelope.sender().province().toString();
    s.formId = envelope.form().id();
    s.formVersion = envelope.form().version();
    s.periodCode = envelope.period().code();
    s.periodEnd = envelope.period().closingTo();
    s.revision = envelope.revision();
    s.digest = digest;
    s.previousDigest = envelope.previousDigest().orElse(null);
    s.messageId = envelope.messageId();
    s.sequenceNo = sequence;
    s.receivedAt = now();
    s.sender = caller.username();
    s.instanceId = envelope.sender().instance();
    s.organisation = envelope.sender().organisation();
    s.cutoff = envelope.cutoff();
    s.drawnUpAt = envelope.drawnUpAt().truncatedTo(ChronoUnit.MILLIS);
    Envelope.Approval approval = envelope.approval().orElseThrow();
    s.approvedBy = approval.by();
    s.approvedAt = approval.at().truncatedTo(ChronoUnit.MILLIS);
    s.sizeBytes = bytes.length;
    em.persist(s);
    em.flush();
    for (Envelope.Cell c : envelope.cells()) {
      CellEntity cell = new CellEntity();
      cell.submissionId = s.id;
      cell.rowKey = c.cell().row();
      cell.value = c.cell().value();
      cell.computed = c.cell().computed();
      cell.source = c.cell().source();
      cell.reason = c.cell().reason();
      cell.note = c.cell().note();
      cell.unknownCount = c.cell().unknown();
      em.persist(cell);
    }
    em.flush();
    for (Envelope.Cell c : envelope.cells()) {
      int pos = 0;
      for (Origin o : c.cell().origins()) {
        OriginEntity origin = new OriginEntity();
        origin.submissionId = s.id;
        origin.rowKey = c.cell().row();
        origin.pos = pos++;
        origin.subjectType = o.subject().type();
        origin.subjectId = o.subject().id();
        origin.title = o.title();
        origin.contribution = o.contribution();
        origin.note = o.note();
        em.persist(origin);
      }
    }
    int partNo = 0;
    for (byte[] content : Bytes.split(bytes)) {
      EnvelopePartEntity part = new EnvelopePartEntity();
      part.submissionId = s.id;
      part.partNo = partNo++;
      part.content = content;
      em.persist(part);
    }
    if (s.revision == 1) {
      CurrentEntity current = new CurrentEntity();
      current.formId = s.formId;
      current.periodCode = s.periodCode;
      current.province = s.province;
      current.revision = 1;
      current.submissionId = s.id;
      em.persist(current);
    } else {
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
    LedgerEntity line = line(caller, envelope, digest);
    line.id = s.id;
    line.receivedAt = s.receivedAt;
    line.accepted = true;
    line.sequenceNo = sequence;
    em.persist(line);
    em.flush();
    return s;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private LedgerEntity line(Caller caller, Envelope envelope, String digest) {
    LedgerEntity line = new LedgerEntity();
    line.digest = digest;
    line.problemCode = "";
    line.problem = "";
    line.sender = caller.username();
    line.address = cut(caller.address(), 100);
    if (envelope != null) {
      line.province = envelope.sender().province().toString();
      line.formId = envelope.form().id();
      line.formVersion = envelope.form().version();
      line.periodCode = envelope.period().code();
      line.revision = envelope.revision();
      line.messageId = envelope.messageId();
    }
    return line;
  }

  /** Writes the refusal into the ledger; a conflict is a security event as well. */
  private CtdpException refused(
      Caller caller, Envelope envelope, String digest, CtdpException problem) {
    try {
      jpa.tx(
          TransactionType.RequiresNew,
          em -> {
            LedgerEntity line = line(caller, envelope, digest);
            line.id = UUID.randomUUID().toString();
            line.receivedAt = now();
            line.problemCode = cut(problem.errorCode().code(), 20);
            line.problem = cut(problem.sentence(VI), MAX_PROBLEM);
            em.persist(line);
            if (problem.errorCode() == IntakeError.KEY_TAKEN) {
              audit.append(
                  caller,
                  "exchange.intake.conflict",
                  new SubjectRef("submission", line.id),
                  Map.of(
                      "province",
                      line.province,
                      "form",
                      envelope.form().toString(),
                      "period",
                      line.periodCode,
                      "revision",
                      Integer.toString(line.revision),
                      "digest",
                      digest,
                      "problem",
                      cut(problem.sentence(VI), 1000)));
            }
          });
    } catch (RuntimeException e) {
      // The sender must hear why it was refused even when the ledger cannot be written now.
      LOG.error("A refusal could not be written into the ledger: {}", problem.getMessage(), e);
    }
    return problem;
  }

  private static String cut(String text, int max) {
    if (text == null) {
      return "";
    }
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  private void tell(Receipt receipt) {
    for (IntakeListener listener : listeners) {
      try {
        listener.received(receipt);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed at receipt {}", receipt.id(), e);
      }
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
                .map(IntakeServiceImpl::receipt));
  }

  static Receipt receipt(SubmissionEntity s) {
    return new Receipt(
        s.id,
        UnitRef.parse(s.province),
        new FormKey(s.formId, s.formVersion),
        Period.parse(s.periodCode),
        s.revision,
        s.digest,
        s.sequenceNo,
        s.receivedAt);
  }

  private record Stored(Receipt receipt, boolean isNew) {}
}
