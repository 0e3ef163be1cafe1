package vn.ctdp.clusters.record;

import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * The nation's clusters at the centre. Needs {@code clusters.register.view}; empty at a province.
 * Thread-safe.
 */
@ProviderType
public interface NationalClusters {

  /**
   * The national table (F4). Provinces are those of the division in force since 01/07/2025,
   * whatever the day: records name their province in that division only.
   *
   * @param day cut-off day
   * @param before day to compare with
   */
  NationalTable table(Caller caller, LocalDate day, Optional<LocalDate> before);
}
