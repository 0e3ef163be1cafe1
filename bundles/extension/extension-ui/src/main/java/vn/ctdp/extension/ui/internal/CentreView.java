package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.network.AutonomyLevel;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.CentreStaff;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.extension.network.StaffContract;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One centre: how it stands on a day, its people, the units under it, its history. */
class CentreView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient NetworkDesk desk;
  private LocalDate day;

  CentreView(ViewContext context, NetworkDesk desk) {
    this.context = context;
    this.desk = desk;
    this.day = desk.today();
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Desk.id(event.getRouteParameters().get("id").orElse("")));
  }

  private void show(UUID id) {
    Centre centre =
        desk.centres()
            .centre(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "trung tâm", id));
    boolean edits = desk.edits(context) && centre.closedOn() == null;
    removeAll();
    add(header(centre, edits));
    if (centre.closedOn() != null) {
      add(
          new MessageBox(
              Tone.NEUTRAL,
              t("centre.closed", Format.date(centre.closedOn()), centre.closedReason())));
    }
    Div columns = new Div(facts(centre), staff(centre, edits));
    columns.addClassName("kc-columns");
    add(columns);
    if (centre.parent() == null) {
      add(units(centre, edits));
    }
    add(history(centre, edits));
    SubjectRef subject = new SubjectRef("extension-centre", id.toString());
    add(Texts.panel(t("files"), desk.components().attachments(context, subject)));
    add(
        Texts.panel(
            t("log"),
            desk.components()
                .history(context, subject)
                .names(f -> t("field." + f), a -> t("act." + a.substring(a.lastIndexOf('.') + 1)))
                .values(this::logged)));
  }

  private String logged(String field, String value) {
    return "autonomy".equals(field)
        ? desk.centres().autonomyLevels().stream()
            .filter(l -> l.code().equals(value))
            .findFirst()
            .map(l -> l.name().in(context.locale()))
            .orElse(value)
        : NetworkTexts.logged(context.locale(), field, value);
  }

  private PageHeader header(Centre c, boolean edits) {
    CentreFacts at = c.at(day);
    PageHeader header =
        new PageHeader(at.name())
            .back("extension/network/centres", t("centres"))
            .badge(
                new StatusBadge(
                    c.exists(desk.today()) ? t("centre.running") : t("centre.ended"),
                    c.exists(desk.today()) ? Tone.GOOD : Tone.NEUTRAL));
    if (edits) {
      Runnable redraw = () -> show(c.id());
      Button change =
          new Button(
              t("centre.change"),
              VaadinIcon.EDIT.create(),
              e -> CentreDialogs.change(context, desk, c, null, redraw));
      change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      Button close =
          new Button(t("centre.close"), e -> CentreDialogs.close(context, desk, c, redraw));
      header.actions(change, close);
    }
    return header;
  }

  private Div facts(Centre c) {
    CentreFacts at = c.at(day);
    DateField asOf = new DateField(t("day"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null && !e.getValue().equals(day)) {
            day = e.getValue();
            show(c.id());
          }
        });
    asOf.addClassName("kn-day");
    KeyValues values = new KeyValues();
    values.put(t("centre.form"), NetworkTexts.in(context, at.form().label()));
    values.put(t("since"), Format.date(at.from()));
    values.put(t("foundedOn"), Format.date(c.foundedOn()));
    values.putIfPresent(t("decision"), NetworkTexts.decision(at.decisionNo(), at.decisionOn()));
    level(at)
        .ifPresent(
            l -> {
              values.put(t("autonomy"), l.name().in(context.locale()) + " (" + l.legalText() + ")");
              if (l.remark() != null) {
                values.put(t("remark"), t("autonomy.remark"));
              }
            });
    values.putIfPresent(t("address"), at.address());
    values.putIfPresent(t("officePhone"), at.officePhone());
    values.putIfPresent(t("officeMail"), at.officeMail());
    if (c.parent() != null) {
      desk.centres()
          .centre(context.caller(), c.parent())
          .ifPresent(
              p ->
                  values.put(
                      t("under"),
                      new Anchor("extension/network/centres/" + p.id(), p.at(day).name())));
    }
    if (at.functions() != null) {
      values.putWide(t("functions"), at.functions());
    }
    values.addClassName("kc-text");
    return Texts.panel(t("centre.facts"), asOf, values);
  }

  private Optional<AutonomyLevel> level(CentreFacts at) {
    return desk.centres().autonomyLevels().stream()
        .filter(l -> l.code().equals(at.autonomy()))
        .findFirst();
  }

  private Div staff(Centre c, boolean edits) {
    Div panel = new Div(new H3(t("staff")));
    panel.addClassName("ctdp-panel");
    Optional<CentreStaff> now = c.staffAt(day);
    if (now.isPresent()) {
      panel.add(new Span(t("staff.at", now.get().total(), Format.date(now.get().asOf()))));
      panel.add(table(now.get()));
    } else {
      panel.add(new EmptyState(VaadinIcon.USERS, t("staff.none"), t("staff.none.hint")));
    }
    if (edits) {
      Button state =
          new Button(
              t("staff.state"),
              VaadinIcon.PLUS.create(),
              e -> CentreDialogs.staff(context, desk, c, () -> show(c.id())));
      panel.add(state);
    }
    if (c.staffing().size() > 1) {
      Div earlier = new Div();
      earlier.addClassName("kn-earlier");
      earlier.add(new Span(t("staff.series")));
      c.staffing().forEach(s -> earlier.add(new Span(Format.date(s.asOf()) + ": " + s.total())));
      panel.add(earlier);
    }
    return panel;
  }

  /** Professions down, contracts across; only those that there are. */
  private Div table(CentreStaff staff) {
    List<StaffContract> contracts =
        Arrays.stream(StaffContract.values())
            .filter(k -> staff.counts().stream().anyMatch(s -> s.contract() == k))
            .toList();
    List<Profession> professions =
        Arrays.stream(Profession.values())
            .filter(p -> staff.counts().stream().anyMatch(s -> s.profession() == p))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Profession p : professions) {
      List<String> row = new ArrayList<>(List.of(p.label().in(context.locale())));
      contracts.forEach(k -> row.add(figure(staff, p, k)));
      row.add(figure(staff, p, null));
      rows.add(row);
    }
    List<String> sums = new ArrayList<>(List.of(t("total")));
    contracts.forEach(k -> sums.add(figure(staff, null, k)));
    sums.add(figure(staff, null, null));
    rows.add(sums);
    List<String> heads = new ArrayList<>(List.of(t("profession")));
    contracts.forEach(k -> heads.add(k.label().in(context.locale())));
    heads.add(t("total"));
    return NetworkTable.of(t("staff"), heads, rows);
  }

  private static String figure(CentreStaff staff, Profession p, StaffContract k) {
    int sum =
        staff.counts().stream()
            .filter(s -> p == null || s.profession() == p)
            .filter(s -> k == null || s.contract() == k)
            .mapToInt(CentreStaff.Count::people)
            .sum();
    return Format.whole(sum);
  }

  private Div units(Centre c, boolean edits) {
    List<CentreRow> under = desk.centres().under(context.caller(), c.id(), day);
    DataGrid<CentreRow> grid =
        desk.components()
            .grid(
                context,
                "extension-network.units",
                (caller, request) ->
                    new Page<>(
                        under.stream().skip(request.offset()).limit(request.limit()).toList(),
                        under.size()));
    grid.text("name", t("centre.name"), u -> u.facts().name()).width("16rem").grow(3);
    grid.text("form", t("centre.form"), u -> NetworkTexts.in(context, u.facts().form().label()));
    grid.whole("staff", t("staff"), CentreRow::staff);
    grid.date("foundedOn", t("foundedOn"), CentreRow::foundedOn);
    grid.date("closedOn", t("closedOn"), CentreRow::closedOn);
    grid.link(u -> "extension/network/centres/" + u.id());
    grid.plain().noExport().allRowsVisible();
    grid.empty(VaadinIcon.SITEMAP, t("units.none"), null);
    Div panel = new Div(new H3(t("units")));
    panel.addClassName("ctdp-panel");
    if (under.isEmpty()) {
      Span none = new Span(t("units.none"));
      none.addClassName("cu-muted");
      panel.add(new Div(none));
    } else {
      panel.add(grid);
    }
    if (edits) {
      panel.add(
          new Button(
              t("unit.new"),
              VaadinIcon.PLUS.create(),
              e ->
                  CentreDialogs.found(
                      context,
                      desk,
                      c,
                      saved ->
                          UI.getCurrent().navigate("extension/network/centres/" + saved.id()))));
    }
    return panel;
  }

  private Div history(Centre c, boolean edits) {
    DataGrid<CentreFacts> grid =
        desk.components()
            .grid(
                context,
                "extension-network.facts",
                (caller, request) ->
                    new Page<>(
                        c.history().stream().skip(request.offset()).limit(request.limit()).toList(),
                        c.history().size()));
    grid.date("from", t("since"), CentreFacts::from).width("8.5rem");
    grid.text("name", t("centre.name"), CentreFacts::name).width("16rem").grow(3);
    grid.text("form", t("centre.form"), f -> NetworkTexts.in(context, f.form().label())).grow(2);
    grid.text(
        "decision", t("decision"), f -> NetworkTexts.decision(f.decisionNo(), f.decisionOn()));
    if (c.parent() == null) {
      grid.text(
              "autonomy",
              t("autonomy"),
              f -> level(f).map(l -> l.name().in(context.locale())).orElse(""))
          .grow(2);
    }
    grid.plain().noExport().allRowsVisible();
    if (edits) {
      LocalDate first = c.history().get(c.history().size() - 1).from();
      grid.action(
          t("edit"),
          VaadinIcon.EDIT,
          f -> CentreDialogs.change(context, desk, c, f, () -> show(c.id())));
      grid.action(
          t("remove"),
          VaadinIcon.TRASH,
          f -> !f.from().equals(first),
          f ->
              Confirm.danger(
                  t("remove"),
                  t("facts.remove", Format.date(f.from())),
                  t("remove"),
                  () -> {
                    try {
                      desk.centres().removeFacts(context.caller(), c.id(), c.version(), f.from());
                      show(c.id());
                    } catch (CtdpException e) {
                      Notices.failure(e);
                    }
                  }));
    }
    return Texts.panel(t("history"), grid);
  }
}
