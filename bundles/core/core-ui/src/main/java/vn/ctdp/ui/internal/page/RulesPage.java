package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** The law as data: dated rule sets, their values, how well each is verified. */
public final class RulesPage extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient PageServices services;
  private final Select<String> domain = new Select<>();
  private final Div sets = new Div();
  private transient List<RuleSet> all = List.of();

  RulesPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    all = services.rules().ruleSets();
    Span hint = new Span(t("core.rules.hint"));
    hint.addClassName("cu-muted");
    domain.setLabel(t("core.rules.domain"));
    domain.setItems(all.stream().map(RuleSet::domain).distinct().toList());
    domain.setItemLabelGenerator(RulesPage::domainName);
    domain.setWidth("22rem");
    domain.addValueChangeListener(e -> show(e.getValue()));
    add(new Div(hint), domain, sets);
    if (all.isEmpty()) {
      sets.add(new EmptyState(VaadinIcon.SCALE, t("core.rules.none"), null));
      domain.setVisible(false);
    } else {
      domain.setValue(all.get(0).domain());
    }
  }

  static String domainName(String id) {
    return id == null ? "" : PageText.orElse("core.domain." + id, id);
  }

  private void show(String chosen) {
    sets.removeAll();
    LocalDate today = services.today();
    boolean first = true;
    for (RuleSet set : all) {
      if (!set.domain().equals(chosen)) {
        continue;
      }
      boolean inForce =
          !set.validFrom().isAfter(today)
              && (set.validTo() == null || !set.validTo().isBefore(today));
      H3 name = new H3(set.name());
      Span when = new Span(Format.range(set.validFrom(), set.validTo()));
      when.addClassName("cu-muted");
      Div summary =
          new Div(
              name,
              new StatusBadge(
                  inForce
                      ? t("core.rules.inForce")
                      : t(
                          set.validFrom().isAfter(today)
                              ? "core.rules.notYet"
                              : "core.rules.ended"),
                  inForce ? Tone.GOOD : Tone.NEUTRAL),
              when);
      summary.addClassName("cu-rule-summary");
      Details details = new Details(summary, content(set));
      details.addClassNames("ctdp-panel", "cu-rule");
      details.setOpened(inForce || first);
      first = false;
      sets.add(details);
    }
  }

  private Div content(RuleSet set) {
    Div box = new Div();
    Span legal = new Span(t("core.rules.basis", set.legalText()));
    box.add(legal);
    if (set.transitionNote() != null) {
      box.add(new MessageBox(Tone.INFO, set.transitionNote()));
    }
    List<Parameter> rows =
        set.parameters().values().stream().sorted(Comparator.comparing(Parameter::key)).toList();
    DataGrid<Parameter> grid =
        services
            .components()
            .grid(
                context,
                "core.rules",
                (caller, request) -> page(rows, request.offset(), request.limit()));
    grid.text("key", t("core.rule.key"), p -> keyName(p.key())).grow(2);
    grid.text("value", t("core.rule.value"), RulesPage::value);
    grid.badge(
        "evidence",
        t("core.rule.evidence"),
        p -> t("core.evidence." + p.evidence().name()),
        p -> tone(p.evidence()));
    grid.text("legalText", t("core.rule.legal"), Parameter::legalText).grow(2);
    grid.text("remark", t("core.remark"), Parameter::remark).grow(2);
    grid.open(p -> history(set, p));
    grid.plain().export("tham-so-" + set.id(), set.name()).allRowsVisible();
    if (context.may("core.rule.manage")) {
      grid.action(t("core.rule.override"), VaadinIcon.EDIT, p -> override(set, p));
    }
    box.add(grid);
    return box;
  }

  private static Page<Parameter> page(List<Parameter> rows, int offset, int limit) {
    int from = Math.min(offset, rows.size());
    return new Page<>(rows.subList(from, Math.min(rows.size(), from + limit)), rows.size());
  }

  static String keyName(String key) {
    return PageText.orElse("core.rulekey." + key, key);
  }

  static Tone tone(Evidence evidence) {
    return switch (evidence) {
      case VERIFIED -> Tone.GOOD;
      case SECONDARY -> Tone.INFO;
      case UNVERIFIED -> Tone.WARNING;
      case NOT_FOUND -> Tone.BAD;
    };
  }

  static String value(Parameter p) {
    String figure = figure(p);
    String unit = p.unit() == null ? "" : p.unit();
    return switch (unit) {
      case "ratio" -> figure + " %";
      case "code", "text", "date", "bool", "list", "" -> figure;
      default -> figure + " " + PageText.orElse("core.unitOf." + unit, unit);
    };
  }

  /** The value without its unit, as it is typed; a share in per cent. */
  private static String figure(Parameter p) {
    String text = p.value();
    if ("year".equals(p.unit())) {
      return text;
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      BigDecimal number = new BigDecimal(text);
      return VnNumbers.formatTrimmed(
          "ratio".equals(p.unit()) ? number.movePointRight(2) : number, 6);
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Format.date(LocalDate.parse(text));
    }
    return "true".equals(text) || "false".equals(text) ? t("core.bool." + text) : text;
  }

  private static LocalDate day(Parameter p) {
    return p.value().matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(p.value()) : null;
  }

  private String province(Parameter p) {
    return p.province()
        .map(
            r ->
                services
                    .territory()
                    .find(r, services.today())
                    .map(AdminUnit::nameVi)
                    .orElse(r.toString()))
        .orElse(t("core.rule.national"));
  }

  private void history(RuleSet set, Parameter parameter) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(keyName(parameter.key()));
    dialog.setWidth("min(60rem, 100vw - 2rem)");
    List<Parameter> rows = services.rules().history(set.domain(), parameter.key());
    Div list = new Div();
    list.addClassName("cu-diff");
    List<Parameter> newest = new ArrayList<>(rows);
    java.util.Collections.reverse(newest);
    for (Parameter p : newest) {
      Span name = new Span(province(p) + " · " + Format.range(p.validFrom(), p.validTo()));
      name.addClassName("cu-diff-name");
      Span value = new Span(value(p));
      value.addClassName("cu-diff-after");
      Div values =
          new Div(
              value,
              new StatusBadge(t("core.evidence." + p.evidence().name()), tone(p.evidence())),
              new Span(p.legalText() == null ? "" : p.legalText()));
      if (p.remark() != null) {
        Span remark = new Span(p.remark());
        remark.addClassName("cu-muted");
        values.add(remark);
      }
      values.addClassName("cu-diff-values");
      Div row = new Div(name, values);
      row.addClassName("cu-diff-row");
      list.add(row);
    }
    Span key = new Span(t("core.rule.technical", parameter.key()));
    key.addClassName("cu-muted");
    dialog.add(list, key);
    Button close = new Button(t("core.close"), e -> dialog.close());
    dialog.getFooter().add(close);
    dialog.open();
  }

  private void override(RuleSet set, Parameter national) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("core.rule.override.title", keyName(national.key())));
    dialog.setWidth("min(44rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    FormPanel<Parameter> form = new FormPanel<>();
    form.guard(false);
    form.section(null, t("core.rule.override.hint", value(national)));
    UnitPicker province =
        form.field(
            "province",
            services.components().provincePicker(t("core.province")),
            p -> p.province().orElse(null));
    form.required(province, true);
    boolean day = "date".equals(national.unit());
    TextField value = new TextField(t("core.rule.value"));
    DateField dayValue = new DateField(t("core.rule.value"));
    if (day) {
      form.field("value", dayValue, RulesPage::day);
    } else {
      form.field("value", value, RulesPage::figure);
    }
    Component unit =
        new Span(
            "ratio".equals(national.unit())
                ? "%"
                : PageText.orElse(
                    "core.unitOf." + national.unit(),
                    national.unit() == null ? "" : national.unit()));
    value.setSuffixComponent(unit);
    form.required(day ? dayValue : value, true);
    DateField from =
        form.field("validFrom", new DateField(t("core.validFrom")), Parameter::validFrom);
    form.required(from, true);
    TextField legal =
        form.field("legalText", new TextField(t("core.rule.legal")), Parameter::legalText);
    legal.setHelperText(t("core.rule.legal.help"));
    form.required(legal, true);
    Select<Evidence> evidence = new Select<>();
    evidence.setLabel(t("core.rule.evidence"));
    evidence.setItems(Evidence.values());
    evidence.setItemLabelGenerator(e -> e == null ? "" : t("core.evidence." + e.name()));
    form.field("evidence", evidence, Parameter::evidence);
    TextArea remark = form.field("remark", new TextArea(t("core.remark")), Parameter::remark);
    form.wide(remark);
    form.onSave(
        base ->
            services
                .rules()
                .override(
                    context.caller(),
                    new Parameter(
                        set.id(),
                        national.key(),
                        day
                            ? dayValue.getValue().toString()
                            : plain(value.getValue(), national.unit()),
                        national.unit(),
                        Optional.ofNullable(province.getValue()),
                        from.getValue(),
                        null,
                        VietnameseText.normalise(legal.getValue()),
                        evidence.getValue(),
                        FormPanel.text(remark))));
    form.onSaved(
        saved -> {
          dialog.close();
          all = services.rules().ruleSets();
          show(set.domain());
        });
    form.onCancel(dialog::close);
    Optional<UnitRef> own = services.instance().province();
    form.load(
        new Parameter(
            set.id(),
            national.key(),
            national.value(),
            national.unit(),
            own,
            services.today(),
            null,
            "",
            Evidence.VERIFIED,
            null));
    dialog.add(form);
    dialog.open();
  }

  /** A figure typed the Vietnamese way as rules keep it, with a point; other text as it is. */
  static String plain(String typed, String unit) {
    String text = VietnameseText.normalise(typed);
    return VnNumbers.parse(text)
        .map(n -> "ratio".equals(unit) ? n.movePointLeft(2) : n)
        .map(BigDecimal::toPlainString)
        .orElse(text);
  }
}
