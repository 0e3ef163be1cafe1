package vn.ctdp.exchange.form;

import vn.ctdp.core.text.Localized;

/** How figures of money stand on paper. */
final class PrintedUnits {

  private PrintedUnits() {}

  /** Powers of ten between the stored unit and the printed one. */
  static int shift(String unit, Localized printed) {
    if (!"VND".equals(unit)) {
      return 0;
    }
    return printed.vi().startsWith("tỷ đồng") ? 9 : printed.vi().startsWith("triệu đồng") ? 6 : 0;
  }
}
