package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An area on the map, in whole millionths of a degree so that every test is exact.
 *
 * @param polygons polygons; of each the first ring is the outside, the others are holes
 */
record Outline(List<List<List<Outline.Vertex>>> polygons) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final MathContext EXACT_ENOUGH = new MathContext(34);
  private static final BigDecimal RADIAN =
      new BigDecimal("3.14159265358979323846264338327950288")
          .divide(BigDecimal.valueOf(180), EXACT_ENOUGH);

  /**
   * A point.
   *
   * @param x millionths of a degree east
   * @param y millionths of a degree north
   */
  record Vertex(long x, long y) {}

  /** Number of points, without those that close the rings. */
  int points() {
    return rings().mapToInt(ring -> ring.size() - 1).sum();
  }

  private java.util.stream.Stream<List<Vertex>> rings() {
    return polygons.stream().flatMap(List::stream);
  }

  /** The first edge that meets another where it must not, as the place where; null when none. */
  Vertex crossing() {
    List<Vertex[]> edges = new ArrayList<>();
    List<Integer> ringOf = new ArrayList<>();
    List<Integer> placeIn = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    int ringNumber = 0;
    for (List<Vertex> ring : rings().toList()) {
      for (int i = 0; i + 1 < ring.size(); i++) {
        edges.add(new Vertex[] {ring.get(i), ring.get(i + 1)});
        ringOf.add(ringNumber);
        placeIn.add(i);
      }
      sizes.add(ring.size() - 1);
      ringNumber++;
    }
    for (int i = 0; i < edges.size(); i++) {
      for (int j = i + 1; j < edges.size(); j++) {
        boolean sameRing = ringOf.get(i).equals(ringOf.get(j));
        int apart = placeIn.get(j) - placeIn.get(i);
        boolean neighbours = sameRing && (apart == 1 || apart == sizes.get(ringOf.get(i)) - 1);
        Vertex[] a = edges.get(i);
        Vertex[] b = edges.get(j);
        // Neighbours share an end; more than that is a way back over the same line.
        if (neighbours ? folds(a, b, apart == 1) : meet(a, b, sameRing)) {
          return a[0];
        }
      }
    }
    return null;
  }

  private static boolean folds(Vertex[] a, Vertex[] b, boolean following) {
    Vertex shared = following ? a[1] : a[0];
    Vertex before = following ? a[0] : a[1];
    Vertex after = following ? b[1] : b[0];
    return turn(before, shared, after) == 0
        && (before.x() - shared.x()) * (after.x() - shared.x())
                + (before.y() - shared.y()) * (after.y() - shared.y())
            > 0;
  }

  // Two rings may touch in a point, as polygons of one outline do along a road.
  private static boolean meet(Vertex[] a, Vertex[] b, boolean touchCounts) {
    int d1 = turn(a[0], a[1], b[0]);
    int d2 = turn(a[0], a[1], b[1]);
    int d3 = turn(b[0], b[1], a[0]);
    int d4 = turn(b[0], b[1], a[1]);
    if (d1 * d2 < 0 && d3 * d4 < 0) {
      return true;
    }
    return touchCounts
        && (d1 == 0 && within(a, b[0])
            || d2 == 0 && within(a, b[1])
            || d3 == 0 && within(b, a[0])
            || d4 == 0 && within(b, a[1]));
  }

  private static int turn(Vertex a, Vertex b, Vertex c) {
    return Long.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
  }

  private static boolean within(Vertex[] edge, Vertex p) {
    return Math.min(edge[0].x(), edge[1].x()) <= p.x()
        && p.x() <= Math.max(edge[0].x(), edge[1].x())
        && Math.min(edge[0].y(), edge[1].y()) <= p.y()
        && p.y() <= Math.max(edge[0].y(), edge[1].y());
  }

  /** Whether all points of a ring lie on one line, so that it encloses nothing. */
  boolean flat() {
    return rings()
        .anyMatch(ring -> ring.stream().allMatch(v -> turn(ring.get(0), ring.get(1), v) == 0));
  }

  /**
   * Area in hectares, four places: degrees times the length of a degree of the WGS 84 ellipsoid at
   * the middle of the outline. Good to about 0.1 % for the size of a cluster.
   */
  BigDecimal hectares() {
    BigInteger twice = BigInteger.ZERO;
    for (List<List<Vertex>> polygon : polygons) {
      for (int i = 0; i < polygon.size(); i++) {
        BigInteger ring = doubled(polygon.get(i)).abs();
        twice = i == 0 ? twice.add(ring) : twice.subtract(ring);
      }
    }
    long low = rings().flatMap(List::stream).mapToLong(Vertex::y).min().orElseThrow();
    long high = rings().flatMap(List::stream).mapToLong(Vertex::y).max().orElseThrow();
    BigDecimal phi =
        BigDecimal.valueOf(low)
            .add(BigDecimal.valueOf(high))
            .divide(MILLION.multiply(BigDecimal.valueOf(2)), EXACT_ENOUGH)
            .multiply(RADIAN, EXACT_ENOUGH);
    // Lengths of one degree, in metres (series of the WGS 84 ellipsoid).
    BigDecimal north =
        new BigDecimal("111132.954")
            .subtract(new BigDecimal("559.822").multiply(cosine(phi, 2)))
            .add(new BigDecimal("1.175").multiply(cosine(phi, 4)));
    BigDecimal east =
        new BigDecimal("111412.84")
            .multiply(cosine(phi, 1))
            .subtract(new BigDecimal("93.5").multiply(cosine(phi, 3)));
    return new BigDecimal(twice)
        .divide(BigDecimal.valueOf(2), EXACT_ENOUGH)
        .divide(MILLION.multiply(MILLION), EXACT_ENOUGH)
        .multiply(north)
        .multiply(east)
        .divide(BigDecimal.valueOf(10_000), 4, RoundingMode.HALF_UP);
  }

  private static BigDecimal cosine(BigDecimal phi, int times) {
    BigDecimal x = phi.multiply(BigDecimal.valueOf(times), EXACT_ENOUGH);
    BigDecimal square = x.multiply(x, EXACT_ENOUGH);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; n <= 14; n++) {
      term =
          term.multiply(square, EXACT_ENOUGH)
              .divide(BigDecimal.valueOf((2L * n - 1) * (2L * n)), EXACT_ENOUGH)
              .negate();
      sum = sum.add(term, EXACT_ENOUGH);
    }
    return sum;
  }

  private static BigInteger doubled(List<Vertex> ring) {
    BigInteger sum = BigInteger.ZERO;
    Vertex o = ring.get(0);
    for (int i = 0; i + 1 < ring.size(); i++) {
      Vertex a = ring.get(i);
      Vertex b = ring.get(i + 1);
      sum =
          sum.add(
              BigInteger.valueOf(
                  (a.x() - o.x()) * (b.y() - o.y()) - (b.x() - o.x()) * (a.y() - o.y())));
    }
    return sum;
  }

  /** As GeoJSON, in the shortest form. */
  String geoJson() {
    String all =
        polygons.stream()
            .map(
                polygon ->
                    polygon.stream()
                        .map(
                            ring ->
                                ring.stream()
                                    .map(v -> "[" + degrees(v.x()) + "," + degrees(v.y()) + "]")
                                    .collect(Collectors.joining(",", "[", "]")))
                        .collect(Collectors.joining(",", "[", "]")))
            .collect(Collectors.joining(","));
    return polygons.size() == 1
        ? "{\"type\":\"Polygon\",\"coordinates\":" + all + "}"
        : "{\"type\":\"MultiPolygon\",\"coordinates\":[" + all + "]}";
  }

  static String degrees(long millionths) {
    return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
  }
}
