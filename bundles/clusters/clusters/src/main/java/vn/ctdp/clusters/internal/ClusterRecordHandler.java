package vn.ctdp.clusters.internal;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecordHandler;

/** Enters provinces' clusters into the centre's own tables. */
@Component(service = SharedRecordHandler.class)
public final class ClusterRecordHandler implements SharedRecordHandler {

  private final JpaTemplate jpa;

  /** Made by the component runtime. */
  @Activate
  public ClusterRecordHandler(@Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public String type() {
    return ClusterSubjects.CLUSTER;
  }

  @Override
  public Localized name() {
    return ClusterRecordSource.NAME;
  }

  @Override
  public void handle(ReceivedRecord record) {
    jpa.tx(TransactionType.Required, em -> SharedClusters.takeCluster(em, record));
  }
}
