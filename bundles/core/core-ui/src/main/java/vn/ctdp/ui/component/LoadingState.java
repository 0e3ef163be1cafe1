package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** Stands where something is being fetched in the background. */
public final class LoadingState extends Div {

  private static final long serialVersionUID = 1L;

  /** A loading state that says what is being fetched. */
  public LoadingState(String text) {
    addClassName("cu-loading");
    ProgressBar bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", text);
    add(new Span(text), bar);
    getElement().setAttribute("role", "status");
  }
}
