package vn.ctdp.clusters.imports;

import vn.ctdp.core.text.Localized;

/** What the rows of a table are. */
public enum ImportTarget {
  /** Clusters with their facts. */
  CLUSTERS("Cụm công nghiệp và số liệu", "Clusters and their figures"),
  /** Entries of the provincial plan. */
  PLAN("Mục trong phương án phát triển", "Entries of the provincial plan"),
  /** Projects of secondary investors, enterprises without a project, and their leases. */
  PROJECTS("Dự án thứ cấp, doanh nghiệp, hợp đồng thuê đất", "Projects, enterprises and leases");

  private final Localized label;

  ImportTarget(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
