package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Span;

/** A short state in words, tinted by its tone. */
public final class StatusBadge extends Span {

  private static final long serialVersionUID = 1L;

  /** A badge with its text and tone. */
  public StatusBadge(String text, Tone tone) {
    addClassName("cu-badge");
    set(text, tone);
  }

  /** Changes text and tone. */
  public void set(String text, Tone tone) {
    setText(text);
    for (Tone t : Tone.values()) {
      removeClassName("cu-badge-" + t.css());
    }
    addClassName("cu-badge-" + tone.css());
  }
}
