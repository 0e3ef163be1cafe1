package vn.ctdp.core.error;

/**
 * How much a problem matters: an error blocks, a warning wants an explanation, an info only tells.
 */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
