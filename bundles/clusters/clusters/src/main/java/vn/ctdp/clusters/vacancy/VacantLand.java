package vn.ctdp.clusters.vacancy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Vacant industrial land. Reading needs {@code clusters.register.view}, changing an offer {@code
 * clusters.register.edit}, switching publication {@code clusters.vacancy.publish}. Thread-safe.
 */
@ProviderType
public interface VacantLand {

  /**
   * Clusters of which both figures are known. Filters: {@code published} (true/false), {@code
   * vacant} (true: only with land to lease). Sorts: name, vacant. Without one: most land first.
   */
  Page<VacantCluster> list(Caller caller, PageRequest request, LocalDate day);

  /** Totals of the list of a day. */
  Totals totals(Caller caller, LocalDate day);

  /**
   * Changes publication, price and contact of one cluster.
   *
   * @param contact an office with its address or telephone; never a person
   * @param version version that was read
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a stale version, or a missing right
   */
  void offer(
      Caller caller, UUID cluster, boolean published, String price, String contact, long version);

  /** Whether the list is public. */
  Switch publication(Caller caller);

  /**
   * Makes the list public, or no longer.
   *
   * @param contact office to ask where a cluster names none
   * @param version version that was read
   */
  Switch publish(Caller caller, boolean on, String contact, long version);

  /**
   * What anybody may see; empty while publication is off. Takes no caller: it gives nothing but the
   * fields of {@link PublicRow} of clusters that are published. Remembered for a minute.
   */
  Optional<PublicList> published();

  /**
   * Totals.
   *
   * @param clusters clusters with land to lease
   * @param vacant their land to lease, ha
   * @param unknown clusters of which one of the two figures is not recorded
   */
  record Totals(int clusters, BigDecimal vacant, int unknown) {}

  /**
   * The switch.
   *
   * @param on whether the list is public
   * @param contact office to ask; may be null
   * @param changedBy who switched last; null when nobody did
   * @param changedAt when; null when nobody did
   * @param version row version for optimistic locking
   */
  record Switch(boolean on, String contact, String changedBy, Instant changedAt, long version) {}

  /**
   * The public list.
   *
   * @param officeVi office that publishes it, in Vietnamese
   * @param officeEn the same in English
   * @param contact office to ask; may be null
   * @param day day on which it was drawn up
   * @param total land to lease, ha
   * @param rows clusters, in Vietnamese order
   */
  record PublicList(
      String officeVi,
      String officeEn,
      String contact,
      LocalDate day,
      BigDecimal total,
      List<PublicRow> rows) {
    public PublicList {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What the public sees of a cluster.
   *
   * @param name name
   * @param communes communes in words; may be empty
   * @param kind kind; null when unknown
   * @param vacant land to lease, ha
   * @param asOf day of the figures
   * @param price price in the office's words; may be null
   * @param contact office to ask; may be null
   */
  record PublicRow(
      String name,
      String communes,
      ClusterKind kind,
      BigDecimal vacant,
      LocalDate asOf,
      String price,
      String contact) {}
}
