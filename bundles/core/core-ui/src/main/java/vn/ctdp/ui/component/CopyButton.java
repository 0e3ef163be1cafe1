package vn.ctdp.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Supplier;

/**
 * Puts a text into the clipboard and says whether it got there. Works without a secure connection
 * too, where browsers have no clipboard interface.
 */
public final class CopyButton extends Button {

  private static final long serialVersionUID = 1L;

  private static final String COPY =
      "const text = $0;"
          + "if (navigator.clipboard && window.isSecureContext) {"
          + "  return navigator.clipboard.writeText(text).then(() => true, () => false);"
          + "}"
          + "const area = document.createElement('textarea');"
          + "area.value = text; area.style.position = 'fixed'; area.style.opacity = '0';"
          + "(document.querySelector('vaadin-dialog-overlay') || document.body).appendChild(area);"
          + "area.select();"
          + "let done = false; try { done = document.execCommand('copy'); } catch (e) { done = false; }"
          + "area.remove(); return done;";

  /**
   * A button.
   *
   * @param label its text, translated
   * @param text what is copied, asked for at each click
   */
  public CopyButton(String label, Supplier<String> text) {
    super(label, VaadinIcon.COPY_O.create());
    addClickListener(
        e ->
            getElement()
                .executeJs(COPY, text.get())
                .then(
                    Boolean.class,
                    done -> {
                      if (Boolean.TRUE.equals(done)) {
                        Notices.success(UiText.of("ui.copied"));
                      } else {
                        Notices.warning(UiText.of("ui.copy.failed"));
                      }
                    }));
  }
}
