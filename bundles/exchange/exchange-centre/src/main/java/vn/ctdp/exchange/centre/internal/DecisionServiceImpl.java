package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.decision.ReceivedLine;
import vn.ctdp.exchange.decision.ReceivedReport;
import vn.ctdp.exchange.decision.ReceivedSummary;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.FormRegistry;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.IntakeGuard;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamPublisher;

/**
 * Decisions on the database. A status counts for the revision that it names, so a later revision is
 * undecided by itself. A decision and its item in the stream are one transaction.
 */
@Component(service = {DecisionService.class, IntakeGuard.class})
public final class DecisionServiceImpl implements DecisionService, IntakeGuard {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int MAX_REASON = 2000;
  private static final int MAX_CELL_REASON = 1000;
  private static final int MAX_CELLS = 500;

  private static final String FROM =
      " from CurrentEntity c join SubmissionEntity s on s.id = c.submissionId"
          + " left join ReportStatusEntity t on t.formId = c.formId"
          + " and t.periodCode = c.periodCode and t.province = c.province"
          + " and t.revision = c.revision";

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "receivedAt", "s.receivedAt",
              "province", "c.province",
              "form", "c.formId",
              "period", "s.periodEnd"),
          "s.receivedAt desc",
          "s.id");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final ConsolidationService consolidation;
  private final StreamPublisher publisher;
  private final Forms forms;
  private final TerritoryService territory;
  private final AuditLog audit;
  private final Clock clock;

  @Activate
  public DecisionServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference ConsolidationService consolidation,
      @Reference StreamPublisher publisher,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference AuditLog audit,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.consolidation = consolidation;
    this.publisher = publisher;
    this.forms = forms;
    this.territory = territory;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void check(
      UnitRef province, FormKey form, Period period, int revision, Instant drawnUpAt) {
    // Thrown outside: the intake's transaction goes on and records the refusal.
    CtdpException problem =
        jpa.txExpr(TransactionType.Required, em -> against(em, province, form, period, drawnUpAt));
    if (problem != null) {
      throw problem;
    }
  }

  private CtdpException against(
      EntityManager em, UnitRef province, FormKey form, Period period, Instant drawnUpAt) {
    ReportStatusEntity status = status(em, form.id(), period.code(), province.toString());
    if (status != null && status.state == ReportState.LOCKED) {
      return new CtdpException(DecisionError.LOCKED, period.code(), form.id());
    }
    for (ProvinceFormEntity newer : newer(em, province, form)) {
      boolean inForce =
          forms
              .find(new FormKey(newer.formId, newer.formVersion))
              .map(f -> FormRegistry.inForce(f, f.closingTo(period)))
              .orElse(false);
      if (inForce && newer.firstSeen.isBefore(drawnUpAt)) {
        return new CtdpException(
            DecisionError.FORM_OLD,
            form.toString(),
            Integer.toString(newer.formVersion),
            LocalDate.ofInstant(newer.firstSeen, ZONE).toString());
      }
    }
    return null;
  }

  private static List<ProvinceFormEntity> newer(EntityManager em, UnitRef province, FormKey form) {
    return em.createQuery(
            "select f from ProvinceFormEntity f where f.province = :province and f.formId = :form"
                + " and f.formVersion > :version order by f.formVersion desc",
            ProvinceFormEntity.class)
        .setParameter("province", province.toString())
        .setParameter("form", form.id())
        .setParameter("version", form.version())
        .getResultList();
  }

  private static ReportStatusEntity status(
      EntityManager em, String form, String period, String province) {
    return em
        .createQuery(
            "select t from ReportStatusEntity t where t.formId = :form and t.periodCode = :period"
                + " and t.province = :province",
            ReportStatusEntity.class)
        .setParameter("form", form)
        .setParameter("period", period)
        .setParameter("province", province)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public Page<ReceivedSummary> page(Caller caller, PageRequest request) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "form" -> conditions.add("c.formId = :form");
                case "period" -> conditions.add("c.periodCode = :period");
                case "province" -> conditions.add("c.province = :province");
                case "state" -> {
                  if (value.equals(ReportState.RECEIVED.name())) {
                    conditions.add("t.state is null");
                    return;
                  }
                  conditions.add("t.state = :state");
                  parameters.put(name, state(value));
                  return;
                }
                default -> throw SortColumns.unknown("filters." + name);
              }
              parameters.put(name, value);
            });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = SORTS.orderBy(request.sorts());
    Map<UnitRef, AdminUnit> units = new HashMap<>();
    territory.provinces(today()).forEach(u -> units.put(u.ref(), u));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count = em.createQuery("select count(c)" + FROM + where, Long.class);
          parameters.forEach(count::setParameter);
          TypedQuery<Object[]> rows =
              em.createQuery("select s, t" + FROM + where + order, Object[].class);
          parameters.forEach(rows::setParameter);
          return new Page<>(
              rows
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(r -> summary((SubmissionEntity) r[0], (ReportStatusEntity) r[1], units))
                  .toList(),
              count.getSingleResult());
        });
  }

  private ReceivedSummary summary(
      SubmissionEntity s, ReportStatusEntity t, Map<UnitRef, AdminUnit> units) {
    FormKey key = new FormKey(s.formId, s.formVersion);
    UnitRef province = UnitRef.parse(s.province);
    Period period = Period.parse(s.periodCode);
    return new ReceivedSummary(
        s.id,
        units.containsKey(province) ? units.get(province) : unit(province, period),
        key,
        forms.find(key).map(FormDefinition::number).orElse(s.formId),
        period,
        s.revision,
        t == null ? ReportState.RECEIVED : t.state,
        s.receivedAt,
        t == null ? "" : t.decidedBy,
        t == null ? null : t.decidedAt);
  }

  private AdminUnit unit(UnitRef ref, Period period) {
    return territory
        .find(ref, period.closingTo())
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "tỉnh", ref.toString()));
  }

  @Override
  public Optional<ReceivedReport> find(Caller caller, String submissionId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    Optional<byte[]> bytes = consolidation.envelope(caller, submissionId);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Envelope envelope = ReceivedEnvelope.read(bytes.get());
    FormDefinition form =
        forms
            .find(envelope.form())
            .orElseThrow(
                () -> new CtdpException(IntakeError.FORM_UNKNOWN, envelope.form().toString()));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          SubmissionEntity s = em.find(SubmissionEntity.class, submissionId);
          if (s == null) {
            return Optional.empty();
          }
          CurrentEntity current = current(em, s.formId, s.periodCode, s.province);
          ReportStatusEntity t = status(em, s.formId, s.periodCode, s.province);
          ReportState state =
              current.revision > s.revision
                  ? ReportState.REVISED
                  : t == null || t.revision != s.revision ? ReportState.RECEIVED : t.state;
          Map<String, String> explanations = new TreeMap<>();
          envelope.explanations().forEach(x -> explanations.put(x.check(), x.text()));
          return Optional.of(
              new ReceivedReport(
                  submission(s),
                  unit(UnitRef.parse(s.province), Period.parse(s.periodCode)),
                  form,
                  state,
                  current.revision,
                  current.submissionId,
                  envelope.cutoff(),
                  envelope.approval().map(Envelope.Approval::by).orElse(""),
                  envelope.sender().organisation(),
                  envelope.cells().stream().map(Envelope.Cell::cell).toList(),
                  envelope.listLines(),
                  explanations,
                  decisions(em, s)));
        });
  }

  @Override
  public Optional<Page<ReceivedLine>> lines(
      Caller caller, String submissionId, String list, Locale locale, PageRequest request) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    request
        .filters()
        .keySet()
        .forEach(
            name -> {
              throw SortColumns.unknown("filters." + name);
            });
    return consolidation
        .envelope(caller, submissionId)
        .map(ReceivedEnvelope::read)
        .flatMap(
            envelope ->
                forms
                    .find(envelope.form())
                    .flatMap(form -> form.list(list))
                    .map(
                        found ->
                            ReceivedLines.page(
                                found,
                                envelope.listLines().getOrDefault(list, List.of()),
                                locale,
                                request)));
  }

  private static Submission submission(SubmissionEntity s) {
    return new Submission(
        s.id,
        UnitRef.parse(s.province),
        new FormKey(s.formId, s.formVersion),
        Period.parse(s.periodCode),
        s.revision,
        true,
        "",
        s.digest,
        s.sequenceNo,
        s.receivedAt,
        s.sender,
        s.keyId != null);
  }

  private static CurrentEntity current(
      EntityManager em, String form, String period, String province) {
    return em.createQuery(
            "select c from CurrentEntity c where c.formId = :form and c.periodCode = :period"
                + " and c.province = :province",
            CurrentEntity.class)
        .setParameter("form", form)
        .setParameter("period", period)
        .setParameter("province", province)
        .getSingleResult();
  }

  private static List<Decision> decisions(EntityManager em, SubmissionEntity s) {
    List<DecisionEntity> found =
        em.createQuery(
                "select d from DecisionEntity d where d.formId = :form and d.periodCode = :period"
                    + " and d.province = :province order by d.item desc",
                DecisionEntity.class)
            .setParameter("form", s.formId)
            .setParameter("period", s.periodCode)
            .setParameter("province", s.province)
            .setMaxResults(100)
            .getResultList();
    Map<String, List<Decision.CellReason>> cells = new HashMap<>();
    if (!found.isEmpty()) {
      em.createQuery(
              "select c from DecisionCellEntity c where c.decisionId in (:ids) order by c.pos",
              DecisionCellEntity.class)
          .setParameter("ids", found.stream().map(d -> d.id).toList())
          .getResultList()
          .forEach(
              c ->
                  cells
                      .computeIfAbsent(c.decisionId, id -> new ArrayList<>())
                      .add(new Decision.CellReason(c.cellKey, c.reason)));
    }
    return found.stream().map(d -> decision(d, cells.getOrDefault(d.id, List.of()))).toList();
  }

  private static Decision decision(DecisionEntity d, List<Decision.CellReason> cells) {
    return new Decision(
        d.id,
        UnitRef.parse(d.province),
        new FormKey(d.formId, d.formVersion),
        Period.parse(d.periodCode),
        d.revision,
        Decision.Outcome.valueOf(d.outcome),
        d.reason,
        cells,
        d.decidedBy,
        d.decidedAt,
        d.item);
  }

  @Override
  public Decision accept(Caller caller, String submissionId, String remark) {
    access.require(caller, StreamPermissions.DECIDE, Target.INSTANCE);
    String text = text(remark, "remark", false, MAX_REASON);
    return decide(caller, submissionId, Decision.Outcome.ACCEPTED, text, List.of());
  }

  @Override
  public Decision giveBack(
      Caller caller, String submissionId, String reason, List<Decision.CellReason> cells) {
    access.require(caller, StreamPermissions.DECIDE, Target.INSTANCE);
    String text = text(reason, "reason", true, MAX_REASON);
    if (cells.size() > MAX_CELLS) {
      throw wrong("cells", "Tối đa 500 ô.", "At most 500 cells.");
    }
    List<Decision.CellReason> clean = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      clean.add(
          new Decision.CellReason(
              cells.get(i).cell(),
              text(cells.get(i).reason(), "cells[" + i + "].reason", true, MAX_CELL_REASON)));
    }
    return decide(caller, submissionId, Decision.Outcome.RETURNED, text, clean);
  }

  private Decision decide(
      Caller caller,
      String submissionId,
      Decision.Outcome outcome,
      String reason,
      List<Decision.CellReason> cells) {
    try {
      return jpa.txExpr(
          TransactionType.Required,
          em -> {
            SubmissionEntity s = em.find(SubmissionEntity.class, submissionId);
            if (s == null) {
              throw new CtdpException(CoreError.NOT_FOUND, "báo cáo", submissionId);
            }
            IntakeServiceImpl.lock(em, s.province);
            FormKey key = new FormKey(s.formId, s.formVersion);
            Optional<FormDefinition> form = forms.find(key);
            for (int i = 0; i < cells.size(); i++) {
              String cell = cells.get(i).cell();
              if (form.isPresent()
                  && form.get().figure(cell).isEmpty()
                  && form.get().row(cell).isEmpty()
                  && form.get().list(cell).isEmpty()) {
                throw wrong(
                    "cells[" + i + "].cell",
                    "Biểu không có ô “" + cell + "”.",
                    "The form has no cell “" + cell + "”.");
              }
            }
            return decide(em, caller, s, outcome, reason, cells);
          });
    } catch (PersistenceException e) {
      throw conflict(e);
    }
  }

  private static RuntimeException conflict(PersistenceException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CtdpException c) {
        return c;
      }
      if (t instanceof java.sql.SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("23")) {
        return new CtdpException(CoreError.CONFLICT, List.of(), e);
      }
    }
    return e;
  }

  private Decision decide(
      EntityManager em,
      Caller caller,
      SubmissionEntity s,
      Decision.Outcome outcome,
      String reason,
      List<Decision.CellReason> cells) {
    // Holds the row until the end, so that two officers decide one after the other; the sender's
    // row, held by the caller, lets no further revision in meanwhile.
    int known =
        em.createQuery(
                "update ReportStatusEntity t set t.revision = t.revision where t.formId = :form"
                    + " and t.periodCode = :period and t.province = :province")
            .setParameter("form", s.formId)
            .setParameter("period", s.periodCode)
            .setParameter("province", s.province)
            .executeUpdate();
    CurrentEntity current = current(em, s.formId, s.periodCode, s.province);
    if (current.revision != s.revision) {
      throw new CtdpException(DecisionError.NOT_LATEST, Integer.toString(current.revision));
    }
    ReportStatusEntity t = known == 0 ? null : status(em, s.formId, s.periodCode, s.province);
    ReportState before = t == null || t.revision != s.revision ? ReportState.RECEIVED : t.state;
    boolean fits =
        outcome == Decision.Outcome.REOPENED
            ? before == ReportState.LOCKED
            : before != outcome.state()
                && before != ReportState.LOCKED
                && before.mayBecome(outcome.state());
    if (!fits) {
      Localized words = words(before);
      throw new CtdpException(DecisionError.STATE, words.vi(), words.en());
    }
    Instant now = now();
    DecisionEntity d = new DecisionEntity();
    d.id = UUID.randomUUID().toString();
    d.submissionId = s.id;
    d.province = s.province;
    d.formId = s.formId;
    d.formVersion = s.formVersion;
    d.periodCode = s.periodCode;
    d.revision = s.revision;
    d.outcome = outcome.name();
    d.reason = reason;
    d.decidedBy = caller.displayName();
    d.decidedAt = now;
    if (t == null) {
      t = new ReportStatusEntity();
      t.formId = s.formId;
      t.periodCode = s.periodCode;
      t.province = s.province;
      t.revision = s.revision;
      t.state = outcome.state();
      t.decidedBy = d.decidedBy;
      t.decidedAt = now;
      em.persist(t);
      em.flush();
    } else {
      t.revision = s.revision;
      t.state = outcome.state();
      t.decidedBy = d.decidedBy;
      t.decidedAt = now;
    }
    audit.append(
        caller,
        "exchange.report.decide",
        new SubjectRef("submission", s.id),
        Map.of(
            "outcome",
            outcome.name(),
            "province",
            s.province,
            "form",
            s.formId + "@" + s.formVersion,
            "period",
            s.periodCode,
            "revision",
            Integer.toString(s.revision),
            "reason",
            reason,
            "cells",
            Integer.toString(cells.size())));
    // The right to lock is enough for the item that says so.
    Caller voice =
        outcome == Decision.Outcome.LOCKED || outcome == Decision.Outcome.REOPENED
            ? Caller.system(caller.displayName())
            : caller;
    d.item = publisher.publish(voice, item(s, d, outcome, cells));
    em.persist(d);
    int pos = 0;
    for (Decision.CellReason c : cells) {
      DecisionCellEntity e = new DecisionCellEntity();
      e.decisionId = d.id;
      e.pos = pos++;
      e.cellKey = c.cell();
      e.reason = c.reason();
      em.persist(e);
    }
    return decision(d, cells);
  }

  private NewItem item(
      SubmissionEntity s,
      DecisionEntity d,
      Decision.Outcome outcome,
      List<Decision.CellReason> cells) {
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-report-decision-1");
    content.put("id", d.id);
    content.put("form", s.formId);
    content.put("formVersion", s.formVersion);
    content.put("period", s.periodCode);
    content.put("revision", s.revision);
    content.put("digest", s.digest);
    content.put("outcome", outcome.name());
    content.put("reason", d.reason);
    content.put("decidedBy", d.decidedBy);
    content.put("decidedAt", d.decidedAt.toString());
    ArrayNode list = content.putArray("cells");
    for (Decision.CellReason c : cells) {
      list.addObject().put("cell", c.cell()).put("reason", c.reason());
    }
    String number =
        forms
            .find(new FormKey(s.formId, s.formVersion))
            .map(FormDefinition::number)
            .orElse(s.formId);
    Localized verb =
        switch (outcome) {
          case ACCEPTED -> new Localized("Chấp nhận", "Accepted:");
          case RETURNED -> new Localized("Trả lại", "Returned:");
          case LOCKED -> new Localized("Khóa kỳ", "Closed:");
          case REOPENED -> new Localized("Mở lại kỳ", "Opened again:");
        };
    Localized period = PeriodWording.of(Period.parse(s.periodCode));
    String what = number + ", " + period.vi() + ", lần gửi " + s.revision;
    String whatEn = number + ", " + period.en() + ", revision " + s.revision;
    return new NewItem(
        ItemKind.REPORT_DECISION,
        Audience.of(UnitRef.parse(s.province)),
        "",
        new Localized(verb.vi() + " " + what, verb.en() + " " + whatEn),
        StreamService.text(content));
  }

  @Override
  public int lock(
      Caller caller, String formId, Period period, Set<UnitRef> provinces, String reason) {
    return each(
        caller,
        formId,
        period,
        provinces,
        reason,
        ReportState.ACCEPTED,
        Decision.Outcome.LOCKED,
        new Localized("khóa", "lock"));
  }

  @Override
  public int reopen(
      Caller caller, String formId, Period period, Set<UnitRef> provinces, String reason) {
    return each(
        caller,
        formId,
        period,
        provinces,
        reason,
        ReportState.LOCKED,
        Decision.Outcome.REOPENED,
        new Localized("mở lại", "open again"));
  }

  private int each(
      Caller caller,
      String formId,
      Period period,
      Set<UnitRef> provinces,
      String reason,
      ReportState from,
      Decision.Outcome outcome,
      Localized verb) {
    access.require(caller, StreamPermissions.LOCK, Target.INSTANCE);
    String text = text(reason, "reason", true, MAX_REASON);
    try {
      return jpa.txExpr(
          TransactionType.Required,
          em -> {
            // In the order of provinces, so that two who close periods cannot block each other.
            inState(em, formId, period, provinces, from)
                .forEach(s -> IntakeServiceImpl.lock(em, s.province));
            List<SubmissionEntity> found = inState(em, formId, period, provinces, from);
            if (found.isEmpty()) {
              throw new CtdpException(DecisionError.NOTHING, verb.vi(), verb.en());
            }
            found.forEach(s -> decide(em, caller, s, outcome, text, List.of()));
            audit.append(
                caller,
                "exchange.period." + outcome.name().toLowerCase(java.util.Locale.ROOT),
                null,
                Map.of(
                    "form",
                    formId,
                    "period",
                    period.code(),
                    "reports",
                    Integer.toString(found.size()),
                    "reason",
                    text));
            return found.size();
          });
    } catch (PersistenceException e) {
      throw conflict(e);
    }
  }

  private static List<SubmissionEntity> inState(
      EntityManager em, String formId, Period period, Set<UnitRef> provinces, ReportState state) {
    return em
        .createQuery(
            "select s"
                + FROM
                + " where c.formId = :form and c.periodCode = :period"
                + " and t.state = :state order by c.province",
            SubmissionEntity.class)
        .setParameter("form", formId)
        .setParameter("period", period.code())
        .setParameter("state", state)
        .getResultList()
        .stream()
        .filter(s -> provinces.isEmpty() || provinces.contains(UnitRef.parse(s.province)))
        .toList();
  }

  /** Words for people. */
  static Localized words(ReportState state) {
    return switch (state) {
      case ACCEPTED -> new Localized("Đã chấp nhận", "Accepted");
      case RETURNED -> new Localized("Đã trả lại", "Returned");
      case LOCKED -> new Localized("Đã khóa kỳ", "Period closed");
      case REVISED -> new Localized("Đã thay bằng lần sau", "Replaced by a later revision");
      default -> new Localized("Đã nhận", "Received");
    };
  }

  private static ReportState state(String value) {
    try {
      return ReportState.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "filters.state", "EXD-STATE", "Không có trạng thái này.", "No such state.")),
          e);
    }
  }

  private static String text(String text, String field, boolean required, int max) {
    String clean = text == null ? "" : VietnameseText.normalise(text).strip();
    if (required && clean.isEmpty()) {
      throw wrong(field, "Cần nêu lý do.", "A reason is needed.");
    }
    if (clean.length() > max) {
      throw wrong(field, "Tối đa " + max + " ký tự.", "At most " + max + " characters.");
    }
    return clean;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static CtdpException wrong(String field, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, "EXD-FIELD", vi, en)), null);
  }
}
