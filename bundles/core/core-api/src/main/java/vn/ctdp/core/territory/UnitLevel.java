package vn.ctdp.core.territory;

/** Level of an administrative unit; districts exist only up to 2025-06-30. */
public enum UnitLevel {
  PROVINCE,
  DISTRICT,
  COMMUNE
}
