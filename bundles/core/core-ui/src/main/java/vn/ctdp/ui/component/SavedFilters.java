package vn.ctdp.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.ViewContext;

/** The filters that a user keeps for one list: rename, remove, share, choose the usual one. */
final class SavedFilters {

  private static final int LONGEST_NAME = 60;

  private final ViewContext context;
  private final UserPreferences preferences;
  private final String prefix;
  private final Function<String, Map<String, String>> parameters;
  private final Runnable changed;
  private final Dialog dialog = new Dialog();
  private final Div rows = new Div();

  /**
   * The dialog, still closed.
   *
   * @param prefix key prefix of the list, ending in a point
   * @param parameters parameters of the address that shows a kept state
   * @param changed run after each change
   */
  SavedFilters(
      ViewContext context,
      UserPreferences preferences,
      String prefix,
      Function<String, Map<String, String>> parameters,
      Runnable changed) {
    this.context = context;
    this.preferences = preferences;
    this.prefix = prefix;
    this.parameters = parameters;
    this.changed = changed;
    rows.addClassName("cu-saved");
    dialog.setHeaderTitle(UiText.of("ui.grid.saved"));
    dialog.setWidth("min(34rem, 100vw - 2rem)");
    dialog.add(rows);
    Button close = new Button(UiText.of("ui.close"), e -> dialog.close());
    dialog.getFooter().add(close);
  }

  /** Names and states, in Vietnamese order of the names. */
  static Map<String, String> kept(ViewContext context, UserPreferences preferences, String prefix) {
    Map<String, String> kept =
        new TreeMap<>(VietnameseText.order().thenComparing(Comparator.<String>naturalOrder()));
    preferences
        .list(context.caller(), prefix + "filter.")
        .forEach((key, state) -> kept.put(key.substring((prefix + "filter.").length()), state));
    return kept;
  }

  void open() {
    show();
    dialog.open();
  }

  private void show() {
    rows.removeAll();
    Map<String, String> kept = kept(context, preferences, prefix);
    String usual = preferences.get(context.caller(), prefix + "default").orElse("");
    if (kept.isEmpty()) {
      dialog.close();
      return;
    }
    kept.forEach((name, state) -> rows.add(row(name, state, name.equals(usual), kept)));
  }

  private Div row(String name, String state, boolean usual, Map<String, String> kept) {
    Span label = new Span(name);
    label.addClassName("cu-saved-name");
    Button star =
        button(
            usual ? VaadinIcon.STAR : VaadinIcon.STAR_O,
            usual ? "ui.grid.saved.noDefault" : "ui.grid.saved.asDefault",
            name,
            () -> {
              if (usual) {
                preferences.remove(context.caller(), prefix + "default");
              } else {
                preferences.put(context.caller(), prefix + "default", name);
              }
              done();
            });
    star.getElement().setAttribute("aria-pressed", String.valueOf(usual));
    Div row =
        new Div(
            label,
            star,
            button(VaadinIcon.EDIT, "ui.grid.saved.rename", name, () -> rename(name, state, kept)),
            button(
                VaadinIcon.LINK,
                "ui.grid.saved.link",
                name,
                () -> showLink(name, parameters.apply(state))),
            button(VaadinIcon.TRASH, "ui.grid.saved.remove", name, () -> remove(name, usual)));
    row.addClassName("cu-saved-row");
    return row;
  }

  private Button button(VaadinIcon icon, String key, String name, Runnable act) {
    Button button =
        new Button(
            icon.create(),
            e -> {
              try {
                act.run();
              } catch (RuntimeException failure) {
                Notices.failure(failure);
              }
            });
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
    button.setTooltipText(UiText.of(key));
    button.setAriaLabel(UiText.of(key) + ": " + name);
    return button;
  }

  private void remove(String name, boolean usual) {
    preferences.remove(context.caller(), prefix + "filter." + name);
    if (usual) {
      preferences.remove(context.caller(), prefix + "default");
    }
    Notices.success(UiText.of("ui.grid.saved.removed", name));
    done();
  }

  private void rename(String name, String state, Map<String, String> kept) {
    TextField field = new TextField(UiText.of("ui.grid.saved.name"));
    field.setValue(name);
    field.setMaxLength(LONGEST_NAME);
    field.setWidthFull();
    field.setManualValidation(true);
    Dialog ask = new Dialog();
    ask.setHeaderTitle(UiText.of("ui.grid.saved.rename"));
    ask.setWidth("min(26rem, 100vw - 2rem)");
    ask.add(field);
    Button save =
        new Button(
            UiText.of("ui.save"),
            e -> {
              String text = VietnameseText.normalise(field.getValue());
              if (text == null || text.isEmpty() || !text.equals(name) && kept.containsKey(text)) {
                field.setErrorMessage(
                    UiText.of(
                        text == null || text.isEmpty()
                            ? "ui.form.required"
                            : "ui.grid.saved.taken"));
                field.setInvalid(true);
                field.focus();
                return;
              }
              ask.close();
              if (!text.equals(name)) {
                move(name, text, state);
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
    Button cancel = new Button(UiText.of("ui.cancel"), e -> ask.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    ask.getFooter().add(cancel, save);
    ask.open();
    field.focus();
  }

  private void move(String name, String to, String state) {
    try {
      preferences.put(context.caller(), prefix + "filter." + to, state);
      preferences.remove(context.caller(), prefix + "filter." + name);
      if (preferences.get(context.caller(), prefix + "default").filter(name::equals).isPresent()) {
        preferences.put(context.caller(), prefix + "default", to);
      }
      done();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private void done() {
    changed.run();
    show();
  }

  /**
   * Shows the address at which the page opens with these parameters. It carries no data: who
   * follows it sees what he may see.
   */
  static void showLink(String title, Map<String, String> parameters) {
    UI ui = UI.getCurrent();
    String path =
        ui.getInternals().getActiveViewLocation().getPath()
            + "?"
            + QueryParameters.simple(new LinkedHashMap<>(parameters)).getQueryString();
    TextField link = new TextField(UiText.of("ui.grid.saved.link.address"));
    link.setReadOnly(true);
    link.setWidthFull();
    link.setHelperText(UiText.of("ui.grid.saved.link.hint"));
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title.isBlank() ? UiText.of("ui.grid.saved.link") : title);
    dialog.setWidth("min(34rem, 100vw - 2rem)");
    dialog.add(link);
    Button copy = new CopyButton(UiText.of("ui.copy"), link::getValue);
    copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button close = new Button(UiText.of("ui.close"), e -> dialog.close());
    dialog.getFooter().add(close, copy);
    dialog.open();
    ui.getPage()
        .executeJs("return new URL($0, document.baseURI).href", path)
        .then(String.class, link::setValue);
  }
}
