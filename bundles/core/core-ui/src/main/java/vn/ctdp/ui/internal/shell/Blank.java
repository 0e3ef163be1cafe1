package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A place where there is nothing to show, in words. */
final class Blank {

  private Blank() {}

  /**
   * The words with a picture above them.
   *
   * @param picture an icon
   * @param title what is so
   * @param text why, or what can be done
   * @param actions links or buttons, if any
   */
  static Component of(VaadinIcon picture, String title, String text, Component... actions) {
    Icon icon = picture.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Paragraph first = new Paragraph(title);
    first.addClassName("ctdp-blank-title");
    Div blank = new Div(icon, first, new Paragraph(text));
    blank.addClassName("ctdp-blank");
    if (actions.length > 0) {
      Div row = new Div(actions);
      row.addClassName("ctdp-actions");
      blank.add(row);
    }
    return blank;
  }
}
