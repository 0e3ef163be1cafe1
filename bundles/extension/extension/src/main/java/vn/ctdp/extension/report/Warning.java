package vn.ctdp.extension.report;

import vn.ctdp.core.text.Localized;

/** What may go wrong, or has, with a project. Each is computed by a rule with dated parameters. */
public enum Warning {
  /** Its contract will not be liquidated by the last day (TT 36/2013/TT-BCT Điều 18.2). */
  LIQUIDATION("Sẽ không kịp thanh lý", "Will miss its liquidation"),
  /** A step of its process is past its last day. */
  STEP_LATE("Quá hạn bước tiếp theo", "Next step overdue"),
  /** Its time is over without acceptance. */
  END_PASSED("Hết thời gian, chưa nghiệm thu", "Time is over, not accepted"),
  /** The monthly report that was due last is missing (TT 36/2013/TT-BCT Điều 23.3a). */
  NO_REPORT("Không có báo cáo tháng", "No monthly report"),
  /** Work is behind the time that has passed. */
  SLIPPING("Chậm so với kế hoạch", "Behind its plan"),
  /** Money came, or has not come, long after the work began. */
  SEASON("Tiền về sau mùa vụ", "Money came after the season"),
  /** Its unit asked to stop more than once. */
  STOP_TWICE("Xin dừng từ hai lần", "Asked to stop twice");

  private final Localized label;

  Warning(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** How sure a warning is; only where a rule states it. */
  public enum Likelihood {
    /** It has happened. */
    CERTAIN("Đã trễ", "Late already"),
    /** Fewer days are left than the steps that remain usually take. */
    HIGH("Nguy cơ cao", "High risk");

    private final Localized label;

    Likelihood(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }
}
