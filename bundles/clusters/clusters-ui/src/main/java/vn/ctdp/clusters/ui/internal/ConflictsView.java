package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.clusters.review.FactConflict.State;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The queue of facts about which two sources disagree. */
class ConflictsView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReviewDesk desk;
  private final DataGrid<FactConflict> grid;

  ConflictsView(ViewContext context, ReviewDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
    Paragraph note = new Paragraph(getTranslation("clusters.review.conflicts.note"));
    note.addClassName("cu-muted");
    grid = grid();
    add(note, grid);
  }

  private DataGrid<FactConflict> grid() {
    DataGrid<FactConflict> rows =
        desk.components().grid(context, "clusters.conflicts", desk.conflicts()::conflicts);
    rows.component(
            "cluster",
            getTranslation("clusters.review.conflicts.cluster"),
            c -> new Anchor("clusters/" + c.cluster(), c.clusterName()),
            FactConflict::clusterName)
        .sortable()
        .pinned()
        .width("11rem")
        .grow(2);
    rows.text(
            "key",
            getTranslation("clusters.review.conflicts.fact"),
            c -> c.key().label().in(context.locale()))
        .width("11rem")
        .grow(2);
    rows.component(
            "claims",
            getTranslation("clusters.review.conflicts.claims"),
            this::claims,
            c -> lines(c).stream().collect(Collectors.joining("; ")))
        .width("18rem")
        .grow(5);
    rows.badge(
            "state",
            getTranslation("clusters.review.conflicts.state"),
            c -> c.state().label().in(context.locale()),
            c ->
                switch (c.state()) {
                  case OPEN -> Tone.WARNING;
                  case DECIDED -> Tone.GOOD;
                  case WITHDRAWN -> Tone.NEUTRAL;
                })
        .width("9rem");
    rows.date("day", getTranslation("clusters.review.conflicts.day"), FactConflict::day)
        .sortable()
        .hidden();
    rows.moment(
            "openedAt",
            getTranslation("clusters.review.conflicts.openedAt"),
            FactConflict::openedAt)
        .sortable()
        .width("9rem");
    rows.text("reason", getTranslation("clusters.review.conflicts.reason"), this::reason)
        .width("11rem")
        .grow(2);
    rows.filter(
        "state",
        getTranslation("clusters.review.conflicts.state"),
        Arrays.stream(State.values())
            .map(s -> new DataGrid.Option(s.name(), s.label().in(context.locale())))
            .toList());
    rows.filter(
        "key",
        getTranslation("clusters.review.conflicts.fact"),
        Arrays.stream(FactKey.values())
            .map(k -> new DataGrid.Option(k.name(), k.label().in(context.locale())))
            .toList());
    if (desk.writes() && context.may(ReviewViews.DECIDE)) {
      rows.action(
          getTranslation("clusters.review.conflicts.decide"),
          VaadinIcon.CHECK,
          c -> c.state() == State.OPEN,
          c -> ConflictDialogs.decide(context, desk, c, this::changed));
      rows.action(
          getTranslation("clusters.review.conflicts.reopen"),
          VaadinIcon.REFRESH,
          c -> c.state() != State.OPEN,
          c -> ConflictDialogs.reopen(context, desk, c, this::changed));
    }
    if (desk.writes() && context.may(ReviewViews.EDIT)) {
      rows.toolbar(
          new Button(
              getTranslation("clusters.review.conflicts.add"),
              VaadinIcon.PLUS.create(),
              e -> claim()));
    }
    rows.export("so-lieu-chua-thong-nhat", getTranslation("clusters.review.conflicts.title"));
    rows.empty(
        VaadinIcon.CHECK_CIRCLE_O,
        getTranslation("clusters.review.conflicts.none"),
        getTranslation("clusters.review.conflicts.none.hint"));
    return rows;
  }

  private void changed() {
    grid.refresh();
  }

  private List<String> lines(FactConflict c) {
    return c.claims().stream()
        .map(x -> ConflictDialogs.said(context, desk, x.fact(), x.inForce()))
        .toList();
  }

  private Component claims(FactConflict c) {
    Div box = new Div();
    lines(c).forEach(line -> box.add(new Div(line)));
    return box;
  }

  private String reason(FactConflict c) {
    return c.decidedAt() == null
        ? ""
        : getTranslation(
            "clusters.review.conflicts.reason.by",
            c.reason(),
            Format.actor(c.decidedBy()),
            Format.moment(c.decidedAt()));
  }

  /** What the form holds while a claim is typed. */
  private record Draft(
      ClusterSnapshot cluster,
      FactKey key,
      BigDecimal number,
      String code,
      LocalDate day,
      String source) {}

  private void claim() {
    FormPanel<Draft> form = new FormPanel<>();
    ComboBox<ClusterSnapshot> cluster =
        new ComboBox<>(getTranslation("clusters.review.conflicts.cluster"));
    cluster.setItemLabelGenerator(s -> s.cluster().name());
    cluster.setItems(
        query ->
            desk
                .register()
                .clusters(
                    context.caller(),
                    new PageRequest(
                        query.getOffset(),
                        Math.max(1, query.getLimit()),
                        List.of(new Sort("name", true)),
                        query.getFilter().orElse(""),
                        Map.of()),
                    desk.today())
                .rows()
                .stream());
    form.field("cluster", cluster, Draft::cluster);
    form.required(cluster, true).wide(cluster);
    ComboBox<FactKey> key = new ComboBox<>(getTranslation("clusters.review.conflicts.fact"));
    key.setItems(FactKey.values());
    key.setItemLabelGenerator(k -> k.label().in(context.locale()));
    form.field("facts[0].key", key, Draft::key);
    form.required(key, true).wide(key);
    DecimalField number =
        form.field(
            "facts[0].number",
            new DecimalField(getTranslation("clusters.review.conflicts.value"), null, 4),
            Draft::number);
    Select<String> code = new Select<>();
    code.setLabel(getTranslation("clusters.review.conflicts.value"));
    code.setVisible(false);
    form.field("facts[0].code", code, Draft::code);
    key.addValueChangeListener(
        e -> {
          boolean coded = e.getValue() != null && e.getValue().kind() == FactKey.Kind.CODE;
          code.setVisible(coded);
          number.setVisible(!coded);
          if (coded) {
            FactKey k = e.getValue();
            code.setItems(k.codes().keySet());
            code.setItemLabelGenerator(c -> FactText.code(k, c, context.locale()));
          }
        });
    DateField day =
        form.field(
            "facts[0].effectiveFrom",
            new DateField(getTranslation("clusters.review.conflicts.sourceDay")),
            Draft::day);
    form.required(day, true);
    TextField source =
        form.field(
            "facts[0].source",
            new TextField(getTranslation("clusters.review.conflicts.source")),
            Draft::source);
    source.setMaxLength(300);
    form.required(source, true).wide(source);
    form.saveLabel(getTranslation("clusters.review.conflicts.claim"));
    Dialog dialog = new Dialog();
    form.onSave(
        base -> {
          boolean coded = code.isVisible();
          ClusterFact fact =
              new ClusterFact(
                  key.getValue(),
                  day.getValue(),
                  false,
                  coded ? null : number.getValue(),
                  coded ? code.getValue() : null,
                  null,
                  source.getValue(),
                  false,
                  null,
                  null);
          Claimed claimed =
              desk.conflicts()
                  .claim(context.caller(), cluster.getValue().cluster().id(), List.of(fact))
                  .get(0);
          Notices.info(
              getTranslation("clusters.review.conflicts.outcome." + claimed.outcome().name()));
          return base;
        });
    dialog.setHeaderTitle(getTranslation("clusters.review.conflicts.add"));
    dialog.setWidth("min(40rem, 95vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          changed();
        });
    form.load(new Draft(null, null, null, null, desk.today(), ""));
    dialog.add(form);
    dialog.open();
  }
}
