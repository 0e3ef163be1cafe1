package vn.ctdp.clusters.record;

import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.Vintage;

/**
 * The nation's clusters at the centre. Needs {@code clusters.register.view}; empty at a province.
 * Thread-safe.
 */
@ProviderType
public interface NationalClusters {

  /**
   * The national table (F4) by the provinces of a division. Records name their province in the
   * division in force since 01/07/2025; in the former one a cluster and a plan entry count where
   * their communes were, or where their province was when it was not merged, and otherwise in the
   * line {@link NationalTable#UNPLACED}.
   *
   * @param day cut-off day
   * @param before day to compare with
   * @param division whose provinces, whatever the day
   */
  NationalTable table(Caller caller, LocalDate day, Optional<LocalDate> before, Vintage division);
}
