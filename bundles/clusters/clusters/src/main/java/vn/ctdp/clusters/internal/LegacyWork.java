package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.LegacyStatus;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/**
 * Clusters formed before the first regulation that are not settled yet, with the days left until
 * the end of their review (NĐ 32/2024 Điều 35.4, parameter {@code ccn.legacy.deadline}).
 */
@Component(service = WorkItemSource.class)
public final class LegacyWork implements WorkItemSource {

  private static final int SOON = 60;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final RuleService rules;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public LegacyWork(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference RuleService rules,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    Optional<UnitRef> province = instance.province();
    if (province.isEmpty()
        || !access.allowed(caller, ClusterPermissions.EDIT, Target.of(province.get()))) {
      return List.of();
    }
    LocalDate today = LocalDate.now(clock.withZone(RegisterService.ZONE));
    Optional<LocalDate> deadline = deadline(rules, today, province.get());
    if (deadline.isEmpty()) {
      return List.of();
    }
    long open =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                ClusterStore.snapshots(
                        em,
                        ClusterStore.all(em, province.get().toString()).stream()
                            .filter(c -> c.legacy)
                            .toList(),
                        today)
                    .stream()
                    .filter(
                        s ->
                            s.code(FactKey.LEGACY_STATUS)
                                .map(c -> !LegacyStatus.valueOf(c).settled())
                                .orElse(!s.holds(FactKey.ESTABLISHED_AREA)))
                    .count());
    return open == 0 ? List.of() : List.of(item(open, today, deadline.get()));
  }

  /** The last day before which legacy clusters are to be settled. */
  static Optional<LocalDate> deadline(RuleService rules, LocalDate day, UnitRef province) {
    Optional<Parameter> found = rules.parameter("clusters", "ccn.legacy.deadline", day, province);
    try {
      return found.map(p -> LocalDate.parse(p.value()));
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("ccn.legacy.deadline is no day", e);
    }
  }

  private static WorkItem item(long open, LocalDate today, LocalDate deadline) {
    long days = ChronoUnit.DAYS.between(today, deadline);
    Localized left =
        days >= 0
            ? new Localized("còn " + days + " ngày", days + " days left")
            : new Localized("quá hạn " + -days + " ngày", -days + " days overdue");
    return new WorkItem(
        "clusters-legacy",
        new Localized(
            open + " cụm hình thành trước Quy chế chưa xử lý xong, " + left.vi(),
            open
                + (open == 1 ? " cluster" : " clusters")
                + " older than the regulation not settled, "
                + left.en()),
        new Localized(
            "Rà soát, thành lập hoặc rút khỏi quy hoạch (NĐ 32/2024/NĐ-CP Điều 35.4).",
            "Review, establish or withdraw from the plan (Decree 32/2024 article 35.4)."),
        "clusters",
        days < 0
            ? WorkItem.Urgency.OVERDUE
            : days <= SOON ? WorkItem.Urgency.SOON : WorkItem.Urgency.NORMAL,
        deadline);
  }
}
