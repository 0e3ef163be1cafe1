package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;

/** What resources read from addresses and bodies. */
final class RestDays {

  private RestDays() {}

  /** An ISO day; today when there is none. */
  static LocalDate dayOr(String day, Clock clock) {
    if (day == null) {
      return LocalDate.now(clock.withZone(RegisterService.ZONE));
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "day",
                  "CCN-IN-16",
                  "Ngày phải có dạng 2026-06-14.",
                  "Days look like 2026-06-14.")),
          e);
    }
  }

  static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "cụm công nghiệp", id);
    }
  }

  static <T> T present(T body) {
    if (body == null) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "", "CCN-IN-17", "Yêu cầu không có nội dung.", "The request has no body.")),
          null);
    }
    return body;
  }
}
