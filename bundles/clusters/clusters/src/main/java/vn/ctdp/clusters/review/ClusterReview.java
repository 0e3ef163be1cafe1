package vn.ctdp.clusters.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Checks V-CCN 1 to 16 on clusters, communes and the province as they stood on a day. Reading needs
 * {@code clusters.register.view}, writing {@code clusters.register.edit} in the province; at the
 * centre nothing is written. A province is judged in a fixed number of statements. Thread-safe.
 */
@ProviderType
public interface ClusterReview {

  /** The checks, in the order of the list. */
  List<CheckDefinition> checks();

  /** What the checks find about one cluster, errors first. */
  List<Finding> check(Caller caller, UUID cluster, LocalDate day);

  /**
   * What the checks find about the whole province. Filters: {@code code}, {@code severity}, {@code
   * scope}, {@code explained} (true/false). Search: name of cluster, commune or province. Sorts:
   * severity, code, title; by itself errors first, then by number and name.
   */
  Page<Finding> findings(Caller caller, PageRequest request, LocalDate day);

  /** How many findings there are of each kind. */
  Summary summary(Caller caller, LocalDate day);

  /** The test of establishment for each unit that has a cluster or a place for one in the plan. */
  List<EstablishmentTest> establishmentTests(Caller caller, LocalDate day);

  /**
   * Explains a warning. The explanation stays with it until one of its figures changes; a later one
   * takes its place.
   *
   * @param finding the warning as it was read
   * @param text why it is right, 1 to 1,000 characters
   * @throws vn.ctdp.core.error.CtdpException for an error, which is to be corrected, for a text out
   *     of bounds or a missing right
   */
  Finding explain(Caller caller, Finding finding, String text);

  /** Figures that were published about the province, newest day first. */
  List<DeclaredFigure> declared(Caller caller);

  /**
   * Notes a published figure.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields) or a missing right
   */
  DeclaredFigure declare(Caller caller, DeclaredFigure figure);

  /** Takes a published figure out again, for instance because it was mistyped. */
  void removeDeclared(Caller caller, UUID id);

  /**
   * How many findings there are.
   *
   * @param errors errors
   * @param open warnings that nobody explained
   * @param explained warnings that somebody explained
   * @param clusters clusters with at least one finding
   */
  record Summary(long errors, long open, long explained, long clusters) {}
}
