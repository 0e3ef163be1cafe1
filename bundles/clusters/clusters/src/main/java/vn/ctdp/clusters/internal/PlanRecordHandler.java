package vn.ctdp.clusters.internal;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecordHandler;

/** Enters provinces' plan entries into the centre's own tables. */
@Component(service = SharedRecordHandler.class)
public final class PlanRecordHandler implements SharedRecordHandler {

  private final JpaTemplate jpa;

  /** Made by the component runtime. */
  @Activate
  public PlanRecordHandler(@Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public String type() {
    return ClusterSubjects.PLAN;
  }

  @Override
  public Localized name() {
    return PlanRecordSource.NAME;
  }

  @Override
  public void handle(ReceivedRecord record) {
    jpa.tx(TransactionType.Required, em -> SharedClusters.takePlanEntry(em, record));
  }
}
