package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.report.MonthRow;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The sheet of a month: one row for each running project, entered and saved on one page. */
class MonthsView extends Div implements BeforeEnterObserver, BeforeLeaveObserver {

  private static final long serialVersionUID = 1L;
  private static final int ROWS = 25;
  private static final int MONTHS = 14;

  private final transient ViewContext context;
  private final transient ReportDesk desk;
  private final transient List<MonthRowFields> rows = new ArrayList<>();
  private final Select<YearMonth> month = new Select<>();
  private final Select<String> reported = new Select<>();
  private final TextField search = new TextField();
  private final Span count = new Span();
  private final Div body = new Div();
  private final Div message = new Div();
  private final Button save;
  private final Button confirm;
  private final Button back;
  private final Button next;
  private final boolean mayEdit;
  private final boolean mayConfirm;
  private int offset;
  private long total;

  MonthsView(ViewContext context, ReportDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassNames("ctdp-view", "kc-months");
    Target target = desk.province().map(Target::of).orElse(Target.INSTANCE);
    mayEdit = context.may(ReportViews.EDIT, target);
    mayConfirm = context.may(ReportViews.APPRAISE, target);
    save = new Button(getTranslation("extension-report.save"), VaadinIcon.CHECK.create());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(e -> save());
    save.setVisible(mayEdit);
    confirm =
        new Button(getTranslation("extension-report.confirm"), VaadinIcon.CHECK_CIRCLE.create());
    confirm.addClickListener(e -> confirm());
    confirm.setVisible(mayConfirm);
    back = new Button(VaadinIcon.ANGLE_LEFT.create(), e -> page(-ROWS));
    back.setAriaLabel(getTranslation("extension-report.page.back"));
    next = new Button(VaadinIcon.ANGLE_RIGHT.create(), e -> page(ROWS));
    next.setAriaLabel(getTranslation("extension-report.page.next"));
    body.addClassName("kc-month-rows");
    Div bar = new Div(months(), filter(), search, new Div(back, count, next), confirm, save);
    bar.addClassName("kc-month-bar");
    search.setLabel(getTranslation("extension-report.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> first());
    add(bar, message, body);
  }

  private Select<YearMonth> months() {
    YearMonth now = YearMonth.from(desk.today());
    List<YearMonth> all = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      all.add(now.minusMonths(i));
    }
    month.setLabel(getTranslation("extension-report.month"));
    month.setItems(all);
    month.setItemLabelGenerator(m -> m == null ? "" : ReportDesk.month(m));
    // Before the 10th people still write the report of the month before.
    month.setValue(desk.today().getDayOfMonth() < 10 ? now.minusMonths(1) : now);
    month.setWidth("8rem");
    month.addValueChangeListener(e -> first());
    return month;
  }

  private Select<String> filter() {
    reported.setLabel(getTranslation("extension-report.show"));
    reported.setItems("all", "no", "yes", "unconfirmed");
    reported.setItemLabelGenerator(v -> getTranslation("extension-report.show." + v));
    reported.setValue("all");
    reported.setWidth("12rem");
    reported.addValueChangeListener(e -> first());
    return reported;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<String> wanted =
        event.getLocation().getQueryParameters().getParameters().getOrDefault("month", List.of());
    if (!wanted.isEmpty()) {
      try {
        YearMonth m = YearMonth.parse(wanted.get(0));
        if (month.getListDataView().contains(m)) {
          month.setValue(m);
        }
      } catch (DateTimeException e) {
        Notices.warning(getTranslation("extension-report.month.unknown"));
      }
    }
    show();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (dirty()) {
      BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
      Confirm.danger(
          getTranslation("extension-report.leave"),
          getTranslation("extension-report.leave.text"),
          getTranslation("extension-report.leave.act"),
          leave::proceed);
    }
  }

  private boolean dirty() {
    return rows.stream().anyMatch(MonthRowFields::dirty);
  }

  private void first() {
    offset = 0;
    if (!dirty() || save()) {
      show();
    }
  }

  private void page(int by) {
    if (!dirty() || save()) {
      offset = Math.max(0, offset + by);
      show();
    }
  }

  private void show() {
    Map<String, String> filters = new HashMap<>();
    if (!"all".equals(reported.getValue())) {
      filters.put("reported", reported.getValue());
    }
    Page<MonthRow> page =
        desk.months()
            .sheet(
                context.caller(),
                month.getValue(),
                new PageRequest(offset, ROWS, List.of(), search.getValue(), filters));
    total = page.total();
    rows.clear();
    body.removeAll();
    message.removeAll();
    for (MonthRow row : page.rows()) {
      MonthRowFields fields = new MonthRowFields(context, row, month.getValue(), mayEdit);
      rows.add(fields);
      body.add(row(row, fields));
    }
    if (page.rows().isEmpty()) {
      body.add(
          new EmptyState(
              VaadinIcon.CALENDAR,
              getTranslation("extension-report.months.empty"),
              getTranslation("extension-report.months.empty.hint")));
    }
    long from = page.rows().isEmpty() ? 0 : offset + 1L;
    count.setText(
        getTranslation(
            "extension-report.page",
            Format.whole(from),
            Format.whole(offset + page.rows().size()),
            Format.whole(total)));
    back.setEnabled(offset > 0);
    next.setEnabled(offset + page.rows().size() < total);
    save.setEnabled(!page.rows().isEmpty());
    confirm.setEnabled(
        page.rows().stream().anyMatch(r -> r.report() != null && r.report().confirmedOn() == null));
    if (ProjectMonths.dueOn(month.getValue()).isBefore(desk.today())
        && page.rows().stream().anyMatch(r -> r.report() == null)) {
      message.add(
          new MessageBox(
              Tone.WARNING,
              getTranslation(
                  "extension-report.months.late",
                  Format.date(ProjectMonths.dueOn(month.getValue())))));
    }
  }

  private Div row(MonthRow row, MonthRowFields fields) {
    Anchor name = new Anchor("extension/" + row.project(), row.name());
    name.getElement().setAttribute("router-link", true);
    name.addClassName("kc-month-name");
    Span about =
        new Span(
            row.code()
                + " · "
                + getTranslation("extension-report.of", Format.money(row.support()))
                + (row.previous() == null
                    ? ""
                    : " · "
                        + getTranslation(
                            "extension-report.previous",
                            ReportDesk.month(row.previous().month()),
                            Format.decimal(row.previous().percent(), 1))));
    about.addClassName("cu-muted");
    Div head = new Div(name, about, fields.badge());
    head.addClassName("kc-month-head");
    Div line = new Div(head, fields.fields());
    line.addClassName("kc-month");
    return line;
  }

  /** Stores all rows that were changed; false when something is wrong. */
  private boolean save() {
    List<MonthRowFields> changed = rows.stream().filter(MonthRowFields::dirty).toList();
    changed.forEach(MonthRowFields::clean);
    if (changed.stream().anyMatch(r -> !r.readable())) {
      Notices.error(getTranslation("extension-report.unreadable"));
      return false;
    }
    if (changed.isEmpty()) {
      Notices.info(getTranslation("extension-report.nothing"));
      return true;
    }
    try {
      int stored =
          desk.months()
              .save(
                  context.caller(),
                  month.getValue(),
                  changed.stream().map(MonthRowFields::report).toList());
      Notices.success(getTranslation("extension-report.saved", stored));
      show();
      return true;
    } catch (CtdpException e) {
      boolean shown = false;
      for (FieldProblem p : e.problems()) {
        shown |= place(p, changed);
      }
      if (!shown) {
        Notices.failure(e);
      } else {
        Notices.error(getTranslation("extension-report.wrong"));
      }
      return false;
    }
  }

  /** Shows a problem {@code rows[3].percent} at its field. */
  private boolean place(FieldProblem p, List<MonthRowFields> changed) {
    int end = p.field().indexOf("].");
    if (!p.field().startsWith("rows[") || end < 0) {
      return false;
    }
    int index = Integer.parseInt(p.field().substring(5, end));
    return index < changed.size()
        && changed.get(index).problem(p.field().substring(end + 2), p.sentence(context.locale()));
  }

  private void confirm() {
    if (dirty() && !save()) {
      return;
    }
    List<UUID> open =
        rows.stream()
            .map(MonthRowFields::row)
            .filter(r -> r.report() != null && r.report().confirmedOn() == null)
            .map(MonthRow::project)
            .toList();
    Confirm.ask(
        getTranslation("extension-report.confirm"),
        getTranslation(
            "extension-report.confirm.text", open.size(), ReportDesk.month(month.getValue())),
        getTranslation("extension-report.confirm"),
        () -> {
          try {
            int done = desk.months().confirm(context.caller(), month.getValue(), open);
            Notices.success(getTranslation("extension-report.confirmed.n", done));
            show();
          } catch (CtdpException e) {
            Notices.failure(e);
          }
        });
  }
}
