package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.view.ViewContext;

/** Adds a plan entry. */
class PlanNewView extends Div {

  private static final long serialVersionUID = 1L;

  PlanNewView(ViewContext context, Desk desk) {
    FormPanel<PlanEntry> form = PlanForm.build(context, desk);
    form.autofocus();
    form.load(
        new PlanEntry(
            null,
            "",
            desk.province(),
            List.of(),
            null,
            null,
            null,
            PlanAction.MOI,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            0));
    add(form);
  }
}
