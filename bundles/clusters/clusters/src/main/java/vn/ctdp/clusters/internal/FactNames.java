package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.text.Localized;

/** Words for codes, units and days in sentences of the module. */
final class FactNames {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private FactNames() {}

  /** The name of a value of a fact that takes codes. */
  static Localized code(FactKey key, String code) {
    return key.codes().getOrDefault(code, new Localized(code, code));
  }

  /** A unit as it stands behind a figure, with the space before it. */
  static Localized unit(String unit) {
    return switch (unit) {
      case "ha" -> new Localized(" ha", " ha");
      case "%" -> new Localized(" %", " %");
      case "VND" -> new Localized(" đồng", " VND");
      default -> new Localized("", "");
    };
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }
}
