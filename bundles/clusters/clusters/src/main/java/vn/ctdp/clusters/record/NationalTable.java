package vn.ctdp.clusters.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.territory.UnitRef;

/**
 * The national table of clusters (F4) on a day, from provinces' shared records. Nothing is
 * extrapolated: a province that has sent nothing has no figures.
 *
 * @param day cut-off day
 * @param before day that is compared with; null for none
 * @param sent provinces of which records have come
 * @param expected provinces of the division in force
 * @param country the whole
 * @param regions socio-economic regions, in the order of their first province
 * @param provinces all provinces, those that have sent nothing included, in their official order
 */
public record NationalTable(
    LocalDate day,
    LocalDate before,
    int sent,
    int expected,
    Line country,
    List<Line> regions,
    List<Line> provinces) {

  /** Name of the region that holds what no province of the division is known of. */
  public static final String UNPLACED = "-";

  public NationalTable {
    regions = List.copyOf(regions);
    provinces = List.copyOf(provinces);
  }

  /**
   * A line.
   *
   * @param province the province; null for a region or the country
   * @param name name of the province or region; empty for the country
   * @param region region of a province; null otherwise
   * @param sent provinces of the line that have sent
   * @param expected provinces of the line
   * @param receivedAt when the last record came; null when none did
   * @param rank place by F1 among provinces that have it, 1 is highest; null without
   * @param figures figures on the day; null when nothing was sent
   * @param then figures on the day compared with; null without such a day or anything sent
   */
  public record Line(
      UnitRef province,
      String name,
      String region,
      int sent,
      int expected,
      Instant receivedAt,
      Integer rank,
      Figures figures,
      Figures then) {}

  /**
   * Figures. Land counts in operating clusters; a rate counts clusters of which both its parts are
   * known, and is computed anew for regions and the country.
   *
   * @param planned plan entries in force
   * @param plannedArea their area, ha
   * @param established clusters established
   * @param establishedArea their area, ha
   * @param detailedPlan clusters with a detailed plan
   * @param detailedPlanArea its area, ha
   * @param capital infrastructure investment approved, VND
   * @param paid investment carried out, VND
   * @param operating clusters with a project
   * @param industrialLand industrial land of operating clusters, ha
   * @param leased of it leased, ha
   * @param f1 leased ÷ industrial land by detailed plan; empty while unknown
   * @param f2 leased or committed ÷ industrial land by detailed plan
   * @param f3 leased ÷ land cleared
   * @param f4 leased ÷ land with infrastructure
   * @param projects investment projects
   * @param workers workers under contract
   * @param wastewater clusters with central treatment up to standard
   */
  public record Figures(
      long planned,
      BigDecimal plannedArea,
      long established,
      BigDecimal establishedArea,
      long detailedPlan,
      BigDecimal detailedPlanArea,
      long capital,
      long paid,
      long operating,
      BigDecimal industrialLand,
      BigDecimal leased,
      Optional<Rate> f1,
      Optional<Rate> f2,
      Optional<Rate> f3,
      Optional<Rate> f4,
      long projects,
      long workers,
      long wastewater) {}
}
