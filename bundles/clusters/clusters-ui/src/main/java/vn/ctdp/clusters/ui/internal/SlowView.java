package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.clusters.tracking.SlowCluster;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Clusters that were established long ago and in which nothing is built. */
class SlowView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient MapDesk desk;
  private final Div rule = new Div();
  private LocalDate day;

  SlowView(ViewContext context, MapDesk desk) {
    this.desk = desk;
    day = desk.today();
    addClassName("ctdp-view");
    List<Parameter> limits = desk.tracking().slowLimits(day);
    DataGrid<SlowCluster> grid =
        desk.components()
            .grid(
                context,
                "clusters-slow",
                (caller, request) -> desk.tracking().slow(caller, request, day));
    grid.text("name", t("cluster"), s -> s.snapshot().cluster().name()).sortable().pinned().grow(3);
    grid.whole("months", t("months"), SlowCluster::months).sortable().width("7rem");
    grid.badge(
            "limit",
            t("limit"),
            s -> t("over", s.limit()),
            s ->
                limits.stream().anyMatch(l -> l.number().intValueExact() > s.limit())
                    ? Tone.WARNING
                    : Tone.BAD)
        .width("9rem");
    grid.text(
            "established",
            t("established"),
            s -> Format.date(s.established()) + (s.exact() ? "" : " " + t("inexact")))
        .width("11rem");
    grid.area("area", t("area"), SlowCluster::area).width("8rem");
    grid.text("stage", t("stage"), s -> s.snapshot().stage().label().in(context.locale()));
    grid.text("developer", t("developer"), s -> s.snapshot().cluster().developerName()).grow(2);
    grid.text(
            "obstacle",
            t("obstacle"),
            s -> {
              Obstacle o = s.lastObstacle();
              return o == null ? "" : o.text() + " (" + Format.date(o.since()) + ")";
            })
        .grow(3);
    grid.filter(
        "limit",
        t("limit"),
        limits.stream()
            .map(
                l -> {
                  String months = l.number().toBigInteger().toString();
                  return new DataGrid.Option(months, t("over", months));
                })
            .toList());
    DateField asOf = new DateField(getTranslation("clusters-map.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            rule();
            grid.refresh();
          }
        });
    grid.toolbar(asOf);
    grid.link(s -> "clusters/" + s.snapshot().cluster().id());
    grid.export("cum-cham-tien-do", getTranslation("clusters-map.slow.title"));
    grid.empty(VaadinIcon.CHECK_CIRCLE_O, t("none"), t("none.hint"));
    rule();
    add(rule, grid);
  }

  /** Which limits count, and how well they are founded. */
  private void rule() {
    rule.removeAll();
    List<Parameter> limits = desk.tracking().slowLimits(day);
    String months =
        limits.stream()
            .map(l -> l.number().toBigInteger().toString())
            .collect(Collectors.joining(", "));
    boolean founded = limits.stream().noneMatch(l -> l.evidence() == Evidence.NOT_FOUND);
    rule.add(
        new MessageBox(
            founded ? Tone.INFO : Tone.NEUTRAL,
            t("rule", months) + (founded ? "" : " " + t("proposed"))));
  }

  private String t(String key, Object... values) {
    return getTranslation("clusters-map.slow." + key, values);
  }
}
