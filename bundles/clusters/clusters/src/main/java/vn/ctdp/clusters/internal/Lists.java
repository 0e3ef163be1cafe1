package vn.ctdp.clusters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** What the lists of things that belong to clusters have in common. */
@Component(service = Lists.class)
public final class Lists {

  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public Lists(@Reference AccessControl access, @Reference InstanceInfo instance) {
    this.access = access;
    this.instance = instance;
  }

  /** The instance, whose province the lists are of. */
  InstanceInfo instance() {
    return instance;
  }

  /** The beginning of a where clause for what this caller may see, of one cluster or of all. */
  StringBuilder of(Caller caller, UUID cluster, String alias, Map<String, Object> parameters) {
    Optional<UnitRef> province = instance.province();
    access.require(
        caller, ClusterPermissions.VIEW, province.map(Target::of).orElse(Target.INSTANCE));
    StringBuilder where = new StringBuilder(" where 1 = 1");
    if (cluster != null) {
      where.append(" and ").append(alias).append(".cluster = :cluster");
      parameters.put("cluster", cluster.toString());
    }
    if (province.isPresent()) {
      where
          .append(" and exists (select 1 from ClusterEntity c where c.id = ")
          .append(alias)
          .append(".cluster and c.province = :province)");
      parameters.put("province", province.get().toString());
    }
    return where;
  }

  static void known(PageRequest request, Set<String> sorts, Set<String> filters) {
    List<String> unknown = new ArrayList<>();
    request.sorts().stream()
        .map(Sort::property)
        .filter(s -> !sorts.contains(s))
        .forEach(unknown::add);
    request.filters().keySet().stream().filter(f -> !filters.contains(f)).forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new CtdpException(ClustersError.UNKNOWN_FILTER, String.join(", ", unknown));
    }
  }

  static String pattern(String search) {
    return "%" + VietnameseText.searchKey(search).replaceAll("([!%_])", "!$1") + "%";
  }

  static String order(
      PageRequest request, Map<String, String> columns, String standard, String tieBreak) {
    StringBuilder order = new StringBuilder(" order by ");
    if (request.sorts().isEmpty()) {
      order.append(standard).append(", ");
    }
    for (Sort sort : request.sorts()) {
      order.append(columns.get(sort.property())).append(sort.ascending() ? " asc, " : " desc, ");
    }
    return order.append(tieBreak).toString();
  }

  static <T> TypedQuery<T> bind(TypedQuery<T> query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
