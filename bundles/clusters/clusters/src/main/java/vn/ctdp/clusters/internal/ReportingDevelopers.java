package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.form.ReportSubjectSource;

/**
 * Clusters that are established or have an infrastructure project: form 02 is expected of their
 * developers.
 */
@Component(service = ReportSubjectSource.class)
public final class ReportingDevelopers implements ReportSubjectSource {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public ReportingDevelopers(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
  }

  @Override
  public String type() {
    return ClusterSubjects.CLUSTER;
  }

  @Override
  public List<ReportSubject> expected(Caller caller, LocalDate cutoff) {
    Optional<UnitRef> province = instance.province();
    if (province.isEmpty()) {
      return List.of();
    }
    access.require(caller, ClusterPermissions.VIEW, Target.of(province.get()));
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            ClusterStore.snapshots(em, ClusterStore.all(em, province.get().toString()), cutoff)
                .stream()
                .filter(s -> s.holds(FactKey.ESTABLISHED_AREA) || s.holds(FactKey.PROJECT_AREA))
                .map(
                    s -> {
                      Cluster c = s.cluster();
                      return new ReportSubject(
                          new SubjectRef(ClusterSubjects.CLUSTER, c.id().toString()),
                          c.name(),
                          c.developerName() == null ? "" : c.developerName(),
                          c.code());
                    })
                .toList());
  }
}
