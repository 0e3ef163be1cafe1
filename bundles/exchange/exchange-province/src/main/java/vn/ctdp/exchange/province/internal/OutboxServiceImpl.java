package vn.ctdp.exchange.province.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.outbox.CarriedAnswer;
import vn.ctdp.exchange.outbox.CarriedFile;
import vn.ctdp.exchange.outbox.OutboxService;
import vn.ctdp.exchange.outbox.OutboxStatus;
import vn.ctdp.exchange.outbox.WaitingMessage;
import vn.ctdp.exchange.report.ReportState;

/** The queue as administrators see it. */
@Component(service = OutboxService.class)
public final class OutboxServiceImpl implements OutboxService {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final AuditLog audit;
  private final Forms forms;
  private final Outbox outbox;
  private final Roads roads;
  private final Clock clock;

  @Activate
  public OutboxServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference AuditLog audit,
      @Reference Forms forms,
      @Reference Outbox outbox,
      @Reference Roads roads,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.audit = audit;
    this.forms = forms;
    this.outbox = outbox;
    this.roads = roads;
    this.clock = clock;
  }

  @Override
  public OutboxStatus status(Caller caller) {
    require(caller, ProvincePermissions.VIEW);
    return status();
  }

  private OutboxStatus status() {
    Optional<RoadEntity> chosen = roads.chosen();
    String road = roads.current();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Optional<ReportEntity> first = Outbox.first(em);
          return new OutboxStatus(
              road,
              choices(),
              chosen.map(c -> c.changedBy).orElse(""),
              chosen.map(c -> c.changedAt).orElse(null),
              count(em),
              first.map(r -> r.queuedAt).orElse(null),
              first.map(r -> r.attempts).orElse(0),
              first.filter(r -> !road.equals(FILE)).map(r -> r.nextAttemptAt).orElse(null),
              first.map(r -> r.lastProblem).orElse(""));
        });
  }

  private List<String> choices() {
    return Stream.concat(outbox.roads().stream(), Stream.of(FILE)).toList();
  }

  static long count(EntityManager em) {
    return em.createQuery("select count(r) from ReportEntity r where r.state = :queued", Long.class)
        .setParameter("queued", ReportState.QUEUED)
        .getSingleResult();
  }

  @Override
  public Page<WaitingMessage> waiting(Caller caller, PageRequest request) {
    require(caller, ProvincePermissions.VIEW);
    boolean byItself = !roads.current().equals(FILE);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<WaitingMessage> rows = new ArrayList<>();
          List<ReportEntity> page =
              Outbox.queue(em)
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList();
          for (ReportEntity r : page) {
            boolean next = byItself && request.offset() == 0 && rows.isEmpty();
            rows.add(message(r, next ? r.nextAttemptAt : null));
          }
          return new Page<>(rows, count(em));
        });
  }

  private WaitingMessage message(ReportEntity r, Instant nextAttempt) {
    FormKey key = new FormKey(r.formId, r.formVersion);
    return new WaitingMessage(
        UUID.fromString(r.id),
        key,
        forms.find(key).map(FormDefinition::number).orElse(r.formId),
        Period.parse(r.periodCode),
        r.revision,
        r.messageId,
        r.queuedAt,
        r.attempts,
        nextAttempt,
        r.lastProblem);
  }

  @Override
  public OutboxStatus setRoad(Caller caller, String road) {
    require(caller, ProvincePermissions.OUTBOX);
    if (road == null || !choices().contains(road)) {
      throw new CtdpException(
          ReportError.ROAD_UNKNOWN, String.valueOf(road), String.join(", ", choices()));
    }
    if (!road.equals(roads.current())) {
      roads.choose(caller, road);
      makeDue();
      outbox.wake();
    }
    return status();
  }

  @Override
  public OutboxStatus sendNow(Caller caller) {
    require(caller, ProvincePermissions.OUTBOX);
    audit.append(caller, "exchange.outbox.send-now", new SubjectRef("outbox", "queue"), Map.of());
    makeDue();
    outbox.wake();
    return status();
  }

  @Override
  public CarriedFile export(Caller caller, Optional<UUID> report) {
    require(caller, ProvincePermissions.OUTBOX);
    List<ReportEntity> waiting =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                Outbox.queue(em)
                    .setMaxResults(vn.ctdp.exchange.engine.CarriedFile.MAX_MESSAGES)
                    .getResultList()
                    .stream()
                    .filter(r -> report.isEmpty() || r.id.equals(report.get().toString()))
                    .toList());
    if (waiting.isEmpty()) {
      throw new CtdpException(ReportError.NOTHING_TO_CARRY);
    }
    List<byte[]> messages = new ArrayList<>();
    for (ReportEntity r : waiting) {
      messages.add(
          outbox.message(r.id).orElseThrow(() -> new CtdpException(ReportError.CARRY_UNSIGNED)));
    }
    UnitRef province =
        instance.province().orElseThrow(() -> new CtdpException(ReportError.NO_PROVINCE));
    ReportEntity first = waiting.get(0);
    String what =
        waiting.size() == 1
            ? first.formId + "_" + first.periodCode + "_lan-" + first.revision
            : waiting.size()
                + "-bao-cao_"
                + clock.instant().truncatedTo(ChronoUnit.MINUTES).toString().replaceAll("[-:]", "");
    String name = province.toString().replace(':', '-') + "_" + what + ".ctdp.jsonl";
    audit.append(
        caller,
        "exchange.outbox.export",
        new SubjectRef("outbox", "file"),
        Map.of("file", name, "messages", Integer.toString(messages.size())));
    return new CarriedFile(
        name,
        vn.ctdp.exchange.engine.CarriedFile.write(
            vn.ctdp.exchange.engine.CarriedFile.UP, province, clock.instant(), messages),
        messages.size());
  }

  @Override
  public List<CarriedAnswer> takeAnswers(Caller caller, byte[] file) {
    require(caller, ProvincePermissions.OUTBOX);
    List<byte[]> lines;
    try {
      if (file.length > CarriedAnswers.MAX_BYTES) {
        throw CarriedAnswers.tooLarge();
      }
      lines =
          vn.ctdp.exchange.engine.CarriedFile.read(file, vn.ctdp.exchange.engine.CarriedFile.BACK)
              .messages();
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          ReportError.ANSWER_FILE,
          e.problems(),
          e,
          e.problems().get(0).vi(),
          e.problems().get(0).en());
    }
    audit.append(
        caller,
        "exchange.outbox.answers",
        new SubjectRef("outbox", "file"),
        Map.of("messages", Integer.toString(lines.size())));
    CarriedAnswers answers = new CarriedAnswers(jpa, outbox, forms);
    List<CarriedAnswer> result = lines.stream().map(answers::take).toList();
    outbox.wake();
    return result;
  }

  private void makeDue() {
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "update ReportEntity r set r.nextAttemptAt = :now where r.state = :queued")
                .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setParameter("queued", ReportState.QUEUED)
                .executeUpdate());
  }

  private void require(Caller caller, String permission) {
    access.require(caller, permission, instance.province().map(Target::of).orElse(Target.INSTANCE));
  }
}
