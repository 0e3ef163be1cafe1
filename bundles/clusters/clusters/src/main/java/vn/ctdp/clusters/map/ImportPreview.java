package vn.ctdp.clusters.map;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.error.FieldProblem;

/**
 * What an import of a GeoJSON file would do.
 *
 * @param properties names of the properties that the features have, to choose from
 * @param property the one by which clusters are recognised; null when there is none
 * @param rows one for each feature, in the order of the file
 */
public record ImportPreview(List<String> properties, String property, List<Row> rows) {

  public ImportPreview {
    properties = List.copyOf(properties);
    rows = List.copyOf(rows);
  }

  /** Whether nothing stands against the import. */
  public boolean clean() {
    return !rows.isEmpty() && rows.stream().allMatch(r -> r.problems().isEmpty());
  }

  /**
   * One feature.
   *
   * @param number place in the file, from 1
   * @param label value of the chosen property; empty when missing
   * @param cluster the cluster that it becomes the place of; null when none was recognised
   * @param clusterName its name; null when none was recognised
   * @param kind what it becomes; null when unreadable
   * @param points number of its points
   * @param areaHa rough area, ha; null for a point
   * @param replaces whether the cluster has a place of this kind already
   * @param problems what stands against it; empty when nothing does
   */
  public record Row(
      int number,
      String label,
      UUID cluster,
      String clusterName,
      Place.Kind kind,
      int points,
      BigDecimal areaHa,
      boolean replaces,
      List<FieldProblem> problems) {

    public Row {
      problems = List.copyOf(problems);
    }
  }
}
