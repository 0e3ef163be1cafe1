package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.ui.component.AreaField;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DecimalField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** Records facts of one source at once: the day and the source are typed once. */
class FactsView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final int DECIMALS = 4;

  /** What stands in the form: the facts in force, beside which new values are typed. */
  private record Sheet(ClusterSnapshot at, LocalDate day, boolean exact, String source) {}

  /** A value typed in, as number or code. */
  private record Entry(BigDecimal number, String code) {}

  private final transient ViewContext context;
  private final transient Desk desk;
  private final transient ClusterConflicts conflicts;
  private final transient Map<FactKey, Supplier<Entry>> entries = new EnumMap<>(FactKey.class);
  private final Map<FactKey, Component> fields = new EnumMap<>(FactKey.class);

  FactsView(ViewContext context, Desk desk, ClusterConflicts conflicts) {
    this.context = context;
    this.desk = desk;
    this.conflicts = conflicts;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    ClusterSnapshot at =
        desk.register()
            .cluster(context.caller(), id, desk.today())
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", id));
    removeAll();
    add(
        new PageHeader(at.cluster().name())
            .back("clusters/" + id, getTranslation("clusters.cluster.title"))
            .subtitle(getTranslation("clusters.facts.hint")),
        form(id, at));
    event.getLocation().getQueryParameters().getSingleParameter("field").ifPresent(this::focus);
  }

  /** Whoever comes from a finding stands at the figure that it names. */
  private void focus(String name) {
    fields.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .ifPresent(
            field -> {
              field.scrollIntoView();
              if (field instanceof Focusable<?> f) {
                f.focus();
              }
            });
  }

  private FormPanel<Sheet> form(UUID id, ClusterSnapshot at) {
    UI ui = UI.getCurrent();
    entries.clear();
    FormPanel<Sheet> form = new FormPanel<>();
    form.section(getTranslation("clusters.facts.source"));
    DateField day =
        form.field(
            "effectiveFrom", new DateField(getTranslation("clusters.fact.from")), Sheet::day);
    form.required(day, true);
    Checkbox exact =
        form.field("exactDate", new Checkbox(getTranslation("clusters.fact.exact")), Sheet::exact);
    TextField source =
        form.field("source", new TextField(getTranslation("clusters.fact.source")), Sheet::source);
    source.setMaxLength(300);
    source.setHelperText(getTranslation("clusters.fact.source.help"));
    form.required(source, true).wide(source);
    Checkbox illustrative =
        form.field(
            "illustrative", new Checkbox(getTranslation("clusters.illustrative")), s -> false);
    Checkbox claim =
        form.field("claim", new Checkbox(getTranslation("clusters.facts.claim")), s -> false);
    claim.setHelperText(getTranslation("clusters.facts.claim.help"));
    form.wide(claim);
    MultiSelectComboBox<FactKey> gone =
        form.field(
            "gone",
            new MultiSelectComboBox<>(getTranslation("clusters.facts.gone")),
            s -> Set.of());
    gone.setItems(
        Arrays.stream(FactKey.values())
            .filter(k -> at.facts().containsKey(k) && at.facts().get(k).present())
            .toList());
    gone.setItemLabelGenerator(k -> k.label().in(context.locale()));
    gone.setHelperText(getTranslation("clusters.facts.gone.help"));
    form.wide(gone);
    // A source that says otherwise says a figure; that something has ended is a decision.
    claim.addValueChangeListener(e -> gone.setEnabled(!e.getValue()));
    for (FactKey.Group group : FactKey.Group.values()) {
      form.section(getTranslation("clusters.group." + group.name()));
      for (FactKey key : FactKey.values()) {
        if (key.group() == group) {
          field(form, key, at);
        }
      }
    }
    form.onSave(
        sheet -> {
          save(
              id,
              day.getValue(),
              exact.getValue(),
              source.getValue(),
              illustrative.getValue(),
              claim.getValue() ? Set.of() : gone.getValue(),
              claim.getValue());
          return sheet;
        });
    form.onSaved(saved -> ui.navigate("clusters/" + id));
    form.onCancel(() -> ui.navigate("clusters/" + id));
    form.autofocus();
    form.load(new Sheet(at, null, true, ""));
    return form;
  }

  private void save(
      UUID id,
      LocalDate day,
      boolean exact,
      String source,
      boolean illustrative,
      Set<FactKey> gone,
      boolean claim) {
    List<ClusterFact> facts = new ArrayList<>();
    entries.forEach(
        (key, entry) -> {
          Entry typed = entry.get();
          if (typed != null) {
            facts.add(
                new ClusterFact(
                    key,
                    day,
                    exact,
                    typed.number(),
                    typed.code(),
                    null,
                    source,
                    illustrative,
                    null,
                    null));
          } else if (gone.contains(key)) {
            facts.add(
                new ClusterFact(
                    key, day, exact, null, null, null, source, illustrative, null, null));
          }
        });
    try {
      if (claim) {
        told(conflicts.claim(context.caller(), id, facts));
      } else {
        desk.register().record(context.caller(), id, facts);
      }
    } catch (CtdpException e) {
      throw byField(e, facts);
    }
  }

  private void told(List<Claimed> outcome) {
    Map<Claimed.Outcome, Long> counts =
        outcome.stream().collect(Collectors.groupingBy(Claimed::outcome, Collectors.counting()));
    Notices.success(
        getTranslation(
            "clusters.facts.claim.done",
            counts.getOrDefault(Claimed.Outcome.DISPUTED, 0L),
            counts.getOrDefault(Claimed.Outcome.AGREES, 0L),
            counts.getOrDefault(Claimed.Outcome.RECORDED, 0L)));
  }

  // The service names facts by their place in the list; the form knows them by their key.
  private static CtdpException byField(CtdpException e, List<ClusterFact> facts) {
    if (e.problems().isEmpty()) {
      return e;
    }
    Map<String, FieldProblem> problems = new LinkedHashMap<>();
    for (FieldProblem p : e.problems()) {
      String field = p.field();
      for (int i = 0; i < facts.size(); i++) {
        String at = "facts[" + i + "].";
        if (field.startsWith(at)) {
          String part = field.substring(at.length());
          field = "number".equals(part) || "code".equals(part) ? facts.get(i).key().name() : part;
          break;
        }
      }
      problems.putIfAbsent(
          field + p.code(), new FieldProblem(field, p.severity(), p.code(), p.vi(), p.en()));
    }
    return new CtdpException(e.errorCode(), List.copyOf(problems.values()), e);
  }

  private void field(FormPanel<Sheet> form, FactKey key, ClusterSnapshot at) {
    String label = key.label().in(context.locale());
    ClusterFact now = at.facts().get(key);
    String helper =
        now == null
            ? getTranslation("clusters.fact.now.none")
            : getTranslation("clusters.fact.now", FactText.value(now, context.locale()));
    switch (key.kind()) {
      case AREA -> {
        AreaField area = form.field(key.name(), new AreaField(label), s -> null);
        area.setHelperText(helper);
        fields.put(key, area);
        entries.put(key, () -> number(area.getValue()));
      }
      case MONEY -> {
        MoneyField money = form.field(key.name(), new MoneyField(label), s -> null);
        money.setHelperText(helper);
        fields.put(key, money);
        entries.put(
            key,
            () -> money.getValue() == null ? null : number(BigDecimal.valueOf(money.getValue())));
      }
      case NUMBER -> {
        DecimalField decimal =
            form.field(key.name(), new DecimalField(label, null, DECIMALS), s -> null);
        decimal.setHelperText(helper);
        fields.put(key, decimal);
        entries.put(key, () -> number(decimal.getValue()));
      }
      case COUNT -> {
        WholeNumberField count = form.field(key.name(), new WholeNumberField(label), s -> null);
        count.setHelperText(helper);
        fields.put(key, count);
        entries.put(
            key,
            () -> count.getValue() == null ? null : number(BigDecimal.valueOf(count.getValue())));
      }
      case FLAG -> {
        Select<String> flag =
            choice(
                form,
                key,
                label,
                helper,
                List.of("1", "0"),
                v -> getTranslation("1".equals(v) ? "clusters.yes" : "clusters.no"));
        fields.put(key, flag);
        entries.put(
            key, () -> flag.getValue() == null ? null : number(new BigDecimal(flag.getValue())));
      }
      case CODE -> {
        List<String> codes = List.copyOf(key.codes().keySet());
        Select<String> code =
            choice(form, key, label, helper, codes, v -> FactText.code(key, v, context.locale()));
        fields.put(key, code);
        entries.put(key, () -> code.getValue() == null ? null : new Entry(null, code.getValue()));
      }
    }
  }

  private static Select<String> choice(
      FormPanel<Sheet> form,
      FactKey key,
      String label,
      String helper,
      List<String> values,
      java.util.function.UnaryOperator<String> words) {
    Select<String> select = new Select<>();
    select.setLabel(label);
    select.setItems(values);
    select.setEmptySelectionAllowed(true);
    select.setItemLabelGenerator(v -> v == null ? "" : words.apply(v));
    select.setHelperText(helper);
    return form.field(key.name(), select, s -> null);
  }

  private static Entry number(BigDecimal value) {
    return value == null ? null : new Entry(value, null);
  }
}
