package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import vn.ctdp.clusters.vacancy.VacantCluster;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Vacant industrial land, and the switch of its public page. */
class VacantView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient MapDesk desk;
  private final Div head = new Div();
  private final Div tiles = new Div();
  private final DataGrid<VacantCluster> grid;
  private LocalDate day;

  VacantView(ViewContext context, MapDesk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    grid = grid();
    DateField asOf = new DateField(getTranslation("clusters-map.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            totals();
            grid.refresh();
          }
        });
    grid.toolbar(asOf);
    publication();
    totals();
    add(head, tiles, grid);
  }

  private String t(String key, Object... values) {
    return getTranslation("clusters-map.vacant." + key, values);
  }

  private void publication() {
    head.removeAll();
    if (desk.centre()) {
      return;
    }
    VacantLand.Switch state = desk.land().publication(context.caller());
    MessageBox box =
        new MessageBox(state.on() ? Tone.GOOD : Tone.NEUTRAL, t(state.on() ? "on" : "off"));
    Div more = new Div();
    more.addClassName("ctdp-switch");
    Span who =
        new Span(
            state.changedAt() == null
                ? t("never")
                : t("changed", Format.actor(state.changedBy()), Format.moment(state.changedAt())));
    who.addClassName("cu-muted");
    more.add(who);
    if (state.on()) {
      Anchor page = new Anchor("dat-trong", t("page"));
      page.setRouterIgnore(true);
      page.setTarget("_blank");
      more.add(page);
    }
    if (context.may(MapViews.PUBLISH)) {
      Button change = new Button(t(state.on() ? "turnOff" : "turnOn"), e -> change(state));
      change.addThemeVariants(ButtonVariant.LUMO_SMALL);
      more.add(change);
    }
    box.with(more);
    head.add(box);
  }

  private void change(VacantLand.Switch state) {
    boolean on = !state.on();
    TextField contact = new TextField(t("office"));
    contact.setValue(state.contact() == null ? "" : state.contact());
    contact.setHelperText(t("contact.hint"));
    contact.setMaxLength(300);
    contact.setWidthFull();
    contact.setVisible(on);
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t(on ? "turnOn" : "turnOff"));
    dialog.setWidth("min(34rem, 96vw)");
    dialog.add(new Paragraph(t(on ? "turnOn.text" : "turnOff.text")), contact);
    Button act =
        new Button(
            t(on ? "turnOn" : "turnOff"),
            e -> {
              if (on && contact.getValue().isBlank()) {
                contact.setInvalid(true);
                contact.setErrorMessage(t("office.needed"));
                contact.focus();
                return;
              }
              try {
                desk.land().publish(context.caller(), on, contact.getValue(), state.version());
                dialog.close();
                publication();
              } catch (RuntimeException failure) {
                Notices.failure(failure);
              }
            });
    act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(getTranslation("clusters-map.cancel"), e -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
  }

  private void totals() {
    VacantLand.Totals totals = desk.land().totals(context.caller(), day);
    tiles.removeAll();
    tiles.add(
        new StatTile(
            t("total"),
            Format.area(totals.vacant()),
            t("total.detail", totals.clusters(), Format.date(day))),
        new StatTile(t("unknown"), Format.whole(totals.unknown()), t("unknown.detail")));
  }

  private DataGrid<VacantCluster> grid() {
    DataGrid<VacantCluster> list =
        desk.components()
            .grid(
                context,
                "clusters-vacant",
                (caller, request) -> desk.land().list(caller, request, day));
    list.text("name", t("cluster"), v -> v.snapshot().cluster().name()).sortable().pinned().grow(3);
    list.area("vacant", t("vacantHa"), VacantCluster::vacant).sortable().width("9rem");
    list.area("ready", t("ready"), VacantCluster::ready).width("9rem");
    list.area("leased", t("leased"), VacantCluster::leased).width("9rem");
    list.date("asOf", t("asOf"), VacantCluster::asOf).width("8rem");
    list.text("source", t("source"), VacantCluster::source).grow(2).hidden();
    list.text("price", t("price"), VacantCluster::price).grow(2);
    list.text("contact", t("contact"), VacantCluster::contact).grow(2);
    list.badge(
            "published",
            t("published"),
            v -> t(v.published() ? "published.yes" : "published.no"),
            v -> v.published() ? Tone.GOOD : Tone.NEUTRAL)
        .width("9rem");
    list.filterYesNo("published", t("published"));
    list.filterYesNo("vacant", t("onlyVacant"));
    list.link(v -> "clusters/" + v.snapshot().cluster().id());
    if (!desk.centre() && context.may(ClusterViews.EDIT)) {
      list.action(t("edit"), VaadinIcon.EDIT, this::edit);
    }
    list.export("dat-cong-nghiep-trong", getTranslation("clusters-map.vacant.title"));
    list.empty(VaadinIcon.AREA_SELECT, t("none"), t("none.hint"));
    return list;
  }

  private void edit(VacantCluster v) {
    Checkbox published = new Checkbox(t("publish.this"));
    published.setValue(v.published());
    TextField price = new TextField(t("price"));
    price.setValue(v.price() == null ? "" : v.price());
    price.setMaxLength(300);
    price.setHelperText(t("price.hint"));
    price.setWidthFull();
    TextField contact = new TextField(t("contact"));
    contact.setValue(v.contact() == null ? "" : v.contact());
    contact.setMaxLength(300);
    contact.setHelperText(t("contact.hint"));
    contact.setWidthFull();
    Div body = new Div(published, price, contact);
    body.addClassName("ctdp-stack");
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(v.snapshot().cluster().name());
    dialog.setWidth("min(34rem, 96vw)");
    dialog.setCloseOnOutsideClick(false);
    dialog.add(body);
    Button save =
        new Button(
            getTranslation("clusters-map.save"),
            e -> {
              try {
                desk.land()
                    .offer(
                        context.caller(),
                        v.snapshot().cluster().id(),
                        Boolean.TRUE.equals(published.getValue()),
                        price.getValue(),
                        contact.getValue(),
                        v.version());
                dialog.close();
                grid.refresh();
              } catch (RuntimeException failure) {
                Notices.failure(failure);
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(getTranslation("clusters-map.cancel"), e -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(cancel, save);
    dialog.open();
  }
}
