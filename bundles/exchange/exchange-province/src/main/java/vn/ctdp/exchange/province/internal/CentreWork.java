package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.exchange.stream.ReceivedItem;

/** What came from the centre and wants somebody: messages, required modules, failures. */
@Component(service = WorkItemSource.class)
public final class CentreWork implements WorkItemSource {

  private static final String LINK = "inbox";
  private static final String MODULES = "core.module.manage";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final ModuleManager modules;
  private final CalendarService calendar;

  @Activate
  public CentreWork(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference ModuleManager modules,
      @Reference CalendarService calendar) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.modules = modules;
    this.calendar = calendar;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    List<WorkItem> items = new ArrayList<>();
    if (may(caller, InboxPermissions.VIEW)) {
      notices(items);
    }
    if (may(caller, MODULES)) {
      advice(items);
    }
    if (may(caller, InboxPermissions.MANAGE)) {
      troubles(items);
    }
    return items;
  }

  private void notices(List<WorkItem> items) {
    List<NoticeEntity> open =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select n from NoticeEntity n where n.doneAt is null order by n.number desc",
                        NoticeEntity.class)
                    .setMaxResults(20)
                    .getResultList());
    for (NoticeEntity n : open) {
      WorkItem.Urgency urgency =
          switch (n.level) {
            case "ESCALATION" -> WorkItem.Urgency.OVERDUE;
            case "REMINDER" -> WorkItem.Urgency.SOON;
            default -> WorkItem.Urgency.NORMAL;
          };
      items.add(
          new WorkItem(
              "notice-" + n.number,
              new Localized("Cục: " + n.titleVi, "The centre: " + n.titleEn),
              new Localized(line(n.textVi), line(n.textEn)),
              LINK + "/" + n.number,
              urgency,
              null));
    }
  }

  private void advice(List<WorkItem> items) {
    LocalDate today = calendar.today();
    List<AdviceEntity> asked =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select a from AdviceEntity a where a.advice = 'REQUIRED' order by a.pos",
                        AdviceEntity.class)
                    .getResultList());
    for (AdviceEntity a : asked) {
      if (modules.enabled(a.moduleId) || a.until != null && a.until.isBefore(today)) {
        continue;
      }
      items.add(
          new WorkItem(
              "advice-" + a.moduleId,
              new Localized(
                  "Cục yêu cầu bật phân hệ “" + a.moduleId + "”",
                  "The centre requires the module “" + a.moduleId + "”"),
              new Localized(line(a.reason), line(a.reason)),
              "modules",
              WorkItem.Urgency.SOON,
              a.until));
    }
  }

  private void troubles(List<WorkItem> items) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          if (!c.problemCode.isEmpty() && !c.problemCode.equals("LINE")) {
            items.add(
                new WorkItem(
                    "stream-problem",
                    new Localized(
                        "Ngừng nhận nội dung từ Cục", "Reading from the centre has stopped"),
                    new Localized(c.problem, c.problem),
                    LINK,
                    WorkItem.Urgency.OVERDUE,
                    null));
          }
          long failed =
              em.createQuery(
                      "select count(e) from StreamItemEntity e where e.state = :failed", Long.class)
                  .setParameter("failed", ReceivedItem.State.FAILED)
                  .getSingleResult();
          if (failed > 0) {
            items.add(
                new WorkItem(
                    "stream-failed",
                    new Localized(
                        failed + " nội dung từ Cục chưa thực hiện được",
                        failed + " items from the centre could not be carried out"),
                    new Localized("", ""),
                    LINK,
                    WorkItem.Urgency.SOON,
                    null));
          }
        });
  }

  private static String line(String text) {
    String first = text.strip().split("\\R", 2)[0];
    return first.length() <= 200 ? first : first.substring(0, 199) + "…";
  }

  private boolean may(Caller caller, String permission) {
    return instance
        .province()
        .map(p -> access.allowed(caller, permission, Target.of(p)))
        .orElse(false);
  }
}
