package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.UUID;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** One plan entry: its form, or its facts for readers, and its history. */
class PlanView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  PlanView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    PlanEntry entry =
        desk.register()
            .planEntry(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "mục phương án", id));
    FormPanel<PlanEntry> form = PlanForm.build(context, desk);
    form.load(entry);
    form.readOnly(!context.may(ClusterViews.EDIT, Target.of(entry.province())));
    SubjectRef subject = new SubjectRef("cluster-plan-entry", id.toString());
    Div history =
        new Div(
            new H3(getTranslation("clusters.history")),
            desk.components()
                .history(context, subject)
                .names(
                    f -> getTranslation("clusters.field." + f),
                    a ->
                        getTranslation(
                            a.endsWith(".create")
                                ? "clusters.action.create"
                                : "clusters.action.update")));
    history.addClassName("ctdp-panel");
    removeAll();
    add(
        new PageHeader(entry.name()).back("clusters/plan", getTranslation("clusters.plan.title")),
        form,
        ReportUses.panel(context, desk, subject),
        history);
  }
}
