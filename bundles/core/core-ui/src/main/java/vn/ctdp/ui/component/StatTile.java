package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** One figure of an overview with what it counts, and the day it is true for. */
public final class StatTile extends Div {

  private static final long serialVersionUID = 1L;
  private final Span figure = new Span();
  private final Span note = new Span();

  /**
   * A tile.
   *
   * @param label what is counted
   * @param value the figure as text, see {@link Format}
   * @param detail unit, method and cut-off day; null for none
   */
  public StatTile(String label, String value, String detail) {
    addClassName("cu-stat");
    Span name = new Span(label);
    name.addClassName("cu-stat-label");
    figure.addClassName("cu-stat-value");
    note.addClassName("cu-stat-note");
    add(name, figure, note);
    set(value, detail);
  }

  /** Changes figure and detail. */
  public void set(String value, String detail) {
    figure.setText(value);
    note.setText(detail == null ? "" : detail);
    note.setVisible(detail != null && !detail.isBlank());
  }

  /** Tints the tile. */
  public StatTile tone(Tone tone) {
    addClassName("cu-tone-" + tone.css());
    return this;
  }

  /** Adds a picture. */
  public StatTile icon(VaadinIcon icon) {
    Icon picture = icon.create();
    picture.getElement().setAttribute("aria-hidden", "true");
    picture.addClassName("cu-stat-icon");
    addComponentAsFirst(picture);
    return this;
  }
}
