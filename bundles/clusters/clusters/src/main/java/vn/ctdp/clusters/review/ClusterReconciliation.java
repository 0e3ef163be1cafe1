package vn.ctdp.clusters.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Puts side by side what the register's facts, lease contracts, project records and the reports of
 * a period (TT 14/2024/TT-BCT forms 01 to 04) say of the same figure, by cluster, commune and for
 * the province: the register equals the sum of its communes and of its clusters (V-CCN-15). Needs
 * {@code clusters.register.view}; what reports say is left out without the right to see reports. A
 * province is read in a fixed number of statements. Thread-safe.
 */
@ProviderType
public interface ClusterReconciliation {

  /** Money is reported in billion VND with three decimals: so far apart is still the same, VND. */
  BigDecimal MONEY_TOLERANCE = BigDecimal.valueOf(1_000_000);

  /**
   * The lines: province first, then communes and clusters by name. Filters: {@code state}, {@code
   * level}, {@code figure}, each the name of a constant. Search: name of the cluster or commune. It
   * takes no sort.
   *
   * @param day day at which records are read
   * @param period period of the reports; null for the newest that is closed on the day
   */
  Page<ReconciledLine> lines(Caller caller, PageRequest request, LocalDate day, Period period);

  /** How many lines agree, and the lines of the province. */
  Summary summary(Caller caller, LocalDate day, Period period);

  /** Half-years and years closed on a day, newest first, at most six. */
  List<Period> periods(LocalDate day);

  /**
   * The whole at a glance.
   *
   * @param day day at which records are read
   * @param period code of the reports' period
   * @param differs lines whose sources differ
   * @param missing lines with fewer than two complete sources
   * @param matches lines that agree
   * @param areaTolerance areas so far apart are still the same, ha
   * @param province lines of the province
   */
  record Summary(
      LocalDate day,
      String period,
      long differs,
      long missing,
      long matches,
      BigDecimal areaTolerance,
      List<ReconciledLine> province) {

    public Summary {
      province = List.copyOf(province);
    }
  }
}
