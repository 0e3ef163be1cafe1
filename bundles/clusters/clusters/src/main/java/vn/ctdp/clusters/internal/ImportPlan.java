package vn.ctdp.clusters.internal;

import java.util.List;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.imports.ImportPreview.Row;
import vn.ctdp.core.error.FieldProblem;

/**
 * What an import would do.
 *
 * @param general problems of the table as a whole
 * @param rows what becomes of each row
 * @param steps what is to be stored, for rows that create or change something
 */
record ImportPlan(List<FieldProblem> general, List<Row> rows, List<Step> steps) {

  /**
   * What a row stores. Only the parts of the import's target are set.
   *
   * @param cluster the cluster as it will be; null when only facts are added
   * @param owner id of the cluster that exists; null when it is new
   * @param facts facts to be recorded
   * @param claims facts that go into the conflict queue
   * @param planBefore entry of the plan that ends or is changed; null when there is none
   * @param plan entry of the plan to be stored; an id says that it is changed in place
   */
  record Step(
      Cluster cluster,
      String owner,
      List<ClusterFact> facts,
      List<ClusterFact> claims,
      PlanEntry planBefore,
      PlanEntry plan) {}
}
