package vn.ctdp.core.identity;

/** How far a role reaches. */
public enum Scope {
  /** Records of the user's own organisation. */
  OWN_UNIT,
  /** The user's organisation and those below it. */
  SUBTREE,
  /** Everything of one province. */
  PROVINCE,
  /** Everything on the instance. */
  NATIONAL
}
