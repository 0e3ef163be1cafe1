package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.form.ReportSubjectSource;

/** Communes that have a cluster, or a place for one in the plan: form 03 is expected of them. */
@Component(service = ReportSubjectSource.class)
public final class ReportingCommunes implements ReportSubjectSource {

  static final String TYPE = "commune";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final TerritoryService territory;

  /** Made by the component runtime. */
  @Activate
  public ReportingCommunes(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.territory = territory;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<ReportSubject> expected(Caller caller, LocalDate cutoff) {
    Optional<UnitRef> province = instance.province();
    if (province.isEmpty()) {
      return List.of();
    }
    access.require(caller, ClusterPermissions.VIEW, Target.of(province.get()));
    TreeSet<String> communes =
        jpa.txExpr(
            TransactionType.Supports,
            em -> {
              TreeSet<String> found = new TreeSet<>();
              String p = province.get().toString();
              ClusterStore.snapshots(em, ClusterStore.all(em, p), cutoff)
                  .forEach(c -> c.cluster().communes().forEach(u -> found.add(u.toString())));
              ClusterStore.plan(em, p, cutoff).stream()
                  .filter(ClusterStore::planned)
                  .forEach(e -> ClusterStore.into(e.communes, found));
              return found;
            });
    return communes.stream()
        .map(UnitRef::parse)
        .map(
            ref ->
                new ReportSubject(
                    new SubjectRef(TYPE, ref.toString()),
                    territory.find(ref, cutoff).map(u -> u.fullNameVi()).orElse(ref.toString()),
                    "",
                    ref.code()))
        .sorted(Comparator.comparing(ReportSubject::title, VietnameseText.order()))
        .toList();
  }
}
