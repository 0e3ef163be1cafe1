package vn.ctdp.core.organisation;

/** Kind of organisation; the codes are those of the field's own lists. */
public enum OrganisationType {
  /** Bộ. */
  BO,
  /** Cục, the central agency. */
  CUC,
  /** Phòng of the central agency. */
  PHONG_CUC,
  /** Regional national extension centre. */
  TT_KC_VUNG,
  /** Provincial people's committee. */
  UBND_TINH,
  /** Provincial Department of Industry and Trade. */
  SO_CT,
  /** Room of the department. */
  PHONG_SO,
  /** Provincial extension centre. */
  TT_KC_TINH,
  /** Commune people's committee. */
  UBND_XA,
  /** Developer of cluster infrastructure. */
  CHU_DAU_TU,
  /** Enterprise. */
  DOANH_NGHIEP,
  /** Cooperative. */
  HTX,
  /** Household business. */
  HO_KD,
  /** Any other body. */
  CO_QUAN_KHAC
}
