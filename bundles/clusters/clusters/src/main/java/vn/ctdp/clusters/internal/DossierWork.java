package vn.ctdp.clusters.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.dossier.ClockState;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/** Steps of dossiers that are due soon or overdue, for those who work on them or decide. */
@Component(service = WorkItemSource.class)
public final class DossierWork implements WorkItemSource {

  private static final int MOST = 50;

  private final Dossiers dossiers;
  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public DossierWork(
      @Reference Dossiers dossiers,
      @Reference AccessControl access,
      @Reference InstanceInfo instance) {
    this.dossiers = dossiers;
    this.access = access;
    this.instance = instance;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    Target target = instance.province().map(Target::of).orElse(null);
    if (target == null
        || !access.allowed(caller, ClusterPermissions.DOSSIER_VIEW, target)
        || !(access.allowed(caller, ClusterPermissions.DOSSIER_PROCESS, target)
            || access.allowed(caller, ClusterPermissions.DOSSIER_DECIDE, target))) {
      return List.of();
    }
    PageRequest open =
        new PageRequest(0, 1000, List.of(new Sort("due", true)), "", Map.of("status", "open"));
    List<WorkItem> items = new ArrayList<>();
    for (DossierSummary d : dossiers.page(caller, open).rows()) {
      if (d.light() == Light.OVERDUE || d.light() == Light.SOON) {
        items.add(item(d, d.clock()));
      }
    }
    items.sort(Comparator.comparing(WorkItem::urgency).thenComparing(WorkItem::due));
    return items.size() > MOST ? List.copyOf(items.subList(0, MOST)) : items;
  }

  private static WorkItem item(DossierSummary d, ClockState clock) {
    return new WorkItem(
        "clusters-dossier-" + d.id(),
        new Localized(d.code() + ": " + clock.name().vi(), d.code() + ": " + clock.name().en()),
        new Localized(
            d.kind().label().vi() + " – " + d.name(), d.kind().label().en() + " – " + d.name()),
        "clusters/dossiers/" + d.id(),
        d.light() == Light.OVERDUE ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
        clock.dueOn());
  }
}
