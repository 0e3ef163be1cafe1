package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormReference;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorSource;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.ListSource;

/** Asks the modules for the figures of a form. Thread-safe. */
@Component(service = Figures.class)
public final class Figures {

  private final List<IndicatorSource> sources = new CopyOnWriteArrayList<>();
  private final List<ListSource> lists = new CopyOnWriteArrayList<>();
  private final RuleService rules;

  /** Made by the component runtime. */
  @Activate
  public Figures(@Reference RuleService rules) {
    this.rules = rules;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(IndicatorSource source) {
    sources.add(source);
  }

  void removeSource(IndicatorSource source) {
    sources.remove(source);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addList(ListSource source) {
    lists.add(source);
  }

  void removeList(ListSource source) {
    lists.remove(source);
  }

  /** The lines that modules tell at the period's cut-off, by list key. */
  Map<String, List<Map<String, String>>> lists(
      Caller caller,
      UnitRef province,
      FormDefinition form,
      Period period,
      Optional<SubjectRef> subject) {
    Map<String, List<Map<String, String>>> result = new HashMap<>();
    IndicatorQuery query =
        new IndicatorQuery(
            province,
            subject,
            form.closingTo(period),
            form.closingFrom(period),
            form.closingTo(period),
            Set.of());
    for (FormList list : form.lists()) {
      String name = form.key().id() + "/" + list.key();
      for (ListSource source : lists) {
        if (source.lists().contains(name)) {
          Set<String> known = new HashSet<>();
          list.columns().forEach(c -> known.add(c.key()));
          List<Map<String, String>> lines = new ArrayList<>();
          for (Map<String, String> line : source.lines(caller, name, query)) {
            Map<String, String> here = new HashMap<>(line);
            // An older version of the form may lack a column.
            here.keySet().retainAll(known);
            lines.add(here);
          }
          result.put(list.key(), lines);
        }
      }
    }
    return result;
  }

  /**
   * The figures at the period's cut-off, by indicator id. Each source is asked once, so that its
   * figures agree with each other.
   *
   * @throws CtdpException when no running module knows an indicator of the form
   */
  Map<String, IndicatorValue> compute(
      Caller caller,
      UnitRef province,
      FormDefinition form,
      Period period,
      Optional<SubjectRef> subject) {
    Set<String> wanted = new HashSet<>();
    for (FormReference reference : new FormCalculator(form).outside().values()) {
      if (reference.kind() == FormReference.Kind.INDICATOR) {
        wanted.add(reference.indicator());
      }
    }
    for (FormRow row : form.figures()) {
      if (fromRecords(row) && !OtherReports.isSum(row)) {
        wanted.add(row.source());
      }
    }
    Map<String, IndicatorValue> result = new HashMap<>();
    for (IndicatorSource source : sources) {
      Set<String> here =
          source.indicators().stream()
              .map(IndicatorDefinition::id)
              .filter(wanted::contains)
              .collect(Collectors.toSet());
      if (!here.isEmpty()) {
        result.putAll(
            source.compute(
                caller,
                new IndicatorQuery(
                    province,
                    subject,
                    form.closingTo(period),
                    form.closingFrom(period),
                    form.closingTo(period),
                    here)));
      }
    }
    for (FormRow row : form.figures()) {
      if (fromRecords(row) && !OtherReports.isSum(row) && !result.containsKey(row.source())) {
        throw new CtdpException(ReportError.INDICATOR_MISSING, row.key());
      }
    }
    return result;
  }

  /**
   * The dated parameters that a form's checks name, as they are in force for the province on the
   * day at which its figures close, by the text in brackets; what has no value then is absent.
   */
  Map<String, BigDecimal> parameters(UnitRef province, FormCalculator form, LocalDate cutoff) {
    Map<String, BigDecimal> result = new HashMap<>();
    form.outside()
        .forEach(
            (text, reference) -> {
              if (reference.kind() == FormReference.Kind.PARAMETER) {
                String[] name = reference.indicator().split(":");
                rules
                    .parameter(name[0], name[1], cutoff, province)
                    .map(Parameter::number)
                    .ifPresent(value -> result.put(text, value));
              }
            });
    return result;
  }

  static boolean fromRecords(FormRow row) {
    return (row.kind() == FormRow.Kind.ADDITIVE || row.kind() == FormRow.Kind.PLAIN)
        && !row.source().isEmpty();
  }
}
