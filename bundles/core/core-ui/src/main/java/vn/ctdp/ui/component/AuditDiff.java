package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Pairs the values of an audit line: what was before, what is after. */
public final class AuditDiff {

  /**
   * One value.
   *
   * @param key name of the field
   * @param before value before; empty when there was none
   * @param after value after, or the only value
   * @param paired whether there is a before
   */
  public record Line(String key, String before, String after, boolean paired) {}

  private static final String BEFORE = ".before";
  private static final String AFTER = ".after";

  private AuditDiff() {}

  /** The values by name of their field; equal pairs are left out. */
  public static List<Line> of(Map<String, String> details) {
    List<Line> lines = new ArrayList<>();
    Map<String, String> sorted = new TreeMap<>(details);
    for (Map.Entry<String, String> e : sorted.entrySet()) {
      String key = e.getKey();
      String value = e.getValue() == null ? "" : e.getValue();
      if (key.endsWith(BEFORE)) {
        String field = key.substring(0, key.length() - BEFORE.length());
        String after = sorted.getOrDefault(field + AFTER, "");
        if (!value.equals(after)) {
          lines.add(new Line(field, value, after, true));
        }
      } else if (key.endsWith(AFTER)) {
        String field = key.substring(0, key.length() - AFTER.length());
        if (!sorted.containsKey(field + BEFORE)) {
          lines.add(new Line(field, "", value, true));
        }
      } else {
        int arrow = value.indexOf('→');
        if (arrow >= 0) {
          lines.add(
              new Line(
                  key,
                  value.substring(0, arrow).strip(),
                  value.substring(arrow + 1).strip(),
                  true));
        } else {
          lines.add(new Line(key, "", value, false));
        }
      }
    }
    return lines;
  }

  /** The values side by side, each under its field's name. */
  public static Div view(List<Line> lines, UnaryOperator<String> fieldNames) {
    return view(lines, fieldNames, (key, value) -> Format.logged(value));
  }

  /**
   * The values side by side, each under its field's name.
   *
   * @param values takes a key and what the log keeps, answers what people read
   */
  public static Div view(
      List<Line> lines, UnaryOperator<String> fieldNames, BinaryOperator<String> values) {
    Div box = new Div();
    box.addClassName("cu-diff");
    for (Line line : lines) {
      Span name = new Span(fieldNames.apply(line.key()));
      name.addClassName("cu-diff-name");
      Div both = new Div();
      both.addClassName("cu-diff-values");
      if (line.paired()) {
        Span before = value(words(line.key(), line.before(), values), "before");
        Span after = value(words(line.key(), line.after(), values), "after");
        Span arrow = new Span("→");
        arrow.getElement().setAttribute("aria-hidden", "true");
        both.add(before, arrow, after);
      } else {
        both.add(new Span(values.apply(line.key(), line.after())));
      }
      Div row = new Div(name, both);
      row.addClassName("cu-diff-row");
      box.add(row);
    }
    return box;
  }

  private static String words(String key, String value, BinaryOperator<String> values) {
    return value.isBlank() ? "" : values.apply(key, value);
  }

  private static Span value(String words, String side) {
    Span value = new Span(words.isEmpty() ? "–" : words);
    value.addClassName("cu-diff-" + side);
    value.getElement().setAttribute("aria-label", UiText.of("ui.history." + side, words));
    return value;
  }
}
