package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.ProjectMoney;

/** What the ledger tells about projects at the end of a day, promotion money only. */
final class PaidMoney {

  private PaidMoney() {}

  /**
   * Sums by project; a project of which no ledger is kept is absent. Empty without the right to see
   * money.
   *
   * @param province whose records are asked for; null for all that are stored here
   */
  static Map<String, Figures> of(
      ProjectMoney money,
      Work work,
      Caller caller,
      List<ProjectAt> projects,
      LocalDate day,
      UnitRef province) {
    if (projects.isEmpty()
        || !work.may(caller, ExtensionPermissions.MONEY_VIEW, work.province().orElse(province))) {
      return Map.of();
    }
    Map<String, Figures> sums = new HashMap<>();
    List<UUID> ids = projects.stream().map(p -> UUID.fromString(p.id)).toList();
    for (ProjectMoney.Row r :
        money.rows(caller, new ProjectMoney.Query(ids, null, null, null, null), day)) {
      if (r.source() == FundSource.KCQG || r.source() == FundSource.KCDP) {
        sums.merge(r.project().toString(), r.figures(), Figures::plus);
      }
    }
    // Accepted in the ledger, but the step that says so is not taken yet.
    for (ProjectAt p : projects) {
      Figures f = sums.get(p.id);
      if (f != null && p.accepted == null && f.accepted() > 0) {
        p.accepted = f.accepted();
      }
    }
    return sums;
  }
}
