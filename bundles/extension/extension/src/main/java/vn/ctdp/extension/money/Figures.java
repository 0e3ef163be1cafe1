package vn.ctdp.extension.money;

/**
 * Sums of ledger entries, whole đồng. Executed work ({@link #accepted}) and money paid out ({@link
 * #disbursed}) are two things and are never added.
 *
 * @param allocated money allocated, without what was carried over
 * @param carriedIn carried over from the year before
 * @param carriedOver carried over into the next year
 * @param committed value of contracts
 * @param advanced advances paid, before and after acceptance
 * @param paid other payments; not the advances
 * @param recovered money that came back
 * @param accepted value of accepted work
 * @param settled settled value
 */
public record Figures(
    long allocated,
    long carriedIn,
    long carriedOver,
    long committed,
    long advanced,
    long paid,
    long recovered,
    long accepted,
    long settled) {

  /** Nothing. */
  public static final Figures ZERO = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Allocated and carried in, less what was carried over. */
  public long available() {
    return Math.subtractExact(Math.addExact(allocated, carriedIn), carriedOver);
  }

  /** Money paid out and not returned: advances and payments less recoveries. */
  public long disbursed() {
    return Math.subtractExact(Math.addExact(advanced, paid), recovered);
  }

  /** What may still be committed. */
  public long uncommitted() {
    return Math.subtractExact(available(), committed);
  }

  /** What is not paid out of the money available. */
  public long left() {
    return Math.subtractExact(available(), disbursed());
  }

  /** Paid out beyond what was accepted: to be returned when the project stops. */
  public long beyondAccepted() {
    return Math.max(0, Math.subtractExact(disbursed(), accepted));
  }

  /** Sum of both. */
  public Figures plus(Figures o) {
    return new Figures(
        Math.addExact(allocated, o.allocated),
        Math.addExact(carriedIn, o.carriedIn),
        Math.addExact(carriedOver, o.carriedOver),
        Math.addExact(committed, o.committed),
        Math.addExact(advanced, o.advanced),
        Math.addExact(paid, o.paid),
        Math.addExact(recovered, o.recovered),
        Math.addExact(accepted, o.accepted),
        Math.addExact(settled, o.settled));
  }

  /** With an entry of a project more; what a project receives counts as allocated. */
  public Figures plus(MoneyKind kind, long amount) {
    return plus(
        switch (kind) {
          case DU_TOAN, BO_SUNG, CAT_GIAM, PHAN_BO -> new Figures(amount, 0, 0, 0, 0, 0, 0, 0, 0);
          case CHUYEN_DEN -> new Figures(0, amount, 0, 0, 0, 0, 0, 0, 0);
          case CHUYEN_DI -> new Figures(0, 0, amount, 0, 0, 0, 0, 0, 0);
          case CAM_KET -> new Figures(0, 0, 0, amount, 0, 0, 0, 0, 0);
          case TAM_UNG, TAM_UNG_CON_LAI -> new Figures(0, 0, 0, 0, amount, 0, 0, 0, 0);
          case THANH_TOAN, TU_CHI -> new Figures(0, 0, 0, 0, 0, amount, 0, 0, 0);
          case THU_HOI -> new Figures(0, 0, 0, 0, 0, 0, amount, 0, 0);
          case NGHIEM_THU -> new Figures(0, 0, 0, 0, 0, 0, 0, amount, 0);
          case QUYET_TOAN -> new Figures(0, 0, 0, 0, 0, 0, 0, 0, amount);
        });
  }
}
