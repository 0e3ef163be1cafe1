package vn.ctdp.core.store.internal.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.ListQuery;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.Subjects;

/** {@link AuditLog} on the table {@code core.audit_entry}. */
@Component(service = AuditLog.class)
public final class AuditLogImpl implements AuditLog {

  static final String VIEW = "core.audit.view";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int CHUNK = 1_000;

  private final AuditWriter writer;
  private final JpaTemplate jpa;
  private final Access access;

  /** Fetched at use: resolvers stand on services that stand on this log. */
  private final ComponentServiceObjects<Subjects> subjects;

  @Activate
  public AuditLogImpl(
      @Reference AuditWriter writer,
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Access access,
      @Reference ComponentServiceObjects<Subjects> subjects) {
    this.writer = writer;
    this.jpa = jpa;
    this.access = access;
    this.subjects = subjects;
  }

  @Override
  public void append(
      Caller caller, String action, SubjectRef subject, Map<String, String> details) {
    writer.append(caller, action, subject, details);
  }

  @Override
  public Page<AuditRecord> page(Caller caller, PageRequest request) {
    access.requireAnywhere(caller, VIEW);
    ListQuery<AuditEntity> query = new ListQuery<>(AuditEntity.class, "Audit e", request);
    query.filters(Set.of("actor", "action", "subjectType", "subjectId", "from", "to"));
    if (query.filter("actor") != null) {
      query.where("e.actor = :actor").set("actor", query.filter("actor"));
    }
    if (query.filter("action") != null) {
      query
          .where("e.action like :action escape '!'")
          .set("action", ListQuery.escape(query.filter("action")) + "%");
    }
    if (query.filter("subjectType") != null) {
      query.where("e.subjectType = :type").set("type", query.filter("subjectType"));
    }
    if (query.filter("subjectId") != null) {
      query.where("e.subjectId = :subject").set("subject", query.filter("subjectId"));
    }
    LocalDate from = day(query, "from");
    if (from != null) {
      query.where("e.at >= :from").set("from", from.atStartOfDay(ZONE).toInstant());
    }
    LocalDate to = day(query, "to");
    if (to != null) {
      query.where("e.at < :to").set("to", to.plusDays(1).atStartOfDay(ZONE).toInstant());
    }
    query.search(
        "lower(e.action) like :search escape '!' or lower(e.actor) like :search escape '!'"
            + " or lower(e.subjectId) like :search escape '!'");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Page<AuditEntity> page =
              query.run(em, Map.of("sequence", "e.seq", "at", "e.seq"), "e.seq desc", "e.seq");
          return new Page<>(page.rows().stream().map(AuditLogImpl::record).toList(), page.total());
        });
  }

  private static LocalDate day(ListQuery<?> query, String name) {
    try {
      return query.filter(name) == null ? null : LocalDate.parse(query.filter(name));
    } catch (DateTimeParseException e) {
      throw ListQuery.unknown("filters." + name);
    }
  }

  @Override
  public List<AuditRecord> history(Caller caller, SubjectRef subject, int limit) {
    if (!access.allowedAnywhere(caller, VIEW)) {
      Subjects service = subjects.getService();
      try {
        Subject resolved = service.resolve(caller, List.of(subject)).get(subject);
        if (resolved.state() != Subject.State.FOUND) {
          throw new CtdpException(CoreError.ACCESS_DENIED, VIEW);
        }
      } finally {
        subjects.ungetService(service);
      }
    }
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select e from Audit e where e.subjectType = :type and e.subjectId = :id"
                        + " order by e.seq desc",
                    AuditEntity.class)
                .setParameter("type", subject.type())
                .setParameter("id", subject.id())
                .setMaxResults(Math.max(1, Math.min(limit, 1_000)))
                .getResultList()
                .stream()
                .map(AuditLogImpl::record)
                .toList());
  }

  @Override
  public Verification verify(Caller caller) {
    access.requireAnywhere(caller, VIEW);
    // The head first: lines that come in while we read are left for the next time.
    Object[] head =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                (Object[])
                    em.createNativeQuery("SELECT seq, hash FROM core.audit_head WHERE id = 1")
                        .getSingleResult());
    long last = ((Number) head[0]).longValue();
    String headHash = (String) head[1];
    long sequence = 0;
    String hash = AuditLine.NO_HASH;
    while (sequence < last) {
      long after = sequence;
      List<AuditEntity> chunk = jpa.txExpr(TransactionType.Required, em -> chunk(em, after, last));
      if (chunk.isEmpty()) {
        return new Verification(false, sequence, sequence + 1, headHash);
      }
      for (AuditEntity line : chunk) {
        String expected = line(line).hash(sequence + 1, hash);
        if (line.seq != sequence + 1
            || !line.previousHash.equals(hash)
            || !line.hash.equals(expected)) {
          return new Verification(false, sequence, sequence + 1, headHash);
        }
        sequence = line.seq;
        hash = line.hash;
      }
    }
    boolean intact = hash.equals(headHash) && !beyond(last);
    return new Verification(intact, sequence, intact ? 0 : sequence + 1, headHash);
  }

  /** Lines past a head that has not moved were put there by hand. */
  private boolean beyond(long last) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Number max =
              (Number)
                  em.createNativeQuery("SELECT MAX(seq) FROM core.audit_entry").getSingleResult();
          Number head =
              (Number)
                  em.createNativeQuery("SELECT seq FROM core.audit_head WHERE id = 1")
                      .getSingleResult();
          return max != null && head.longValue() == last && max.longValue() > last;
        });
  }

  private static List<AuditEntity> chunk(EntityManager em, long after, long last) {
    List<AuditEntity> rows =
        em.createQuery(
                "select e from Audit e where e.seq > :after and e.seq <= :last order by e.seq",
                AuditEntity.class)
            .setParameter("after", after)
            .setParameter("last", last)
            .setMaxResults(CHUNK)
            .getResultList();
    rows.forEach(em::detach);
    return rows;
  }

  private static AuditLine line(AuditEntity e) {
    return new AuditLine(
        e.at, e.actor, e.channel, e.address, e.action, e.subjectType, e.subjectId, e.details);
  }

  private static AuditRecord record(AuditEntity e) {
    return new AuditRecord(
        e.seq,
        e.at,
        e.actor,
        e.channel,
        e.address,
        e.action,
        e.subjectType == null ? null : new SubjectRef(e.subjectType, e.subjectId),
        AuditLine.details(e.details),
        e.previousHash,
        e.hash);
  }
}
