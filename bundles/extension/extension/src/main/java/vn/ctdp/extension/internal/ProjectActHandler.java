package vn.ctdp.extension.internal;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Brings what the centre did to the projects that it is about. */
@Component(service = StreamHandler.class)
public final class ProjectActHandler implements StreamHandler {

  private final JpaTemplate jpa;
  private final TravelInbox inbox;

  /** Made by the component runtime. */
  @Activate
  public ProjectActHandler(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference TravelInbox inbox) {
    this.jpa = jpa;
    this.inbox = inbox;
  }

  @Override
  public String kind() {
    return TravelRoad.KIND;
  }

  @Override
  public String moduleId() {
    return TravelRoad.MODULE;
  }

  @Override
  public void handle(StreamItem item) {
    TravelJson.Act act = TravelJson.read(item.content(), TravelJson.Act.class, TravelJson.ACT);
    jpa.tx(TransactionType.Required, em -> inbox.take(em, act, item.number()));
  }
}
