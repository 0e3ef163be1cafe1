package vn.ctdp.core.calendar;

/** Kind of reporting period (NĐ 09/2019/NĐ-CP Điều 12). */
public enum PeriodKind {
  MONTH,
  QUARTER,
  HALF_YEAR,
  YEAR
}
