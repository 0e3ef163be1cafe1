package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where there is nothing yet: what would be here, and how to begin. */
public final class EmptyState extends Div {

  private static final long serialVersionUID = 1L;

  /**
   * An empty state.
   *
   * @param icon a picture of the matter
   * @param title what there is none of
   * @param hint how to begin; null for none
   * @param actions buttons
   */
  public EmptyState(VaadinIcon icon, String title, String hint, Component... actions) {
    addClassName("cu-empty");
    Icon picture = icon.create();
    picture.getElement().setAttribute("aria-hidden", "true");
    Span heading = new Span(title);
    heading.addClassName("cu-empty-title");
    add(picture, heading);
    if (hint != null && !hint.isBlank()) {
      Span text = new Span(hint);
      text.addClassName("cu-empty-hint");
      add(text);
    }
    add(actions);
  }
}
