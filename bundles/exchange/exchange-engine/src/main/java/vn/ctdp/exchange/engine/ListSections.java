package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;

/** What the lines of a form's list sections may hold. Thread-safe. */
public final class ListSections {

  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9]\\d{0," + (Units.MAX_DIGITS - 1) + "})(\\.\\d{1,6})?");

  private ListSections() {}

  /**
   * What is wrong with lines; the field of a problem is {@code list[3][0].cost}: list, line,
   * column.
   *
   * @param lists lines by list key, each with its values by column key; what is empty is absent
   */
  public static List<FieldProblem> problems(
      FormDefinition form, Map<String, List<Map<String, String>>> lists) {
    List<FieldProblem> problems = new ArrayList<>();
    lists.forEach(
        (key, lines) -> {
          Optional<FormList> list = form.list(key);
          if (list.isEmpty()) {
            problems.add(
                FieldProblem.error(
                    "list[" + key + "]",
                    "EXC-LIST",
                    "Biểu mẫu không có danh sách này.",
                    "The form has no such list."));
          } else {
            lines(list.get(), lines, problems);
          }
        });
    return problems;
  }

  private static void lines(
      FormList list, List<Map<String, String>> lines, List<FieldProblem> problems) {
    if (lines.size() > list.maxRows()) {
      problems.add(
          FieldProblem.error(
              "list[" + list.key() + "]",
              "EXC-LIST",
              "Nhiều nhất " + list.maxRows() + " dòng.",
              "At most " + list.maxRows() + " lines."));
      return;
    }
    for (int i = 0; i < lines.size() && problems.size() < 50; i++) {
      Map<String, String> line = lines.get(i);
      String place = "list[" + list.key() + "][" + i + "]";
      for (String column : line.keySet()) {
        if (list.column(column).isEmpty()) {
          problems.add(
              FieldProblem.error(
                  place,
                  "EXC-LIST",
                  "Danh sách không có cột " + column + ".",
                  "The list has no column " + column + "."));
        }
      }
      for (FormList.Column column : list.columns()) {
        String value = line.get(column.key());
        Optional<Localized> problem =
            value == null
                ? column.required()
                    ? Optional.of(new Localized("Không được để trống.", "It may not be empty."))
                    : Optional.empty()
                : problem(column, value);
        problem.ifPresent(
            p ->
                problems.add(
                    FieldProblem.error(
                        place + "." + column.key(),
                        "EXC-LIST",
                        column.label().vi() + ": " + p.vi(),
                        column.label().en() + ": " + p.en())));
      }
    }
  }

  /**
   * What is wrong with a value as it is stored.
   *
   * @param value not null
   */
  public static Optional<Localized> problem(FormList.Column column, String value) {
    switch (column.type()) {
      case TEXT:
        if (value.isBlank() || value.length() > column.maxLength() || !StrictJson.clean(value)) {
          return Optional.of(
              new Localized(
                  "Từ 1 đến " + column.maxLength() + " ký tự, không có ký tự điều khiển.",
                  "1 to " + column.maxLength() + " characters without control characters."));
        }
        if (!column.choices().isEmpty()
            && column.choices().stream().noneMatch(c -> c.value().equals(value))) {
          String values =
              String.join(", ", column.choices().stream().map(FormList.Choice::value).toList());
          return Optional.of(
              new Localized("Phải là một trong: " + values + ".", "One of: " + values + "."));
        }
        return Optional.empty();
      case DATE:
        try {
          LocalDate.parse(value);
          return Optional.empty();
        } catch (DateTimeParseException e) {
          return Optional.of(
              new Localized("Phải là ngày dạng 2026-06-14.", "It must be a day: 2026-06-14."));
        }
      default:
        if (!DECIMAL.matcher(value).matches()) {
          return Optional.of(new Localized("Phải là số thập phân.", "It must be a decimal."));
        }
        return Units.problem(column.unit(), new BigDecimal(value));
    }
  }
}
