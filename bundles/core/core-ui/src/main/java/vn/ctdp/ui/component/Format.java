package vn.ctdp.ui.component;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.Money;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.territory.UnitType;

/**
 * Figures and days as Vietnamese offices write them, in both languages of the interface: a figure
 * must not change its look with the language. Thread-safe.
 */
public final class Format {

  /** Zone of all dates and clocks shown. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private Format() {}

  /** {@code 01/07/2025}; empty for null. */
  public static String date(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** {@code 01/07/2025 14:05} in Vietnam's zone; empty for null. */
  public static String moment(Instant instant) {
    return instant == null ? "" : MOMENT.format(instant.atZone(ZONE));
  }

  /**
   * Who did something, for people: the platform's own helpers have technical names.
   *
   * @param username name in the log; may be null
   */
  public static String actor(String username) {
    return username == null
        ? ""
        : UiText.MESSAGES.find("ui.actor." + username, UiText.locale()).orElse(username);
  }

  /**
   * Through which door something came, for people; a door without words keeps its name.
   *
   * @param door name in the log; may be null
   */
  public static String channel(String door) {
    return door == null
        ? ""
        : UiText.MESSAGES.find("ui.channel." + door, UiText.locale()).orElse(door);
  }

  /** {@code 01/07/2025 – 30/06/2026}, with words where an end is open. */
  public static String range(LocalDate from, LocalDate to) {
    if (from == null && to == null) {
      return UiText.of("ui.range.always");
    }
    if (to == null) {
      return UiText.of("ui.range.from", date(from));
    }
    if (from == null) {
      return UiText.of("ui.range.to", date(to));
    }
    return date(from) + " – " + date(to);
  }

  /** Whole number with points between thousands; empty for null. */
  public static String whole(Number value) {
    return value == null ? "" : VnNumbers.format(BigDecimal.valueOf(value.longValue()), 0);
  }

  /** A decimal with exactly so many places; empty for null. */
  public static String decimal(BigDecimal value, int decimals) {
    return value == null ? "" : VnNumbers.format(value, decimals);
  }

  /** Whole đồng with their unit, {@code 1.500.000 đồng}; empty for null. */
  public static String money(Long vnd) {
    return vnd == null ? "" : whole(vnd) + " " + UiText.of("ui.money.unit");
  }

  /**
   * An amount in its readable unit, rounded half up to two places: {@code 1,5 tỷ đồng}; below one
   * million as it is. For overviews only, never where somebody signs.
   */
  public static String moneyShort(Long vnd) {
    if (vnd == null) {
      return "";
    }
    long size = Math.abs(vnd);
    if (size >= 1_000_000_000L) {
      return VnNumbers.formatTrimmed(new Money(vnd).inTy(), 2) + " " + UiText.of("ui.money.ty");
    }
    if (size >= 1_000_000L) {
      return VnNumbers.formatTrimmed(new Money(vnd).inTrieu(), 2)
          + " "
          + UiText.of("ui.money.trieu");
    }
    return money(vnd);
  }

  /** Hectares without trailing zeros but at least two places, {@code 89,61 ha}; empty for null. */
  public static String area(BigDecimal ha) {
    return ha == null ? "" : areaFigure(ha) + " ha";
  }

  /** Hectares like {@link #area(BigDecimal)}, without the unit. */
  public static String areaFigure(BigDecimal ha) {
    if (ha == null) {
      return "";
    }
    int scale = Math.min(Area.SCALE, Math.max(2, ha.stripTrailingZeros().scale()));
    return VnNumbers.format(ha, scale);
  }

  /** Hectares like {@link #area(BigDecimal)}; empty for null. */
  public static String area(Area area) {
    return area == null ? "" : area(area.ha());
  }

  /** Bytes in a readable unit, {@code 1,2 MB}. */
  public static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    BigDecimal kb =
        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1024), 4, java.math.RoundingMode.DOWN);
    if (bytes < 1024 * 1024) {
      return VnNumbers.formatTrimmed(kb, 1) + " KB";
    }
    return VnNumbers.formatTrimmed(
            kb.divide(BigDecimal.valueOf(1024), 4, java.math.RoundingMode.DOWN), 1)
        + " MB";
  }

  /** Name of a reporting period in the language of the page, {@code 6 tháng đầu năm 2026}. */
  public static String period(Period period) {
    if (period == null) {
      return "";
    }
    return switch (period.kind()) {
      case MONTH -> UiText.of("ui.period.month", period.index(), period.year());
      case QUARTER -> UiText.of("ui.period.quarter", period.index(), period.year());
      case HALF_YEAR -> UiText.of("ui.period.half" + period.index(), period.year());
      case YEAR -> UiText.of("ui.period.year", period.year());
    };
  }

  /** A reporting period where its year is known, {@code 6T đầu năm}. */
  public static String periodShort(Period period) {
    return switch (period.kind()) {
      case MONTH -> UiText.of("ui.period.month.short", period.index());
      case QUARTER -> UiText.of("ui.period.quarter.short", period.index());
      case HALF_YEAR -> UiText.of("ui.period.half.short" + period.index());
      case YEAR -> UiText.of("ui.period.year.short");
    };
  }

  /** Name of a unit's type in the language of the page. */
  public static String unitType(UnitType type) {
    return type == null ? "" : UiText.of("ui.unitType." + type.name());
  }

  /** Yes, no, or empty for null, in the language of the page. */
  public static String yesNo(Boolean value) {
    return value == null ? "" : UiText.of(value ? "ui.yes" : "ui.no");
  }

  /**
   * A value as the audit log keeps it, for people: days, moments, decimals and yes or no in the
   * writing of the page; anything else as it is.
   */
  public static String logged(String value) {
    if (value.equals("true") || value.equals("false")) {
      return yesNo(Boolean.valueOf(value));
    }
    String text = LOGGED_MOMENT.matcher(value).replaceAll(m -> moment(Instant.parse(m.group())));
    text = LOGGED_DAY.matcher(text).replaceAll(m -> day(m.group()));
    // Only with a decimal point: tax codes and numbers of documents are no quantities.
    return LOGGED_DECIMAL
        .matcher(text)
        .replaceFirst(m -> VnNumbers.formatTrimmed(new BigDecimal(m.group()), 6));
  }

  private static String day(String iso) {
    try {
      return date(LocalDate.parse(iso));
    } catch (DateTimeParseException e) {
      // It only looks like a day.
      return iso;
    }
  }

  private static final Pattern LOGGED_MOMENT =
      Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
  private static final Pattern LOGGED_DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern LOGGED_DECIMAL =
      Pattern.compile("^-?\\d{1,20}\\.\\d{1,6}(?=$| \\()");

  /** Any value of a record as a person reads it; used for comparing values side by side. */
  public static String any(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Optional<?> o) {
      return any(o.orElse(null));
    }
    if (value instanceof LocalDate d) {
      return date(d);
    }
    if (value instanceof Instant i) {
      return moment(i);
    }
    if (value instanceof BigDecimal b) {
      return VnNumbers.formatTrimmed(b, 6);
    }
    if (value instanceof Long || value instanceof Integer) {
      return whole((Number) value);
    }
    if (value instanceof Boolean b) {
      return yesNo(b);
    }
    if (value instanceof Period p) {
      return period(p);
    }
    return value.toString();
  }
}
