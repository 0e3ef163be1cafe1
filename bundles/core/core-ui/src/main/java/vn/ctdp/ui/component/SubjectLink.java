package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import vn.ctdp.core.subject.Subject;

/** A record of whichever module, by its title; a link where it can be opened. */
public final class SubjectLink extends Span {

  private static final long serialVersionUID = 1L;

  /** A resolved record. */
  public SubjectLink(Subject subject) {
    String title = subject.title().in(UiText.locale());
    if (subject.state() == Subject.State.FOUND && !subject.link().isEmpty()) {
      String link = subject.link();
      add(new Anchor(link.startsWith("/") ? link.substring(1) : link, title));
    } else {
      setText(title);
      if (subject.state() != Subject.State.FOUND) {
        addClassName("cu-muted");
      }
    }
  }
}
