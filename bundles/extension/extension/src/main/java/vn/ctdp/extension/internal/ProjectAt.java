package vn.ctdp.extension.internal;

import java.time.LocalDate;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Phase;

/** An approved project as the records tell it at the end of a day. */
final class ProjectAt {
  String id;
  String code;
  String name;
  String nameSort;
  FundLevel level;
  int year;
  String province;

  /** Main content, {@code ND1} to {@code ND9}. */
  String content;

  String unitName;
  LocalDate start;
  LocalDate end;
  Phase phase;

  /** Money of the estimate in force on the day. */
  Funds funds;

  long approvedSupport;

  /** Value accepted so far; null before acceptance. */
  Long accepted;

  int adjustments;
  String adjustReason;
  String stopReason;
  String contract;

  /** First day under way; null before. */
  LocalDate begun;

  /** Day of acceptance or stop; null before. */
  LocalDate over;

  LocalDate liquidationDue;

  /** Accepted, settled or liquidated. */
  boolean completed() {
    return phase == Phase.HOAN_THANH || phase == Phase.THANH_LY;
  }

  boolean stopped() {
    return phase == Phase.NGUNG;
  }

  /** Promotion money after adjustments; of a stopped project only what was accepted of it. */
  long supportAfter() {
    return stopped() ? executed() : funds.support();
  }

  long executed() {
    return accepted == null ? 0 : accepted;
  }

  long ofLevel(FundLevel wanted) {
    return level == wanted ? supportAfter() : 0;
  }
}
