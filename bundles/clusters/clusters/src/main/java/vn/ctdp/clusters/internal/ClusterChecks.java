package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;

/** Checks V-CCN on one cluster. Sizes come from the rule set in force at the decision. */
final class ClusterChecks {

  private final ClusterSnapshot at;
  private final List<FieldProblem> found = new ArrayList<>();

  private ClusterChecks(ClusterSnapshot at) {
    this.at = at;
  }

  static List<FieldProblem> run(ClusterSnapshot snapshot, RuleService rules) {
    ClusterChecks checks = new ClusterChecks(snapshot);
    checks.size(rules);
    checks.atMost("V-CCN-2", FactKey.IND_LAND_TOTAL, FactKey.DETAILED_PLAN_AREA, true);
    checks.atMost("V-CCN-3", FactKey.IND_LAND_LEASED, FactKey.IND_LAND_TOTAL, true);
    checks.atMost("V-CCN-3", FactKey.IND_LAND_READY, FactKey.IND_LAND_TOTAL, true);
    checks.atMost("V-CCN-3", FactKey.IND_LAND_LEASED, FactKey.IND_LAND_READY, false);
    checks.committed();
    checks.atMost("V-CCN-6", FactKey.INVESTMENT_PAID, FactKey.INVESTMENT_TOTAL, false);
    checks.wastewater();
    checks.atMost("V-CCN-8", FactKey.PROJECTS_FDI, FactKey.PROJECTS_TOTAL, true);
    checks.atMost("V-CCN-8", FactKey.PROJECTS_OPERATING, FactKey.PROJECTS_TOTAL, true);
    checks.developer();
    return List.copyOf(checks.found);
  }

  private void size(RuleService rules) {
    ClusterFact decision = at.facts().get(FactKey.ESTABLISHED_AREA);
    if (decision == null || decision.number() == null) {
      return;
    }
    LocalDate day = decision.effectiveFrom();
    BigDecimal area = decision.number();
    Optional<Parameter> max =
        rules.parameter("clusters", "ccn.size.max", day, at.cluster().province());
    if (max.isPresent() && area.compareTo(max.get().number()) > 0) {
      outOfSize(area, "lớn hơn mức tối đa", "above the maximum of", max.get());
    }
    Optional<Parameter> min =
        rules.parameter("clusters", "ccn.size.min", day, at.cluster().province());
    if (min.isPresent() && area.compareTo(min.get().number()) < 0) {
      outOfSize(area, "nhỏ hơn mức tối thiểu", "below the minimum of", min.get());
    }
  }

  // A warning, not an error: clusters decided before the rule, in mountain districts or of craft
  // villages have other limits (V-CCN-1).
  private void outOfSize(BigDecimal area, String vi, String en, Parameter limit) {
    String value = VnNumbers.formatTrimmed(area, 4);
    String bound = VnNumbers.formatTrimmed(limit.number(), 4);
    found.add(
        FieldProblem.warning(
            FactKey.ESTABLISHED_AREA.name(),
            "V-CCN-1",
            "Diện tích thành lập %s ha %s %s ha (%s)."
                .formatted(value, vi, bound, limit.legalText()),
            "Established area %s ha is %s %s ha (%s)."
                .formatted(value, en, bound, limit.legalText())));
  }

  private void atMost(String rule, FactKey part, FactKey whole, boolean error) {
    Optional<BigDecimal> a = at.number(part);
    Optional<BigDecimal> b = at.number(whole);
    if (a.isEmpty() || b.isEmpty() || a.get().compareTo(b.get()) <= 0) {
      return;
    }
    String vi =
        "%s (%s) lớn hơn %s (%s)."
            .formatted(part.label().vi(), shown(a.get()), whole.label().vi(), shown(b.get()));
    String en =
        "%s (%s) is more than %s (%s)."
            .formatted(part.label().en(), shown(a.get()), whole.label().en(), shown(b.get()));
    found.add(
        error
            ? FieldProblem.error(part.name(), rule, vi, en)
            : FieldProblem.warning(part.name(), rule, vi, en));
  }

  private void committed() {
    Optional<BigDecimal> total = at.number(FactKey.IND_LAND_TOTAL);
    Optional<BigDecimal> leased = at.number(FactKey.IND_LAND_LEASED);
    Optional<BigDecimal> committed = at.number(FactKey.IND_LAND_COMMITTED);
    if (total.isEmpty() || leased.isEmpty() || committed.isEmpty()) {
      return;
    }
    BigDecimal used = leased.get().add(committed.get());
    if (used.compareTo(total.get()) > 0) {
      found.add(
          FieldProblem.error(
              FactKey.IND_LAND_COMMITTED.name(),
              "V-CCN-3",
              "Đất đã cho thuê và đã cấp chủ trương (%s ha) lớn hơn đất công nghiệp (%s ha)."
                  .formatted(shown(used), shown(total.get())),
              "Land leased and committed (%s ha) is more than the industrial land (%s ha)."
                  .formatted(shown(used), shown(total.get()))));
    }
  }

  private void wastewater() {
    if (at.holds(FactKey.WASTEWATER_COMPLIANT) && !at.holds(FactKey.WASTEWATER_INVESTED)) {
      found.add(
          FieldProblem.error(
              FactKey.WASTEWATER_COMPLIANT.name(),
              "V-CCN-7",
              "Ghi có hệ thống xử lý nước thải đạt chuẩn nhưng chưa ghi đã đầu tư hệ thống.",
              "Wastewater up to standard, but no system is recorded as invested."));
    }
  }

  private void developer() {
    boolean enterprise = DeveloperType.DN.name().equals(at.code(FactKey.DEVELOPER_TYPE).orElse(""));
    if (enterprise && !at.holds(FactKey.ESTABLISHED_AREA)) {
      found.add(
          FieldProblem.warning(
              FactKey.DEVELOPER_TYPE.name(),
              "V-CCN-11",
              "Doanh nghiệp làm chủ đầu tư nhưng cụm chưa có quyết định thành lập.",
              "An enterprise is the developer, but the cluster is not established."));
    }
  }

  private static String shown(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, 4);
  }
}
