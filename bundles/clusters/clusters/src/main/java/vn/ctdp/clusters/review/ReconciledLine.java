package vn.ctdp.clusters.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.text.Localized;

/**
 * One figure of a cluster, a commune or the province with what each source says.
 *
 * @param level of what
 * @param id identity of the cluster, or code of the commune or province
 * @param name its name
 * @param figure which figure
 * @param said what the sources say, at least one, in their order
 * @param difference the largest less the smallest of the complete sources; null with fewer than two
 * @param state whether they agree
 */
public record ReconciledLine(
    Level level,
    String id,
    String name,
    ReconciledFigure figure,
    List<Said> said,
    BigDecimal difference,
    State state) {

  public ReconciledLine {
    said = List.copyOf(said);
  }

  /** What a source says; empty when it says nothing. */
  public Optional<Said> by(Source source) {
    return said.stream().filter(s -> s.source() == source).findFirst();
  }

  /** Of what a line tells. */
  public enum Level {
    PROVINCE("Toàn tỉnh", "Province"),
    COMMUNE("Xã, phường", "Commune"),
    CLUSTER("Cụm", "Cluster");

    private final Localized label;

    Level(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Name for people. */
    public Localized label() {
      return label;
    }
  }

  /** Whether the complete sources agree. */
  public enum State {
    /** They differ by more than the tolerance. */
    DIFFERS("Lệch", "Differs"),
    /** Fewer than two are complete. */
    MISSING("Thiếu nguồn", "Source missing"),
    MATCHES("Khớp", "Agrees");

    private final Localized label;

    State(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Name for people. */
    public Localized label() {
      return label;
    }
  }

  /** Who says it. */
  public enum Source {
    /** Facts of the clusters. */
    REGISTER("Sổ cụm", "Register"),
    /** The clusters that lie in a commune, each once. */
    COMMUNES("Cộng theo xã", "Sum of communes"),
    LEASES("Hợp đồng thuê đất", "Lease contracts"),
    PROJECTS("Hồ sơ dự án", "Project records"),
    /** Figures of projects and enterprises for the period. */
    FIGURES("Số liệu kỳ của dự án", "Projects' figures"),
    FORM01("Biểu 01", "Form 01"),
    FORM02("Biểu 02", "Form 02"),
    FORM03("Biểu 03", "Form 03"),
    FORM04("Biểu 04", "Form 04");

    private final Localized label;

    Source(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Name for people. */
    public Localized label() {
      return label;
    }
  }

  /**
   * What a source says.
   *
   * @param source who
   * @param value the figure, in the figure's unit
   * @param missing how many clusters, communes or projects the source lacks; only a source that
   *     lacks none is compared
   * @param report the report when it is one alone; else null
   * @param day cut-off of the reports; null for records, which are those of the day asked for
   */
  public record Said(Source source, BigDecimal value, int missing, UUID report, LocalDate day) {}
}
