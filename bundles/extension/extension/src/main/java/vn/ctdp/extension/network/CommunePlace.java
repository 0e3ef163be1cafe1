package vn.ctdp.extension.network;

import java.math.BigDecimal;
import vn.ctdp.core.territory.UnitRef;

/**
 * Where a commune lies, and to which district it belonged. Made for the map and table of coverage;
 * not a boundary in law.
 *
 * @param commune which
 * @param latitude degrees north, six places; null without a point
 * @param longitude degrees east, six places; null without a point
 * @param outline GeoJSON geometry in WGS 84; null without one
 * @param district the district that it, or what went into it, belonged to before 2025-07-01; null
 *     when not known
 * @param source where it was taken from
 */
public record CommunePlace(
    UnitRef commune,
    BigDecimal latitude,
    BigDecimal longitude,
    String outline,
    String district,
    String source) {}
