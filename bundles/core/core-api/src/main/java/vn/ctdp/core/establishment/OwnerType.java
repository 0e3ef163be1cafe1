package vn.ctdp.core.establishment;

/** Who owns an establishment (NĐ 45/2012, NĐ 235/2025). */
public enum OwnerType {
  DN_SIEU_NHO,
  DN_NHO,
  DN_VUA,
  DN_LON,
  HTX,
  THT,
  LHHTX,
  HO_KD,
  NGHE_NHAN
}
