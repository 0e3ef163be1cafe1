package vn.ctdp.extension.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceUnitUtil;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** What the services of the module share: rights, whose records, history, turns. Thread-safe. */
@Component(service = Work.class)
public class Work {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Longest value in the history; the whole text stands in the record itself. */
  private static final int LONGEST_DETAIL = 180;

  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public Work(
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** Now, to the millisecond. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The instance's province; empty at the centre, which sees all that it stores. */
  Optional<UnitRef> province() {
    return instance.province();
  }

  void requireView(Caller caller) {
    access.require(
        caller,
        ExtensionPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  /** Requires a right for a record of a province, or of the nation when null. */
  void require(Caller caller, String permission, UnitRef province) {
    access.require(caller, permission, province == null ? Target.INSTANCE : Target.of(province));
  }

  /** Whether the caller has a right for a record of a province, or of the nation when null. */
  boolean may(Caller caller, String permission, UnitRef province) {
    return access.allowed(
        caller, permission, province == null ? Target.INSTANCE : Target.of(province));
  }

  /** Whether a record of this province may be shown here; the nation's ('') always may. */
  boolean visible(String province) {
    return province.isEmpty()
        || instance.province().map(p -> p.toString().equals(province)).orElse(true);
  }

  /** Waits until all writers before are done; the turn ends with the transaction. */
  static void awaitTurn(EntityManager em) {
    int rows =
        em.createNativeQuery("UPDATE extension.kc_turn SET taken = taken + 1 WHERE id = 1")
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("extension.kc_turn has no row");
    }
  }

  /** Appends what has changed, if anything has. */
  void changed(
      Caller caller,
      String type,
      String id,
      Map<String, String> before,
      Map<String, String> after) {
    Map<String, String> details = new LinkedHashMap<>();
    after.forEach(
        (field, value) -> {
          String was = before.getOrDefault(field, "");
          if (!was.equals(value)) {
            details.put(field + ".before", cut(was));
            details.put(field + ".after", cut(value));
          }
        });
    if (!details.isEmpty()) {
      log(caller, type, before.isEmpty() ? "create" : "update", id, details);
    }
  }

  void log(Caller caller, String type, String act, String id, Map<String, String> details) {
    audit.append(
        caller,
        "extension." + type + "." + act,
        new SubjectRef(ExtensionSubjects.PREFIX + type, id),
        details);
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_DETAIL ? value : value.substring(0, LONGEST_DETAIL - 1) + "…";
  }

  /** The entity at the version that was read. */
  static <T> T known(T entity, long current, long wanted) {
    if (current != wanted) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    return entity;
  }

  static <T> T found(T entity, String what, Object id) {
    if (entity == null) {
      throw new CtdpException(CoreError.NOT_FOUND, what, id);
    }
    return entity;
  }

  static String text(UUID id) {
    return id == null ? null : id.toString();
  }

  static UUID uuid(String text) {
    return text == null ? null : UUID.fromString(text);
  }

  static String province(UnitRef province) {
    return province == null ? "" : province.toString();
  }

  static UnitRef province(String text) {
    return text.isEmpty() ? null : UnitRef.parse(text);
  }

  /** A condition under construction with its parameters. */
  static final class Where {
    private final StringBuilder text = new StringBuilder(" where 1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();

    Where and(String condition) {
      text.append(" and ").append(condition);
      return this;
    }

    Where and(String condition, String name, Object value) {
      parameters.put(name, value);
      return and(condition);
    }

    /** All conditions of another one besides. */
    Where join(Where other) {
      text.append(other.text.substring(" where 1 = 1".length()));
      parameters.putAll(other.parameters);
      return this;
    }

    /** An exact filter where the request has it. */
    Where filter(PageRequest request, String name, String path) {
      String value = request.filters().get(name);
      return value == null ? this : and(path + " = :" + name, name, value);
    }

    /** A filter by a whole number where the request has it. */
    Where number(PageRequest request, String name, String path) {
      String value = request.filters().get(name);
      if (value == null) {
        return this;
      }
      if (!value.matches("\\d{1,9}")) {
        throw SortColumns.unknown("filters." + name);
      }
      return and(path + " = :" + name, name, Integer.valueOf(value));
    }

    /** What is typed into a search field, found anywhere and without diacritics. */
    Where search(String path, String typed) {
      return typed.isBlank()
          ? this
          : and(
              // Derby compares for "like" letter by letter in its order of texts.
              "locate(:search, " + path + ", 1) > 0", "search", VietnameseText.searchKey(typed));
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
      parameters.forEach(query::setParameter);
      return query;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Refuses filters that a list does not know. */
  static void onlyFilters(PageRequest request, Set<String> filters) {
    request.filters().keySet().stream()
        .filter(f -> !filters.contains(f))
        .findFirst()
        .ifPresent(
            f -> {
              throw SortColumns.unknown("filters." + f);
            });
  }

  /** Rows of a page and how many there are, in three statements. */
  static <E> vn.ctdp.core.query.Page<E> page(
      EntityManager em,
      Class<E> type,
      String alias,
      Where where,
      SortColumns sorts,
      PageRequest request) {
    String from = " from " + type.getSimpleName() + " " + alias + where;
    long total =
        where
            .bind(em.createQuery("select count(" + alias + ")" + from, Long.class))
            .getSingleResult();
    if (total <= request.offset()) {
      return new vn.ctdp.core.query.Page<>(List.of(), total);
    }
    // Only keys are put in order: rows with their long texts would be carried through the sort.
    List<String> ids =
        where
            .bind(
                em.createQuery(
                    "select " + alias + ".id" + from + sorts.orderBy(request.sorts()),
                    String.class))
            .setFirstResult(request.offset())
            .setMaxResults(request.limit())
            .getResultList();
    PersistenceUnitUtil keys = em.getEntityManagerFactory().getPersistenceUnitUtil();
    Map<Object, E> found =
        em
            .createQuery(
                "select "
                    + alias
                    + " from "
                    + type.getSimpleName()
                    + " "
                    + alias
                    + " where "
                    + alias
                    + ".id in :ids",
                type)
            .setParameter("ids", ids)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(keys::getIdentifier, e -> e));
    List<E> rows = ids.stream().map(found::get).toList();
    return new vn.ctdp.core.query.Page<>(rows, total);
  }
}
