package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayPreview.Change;
import vn.ctdp.core.calendar.HolidayPreview.Moved;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.ui.component.Format;

/** What other holidays would change, in sentences. */
final class HolidayPreviewPanel extends Div {

  private static final long serialVersionUID = 1L;

  HolidayPreviewPanel(HolidayPreview preview) {
    addClassName("cu-preview");
    // It scrolls, so it must be reached by keyboard.
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", t("core.holidays.preview"));
    add(
        new Paragraph(
            t(
                "core.holidays.preview.working",
                preview.workingDaysBefore(),
                preview.workingDaysAfter())));
    part("core.holidays.preview.days", preview.changes(), HolidayPreviewPanel::change);
    Map<String, List<Moved>> byRule =
        preview.moved().stream()
            .collect(Collectors.groupingBy(Moved::ruleId, LinkedHashMap::new, Collectors.toList()));
    part("core.holidays.preview.moved", List.copyOf(byRule.values()), HolidayPreviewPanel::clock);
    part(
        "core.holidays.preview.off",
        preview.onDaysOff(),
        d ->
            new ListItem(
                t(
                    "core.holidays.preview.off.line",
                    d.name().in(PageText.locale()),
                    Format.date(d.lastDay()),
                    Format.date(d.lastWorkingDay()))));
  }

  private <T> void part(String titleKey, List<T> what, Function<T, ListItem> line) {
    add(new H3(t(titleKey, what.size())));
    if (what.isEmpty()) {
      Span none = new Span(t("core.holidays.preview.none"));
      none.addClassName("cu-muted");
      add(none);
      return;
    }
    UnorderedList list = new UnorderedList();
    what.forEach(w -> list.add(line.apply(w)));
    add(list);
  }

  private static ListItem change(Change change) {
    String day = Format.date(change.day()) + " (" + HolidaysPage.weekday(change.day()) + ")";
    if (change.before() == null) {
      return new ListItem(t("core.holidays.preview.new", day, words(change.after())));
    }
    if (change.after() == null) {
      return new ListItem(t("core.holidays.preview.gone", day, words(change.before())));
    }
    return new ListItem(
        t("core.holidays.preview.other", day, words(change.before()), words(change.after())));
  }

  private static String words(SpecialDay day) {
    return day.name().in(PageText.locale())
        + " – "
        + t(day.worked() ? "core.holidays.worked" : "core.holidays.off");
  }

  private static ListItem clock(List<Moved> moved) {
    Moved first = moved.get(0);
    Span name = new Span(first.name().in(PageText.locale()));
    name.addClassName("cu-history-action");
    Span legal = new Span(" · " + first.legalText());
    legal.addClassName("cu-muted");
    ListItem item = new ListItem(new Div(name, legal));
    for (Moved m : moved) {
      item.add(
          new Div(
              new Span(
                  t(
                      "core.holidays.preview.moved.line",
                      Format.date(m.firstStart()),
                      Format.date(m.lastStart()),
                      Format.date(m.start()),
                      Format.date(m.endBefore()),
                      Format.date(m.endAfter())))));
    }
    return item;
  }
}
