package vn.ctdp.clusters.review;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;

/**
 * Fill rates with names, weighted over communes, provinces and regions. Reading needs {@code
 * clusters.register.view}. Thread-safe.
 */
@ProviderType
public interface ClusterRates {

  /**
   * Rates on a day, in a fixed number of statements.
   *
   * @param basis which clusters count
   * @param grouping what the rows are
   * @param division division of the country in which provinces and regions are named; a cluster
   *     whose former province nobody can tell is in the row without a name
   */
  RateTable table(Caller caller, LocalDate day, Basis basis, Grouping grouping, Vintage division);

  /** Which clusters count. */
  enum Basis {
    ALL("Tất cả cụm", "All clusters"),
    OPERATING("Cụm đã hoạt động (Biểu 04 dòng 17–19)", "Operating clusters (form 04 rows 17–19)"),
    ESTABLISHED("Cụm đã thành lập (Điều 8.1c)", "Established clusters (Article 8.1c)");

    private final Localized label;

    Basis(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }

  /** What the rows are. */
  enum Grouping {
    COMMUNE("Xã, phường", "Commune"),
    PROVINCE("Tỉnh, thành phố", "Province"),
    ECONOMIC_REGION("Vùng kinh tế – xã hội", "Socio-economic region"),
    EXTENSION_REGION("Vùng khuyến công", "Industrial-extension region");

    private final Localized label;

    Grouping(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }
}
