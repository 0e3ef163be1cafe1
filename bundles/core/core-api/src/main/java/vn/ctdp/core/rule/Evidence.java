package vn.ctdp.core.rule;

/** How well a fact of the law is verified. */
public enum Evidence {
  /** The text itself was read. */
  VERIFIED,
  /** Another document quotes it. */
  SECONDARY,
  /** Known, but not checked against a text. */
  UNVERIFIED,
  /** Looked for and not found; the value is a working assumption. */
  NOT_FOUND
}
