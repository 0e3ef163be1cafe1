package vn.ctdp.core.store.internal.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import javax.persistence.TypedQuery;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.text.VietnameseText;

/**
 * One page of a list: two statements, whatever its size. Values are always parameters; sort
 * expressions come from a fixed map; ties are broken by id.
 */
public final class ListQuery<E> {

  /**
   * The escape character of LIKE patterns; not the backslash, which databases treat differently.
   */
  public static final char ESCAPE = '!';

  private final Class<E> type;
  private final String from;
  private final PageRequest request;
  private final List<String> conditions = new ArrayList<>();
  private final Set<String> missingLast = new HashSet<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * @param from JPQL after FROM; the entity's alias is {@code e}
   */
  public ListQuery(Class<E> type, String from, PageRequest request) {
    this.type = type;
    this.from = from;
    this.request = request;
  }

  /** Adds a condition. */
  public ListQuery<E> where(String condition) {
    conditions.add("(" + condition + ")");
    return this;
  }

  /** Sets a parameter. */
  public ListQuery<E> set(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /**
   * Adds the free-text condition when there is a search text.
   *
   * @param condition compares with {@code :search}, to be followed by {@code escape '!'}
   */
  public ListQuery<E> search(String condition) {
    String key = VietnameseText.searchKey(request.search());
    if (!key.isEmpty()) {
      where(condition);
      set("search", contains(key));
    }
    return this;
  }

  /** Refuses filters that the list does not know. */
  public ListQuery<E> filters(Set<String> known) {
    for (String name : request.filters().keySet()) {
      if (!known.contains(name)) {
        throw unknown("filters." + name);
      }
    }
    return this;
  }

  /** The value of a filter as one of an enum; null when it is not set. */
  public <T extends Enum<T>> T enumFilter(String name, Class<T> values) {
    String value = request.filters().get(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(values, value);
    } catch (IllegalArgumentException e) {
      throw unknown("filters." + name);
    }
  }

  /** The value of a filter; null when it is not set. */
  public String filter(String name) {
    String value = request.filters().get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * Puts rows without a value last, whichever way the list is sorted by these properties: a missing
   * day is neither early nor late.
   *
   * @param properties names as in a request for a sort
   */
  public ListQuery<E> missingLast(String... properties) {
    missingLast.addAll(List.of(properties));
    return this;
  }

  /**
   * Runs the query.
   *
   * @param sorts sort expressions by property name
   * @param standard order when none is asked for
   * @param id the expression that breaks ties
   */
  public Page<E> run(EntityManager em, Map<String, String> sorts, String standard, String id) {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    TypedQuery<Long> count = em.createQuery("select count(e) from " + from + where, Long.class);
    bind(count);
    long total = count.getSingleResult();
    if (total == 0 || request.offset() >= total) {
      order(sorts, standard, id);
      return new Page<>(List.of(), total);
    }
    TypedQuery<E> rows =
        em.createQuery(
            "select e from " + from + where + " order by " + order(sorts, standard, id), type);
    bind(rows);
    rows.setFirstResult(request.offset());
    rows.setMaxResults(request.limit());
    return new Page<>(rows.getResultList(), total);
  }

  private String order(Map<String, String> sorts, String standard, String id) {
    List<String> order = new ArrayList<>();
    for (Sort sort : request.sorts()) {
      String expression = sorts.get(sort.property());
      if (expression == null) {
        throw unknown("sorts." + sort.property());
      }
      if (missingLast.contains(sort.property())) {
        order.add("case when " + expression + " is null then 1 else 0 end asc");
      }
      order.add(expression + (sort.ascending() ? " asc" : " desc"));
    }
    if (order.isEmpty()) {
      order.add(standard);
    }
    order.add(id + " asc");
    return String.join(", ", order);
  }

  private void bind(Query query) {
    parameters.forEach(query::setParameter);
  }

  /** A LIKE pattern that finds the text anywhere; its own wildcards are taken literally. */
  public static String contains(String text) {
    return "%" + escape(text) + "%";
  }

  /** The text with LIKE's wildcards escaped. */
  public static String escape(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** The refusal of a name or value that a list does not know. */
  public static CtdpException unknown(String field) {
    return SortColumns.unknown(field);
  }
}
