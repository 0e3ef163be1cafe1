package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.ColumnInfo;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.sheet.office.NumberStyle;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheet.office.SheetInfo;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.ViewContext;

/**
 * The page of one import: the steps from a file to records (sheet, columns, preview, confirmation),
 * or what became of it and the way back. Which records these are is the {@link ImportSource}'s.
 */
public final class TableImport extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Components components;
  private final transient ImportSource source;
  private final Div steps = new Div();
  private final Div preview = new Div();
  private transient ImportSource.Draft draft;
  private transient ImportPreview shown;

  /** Shows an import as it is stored now. */
  public TableImport(ViewContext context, Components components, ImportSource source) {
    this.context = context;
    this.components = components;
    this.source = source;
    preview.getElement().setAttribute("aria-live", "polite");
    ImportStored stored = source.stored();
    if (stored.state() == ImportState.DRAFT) {
      draft = source.draft();
      wizard(stored);
    } else {
      result(stored);
    }
  }

  /**
   * Columns and the filter that every list of imports has.
   *
   * @param stored what a row says of its import
   */
  public static <R> void columns(DataGrid<R> grid, Function<R, ImportStored> stored) {
    grid.text("fileName", t("file"), r -> stored.apply(r).fileName()).sortable().pinned().grow(4);
    grid.badge(
        "state",
        t("state"),
        r -> t("state." + stored.apply(r).state()),
        r -> tone(stored.apply(r).state()));
    grid.whole("created", t("created"), r -> stored.apply(r).created());
    grid.whole("changed", t("changed"), r -> stored.apply(r).changed());
    grid.moment("storedAt", t("storedAt"), r -> stored.apply(r).storedAt()).sortable();
    grid.text("storedBy", t("storedBy"), r -> stored.apply(r).storedBy());
    grid.filter(
        "state",
        t("state"),
        Arrays.stream(ImportState.values())
            .sorted(Comparator.comparing((ImportState s) -> s == ImportState.DRAFT))
            .map(s -> new DataGrid.Option(s.name(), t("state." + s)))
            .toList());
  }

  private static String t(String key, Object... places) {
    return UiText.of("ui.import." + key, places);
  }

  private static Tone tone(ImportState state) {
    return switch (state) {
      case STORED -> Tone.GOOD;
      case UNDONE -> Tone.NEUTRAL;
      default -> Tone.INFO;
    };
  }

  // --- what became of it --------------------------------------------------------------------

  private void result(ImportStored r) {
    removeAll();
    PageHeader header =
        new PageHeader(r.fileName())
            .back(source.listRoute(), source.listTitle())
            .subtitle(source.subtitle())
            .badge(new StatusBadge(t("state." + r.state()), tone(r.state())));
    if (r.state() == ImportState.STORED && source.mayEdit()) {
      Button undo = new Button(t("undo"), VaadinIcon.ARROW_BACKWARD.create(), e -> undo(r));
      undo.addThemeVariants(ButtonVariant.LUMO_ERROR);
      header.actions(undo);
    }
    List<StatTile> tiles = new ArrayList<>();
    tiles.add(tile("created", r.created()));
    tiles.add(tile("changed", r.changed()));
    tiles.add(tile("unchanged", r.unchanged()));
    tiles.add(tile("leftOut", r.leftOut()));
    KeyValues facts = new KeyValues();
    source.describe(tiles, facts);
    facts
        .put(t("storedBy"), r.storedBy())
        .put(t("storedAt"), r.storedAt() == null ? "–" : Format.moment(r.storedAt()))
        .putWide(t("sha256"), r.sha256());
    if (r.undoneAt() != null) {
      facts
          .put(t("undoneBy"), r.undoneBy())
          .put(t("undoneAt"), Format.moment(r.undoneAt()))
          .putWide(t("undoneReason"), r.undoneReason());
    }
    add(
        header,
        tiles(tiles.toArray(Component[]::new)),
        panel(null, facts),
        panel(t("file"), components.attachments(context, source.subject())));
  }

  private static Div tiles(Component... tiles) {
    Div row = new Div(tiles);
    row.addClassName("cu-tiles");
    return row;
  }

  private void undo(ImportStored r) {
    List<FieldProblem> obstacles = tried(source::obstacles);
    if (obstacles == null) {
      return;
    }
    if (!obstacles.isEmpty()) {
      Dialog dialog = new Dialog();
      dialog.setHeaderTitle(t("undo.blocked"));
      dialog.setWidth("min(40rem, 95vw)");
      dialog.add(problems(obstacles));
      dialog.getFooter().add(new Button(UiText.of("ui.close"), e -> dialog.close()));
      dialog.open();
      return;
    }
    Confirm.reason(
        t("undo.title"),
        new Span(t("undo.text", r.created(), r.changed())),
        t("undo"),
        true,
        reason -> {
          ImportStored now = tried(() -> source.undo(reason));
          if (now != null) {
            Notices.success(t("undo.done"));
            result(now);
          }
        });
  }

  /** What an act gives; null when it was refused, which has been said. */
  private static <T> T tried(Supplier<T> act) {
    try {
      return act.get();
    } catch (CtdpException failure) {
      Notices.failure(failure);
      return null;
    }
  }

  private StatTile tile(String key, long value) {
    return new StatTile(t(key), Format.whole(value), "");
  }

  // --- the steps ----------------------------------------------------------------------------

  private void wizard(ImportStored stored) {
    Button discard =
        new Button(
            t("discard"),
            e ->
                Confirm.danger(
                        t("discard"),
                        t("discard.text"),
                        t("discard"),
                        () -> {
                          source.discard();
                          UI.getCurrent().navigate(source.listRoute());
                        })
                    .open());
    PageHeader header =
        new PageHeader(stored.fileName())
            .back(source.listRoute(), source.listTitle())
            .subtitle(source.subtitle())
            .badge(new StatusBadge(t("state.DRAFT"), Tone.INFO));
    add(source.mayEdit() ? header.actions(discard) : header, steps, preview);
    settings();
  }

  private void settings() {
    steps.removeAll();
    preview.removeAll();
    Select<String> sheet = new Select<>();
    sheet.setLabel(t("sheet"));
    sheet.setItems(draft.sheets().stream().map(SheetInfo::name).toList());
    Map<String, SheetInfo> infos =
        draft.sheets().stream().collect(Collectors.toMap(SheetInfo::name, i -> i, (a, b) -> a));
    sheet.setItemLabelGenerator(
        n -> t(infos.get(n).hidden() ? "sheet.hidden" : "sheet.rows", n, infos.get(n).rows()));
    sheet.setValue(draft.sheet());
    sheet.getElement().getStyle().set("min-width", "0");
    WholeNumberField first = new WholeNumberField(t("headerFirst"));
    first.setValue(draft.headerFirst());
    WholeNumberField last = new WholeNumberField(t("headerLast"));
    last.setValue(draft.headerLast());
    List<Component> fields = new ArrayList<>(List.of(sheet, first, last));
    fields.addAll(source.settings());
    sheet.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            understand(new ImportSource.Asked(e.getValue(), 0, 0, null, Map.of()));
          }
        });
    Button headers =
        new Button(
            t("headers.read"),
            e ->
                understand(
                    new ImportSource.Asked(
                        sheet.getValue(),
                        first.getValue() == null ? 0 : first.getValue(),
                        last.getValue() == null ? 0 : last.getValue(),
                        null,
                        Map.of())));
    Div one = panel(t("step.file"), grid(fields.toArray(Component[]::new)), headers);
    Map<Integer, ColumnChoice> chosen = new HashMap<>();
    draft.columns().forEach(c -> chosen.put(c.column(), c.choice()));
    Div two = panel(t("step.columns"));
    if (draft.remembered()) {
      two.add(new MessageBox(Tone.INFO, t("remembered")));
    }
    Span hint = new Span(t("columns.hint"));
    hint.addClassName("cu-muted");
    two.add(hint);
    Map<String, ImportField> known = new LinkedHashMap<>();
    source.fields().forEach(f -> known.put(f.key(), f));
    draft.columns().forEach(c -> two.add(column(c, known, chosen)));
    if (draft.columns().isEmpty()) {
      two.add(new EmptyState(VaadinIcon.TABLE, t("columns.none"), t("columns.none.hint")));
    }
    Button look =
        new Button(
            t("look"),
            VaadinIcon.EYE.create(),
            e -> {
              if (asked(chosen, draft.rows())) {
                preview.scrollIntoView();
              }
            });
    look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    two.add(look);
    steps.add(one, two);
  }

  /** Understands the sheet with these columns and decisions, then looks again. */
  private boolean asked(Map<Integer, ColumnChoice> columns, Map<Integer, RowChoice> rows) {
    ImportPreview now =
        tried(
            () -> {
              draft =
                  source.understand(
                      new ImportSource.Asked(
                          draft.sheet(), draft.headerFirst(), draft.headerLast(), columns, rows));
              return source.preview();
            });
    if (now != null) {
      look(now);
    }
    return now != null;
  }

  private void understand(ImportSource.Asked asked) {
    ImportSource.Draft now = tried(() -> source.understand(asked));
    if (now != null) {
      draft = now;
      settings();
    }
  }

  private Div column(
      ColumnInfo info, Map<String, ImportField> fields, Map<Integer, ColumnChoice> chosen) {
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
                    String.join(" · ", info.samples().stream().map(TableImport::cut).toList())));
    samples.addClassName("cu-muted");
    samples.getStyle().set("display", "block").set("font-size", "var(--lumo-font-size-s)");
    Div text = new Div(header, samples);
    text.getStyle().set("flex", "1 1 16rem").set("min-width", "0").set("overflow-wrap", "anywhere");
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
    unit.getStyle().set("flex", "1 1 7rem").set("max-width", "9rem").set("min-width", "0");
    Select<NumberStyle> style = new Select<>();
    style.setAriaLabel(t("style"));
    style.setItems(NumberStyle.values());
    style.setItemLabelGenerator(
        n ->
            n == NumberStyle.AUTO && info.style() != NumberStyle.AUTO
                ? t("style.AUTO.as", t("style." + info.style()))
                : t("style." + n));
    style.setValue(choice.style());
    style.getStyle().set("flex", "1 1 9.5rem").set("max-width", "13rem").set("min-width", "0");
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

  private void look(ImportPreview now) {
    shown = now;
    preview.removeAll();
    ImportPreview.Counts c = shown.counts();
    Div tiles =
        tiles(
            tile("created", c.created()),
            tile("changed", c.changed()),
            tile("unchanged", c.unchanged()),
            tile("wrong", c.wrong()).tone(c.wrong() > 0 ? Tone.BAD : Tone.NEUTRAL),
            tile("open", c.open()).tone(c.open() > 0 ? Tone.WARNING : Tone.NEUTRAL),
            tile("leftOut", c.leftOut()));
    // All six in a row where there is room, two on a phone.
    tiles.getStyle().set("grid-template-columns", "repeat(auto-fit, minmax(min(7rem, 100%), 1fr))");
    Div panel = panel(t("step.preview"), tiles);
    if (!shown.general().isEmpty()) {
      Component general = problems(shown.general());
      general.getElement().getStyle().set("margin-bottom", "var(--lumo-space-m)");
      panel.add(general);
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
      String own = source.ready(shown);
      return own == null ? t("ready.rows") : own;
    }
    if (c.wrong() + c.open() > 0) {
      return t("notReady", c.wrong(), c.open());
    }
    return t(c.created() + c.changed() == 0 ? "nothing" : "general");
  }

  private DataGrid<ImportPreview.Row> rows() {
    Map<String, String> labels =
        source.fields().stream()
            .collect(Collectors.toMap(ImportField::key, f -> f.label().in(context.locale())));
    DataGrid<ImportPreview.Row> grid =
        components.grid(
            context,
            source.gridId(),
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
    RowChoice now = draft.rows().get(row.number());
    decisions.stream()
        .filter(d -> Objects.equals(d.choice(), now))
        .findFirst()
        .ifPresent(group::setValue);
    Confirm.content(
        t("decide.title", row.number(), row.name()),
        group,
        t("decide"),
        () -> {
          Map<Integer, RowChoice> rows = new HashMap<>(draft.rows());
          if (group.getValue() == null || group.getValue().choice() == null) {
            rows.remove(row.number());
          } else {
            rows.put(row.number(), group.getValue().choice());
          }
          decided(rows);
        });
  }

  private void leaveOutWrong() {
    Map<Integer, RowChoice> rows = new HashMap<>(draft.rows());
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
    Map<Integer, ColumnChoice> columns = new HashMap<>();
    draft.columns().forEach(c -> columns.put(c.column(), c.choice()));
    asked(columns, rows);
  }

  private void confirm() {
    ImportStored stored = tried(() -> source.confirm(shown.token()));
    if (stored == null) {
      decided(draft.rows());
      return;
    }
    Notices.success(t("done", stored.created(), stored.changed()));
    result(stored);
  }

  // --- parts --------------------------------------------------------------------------------

  private Component problems(List<FieldProblem> problems) {
    UnorderedList list = new UnorderedList();
    list.getStyle().set("margin", "0").set("padding-inline-start", "1.1rem");
    for (FieldProblem p : problems) {
      ListItem item =
          new ListItem(
              (p.field().matches("[a-z]*") ? "" : p.field() + ": ") + p.sentence(context.locale()));
      if (p.severity() == Severity.ERROR) {
        item.getStyle().set("color", "var(--lumo-error-text-color)");
      }
      list.add(item);
    }
    return list;
  }

  private static Div panel(String title, Component... content) {
    Div panel = new Div();
    if (title != null) {
      panel.add(new H3(title));
    }
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
