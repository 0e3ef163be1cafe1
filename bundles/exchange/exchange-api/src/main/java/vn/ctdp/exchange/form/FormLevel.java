package vn.ctdp.exchange.form;

/** Who answers for a form; with it come recipient, due date and closing window. */
public enum FormLevel {
  /** The province; its reports go to the centre. */
  PROVINCE,
  /** A commune (before 2025-07-01 a district); its reports stay at the province. */
  COMMUNE,
  /** A developer of cluster infrastructure; its reports stay at the province. */
  DEVELOPER,
  /** An investor with a project in a cluster; its reports stay at the province. */
  TENANT
}
