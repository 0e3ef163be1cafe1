package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.Project;
import vn.ctdp.ui.component.PaperPanels;
import vn.ctdp.ui.view.ViewContext;

/** The papers of a project: sheets, minutes, annex, liquidation. */
@org.osgi.service.component.annotations.Component(service = ProjectSection.class)
public class PapersSection implements ProjectSection {

  private final PaperPanels papers;

  /** Made by the component runtime. */
  @Activate
  public PapersSection(@Reference PaperPanels papers) {
    this.papers = papers;
  }

  @Override
  public int order() {
    return ATTACHMENTS - 50;
  }

  @Override
  public Optional<Component> section(ViewContext context, Project project) {
    return papers.panel(context, new SubjectRef("extension-project", project.id().toString()));
  }
}
