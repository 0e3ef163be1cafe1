package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.decision.ReportDecisions;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Brings the centre's decisions to the reports that they are about. */
@Component(service = {StreamHandler.class, ReportDecisions.class})
public final class DecisionHandler implements StreamHandler, ReportDecisions {

  private static final Caller SYSTEM = Caller.system("exchange.stream");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final AuditLog audit;
  private final ReportEvents events;
  private final Summaries summaries;

  @Activate
  public DecisionHandler(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference AuditLog audit,
      @Reference ReportEvents events,
      @Reference Forms forms,
      @Reference CalendarService calendar) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.audit = audit;
    this.events = events;
    this.summaries = new Summaries(forms, calendar);
  }

  @Override
  public String kind() {
    return ItemKind.REPORT_DECISION;
  }

  @Override
  public void handle(StreamItem item) {
    Content content = Content.of(item, "ctdp-report-decision-1");
    DecisionEntity d = new DecisionEntity();
    d.number = item.number();
    d.decisionId = content.text("id", 36);
    d.formId = content.text("form", 60);
    d.formVersion = content.whole("formVersion");
    d.periodCode = content.text("period", 8);
    d.revision = content.whole("revision");
    d.outcome = content.text("outcome", 20);
    d.reason = content.maybe("reason", 2000);
    d.decidedBy = content.text("decidedBy", 200);
    Decision.Outcome outcome;
    try {
      d.decidedAt = Instant.parse(content.text("decidedAt", 40)).truncatedTo(ChronoUnit.MILLIS);
      outcome = Decision.Outcome.valueOf(d.outcome);
    } catch (DateTimeParseException e) {
      throw content.wrong("decidedAt");
    } catch (IllegalArgumentException e) {
      throw content.wrong("outcome");
    }
    List<DecisionCellEntity> cells = new ArrayList<>();
    for (JsonNode node : content.list("cells")) {
      Content cell = content.at(node);
      DecisionCellEntity c = new DecisionCellEntity();
      c.number = item.number();
      c.pos = cells.size();
      c.cellKey = cell.text("cell", 41);
      c.reason = cell.text("reason", 1000);
      cells.add(c);
    }
    String digest = content.text("digest", 64);
    jpa.tx(
        TransactionType.Required,
        em -> {
          Optional<ReportEntity> report = report(em, d, digest);
          if (em.find(DecisionEntity.class, d.number) == null) {
            em.persist(d);
            cells.forEach(em::persist);
          }
          report.ifPresent(r -> decide(r, d, outcome));
        });
  }

  /** Pages are told when they can see it. */
  @Override
  public void handled(StreamItem item) {
    Content content = Content.of(item, "ctdp-report-decision-1");
    jpa.txExpr(
            TransactionType.Required,
            em ->
                find(
                    em,
                    content.text("form", 60),
                    content.text("period", 8),
                    content.whole("revision"),
                    content.text("digest", 64)))
        .ifPresent(r -> events.changed(summaries.of(r)));
  }

  /** The report decided about; empty when this instance never had it. */
  private static Optional<ReportEntity> report(EntityManager em, DecisionEntity d, String digest) {
    Optional<ReportEntity> found = find(em, d.formId, d.periodCode, d.revision, digest);
    if (found.isPresent() && found.get().state == ReportState.QUEUED) {
      // The decision was faster than the receipt: it is looked at again when that has come.
      throw new CtdpException(StreamError.BEFORE_RECEIPT, Long.toString(d.number));
    }
    return found;
  }

  private static Optional<ReportEntity> find(
      EntityManager em, String form, String period, int revision, String digest) {
    return em
        .createQuery(
            "select r from ReportEntity r where r.formId = :form and r.periodCode = :period"
                + " and r.revision = :revision and r.digest = :digest",
            ReportEntity.class)
        .setParameter("form", form)
        .setParameter("period", period)
        .setParameter("revision", revision)
        .setParameter("digest", digest)
        .getResultList()
        .stream()
        .findFirst();
  }

  private void decide(ReportEntity r, DecisionEntity d, Decision.Outcome outcome) {
    if (r.state == ReportState.REVISED || !r.state.mayBecome(outcome.state())) {
      // A later revision is under way; the decision is kept with the one it is about.
      return;
    }
    r.state = r.state.become(outcome.state());
    r.lastProblem = outcome == Decision.Outcome.RETURNED ? d.reason : "";
    r.changedBy = SYSTEM.username();
    Instant at = d.decidedAt;
    r.changedAt = at.isAfter(r.changedAt) ? at : r.changedAt.plusMillis(1);
    Map<String, String> details = ReportTables.details(r);
    details.put("by", d.decidedBy);
    details.put("item", Long.toString(d.number));
    if (!d.reason.isEmpty()) {
      details.put("reason", d.reason);
    }
    audit.append(
        SYSTEM,
        "exchange.report." + outcome.name().toLowerCase(java.util.Locale.ROOT),
        new SubjectRef("report", r.id),
        details);
  }

  @Override
  public List<Decision> of(Caller caller, UUID reportId) {
    access.require(caller, ProvincePermissions.VIEW, target());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity r = em.find(ReportEntity.class, reportId.toString());
          if (r == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "báo cáo", reportId.toString());
          }
          // A draft that follows a returned revision is made with its reasons at hand.
          int from = r.digest == null ? r.revision - 1 : r.revision;
          List<DecisionEntity> found =
              em.createQuery(
                      "select d from DecisionEntity d where d.formId = :form and d.periodCode ="
                          + " :period and d.revision between :from and :to order by d.number desc",
                      DecisionEntity.class)
                  .setParameter("form", r.formId)
                  .setParameter("period", r.periodCode)
                  .setParameter("from", from)
                  .setParameter("to", r.revision)
                  .getResultList();
          Map<Long, List<Decision.CellReason>> cells = new java.util.HashMap<>();
          if (!found.isEmpty()) {
            em.createQuery(
                    "select c from DecisionCellEntity c where c.number in (:numbers) order by c.pos",
                    DecisionCellEntity.class)
                .setParameter("numbers", found.stream().map(d -> d.number).toList())
                .getResultList()
                .forEach(
                    c ->
                        cells
                            .computeIfAbsent(c.number, n -> new ArrayList<>())
                            .add(new Decision.CellReason(c.cellKey, c.reason)));
          }
          return found.stream()
              .map(d -> decision(d, cells.getOrDefault(d.number, List.of())))
              .toList();
        });
  }

  private Decision decision(DecisionEntity d, List<Decision.CellReason> cells) {
    return new Decision(
        d.decisionId,
        instance.province().orElseThrow(),
        new FormKey(d.formId, d.formVersion),
        Period.parse(d.periodCode),
        d.revision,
        Decision.Outcome.valueOf(d.outcome),
        d.reason,
        cells,
        d.decidedBy,
        d.decidedAt,
        d.number);
  }

  private Target target() {
    return instance.province().map(Target::of).orElse(Target.INSTANCE);
  }
}
