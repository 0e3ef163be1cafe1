package vn.ctdp.exchange.province.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.exchange.outbox.OutboxService;

/**
 * How long the oldest message has been waiting: for the administrator's home page, and in {@code
 * /health/ready}. A line that is down makes nothing unready: the queue is there for that.
 */
@Component(service = {WorkItemSource.class, HealthCheck.class})
public final class OutboxWatch implements WorkItemSource, HealthCheck {

  /** From here on the wait is worth somebody's attention. */
  private static final Duration LONG = Duration.ofHours(24);

  /** For so long the home page says that the centre asked again for what it had. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  /** Shorter waits are ordinary. */
  private static final Duration SHORT = Duration.ofMinutes(2);

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final Roads roads;
  private final Clock clock;

  @Activate
  public OutboxWatch(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference Roads roads,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.roads = roads;
    this.clock = clock;
  }

  private record Queue(long waiting, Instant oldest, String problem) {}

  private Queue queue() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Optional<ReportEntity> first = Outbox.first(em);
          return new Queue(
              first.isEmpty() ? 0 : OutboxServiceImpl.count(em),
              first.map(r -> r.queuedAt).orElse(null),
              first.map(r -> r.lastProblem).orElse(""));
        });
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    if (!access.allowed(
        caller,
        ProvincePermissions.OUTBOX,
        instance.province().map(Target::of).orElse(Target.INSTANCE))) {
      return List.of();
    }
    List<WorkItem> items = new ArrayList<>();
    jpa.txExpr(
            TransactionType.Required, em -> Resending.since(em, clock.instant().minus(REMEMBERED)))
        .forEach(asked -> items.add(askedAgain(asked)));
    boolean file = roads.current().equals(OutboxService.FILE);
    Queue queue = queue();
    if (queue.waiting == 0 || (!file && age(queue).compareTo(SHORT) < 0)) {
      return items;
    }
    Localized age = words(age(queue));
    items.add(
        new WorkItem(
            "outbox",
            new Localized(
                queue.waiting
                    + (file
                        ? " báo cáo chờ xuất tệp, lâu nhất "
                        : " báo cáo chưa gửi được, lâu nhất ")
                    + age.vi(),
                queue.waiting
                    + (queue.waiting == 1 ? " report" : " reports")
                    + (file ? " to be carried as a file, oldest for " : " not sent, oldest for ")
                    + age.en()),
            new Localized(queue.problem, queue.problem),
            "outbox",
            age(queue).compareTo(LONG) >= 0 ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
            null));
    return items;
  }

  /** That the centre has forgotten what it had, and what came of it. */
  private static WorkItem askedAgain(AskedAgainEntity asked) {
    String numbers =
        asked.firstNo == asked.lastNo ? "" + asked.firstNo : asked.firstNo + "–" + asked.lastNo;
    boolean done = asked.doneAt != null;
    Localized detail =
        new Localized(
            (asked.different > 0
                    ? asked.different + " bản nhận trả lời khác lần đầu: liên hệ trung tâm. "
                    : "")
                + asked.problem,
            (asked.different > 0
                    ? asked.different + " were answered otherwise than before: ask the centre. "
                    : "")
                + asked.problem);
    return new WorkItem(
        "outbox-again-" + asked.id,
        new Localized(
            "Trung tâm hỏi lại báo cáo số "
                + numbers
                + (done
                    ? ", có thể vừa khôi phục dữ liệu; đã tự gửi lại"
                    : ", có thể vừa khôi phục dữ liệu; đang tự gửi lại"),
            "The centre asked again for reports number "
                + numbers
                + (done
                    ? ", perhaps after a restore; they were sent again by themselves"
                    : ", perhaps after a restore; they are being sent again")),
        detail,
        "outbox",
        done && asked.different == 0 ? WorkItem.Urgency.NORMAL : WorkItem.Urgency.SOON,
        null);
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public Result check() {
    Queue queue = queue();
    if (queue.waiting == 0) {
      return new Result(
          true, new Localized("Không có báo cáo chờ gửi", "No report waits to be sent"));
    }
    Localized age = words(age(queue));
    return new Result(
        true,
        new Localized(
            queue.waiting + " báo cáo chờ gửi, lâu nhất " + age.vi(),
            queue.waiting + " waiting, the oldest for " + age.en()));
  }

  private Duration age(Queue queue) {
    Duration age = Duration.between(queue.oldest, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** A length of time in its largest unit. */
  static Localized words(Duration age) {
    long minutes = Math.max(1, age.toMinutes());
    if (minutes < 120) {
      return new Localized(minutes + " phút", minutes + " min");
    }
    if (age.toHours() < 48) {
      return new Localized(age.toHours() + " giờ", age.toHours() + " h");
    }
    return new Localized(age.toDays() + " ngày", age.toDays() + " days");
  }
}
