package vn.ctdp.clusters.map;

import java.math.BigDecimal;

/**
 * A place by WGS 84, in decimal degrees with six places (about 0.1 m).
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record GeoPoint(BigDecimal latitude, BigDecimal longitude) {}
