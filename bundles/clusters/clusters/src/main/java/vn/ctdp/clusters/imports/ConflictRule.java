package vn.ctdp.clusters.imports;

/** What becomes of a figure where another source says something else for the same day. */
public enum ConflictRule {
  /** Both are kept and wait in the conflict queue; the figure in force stays. */
  QUEUE,
  /** The figure of the file counts; the other stays in the history. */
  REPLACE
}
