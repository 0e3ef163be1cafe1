package vn.ctdp.core.store.internal.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;

/**
 * The machine's clock, in UTC, as the service that everything takes the time from. For an exercise
 * it may be wrong on purpose, by {@code ctdp.clock.offset}, an ISO 8601 duration of at most ten
 * days; only together with {@code ctdp.clock.exercise = true}, or the instance does not start. The
 * log and {@code /health/ready} say so.
 */
@Component(service = {Clock.class, HealthCheck.class})
public final class SystemClock extends Clock implements HealthCheck {

  /** By how much the clock is wrong on purpose: {@code P1D}, {@code -P1D}, {@code PT90M}. */
  static final String OFFSET = "ctdp.clock.offset";

  /** Says that this is an exercise. */
  static final String EXERCISE = "ctdp.clock.exercise";

  private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);
  private static final Duration MOST = Duration.ofDays(10);
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

  private final Duration offset;
  private final Clock clock;

  /** By the properties of this instance. */
  @Activate
  public SystemClock(BundleContext context) {
    this(context.getProperty(OFFSET), context.getProperty(EXERCISE));
  }

  SystemClock(String offset, String exercise) {
    this.offset = parse(offset);
    if (!this.offset.isZero()) {
      if (!"true".equals(exercise)) {
        throw new IllegalArgumentException(
            OFFSET + " sets the clock wrong; it needs " + EXERCISE + " = true and is refused");
      }
      LOG.warn("The clock of this instance is wrong by {} on purpose: an exercise", this.offset);
    }
    this.clock = Clock.offset(Clock.systemUTC(), this.offset);
  }

  private static Duration parse(String text) {
    if (text == null || text.isBlank()) {
      return Duration.ZERO;
    }
    try {
      Duration offset = Duration.parse(text.strip());
      if (offset.abs().compareTo(MOST) <= 0) {
        return offset;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(OFFSET + " is no ISO 8601 duration: " + text, e);
    }
    throw new IllegalArgumentException(OFFSET + " is more than ten days: " + text);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Result check() {
    String now = SHOWN.format(instant().atZone(ZONE));
    return new Result(
        true,
        offset.isZero()
            ? new Localized("Giờ máy chủ: " + now + ".", "Server time: " + now + " (UTC+7).")
            : new Localized(
                "DIỄN TẬP: đồng hồ cố ý lệch " + offset + ", đang là " + now + ".",
                "EXERCISE: the clock is wrong by "
                    + offset
                    + " on purpose and says "
                    + now
                    + " (UTC+7)."));
  }
}
