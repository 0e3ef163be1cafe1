package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A message that stands in the page: a hint, a warning, the result of an act. */
public final class MessageBox extends Div {

  private static final long serialVersionUID = 1L;
  private final Div content = new Div();

  /** A message in its tone. */
  public MessageBox(Tone tone, String text) {
    addClassNames("cu-message", "cu-tone-" + tone.css());
    content.addClassName("cu-message-text");
    if (text != null && !text.isEmpty()) {
      Div line = new Div();
      line.setText(text);
      content.add(line);
    }
    super.add(Notices.icon(tone), content);
    getElement().setAttribute("role", tone == Tone.BAD || tone == Tone.WARNING ? "alert" : "note");
  }

  /** Adds something below the text, a link or a button. */
  public MessageBox with(Component... more) {
    content.add(more);
    return this;
  }
}
