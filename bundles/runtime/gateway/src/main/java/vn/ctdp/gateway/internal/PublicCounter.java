package vn.ctdp.gateway.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.rest.PublicDoor;

/**
 * Sixty requests a minute for each address, and six hundred for all together. Counts whole minutes:
 * cheap, and forgets everything at the next one.
 */
@Component(service = PublicDoor.class)
public final class PublicCounter implements PublicDoor {

  static final int EACH = 60;
  static final int ALL = 600;

  /** Addresses remembered in a minute; those beyond count towards all only. */
  private static final int MOST_ADDRESSES = 10_000;

  private final Clock clock;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private long minute;
  private int all;

  @Activate
  public PublicCounter(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean admit(String address) {
    long now = clock.millis() / 60_000;
    if (now != minute) {
      minute = now;
      all = 0;
      counts.clear();
    }
    if (all >= ALL) {
      return false;
    }
    if (counts.size() < MOST_ADDRESSES || counts.containsKey(address)) {
      int own = counts.merge(address, 1, Integer::sum);
      if (own > EACH) {
        return false;
      }
    }
    all++;
    return true;
  }
}
