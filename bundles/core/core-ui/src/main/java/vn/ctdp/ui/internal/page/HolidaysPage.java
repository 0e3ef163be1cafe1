package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.Month;
import java.util.TreeSet;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.HolidayYear.State;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Holidays of a year: shown to everybody, entered by those who manage rules. */
public final class HolidaysPage extends RecordPage {

  private static final long serialVersionUID = 1L;
  private static final int FIRST = 2000;
  private static final int LAST = 2100;

  HolidaysPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    int year = NEW.equals(id) ? services.today().getYear() : number(id);
    if (year < FIRST || year > LAST) {
      missing("holidays", t("core.holidays.title"));
      return;
    }
    HolidayYear stored = services.calendar().holidayYear(year);
    boolean may = context.may("core.rule.manage");
    Button edit =
        new Button(
            t(stored.state() == State.UNKNOWN ? "core.holidays.enter" : "core.holidays.edit"),
            VaadinIcon.EDIT.create(),
            e -> edit(year));
    edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    edit.setVisible(may);
    PageHeader head =
        new PageHeader(t("core.holidays.of", year))
            .badge(new StatusBadge(t("core.holidays.state." + stored.state()), tone(stored)))
            .actions(years(year), edit);
    add(head);
    if (stored.state() == State.UNKNOWN) {
      add(
          new EmptyState(
              VaadinIcon.CALENDAR,
              t("core.holidays.none", year),
              t("core.holidays.unknown")
                  + " "
                  + t(may ? "core.holidays.none.hint" : "core.holidays.none.ask")));
      return;
    }
    if (stored.days().stream().anyMatch(d -> d.evidence() != Evidence.VERIFIED)) {
      add(new MessageBox(Tone.INFO, t("core.holidays.provisional")));
    }
    Div days = panel(null, table(stored));
    days.addComponentAsFirst(source(stored));
    add(days);
    add(
        panel(
            t("core.history"),
            services
                .components()
                .history(context, new SubjectRef("holidays", Integer.toString(year)))
                .names(k -> PageText.orElse("core.field." + k, k), AuditPage::action)
                .values(new LoggedValues(context, services)::of)));
  }

  private static int number(String id) {
    return id.matches("\\d{4}") ? Integer.parseInt(id) : 0;
  }

  private static Tone tone(HolidayYear year) {
    return switch (year.state()) {
      case UNKNOWN -> Tone.WARNING;
      case REFERENCE -> Tone.INFO;
      case DECIDED -> Tone.GOOD;
    };
  }

  private Component source(HolidayYear stored) {
    Span source =
        new Span(
            stored.legalText() == null
                ? t("core.holidays.fromPlatform")
                : t("core.rules.basis", stored.legalText()));
    source.addClassName("cu-muted");
    return new Div(source);
  }

  private Select<Integer> years(int shown) {
    TreeSet<Integer> all = new TreeSet<>(services.calendar().knownYears());
    LocalDate today = services.today();
    all.add(today.getYear());
    all.add(today.getYear() + 1);
    if (today.getMonthValue() >= Month.NOVEMBER.getValue()) {
      all.add(today.getYear() + 2);
    }
    all.add(shown);
    Select<Integer> years = new Select<>();
    years.setAriaLabel(t("core.field.year"));
    years.setItems(all.descendingSet());
    years.setValue(shown);
    years.setWidth("7rem");
    years.addValueChangeListener(e -> UI.getCurrent().navigate("holidays/" + e.getValue()));
    return years;
  }

  private Component table(HolidayYear stored) {
    NativeTable table = new NativeTable();
    table.addClassName("cu-table");
    NativeTableRow head = new NativeTableRow();
    for (String key :
        new String[] {
          "core.holidays.day", "core.holidays.name", "core.holidays.kind", "core.rule.evidence"
        }) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(t(key));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    NativeTableBody body = new NativeTableBody();
    for (SpecialDay day : stored.days()) {
      Span name = new Span(day.name().in(PageText.locale()));
      Div words = new Div(name);
      if (day.remark() != null) {
        Span remark = new Span(day.remark());
        remark.addClassName("cu-muted");
        words.add(new Div(remark));
      }
      NativeTableRow row = new NativeTableRow();
      Span date = new Span(Format.date(day.day()));
      date.addClassName("cu-figure");
      Span weekday = new Span(weekday(day.day()));
      weekday.addClassName("cu-muted");
      row.add(
          new NativeTableCell(new Div(date), new Div(weekday)),
          new NativeTableCell(words),
          new NativeTableCell(kind(day)),
          new NativeTableCell(
              new StatusBadge(
                  t("core.evidence." + day.evidence().name()), RulesPage.tone(day.evidence()))));
      body.add(row);
    }
    table.add(new NativeTableHeader(head), body);
    return table;
  }

  static StatusBadge kind(SpecialDay day) {
    return new StatusBadge(
        t(day.worked() ? "core.holidays.worked" : "core.holidays.off"),
        day.worked() ? Tone.WARNING : Tone.NEUTRAL);
  }

  static String weekday(LocalDate day) {
    return t("core.weekday." + day.getDayOfWeek());
  }

  private void edit(int year) {
    removeAll();
    add(new PageHeader(t("core.holidays.of", year)));
    add(
        new HolidayForm(
            context,
            services,
            services.calendar().holidayDraft(year),
            () -> {
              removeAll();
              show(Integer.toString(year));
              // The form was longer than what takes its place.
              getElement().callJsFunction("scrollIntoView");
            }));
  }
}
