package vn.ctdp.clusters.internal;

import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/** Figures in dispute, on the home page of those who may decide. */
@Component(service = WorkItemSource.class)
public final class ConflictWork implements WorkItemSource {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public ConflictWork(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    if (instance.province().isEmpty()
        || !access.allowed(
            caller, ClusterPermissions.DECIDE, Target.of(instance.province().get()))) {
      return List.of();
    }
    long open =
        jpa.txExpr(
            TransactionType.Supports, em -> ConflictService.countOpen(em, instance.province()));
    return open == 0
        ? List.of()
        : List.of(
            new WorkItem(
                "cluster-conflicts",
                new Localized(
                    open + " số liệu cụm công nghiệp chờ chốt giữa các nguồn",
                    open
                        + (open == 1 ? " cluster figure waits" : " cluster figures wait")
                        + " for a decision between sources"),
                new Localized(
                    "Số đang có hiệu lực được dùng đến khi chốt.",
                    "The figure in force is used until then."),
                "clusters/conflicts",
                WorkItem.Urgency.NORMAL,
                null));
  }
}
