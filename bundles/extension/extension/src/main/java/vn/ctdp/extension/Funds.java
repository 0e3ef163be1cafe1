package vn.ctdp.extension;

/**
 * Money by source, whole đồng, each 0 or more.
 *
 * @param national national promotion money (KCQG)
 * @param local local promotion money (KCĐP)
 * @param otherState other money of the state
 * @param counterpart matching money of others (vốn đối ứng)
 */
public record Funds(long national, long local, long otherState, long counterpart) {

  /** Nothing. */
  public static final Funds ZERO = new Funds(0, 0, 0, 0);

  /** All sources together; throws {@link ArithmeticException} beyond the range of long. */
  public long total() {
    return Math.addExact(support(), Math.addExact(otherState, counterpart));
  }

  /** Promotion money, national and local. */
  public long support() {
    return Math.addExact(national, local);
  }

  /** One source. */
  public long of(FundSource source) {
    return switch (source) {
      case KCQG -> national;
      case KCDP -> local;
      case NSNN_KHAC -> otherState;
      case DOI_UNG -> counterpart;
    };
  }

  /** With an amount more of one source. */
  public Funds plus(FundSource source, long amount) {
    return plus(
        switch (source) {
          case KCQG -> new Funds(amount, 0, 0, 0);
          case KCDP -> new Funds(0, amount, 0, 0);
          case NSNN_KHAC -> new Funds(0, 0, amount, 0);
          case DOI_UNG -> new Funds(0, 0, 0, amount);
        });
  }

  /** Sum source by source. */
  public Funds plus(Funds other) {
    return new Funds(
        Math.addExact(national, other.national),
        Math.addExact(local, other.local),
        Math.addExact(otherState, other.otherState),
        Math.addExact(counterpart, other.counterpart));
  }
}
