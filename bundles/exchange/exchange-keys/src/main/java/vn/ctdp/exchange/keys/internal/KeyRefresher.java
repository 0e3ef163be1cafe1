package vn.ctdp.exchange.keys.internal;

/** Learns keys that are not known here yet. */
interface KeyRefresher {

  /** Asks for new keys, in a few seconds at most; whether any came. Never throws for the road. */
  boolean refresh();
}
