package vn.ctdp.exchange.form;

import java.util.List;
import java.util.Optional;
import vn.ctdp.core.text.Localized;

/**
 * A list section of a form: any number of lines, for instance the projects of a plan.
 *
 * @param key stable key, for instance {@code 3}
 * @param title official title
 * @param columns columns in official order, at least one
 * @param maxRows most lines, 1 to 2,000
 */
public record FormList(String key, Localized title, List<Column> columns, int maxRows) {

  public FormList {
    columns = List.copyOf(columns);
  }

  /** The column with this key. */
  public Optional<Column> column(String columnKey) {
    return columns.stream().filter(c -> c.key().equals(columnKey)).findFirst();
  }

  /** What a column holds. */
  public enum Type {
    /** Words. */
    TEXT,
    /** A day, {@code 2026-06-14}. */
    DATE,
    /** A decimal in the column's unit. */
    FIGURE
  }

  /**
   * A column of a list.
   *
   * @param key stable key
   * @param label official heading
   * @param type what it holds
   * @param unit unit of a figure; empty otherwise
   * @param printedUnit unit on paper; empty texts when there is none
   * @param decimals decimals printed of a figure
   * @param required whether every line must have it
   * @param maxLength most characters of a text, 1 to 2,000
   * @param choices the values that a text may have, with their names; empty for free text
   */
  public record Column(
      String key,
      Localized label,
      Type type,
      String unit,
      Localized printedUnit,
      int decimals,
      boolean required,
      int maxLength,
      List<Choice> choices) {

    public Column {
      choices = List.copyOf(choices);
    }

    /** Powers of ten between the stored unit and the printed one, as {@link FormRow#shift()}. */
    public int shift() {
      return PrintedUnits.shift(unit, printedUnit);
    }

    /** What a stored value means to people: the name of a choice, or the value itself. */
    public Localized name(String value) {
      return choices.stream()
          .filter(c -> c.value().equals(value))
          .findFirst()
          .map(Choice::label)
          .orElseGet(() -> new Localized(value, value));
    }
  }

  /**
   * A value that a text may have.
   *
   * @param value as stored and exchanged
   * @param label as people read it
   */
  public record Choice(String value, Localized label) {}
}
