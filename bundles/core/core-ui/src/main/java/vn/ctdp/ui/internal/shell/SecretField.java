package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;

/** Makes fields for passwords whose own button speaks the language of the page. */
final class SecretField {

  private SecretField() {}

  /**
   * A field.
   *
   * @param page for the texts
   * @param labelKey message key of its label
   * @param autocomplete which password it is, for password managers
   */
  static PasswordField of(Component page, String labelKey, Autocomplete autocomplete) {
    PasswordField field = new PasswordField(page.getTranslation(labelKey));
    field.setAutocomplete(autocomplete);
    field
        .getElement()
        .executeJs("this.i18n = {reveal: $0}", page.getTranslation("shell.password.reveal"));
    return field;
  }
}
