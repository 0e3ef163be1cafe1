package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import vn.ctdp.core.text.VietnameseText;

/** Questions before an act. The button says the act, not "OK"; escape means no. */
public final class Confirm {

  private Confirm() {}

  /**
   * Asks before an act that can be taken back.
   *
   * @param title the question
   * @param text what will happen
   * @param act label of the button, a verb
   * @param action what to do
   */
  public static Dialog ask(String title, String text, String act, Runnable action) {
    return open(title, new Paragraph(text), act, false, action);
  }

  /** Like {@link #ask}, for an act that takes something away. */
  public static Dialog danger(String title, String text, String act, Runnable action) {
    return open(title, new Paragraph(text), act, true, action);
  }

  /** Like {@link #ask}, with any content between title and buttons. */
  public static Dialog content(String title, Component content, String act, Runnable action) {
    return open(title, content, act, false, action);
  }

  /**
   * Asks before an act that cannot be taken back: the button works only when the word has been
   * typed. Case and white space at the ends do not matter, marks do.
   *
   * @param word what has to be typed, for instance the module's name
   */
  public static Dialog typed(String title, String text, String word, String act, Runnable action) {
    TextField typed = new TextField(UiText.of("ui.confirm.type", word));
    typed.setWidthFull();
    typed.setValueChangeMode(ValueChangeMode.EAGER);
    typed.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    Button yes = new Button(act);
    Dialog dialog = frame(title, new Div(new Paragraph(text), typed), yes, true);
    yes.setEnabled(false);
    String wanted = VietnameseText.normalise(word);
    typed.addValueChangeListener(
        e -> yes.setEnabled(wanted.equalsIgnoreCase(VietnameseText.normalise(e.getValue()))));
    yes.addClickListener(
        e -> {
          dialog.close();
          action.run();
        });
    dialog.open();
    return dialog;
  }

  /**
   * Asks before an act and for the reason, which is kept with it.
   *
   * @param required whether the act needs a reason
   * @param action takes the reason, never null
   */
  public static Dialog reason(
      String title, Component content, String act, boolean required, Consumer<String> action) {
    TextArea reason =
        new TextArea(UiText.of(required ? "ui.confirm.reason" : "ui.confirm.reasonOptional"));
    reason.setWidthFull();
    reason.setMaxLength(500);
    reason.setManualValidation(true);
    reason.setRequiredIndicatorVisible(required);
    Button yes = new Button(act);
    Dialog dialog = frame(title, new Div(content, reason), yes, false);
    yes.addClickListener(
        e -> {
          String text = VietnameseText.normalise(reason.getValue());
          if (required && text.isEmpty()) {
            reason.setErrorMessage(UiText.of("ui.confirm.reasonMissing"));
            reason.setInvalid(true);
            reason.focus();
            return;
          }
          dialog.close();
          action.accept(text);
        });
    dialog.open();
    return dialog;
  }

  private static Dialog open(
      String title, Component content, String act, boolean danger, Runnable action) {
    Button yes = new Button(act);
    Dialog dialog = frame(title, content, yes, danger);
    yes.addClickListener(
        e -> {
          dialog.close();
          action.run();
        });
    dialog.open();
    return dialog;
  }

  private static Dialog frame(String title, Component content, Button yes, boolean danger) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.addClassName("cu-dialog");
    dialog.setWidth("min(32rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    dialog.add(content);
    yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    if (danger) {
      yes.addThemeVariants(ButtonVariant.LUMO_ERROR);
    }
    Button no = new Button(UiText.of("ui.cancel"), e -> dialog.close());
    no.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(no, yes);
    return dialog;
  }
}
