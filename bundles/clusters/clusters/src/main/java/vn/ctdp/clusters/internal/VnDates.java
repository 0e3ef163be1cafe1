package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days in sentences. */
final class VnDates {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private VnDates() {}

  static String show(LocalDate day) {
    return DAY.format(day);
  }
}
