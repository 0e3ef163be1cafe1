package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.form.ReportSubjectSource;

/** Investment projects in clusters: form 01 is expected of their investors. */
@Component(service = ReportSubjectSource.class)
public final class ReportingInvestors implements ReportSubjectSource {

  static final String TYPE = "cluster-project";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;

  /** Made by the component runtime. */
  @Activate
  public ReportingInvestors(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
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
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select p.id, p.name, c.name, p.taxCode from ProjectEntity p, ClusterEntity c"
                        + " where p.cluster = c.id and c.province = :province and p.validFrom <="
                        + " :day and (p.validTo is null or p.validTo >= :day) order by p.nameSort,"
                        + " p.id",
                    Object[].class)
                .setParameter("province", province.get().toString())
                .setParameter("day", cutoff)
                .getResultList()
                .stream()
                .map(
                    o ->
                        new ReportSubject(
                            new SubjectRef(TYPE, (String) o[0]),
                            (String) o[1],
                            (String) o[2],
                            o[3] == null ? "" : (String) o[3]))
                .toList());
  }
}
