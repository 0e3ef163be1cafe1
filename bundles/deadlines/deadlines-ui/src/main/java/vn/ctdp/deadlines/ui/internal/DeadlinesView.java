package vn.ctdp.deadlines.ui.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.StreamResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Legal deadlines of the coming months, nearest first. */
class DeadlinesView extends Div {

  private static final long serialVersionUID = 1L;
  private static final int SOON_DAYS = 10;
  private static final int PRESSING_DAYS = 3;

  private final transient CalendarService calendar;
  private int months = 3;

  DeadlinesView(ViewContext context, CalendarService calendar, Components components, Clock clock) {
    this.calendar = calendar;
    addClassName("ctdp-view");
    if (!calendar.known(calendar.today().plusMonths(months).getYear())) {
      add(new MessageBox(Tone.WARNING, getTranslation("deadlines.holidays.unknown")));
    }
    DataGrid<Deadline> grid =
        components.grid(
            context,
            "deadlines.list",
            (caller, request) -> {
              List<Deadline> all = coming();
              return new Page<>(
                  all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
            });
    grid.date("lastDay", getTranslation("deadlines.lastDay"), Deadline::lastDay).pinned();
    grid.badge("left", getTranslation("deadlines.left"), this::left, DeadlinesView::tone);
    grid.whole("working", getTranslation("deadlines.working"), Deadline::workingDaysLeft);
    grid.text("name", getTranslation("deadlines.name"), d -> name(context, d))
        .width("18rem")
        .grow(4);
    grid.text("legal", getTranslation("deadlines.legal"), Deadline::legalText)
        .width("14rem")
        .grow(3);
    grid.text("rule", getTranslation("deadlines.rule"), Deadline::ruleId).hidden();
    grid.noSearch();
    grid.export("lich-thoi-han", getTranslation("deadlines.title"));
    grid.empty(
        VaadinIcon.CALENDAR_CLOCK,
        getTranslation("deadlines.empty"),
        getTranslation("deadlines.empty.hint"));
    Select<Integer> range = new Select<>();
    range.setLabel(getTranslation("deadlines.range"));
    range.setItems(1, 3, 6, 12);
    range.setValue(months);
    range.setItemLabelGenerator(m -> m == null ? "" : getTranslation("deadlines.months", m));
    range.addValueChangeListener(
        e -> {
          months = e.getValue();
          grid.refresh();
        });
    Anchor download =
        new Anchor(
            new StreamResource(
                "lich-thoi-han.ics",
                () ->
                    new ByteArrayInputStream(
                        CalendarFile.of(coming(), d -> name(context, d), clock.instant())
                            .getBytes(StandardCharsets.UTF_8))),
            getTranslation("deadlines.download"));
    download.getElement().setAttribute("download", true);
    grid.toolbar(range, download);
    add(grid);
  }

  private String name(ViewContext context, Deadline deadline) {
    return calendar.ruleName(deadline.ruleId()).in(context.locale());
  }

  private List<Deadline> coming() {
    return calendar.deadlines(calendar.today(), calendar.today().plusMonths(months));
  }

  private String left(Deadline deadline) {
    return deadline.daysLeft() == 0
        ? getTranslation("deadlines.today")
        : getTranslation("deadlines.days", deadline.daysLeft());
  }

  private static Tone tone(Deadline deadline) {
    if (deadline.daysLeft() <= PRESSING_DAYS) {
      return Tone.BAD;
    }
    return deadline.daysLeft() <= SOON_DAYS ? Tone.WARNING : Tone.NEUTRAL;
  }
}
