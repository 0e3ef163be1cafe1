package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Head of a page or a part of one: the way back, title, badges, one line of explanation, acts. */
public final class PageHeader extends Div {

  private static final long serialVersionUID = 1L;
  private final Div titleRow = new Div();
  private final Div actions = new Div();
  private final Div words = new Div();
  private final H2 title = new H2();

  /** A head with its title; without one where the page's own heading says it all. */
  public PageHeader(String text) {
    addClassName("cu-head");
    title.setText(text);
    title.setVisible(!text.isBlank());
    titleRow.addClassName("cu-head-title");
    titleRow.add(title);
    words.addClassName("cu-head-words");
    words.add(titleRow);
    actions.addClassName("cu-head-actions");
    add(words, actions);
    actions.setVisible(false);
  }

  /** Changes the title. */
  public void title(String text) {
    title.setText(text);
  }

  /** A link back to the list. */
  public PageHeader back(String path, String label) {
    Anchor link = new Anchor(path, "");
    link.addClassName("cu-head-back");
    var arrow = VaadinIcon.ARROW_LEFT.create();
    arrow.getElement().setAttribute("aria-hidden", "true");
    link.add(arrow, new Span(label));
    words.addComponentAsFirst(link);
    return this;
  }

  /** A badge beside the title. */
  public PageHeader badge(Component badge) {
    titleRow.add(badge);
    return this;
  }

  /** A line below the title. */
  public PageHeader subtitle(String text) {
    Span line = new Span(text);
    line.addClassName("cu-head-sub");
    words.add(line);
    return this;
  }

  /** Buttons at the right. */
  public PageHeader actions(Component... buttons) {
    actions.add(buttons);
    actions.setVisible(actions.getComponentCount() > 0);
    return this;
  }
}
