package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.UUID;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** What a dossier proposes, to be changed. */
class DossierProposalView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DossierDesk desk;

  DossierProposalView(ViewContext context, DossierDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    Dossier dossier =
        desk.dossiers()
            .dossier(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "hồ sơ", id));
    FormPanel<Dossier> form = new FormPanel<>();
    DossierProposalFields fields =
        new DossierProposalFields(context, desk, form, "", Dossier::proposal);
    UI ui = UI.getCurrent();
    String page = "clusters/dossiers/" + id;
    form.onSave(
        base ->
            desk.dossiers()
                .propose(context.caller(), id, base.summary().version(), fields.value()));
    form.onReload(base -> desk.dossiers().dossier(context.caller(), id));
    form.onSaved(saved -> ui.navigate(page));
    form.onCancel(() -> ui.navigate(page));
    form.load(dossier);
    removeAll();
    add(new PageHeader(dossier.summary().name()).back(page, dossier.summary().code()), form);
  }
}
