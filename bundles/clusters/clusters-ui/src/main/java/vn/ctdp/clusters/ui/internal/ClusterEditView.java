package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.UUID;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** Changes a cluster's name, place and developer. */
class ClusterEditView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  ClusterEditView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    Cluster cluster =
        desk.register()
            .cluster(context.caller(), id, desk.today())
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", id))
            .cluster();
    FormPanel<Cluster> form = ClusterForm.build(context, desk);
    form.onCancel(() -> UI.getCurrent().navigate("clusters/" + id));
    form.autofocus();
    form.load(cluster);
    removeAll();
    add(
        new PageHeader(cluster.name())
            .back("clusters/" + id, getTranslation("clusters.cluster.title")),
        form);
  }
}
