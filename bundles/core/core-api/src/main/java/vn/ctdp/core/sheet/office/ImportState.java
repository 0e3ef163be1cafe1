package vn.ctdp.core.sheet.office;

/** Whether an import stands. */
public enum ImportState {
  /** Uploaded, not confirmed. */
  DRAFT,
  STORED,
  UNDONE
}
