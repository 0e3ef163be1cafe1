package vn.ctdp.exchange.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.ReportSubject;

/**
 * From whom reports of a form were expected, and from whom they came.
 *
 * @param form the form
 * @param period the period
 * @param lines one for each subject expected, and for each that reported without being expected
 */
public record Coverage(FormDefinition form, Period period, List<Line> lines) {

  public Coverage {
    lines = List.copyOf(lines);
  }

  /** What a formula or source adds up: {@code sum:form:cell}, {@code total:form:cell}. */
  private static final Pattern ADDED_UP = Pattern.compile("(?:^|\\[)(?:sum|total):([a-z0-9-]+):");

  /** Ids of the forms whose reports a form adds up or is checked against, in its order. */
  public static List<String> formsBehind(FormDefinition form) {
    Set<String> forms = new LinkedHashSet<>();
    Stream.concat(
            form.figures().stream().map(FormRow::source),
            form.checks().stream().flatMap(c -> Stream.of(c.left(), c.right())))
        .flatMap(text -> ADDED_UP.matcher(text).results())
        .forEach(found -> forms.add(found.group(1)));
    return List.copyOf(forms);
  }

  /** How many are expected. */
  public long expected() {
    return lines.stream().filter(Line::expected).count();
  }

  /** How many of those expected have filed. */
  public long filed() {
    return lines.stream().filter(l -> l.expected() && l.state() == ReportState.FILED).count();
  }

  /**
   * A subject.
   *
   * @param subject the subject
   * @param expected whether a report is expected from it
   * @param report the latest report; null when there is none
   * @param state its state; null when there is none
   */
  public record Line(ReportSubject subject, boolean expected, UUID report, ReportState state) {}
}
