package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.deadline.DeadlineService;
import vn.ctdp.exchange.deadline.Extension;
import vn.ctdp.exchange.deadline.Matrix;
import vn.ctdp.exchange.deadline.NewExtension;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PeriodPicker;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Who has sent what and who is late: provinces by forms and periods of a year. */
class MatrixView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DeadlineService deadlines;
  private final transient Forms forms;
  private final transient TerritoryService territory;
  private final transient CalendarService calendar;
  private final transient Components components;
  private final Select<Integer> year = new Select<>();
  private final Select<FormDefinition> form = new Select<>();
  private final Div body = new Div();

  MatrixView(
      ViewContext context,
      DeadlineService deadlines,
      Forms forms,
      TerritoryService territory,
      CalendarService calendar,
      Components components,
      OpenPages open) {
    this.context = context;
    this.deadlines = deadlines;
    this.forms = forms;
    this.territory = territory;
    this.calendar = calendar;
    this.components = components;
    int now = calendar.today().getYear();
    year.setLabel(t("year"));
    year.setItems(
        IntStream.rangeClosed(now - 3, now + 1).map(i -> 2 * now - 2 - i).boxed().toList());
    year.setItemLabelGenerator(String::valueOf);
    year.setValue(now);
    form.setLabel(t("form"));
    form.setEmptySelectionAllowed(true);
    form.setEmptySelectionCaption(t("form.all"));
    form.setItems(sent());
    form.setItemLabelGenerator(
        f -> f == null ? t("form.all") : f.number() + " – " + f.title().in(context.locale()));
    form.addClassName("exchange-choose-form");
    year.addValueChangeListener(e -> show());
    form.addValueChangeListener(e -> show());
    Div choose = new Div(year, form);
    choose.addClassName("exchange-choose");
    if (context.may(CentreStreamViews.PUBLISH)) {
      choose.add(new Button(t("remind"), VaadinIcon.BELL_O.create(), e -> remind()));
    }
    if (context.may(CentreStreamViews.EXTEND)) {
      Button extend =
          new Button(t("extend"), VaadinIcon.CALENDAR_CLOCK.create(), e -> extend().open());
      extend.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      choose.add(extend);
    }
    add(choose, body);
    show();
    open.follow(this, this::show);
  }

  private List<FormDefinition> sent() {
    return forms.all().stream()
        .filter(f -> f.sentToCentre() && !f.deadlineRule().isEmpty())
        .toList();
  }

  private Matrix matrix(Caller caller) {
    return deadlines.matrix(
        caller, year.getValue(), form.getValue() == null ? "" : form.getValue().key().id());
  }

  private void show() {
    body.removeAll();
    Matrix matrix = matrix(context.caller());
    if (matrix.columns().isEmpty()) {
      body.add(new EmptyState(VaadinIcon.CALENDAR_O, t("matrix.empty"), t("matrix.empty.hint")));
      return;
    }
    body.add(tiles(matrix), grid(matrix));
    List<Extension> extensions = deadlines.extensions(context.caller());
    if (!extensions.isEmpty()) {
      body.add(new H3(t("extensions")), extensions(extensions));
    }
  }

  private Div tiles(Matrix matrix) {
    List<Matrix.Cell> all = new ArrayList<>();
    matrix.rows().forEach(r -> all.addAll(r.cells().values()));
    long late = all.stream().filter(c -> c.state() == Matrix.State.LATE).count();
    long due = all.stream().filter(c -> c.state() == Matrix.State.DUE).count();
    long here = all.stream().filter(c -> c.revision() > 0).count();
    long provinces = matrix.rows().stream().filter(r -> r.late() > 0).count();
    Div tiles =
        new Div(
            new StatTile(t("tile.late"), Format.whole(late), t("tile.late.provinces", provinces))
                .tone(late > 0 ? Tone.BAD : Tone.GOOD),
            new StatTile(t("tile.due"), Format.whole(due), t("tile.due.hint"))
                .tone(due > 0 ? Tone.WARNING : Tone.NEUTRAL),
            new StatTile(
                t("tile.here"),
                t("read.of", here, all.size()),
                t("tile.day", Format.date(matrix.day()))));
    tiles.addClassName("cu-tiles");
    return tiles;
  }

  private DataGrid<Matrix.Row> grid(Matrix shown) {
    DataGrid<Matrix.Row> grid =
        components.grid(
            context,
            "exchange.matrix." + year.getValue(),
            (caller, request) -> {
              List<Matrix.Row> rows = matrix(caller).rows();
              return new Page<>(
                  rows.stream().skip(request.offset()).limit(request.limit()).toList(),
                  rows.size());
            });
    grid.text("province", t("province"), r -> r.province().nameVi()).pinned().frozen();
    for (Matrix.Column column : shown.columns()) {
      grid.badge(
              column.key().replaceAll("[^a-zA-Z0-9-]", "-"),
              heading(shown, column),
              r -> words(r.cells().get(column.key())),
              r -> {
                Matrix.Cell c = r.cells().get(column.key());
                return c == null ? Tone.NEUTRAL : StreamTexts.tone(c.state());
              })
          .width("9.5rem")
          .fullName(column.form().number() + " · " + Format.period(column.period()));
    }
    grid.noSearch().allRowsVisible();
    grid.open(row -> drill(shown, row));
    grid.export("tinh-hinh-gui-bao-cao-" + year.getValue(), t("matrix"));
    return grid;
  }

  /** The year is chosen above, and one form needs no number: what is left tells columns apart. */
  private static String heading(Matrix shown, Matrix.Column column) {
    boolean oneForm =
        shown.columns().stream().map(c -> c.form().key()).distinct().limit(2).count() == 1;
    return oneForm
        ? Format.periodShort(column.period())
        : column.form().number() + " · " + Format.periodShort(column.period());
  }

  private static String words(Matrix.Cell c) {
    if (c == null) {
      return "";
    }
    return switch (c.state()) {
      case DUE -> c.days() == 0 ? t("cell.today") : t("cell.due", c.days());
      case LATE -> t("cell.late", c.days());
      case RECEIVED -> c.lateBy() > 0 ? t("cell.receivedLate", c.lateBy()) : t("cell.RECEIVED");
      default -> t("cell." + c.state().name());
    };
  }

  private void drill(Matrix matrix, Matrix.Row row) {
    Dialog dialog = PageDialogs.ofPage(new Dialog());
    dialog.setHeaderTitle(row.province().nameVi());
    dialog.setWidth("46rem");
    for (Matrix.Column column : matrix.columns()) {
      Matrix.Cell c = row.cells().get(column.key());
      if (c == null) {
        continue;
      }
      Div head =
          new Div(
              new Span(column.form().number() + " · " + Format.period(column.period()) + " "),
              new StatusBadge(words(c), StreamTexts.tone(c.state())));
      head.addClassName("exchange-down-line");
      KeyValues facts = new KeyValues().put(t("lastDay"), Format.date(c.due().lastDay()));
      if (c.due().extended()) {
        facts.put(
            t("extendedBy"),
            t("extendedBy.text", c.due().decision(), Format.date(c.due().lawDay())));
      }
      facts.putIfPresent(t("legal"), c.due().legalText());
      if (c.revision() > 0) {
        facts.put(t("receivedAt"), Format.moment(c.receivedAt()));
        Anchor open = new Anchor("received/" + c.submissionId(), t("openReport", c.revision()));
        open.getElement().addEventListener("click", e -> dialog.close());
        facts.put(t("report"), open);
      }
      Div box = new Div(head, facts);
      box.addClassName("ctdp-panel");
      dialog.add(box);
    }
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    dialog.open();
  }

  private DataGrid<Extension> extensions(List<Extension> all) {
    DataGrid<Extension> grid =
        components.grid(
            context,
            "exchange.extensions",
            (caller, request) ->
                new Page<>(
                    all.stream().skip(request.offset()).limit(request.limit()).toList(),
                    all.size()));
    grid.text("number", t("decisionNo"), Extension::number).pinned();
    grid.date("date", t("decisionDay"), Extension::date);
    grid.text("form", t("form"), e -> number(e.formId()));
    grid.text("period", t("period"), e -> Format.period(e.period()));
    grid.text(
        "audience",
        t("audience"),
        e -> AudiencePicker.words(e.audience(), territory, calendar.today()));
    grid.date("newDay", t("newDay"), Extension::newDay);
    grid.text("reason", t("reason"), Extension::reason).grow(2);
    return grid.plain().allRowsVisible();
  }

  private String number(String formId) {
    return forms.all().stream()
        .filter(f -> f.key().id().equals(formId))
        .map(FormDefinition::number)
        .findFirst()
        .orElse(formId);
  }

  private void remind() {
    Confirm.ask(
        t("remind"),
        t("remind.text"),
        t("remind"),
        () -> {
          try {
            int sent = deadlines.remind(context.caller()).size();
            Notices.success(sent == 0 ? t("remind.none") : t("remind.done", sent));
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
  }

  private Dialog extend() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("extend"));
    Select<FormDefinition> chosen = new Select<>();
    chosen.setLabel(t("form"));
    chosen.setItems(sent());
    chosen.setItemLabelGenerator(f -> f == null ? "" : f.number());
    chosen.setWidthFull();
    Div periodBox = new Div();
    PeriodPicker[] picker = new PeriodPicker[1];
    chosen.addValueChangeListener(
        e -> {
          periodBox.removeAll();
          if (e.getValue() != null) {
            picker[0] =
                components.periodPicker(
                    t("period"), e.getValue().periods().toArray(PeriodKind[]::new));
            periodBox.add(picker[0]);
          }
        });
    if (!sent().isEmpty()) {
      chosen.setValue(sent().get(0));
    }
    AudiencePicker audience = new AudiencePicker(territory, calendar.today());
    TextField number = new TextField(t("decisionNo"));
    number.setMaxLength(60);
    number.setWidthFull();
    DateField date = new DateField(t("decisionDay"));
    date.setValue(calendar.today());
    DateField newDay = new DateField(t("newDay"));
    TextArea reason = new TextArea(t("reason"));
    reason.setMaxLength(1000);
    reason.setWidthFull();
    Div days = new Div(date, newDay);
    days.addClassName("exchange-choose");
    Div content = new Div();
    content.add(chosen, periodBox, audience, number, days, reason);
    content.addClassName("exchange-draw");
    dialog.add(content);
    Button act =
        new Button(
            t("extend"),
            e -> {
              if (chosen.getValue() == null || picker[0] == null || picker[0].getValue() == null) {
                Notices.warning(t("choosePeriod"));
                return;
              }
              try {
                deadlines.extend(
                    context.caller(),
                    new NewExtension(
                        chosen.getValue().key().id(),
                        picker[0].getValue(),
                        audience.audience(),
                        number.getValue(),
                        date.getValue(),
                        reason.getValue(),
                        newDay.getValue()));
                dialog.close();
                Notices.success(t("extended"));
                show();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("cancel"), e -> dialog.close()), act);
    return dialog;
  }
}
