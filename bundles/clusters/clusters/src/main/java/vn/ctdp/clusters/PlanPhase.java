package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** Phase of the provincial plan in which a cluster is to be built. */
public enum PlanPhase {
  DEN_2030("2021–2030", "2021–2030"),
  SAU_2030("Sau 2030", "After 2030");

  private final Localized label;

  PlanPhase(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
