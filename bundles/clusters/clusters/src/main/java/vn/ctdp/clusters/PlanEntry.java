package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.territory.UnitRef;

/**
 * An entry of the provincial plan's cluster section (phương án, since 15/9/2026 phương hướng phát
 * triển cụm công nghiệp). A change of the plan ends one entry and begins another.
 *
 * @param id identity; null when new
 * @param name name in the plan, 1 to 200 characters
 * @param province province in whose plan it stands
 * @param communes communes, dated codes; may be empty while only the province is known
 * @param area planned area, above 0
 * @param sectors sectors in the plan's words; may be null
 * @param phase phase; null when the plan does not say
 * @param action what the plan does with it
 * @param planDocument deciding document in the core's register; may be null
 * @param planDocumentText deciding document in words, for instance {@code QĐ 1757/QĐ-TTg
 *     (31/12/2023)}
 * @param validFrom first day of this entry
 * @param validTo last day, inclusive; null while in force
 * @param cluster the cluster it became; null while there is none
 * @param illustrative true when the figure is not from a source but shown as an example
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record PlanEntry(
    UUID id,
    String name,
    UnitRef province,
    List<UnitRef> communes,
    Area area,
    String sectors,
    PlanPhase phase,
    PlanAction action,
    UUID planDocument,
    String planDocumentText,
    LocalDate validFrom,
    LocalDate validTo,
    UUID cluster,
    boolean illustrative,
    String note,
    long version) {

  public PlanEntry {
    communes = communes == null ? List.of() : List.copyOf(communes);
  }
}
