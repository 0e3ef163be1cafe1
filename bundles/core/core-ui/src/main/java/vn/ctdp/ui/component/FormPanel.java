package vn.ctdp.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.shared.Registration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.VietnameseText;

/**
 * A form for one record. The service that saves it is the judge; the form puts its {@link
 * FieldProblem}s onto the fields and into a summary with links, guards what was typed against
 * leaving, and merges with what somebody else saved meanwhile.
 *
 * <pre>{@code
 * FormPanel<Cluster> form = new FormPanel<>();
 * form.section(t("clusters.section.general"));
 * TextField name = form.field("name", new TextField(t("clusters.name")), Cluster::name);
 * form.required(name, true);
 * AreaField area = form.field("areaPlanned", new AreaField(t("clusters.area")), Cluster::areaPlanned);
 * form.onSave(base -> clusters.save(context.caller(),
 *     new Cluster(base.id(), FormPanel.text(name), area.getValue(), base.version())));
 * form.onReload(base -> clusters.find(context.caller(), base.id()));
 * form.onSaved(saved -> UI.getCurrent().navigate("clusters/" + saved.id()));
 * form.load(cluster);
 * }</pre>
 *
 * @param <T> type of the record, usually immutable
 */
public final class FormPanel<T> extends Composite<Div> implements HasSize, HasStyle {

  private static final long serialVersionUID = 1L;

  /** One registered field. */
  private static final class Entry<T, V> {
    final String path;
    final String heading;
    final Component component;
    final transient HasValue<?, V> value;
    final transient Function<T, V> getter;
    final boolean clearable;
    boolean required;
    V loaded;

    Entry(
        String path,
        String heading,
        Component component,
        HasValue<?, V> value,
        Function<T, V> getter) {
      this.heading = heading;
      this.path = path;
      this.component = component;
      this.value = value;
      this.getter = getter;
      this.clearable = component instanceof HasValidation;
    }

    String label() {
      String text = component instanceof HasLabel l ? l.getLabel() : null;
      if (text != null && !text.isBlank()) {
        return text;
      }
      return heading == null ? path : heading;
    }

    boolean changed() {
      return !same(loaded, value.getValue());
    }

    void show(V shown) {
      loaded = shown == null ? value.getEmptyValue() : shown;
      value.setValue(loaded);
    }

    void problem(String text) {
      if (component instanceof HasValidation v) {
        v.setErrorMessage(text);
        v.setInvalid(text != null);
      }
    }

    private static boolean same(Object a, Object b) {
      if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
        return x.compareTo(y) == 0;
      }
      if (a instanceof String || b instanceof String) {
        return Objects.requireNonNullElse(VietnameseText.normalise((String) a), "")
            .equals(Objects.requireNonNullElse(VietnameseText.normalise((String) b), ""));
      }
      return Objects.equals(a, b);
    }
  }

  private final Map<String, Entry<T, ?>> entries = new LinkedHashMap<>();
  private final Div summary = new Div();
  private final Div sections = new Div();
  private final Div footer = new Div();
  private final Button save = new Button(UiText.of("ui.save"));
  private final Button cancel = new Button(UiText.of("ui.cancel"));
  private final Span state = new Span();
  private FormLayout section;
  private String heading;
  private T base;
  private boolean readOnly;
  private boolean guard = true;
  private boolean autofocus;
  private boolean extraDirty;
  private transient UnaryOperator<T> saver = t -> t;
  private transient Function<T, Optional<T>> reloader;
  private transient Consumer<T> saved = t -> {};
  private transient Runnable cancelled;
  private transient Registration leave;
  private final transient List<ShortcutRegistration> shortcuts = new ArrayList<>();

  /** An empty form. */
  public FormPanel() {
    Div root = getContent();
    root.addClassName("cu-form");
    summary.addClassName("cu-form-summary");
    summary.getElement().setAttribute("role", "alert");
    summary.getElement().setAttribute("tabindex", "-1");
    summary.setVisible(false);
    sections.addClassName("cu-form-sections");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(e -> save());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    cancel.addClickListener(e -> cancel());
    root.getElement()
        .addEventListener(
            "ctdp-enter",
            e -> {
              if (!readOnly) {
                save();
              }
            });
    state.addClassName("cu-form-state");
    state.getElement().setAttribute("aria-live", "polite");
    footer.addClassName("cu-form-footer");
    footer.add(save, cancel, state);
    root.add(summary, sections, footer);
  }

  // --- building ---------------------------------------------------------------------------

  /** Begins a section with a heading. */
  public FormPanel<T> section(String title) {
    return section(title, null);
  }

  /** Begins a section with a heading and a line of explanation. */
  public FormPanel<T> section(String title, String hint) {
    Div box = new Div();
    heading = title;
    box.addClassName("cu-form-section");
    if (title != null) {
      box.add(new H3(title));
    }
    if (hint != null) {
      Paragraph line = new Paragraph(hint);
      line.addClassName("cu-form-hint");
      box.add(line);
    }
    section = new FormLayout();
    section.setResponsiveSteps(
        new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("34rem", 2));
    box.add(section);
    sections.add(box);
    return this;
  }

  /**
   * Adds a field.
   *
   * @param path name of the record's component, as services name it in their {@link FieldProblem}s
   * @param field the field with its label
   * @param getter reads the value from the record; null is shown as empty
   */
  public <V, F extends Component & HasValue<?, V>> F field(
      String path, F field, Function<T, V> getter) {
    if (section == null) {
      section(null, null);
    }
    Entry<T, V> entry = new Entry<>(path, heading, field, field, getter);
    entries.put(path, entry);
    if (field instanceof TextField t) {
      t.setManualValidation(true);
    } else if (field instanceof TextArea t) {
      t.setManualValidation(true);
    }
    field.addValueChangeListener(e -> edited(entry));
    section.add(field);
    return field;
  }

  /** Marks a field as required, or no longer; an empty one is refused before saving. */
  public FormPanel<T> required(Component field, boolean required) {
    entries.values().stream()
        .filter(e -> e.component == field)
        .forEach(
            e -> {
              e.required = required;
              if (e.component instanceof Select<?> select) {
                // Its button must not carry aria-required: the mark is drawn, the name says it.
                select.setClassName("cu-required", required);
                select.setAriaLabel(
                    required ? e.label() + " (" + UiText.of("ui.form.requiredMark") + ")" : null);
              } else {
                e.value.setRequiredIndicatorVisible(required);
              }
            });
    return this;
  }

  /** Lets a field or component take the whole width. */
  public FormPanel<T> wide(Component component) {
    section.setColspan(component, 2);
    return this;
  }

  /** Adds anything else to the section, over the whole width. */
  public FormPanel<T> add(Component component) {
    if (section == null) {
      section(null, null);
    }
    section.add(component, 2);
    return this;
  }

  /** Adds buttons beside save and cancel. */
  public FormPanel<T> footer(Component... buttons) {
    footer.add(buttons);
    return this;
  }

  /** Label of the button that saves. */
  public FormPanel<T> saveLabel(String text) {
    save.setText(text);
    return this;
  }

  /**
   * What saves: takes the record as it was loaded (for its identity and version), answers what was
   * stored.
   */
  public FormPanel<T> onSave(UnaryOperator<T> service) {
    saver = service;
    return this;
  }

  /** What fetches the record anew when somebody else has changed it; takes the loaded record. */
  public FormPanel<T> onReload(Function<T, Optional<T>> service) {
    reloader = service;
    return this;
  }

  /** What happens after saving; a notice has been shown already. */
  public FormPanel<T> onSaved(Consumer<T> listener) {
    saved = listener;
    return this;
  }

  /** What happens on cancelling; without it, the form shows the loaded values again. */
  public FormPanel<T> onCancel(Runnable listener) {
    cancelled = listener;
    return this;
  }

  /** Puts the cursor into the first field when the form opens: on pages that are the form. */
  public FormPanel<T> autofocus() {
    autofocus = true;
    return this;
  }

  /**
   * Makes a dialog the form's own: it opens with the cursor in the first field, cancelling and Esc
   * close it, asking first when something was entered, and a click beside it does nothing.
   */
  public FormPanel<T> inside(Dialog dialog) {
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(true);
    dialog.addDialogCloseActionListener(e -> cancel());
    return onCancel(dialog::close).autofocus();
  }

  /** Whether leaving with unsaved changes asks first; it does unless switched off. */
  public FormPanel<T> guard(boolean on) {
    guard = on;
    return this;
  }

  // --- use --------------------------------------------------------------------------------

  /** Shows a record; what was typed before is gone. */
  public void load(T record) {
    base = record;
    extraDirty = false;
    entries.values().forEach(e -> fill(e, record));
    clearProblems();
    mark();
  }

  private static <T, V> void fill(Entry<T, V> entry, T record) {
    entry.show(record == null ? null : entry.getter.apply(record));
    entry.problem(null);
  }

  /** The record as it was loaded or last saved. */
  public T base() {
    return base;
  }

  /** Makes all fields read-only and takes the buttons away, or back. */
  public FormPanel<T> readOnly(boolean on) {
    readOnly = on;
    for (Entry<T, ?> e : entries.values()) {
      if (e.component instanceof HasValueAndElement<?, ?> || e.component instanceof HasEnabled) {
        e.value.setReadOnly(on);
      }
    }
    footer.setVisible(!on);
    return this;
  }

  /** Whether something was changed and not saved. */
  public boolean dirty() {
    return !readOnly && (extraDirty || entries.values().stream().anyMatch(Entry::changed));
  }

  /** Tells the form that something outside its fields was changed, for instance a list of rows. */
  public void touch() {
    extraDirty = true;
    mark();
  }

  /** Saves now, as the button does. */
  public void save() {
    clearProblems();
    List<FieldProblem> problems = ownChecks();
    if (!problems.isEmpty()) {
      show(null, problems);
      return;
    }
    T stored;
    try {
      stored = saver.apply(base);
    } catch (RuntimeException e) {
      failed(Notices.known(e));
      return;
    }
    load(stored);
    Notices.success(UiText.of("ui.form.saved"));
    saved.accept(stored);
  }

  /** Cancels now, as the button does; with unsaved changes it asks first. */
  public void cancel() {
    if (!dirty()) {
      undo();
      return;
    }
    Confirm.danger(
        UiText.of("ui.form.leave.title"),
        UiText.of("ui.form.leave.text"),
        UiText.of("ui.form.leave.act"),
        this::undo);
  }

  private void undo() {
    load(base);
    if (cancelled != null) {
      cancelled.run();
    }
  }

  /** Shows a failure of the caller's own making at the fields it concerns. */
  public void failed(CtdpException failure) {
    if (failure.errorCode().code().equals(CoreError.CONFLICT.code()) && reloader != null) {
      Optional<T> fresh;
      try {
        fresh = reloader.apply(base);
      } catch (RuntimeException e) {
        Notices.failure(e);
        return;
      }
      if (fresh.isPresent()) {
        merge(fresh.get());
        return;
      }
    }
    show(failure, failure.problems());
  }

  // --- checks and problems ----------------------------------------------------------------

  private List<FieldProblem> ownChecks() {
    List<FieldProblem> problems = new ArrayList<>();
    for (Entry<T, ?> e : entries.values()) {
      if (!e.component.isVisible()) {
        continue;
      }
      Optional<String> typed =
          e.component instanceof CheckedField c ? c.inputProblem() : Optional.empty();
      if (typed.isPresent()) {
        problems.add(FieldProblem.error(e.path, "INPUT", typed.get(), typed.get()));
      } else if (e.required && blank(e.value.getValue())) {
        String text = UiText.of("ui.form.required");
        problems.add(FieldProblem.error(e.path, "REQUIRED", text, text));
      }
    }
    return problems;
  }

  private static boolean blank(Object value) {
    return value == null
        || value instanceof String s && s.isBlank()
        || value instanceof java.util.Collection<?> c && c.isEmpty();
  }

  private void show(CtdpException failure, List<FieldProblem> problems) {
    summary.removeAll();
    boolean blocking =
        failure != null || problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    summary.setClassName("cu-form-summary cu-tone-" + (blocking ? "bad" : "warning"));
    Div head = new Div();
    head.addClassName("cu-form-summary-head");
    head.setText(
        failure == null
            ? UiText.of("ui.form.problems", problems.size())
            : failure.sentence(UiText.locale()));
    summary.add(head);
    if (failure != null && problems.isEmpty()) {
      Div next = new Div();
      next.setText(failure.nextStep(UiText.locale()));
      summary.add(next);
    }
    for (FieldProblem p : problems) {
      Entry<T, ?> entry = entryFor(p.field());
      String sentence = p.sentence(UiText.locale());
      if (entry != null) {
        entry.problem(sentence);
        summary.add(link(entry, sentence));
      } else {
        Div line = new Div();
        line.addClassName("cu-form-summary-line");
        line.setText(sentence);
        summary.add(line);
      }
    }
    summary.setVisible(true);
    summary.getElement().callJsFunction("scrollIntoView");
    // The first field that is wrong gets the focus: the summary is read out as an alert anyway.
    problems.stream()
        .map(p -> entryFor(p.field()))
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresentOrElse(FormPanel::focus, () -> summary.getElement().callJsFunction("focus"));
  }

  private Entry<T, ?> entryFor(String path) {
    Entry<T, ?> exact = entries.get(path);
    if (exact != null) {
      return exact;
    }
    // "names[0].nameVi" belongs to the field "names" when there is none of its own.
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return cut <= 0 ? null : entryFor(path.substring(0, cut));
  }

  private Component link(Entry<T, ?> entry, String sentence) {
    Button link = new Button(entry.label() + ": " + sentence, e -> focus(entry));
    link.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    link.addClassName("cu-form-summary-line");
    return link;
  }

  private static void focus(Entry<?, ?> entry) {
    entry.component.scrollIntoView();
    if (entry.component instanceof Focusable<?> f) {
      f.focus();
    } else {
      entry.component.getElement().callJsFunction("focus");
    }
  }

  private void clearProblems() {
    summary.setVisible(false);
    summary.removeAll();
    for (Entry<T, ?> e : entries.values()) {
      boolean typed = e.component instanceof CheckedField c && c.inputProblem().isPresent();
      if (e.clearable && !typed) {
        e.problem(null);
      }
    }
  }

  private void edited(Entry<T, ?> entry) {
    boolean typed = entry.component instanceof CheckedField c && c.inputProblem().isPresent();
    if (entry.clearable && !typed) {
      entry.problem(null);
    }
    mark();
  }

  // --- somebody else changed it -----------------------------------------------------------

  private void merge(T fresh) {
    List<Entry<T, ?>> both = new ArrayList<>();
    int taken = 0;
    for (Entry<T, ?> e : entries.values()) {
      int outcome = merge(e, fresh);
      if (outcome == 2) {
        both.add(e);
      } else if (outcome == 1) {
        taken++;
      }
    }
    base = fresh;
    summary.removeAll();
    summary.setClassName("cu-form-summary cu-tone-warning");
    Div head = new Div();
    head.addClassName("cu-form-summary-head");
    head.setText(UiText.of("ui.form.conflict"));
    Div what = new Div();
    what.setText(
        UiText.of(both.isEmpty() ? "ui.form.conflict.none" : "ui.form.conflict.both", taken));
    summary.add(head, what);
    for (Entry<T, ?> e : both) {
      summary.add(choice(e, fresh));
    }
    summary.setVisible(true);
    summary.getElement().callJsFunction("focus");
    summary.getElement().callJsFunction("scrollIntoView");
    mark();
  }

  /** 0: nothing new, 1: the other's value taken, 2: both changed it, the user's stays. */
  private static <T, V> int merge(Entry<T, V> entry, T fresh) {
    V theirs = entry.getter.apply(fresh);
    V other = theirs == null ? entry.value.getEmptyValue() : theirs;
    boolean theyChanged = !Entry.same(entry.loaded, other);
    boolean mine = entry.changed() && !Entry.same(entry.value.getValue(), other);
    if (!entry.changed()) {
      entry.show(theirs);
      return theyChanged ? 1 : 0;
    }
    entry.loaded = other;
    return mine && theyChanged ? 2 : 0;
  }

  private <V> Component choice(Entry<T, V> entry, T fresh) {
    V theirs = entry.getter.apply(fresh);
    Div line = new Div();
    line.addClassName("cu-form-summary-line");
    Span words =
        new Span(
            UiText.of(
                "ui.form.conflict.line",
                entry.label(),
                describe(entry, theirs),
                describe(entry, entry.value.getValue())));
    Button take = new Button(UiText.of("ui.form.conflict.take"));
    take.addThemeVariants(ButtonVariant.LUMO_SMALL);
    take.addClickListener(
        e -> {
          entry.show(theirs);
          line.setVisible(false);
          mark();
        });
    line.add(words, take);
    return line;
  }

  @SuppressWarnings("unchecked")
  private static String describe(Entry<?, ?> entry, Object value) {
    String text =
        value != null && entry.component instanceof LookupField<?, ?, ?> l
            ? ((LookupField<?, Object, ?>) l).describe(value)
            : Format.any(value);
    return text.isBlank() ? "–" : text;
  }

  // --- guard ------------------------------------------------------------------------------

  private void mark() {
    boolean dirty = dirty();
    state.setText(dirty ? UiText.of("ui.form.dirty") : "");
    getElement().executeJs("this.ctdpDirty = $0", dirty && guard);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    leave = ui.addBeforeLeaveListener(this::beforeLeave);
    // Both save from every field, texts of several lines included, where Enter begins a line.
    for (Key key : List.of(Key.KEY_S, Key.ENTER)) {
      ShortcutRegistration shortcut =
          Shortcuts.addShortcutListener(this, e -> save(), key, KeyModifier.CONTROL)
              .listenOn(this)
              // The field in which the cursor stands has not sent what was typed yet.
              .resetFocusOnActiveElement();
      shortcut.setBrowserDefaultAllowed(false);
      shortcuts.add(shortcut);
    }
    if (autofocus && !readOnly) {
      entries.values().stream()
          .filter(e -> !e.value.isReadOnly())
          .map(e -> e.component)
          .filter(c -> c.isVisible() && c instanceof Focusable<?>)
          .findFirst()
          .ifPresent(c -> ((Focusable<?>) c).focus());
    }
    // Enter in a line of text saves. It counts when key and release are in the same line: a dialog
    // that Enter opened must not be saved by its release. By then the line has sent what was typed.
    getElement()
        .executeJs(
            "const form = this; if (form.ctdpEnter) { return; } form.ctdpEnter = true; let down = null;"
                + " form.addEventListener('keydown', e => {"
                + "   down = e.key === 'Enter' && !e.isComposing && !e.ctrlKey ? e.target : null; });"
                // Esc may close the form's dialog, which asks when something was entered: the line
                // must have sent what was typed before.
                + " form.addEventListener('keydown', e => { const at = document.activeElement;"
                + "   if (e.key === 'Escape' && at && (at.localName === 'input' || at.localName ==="
                + "     'textarea')) { at.dispatchEvent(new Event('change', {bubbles: true})); }"
                + "   }, true);"
                + " form.addEventListener('keyup', e => {"
                + "   const same = e.key === 'Enter' && e.target === down; down = null;"
                + "   if (same && e.target.localName === 'input' && e.target.type === 'text' &&"
                + "     !e.target.closest('vaadin-combo-box,vaadin-multi-select-combo-box,"
                + "vaadin-date-picker')) {"
                + "     form.dispatchEvent(new CustomEvent('ctdp-enter')); } });");
    // Closing the tab asks too; the listener removes itself once the form is gone.
    getElement()
        .executeJs(
            "const form = this; const ask = e => {"
                + " if (!form.isConnected) { window.removeEventListener('beforeunload', ask); return; }"
                + " if (form.ctdpDirty) { e.preventDefault(); e.returnValue = ''; } };"
                + " window.addEventListener('beforeunload', ask);");
    mark();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (leave != null) {
      leave.remove();
      leave = null;
    }
    shortcuts.forEach(ShortcutRegistration::remove);
    shortcuts.clear();
    super.onDetach(event);
  }

  private void beforeLeave(BeforeLeaveEvent event) {
    if (!guard || !dirty()) {
      return;
    }
    BeforeLeaveEvent.ContinueNavigationAction go = event.postpone();
    AtomicBoolean leaving = new AtomicBoolean();
    Dialog dialog =
        Confirm.danger(
            UiText.of("ui.form.leave.title"),
            UiText.of("ui.form.leave.text"),
            UiText.of("ui.form.leave.act"),
            () -> {
              leaving.set(true);
              load(base);
              go.proceed();
            });
    dialog.addOpenedChangeListener(
        e -> {
          // The button closes the dialog first and acts then, so ask after both.
          if (!e.isOpened()) {
            dialog
                .getElement()
                .getNode()
                .runWhenAttached(
                    ui ->
                        ui.beforeClientResponse(
                            ui,
                            c -> {
                              if (!leaving.get()) {
                                go.cancel();
                              }
                            }));
          }
        });
  }

  // --- small helpers ----------------------------------------------------------------------

  /** The text of a field, normalised; null when empty. */
  public static String text(HasValue<?, String> field) {
    String text = VietnameseText.normalise(field.getValue());
    return text == null || text.isEmpty() ? null : text;
  }
}
