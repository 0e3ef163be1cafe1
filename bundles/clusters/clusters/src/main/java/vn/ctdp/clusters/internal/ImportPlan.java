package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.List;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.sheet.office.ImportPreview.Row;

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
   * @param tenancy project, enterprise or lease to be stored
   */
  record Step(
      Cluster cluster,
      String owner,
      List<ClusterFact> facts,
      List<ClusterFact> claims,
      PlanEntry planBefore,
      PlanEntry plan,
      Tenancy tenancy) {

    static Step of(Tenancy tenancy) {
      return new Step(null, tenancy.cluster(), List.of(), List.of(), null, null, tenancy);
    }
  }

  /**
   * A project or an enterprise of a cluster, with a lease of it.
   *
   * @param cluster id of the cluster
   * @param owner id of the project or enterprise; a mark of its row while it is new
   * @param stored whether the project or enterprise is in the register
   * @param project the project as it will be; null when it is not one or stays as it is
   * @param tenant the enterprise as it will be; null when it is not one or stays as it is
   * @param statusFrom from when the project's status is recorded; null when it is not
   * @param statusBefore status of the project on that day so far; null when there is none
   * @param lease the lease as it will be; null when there is nothing to store
   */
  record Tenancy(
      String cluster,
      String owner,
      boolean stored,
      ClusterProject project,
      ClusterTenant tenant,
      LocalDate statusFrom,
      ProjectStatus statusBefore,
      ClusterLease lease) {}
}
