package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.drift.DriftLine;
import vn.ctdp.exchange.drift.DriftRadar;
import vn.ctdp.exchange.engine.DriftCodec;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportState;

/** Compares with the centre every night, and on demand. */
@Component(
    service = {DriftRadar.class, Chore.class},
    configurationPid = StreamConfig.PID)
public final class DriftChore implements DriftRadar, Chore {

  private static final Logger LOG = LoggerFactory.getLogger(DriftChore.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final TerritoryService territory;
  private final CalendarService calendar;
  private final Forms forms;
  private final Clock clock;
  private final Outbox outbox;
  private final LocalTime time;
  private final List<CentreLine> lines = new CopyOnWriteArrayList<>();
  private final AtomicReference<LocalDate> tried = new AtomicReference<>();

  @Activate
  public DriftChore(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference Forms forms,
      @Reference Clock clock,
      @Reference Outbox outbox,
      StreamConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.territory = territory;
    this.calendar = calendar;
    this.forms = forms;
    this.clock = clock;
    this.outbox = outbox;
    this.time = time(config.driftTime());
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      LOG.error("driftTime in {}.cfg is no time of day; 02:30 is used", StreamConfig.PID, e);
      return LocalTime.of(2, 30);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addLine(CentreLine line) {
    lines.add(line);
  }

  void removeLine(CentreLine line) {
    lines.remove(line);
  }

  @Override
  public void run(Optional<CentreLine> line) {
    ZonedDateTime now = clock.instant().atZone(ZONE);
    LocalDate day = now.toLocalDate();
    if (line.isEmpty() || now.toLocalTime().isBefore(time) || day.equals(tried.get())) {
      return;
    }
    if (LocalDate.ofInstant(checkedAt(), ZONE).equals(day)) {
      tried.set(day);
      return;
    }
    try {
      compare(line.get());
      tried.set(day);
    } catch (Question.Unanswered e) {
      LOG.debug("The radar has no answer yet; asked again at the next look", e);
    }
  }

  private Instant checkedAt() {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery("select max(d.checkedAt) from DriftEntity d", Instant.class)
                .getResultList()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH));
  }

  @Override
  public List<DriftLine> check(Caller caller) {
    access.require(caller, InboxPermissions.VIEW, Target.of(province()));
    if (lines.isEmpty()) {
      throw new CtdpException(CoreError.UNAVAILABLE, "đường truyền với trung tâm");
    }
    try {
      return compare(lines.get(0));
    } catch (Question.Unanswered e) {
      throw new CtdpException(CoreError.UNAVAILABLE, List.of(), e, e.getMessage());
    }
  }

  private List<DriftLine> compare(CentreLine line) throws Question.Unanswered {
    byte[] snapshot = DriftCodec.write(jpa.txExpr(TransactionType.Required, this::snapshot));
    byte[] answer = Question.post(line, "/exchange/drift", snapshot);
    List<DriftLine> verdicts;
    try {
      verdicts = DriftCodec.verdicts(answer);
    } catch (InvalidDocumentException e) {
      throw new Question.Unanswered("Trả lời của trung tâm không phải kết quả đối chiếu.", e);
    }
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    jpa.tx(
        TransactionType.Required,
        em -> {
          em.createQuery("delete from DriftEntity").executeUpdate();
          int partNo = 0;
          for (byte[] part : Bytes.split(DriftCodec.verdicts(verdicts))) {
            DriftEntity d = new DriftEntity();
            d.province = province().toString();
            d.partNo = partNo++;
            d.checkedAt = at;
            d.content = part;
            em.persist(d);
          }
        });
    if (verdicts.stream().anyMatch(v -> !v.same() && v.subject().startsWith("report/"))) {
      outbox.recall();
    }
    return verdicts;
  }

  private DriftCodec.Snapshot snapshot(EntityManager em) {
    Map<String, Map<String, String>> lists = DriftCodec.lists(territory, calendar);
    Map<String, String> known = new TreeMap<>();
    em.createQuery("select f.formId, f.formVersion, f.digest from FormEntity f", Object[].class)
        .getResultList()
        .forEach(
            r -> {
              FormKey key = new FormKey((String) r[0], (Integer) r[1]);
              if (forms.find(key).map(FormDefinition::sentToCentre).orElse(false)) {
                known.put(key.toString(), (String) r[2]);
              }
            });
    lists.put("forms", known);
    Map<String, ReportEntity> latest = new HashMap<>();
    em
        .createQuery(
            "select r from ReportEntity r where r.state in (:states) order by r.revision",
            ReportEntity.class)
        .setParameter(
            "states",
            List.of(
                ReportState.RECEIVED,
                ReportState.ACCEPTED,
                ReportState.RETURNED,
                ReportState.LOCKED))
        .getResultList()
        .stream()
        .filter(r -> r.receiptId != null)
        .forEach(r -> latest.put(r.id, r));
    Map<String, DriftCodec.Held> reports = new TreeMap<>();
    if (!latest.isEmpty()) {
      Map<String, Map<String, String>> cells = new HashMap<>();
      em.createQuery(
              "select c.reportId, c.rowKey, c.value from CellEntity c where c.reportId in (:ids)"
                  + " and c.value is not null",
              Object[].class)
          .setParameter("ids", latest.keySet())
          .getResultList()
          .forEach(
              c ->
                  cells
                      .computeIfAbsent((String) c[0], id -> new TreeMap<>())
                      .put((String) c[1], Units.text((BigDecimal) c[2])));
      latest
          .values()
          .forEach(
              r ->
                  reports.merge(
                      r.formId + "/" + r.periodCode,
                      new DriftCodec.Held(r.revision, r.digest, cells.getOrDefault(r.id, Map.of())),
                      (a, b) -> a.revision() >= b.revision() ? a : b));
    }
    return new DriftCodec.Snapshot(province(), lists, reports);
  }

  @Override
  public List<DriftLine> lines(Caller caller) {
    access.require(caller, InboxPermissions.VIEW, Target.of(province()));
    List<byte[]> parts =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em
                    .createQuery("select d from DriftEntity d order by d.partNo", DriftEntity.class)
                    .getResultList()
                    .stream()
                    .map(d -> d.content)
                    .toList());
    if (parts.isEmpty()) {
      return List.of();
    }
    try {
      List<DriftLine> result = new ArrayList<>(DriftCodec.verdicts(Bytes.join(parts)));
      result.sort(Comparator.comparing(DriftLine::same));
      return result;
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("stored verdicts cannot be read", e);
    }
  }

  private UnitRef province() {
    return instance.province().orElseThrow(() -> new CtdpException(ReportError.NO_PROVINCE));
  }
}
