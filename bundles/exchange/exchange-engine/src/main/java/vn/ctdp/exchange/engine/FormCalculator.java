package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormCheck;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.CheckResult;

/** The formulas and checks of one form version. Immutable. */
public final class FormCalculator {

  private final FormDefinition form;
  private final Map<String, Expression> formulas = new LinkedHashMap<>();
  private final List<CompiledCheck> checks = new ArrayList<>();
  private final Map<String, FormReference> outside = new LinkedHashMap<>();
  private final Map<String, FormReference> inside = new LinkedHashMap<>();

  /** Prepares a form that {@link FormReader} has read. */
  public FormCalculator(FormDefinition form) {
    this.form = form;
    for (FormRow row : form.figures()) {
      if (row.kind() == FormRow.Kind.COMPUTED) {
        formulas.put(row.key(), Expression.parse(row.source()));
      }
    }
    for (FormCheck check : form.checks()) {
      checks.add(
          new CompiledCheck(
              check,
              Expression.parse(check.left()),
              check.operator() == FormCheck.Operator.PRESENT
                  ? null
                  : Expression.parse(check.right())));
    }
    formulas.values().forEach(f -> f.rows().forEach(this::look));
    for (CompiledCheck check : checks) {
      check.left.rows().forEach(this::look);
      if (check.right != null) {
        check.right.rows().forEach(this::look);
      }
    }
  }

  private void look(String text) {
    FormReference reference = FormReference.parse(text);
    if (!reference.kind().inside()) {
      outside.put(text, reference);
    } else if (reference.kind() != FormReference.Kind.CELL) {
      inside.put(text, reference);
    }
  }

  /**
   * All figures of a report.
   *
   * @param fixed figures by cell key from records, typed in or overridden, and {@link #lists} where
   *     formulas use them; a formula cell that is a key here keeps that figure, even when it is
   *     null
   * @return every cell, in the form's order; null where empty
   */
  public Map<String, BigDecimal> complete(Map<String, BigDecimal> fixed) {
    Map<String, BigDecimal> known = new HashMap<>(fixed);
    Map<String, BigDecimal> result = new LinkedHashMap<>();
    for (FormRow figure : form.figures()) {
      result.put(figure.key(), value(figure.key(), known));
    }
    return result;
  }

  /**
   * One figure of a report: what {@link #complete} gives for its key, without computing the others.
   *
   * @param fixed as for {@link #complete}
   * @return empty when the figure is
   */
  public Optional<BigDecimal> figure(String key, Map<String, BigDecimal> fixed) {
    return Optional.ofNullable(value(key, new HashMap<>(fixed)));
  }

  private BigDecimal value(String key, Map<String, BigDecimal> known) {
    if (!known.containsKey(key)) {
      Expression formula = formulas.get(key);
      known.put(key, formula == null ? null : rounded(formula, row -> value(row, known)));
    }
    return known.get(key);
  }

  /**
   * What the formula of a row gives over the figures of a report.
   *
   * @return empty when the row has no formula or a figure is missing
   */
  public Optional<BigDecimal> formula(String row, Map<String, BigDecimal> figures) {
    Expression formula = formulas.get(row);
    return formula == null ? Optional.empty() : Optional.ofNullable(rounded(formula, figures::get));
  }

  private static BigDecimal rounded(
      Expression formula, java.util.function.Function<String, BigDecimal> values) {
    return formula
        .evaluate(values)
        .map(v -> v.scale() > Units.SCALE ? v.setScale(Units.SCALE, RoundingMode.HALF_UP) : v)
        .map(Units::normal)
        .orElse(null);
  }

  /**
   * The rows without formula that a formula row is made of in the end.
   *
   * @return the row itself when it has no formula
   */
  public Set<String> leaves(String row) {
    Set<String> result = new HashSet<>();
    collect(row, result);
    return result;
  }

  private void collect(String row, Set<String> into) {
    Expression formula = formulas.get(row);
    if (formula == null) {
      into.add(row);
    } else {
      formula.rows().forEach(used -> collect(used, into));
    }
  }

  /**
   * What the checks look up beyond the report itself, by its text in brackets: figures of other
   * reports, and of records.
   */
  public Map<String, FormReference> outside() {
    return outside;
  }

  /**
   * What formulas and checks take from the list sections, by its text in brackets; to be put beside
   * the figures. A list without lines gives zero, but no largest figure.
   *
   * @param lists lines by list key, each with its values by column key
   */
  public Map<String, BigDecimal> lists(Map<String, List<Map<String, String>>> lists) {
    Map<String, BigDecimal> result = new HashMap<>();
    inside.forEach(
        (text, r) -> {
          BigDecimal value = r.kind() == FormReference.Kind.MAX ? null : BigDecimal.ZERO;
          for (Map<String, String> line : lists.getOrDefault(r.list(), List.of())) {
            if (meets(line, r.where())) {
              String figure = line.get(r.column());
              if (r.kind() == FormReference.Kind.COUNT) {
                value = value.add(BigDecimal.ONE);
              } else if (figure != null) {
                BigDecimal here = new BigDecimal(figure);
                value =
                    r.kind() == FormReference.Kind.LIST
                        ? value.add(here)
                        : value == null ? here : value.max(here);
              }
            }
          }
          if (value != null) {
            result.put(text, Units.normal(value));
          }
        });
    return result;
  }

  private static boolean meets(Map<String, String> line, Map<String, String> where) {
    return where.entrySet().stream()
        .allMatch(
            w ->
                w.getValue().equals(FormReference.ANY)
                    ? line.get(w.getKey()) != null
                    : w.getValue().equals(line.get(w.getKey())));
  }

  /**
   * Checks that the figures do not pass, errors first, then in the form's order.
   *
   * @param figures by cell key, with {@link #lists} and what is known of {@link #outside}; null or
   *     absent when empty
   * @param explanations by check id
   */
  public List<CheckResult> check(
      Map<String, BigDecimal> figures, Map<String, String> explanations) {
    List<CheckResult> result = new ArrayList<>();
    for (CompiledCheck c : checks) {
      Optional<BigDecimal> left = c.left.evaluate(figures::get);
      Optional<BigDecimal> right =
          c.right == null ? Optional.empty() : c.right.evaluate(figures::get);
      if (!passes(c.check, left, right)) {
        result.add(
            new CheckResult(
                c.check.id(),
                c.check.severity(),
                rowsOf(c),
                message(c.check, left, right),
                explanations.getOrDefault(c.check.id(), "")));
      }
    }
    result.sort(Comparator.comparing(r -> r.severity() == Severity.ERROR ? 0 : 1));
    return result;
  }

  private static boolean passes(
      FormCheck check, Optional<BigDecimal> left, Optional<BigDecimal> right) {
    if (check.operator() == FormCheck.Operator.PRESENT) {
      return left.isPresent();
    }
    if (left.isEmpty() || right.isEmpty()) {
      return true;
    }
    BigDecimal difference = left.get().subtract(right.get());
    return switch (check.operator()) {
      case AT_MOST -> difference.compareTo(check.tolerance()) <= 0;
      case AT_LEAST -> difference.negate().compareTo(check.tolerance()) <= 0;
      default -> difference.abs().compareTo(check.tolerance()) <= 0;
    };
  }

  private List<String> rowsOf(CompiledCheck c) {
    Set<String> used = new HashSet<>(c.left.rows());
    if (c.right != null) {
      used.addAll(c.right.rows());
    }
    return form.figures().stream().map(FormRow::key).filter(used::contains).toList();
  }

  private static Localized message(
      FormCheck check, Optional<BigDecimal> left, Optional<BigDecimal> right) {
    return new Localized(
        check
            .message()
            .vi()
            .replace("{0}", left.map(v -> VnNumbers.formatTrimmed(v, Units.SCALE)).orElse("–"))
            .replace("{1}", right.map(v -> VnNumbers.formatTrimmed(v, Units.SCALE)).orElse("–")),
        check
            .message()
            .en()
            .replace("{0}", left.map(FormCalculator::english).orElse("–"))
            .replace("{1}", right.map(FormCalculator::english).orElse("–")));
  }

  private static String english(BigDecimal value) {
    DecimalFormat format =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  private record CompiledCheck(FormCheck check, Expression left, Expression right) {}
}
