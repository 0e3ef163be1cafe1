package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;

/** Facts of a record for reading: name and value, in as many columns as fit. */
@Tag("dl")
public final class KeyValues extends HtmlContainer {

  private static final long serialVersionUID = 1L;

  /** An empty panel. */
  public KeyValues() {
    addClassName("cu-facts");
  }

  /** A fact; an empty value is shown as a dash. */
  public KeyValues put(String label, String value) {
    return put(label, new Span(value == null || value.isBlank() ? "–" : value));
  }

  /** A fact whose value is a component. */
  public KeyValues put(String label, Component value) {
    HtmlContainer name = new HtmlContainer("dt");
    name.setText(label);
    HtmlContainer what = new HtmlContainer("dd");
    what.add(value);
    HtmlContainer pair = new HtmlContainer("div");
    pair.addClassName("cu-fact");
    pair.add(name, what);
    add(pair);
    return this;
  }

  /** A long fact over the whole width, only when there is one. */
  public KeyValues putWide(String label, String value) {
    if (value == null || value.isBlank()) {
      return this;
    }
    put(label, value);
    getChildren()
        .reduce((first, second) -> second)
        .ifPresent(last -> last.getElement().getClassList().add("cu-fact-wide"));
    return this;
  }

  /** A fact only when there is one. */
  public KeyValues putIfPresent(String label, String value) {
    return value == null || value.isBlank() ? this : put(label, value);
  }
}
