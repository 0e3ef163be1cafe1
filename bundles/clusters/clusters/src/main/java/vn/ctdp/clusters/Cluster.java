package vn.ctdp.clusters;

import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A cluster. What is known about it is in its {@link ClusterFact facts}.
 *
 * @param id identity; null when new
 * @param code short code, unique in the province; given by the register when null
 * @param name name, 1 to 200 characters, unique in the province
 * @param oldNames former names
 * @param province province
 * @param communes communes it lies in, dated codes; may be two; empty while unknown
 * @param legacy formed before the first regulation (05/10/2009)
 * @param developerName developer as named in the decision; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record Cluster(
    UUID id,
    String code,
    String name,
    List<String> oldNames,
    UnitRef province,
    List<UnitRef> communes,
    boolean legacy,
    String developerName,
    boolean illustrative,
    String note,
    long version) {

  public Cluster {
    oldNames = oldNames == null ? List.of() : List.copyOf(oldNames);
    communes = communes == null ? List.of() : List.copyOf(communes);
  }
}
