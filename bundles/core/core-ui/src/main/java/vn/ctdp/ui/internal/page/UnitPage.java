package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** One unit: what it is, where it came from, what became of it, what changed. */
public final class UnitPage extends RecordPage {

  private static final long serialVersionUID = 1L;

  UnitPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    Optional<UnitRef> ref = ref(id);
    LocalDate today = services.today();
    Optional<AdminUnit> found = ref.flatMap(this::anyDay);
    if (found.isEmpty()) {
      missing("units", t("core.units.title"));
      return;
    }
    AdminUnit unit = found.get();
    boolean inForce = unit.validTo() == null || !unit.validTo().isBefore(today);
    add(
        new PageHeader(unit.fullNameVi())
            .back("units", t("core.units.title"))
            .badge(
                new StatusBadge(
                    inForce
                        ? t("core.unit.inForce")
                        : t("core.unit.ended", Format.date(unit.validTo())),
                    inForce ? Tone.GOOD : Tone.NEUTRAL)));
    KeyValues facts =
        new KeyValues()
            .put(t("core.unit.code"), unit.ref().code())
            .put(t("core.unit.vintage"), t("core.units.vintage." + unit.ref().vintage().code()))
            .put(t("core.unit.type"), Format.unitType(unit.type()));
    unit.parent().ifPresent(p -> facts.put(t("core.unit.parent"), link(p)));
    facts
        .putIfPresent(t("core.unit.fair"), unit.fairRegion())
        .putIfPresent(t("core.unit.region"), unit.economicRegion())
        .put(t("core.unit.valid"), Format.range(unit.validFrom(), unit.validTo()))
        .putWide(
            t("core.unit.source"),
            services.territory().remark(unit.source()).in(PageText.locale()));
    add(panel(null, facts));
    List<UnitRef> before = services.territory().predecessors(unit.ref());
    List<UnitRef> after = services.territory().successors(unit.ref());
    if (!before.isEmpty()) {
      add(panel(t("core.unit.predecessors"), links(before)));
    }
    if (!after.isEmpty()) {
      add(panel(t("core.unit.successors"), links(after)));
    }
    add(restated(unit, inForce));
    List<UnitChange> changes = services.territory().history(unit.ref());
    if (!changes.isEmpty()) {
      add(panel(t("core.unit.changes"), changes(changes)));
    }
    add(
        panel(
            t("core.history"),
            services
                .components()
                .history(context, new SubjectRef("unit", unit.ref().toString()))
                .names(k -> PageText.orElse("core.field." + k, k), AuditPage::action)
                .values(new LoggedValues(context, services)::of)));
  }

  private static Optional<UnitRef> ref(String id) {
    try {
      return Optional.of(UnitRef.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The unit as it is today, or as it was on the last day of its division. */
  private Optional<AdminUnit> anyDay(UnitRef ref) {
    LocalDate today = services.today();
    LocalDate last = ref.vintage().validTo();
    return services.territory().find(ref, last == null || last.isAfter(today) ? today : last);
  }

  private Component link(UnitRef ref) {
    return anyDay(ref)
        .<Component>map(u -> new Anchor("units/" + ref, u.fullNameVi()))
        .orElseGet(() -> new Span(ref.toString()));
  }

  private UnorderedList links(List<UnitRef> refs) {
    UnorderedList list = new UnorderedList();
    list.addClassName("ctdp-prose");
    refs.forEach(
        r -> {
          Span code = new Span(" " + t("core.unit.codeOf", r.code(), r.vintage().code()));
          code.addClassName("cu-muted");
          list.add(new ListItem(link(r), code));
        });
    return list;
  }

  private Component restated(AdminUnit unit, boolean inForce) {
    DateField day = new DateField(t("core.unit.restate.day"));
    Div answer = new Div();
    answer.getElement().setAttribute("aria-live", "polite");
    day.addValueChangeListener(
        e -> {
          answer.removeAll();
          if (e.getValue() == null) {
            return;
          }
          UnorderedList list = new UnorderedList();
          list.addClassName("ctdp-prose");
          List<UnitShare> shares = services.territory().restate(unit.ref(), e.getValue());
          for (UnitShare s : shares) {
            ListItem item = new ListItem(link(s.unit()));
            if (s.share().compareTo(BigDecimal.ONE) != 0) {
              Span part =
                  new Span(" " + VnNumbers.formatTrimmed(s.share().movePointRight(2), 2) + " %");
              part.addClassName("cu-muted");
              item.add(part);
            }
            list.add(item);
          }
          answer.add(shares.isEmpty() ? new Span(t("core.unit.restate.none")) : list);
        });
    day.setValue(inForce ? LocalDate.of(2025, 6, 30) : services.today());
    Span hint = new Span(t("core.unit.restate.hint"));
    hint.addClassName("cu-muted");
    return panel(t("core.unit.restate"), hint, day, answer);
  }

  private Component changes(List<UnitChange> changes) {
    Div list = new Div();
    list.addClassName("cu-diff");
    for (UnitChange c : changes) {
      Span name =
          new Span(
              (c.from() == null ? "" : Format.date(c.from()) + " · ")
                  + PageText.orElse("core.unit.attribute." + c.attribute(), c.attribute()));
      name.addClassName("cu-diff-name");
      Div values = new Div();
      values.addClassName("cu-diff-values");
      if (c.before() != null) {
        Span before = new Span(c.before());
        before.addClassName("cu-diff-before");
        values.add(before, new Span("→"));
      }
      Span after = new Span(c.after() == null ? "–" : c.after());
      after.addClassName("cu-diff-after");
      values.add(after);
      if (c.note() != null) {
        Span note = new Span(services.territory().remark(c.note()).in(PageText.locale()));
        note.addClassName("cu-muted");
        values.add(note);
      }
      Div row = new Div(name, values);
      row.addClassName("cu-diff-row");
      list.add(row);
    }
    return list;
  }
}
