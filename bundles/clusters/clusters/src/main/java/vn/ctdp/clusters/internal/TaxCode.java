package vn.ctdp.clusters.internal;

import vn.ctdp.core.text.VietnameseText;

/** How tax codes are kept: as typed without blanks around, and not at all where none is known. */
final class TaxCode {

  private TaxCode() {}

  /** Null for a code that is empty or blank. */
  static String of(String typed) {
    String code = VietnameseText.normalise(typed);
    return code == null || code.isEmpty() ? null : code;
  }
}
