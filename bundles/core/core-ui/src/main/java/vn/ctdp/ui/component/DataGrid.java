package vn.ctdp.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.shared.Registration;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.view.ViewContext;

/**
 * A list of records that stays on the server: paging, sorting, searching and filtering are asked of
 * the service. Users choose columns, keep filters under a name and take the filtered rows home as
 * .xlsx. On a phone each row becomes a card.
 *
 * <pre>{@code
 * DataGrid<Cluster> grid = components.grid(context, "clusters.list", clusters::page);
 * grid.text("name", t("clusters.name"), Cluster::name).sortable();
 * grid.area("areaPlanned", t("clusters.area"), Cluster::areaPlanned).sortable();
 * grid.filter("status", t("clusters.status"), options);
 * grid.link(c -> "clusters/" + c.id());
 * grid.toolbar(newButton);
 * }</pre>
 *
 * <p>Column ids are the property names that the service sorts by. Build the grid completely before
 * it is shown.
 *
 * @param <T> type of a row
 */
public final class DataGrid<T> extends Composite<Div> implements HasSize, HasStyle {

  private static final long serialVersionUID = 1L;

  /** Rows fetched at once. */
  static final int PAGE_SIZE = 50;

  /** Most rows that one export holds. */
  static final int EXPORT_LIMIT = 50_000;

  private static final int PHONE_WIDTH = 700;

  /** Parameter of an address that says which list the other parameters are for. */
  private static final String LIST = "list";

  /** Where the rows come from: usually a method of a service. May be called from any thread. */
  @FunctionalInterface
  public interface Source<T> {
    /** One page of rows and how many there are in all. */
    Page<T> page(Caller caller, PageRequest request);
  }

  /**
   * One choice of a filter.
   *
   * @param value what the service understands
   * @param label what the user reads
   */
  public record Option(String value, String label) {}

  /** How the figures of a column look, here and in the exported file. */
  enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    AREA,
    MONEY,
    PERCENT,
    DATE,
    MOMENT,
    BADGE,
    COMPONENT
  }

  /**
   * A column; its methods may be chained.
   *
   * @param <T> type of a row
   */
  public static final class Column<T> {
    final String id;
    final String header;
    final Kind kind;
    final transient Function<T, ?> value;
    final int decimals;
    transient Function<T, Tone> tone;
    transient Function<T, ? extends Component> renderer;
    String sortProperty;
    boolean hidden;
    boolean pinned;
    boolean onCard = true;
    boolean figure;
    String width;
    int grow = 1;
    String help;
    String fullName;
    boolean frozen;
    Grid.Column<T> column;

    Column(String id, String header, Kind kind, Function<T, ?> value, int decimals) {
      this.id = Objects.requireNonNull(id, "id");
      this.header = Objects.requireNonNull(header, "header");
      this.kind = kind;
      this.value = value;
      this.decimals = decimals;
    }

    /** Can be sorted by the service under the column's id. */
    public Column<T> sortable() {
      return sortable(id);
    }

    /** Can be sorted by the service under another name. */
    public Column<T> sortable(String property) {
      sortProperty = property;
      return this;
    }

    /** Not shown until the user chooses it. */
    public Column<T> hidden() {
      hidden = true;
      return this;
    }

    /** Always shown. */
    public Column<T> pinned() {
      pinned = true;
      return this;
    }

    /** Left out of the cards on a phone. */
    public Column<T> notOnCard() {
      onCard = false;
      return this;
    }

    /** A fixed width, for instance {@code 8rem}. */
    public Column<T> width(String css) {
      width = css;
      grow = 0;
      return this;
    }

    /** Share of the room that is left; 1 unless said otherwise. */
    public Column<T> grow(int share) {
      grow = share;
      return this;
    }

    /**
     * What the heading stands for, when it is short: shown at the heading, and where there is room,
     * on the cards of a phone and in the choice of columns.
     */
    public Column<T> fullName(String text) {
      fullName = text;
      return this;
    }

    /** Stays in sight while the others are scrolled sideways. */
    public Column<T> frozen() {
      frozen = true;
      return this;
    }

    String name() {
      return fullName == null ? header : fullName;
    }

    /** A sentence shown at the heading. */
    public Column<T> help(String text) {
      help = text;
      return this;
    }

    /** Text that begins with a figure, such as one with its unit, stands where figures stand. */
    public Column<T> alignedAsFigure() {
      figure = true;
      return this;
    }

    boolean figure() {
      return figure || numeric();
    }

    boolean numeric() {
      return switch (kind) {
        case WHOLE, DECIMAL, AREA, MONEY, PERCENT -> true;
        default -> false;
      };
    }

    String print(T row) {
      Object v = value.apply(row);
      if (v == null) {
        return "";
      }
      return switch (kind) {
        case WHOLE, MONEY -> Format.whole((Number) v);
        case DECIMAL -> Format.decimal((BigDecimal) v, decimals);
        case AREA -> Format.areaFigure((BigDecimal) v);
        case PERCENT -> Format.decimal((BigDecimal) v, decimals) + " %";
        case DATE -> Format.date((LocalDate) v);
        case MOMENT -> Format.moment((Instant) v);
        default -> v.toString();
      };
    }
  }

  private record Filter(
      String property, String label, Component field, HasValue<?, ?> value, Runnable clear) {}

  /** What the list shows: the part of it that can be kept under a name. */
  record State(String search, Map<String, String> filters, List<Sort> sorts, List<String> columns) {

    State(String search, Map<String, String> filters, List<Sort> sorts) {
      this(search, filters, sorts, List.of());
    }

    String encode() {
      return KeyValueText.encode(parts());
    }

    /** The same as parameters of an address. */
    Map<String, String> parts() {
      Map<String, String> parts = new LinkedHashMap<>();
      if (!search.isEmpty()) {
        parts.put("q", search);
      }
      new TreeMap<>(filters).forEach((k, v) -> parts.put("f." + k, v));
      if (!sorts.isEmpty()) {
        parts.put(
            "s",
            sorts.stream()
                .map(s -> (s.ascending() ? "" : "-") + s.property())
                .collect(Collectors.joining(",")));
      }
      if (!columns.isEmpty()) {
        parts.put("c", String.join(",", columns));
      }
      return parts;
    }

    static State decode(String text) {
      return of(KeyValueText.decode(text));
    }

    static State of(Map<String, String> parts) {
      Map<String, String> filters = new LinkedHashMap<>();
      parts.forEach(
          (k, v) -> {
            if (k.startsWith("f.")) {
              filters.put(k.substring(2), v);
            }
          });
      List<Sort> sorts =
          Stream.of(parts.getOrDefault("s", "").split(","))
              .filter(s -> !s.isBlank())
              .map(s -> s.startsWith("-") ? new Sort(s.substring(1), false) : new Sort(s, true))
              .toList();
      List<String> columns =
          Stream.of(parts.getOrDefault("c", "").split(",")).filter(c -> !c.isBlank()).toList();
      return new State(parts.getOrDefault("q", ""), filters, sorts, columns);
    }
  }

  private final transient ViewContext context;
  private final transient Clock clock;
  private final transient UserPreferences preferences;
  private final String id;
  private final transient Source<T> source;
  private final Grid<T> grid = new Grid<>(PAGE_SIZE);
  private final transient Rows rows = new Rows();
  private final List<Column<T>> columns = new ArrayList<>();
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final Map<String, String> filterValues = new LinkedHashMap<>();
  private final Map<String, String> fixed = new LinkedHashMap<>();
  private final Div toolbar = new Div();
  private final Div filterRow = new Div();
  private final Div custom = new Div();
  private final Div trouble = new Div();
  private final TextField search = new TextField();
  private final Span count = new Span();
  private final Button clear = new Button(UiText.of("ui.grid.clear"));
  private final Button moreFilters = new Button(UiText.of("ui.grid.filters"));
  private final MenuBar tools = new MenuBar();
  private final Anchor export = new Anchor();
  private final Select<String> cardSort = new Select<>();
  private MenuItem columnMenu;
  private MenuItem savedMenu;
  private String exportName = "danh-sach";
  private String exportTitle = "";
  private String emptyTitle = UiText.of("ui.grid.empty");
  private String emptyHint;
  private VaadinIcon emptyIcon = VaadinIcon.RECORDS;
  private transient Function<T, String> link;
  private transient Consumer<T> open;
  private final List<RowAction<T>> actions = new ArrayList<>();
  private Grid.Column<T> cardColumn;
  private Grid.Column<T> actionColumn;
  private boolean built;
  private boolean phone;
  private boolean restoring;
  private boolean countShown = true;
  private List<Sort> sorts = List.of();
  private transient Registration resize;

  private record RowAction<T>(
      String label, VaadinIcon icon, Predicate<T> visible, Consumer<T> action) {}

  DataGrid(
      ViewContext context, UserPreferences preferences, Clock clock, String id, Source<T> source) {
    this.clock = clock;
    this.context = context;
    this.preferences = preferences;
    this.id = id;
    this.source = source;
    getContent().addClassName("cu-list");
    grid.addClassName("cu-list-grid");
    grid.setMultiSort(true, Grid.MultiSortPriority.APPEND, true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setColumnReorderingAllowed(true);
    grid.setSizeFull();
    search.setPlaceholder(UiText.of("ui.grid.search"));
    search.setAriaLabel(UiText.of("ui.grid.search"));
    search.setTooltipText(UiText.of("ui.grid.search.help"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(350);
    search.addClassName("cu-list-search");
    search.addValueChangeListener(e -> changed());
  }

  // --- columns ----------------------------------------------------------------------------

  /** A column of text. */
  public Column<T> text(String columnId, String header, Function<T, String> value) {
    return add(new Column<>(columnId, header, Kind.TEXT, value, 0));
  }

  /** A column of whole numbers. */
  public Column<T> whole(String columnId, String header, Function<T, ? extends Number> value) {
    return add(new Column<>(columnId, header, Kind.WHOLE, value, 0));
  }

  /** A column of decimals with a fixed number of places. */
  public Column<T> decimal(
      String columnId, String header, int decimals, Function<T, BigDecimal> value) {
    return add(new Column<>(columnId, header, Kind.DECIMAL, value, decimals));
  }

  /** A column of areas in hectares; say "(ha)" in the header. */
  public Column<T> area(String columnId, String header, Function<T, BigDecimal> value) {
    return add(new Column<>(columnId, header, Kind.AREA, value, 4));
  }

  /** A column of amounts in whole đồng; say "(đồng)" in the header. */
  public Column<T> money(String columnId, String header, Function<T, Long> value) {
    return add(new Column<>(columnId, header, Kind.MONEY, value, 0));
  }

  /** A column of percentages with a fixed number of places. */
  public Column<T> percent(
      String columnId, String header, int decimals, Function<T, BigDecimal> value) {
    return add(new Column<>(columnId, header, Kind.PERCENT, value, decimals));
  }

  /** A column of days. */
  public Column<T> date(String columnId, String header, Function<T, LocalDate> value) {
    return add(new Column<>(columnId, header, Kind.DATE, value, 0));
  }

  /** A column of moments, shown to the minute. */
  public Column<T> moment(String columnId, String header, Function<T, Instant> value) {
    return add(new Column<>(columnId, header, Kind.MOMENT, value, 0));
  }

  /** A column of states. */
  public Column<T> badge(
      String columnId, String header, Function<T, String> value, Function<T, Tone> tone) {
    Column<T> column = new Column<>(columnId, header, Kind.BADGE, value, 0);
    column.tone = tone;
    return add(column);
  }

  /**
   * A column of components, for the rare case that text does not do.
   *
   * @param exported what stands in the exported file
   */
  public Column<T> component(
      String columnId,
      String header,
      Function<T, ? extends Component> renderer,
      Function<T, String> exported) {
    Column<T> column = new Column<>(columnId, header, Kind.COMPONENT, exported, 0);
    column.renderer = renderer;
    return add(column);
  }

  private Column<T> add(Column<T> column) {
    if (built) {
      throw new IllegalStateException("columns are added before the grid is shown");
    }
    columns.add(column);
    return column;
  }

  // --- filters, actions, words ------------------------------------------------------------

  /** A filter with a fixed list of choices. */
  public DataGrid<T> filter(String property, String label, List<Option> options) {
    Select<Option> field = new Select<>();
    field.setItems(options);
    field.setItemLabelGenerator(o -> o == null ? UiText.of("ui.grid.all") : o.label());
    field.setEmptySelectionAllowed(true);
    field.setEmptySelectionCaption(UiText.of("ui.grid.all"));
    return filter(
        property,
        label,
        field,
        Option::value,
        text -> options.stream().filter(o -> o.value().equals(text)).findFirst().orElse(null));
  }

  /** A filter of which the value is yes or no. */
  public DataGrid<T> filterYesNo(String property, String label) {
    return filter(
        property,
        label,
        List.of(new Option("true", UiText.of("ui.yes")), new Option("false", UiText.of("ui.no"))));
  }

  /**
   * A filter with a field of any kind.
   *
   * @param toText the value as the service understands it
   * @param fromText the value of such a text; null when it has none
   */
  @SuppressWarnings("unchecked")
  public <V, F extends Component & HasValue<?, V>> DataGrid<T> filter(
      String property,
      String label,
      F field,
      Function<V, String> toText,
      Function<String, V> fromText) {
    if (field instanceof com.vaadin.flow.component.HasLabel l) {
      l.setLabel(label);
    }
    field.getElement().getClassList().add("cu-list-filter");
    restore.put(
        property,
        text -> {
          V value = text == null ? null : fromText.apply(text);
          if (value == null) {
            field.clear();
          } else {
            field.setValue(value);
          }
        });
    field.addValueChangeListener(
        e -> {
          V value = field.getValue();
          if (value == null || field.isEmpty()) {
            filterValues.remove(property);
          } else {
            filterValues.put(property, toText.apply(value));
          }
          changed();
        });
    filters.put(property, new Filter(property, label, field, field, field::clear));
    filterRow.add(field);
    return this;
  }

  private final transient Map<String, Consumer<String>> restore = new LinkedHashMap<>();

  /** A filter that the user neither sees nor changes. */
  public DataGrid<T> fix(String property, String value) {
    if (value == null) {
      fixed.remove(property);
    } else {
      fixed.put(property, value);
    }
    if (built) {
      refresh();
    }
    return this;
  }

  /** The order in which the list is first shown. */
  public DataGrid<T> sort(String property, boolean ascending) {
    sorts = List.of(new Sort(property, ascending));
    return this;
  }

  /** Makes the first column a link to a page. */
  public DataGrid<T> link(Function<T, String> path) {
    link = path;
    return this;
  }

  /** Makes the first column a button that opens the row in place; instead of a link. */
  public DataGrid<T> open(Consumer<T> action) {
    open = action;
    return this;
  }

  /** A button at the end of each row. */
  public DataGrid<T> action(String label, VaadinIcon icon, Consumer<T> action) {
    return action(label, icon, row -> true, action);
  }

  /** A button at the end of those rows for which it makes sense. */
  public DataGrid<T> action(
      String label, VaadinIcon icon, Predicate<T> visible, Consumer<T> action) {
    actions.add(new RowAction<>(label, icon, visible, action));
    return this;
  }

  /** Buttons at the end of the toolbar. */
  public DataGrid<T> toolbar(Component... buttons) {
    custom.add(buttons);
    return this;
  }

  /**
   * Name and title of the exported file.
   *
   * @param fileName without ending: lower-case letters, digits and hyphens
   * @param title first line of the sheet
   */
  public DataGrid<T> export(String fileName, String title) {
    exportName = fileName;
    exportTitle = title;
    return this;
  }

  /** Takes the export away, for lists that must not be carried out. */
  public DataGrid<T> noExport() {
    export.setVisible(false);
    exportName = null;
    return this;
  }

  /** Takes the search field away, for services that do not search. */
  public DataGrid<T> noSearch() {
    search.setVisible(false);
    return this;
  }

  /** What stands there when there is no row at all. */
  public DataGrid<T> empty(VaadinIcon icon, String title, String hint) {
    emptyIcon = icon;
    emptyTitle = title;
    emptyHint = hint;
    return this;
  }

  /** Leaves out searching, choosing columns and saved filters, for a short list inside a page. */
  public DataGrid<T> plain() {
    tools.setVisible(false);
    return noSearch();
  }

  /** Grows with its rows instead of scrolling; for lists of a few dozen rows inside a page. */
  public DataGrid<T> allRowsVisible() {
    grid.setAllRowsVisible(true);
    addClassName("cu-list-inline");
    return this;
  }

  /** Tints whole rows by a CSS part name. */
  public DataGrid<T> rowPart(Function<T, String> part) {
    grid.setPartNameGenerator(part::apply);
    return this;
  }

  /** The Vaadin grid inside, for what is missing here. */
  public Grid<T> grid() {
    return grid;
  }

  // --- use --------------------------------------------------------------------------------

  /** Fetches the rows anew. */
  public void refresh() {
    if (built) {
      load();
    }
  }

  /** The rows shown now: search, filters and order, without the fixed filters. */
  State state() {
    return new State(
        Objects.requireNonNullElse(VietnameseText.normalise(search.getValue()), ""),
        Map.copyOf(filterValues),
        sorts,
        columns.stream().filter(this::visible).map(c -> c.id).toList());
  }

  /** Shows what a state says; unknown parts are left out. */
  void state(State state) {
    restore(state);
    load();
  }

  private void restore(State state) {
    restoring = true;
    search.setValue(state.search());
    restore.forEach((property, set) -> restoreFilter(set, state.filters().get(property)));
    sorts =
        state.sorts().stream()
            .filter(s -> columns.stream().anyMatch(c -> s.property().equals(c.sortProperty)))
            .toList();
    showSorts();
    if (!state.columns().isEmpty()) {
      columns.forEach(c -> shown.put(c.id, c.pinned || state.columns().contains(c.id)));
      showColumns();
      fillColumnMenu();
    }
    restoring = false;
  }

  // A link that somebody has changed by hand must not keep the page from opening.
  private static void restoreFilter(Consumer<String> set, String value) {
    try {
      set.accept(value);
    } catch (RuntimeException e) {
      Notices.known(e);
      set.accept(null);
    }
  }

  /** The state that the address names, else the one kept as the usual one. */
  private void start(UI ui) {
    Map<String, List<String>> parameters =
        ui.getInternals().getActiveViewLocation().getQueryParameters().getParameters();
    if (parameters.getOrDefault(LIST, List.of()).contains(id)) {
      Map<String, String> parts = new LinkedHashMap<>();
      parameters.forEach((key, values) -> parts.put(key, values.isEmpty() ? "" : values.get(0)));
      restore(State.of(parts));
      return;
    }
    if (!tools.isVisible() || !filterValues.isEmpty()) {
      return;
    }
    try {
      preferences
          .get(context.caller(), key("default"))
          .flatMap(name -> preferences.get(context.caller(), key("filter." + name)))
          .ifPresent(kept -> restore(State.decode(kept)));
    } catch (RuntimeException e) {
      // A list works without preferences; the reason is in the log.
      Notices.known(e);
    }
  }

  /** Sets one filter, as the user would. */
  public DataGrid<T> setFilter(String property, String value) {
    Consumer<String> set = restore.get(property);
    if (set == null) {
      throw new IllegalArgumentException("no filter " + property);
    }
    set.accept(value);
    return this;
  }

  private PageRequest request(int offset, int limit) {
    Map<String, String> all = new LinkedHashMap<>(filterValues);
    all.putAll(fixed);
    return new PageRequest(offset, limit, sorts, state().search(), all);
  }

  private void changed() {
    if (!restoring && built) {
      load();
    }
  }

  private void load() {
    trouble.removeAll();
    trouble.setVisible(false);
    try {
      rows.first(source.page(context.caller(), request(0, PAGE_SIZE)));
    } catch (RuntimeException e) {
      failed(e);
    }
    count.setText(
        countShown
            ? UiText.of(
                rows.total == 1 ? "ui.grid.count.one" : "ui.grid.count", Format.whole(rows.total))
            : "");
    boolean narrowed = !filterValues.isEmpty() || !state().search().isEmpty();
    clear.setVisible(narrowed);
    moreFilters.setText(
        filterValues.isEmpty()
            ? UiText.of("ui.grid.filters")
            : UiText.of("ui.grid.filters.n", filterValues.size()));
    grid.setEmptyStateComponent(
        narrowed
            ? new EmptyState(
                VaadinIcon.SEARCH, UiText.of("ui.grid.nothing"), UiText.of("ui.grid.nothing.hint"))
            : new EmptyState(emptyIcon, emptyTitle, emptyHint));
    rows.refreshAll();
  }

  private void failed(RuntimeException failure) {
    CtdpException known = Notices.known(failure);
    rows.first(new Page<>(List.of(), 0));
    Button retry = new Button(UiText.of("ui.retry"), e -> load());
    retry.addThemeVariants(ButtonVariant.LUMO_SMALL);
    Locale locale = UiText.locale();
    MessageBox box = new MessageBox(Tone.BAD, known.sentence(locale));
    trouble.add(box.with(new Span(known.nextStep(locale)), retry));
    trouble.setVisible(true);
  }

  // --- building ---------------------------------------------------------------------------

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    if (!built) {
      build();
      start(ui);
    }
    resize = ui.getPage().addBrowserWindowResizeListener(e -> phone(e.getWidth() < PHONE_WIDTH));
    ui.getPage().retrieveExtendedClientDetails(d -> phone(d.getWindowInnerWidth() < PHONE_WIDTH));
    load();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (resize != null) {
      resize.remove();
      resize = null;
    }
    super.onDetach(event);
  }

  /** Makes columns and toolbar; on attach, or at once in tests. */
  void build() {
    built = true;
    Set<String> chosen = chosenColumns();
    boolean first = true;
    for (Column<T> column : columns) {
      column.column = gridColumn(column, first);
      column.column.setVisible(
          column.pinned || first || (chosen == null ? !column.hidden : chosen.contains(column.id)));
      first = false;
    }
    cardColumn = grid.addComponentColumn(this::card).setFlexGrow(1).setKey("ctdp.card");
    cardColumn.setHeader(columns.isEmpty() ? "" : columns.get(0).header);
    cardColumn.setVisible(false);
    if (!actions.isEmpty()) {
      actionColumn =
          grid.addComponentColumn(this::actionButtons)
              .setKey("ctdp.actions")
              .setHeader(hiddenHeading(UiText.of("ui.grid.actions")))
              .setFrozenToEnd(true)
              .setFlexGrow(0)
              .setAutoWidth(true);
    }
    showSorts();
    grid.addSortListener(
        e -> {
          if (!restoring) {
            sorts =
                e.getSortOrder().stream()
                    .map(
                        o ->
                            new Sort(
                                byKey(o.getSorted().getKey()).sortProperty,
                                o.getDirection() == SortDirection.ASCENDING))
                    .toList();
            load();
          }
        });
    grid.setDataProvider(rows);
    buildToolbar();
    trouble.setVisible(false);
    getContent().add(toolbar, filterRow, trouble, grid);
  }

  private static Component hiddenHeading(String text) {
    Span span = new Span(text);
    span.addClassName("ctdp-visually-hidden");
    return span;
  }

  private Column<T> byKey(String key) {
    return columns.stream().filter(c -> c.id.equals(key)).findFirst().orElseThrow();
  }

  private Grid.Column<T> gridColumn(Column<T> column, boolean first) {
    Grid.Column<T> made;
    if (first && link != null) {
      made =
          grid.addColumn(
              LitRenderer.<T>of(
                      "<a class='cu-list-link' router-link href='${item.href}'>${item.text}</a>")
                  .withProperty("href", row -> link.apply(row))
                  .withProperty("text", column::print));
    } else if (first && open != null) {
      made =
          grid.addColumn(
              LitRenderer.<T>of(
                      "<button type='button' class='cu-list-link' @click='${open}'>"
                          + "${item.text}</button>")
                  .withProperty("text", column::print)
                  .withFunction("open", row -> open.accept(row)));
    } else if (column.kind == Kind.BADGE) {
      made =
          grid.addColumn(
              LitRenderer.<T>of("<span class='${item.css}'>${item.text}</span>")
                  .withProperty("text", column::print)
                  .withProperty(
                      "css",
                      row ->
                          column.print(row).isEmpty()
                              ? ""
                              : "cu-badge cu-badge-" + column.tone.apply(row).css()));
    } else if (column.kind == Kind.COMPONENT) {
      made = grid.addComponentColumn(row -> column.renderer.apply(row));
    } else {
      made = grid.addColumn(column::print);
    }
    made.setKey(column.id).setResizable(true).setFlexGrow(column.grow).setFrozen(column.frozen);
    Span heading = new Span(column.header);
    if (column.help != null) {
      heading.getElement().setAttribute("title", column.help);
      heading.addClassName("cu-list-help");
    } else if (column.fullName != null) {
      heading.getElement().setAttribute("title", column.fullName);
    }
    made.setHeader(heading);
    if (first) {
      made.setRowHeader(true);
    }
    if (column.width != null) {
      made.setWidth(column.width);
    } else if (column.kind == Kind.BADGE) {
      // A badge does not wrap, so its column takes what it needs.
      made.setAutoWidth(true).setFlexGrow(0);
    } else if (column.grow > 0 && !column.numeric()) {
      made.setWidth("9rem");
    } else {
      made.setAutoWidth(true);
    }
    if (column.figure()) {
      made.setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "cu-figure");
    }
    if (column.sortProperty != null) {
      made.setSortable(true).setSortProperty(column.sortProperty);
    }
    return made;
  }

  private Component actionButtons(T row) {
    Div box = new Div();
    box.addClassName("cu-list-actions");
    for (RowAction<T> action : actions) {
      if (action.visible().test(row)) {
        Button button = new Button(action.icon().create(), e -> action.action().accept(row));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String name = columns.isEmpty() ? "" : ": " + columns.get(0).print(row);
        button.setAriaLabel(action.label() + name);
        button.setTooltipText(action.label());
        box.add(button);
      }
    }
    return box;
  }

  private Component card(T row) {
    Div card = new Div();
    card.addClassName("cu-card");
    boolean first = true;
    Div facts = new Div();
    facts.addClassName("cu-card-facts");
    for (Column<T> column : columns) {
      boolean shown = first || visible(column);
      if (!shown || !column.onCard && !first) {
        continue;
      }
      String text = column.print(row);
      if (first) {
        card.add(cardTitle(column, row, text));
        first = false;
      } else if (column.kind == Kind.BADGE && !text.isEmpty()) {
        StatusBadge badge = new StatusBadge(text, column.tone.apply(row));
        // One state speaks for itself; among several each must say of what.
        facts.add(severalStates() ? new Span(label(column), badge) : badge);
      } else if (!text.isEmpty()) {
        Span line = new Span(label(column), new Span(text));
        line.addClassName(column.figure() ? "cu-figure" : "cu-card-text");
        facts.add(line);
      }
    }
    card.add(facts);
    return card;
  }

  private boolean severalStates() {
    return columns.stream().filter(c -> c.kind == Kind.BADGE && visible(c)).count() > 1;
  }

  private static Span label(Column<?> column) {
    Span label = new Span(column.name() + ": ");
    label.addClassName("cu-card-label");
    return label;
  }

  private Component cardTitle(Column<T> column, T row, String text) {
    if (link != null) {
      Anchor anchor = new Anchor(link.apply(row), text);
      anchor.addClassName("cu-card-title");
      return anchor;
    }
    if (open != null) {
      Button button = new Button(text, e -> open.accept(row));
      button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
      button.addClassName("cu-card-title");
      return button;
    }
    Span title = new Span(text);
    title.addClassName("cu-card-title");
    return title;
  }

  private boolean visible(Column<T> column) {
    return shown.getOrDefault(column.id, !column.hidden) || column.pinned;
  }

  private final Map<String, Boolean> shown = new LinkedHashMap<>();

  private void buildToolbar() {
    toolbar.addClassName("cu-list-toolbar");
    filterRow.addClassName("cu-list-filters");
    custom.addClassName("cu-list-custom");
    count.addClassName("cu-list-count");
    count.getElement().setAttribute("aria-live", "polite");
    clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    clear.setIcon(VaadinIcon.CLOSE_SMALL.create());
    clear.setVisible(false);
    clear.addClickListener(e -> state(new State("", Map.of(), sorts)));
    moreFilters.setIcon(VaadinIcon.FILTER.create());
    moreFilters.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    moreFilters.addClassName("cu-list-more");
    moreFilters.getElement().setAttribute("aria-expanded", "false");
    moreFilters.addClickListener(
        e -> {
          boolean opened = !filterRow.hasClassName("cu-open");
          filterRow.setClassName("cu-open", opened);
          moreFilters.getElement().setAttribute("aria-expanded", String.valueOf(opened));
        });
    moreFilters.setVisible(!filters.isEmpty());
    filterRow.setVisible(!filters.isEmpty());

    tools.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
    tools.addClassName("cu-list-tools");
    columnMenu = tools.addItem(VaadinIcon.GRID_H.create());
    columnMenu.add(new Span(UiText.of("ui.grid.columns")));
    columnMenu.setAriaLabel(UiText.of("ui.grid.columns"));
    fillColumnMenu();
    savedMenu = tools.addItem(VaadinIcon.BOOKMARK_O.create());
    savedMenu.add(new Span(UiText.of("ui.grid.saved")));
    savedMenu.setAriaLabel(UiText.of("ui.grid.saved"));
    fillSavedMenu();

    if (exportName != null) {
      var icon = VaadinIcon.DOWNLOAD_ALT.create();
      icon.getElement().setAttribute("aria-hidden", "true");
      Span label = new Span(UiText.of("ui.grid.export"));
      label.addClassName("cu-list-export-label");
      export.add(icon, label);
      export.setAriaLabel(UiText.of("ui.grid.export"));
      export.addClassName("cu-list-export");
      export.getElement().setAttribute("download", true);
      export.setHref((DownloadHandler) this::download);
      export.setRouterIgnore(true);
    }

    cardSort.addClassName("cu-list-cardsort");
    cardSort.setAriaLabel(UiText.of("ui.grid.sort"));
    List<String> orders = new ArrayList<>();
    for (Column<T> c : columns) {
      if (c.sortProperty != null) {
        orders.add(c.id);
        orders.add("-" + c.id);
      }
    }
    cardSort.setItems(orders);
    cardSort.setPlaceholder(UiText.of("ui.grid.sort"));
    cardSort.setItemLabelGenerator(
        o ->
            o.startsWith("-")
                ? UiText.of("ui.grid.sort.desc", byKey(o.substring(1)).header)
                : UiText.of("ui.grid.sort.asc", byKey(o).header));
    cardSort.addValueChangeListener(
        e -> {
          if (e.isFromClient() && e.getValue() != null) {
            boolean descending = e.getValue().startsWith("-");
            String key = descending ? e.getValue().substring(1) : e.getValue();
            sorts = List.of(new Sort(byKey(key).sortProperty, !descending));
            restoring = true;
            showSorts();
            restoring = false;
            load();
          }
        });
    cardSort.setVisible(false);

    Div spacer = new Div();
    spacer.addClassName("cu-list-spacer");
    toolbar.add(search, moreFilters, cardSort, count, clear, spacer, tools, export, custom);
  }

  private void showSorts() {
    List<GridSortOrder<T>> orders = new ArrayList<>();
    for (Sort s : sorts) {
      columns.stream()
          .filter(c -> s.property().equals(c.sortProperty) && c.column != null)
          .findFirst()
          .ifPresent(
              c ->
                  orders.add(
                      new GridSortOrder<>(
                          c.column,
                          s.ascending() ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }
    boolean before = restoring;
    restoring = true;
    grid.sort(orders);
    restoring = before;
  }

  // --- phone ------------------------------------------------------------------------------

  /** Cards instead of columns, or back. */
  void phone(boolean narrow) {
    if (narrow == phone || !built) {
      return;
    }
    phone = narrow;
    setClassName("cu-list-phone", narrow);
    cardColumn.setVisible(narrow);
    cardSort.setVisible(narrow && columns.stream().anyMatch(c -> c.sortProperty != null));
    showColumns();
  }

  private void showColumns() {
    boolean first = true;
    for (Column<T> column : columns) {
      column.column.setVisible(!phone && (first || visible(column)));
      first = false;
    }
  }

  // --- columns and saved filters ----------------------------------------------------------

  private String key(String what) {
    return "grid." + id + "." + what;
  }

  private Set<String> chosenColumns() {
    Optional<String> kept;
    try {
      kept = preferences.get(context.caller(), key("columns"));
    } catch (RuntimeException e) {
      // A list works without preferences; the reason is in the log.
      Notices.known(e);
      kept = Optional.empty();
    }
    Set<String> chosen = kept.map(k -> Set.of(k.split(","))).orElse(null);
    for (Column<T> c : columns) {
      shown.put(c.id, c.pinned || (chosen == null ? !c.hidden : chosen.contains(c.id)));
    }
    return chosen;
  }

  private void fillColumnMenu() {
    SubMenu menu = columnMenu.getSubMenu();
    menu.removeAll();
    boolean first = true;
    for (Column<T> c : columns) {
      MenuItem item = menu.addItem(c.name());
      item.setCheckable(true);
      item.setKeepOpen(true);
      item.setChecked(first || visible(c));
      item.setEnabled(!first && !c.pinned);
      item.addClickListener(
          e -> {
            shown.put(c.id, item.isChecked());
            c.column.setVisible(item.isChecked() && !phone);
            if (phone) {
              rows.refreshAll();
            }
            keep(
                key("columns"),
                columns.stream()
                    .filter(this::visible)
                    .map(x -> x.id)
                    .collect(Collectors.joining(",")));
          });
      first = false;
    }
  }

  private void keep(String key, String value) {
    try {
      preferences.put(context.caller(), key, value.isEmpty() ? " " : value);
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private void fillSavedMenu() {
    SubMenu menu = savedMenu.getSubMenu();
    menu.removeAll();
    menu.addItem(UiText.of("ui.grid.saved.save"), e -> saveFilter());
    menu.addItem(
        UiText.of("ui.grid.saved.link"),
        e -> SavedFilters.showLink(exportTitle, parameters(state())));
    Map<String, String> kept = keptFilters();
    if (kept.isEmpty()) {
      return;
    }
    menu.addSeparator();
    String usual = usualFilter();
    kept.forEach(
        (name, state) ->
            menu.addItem(
                name.equals(usual) ? UiText.of("ui.grid.saved.isDefault", name) : name,
                e -> state(State.decode(state))));
    menu.addSeparator();
    menu.addItem(
        UiText.of("ui.grid.saved.manage"),
        e ->
            new SavedFilters(
                    context,
                    preferences,
                    key(""),
                    text -> parameters(State.decode(text)),
                    this::fillSavedMenu)
                .open());
  }

  /** Filters kept under a name, in Vietnamese order. */
  private Map<String, String> keptFilters() {
    try {
      return SavedFilters.kept(context, preferences, key(""));
    } catch (RuntimeException e) {
      Notices.known(e);
      return Map.of();
    }
  }

  private String usualFilter() {
    try {
      return preferences.get(context.caller(), key("default")).orElse("");
    } catch (RuntimeException e) {
      Notices.known(e);
      return "";
    }
  }

  private Map<String, String> parameters(State state) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(LIST, id);
    parameters.putAll(state.parts());
    return parameters;
  }

  private void saveFilter() {
    Checkbox usual = new Checkbox(UiText.of("ui.grid.saved.asDefault"));
    TextField name = new TextField(UiText.of("ui.grid.saved.name"));
    name.setWidthFull();
    name.setMaxLength(60);
    name.setManualValidation(true);
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(UiText.of("ui.grid.saved.save"));
    dialog.setWidth("min(26rem, 100vw - 2rem)");
    dialog.add(name, usual);
    Button save =
        new Button(
            UiText.of("ui.save"),
            e -> {
              String text = VietnameseText.normalise(name.getValue());
              if (text.isEmpty()) {
                name.setErrorMessage(UiText.of("ui.form.required"));
                name.setInvalid(true);
                name.focus();
                return;
              }
              String state = state().encode();
              keep(key("filter." + text), state);
              if (Boolean.TRUE.equals(usual.getValue())) {
                keep(key("default"), text);
              }
              dialog.close();
              fillSavedMenu();
              Notices.success(UiText.of("ui.grid.saved.done", text));
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
    Button cancel = new Button(UiText.of("ui.cancel"), e -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(cancel, save);
    dialog.open();
    name.focus();
  }

  // --- export -----------------------------------------------------------------------------

  private void download(DownloadEvent event) throws IOException {
    Caller caller;
    PageRequest request;
    List<Column<T>> wanted;
    List<String> narrowing = new ArrayList<>();
    Locale locale;
    UI page;
    event.getSession().lock();
    try {
      // The download runs without the page's lock; what it needs is taken here, once.
      caller = context.caller();
      locale = context.locale();
      page = getUI().orElse(null);
      request = request(0, 1000);
      wanted = columns.stream().filter(c -> c == columns.get(0) || visible(c)).toList();
      if (!request.search().isEmpty()) {
        narrowing.add(UiText.in(locale, "ui.export.search", request.search()));
      }
      filters.forEach(
          (property, filter) -> {
            String value = filterValues.get(property);
            if (value != null) {
              narrowing.add(filter.label() + ": " + filterText(filter, value));
            }
          });
    } finally {
      event.getSession().unlock();
    }
    event.setFileName(exportName + ".xlsx");
    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    // Columns ask the page for the language of their texts; nothing of the page is changed.
    UI before = UI.getCurrent();
    UI.setCurrent(page);
    try {
      new ExcelExport<>(wanted, source, caller, request, locale)
          .write(event.getOutputStream(), clock.instant(), exportTitle, narrowing);
    } finally {
      UI.setCurrent(before);
    }
  }

  private static String filterText(Filter filter, String value) {
    Object chosen = filter.value().getValue();
    if (chosen instanceof Option o) {
      return o.label();
    }
    return chosen == null ? value : Format.any(chosen);
  }

  // --- rows -------------------------------------------------------------------------------

  private final class Rows extends AbstractBackEndDataProvider<T, Void> {
    private static final long serialVersionUID = 1L;
    private List<T> first = List.of();
    private boolean fresh;
    private int total;

    void first(Page<T> page) {
      first = page.rows();
      total = (int) Math.min(page.total(), Integer.MAX_VALUE);
      fresh = true;
    }

    @Override
    protected Stream<T> fetchFromBackEnd(Query<T, Void> query) {
      int offset = query.getOffset();
      int limit = query.getLimit();
      int end = Math.min(offset + limit, total);
      if (fresh && end <= first.size()) {
        return first.subList(Math.min(offset, end), end).stream();
      }
      fresh = false;
      try {
        return source
            .page(context.caller(), request(offset, Math.max(1, Math.min(limit, 10_000))))
            .rows()
            .stream();
      } catch (RuntimeException e) {
        Notices.failure(e);
        return Stream.empty();
      }
    }

    @Override
    protected int sizeInBackEnd(Query<T, Void> query) {
      return total;
    }
  }

  /** Only for tests: the total as last told by the service. */
  int total() {
    return rows.total;
  }

  /** Shows no number of rows, for lists of which the number says nothing. */
  public DataGrid<T> noCount() {
    countShown = false;
    return this;
  }
}
