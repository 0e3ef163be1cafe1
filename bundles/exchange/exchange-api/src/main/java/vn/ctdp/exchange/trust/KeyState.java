package vn.ctdp.exchange.trust;

/** What has become of a key. */
public enum KeyState {
  /** Made and announced, not yet approved: nothing signed with it is accepted. */
  REQUESTED,
  /** The owner's present key. */
  CURRENT,
  /** Followed by another key; still taken for what waits in queues, until its last day. */
  REPLACED,
  /** Past its last day; what was signed before stays verifiable. */
  EXPIRED,
  /** Withdrawn before its end; nothing is taken from then on, what was taken before stays. */
  REVOKED,
  /** Never approved. */
  REFUSED
}
