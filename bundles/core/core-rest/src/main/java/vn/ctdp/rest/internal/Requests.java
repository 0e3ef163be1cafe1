package vn.ctdp.rest.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.core.SecurityContext;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rest.CallerPrincipal;

/** What the resources have in common: the caller, today, pages. */
final class Requests {

  /** Days are those of Viet Nam. */
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final int MOST_ROWS = 1000;

  private Requests() {}

  /** Who calls; the gateway has proved it. */
  static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** The day asked for, or today. */
  static LocalDate dayOr(LocalDate day, Clock clock) {
    return day == null ? LocalDate.now(clock.withZone(ZONE)) : day;
  }

  /**
   * A page.
   *
   * @param sort comma-separated property names, each with a minus in front for descending order
   * @param filters values by name; empty ones are left out
   */
  static PageRequest page(
      int offset, int limit, String sort, String search, Map<String, String> filters) {
    if (offset < 0) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "offset", "≥ 0");
    }
    if (limit < 1 || limit > MOST_ROWS) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "limit", "1–" + MOST_ROWS);
    }
    List<Sort> sorts = new ArrayList<>();
    if (sort != null && !sort.isBlank()) {
      for (String part : sort.split(",")) {
        String property = part.trim();
        boolean descending = property.startsWith("-");
        sorts.add(new Sort(descending ? property.substring(1) : property, !descending));
      }
    }
    return new PageRequest(offset, limit, sorts, search, filters);
  }

  /** Filters that have a value; alternating names and values. */
  static Map<String, String> filters(String... namesAndValues) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      if (value != null && !value.isBlank()) {
        filters.put(namesAndValues[i], value.trim());
      }
    }
    return filters;
  }

  /** An id. */
  static UUID id(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(RestError.WRONG_PARAMETER, name, "UUID");
    }
  }

  /** The value, or the refusal that there is none. */
  static <T> T found(Optional<T> value, RestError absent, Object... arguments) {
    return value.orElseThrow(() -> new CtdpException(absent, arguments));
  }

  /** The value of a field that must be there. */
  static <T> T required(T value, String field) {
    if (value == null) {
      throw new CtdpException(RestError.MISSING_BODY, field);
    }
    return value;
  }
}
