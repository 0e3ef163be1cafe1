package vn.ctdp.clusters.internal;

import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordSource;

/** The province's clusters, for the centre's national register. */
@Component(service = SharedRecordSource.class)
public final class ClusterRecordSource implements SharedRecordSource {

  static final Localized NAME = new Localized("Cụm công nghiệp", "Industrial clusters");

  private final RecordReader reader;

  /** Made by the component runtime. */
  @Activate
  public ClusterRecordSource(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference InstanceInfo instance) {
    reader =
        new RecordReader(
            jpa,
            instance,
            ClusterSubjects.CLUSTER,
            SharedClusters.CLUSTER_SCHEMA,
            SharedClusters::clusters);
  }

  @Override
  public String type() {
    return ClusterSubjects.CLUSTER;
  }

  @Override
  public Localized name() {
    return NAME;
  }

  @Override
  public List<SharedRecord> after(long version, int most) {
    return reader.after(version, most);
  }

  @Override
  public void raise(long version) {
    reader.raise(version);
  }
}
