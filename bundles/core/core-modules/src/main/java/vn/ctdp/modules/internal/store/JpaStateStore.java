package vn.ctdp.modules.internal.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.ModuleHistory.Line;
import vn.ctdp.modules.ModuleHistory.Outcome;
import vn.ctdp.modules.internal.StateStore;

/**
 * Desired state in the database of the instance. Results are read as lists: Hibernate streams
 * fetched collections through a scrollable cursor, which Derby does not have.
 */
public final class JpaStateStore implements StateStore {

  private static final int MESSAGE = 4000;
  private static final int REASON = 2000;

  private final JpaTemplate jpa;
  private final AuditLog audit;
  private final Clock clock;

  /** Creates the store on the unit {@code modules}. */
  public JpaStateStore(JpaTemplate jpa, AuditLog audit, Clock clock) {
    this.jpa = jpa;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<Desired> desired() {
    return read(
        em ->
            em
                .createQuery("select m from ModuleEntity m order by m.id", ModuleEntity.class)
                .getResultList()
                .stream()
                .map(ModuleEntity::toDesired)
                .toList());
  }

  @Override
  public List<Operation> open() {
    return read(
        em ->
            em
                .createQuery(
                    "select distinct s from SwitchEntity s left join fetch s.modules"
                        + " where s.outcome = :open order by s.requestedAt",
                    SwitchEntity.class)
                .setParameter("open", Outcome.OPEN)
                .getResultList()
                .stream()
                .map(SwitchEntity::toOperation)
                .toList());
  }

  @Override
  public void begin(Caller caller, Operation operation) {
    String reason = cut(operation.reason(), REASON);
    Operation kept =
        new Operation(
            operation.key(),
            operation.moduleId(),
            operation.wanted(),
            operation.former(),
            operation.by(),
            operation.at(),
            reason,
            operation.attempts());
    write(
        em -> {
          em.persist(new SwitchEntity(kept));
          for (String id : kept.modules()) {
            put(em, new Desired(id, kept.wanted(), kept.by(), kept.at(), reason));
          }
          append(caller, kept, "requested", null);
          return null;
        });
  }

  @Override
  public void again(Operation operation) {
    write(
        em -> {
          entity(em, operation).again();
          return null;
        });
  }

  @Override
  public void done(Caller caller, Operation operation, Localized message) {
    write(
        em -> {
          entity(em, operation).end(Outcome.DONE, clock.instant(), cut(message));
          append(caller, operation, "done", message);
          return null;
        });
  }

  @Override
  public void rolledBack(Caller caller, Operation operation, Localized message) {
    write(
        em -> {
          entity(em, operation).end(Outcome.ROLLED_BACK, clock.instant(), cut(message));
          operation.former().forEach(former -> put(em, former));
          append(caller, operation, "rolled-back", message);
          return null;
        });
  }

  @Override
  public Map<String, Advice> advice() {
    return read(JpaStateStore::kept);
  }

  private static Map<String, Advice> kept(EntityManager em) {
    return em
        .createQuery("select a.moduleId, a.advice from AdviceEntity a", Object[].class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Advice) row[1]));
  }

  @Override
  public void replaceAdvice(Caller caller, Map<String, Advice> advice, String source) {
    write(
        em -> {
          Map<String, Advice> before = kept(em);
          Map<String, Advice> wanted = new TreeMap<>(advice);
          wanted.values().removeIf(value -> value == Advice.NONE);
          em.createQuery("delete from AdviceEntity").executeUpdate();
          wanted.forEach(
              (id, value) ->
                  em.persist(new AdviceEntity(id, value, cut(source, 500), clock.instant())));
          // The same advice is looked at every day: only a change is worth a line.
          if (!wanted.equals(before)) {
            Map<String, String> details = new HashMap<>();
            wanted.forEach(
                (id, value) ->
                    details.merge(
                        value.name().toLowerCase(Locale.ROOT), id, (a, b) -> a + ", " + b));
            details.put("source", cut(source, 500));
            audit.append(caller, "core.module.advice", null, details);
          }
          return null;
        });
  }

  @Override
  public List<Line> history(String moduleId, int limit) {
    return read(
        em -> {
          // Ids first: a limit together with a fetched collection would be applied in memory.
          var query =
              em.createQuery(
                  "select s.id from SwitchEntity s"
                      + (moduleId == null ? "" : " where s.moduleId = :module")
                      + " order by s.requestedAt desc, s.id",
                  String.class);
          if (moduleId != null) {
            query.setParameter("module", moduleId);
          }
          List<String> ids = query.setMaxResults(limit).getResultList();
          if (ids.isEmpty()) {
            return List.<Line>of();
          }
          return em
              .createQuery(
                  "select distinct s from SwitchEntity s left join fetch s.modules"
                      + " where s.id in :ids order by s.requestedAt desc, s.id",
                  SwitchEntity.class)
              .setParameter("ids", ids)
              .getResultList()
              .stream()
              .map(SwitchEntity::toLine)
              .toList();
        });
  }

  private static SwitchEntity entity(EntityManager em, Operation operation) {
    SwitchEntity entity = em.find(SwitchEntity.class, operation.key());
    if (entity == null) {
      throw new IllegalStateException("no switch " + operation.key());
    }
    return entity;
  }

  private static void put(EntityManager em, Desired desired) {
    ModuleEntity entity = em.find(ModuleEntity.class, desired.id());
    if (entity == null) {
      em.persist(new ModuleEntity(desired));
    } else {
      entity.set(desired);
    }
  }

  private void append(Caller caller, Operation operation, String outcome, Localized message) {
    Map<String, String> details = new HashMap<>();
    details.put("modules", String.join(",", operation.modules()));
    details.put("outcome", outcome);
    if (!operation.reason().isEmpty()) {
      details.put("reason", operation.reason());
    }
    if (message != null && !message.vi().isEmpty()) {
      details.put("message", cut(message.vi(), 2000));
    }
    audit.append(
        caller,
        operation.wanted() == Wanted.ENABLED ? "core.module.enable" : "core.module.disable",
        new SubjectRef("module", operation.moduleId()),
        details);
  }

  private static Localized cut(Localized text) {
    return new Localized(cut(text.vi(), MESSAGE), cut(text.en(), MESSAGE));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  private interface Work<R> {
    R in(EntityManager em);
  }

  private <R> R read(Work<R> work) {
    return jpa.txExpr(TransactionType.Required, work::in);
  }

  private <R> R write(Work<R> work) {
    return jpa.txExpr(TransactionType.RequiresNew, work::in);
  }
}
