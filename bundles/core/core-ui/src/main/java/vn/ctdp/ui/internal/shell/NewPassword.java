package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;

/** A new password, entered twice. */
final class NewPassword {

  /** Shortest password that is tried; the service may ask for more. */
  static final int MIN_LENGTH = 12;

  private final Component page;
  private final PasswordField first;
  private final PasswordField second;

  NewPassword(Component page) {
    this.page = page;
    first = SecretField.of(page, "shell.password.new", Autocomplete.NEW_PASSWORD);
    first.setHelperText(text("shell.password.rule", MIN_LENGTH));
    second = SecretField.of(page, "shell.password.again", Autocomplete.NEW_PASSWORD);
  }

  PasswordField first() {
    return first;
  }

  PasswordField second() {
    return second;
  }

  /** Whether both are the same and long enough; says so at the fields when not. */
  boolean agree() {
    first.setInvalid(false);
    second.setInvalid(false);
    if (first.getValue().length() < MIN_LENGTH) {
      first.setErrorMessage(text("shell.password.tooShort", MIN_LENGTH));
      first.setInvalid(true);
      first.focus();
      return false;
    }
    if (!first.getValue().equals(second.getValue())) {
      second.setErrorMessage(text("shell.password.different"));
      second.setInvalid(true);
      second.focus();
      return false;
    }
    return true;
  }

  /** The password; both fields are emptied. */
  char[] take() {
    char[] secret = first.getValue().toCharArray();
    first.clear();
    second.clear();
    return secret;
  }

  private String text(String key, Object... values) {
    return page.getTranslation(key, values);
  }
}
