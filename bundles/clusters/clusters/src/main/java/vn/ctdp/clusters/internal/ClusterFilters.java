package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;

/** Conditions of the cluster list that the database decides, on the clusters as {@code c}. */
final class ClusterFilters {

  /** Their names. */
  static final Set<String> NAMES = Set.of("kind", "developerType", "commune", "slow", "conflict");

  private ClusterFilters() {}

  /**
   * Adds what a request asks for.
   *
   * @param slowMonths months after which a cluster without construction is slow
   */
  static void add(
      StringBuilder where,
      Map<String, Object> parameters,
      PageRequest request,
      LocalDate day,
      int slowMonths) {
    Map<String, String> filters = request.filters();
    if (NAMES.stream().noneMatch(filters::containsKey)) {
      return;
    }
    if (filters.containsKey("kind")) {
      code("kind", filters.get("kind"), ClusterKind.values());
      where.append(" and ").append(inForce(FactKey.CLUSTER_KIND, "f.code = :kind"));
      parameters.put("kind", filters.get("kind"));
      parameters.put("factDay", day);
    }
    if (filters.containsKey("developerType")) {
      code("developerType", filters.get("developerType"), DeveloperType.values());
      String recorded =
          "select d.id from DeveloperEntity d where d.cluster = c.id and d.type is not null and"
              + " (d.validFrom is null or d.validFrom <= :factDay) and (d.validTo is null or"
              + " d.validTo >= :factDay)";
      where
          .append(" and (exists (")
          .append(recorded)
          .append(" and d.type = :developerType) or (not exists (")
          .append(recorded)
          .append(") and ")
          .append(inForce(FactKey.DEVELOPER_TYPE, "f.code = :developerType"))
          .append("))");
      parameters.put("developerType", filters.get("developerType"));
      parameters.put("factDay", day);
    }
    if (filters.containsKey("commune")) {
      where.append(
          " and (c.communes like :communeLike escape '!' or exists (select m.id from CommuneEntity"
              + " m where m.cluster = c.id and m.unit = :commune and (m.validFrom is null or"
              + " m.validFrom <= :factDay) and (m.validTo is null or m.validTo >= :factDay)))");
      String commune = filters.get("commune");
      parameters.put("commune", commune);
      parameters.put("communeLike", "%" + commune.replaceAll("([!%_])", "!$1") + "%");
      parameters.put("factDay", day);
    }
    if (filters.containsKey("conflict")) {
      where
          .append(" and ")
          .append(Boolean.parseBoolean(filters.get("conflict")) ? "" : "not ")
          .append(
              "exists (select x.id from ConflictEntity x where x.cluster = c.id and x.state ="
                  + " :openConflict)");
      parameters.put("openConflict", FactConflict.State.OPEN.name());
    }
    if (filters.containsKey("slow")) {
      where
          .append(" and ")
          .append(Boolean.parseBoolean(filters.get("slow")) ? "" : "not ")
          .append("(")
          .append(slow())
          .append(")");
      parameters.put("factDay", day);
      parameters.put("slowSince", day.minusMonths(slowMonths));
    }
  }

  /**
   * As the page of slow clusters says it: established since then without a break, nothing built.
   */
  private static String slow() {
    String key = "'" + FactKey.ESTABLISHED_AREA + "'";
    return "exists (select e.id from FactEntity e where e.cluster = c.id and e.key = "
        + key
        + " and e.number > 0 and e.effectiveFrom <= :slowSince and not exists (select w.id from"
        + " FactEntity w where w.cluster = c.id and w.key = "
        + key
        + " and w.number is null and w.effectiveFrom <= :factDay and (w.effectiveFrom >"
        + " e.effectiveFrom or (w.effectiveFrom = e.effectiveFrom and w.id > e.id)))) and not "
        + inForce(FactKey.INVESTMENT_PAID, "f.number > 0")
        + " and not "
        + inForce(FactKey.IND_LAND_READY, "f.number > 0")
        + " and not "
        + inForce(FactKey.OPERATING, "f.number > 0")
        + " and not "
        + inForce(FactKey.CONVERTED, "f.number > 0");
  }

  /** The fact that counts on the day, when it is so. */
  private static String inForce(FactKey key, String so) {
    return "exists (select f.id from FactEntity f where f.cluster = c.id and f.key = '"
        + key
        + "' and f.effectiveFrom <= :factDay and "
        + so
        + " and not exists (select g.id from FactEntity g where g.cluster = c.id and g.key = f.key"
        + " and g.effectiveFrom <= :factDay and (g.effectiveFrom > f.effectiveFrom or"
        + " (g.effectiveFrom = f.effectiveFrom and g.id > f.id))))";
  }

  private static void code(String filter, String value, Enum<?>[] known) {
    if (Arrays.stream(known).noneMatch(k -> k.name().equals(value))) {
      throw SortColumns.unknown("filters." + filter);
    }
  }
}
