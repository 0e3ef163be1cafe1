package vn.ctdp.exchange.centre.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.drift.DriftDesk;
import vn.ctdp.exchange.drift.DriftLine;
import vn.ctdp.exchange.engine.DriftCodec;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.intake.ConsolidationService;

/** Compares what a province says that it holds with what is stored here. */
@Component(service = DriftDesk.class)
public final class DriftService implements DriftDesk {

  private static final Caller SYSTEM = Caller.system("exchange.drift");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final TerritoryService territory;
  private final CalendarService calendar;
  private final ConsolidationService consolidation;
  private final Clock clock;

  @Activate
  public DriftService(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference ConsolidationService consolidation,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.territory = territory;
    this.calendar = calendar;
    this.consolidation = consolidation;
    this.clock = clock;
  }

  @Override
  public byte[] compare(Caller caller, byte[] json) {
    DriftCodec.Snapshot snapshot;
    try {
      snapshot = DriftCodec.read(json);
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          StreamError.STATUS, e.problems(), e, e.problems().get(0).sentence(caller.locale()));
    }
    UnitRef province = snapshot.province();
    access.require(caller, StreamPermissions.READ, Target.of(province));
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<DriftLine> lines = new ArrayList<>();
    Map<String, Map<String, String>> mine = DriftCodec.lists(territory, calendar);
    mine.forEach(
        (name, entries) ->
            lines.add(
                DriftCodec.line(
                    province, name, snapshot.lists().getOrDefault(name, Map.of()), entries, at)));
    jpa.tx(
        TransactionType.Required,
        em -> {
          lines.add(forms(em, snapshot, at));
          lines.addAll(reports(em, snapshot, at));
          em.createQuery("delete from DriftEntity d where d.province = :province")
              .setParameter("province", province.toString())
              .executeUpdate();
          int partNo = 0;
          for (byte[] part : Bytes.split(DriftCodec.verdicts(lines))) {
            DriftEntity d = new DriftEntity();
            d.province = province.toString();
            d.partNo = partNo++;
            d.checkedAt = at;
            d.content = part;
            em.persist(d);
          }
        });
    return DriftCodec.verdicts(lines);
  }

  /** Of the forms, what the province knows counts: its modules may be fewer. */
  private static DriftLine forms(EntityManager em, DriftCodec.Snapshot snapshot, Instant at) {
    Map<String, String> theirs = snapshot.lists().getOrDefault("forms", Map.of());
    Map<String, String> mine = new TreeMap<>();
    em.createQuery("select f.formId, f.formVersion, f.digest from FormEntity f", Object[].class)
        .getResultList()
        .forEach(r -> mine.put(r[0] + "@" + r[1], (String) r[2]));
    mine.keySet().retainAll(theirs.keySet());
    return DriftCodec.line(snapshot.province(), "forms", theirs, mine, at);
  }

  private List<DriftLine> reports(EntityManager em, DriftCodec.Snapshot snapshot, Instant at) {
    Map<String, SubmissionEntity> held = new HashMap<>();
    em.createQuery(
            "select s from CurrentEntity c join SubmissionEntity s on s.id = c.submissionId"
                + " where c.province = :province",
            SubmissionEntity.class)
        .setParameter("province", snapshot.province().toString())
        .getResultList()
        .forEach(s -> held.put(s.formId + "/" + s.periodCode, s));
    TreeSet<String> keys = new TreeSet<>(snapshot.reports().keySet());
    keys.addAll(held.keySet());
    List<DriftLine> lines = new ArrayList<>();
    for (String key : keys) {
      DriftCodec.Held theirs = snapshot.reports().get(key);
      SubmissionEntity mine = held.get(key);
      String subject = "report/" + key;
      if (theirs != null && mine != null && theirs.digest().equals(mine.digest)) {
        lines.add(new DriftLine(snapshot.province(), subject, List.of(), 0, at));
        continue;
      }
      Map<String, String> a = new TreeMap<>();
      Map<String, String> b = new TreeMap<>();
      if (theirs != null) {
        a.putAll(theirs.cells());
        a.put("#", "lần gửi " + theirs.revision() + ", " + theirs.digest());
      }
      if (mine != null) {
        consolidation
            .envelope(SYSTEM, mine.id)
            .ifPresent(bytes -> b.putAll(cells(ReceivedEnvelope.read(bytes))));
        b.put("#", "lần gửi " + mine.revision + ", " + mine.digest);
      }
      lines.add(DriftCodec.line(snapshot.province(), subject, a, b, at));
    }
    return lines;
  }

  private static Map<String, String> cells(Envelope envelope) {
    Map<String, String> cells = new TreeMap<>();
    for (Envelope.Cell c : envelope.cells()) {
      if (c.cell().value() != null) {
        cells.put(c.cell().row(), Units.text(c.cell().value()));
      }
    }
    return cells;
  }

  @Override
  public List<DriftLine> lines(Caller caller) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    Map<String, List<byte[]>> parts = new TreeMap<>();
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select d from DriftEntity d order by d.province, d.partNo", DriftEntity.class)
                .getResultList()
                .forEach(
                    d -> parts.computeIfAbsent(d.province, p -> new ArrayList<>()).add(d.content)));
    List<DriftLine> lines = new ArrayList<>();
    for (List<byte[]> document : parts.values()) {
      try {
        lines.addAll(DriftCodec.verdicts(Bytes.join(document)));
      } catch (InvalidDocumentException e) {
        throw new IllegalStateException("stored verdicts cannot be read", e);
      }
    }
    lines.sort(Comparator.comparing(DriftLine::same));
    return lines;
  }
}
