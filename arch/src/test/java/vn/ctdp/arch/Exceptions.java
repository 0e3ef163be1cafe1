package vn.ctdp.arch;

import java.util.Map;

/**
 * Where a rule does not hold, and why. Who mends such a place takes it out here: an exception
 * without a finding fails too.
 */
final class Exceptions {

  private static final Map<Rule, Map<String, String>> REASONS =
      Map.of(
          Rule.DOORS,
          Map.of(
              "vn.ctdp.modules.internal.ModuleManagerComponent",
              "waits for a module's schema, and the migrator is who knows its state"),
          Rule.TIME_FROM_A_CLOCK,
          Map.of(
              "vn.ctdp.core.store.internal.instance.SystemClock",
              "is the clock that is injected everywhere else",
              "vn.ctdp.core.store.internal.audit.AuditWriter",
              "JDBC takes the zone of a timestamp as a Calendar only"),
          Rule.NO_PRINTING,
          Map.of(
              "vn.ctdp.gateway.internal.LastResort#<init>",
              "speaks when the framework hangs in its stop, and the log may be gone by then"),
          Rule.NO_STATIC_REGISTRIES,
          Map.of(
              "vn.ctdp.clusters.internal.Snapshots#KEPT",
              "remembers what was read of a database for as long as its persistence unit lives",
              "vn.ctdp.clusters.internal.ClusterChanges#WRITING",
              "holds entity managers weakly, each until its transaction has ended"),
          Rule.NO_LOOKING_UP_SERVICES,
          Map.of(
              "vn.ctdp.modules.internal.karaf.ModuleHealth",
              "gets every service of a module once, to see whether its components can be made"));

  private Exceptions() {}

  /** The places that may break this rule, each with its reason. */
  static Map<String, String> to(Rule rule) {
    return REASONS.getOrDefault(rule, Map.of());
  }
}
