package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import vn.ctdp.ui.component.Notices;

/** Shows a password once; it is kept nowhere. */
final class OneTimePassword {

  private OneTimePassword() {}

  /**
   * Shows it.
   *
   * @param machine whether it is for a program, which keeps the password instead of changing it
   */
  static void show(String username, boolean machine, String password, Runnable after) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t(machine ? "core.password.titleMachine" : "core.password.title"));
    dialog.setWidth("min(30rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    Span secret = new Span(password);
    secret.addClassName("cu-secret");
    secret
        .getElement()
        .setAttribute(
            "aria-label", t(machine ? "core.password.titleMachine" : "core.password.label"));
    Button copy = new Button(t("core.password.copy"), VaadinIcon.COPY_O.create());
    copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
    copy.addClickListener(
        e ->
            copy.getElement()
                .executeJs("return navigator.clipboard.writeText($0)", password)
                .then(
                    done -> Notices.success(t("core.password.copied")),
                    error -> Notices.info(t("core.password.copyByHand"))));
    Div row = new Div(secret, copy);
    row.addClassName("cu-secret-row");
    dialog.add(
        new Paragraph(t(machine ? "core.password.textMachine" : "core.password.text", username)),
        row);
    Button done =
        new Button(
            t("core.password.done"),
            e -> {
              dialog.close();
              after.run();
            });
    done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(done);
    dialog.open();
  }
}
