package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The days of a year as lines to fill in; what they would change is shown before they are kept. */
final class HolidayForm extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient PageServices services;
  private final transient HolidayYear base;
  private final transient Runnable leave;
  private final TextField legal = new TextField(t("core.holidays.legal"));
  private final Div rows = new Div();
  private final Div problems = new Div();
  private final transient List<Line> lines = new ArrayList<>();
  private final transient Map<String, String> english = new LinkedHashMap<>();

  HolidayForm(ViewContext context, PageServices services, HolidayYear base, Runnable leave) {
    this.context = context;
    this.services = services;
    this.base = base;
    this.leave = leave;
    for (int year : services.calendar().knownYears()) {
      services.calendar().holidays(year).values().forEach(n -> english.put(n.vi(), n.en()));
    }
    addClassName("cu-form");
    legal.setHelperText(t("core.holidays.legal.help"));
    legal.setMaxLength(500);
    legal.setWidthFull();
    legal.setRequiredIndicatorVisible(true);
    legal.setManualValidation(true);
    legal.setValue(base.legalText() == null ? "" : base.legalText());
    base.days().forEach(this::line);
    Button more =
        new Button(
            t("core.holidays.add"),
            VaadinIcon.PLUS.create(),
            e -> {
              Line line = line(null);
              line.day.focus();
            });
    more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    Div section =
        new Div(new H3(t("core.holidays.days")), hint("core.holidays.days.hint"), rows, more);
    section.addClassName("cu-form-section");
    Div source = new Div(legal);
    source.addClassName("cu-form-section");
    Button preview = new Button(t("core.holidays.preview"), e -> preview());
    preview.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    preview.setDisableOnClick(true);
    preview.addClickListener(e -> preview.setEnabled(true));
    Button cancel = new Button(t("core.cancel"), e -> leave.run());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    Div footer = new Div(preview, cancel);
    footer.addClassNames("cu-form-footer", "cu-sticky");
    problems.getElement().setAttribute("aria-live", "polite");
    add(problems, section, source, footer);
  }

  private static Paragraph hint(String key) {
    Paragraph hint = new Paragraph(t(key));
    hint.addClassName("cu-form-hint");
    return hint;
  }

  /** One day. */
  private final class Line extends Div {
    private static final long serialVersionUID = 1L;
    final DateField day = new DateField(t("core.holidays.day"));
    final ComboBox<String> name = new ComboBox<>(t("core.holidays.name"));
    final Select<Boolean> worked = new Select<>();
    final transient SpecialDay was;

    Line(SpecialDay value) {
      was = value;
      addClassName("cu-grant-line");
      day.range(LocalDate.of(base.year(), 1, 1), LocalDate.of(base.year(), 12, 31));
      day.setInitialPosition(LocalDate.of(base.year(), 1, 1));
      name.setItems(english.keySet());
      name.setAllowCustomValue(true);
      name.addCustomValueSetListener(e -> name.setValue(e.getDetail()));
      worked.setLabel(t("core.holidays.kind"));
      worked.setItems(false, true);
      worked.setItemLabelGenerator(
          w -> w == null ? "" : t(w ? "core.holidays.worked" : "core.holidays.off"));
      worked.setValue(value != null && value.worked());
      if (value != null) {
        day.setValue(value.day());
        english.putIfAbsent(value.name().vi(), value.name().en());
        name.setItems(english.keySet());
        name.setValue(value.name().vi());
      }
      day.addValueChangeListener(
          e -> day.setHelperText(e.getValue() == null ? "" : HolidaysPage.weekday(e.getValue())));
      day.setHelperText(day.getValue() == null ? "" : HolidaysPage.weekday(day.getValue()));
      Button remove = new Button(VaadinIcon.TRASH.create());
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
      remove.setAriaLabel(t("core.holidays.remove"));
      remove.setTooltipText(t("core.holidays.remove"));
      remove.addClickListener(
          e -> {
            lines.remove(this);
            rows.remove(this);
          });
      add(day, name, worked, remove);
    }

    Optional<String> problem() {
      if (day.getValue() == null) {
        return Optional.of(day.inputProblem().orElse(t("core.holidays.dayMissing")));
      }
      if (name.getValue() == null || name.getValue().isBlank()) {
        return Optional.of(t("core.holidays.nameMissing", Format.date(day.getValue())));
      }
      return Optional.empty();
    }

    /** As it was when nothing was changed, with what was known of it; else as a decision says. */
    SpecialDay read() {
      String vi = VietnameseText.normalise(name.getValue());
      boolean same =
          was != null
              && was.day().equals(day.getValue())
              && was.worked() == worked.getValue()
              && was.name().vi().equals(vi);
      Localized words =
          same ? was.name() : new Localized(vi, Objects.requireNonNullElse(english.get(vi), vi));
      return SpecialDay.decided(day.getValue(), worked.getValue(), words);
    }
  }

  private Line line(SpecialDay value) {
    Line line = new Line(value);
    lines.add(line);
    rows.add(line);
    return line;
  }

  private void preview() {
    problems.removeAll();
    legal.setInvalid(false);
    List<String> wrong =
        new ArrayList<>(
            lines.stream().map(Line::problem).flatMap(Optional::stream).distinct().toList());
    if (legal.getValue().isBlank()) {
      legal.setErrorMessage(t("core.holidays.legalMissing"));
      legal.setInvalid(true);
      wrong.add(t("core.holidays.legalMissing"));
    }
    if (!wrong.isEmpty()) {
      complain(wrong);
      return;
    }
    HolidayYear wanted =
        new HolidayYear(
            base.year(),
            base.state(),
            VietnameseText.normalise(legal.getValue()),
            lines.stream().map(Line::read).toList(),
            base.version());
    try {
      HolidayPreview preview = services.calendar().previewHolidays(context.caller(), wanted);
      confirm(wanted, preview);
    } catch (CtdpException e) {
      refuse(e);
    }
  }

  private void refuse(CtdpException e) {
    if (e.problems().isEmpty()) {
      Notices.failure(e);
      return;
    }
    complain(e.problems().stream().map(p -> p.sentence(PageText.locale())).distinct().toList());
  }

  private void complain(List<String> sentences) {
    UnorderedList list = new UnorderedList();
    sentences.forEach(s -> list.add(new ListItem(s)));
    problems.add(new MessageBox(Tone.BAD, t("core.holidays.problems")).with(list));
    problems.getElement().callJsFunction("scrollIntoView");
  }

  private void confirm(HolidayYear wanted, HolidayPreview preview) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("core.holidays.preview.title", base.year()));
    dialog.setWidth("min(52rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    dialog.add(new HolidayPreviewPanel(preview));
    Button save =
        new Button(
            t("core.save"),
            e -> {
              try {
                services.calendar().setHolidays(context.caller(), wanted);
                dialog.close();
                Notices.success(t("core.holidays.saved", base.year()));
                leave.run();
              } catch (CtdpException failure) {
                dialog.close();
                refuse(failure);
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setDisableOnClick(true);
    Button back = new Button(t("core.holidays.preview.back"), e -> dialog.close());
    back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(back, save);
    dialog.open();
  }
}
