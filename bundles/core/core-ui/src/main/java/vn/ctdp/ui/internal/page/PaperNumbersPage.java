package vn.ctdp.ui.internal.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.ctdp.core.paper.PaperNumber;
import vn.ctdp.core.paper.PaperNumbers;
import vn.ctdp.core.paper.PaperOffice;
import vn.ctdp.core.paper.PaperSeries;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Offices, number sequences and the numbers used. */
public final class PaperNumbersPage extends Div {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient PaperNumbers numbers;
  private final transient Components components;
  private final int year;

  PaperNumbersPage(ViewContext context, PaperNumbers numbers, Components components, Clock clock) {
    this.context = context;
    this.numbers = numbers;
    this.components = components;
    this.year = LocalDate.now(clock.withZone(Format.ZONE)).getYear();
    addClassName("ctdp-view");
    show();
  }

  private void show() {
    removeAll();
    boolean may = context.may(PaperPages.NUMBER);
    add(offices(may), series(may), used());
  }

  private void act(Runnable work) {
    try {
      work.run();
      Notices.success(getTranslation("core.papers.saved"));
      show();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private static Div panel(String title) {
    Div panel = new Div(new H3(title));
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private Div table(NativeTable table, List<String> columns) {
    table.addClassName("cu-table");
    NativeTableRow head = table.getHead().addRow();
    columns.forEach(c -> head.addHeaderCell().setText(getTranslation("core.papers." + c)));
    Div wide = new Div(table);
    wide.getStyle().set("overflow-x", "auto");
    return wide;
  }

  private Button small(String key, Runnable action) {
    Button button = new Button(getTranslation(key), e -> action.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    return button;
  }

  private Div offices(boolean may) {
    Div panel = panel(getTranslation("core.papers.offices"));
    NativeTable table = new NativeTable();
    panel.add(table(table, List.of("symbol", "office", "superior", "place", "signer", "act")));
    for (PaperOffice o : numbers.offices(context.caller())) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell()
          .setText(o.symbol() + (o.first() ? " " + getTranslation("core.papers.first") : ""));
      row.addDataCell().setText(o.name());
      row.addDataCell().setText(o.superior() == null ? "" : o.superior());
      row.addDataCell().setText(o.place());
      row.addDataCell().setText(o.signer());
      row.addDataCell().add(may ? small("core.papers.edit", () -> office(o)) : new Div());
    }
    if (may) {
      panel.add(
          small(
              "core.papers.office.add",
              () -> office(new PaperOffice("", "", "", "", "GIÁM ĐỐC", false, 0))));
    }
    return panel;
  }

  private TextField field(String key, String value) {
    TextField field = new TextField(getTranslation(key));
    field.setWidthFull();
    field.setValue(value == null ? "" : value);
    return field;
  }

  private void office(PaperOffice o) {
    TextField symbol = field("core.papers.symbol", o.symbol());
    symbol.setReadOnly(o.version() != 0 || !o.symbol().isEmpty());
    TextField name = field("core.papers.office", o.name());
    TextField superior = field("core.papers.superior", o.superior());
    TextField place = field("core.papers.place", o.place());
    TextField signer = field("core.papers.signer", o.signer());
    Checkbox first = new Checkbox(getTranslation("core.papers.makeFirst"), o.first());
    first.setEnabled(!o.first());
    Confirm.content(
        getTranslation("core.papers.office"),
        new Div(symbol, name, superior, place, signer, first),
        getTranslation("core.papers.save"),
        () ->
            act(
                () ->
                    numbers.saveOffice(
                        context.caller(),
                        new PaperOffice(
                            symbol.getValue(),
                            name.getValue(),
                            superior.getValue(),
                            place.getValue(),
                            signer.getValue(),
                            first.getValue(),
                            o.version()))));
  }

  private Div series(boolean may) {
    Div panel = panel(getTranslation("core.papers.series", Integer.toString(year)));
    panel.add(new Paragraph(getTranslation("core.papers.series.hint")));
    NativeTable table = new NativeTable();
    panel.add(table(table, List.of("symbol", "type", "last", "next", "pattern", "act")));
    for (PaperSeries s : numbers.series(context.caller(), year)) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText(s.office());
      row.addDataCell().setText(s.documentType());
      row.addDataCell().setText(Integer.toString(s.last()));
      row.addDataCell().setText(s.next());
      row.addDataCell().setText(s.pattern());
      row.addDataCell()
          .add(
              may
                  ? new Div(
                      small("core.papers.pattern.edit", () -> pattern(s)),
                      small("core.papers.correct", () -> correct(s)))
                  : new Div());
    }
    return panel;
  }

  private void pattern(PaperSeries s) {
    TextField pattern = field("core.papers.pattern", s.pattern());
    Confirm.content(
        getTranslation("core.papers.pattern.edit"),
        new Div(new Paragraph(getTranslation("core.papers.pattern.hint")), pattern),
        getTranslation("core.papers.save"),
        () ->
            act(
                () ->
                    numbers.savePattern(
                        context.caller(), s.office(), s.documentType(), pattern.getValue())));
  }

  private void correct(PaperSeries s) {
    IntegerField last = new IntegerField(getTranslation("core.papers.last"));
    last.setValue(s.last());
    last.setMin(0);
    Confirm.reason(
        getTranslation("core.papers.correct"),
        new Div(new Paragraph(getTranslation("core.papers.correct.hint")), last),
        getTranslation("core.papers.save"),
        true,
        reason ->
            act(
                () ->
                    numbers.correct(
                        context.caller(),
                        s.office(),
                        s.documentType(),
                        s.year(),
                        last.getValue() == null ? -1 : last.getValue(),
                        reason)));
  }

  private DataGrid<PaperNumber> used() {
    DataGrid<PaperNumber> grid = components.grid(context, "core.papers.numbers", numbers::numbers);
    grid.text("number", getTranslation("core.papers.number"), PaperNumber::text);
    grid.date("on", getTranslation("core.papers.on"), PaperNumber::on).sortable().width("8rem");
    grid.text("name", getTranslation("core.papers.kind"), n -> n.name().in(context.locale()))
        .grow(2);
    grid.badge(
        "state",
        getTranslation("core.papers.state"),
        n ->
            getTranslation(
                n.cancelled() == null ? "core.papers.stands" : "core.papers.isCancelled"),
        n -> n.cancelled() == null ? Tone.GOOD : Tone.NEUTRAL);
    grid.text("reason", getTranslation("core.papers.reason"), PaperNumber::cancelled).hidden();
    grid.text("by", getTranslation("core.papers.by"), PaperNumber::by);
    grid.filter(
        "year",
        getTranslation("core.papers.year"),
        IntStream.rangeClosed(0, 5)
            .mapToObj(i -> Integer.toString(year - i))
            .map(y -> new DataGrid.Option(y, y))
            .toList());
    grid.export("so-van-ban", getTranslation("core.papers.numbers"));
    return grid;
  }
}
