package vn.ctdp.clusters.map;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One record of where a cluster lies. Records are dated and never overwritten; the last one of the
 * latest day counts.
 *
 * @param kind point or outline
 * @param effectiveFrom first day on which it holds
 * @param point for {@link Kind#POINT}; null means "no longer" from that day
 * @param outline for {@link Kind#OUTLINE}: a GeoJSON geometry of type Polygon or MultiPolygon; null
 *     means "no longer"
 * @param outlineArea area inside the outline, ha: a rough control figure computed on the
 *     ellipsoid's local scale, never an area of a decision
 * @param source where it is from, in words
 * @param recordedBy sign-in name
 * @param recordedAt when it was recorded
 */
public record Place(
    Kind kind,
    LocalDate effectiveFrom,
    GeoPoint point,
    String outline,
    BigDecimal outlineArea,
    String source,
    String recordedBy,
    Instant recordedAt) {

  /** Kind of place. */
  public enum Kind {
    POINT,
    OUTLINE
  }

  /** Whether there is a place, as against "no longer". */
  public boolean present() {
    return point != null || outline != null;
  }
}
