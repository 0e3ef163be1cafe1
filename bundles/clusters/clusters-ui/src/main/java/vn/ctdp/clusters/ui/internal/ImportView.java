package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.ColumnInfo;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.NumberStyle;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheet.office.SheetInfo;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** One import: the steps from a file to the register, or what became of it. */
class ImportView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ImportViews.Desk desk;
  private final Div steps = new Div();
  private final Div preview = new Div();
  private transient ImportDraft draft;
  private transient ImportPreview shown;

  ImportView(ViewContext context, ImportViews.Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    preview.getElement().setAttribute("aria-live", "polite");
  }

  private String t(String key, Object... arguments) {
    return getTranslation("clusters-import." + key, arguments);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = vn.ctdp.clusters.ui.internal.Desk.id(event.getRouteParameters().get("id").orElse(""));
    ImportRecord record =
        desk.imports()
            .find(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "lần nhập", id));
    removeAll();
    if (record.state() == ImportRecord.State.DRAFT) {
      draft = desk.imports().draft(context.caller(), id);
      wizard();
    } else {
      result(record);
    }
  }

  // --- what became of it --------------------------------------------------------------------

  private void result(ImportRecord r) {
    PageHeader header =
        new PageHeader(r.fileName())
            .back("clusters/imports", t("list.title"))
            .badge(new StatusBadge(t("state." + r.state()), ImportListView.tone(r.state())));
    if (r.state() == ImportRecord.State.STORED && context.may(ClusterViews.EDIT)) {
      Button undo = new Button(t("undo"), VaadinIcon.ARROW_BACKWARD.create(), e -> undo(r));
      undo.addThemeVariants(ButtonVariant.LUMO_ERROR);
      header.actions(undo);
    }
    Div tiles =
        new Div(
            tile("created", r.created()),
            tile("changed", r.changed()),
            tile("unchanged", r.unchanged()),
            tile("leftOut", r.leftOut()));
    if (r.target() == ImportTarget.CLUSTERS) {
      tiles.add(tile("facts", r.facts()));
    }
    tiles.addClassName("cu-tiles");
    KeyValues values =
        new KeyValues()
            .put(t("target"), r.target().label().in(context.locale()))
            .put(t("cutoff"), r.cutoff() == null ? "–" : Format.date(r.cutoff()))
            .put(t("source"), r.source() == null ? "–" : r.source())
            .put(t("storedBy"), r.storedBy())
            .put(t("storedAt"), r.storedAt() == null ? "–" : Format.moment(r.storedAt()))
            .putWide(t("sha256"), r.sha256());
    if (r.undoneAt() != null) {
      values
          .put(t("undoneBy"), r.undoneBy())
          .put(t("undoneAt"), Format.moment(r.undoneAt()))
          .putWide(t("undoneReason"), r.undoneReason());
    }
    Div panel = new Div(values);
    panel.addClassName("ctdp-panel");
    Div files =
        new Div(
            new H3(t("file")),
            desk.components().attachments(context, ImportViews.Desk.ref(r.id().toString())));
    files.addClassName("ctdp-panel");
    add(header, tiles, panel, files);
  }

  private void undo(ImportRecord r) {
    try {
      List<FieldProblem> obstacles = desk.imports().obstacles(context.caller(), r.id());
      if (!obstacles.isEmpty()) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(t("undo.blocked"));
        dialog.setWidth("min(40rem, 95vw)");
        dialog.add(problems(obstacles));
        dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
        dialog.open();
        return;
      }
    } catch (CtdpException failure) {
      Notices.failure(failure);
      return;
    }
    Confirm.reason(
        t("undo.title"),
        new Span(t("undo.text", r.created(), r.changed())),
        t("undo"),
        true,
        reason -> {
          try {
            ImportRecord now = desk.imports().undo(context.caller(), r.id(), reason);
            Notices.success(t("undo.done"));
            removeAll();
            result(now);
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
        });
  }

  private StatTile tile(String key, long value) {
    return new StatTile(t(key), Format.whole(value), "");
  }

  // --- the steps ----------------------------------------------------------------------------

  private void wizard() {
    Button discard =
        new Button(
            t("discard"),
            e ->
                Confirm.danger(
                        t("discard"),
                        t("discard.text"),
                        t("discard"),
                        () -> {
                          desk.imports().discard(context.caller(), draft.id());
                          UI.getCurrent().navigate("clusters/imports");
                        })
                    .open());
    add(
        new PageHeader(draft.fileName())
            .back("clusters/imports", t("list.title"))
            .subtitle(draft.target().label().in(context.locale()))
            .badge(new StatusBadge(t("state.DRAFT"), Tone.INFO))
            .actions(discard),
        steps,
        preview);
    settings();
  }

  private void settings() {
    steps.removeAll();
    preview.removeAll();
    ImportSettings s = draft.settings();
    Select<String> sheet = new Select<>();
    sheet.setLabel(t("sheet"));
    sheet.setItems(draft.sheets().stream().map(SheetInfo::name).toList());
    Map<String, SheetInfo> infos =
        draft.sheets().stream().collect(Collectors.toMap(SheetInfo::name, i -> i, (a, b) -> a));
    sheet.setItemLabelGenerator(
        n -> t(infos.get(n).hidden() ? "sheet.hidden" : "sheet.rows", n, infos.get(n).rows()));
    sheet.setValue(s.sheet());
    WholeNumberField first = new WholeNumberField(t("headerFirst"));
    first.setValue(s.headerFirst());
    WholeNumberField last = new WholeNumberField(t("headerLast"));
    last.setValue(s.headerLast());
    DateField cutoff = new DateField(t("cutoff"));
    cutoff.setValue(s.cutoff());
    TextField source = new TextField(t("source"));
    source.setMaxLength(300);
    source.setPlaceholder(t("source.example"));
    source.setValue(s.source() == null ? "" : s.source());
    Select<ConflictRule> conflicts = new Select<>();
    conflicts.setLabel(t("conflicts"));
    conflicts.setItems(ConflictRule.values());
    conflicts.setItemLabelGenerator(c -> t("conflicts." + c));
    conflicts.setValue(s.conflicts());
    conflicts.setVisible(draft.target() == ImportTarget.CLUSTERS);
    Checkbox illustrative = new Checkbox(t("illustrative"), s.illustrative());
    for (Component field : new Component[] {sheet, source, conflicts}) {
      field.getElement().getStyle().set("min-width", "0");
    }
    source.getStyle().set("grid-column", "span 2");
    Div fields = grid(sheet, first, last, cutoff, source, conflicts, illustrative);
    sheet.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            understand(
                new ImportSettings(
                    e.getValue(),
                    0,
                    0,
                    null,
                    cutoff.getValue(),
                    source.getValue(),
                    illustrative.getValue(),
                    conflicts.getValue(),
                    Map.of()));
          }
        });
    Button headers =
        new Button(
            t("headers.read"),
            e ->
                understand(
                    new ImportSettings(
                        sheet.getValue(),
                        first.getValue() == null ? 0 : first.getValue(),
                        last.getValue() == null ? 0 : last.getValue(),
                        null,
                        cutoff.getValue(),
                        source.getValue(),
                        illustrative.getValue(),
                        conflicts.getValue(),
                        Map.of())));
    Div one = panel(t("step.file"), fields, headers);
    Map<Integer, ColumnChoice> chosen = new HashMap<>(s.columns());
    Div two = panel(t("step.columns"));
    if (draft.remembered()) {
      two.add(new MessageBox(Tone.INFO, t("remembered")));
    }
    Span hint = new Span(t("columns.hint"));
    hint.addClassName("cu-muted");
    two.add(hint);
    draft.columns().forEach(c -> two.add(column(c, chosen)));
    if (draft.columns().isEmpty()) {
      two.add(new EmptyState(VaadinIcon.TABLE, t("columns.none"), t("columns.none.hint")));
    }
    Button look =
        new Button(
            t("look"),
            VaadinIcon.EYE.create(),
            e -> {
              ImportSettings now =
                  new ImportSettings(
                      s.sheet(),
                      s.headerFirst(),
                      s.headerLast(),
                      chosen,
                      cutoff.getValue(),
                      source.getValue(),
                      illustrative.getValue(),
                      conflicts.getValue(),
                      draft.settings().rows());
              try {
                draft = desk.imports().understand(context.caller(), draft.id(), now);
                look();
                preview.scrollIntoView();
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    two.add(look);
    steps.add(one, two);
  }

  private void understand(ImportSettings settings) {
    try {
      draft = desk.imports().understand(context.caller(), draft.id(), settings);
      settings();
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
  }

  private Div column(ColumnInfo info, Map<Integer, ColumnChoice> chosen) {
    Span letter = new Span(info.letter());
    letter.getStyle().set("font-weight", "600").set("min-width", "2rem");
    Span header = new Span(info.header());
    header.getStyle().set("font-weight", "500");
    Span samples =
        new Span(
            info.samples().isEmpty()
                ? t("samples.none")
                : t(
                    "samples",
                    String.join(" · ", info.samples().stream().map(ImportView::cut).toList())));
    samples.addClassName("cu-muted");
    samples.getStyle().set("display", "block").set("font-size", "var(--lumo-font-size-s)");
    Div text = new Div(header, samples);
    text.getStyle().set("flex", "1 1 16rem").set("min-width", "0").set("overflow-wrap", "anywhere");
    Map<String, ImportField> fields = new LinkedHashMap<>();
    desk.imports().fields(draft.target()).forEach(f -> fields.put(f.key(), f));
    ColumnChoice choice = chosen.getOrDefault(info.column(), ColumnChoice.LEFT_OUT);
    Select<String> field = new Select<>();
    field.setAriaLabel(t("field.of", info.letter()));
    List<String> keys = new ArrayList<>();
    keys.add("");
    keys.addAll(fields.keySet());
    field.setItems(keys);
    field.setItemLabelGenerator(
        k -> k.isEmpty() ? t("column.leftOut") : fields.get(k).label().in(context.locale()));
    field.setValue(fields.containsKey(choice.field()) ? choice.field() : "");
    field.getStyle().set("flex", "1 1 14rem").set("min-width", "0");
    Select<String> unit = new Select<>();
    unit.setAriaLabel(t("unit"));
    unit.setPlaceholder(t("unit"));
    unit.setItemLabelGenerator(u -> t("unit." + u));
    unit.setWidth("9rem");
    Select<NumberStyle> style = new Select<>();
    style.setAriaLabel(t("style"));
    style.setItems(NumberStyle.values());
    style.setItemLabelGenerator(
        n ->
            n == NumberStyle.AUTO && info.style() != NumberStyle.AUTO
                ? t("style.AUTO.as", t("style." + info.style()))
                : t("style." + n));
    style.setValue(choice.style());
    style.setWidth("13rem");
    Runnable changed =
        () ->
            chosen.put(
                info.column(),
                new ColumnChoice(
                    field.getValue(),
                    unit.getValue() == null ? "" : unit.getValue(),
                    style.getValue()));
    Runnable fit =
        () -> {
          ImportField f = fields.get(field.getValue());
          List<String> units = f == null ? List.of() : f.kind().units();
          unit.setItems(units);
          unit.setVisible(!units.isEmpty());
          boolean figures =
              f != null
                  && switch (f.kind()) {
                    case AREA, MONEY, COUNT, NUMBER, PERCENT -> true;
                    default -> false;
                  };
          style.setVisible(figures);
        };
    fit.run();
    if (unit.isVisible() && !choice.unit().isEmpty()) {
      unit.setValue(choice.unit());
    }
    field.addValueChangeListener(
        e -> {
          fit.run();
          ImportField f = fields.get(e.getValue());
          if (f != null && f.kind() == ImportField.Kind.AREA) {
            unit.setValue("ha");
          } else if (f != null && f.kind() == ImportField.Kind.PERCENT) {
            unit.setValue("percent");
          }
          changed.run();
        });
    unit.addValueChangeListener(e -> changed.run());
    style.addValueChangeListener(e -> changed.run());
    Div row = new Div(letter, text, field, unit, style);
    row.getStyle()
        .set("display", "flex")
        .set("flex-wrap", "wrap")
        .set("gap", "var(--lumo-space-s)")
        .set("align-items", "center")
        .set("padding", "var(--lumo-space-s) 0")
        .set("border-bottom", "1px solid var(--lumo-contrast-10pct)");
    return row;
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 39) + "…" : text;
  }

  // --- the preview --------------------------------------------------------------------------

  private void look() {
    shown = desk.imports().preview(context.caller(), draft.id());
    preview.removeAll();
    ImportPreview.Counts c = shown.counts();
    Div tiles =
        new Div(
            tile("created", c.created()),
            tile("changed", c.changed()),
            tile("unchanged", c.unchanged()),
            tile("wrong", c.wrong()).tone(c.wrong() > 0 ? Tone.BAD : Tone.NEUTRAL),
            tile("open", c.open()).tone(c.open() > 0 ? Tone.WARNING : Tone.NEUTRAL),
            tile("leftOut", c.leftOut()));
    tiles.addClassName("cu-tiles");
    Div panel = panel(t("step.preview"), tiles);
    if (!shown.general().isEmpty()) {
      panel.add(problems(shown.general()));
    }
    if (shown.rows().isEmpty()) {
      panel.add(new EmptyState(VaadinIcon.TABLE, t("rows.none"), t("rows.none.hint")));
    } else {
      panel.add(rows());
    }
    Button confirm =
        new Button(
            t("confirm", c.created() + c.changed()), VaadinIcon.CHECK.create(), e -> confirm());
    confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    confirm.setEnabled(shown.ready());
    Div acts = new Div(confirm);
    acts.getStyle()
        .set("display", "flex")
        .set("flex-wrap", "wrap")
        .set("gap", "var(--lumo-space-s)")
        .set("align-items", "center")
        .set("margin-top", "var(--lumo-space-m)");
    if (c.wrong() > 0) {
      acts.add(new Button(t("leaveOutWrong", c.wrong()), e -> leaveOutWrong()));
    }
    Span why = new Span(why(c));
    why.addClassName("cu-muted");
    acts.add(why);
    panel.add(acts);
    preview.add(panel);
  }

  private String why(ImportPreview.Counts c) {
    if (shown.ready()) {
      return draft.target() == ImportTarget.CLUSTERS ? t("ready", c.facts()) : t("ready.rows");
    }
    if (c.wrong() + c.open() > 0) {
      return t("notReady", c.wrong(), c.open());
    }
    return t(c.created() + c.changed() == 0 ? "nothing" : "general");
  }

  private DataGrid<ImportPreview.Row> rows() {
    Map<String, String> labels =
        desk.imports().fields(draft.target()).stream()
            .collect(Collectors.toMap(ImportField::key, f -> f.label().in(context.locale())));
    DataGrid<ImportPreview.Row> grid =
        desk.components()
            .grid(
                context,
                "clusters-import.preview",
                (caller, request) -> {
                  String outcome = request.filters().get("outcome");
                  String search = VietnameseText.searchKey(request.search());
                  List<ImportPreview.Row> found =
                      shown.rows().stream()
                          .filter(r -> outcome == null || r.outcome().name().equals(outcome))
                          .filter(
                              r ->
                                  search.isEmpty()
                                      || VietnameseText.searchKey(r.name()).contains(search))
                          .toList();
                  return new Page<>(
                      found.stream().skip(request.offset()).limit(request.limit()).toList(),
                      found.size());
                });
    grid.text("name", t("name"), ImportPreview.Row::name).pinned().width("9rem").grow(2);
    grid.whole("row", t("row"), ImportPreview.Row::number).width("5rem");
    grid.badge("outcome", t("outcome"), r -> t("outcome." + r.outcome()), r -> tone(r.outcome()))
        .width("9rem");
    grid.component("changes", t("changes"), r -> lines(r, labels), r -> changes(r, labels))
        .width("12rem")
        .grow(4);
    grid.component("problems", t("problems"), r -> problems(r.problems()), this::sentences)
        .width("12rem")
        .grow(4);
    grid.filter(
        "outcome",
        t("outcome"),
        Arrays.stream(Outcome.values())
            .map(o -> new DataGrid.Option(o.name(), t("outcome." + o)))
            .toList());
    grid.action(t("decide"), VaadinIcon.EDIT, this::decide);
    grid.noExport();
    if (shown.counts().wrong() > 0) {
      grid.setFilter("outcome", Outcome.WRONG.name());
    } else if (shown.counts().open() > 0) {
      grid.setFilter("outcome", Outcome.OPEN.name());
    }
    grid.grid().addThemeNames("wrap-cell-content");
    return grid;
  }

  private String sentences(ImportPreview.Row row) {
    return row.problems().stream()
        .map(p -> p.field() + ": " + p.sentence(context.locale()))
        .collect(Collectors.joining("; "));
  }

  private Component lines(ImportPreview.Row row, Map<String, String> labels) {
    Div lines = new Div();
    for (ImportPreview.Change change : row.changes()) {
      Span what = new Span(labels.getOrDefault(change.field(), change.field()) + ": ");
      what.addClassName("cu-muted");
      lines.add(new Div(what, new Span(text(change))));
    }
    return lines;
  }

  private static String text(ImportPreview.Change change) {
    return change.before().isEmpty()
        ? change.after()
        : change.before() + " → " + (change.after().isEmpty() ? "–" : change.after());
  }

  private static String changes(ImportPreview.Row row, Map<String, String> labels) {
    return row.changes().stream()
        .map(c -> labels.getOrDefault(c.field(), c.field()) + ": " + text(c))
        .collect(Collectors.joining("; "));
  }

  private static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case CREATE -> Tone.GOOD;
      case CHANGE -> Tone.INFO;
      case WRONG -> Tone.BAD;
      case OPEN -> Tone.WARNING;
      default -> Tone.NEUTRAL;
    };
  }

  /** One decision of a dialog, with its label. */
  private record Decision(RowChoice choice, String label) {}

  private void decide(ImportPreview.Row row) {
    List<Decision> decisions = new ArrayList<>();
    decisions.add(new Decision(null, t("decide.auto")));
    row.candidates().stream()
        .sorted(Comparator.comparing(ImportPreview.Candidate::title))
        .forEach(
            c ->
                decisions.add(
                    new Decision(
                        new RowChoice(RowChoice.Kind.EXISTING, c.record()),
                        t("decide.existing", c.title()))));
    decisions.add(new Decision(new RowChoice(RowChoice.Kind.NEW, null), t("decide.new")));
    if (row.outcome() == Outcome.LEFT_OUT) {
      decisions.add(new Decision(new RowChoice(RowChoice.Kind.TAKE, null), t("decide.take")));
    }
    decisions.add(
        new Decision(new RowChoice(RowChoice.Kind.LEAVE_OUT, null), t("decide.leaveOut")));
    RadioButtonGroup<Decision> group = new RadioButtonGroup<>();
    group.addThemeName("vertical");
    group.setItems(decisions);
    group.setItemLabelGenerator(Decision::label);
    RowChoice now = draft.settings().rows().get(row.number());
    decisions.stream()
        .filter(d -> java.util.Objects.equals(d.choice(), now))
        .findFirst()
        .ifPresent(group::setValue);
    Confirm.content(
        t("decide.title", row.number(), row.name()),
        group,
        t("decide"),
        () -> {
          Map<Integer, RowChoice> rows = new HashMap<>(draft.settings().rows());
          if (group.getValue() == null || group.getValue().choice() == null) {
            rows.remove(row.number());
          } else {
            rows.put(row.number(), group.getValue().choice());
          }
          decided(rows);
        });
  }

  private void leaveOutWrong() {
    Map<Integer, RowChoice> rows = new HashMap<>(draft.settings().rows());
    shown.rows().stream()
        .filter(r -> r.outcome() == Outcome.WRONG)
        .forEach(r -> rows.put(r.number(), new RowChoice(RowChoice.Kind.LEAVE_OUT, null)));
    Confirm.ask(
        t("leaveOutWrong", shown.counts().wrong()),
        t("leaveOutWrong.text"),
        t("leaveOutWrong", shown.counts().wrong()),
        () -> decided(rows));
  }

  private void decided(Map<Integer, RowChoice> rows) {
    try {
      draft =
          desk.imports().understand(context.caller(), draft.id(), draft.settings().withRows(rows));
      look();
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
  }

  private void confirm() {
    try {
      ImportRecord stored = desk.imports().confirm(context.caller(), draft.id(), shown.token());
      Notices.success(t("done", stored.created(), stored.changed()));
      removeAll();
      result(stored);
    } catch (CtdpException failure) {
      Notices.failure(failure);
      look();
    }
  }

  // --- parts --------------------------------------------------------------------------------

  private Component problems(List<FieldProblem> problems) {
    UnorderedList list = new UnorderedList();
    list.getStyle().set("margin", "0").set("padding-inline-start", "1.1rem");
    for (FieldProblem p : problems) {
      ListItem item =
          new ListItem(
              (p.field().matches("[a-z]*") ? "" : p.field() + ": ") + p.sentence(context.locale()));
      if (p.severity() == vn.ctdp.core.error.Severity.ERROR) {
        item.getStyle().set("color", "var(--lumo-error-text-color)");
      }
      list.add(item);
    }
    return list;
  }

  private static Div panel(String title, Component... content) {
    Div panel = new Div(new H3(title));
    panel.add(content);
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private static Div grid(Component... fields) {
    Div grid = new Div(fields);
    grid.getStyle()
        .set("display", "grid")
        .set("grid-template-columns", "repeat(auto-fit, minmax(min(100%, 13rem), 1fr))")
        .set("gap", "var(--lumo-space-s) var(--lumo-space-m)")
        .set("align-items", "end");
    return grid;
  }
}
