package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** Changes a project. */
class ProjectEditView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  /** Phases in which a project changes by a decision. */
  static final Set<Phase> APPROVED = Set.of(Phase.DA_DUYET, Phase.THUC_HIEN, Phase.HOAN_THANH);

  private final transient ViewContext context;
  private final transient Desk desk;

  ProjectEditView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    Project project =
        desk.projects()
            .project(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án", id));
    boolean adjusting =
        APPROVED.contains(desk.lifecycle().progress(context.caller(), id).state().phase());
    removeAll();
    add(
        new PageHeader(project.name()).back("extension/" + id, project.code()),
        ProjectForm.build(context, desk, project, adjusting));
  }
}
