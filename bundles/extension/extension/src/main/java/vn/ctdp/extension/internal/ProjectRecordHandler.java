package vn.ctdp.extension.internal;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecordHandler;

/** Enters provinces' national projects into the centre's own tables. */
@Component(service = SharedRecordHandler.class)
public final class ProjectRecordHandler implements SharedRecordHandler {

  private final JpaTemplate jpa;

  /** Made by the component runtime. */
  @Activate
  public ProjectRecordHandler(@Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public String type() {
    return ProjectRecordSource.TYPE;
  }

  @Override
  public Localized name() {
    return ProjectRecordSource.NAME;
  }

  @Override
  public void handle(ReceivedRecord record) {
    jpa.tx(TransactionType.Required, em -> TravelRegister.take(em, record));
  }
}
