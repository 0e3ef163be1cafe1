package vn.ctdp.exchange.keys.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItem.Urgency;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;

/**
 * What waits around keys: requests to decide on, keys that end soon, an instance that has none.
 * Early for those who can do something about it; when little time is left, for leaders too.
 */
@Component(service = WorkItemSource.class, configurationPid = KeysConfig.PID)
public final class KeyWork implements WorkItemSource {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String LINK = "keys";
  private static final Localized NOTHING = new Localized("", "");

  private final KeyTable table;
  private final AccessControl access;
  private final TerritoryService territory;
  private final String own;
  private final int early;
  private final int soon;
  private final int late;

  @Activate
  public KeyWork(
      @Reference KeyTable table,
      @Reference AccessControl access,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      KeysConfig config) {
    this.table = table;
    this.access = access;
    this.territory = territory;
    this.own = KeyEntity.owner(instance.province());
    int[] days = config.warnDays().clone();
    this.early = days.length > 0 ? days[0] : 60;
    this.soon = days.length > 1 ? days[1] : 30;
    this.late = days.length > 2 ? days[2] : 7;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    boolean manage = access.allowed(caller, EnrolmentOffice.MANAGE, Target.INSTANCE);
    if (!manage && !access.allowed(caller, EnrolmentOffice.VIEW, Target.INSTANCE)) {
      return List.of();
    }
    Instant now = table.now();
    List<WorkItem> items = new ArrayList<>();
    List<KeyInfo> keys = table.all().stream().map(k -> k.info(now)).toList();
    boolean centre = own.equals(KeyEntity.CENTRE);
    if (manage && centre) {
      requests().forEach(r -> items.add(request(r, now)));
    }
    if (manage && !centre && keys.stream().noneMatch(this::mine)) {
      items.add(
          item(
              "enrol",
              "Đăng ký khóa ký báo cáo với trung tâm",
              "Enrol the signing key with the centre",
              NOTHING,
              Urgency.NORMAL,
              null));
    }
    for (KeyInfo key : keys) {
      if (centre || mine(key)) {
        ending(key, keys, manage, now).ifPresent(items::add);
      }
    }
    items.sort(
        Comparator.comparing(WorkItem::urgency)
            .thenComparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder())));
    return items;
  }

  private boolean mine(KeyInfo key) {
    return KeyEntity.owner(key.owner()).equals(own);
  }

  private List<RequestEntity> requests() {
    return table
        .jpa()
        .txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select r from RequestEntity r where r.state = 'WAITING' order by"
                            + " r.receivedAt",
                        RequestEntity.class)
                    .setMaxResults(100)
                    .getResultList());
  }

  private WorkItem request(RequestEntity r, Instant now) {
    Localized who = name(r.province, now);
    return item(
        "request-" + r.id,
        "Duyệt đăng ký khóa của " + who.vi(),
        "Decide on the enrolment of " + who.en(),
        new Localized(
            "So vân tay khóa với quản trị viên của tỉnh trước khi duyệt.",
            "Compare the fingerprint with the province’s administrator first."),
        Urgency.SOON,
        null);
  }

  /** The warning about a key that ends and that no other has followed. */
  private Optional<WorkItem> ending(KeyInfo key, List<KeyInfo> all, boolean manage, Instant now) {
    boolean over = key.state() == KeyState.EXPIRED && key.replacedAt() == null;
    boolean revoked = key.state() == KeyState.REVOKED && key.replacedAt() == null;
    if (key.state() != KeyState.CURRENT && !over && !revoked) {
      return Optional.empty();
    }
    long left = ChronoUnit.DAYS.between(now, key.validTo());
    if (key.state() == KeyState.CURRENT && left > (manage ? early : late)) {
      return Optional.empty();
    }
    boolean followed =
        all.stream()
            .anyMatch(
                k ->
                    k.owner().equals(key.owner())
                        && k.state() == KeyState.CURRENT
                        && !k.keyId().equals(key.keyId()));
    boolean past =
        over && left < -early
            || revoked && !mine(key) && ChronoUnit.DAYS.between(key.revokedAt(), now) > early;
    if (followed || past) {
      return Optional.empty();
    }
    LocalDate last = LocalDate.ofInstant(key.validTo().minusSeconds(1), ZONE);
    Localized who = name(KeyEntity.owner(key.owner()), now);
    if (revoked) {
      return Optional.of(
          item(
              "revoked-" + key.keyId(),
              "Khóa của " + who.vi() + " đã bị thu hồi",
              "The key of " + who.en() + " was revoked",
              new Localized(key.reason(), key.reason()),
              mine(key) ? Urgency.OVERDUE : Urgency.NORMAL,
              null));
    }
    if (over) {
      return Optional.of(
          item(
              "expired-" + key.keyId(),
              "Khóa của " + who.vi() + " đã hết hạn",
              "The key of " + who.en() + " has expired",
              new Localized(
                  "Phải đăng ký lại bằng mã mới.", "It has to be enrolled again with a new code."),
              Urgency.OVERDUE,
              last));
    }
    return Optional.of(
        item(
            "expires-" + key.keyId(),
            "Khóa của " + who.vi() + " hết hạn ngày " + DAY.format(last),
            "The key of " + who.en() + " ends on " + DAY.format(last),
            mine(key)
                ? new Localized(
                    "Còn " + left + " ngày: đổi khóa trước ngày đó.",
                    left + " days left: change the key before.")
                : new Localized(
                    "Còn " + left + " ngày; tỉnh tự đổi khóa, trung tâm nhắc nếu cần.",
                    left + " days left; the province changes it, remind it if need be."),
            left <= soon ? Urgency.SOON : Urgency.NORMAL,
            last));
  }

  private Localized name(String owner, Instant now) {
    if (owner.equals(KeyEntity.CENTRE)) {
      return new Localized("trung tâm", "the centre");
    }
    String name =
        KeyEntity.province(owner)
            .flatMap(p -> territory.find(p, LocalDate.ofInstant(now, ZONE)))
            .map(AdminUnit::nameVi)
            .orElse(owner);
    return new Localized(name, name);
  }

  private static WorkItem item(
      String id, String vi, String en, Localized detail, Urgency urgency, LocalDate due) {
    return new WorkItem(id, new Localized(vi, en), detail, LINK, urgency, due);
  }
}
