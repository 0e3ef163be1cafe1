package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Notices;

/** Forms in dialogs, all of one behaviour. */
final class Dialogs {

  private Dialogs() {}

  /**
   * Opens a form; the first field has the focus.
   *
   * @param after what is drawn anew after saving or removing
   * @param remove what removes the record; null when it cannot be removed
   */
  static <T> void open(
      String title,
      FormPanel<T> form,
      T record,
      SerializableRunnable after,
      SerializableRunnable remove) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(46rem, 95vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          after.run();
        });
    if (remove != null) {
      Button button =
          new Button(
              t("clusters.remove"),
              e ->
                  Confirm.danger(
                      t("clusters.remove.title"),
                      t("clusters.remove.text"),
                      t("clusters.remove"),
                      () -> {
                        try {
                          remove.run();
                          form.guard(false);
                          dialog.close();
                          after.run();
                        } catch (CtdpException failure) {
                          Notices.failure(failure);
                        }
                      }));
      button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
      form.footer(button);
    }
    form.load(record);
    dialog.add(form);
    dialog.open();
  }

  static TextField text(String label, int max) {
    TextField field = new TextField(label);
    field.setMaxLength(max);
    return field;
  }

  static TextArea note(String label) {
    TextArea field = new TextArea(label);
    field.setMaxLength(1000);
    return field;
  }

  static <E extends Enum<E>> Select<E> choice(
      String label, E[] values, Function<E, Localized> words, Locale locale, boolean mayBeEmpty) {
    Select<E> select = new Select<>();
    select.setLabel(label);
    select.setItems(Arrays.asList(values));
    select.setEmptySelectionAllowed(mayBeEmpty);
    select.setItemLabelGenerator(v -> v == null ? "" : words.apply(v).in(locale));
    return select;
  }

  static String t(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
