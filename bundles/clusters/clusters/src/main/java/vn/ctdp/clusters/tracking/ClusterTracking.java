package vn.ctdp.clusters.tracking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rule.Parameter;

/**
 * The weekly list, obstacles, slow clusters. Reading needs {@code clusters.register.view}, writing
 * {@code clusters.register.edit} in the province; at the centre nothing is written. Weeks are named
 * by their Monday; any other day of the week is taken for it. Thread-safe.
 */
@ProviderType
public interface ClusterTracking {

  /**
   * The list of a week: every cluster that is followed. Filters: {@code state} ({@code MISSING} no
   * entry yet or only copied, {@code CHANGED} differs from the week before, {@code OBSTACLE} has an
   * obstacle), {@code scope} ({@code ALL} for clusters never followed too). Sorts: name.
   */
  Page<TrackingRow> week(Caller caller, PageRequest request, LocalDate week);

  /** One line of the list. */
  Optional<TrackingRow> row(Caller caller, UUID cluster, LocalDate week);

  /** All entries of a cluster, newest first. */
  List<TrackingEntry> history(Caller caller, UUID cluster);

  /**
   * Stores the entry of a cluster for a week; there is one for each.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a week to come, a stale version, or
   *     a missing right
   */
  TrackingEntry save(Caller caller, TrackingEntry entry);

  /**
   * Takes over the latest earlier entry of every cluster that has none in a week.
   *
   * @return how many were taken over
   */
  int copyForward(Caller caller, LocalDate week);

  /** The list of a week as text to paste into a message, in Vietnamese. */
  String summary(Caller caller, LocalDate week);

  /** Obstacles of a cluster: open ones first, then the latest. */
  List<Obstacle> obstacles(Caller caller, UUID cluster);

  /**
   * Obstacles of all clusters. Filters: {@code open} (true/false). Sorts: since, cluster. Without
   * one: open ones first, the oldest first.
   */
  Page<Obstacle> obstacles(Caller caller, PageRequest request);

  /**
   * Stores a new or changed obstacle.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a stale version, or a missing right
   */
  Obstacle saveObstacle(Caller caller, Obstacle obstacle);

  /**
   * Clusters established longer ago than the limit without construction. Filters: {@code limit}
   * (months: only those beyond it). Sorts: name, months. Without one: the slowest first.
   */
  Page<SlowCluster> slow(Caller caller, PageRequest request, LocalDate day);

  /** The limits in force on a day, in months, with their legal text and evidence. */
  List<Parameter> slowLimits(LocalDate day);
}
