package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.paper.Paper;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.Papers;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/** Makes {@link PaperPanel}s. */
@org.osgi.service.component.annotations.Component(service = PaperPanels.class)
public final class PaperPanelFactory implements PaperPanels {

  private final Papers papers;
  private final AttachmentService attachments;
  private final Clock clock;

  /** Made by Declarative Services. */
  @Activate
  public PaperPanelFactory(
      @Reference Papers papers, @Reference AttachmentService attachments, @Reference Clock clock) {
    this.papers = papers;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Override
  public Optional<Component> panel(ViewContext context, SubjectRef subject) {
    List<PaperKind> kinds = papers.kinds(context.caller(), subject);
    List<Paper> made = papers.papers(context.caller(), subject);
    Set<String> mine =
        made.isEmpty() && kinds.isEmpty() ? Set.of() : papers.changeable(context.caller(), subject);
    return kinds.isEmpty() && made.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PaperPanel(context, papers, attachments, clock, subject, kinds, mine, made));
  }
}
