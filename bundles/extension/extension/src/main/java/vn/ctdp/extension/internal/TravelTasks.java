package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.travel.Side;

/**
 * National projects that wait for this side, for who may take the next step: one line for each step
 * with its number of projects, and one for requests that the centre is to decide.
 */
@Component(service = WorkItemSource.class)
public final class TravelTasks implements WorkItemSource {

  private static final Localized HERE =
      new Localized("Đề án quốc gia đang chờ bên mình", "National projects waiting for this side");

  private final JpaTemplate jpa;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public TravelTasks(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa, @Reference Work work) {
    this.jpa = jpa;
    this.work = work;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    if (!may(caller, ExtensionPermissions.VIEW)
        || !(may(caller, ExtensionPermissions.EDIT)
            || may(caller, ExtensionPermissions.APPRAISE)
            || may(caller, ExtensionPermissions.DECIDE))) {
      return List.of();
    }
    Side here = Travelling.side(work);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<WorkItem> items = steps(caller, em, here);
          if (here == Side.CENTRE && may(caller, ExtensionPermissions.DECIDE)) {
            long asked =
                em.createQuery(
                        "select count(t) from TravelEntity t where t.openRequests > 0", Long.class)
                    .getSingleResult();
            if (asked > 0) {
              items.add(
                  item(
                      "requests",
                      "Quyết định đề nghị điều chỉnh",
                      "Decide requests for an adjustment",
                      asked));
            }
          }
          return items;
        });
  }

  private boolean may(Caller caller, String permission) {
    return work.may(caller, permission, work.province().orElse(null));
  }

  private List<WorkItem> steps(Caller caller, EntityManager em, Side here) {
    TypedQuery<Object[]> query =
        em.createQuery(
                "select p.state, p.kind, count(p.id) from ProjectEntity p, TravelEntity t where"
                    + " p.id = t.project and t.waitsFor = :here and t.openRequests = 0"
                    + (here == Side.PROVINCE ? " and p.province = :province" : "")
                    + " group by p.state, p.kind",
                Object[].class)
            .setParameter("here", here.name());
    work.province().ifPresent(p -> query.setParameter("province", p.toString()));
    List<Object[]> waiting = query.getResultList();
    List<WorkItem> items = new ArrayList<>();
    if (waiting.isEmpty()) {
      return items;
    }
    Process process = Lifecycles.of(em, FundLevel.KCQG, null);
    Map<Process.Move, Long> counts = new LinkedHashMap<>();
    for (Process.Move move : process.moves()) {
      if (move.guards().contains(Guard.GIA_TRI)) {
        // What is under way is accepted when it is done; until then nothing waits.
        continue;
      }
      for (Object[] w : waiting) {
        boolean group = ProjectKind.valueOf((String) w[1]) == ProjectKind.NHOM;
        if (move.equals(next(process, (String) w[0], group))) {
          counts.merge(move, (Long) w[2], Long::sum);
        }
      }
    }
    counts.forEach(
        (move, count) -> {
          if (may(caller, LifecycleService.right(move.actor()))) {
            items.add(
                item(move.from() + "-" + move.to(), move.name().vi(), move.name().en(), count));
          }
        });
    return items;
  }

  /** The step that leads on from a state: the first one, as it decides whose turn it is. */
  private static Process.Move next(Process process, String state, boolean group) {
    return process.moves().stream()
        .filter(m -> m.from().equals(state))
        .filter(m -> LifecycleService.ofKind(m, group))
        .findFirst()
        .orElse(null);
  }

  private static WorkItem item(String id, String vi, String en, long count) {
    return new WorkItem(
        "extension-travel-" + id,
        new Localized(vi + ": " + count + " đề án quốc gia", en + ": " + count + " projects"),
        HERE,
        "extension/travel",
        WorkItem.Urgency.NORMAL,
        null);
  }
}
