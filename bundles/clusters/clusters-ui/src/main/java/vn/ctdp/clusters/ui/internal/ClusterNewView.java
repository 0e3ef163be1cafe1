package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.view.ViewContext;

/** Adds a cluster. */
class ClusterNewView extends Div {

  private static final long serialVersionUID = 1L;

  ClusterNewView(ViewContext context, Desk desk) {
    FormPanel<Cluster> form = ClusterForm.build(context, desk);
    form.onCancel(() -> UI.getCurrent().navigate("clusters"));
    form.autofocus();
    form.load(
        new Cluster(
            null, null, "", List.of(), desk.province(), List.of(), false, null, false, null, 0));
    add(form);
  }
}
