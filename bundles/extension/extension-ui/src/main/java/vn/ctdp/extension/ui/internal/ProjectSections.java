package vn.ctdp.extension.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.ui.component.PaperPanels;

/** The sections present now. A component of its own, so that none of the views restarts for one. */
@Component(service = ProjectSections.class)
public final class ProjectSections {

  private final List<ProjectSection> sections = new CopyOnWriteArrayList<>();

  private volatile PaperPanels papers;

  /** Starts empty. */
  @Activate
  public ProjectSections() {
    // Sections arrive through bind.
  }

  /** A section came. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSection(ProjectSection section) {
    sections.add(section);
  }

  /** A section went. */
  void unbindSection(ProjectSection section) {
    sections.remove(section);
  }

  /** Papers can be made now. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindPapers(PaperPanels panels) {
    papers = panels;
  }

  /** Papers can be made no more; a better service may have come before. */
  void unbindPapers(PaperPanels panels) {
    if (papers == panels) {
      papers = null;
    }
  }

  /** Panels of papers; empty while nobody makes papers. */
  Optional<PaperPanels> papers() {
    return Optional.ofNullable(papers);
  }

  /** In no particular order. */
  List<ProjectSection> all() {
    return List.copyOf(sections);
  }
}
