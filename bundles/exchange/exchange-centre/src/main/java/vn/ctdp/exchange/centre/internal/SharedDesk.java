package vn.ctdp.exchange.centre.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.RecordDesk;

/** {@link RecordDesk} on the database. */
@Component(service = RecordDesk.class)
public final class SharedDesk implements RecordDesk {

  private static final Map<String, String> SORTS =
      Map.of("title", "r.titleSort", "receivedAt", "r.receivedAt");
  private static final Set<String> FILTERS = Set.of("province", "type", "state");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final SharedDispatch dispatch;

  /** Made by the component runtime. */
  @Activate
  public SharedDesk(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference SharedDispatch dispatch) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.dispatch = dispatch;
  }

  @Override
  public List<Standing> standing(Caller caller) {
    require(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, long[]> counts = new HashMap<>();
          for (Object[] row :
              em.createQuery(
                      "select r.province, r.type, r.state, count(r) from SharedRecordEntity r group"
                          + " by r.province, r.type, r.state",
                      Object[].class)
                  .getResultList()) {
            long[] c = counts.computeIfAbsent(row[0] + " " + row[1], k -> new long[3]);
            c[0] += (Long) row[3];
            if (row[2] == State.WAITING) {
              c[1] += (Long) row[3];
            } else if (row[2] == State.FAILED) {
              c[2] += (Long) row[3];
            }
          }
          List<Standing> standing = new ArrayList<>();
          for (SharedChainEntity chain :
              em.createQuery(
                      "select c from SharedChainEntity c where c.lastNo > 0 order by c.province,"
                          + " c.type",
                      SharedChainEntity.class)
                  .getResultList()) {
            long[] c = counts.getOrDefault(chain.province + " " + chain.type, new long[3]);
            standing.add(
                new Standing(
                    UnitRef.parse(chain.province),
                    chain.type,
                    chain.lastNo,
                    c[0],
                    chain.receivedAt,
                    c[1],
                    c[2]));
          }
          return standing;
        });
  }

  @Override
  public Page<Line> records(Caller caller, PageRequest request) {
    require(caller);
    StringBuilder where = new StringBuilder(" where 1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              if (!FILTERS.contains(name)) {
                throw new CtdpException(SharedError.FILTER_UNKNOWN, name);
              }
              if (value != null && !value.isBlank()) {
                where.append(" and r.").append(name).append(" = :").append(name);
                parameters.put(name, name.equals("state") ? state(value) : value);
              }
            });
    if (!request.search().isBlank()) {
      where.append(" and r.titleSearch like :search escape '!'");
      parameters.put(
          "search",
          "%" + VietnameseText.searchKey(request.search()).replaceAll("([!%_])", "!$1") + "%");
    }
    StringBuilder order = new StringBuilder(" order by ");
    for (Sort sort : request.sorts()) {
      String column = SORTS.get(sort.property());
      if (column == null) {
        throw new CtdpException(SharedError.FILTER_UNKNOWN, sort.property());
      }
      order.append(column).append(sort.ascending() ? " asc, " : " desc, ");
    }
    if (request.sorts().isEmpty()) {
      order.append("r.receivedAt desc, ");
    }
    order.append("r.province, r.type, r.id");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(r) from SharedRecordEntity r" + where, Long.class);
          TypedQuery<SharedRecordEntity> query =
              em.createQuery(
                  "select r from SharedRecordEntity r" + where + order, SharedRecordEntity.class);
          parameters.forEach(
              (name, value) -> {
                count.setParameter(name, value);
                query.setParameter(name, value);
              });
          List<Line> lines =
              query
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(SharedDesk::line)
                  .toList();
          return new Page<>(lines, count.getSingleResult());
        });
  }

  private static State state(String text) {
    try {
      return State.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(SharedError.FILTER_UNKNOWN, List.of(), e, "state=" + text);
    }
  }

  private static Line line(SharedRecordEntity r) {
    return new Line(
        UnitRef.parse(r.province),
        r.type,
        r.id,
        r.version,
        r.title,
        r.batch,
        r.receivedAt,
        r.state,
        r.problem);
  }

  @Override
  public List<Version> history(Caller caller, UnitRef province, String type, String id) {
    require(caller);
    return jpa.txExpr(
        TransactionType.Required, em -> SharedContents.versions(em, province.toString(), type, id));
  }

  @Override
  public Optional<ReceivedRecord> record(
      Caller caller, UnitRef province, String type, String id, long version) {
    require(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            SharedContents.content(em, province.toString(), type, id, version)
                .map(
                    c ->
                        new ReceivedRecord(
                            province, type, id, version, c.title(), c.content(), c.receivedAt())));
  }

  @Override
  public List<Type> types(Caller caller) {
    require(caller);
    return jpa.txExpr(TransactionType.Required, SharedIntake::types).stream()
        .map(
            t -> {
              Optional<Localized> name = dispatch.name(t);
              return new Type(t, name.orElse(new Localized(t, t)), name.isPresent());
            })
        .toList();
  }

  @Override
  public int handOver(Caller caller, String type) {
    access.require(caller, CentrePermissions.RECORDS, Target.INSTANCE);
    int count =
        jpa.txExpr(
            TransactionType.Required,
            em -> {
              int rows =
                  em.createQuery(
                          "update SharedRecordEntity r set r.state = :waiting, r.attempts = 0,"
                              + " r.nextAttemptAt = null, r.problem = '' where r.type = :type")
                      .setParameter("waiting", State.WAITING)
                      .setParameter("type", type)
                      .executeUpdate();
              audit.append(
                  caller,
                  "exchange.records.hand-over",
                  new SubjectRef("shared-records", type),
                  Map.of("type", type, "records", Integer.toString(rows)));
              return rows;
            });
    dispatch.wake();
    return count;
  }

  private void require(Caller caller) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
  }
}
