package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The country's division on a day: provinces with what lies below them. */
public final class UnitsPage extends Div {

  private static final long serialVersionUID = 1L;
  private static final int FOUND_LIMIT = 200;

  private final transient ViewContext context;
  private final transient PageServices services;
  private final DateField day = new DateField(null);
  private final RadioButtonGroup<Vintage> vintage = new RadioButtonGroup<>();
  private final TextField search = new TextField();
  private final TreeGrid<AdminUnit> tree = new TreeGrid<>();
  private final Units units = new Units();
  private final Span count = new Span();
  private final Div note = new Div();
  private boolean setting;
  private transient com.vaadin.flow.shared.Registration resize;

  UnitsPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    addClassName("cu-list");
    add(toolbar(), note, tree());
    show(services.today());
  }

  private Div toolbar() {
    search.setPlaceholder(t("core.units.search"));
    search.setAriaLabel(t("core.units.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("cu-list-search");
    search.addValueChangeListener(e -> load());
    vintage.setAriaLabel(t("core.units.vintage"));
    vintage.setItems(Vintage.V34, Vintage.V63);
    vintage.setItemLabelGenerator(v -> t("core.units.vintage." + v.code()));
    vintage.addClassName("cu-vintage");
    vintage.addValueChangeListener(
        e -> {
          if (!setting && e.getValue() != null) {
            show(e.getValue() == Vintage.V63 ? Vintage.V63.validTo() : services.today());
          }
        });
    day.setAriaLabel(t("core.units.day"));
    day.setPrefixComponent(new Span(t("core.units.day")));
    day.setClearButtonVisible(false);
    day.addClassName("cu-units-day");
    day.addValueChangeListener(
        e -> {
          if (!setting && e.getValue() != null) {
            show(e.getValue());
          }
        });
    count.addClassName("cu-list-count");
    count.getElement().setAttribute("aria-live", "polite");
    Div spacer = new Div();
    spacer.addClassName("cu-list-spacer");
    Div bar = new Div(search, vintage, day, count, spacer);
    bar.addClassName("cu-list-toolbar");
    if (context.may("core.territory.manage")) {
      Button add =
          new Button(
              t("core.units.import"),
              VaadinIcon.PLUS.create(),
              e -> new CommuneImport(context, services, this::load).open());
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      bar.add(add);
    }
    return bar;
  }

  private TreeGrid<AdminUnit> tree() {
    tree.addClassName("cu-list-grid");
    tree.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
    tree.setSelectionMode(TreeGrid.SelectionMode.NONE);
    tree.addComponentHierarchyColumn(
            u -> {
              Anchor link = new Anchor("units/" + u.ref(), name(u));
              link.addClassName("cu-list-link");
              return link;
            })
        .setHeader(t("core.unit.name"))
        .setFlexGrow(3)
        .setWidth("15rem")
        .setRowHeader(true);
    tree.addColumn(u -> u.ref().code())
        .setHeader(t("core.unit.code"))
        .setWidth("6rem")
        .setFlexGrow(0);
    tree.addColumn(u -> Format.unitType(u.type()))
        .setHeader(t("core.unit.type"))
        .setKey("type")
        .setWidth("11rem");
    tree.addColumn(
            LitRenderer.<AdminUnit>of("<span>${item.fair}</span>")
                .withProperty("fair", u -> u.fairRegion() == null ? "" : u.fairRegion()))
        .setHeader(t("core.unit.fair"))
        .setKey("fair")
        .setWidth("8rem");
    tree.addColumn(u -> u.economicRegion() == null ? "" : u.economicRegion())
        .setHeader(t("core.unit.region"))
        .setKey("region")
        .setWidth("13rem");
    tree.addColumn(u -> Format.range(u.validFrom(), u.validTo()))
        .setHeader(t("core.unit.valid"))
        .setKey("valid")
        .setWidth("12rem");
    tree.setDataProvider(units);
    return tree;
  }

  /** A province without its type, which has a column of its own; others as they are called. */
  private static String name(AdminUnit unit) {
    return unit.level() == UnitLevel.PROVINCE ? unit.nameVi() : unit.fullNameVi();
  }

  @Override
  protected void onAttach(com.vaadin.flow.component.AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    resize = ui.getPage().addBrowserWindowResizeListener(e -> narrow(e.getWidth() < 700));
    ui.getPage().retrieveExtendedClientDetails(d -> narrow(d.getWindowInnerWidth() < 700));
  }

  @Override
  protected void onDetach(com.vaadin.flow.component.DetachEvent event) {
    if (resize != null) {
      resize.remove();
      resize = null;
    }
    super.onDetach(event);
  }

  private void narrow(boolean phone) {
    for (String key : List.of("type", "fair", "region", "valid")) {
      tree.getColumnByKey(key).setVisible(!phone);
    }
  }

  private void show(LocalDate newDay) {
    setting = true;
    day.setValue(newDay);
    vintage.setValue(Vintage.on(newDay));
    setting = false;
    load();
  }

  private void load() {
    LocalDate on = day.getValue() == null ? services.today() : day.getValue();
    String text = VietnameseText.normalise(search.getValue());
    units.roots =
        text.isEmpty()
            ? services.territory().provinces(on)
            : services.territory().search(text, on, FOUND_LIMIT);
    units.day = on;
    units.flat = !text.isEmpty();
    note.removeAll();
    if (units.roots.isEmpty()) {
      note.add(
          new EmptyState(VaadinIcon.MAP_MARKER, t("core.units.none"), t("core.units.none.hint")));
    } else if (!on.equals(services.today())) {
      note.add(new MessageBox(Tone.INFO, t("core.units.asOf", Format.date(on))));
    }
    tree.setVisible(!units.roots.isEmpty());
    long provinces = units.roots.stream().filter(u -> u.level() == UnitLevel.PROVINCE).count();
    count.setText(
        units.flat ? t("core.units.found", units.roots.size()) : t("core.units.count", provinces));
    units.refreshAll();
  }

  /** Provinces, and below each what was in force on the day. */
  private final class Units extends AbstractBackEndHierarchicalDataProvider<AdminUnit, Void> {
    private static final long serialVersionUID = 1L;
    private transient List<AdminUnit> roots = List.of();
    private LocalDate day;
    private boolean flat;

    private List<AdminUnit> below(AdminUnit parent) {
      if (parent == null) {
        return roots;
      }
      return flat ? List.of() : services.territory().children(parent.ref(), day);
    }

    @Override
    public int getChildCount(HierarchicalQuery<AdminUnit, Void> query) {
      return (int)
          below(query.getParent()).stream().skip(query.getOffset()).limit(query.getLimit()).count();
    }

    @Override
    public boolean hasChildren(AdminUnit item) {
      return !below(item).isEmpty();
    }

    @Override
    public Object getId(AdminUnit item) {
      return item.ref();
    }

    @Override
    protected Stream<AdminUnit> fetchChildrenFromBackEnd(HierarchicalQuery<AdminUnit, Void> query) {
      return below(query.getParent()).stream().skip(query.getOffset()).limit(query.getLimit());
    }
  }
}
