package vn.ctdp.exchange.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the brackets of an expression; the grammar is in {@code docs/forms.md}. Immutable.
 *
 * @param kind what it is about
 * @param form form of a sum; else empty
 * @param cell key of a cell; else empty
 * @param list key of a list; else empty
 * @param column column of a list whose figures are taken; else empty
 * @param where values that a line must have, by column, {@link #ANY} for any; empty for all lines
 * @param indicator id of an indicator, or domain and key of a parameter with a colon between; else
 *     empty
 */
public record FormReference(
    Kind kind,
    String form,
    String cell,
    String list,
    String column,
    Map<String, String> where,
    String indicator) {

  /** A condition that any value meets. */
  public static final String ANY = "*";

  public FormReference {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
  }

  /** What a reference is about. */
  public enum Kind {
    /** A cell of the report itself. */
    CELL,
    /** The sum of a column of a list of the report itself. */
    LIST,
    /** How many lines a list of the report itself has. */
    COUNT,
    /** The largest figure in a column of a list of the report itself; none without a line. */
    MAX,
    /** A cell of the report whose closing window ends on the day before this one begins. */
    PREVIOUS,
    /** A cell of the latest report before this one in the same year. */
    EARLIER,
    /** A cell of the report of a shorter period that closes on the same day. */
    SAME_DAY,
    /** The sum over the latest filed reports of another form in the same period. */
    SUM,
    /** The same sum; empty until every report that is expected has been filed. */
    TOTAL,
    /** What the records tell at the cut-off day. */
    INDICATOR,
    /** A dated parameter in force at the cut-off day. */
    PARAMETER;

    /** Whether the report alone gives the value. */
    public boolean inside() {
      return this == CELL || this == LIST || this == COUNT || this == MAX;
    }
  }

  /** How a cell key is written: {@code row}, or {@code row/column}. */
  public static final Pattern CELL_KEY =
      Pattern.compile("[A-Za-z0-9._-]{1,20}(/[A-Za-z0-9._-]{1,20})?");

  private static final String KEY = "[A-Za-z0-9._-]{1,20}";
  private static final String WHERE = "((?:\\|" + KEY + "=[^\\]|=]{1,60}){0,3})";
  private static final Pattern LIST_PART = Pattern.compile("(" + KEY + "):(" + KEY + ")" + WHERE);
  private static final Pattern COUNT_PART = Pattern.compile("(" + KEY + ")" + WHERE);
  private static final Pattern FORM_PART = Pattern.compile("([a-z0-9-]{1,60}):(.+)");
  private static final Pattern INDICATOR_PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern PARAMETER_PART = Pattern.compile("[a-z-]{1,40}:[a-z0-9._-]{1,100}");

  /**
   * Reads what stands in brackets.
   *
   * @throws IllegalArgumentException when it is no reference
   */
  public static FormReference parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return of(Kind.CELL, "", cell(text));
    }
    String rest = text.substring(colon + 1);
    switch (text.substring(0, colon)) {
      case "previous":
        return of(Kind.PREVIOUS, "", cell(rest));
      case "earlier":
        return of(Kind.EARLIER, "", cell(rest));
      case "sameDay":
        return of(Kind.SAME_DAY, "", cell(rest));
      case "sum":
      case "total":
        Matcher form = FORM_PART.matcher(rest);
        if (form.matches()) {
          return of(
              text.startsWith("sum") ? Kind.SUM : Kind.TOTAL, form.group(1), cell(form.group(2)));
        }
        break;
      case "list":
      case "max":
        Matcher list = LIST_PART.matcher(rest);
        if (list.matches()) {
          return new FormReference(
              text.startsWith("list") ? Kind.LIST : Kind.MAX,
              "",
              "",
              list.group(1),
              list.group(2),
              where(list.group(3)),
              "");
        }
        break;
      case "count":
        Matcher count = COUNT_PART.matcher(rest);
        if (count.matches()) {
          return new FormReference(
              Kind.COUNT, "", "", count.group(1), "", where(count.group(2)), "");
        }
        break;
      case "indicator":
        if (INDICATOR_PART.matcher(rest).matches()) {
          return new FormReference(Kind.INDICATOR, "", "", "", "", Map.of(), rest);
        }
        break;
      case "parameter":
        if (PARAMETER_PART.matcher(rest).matches()) {
          return new FormReference(Kind.PARAMETER, "", "", "", "", Map.of(), rest);
        }
        break;
      default:
        break;
    }
    throw new IllegalArgumentException("no reference: [" + text + "]");
  }

  private static FormReference of(Kind kind, String form, String cell) {
    return new FormReference(kind, form, cell, "", "", Map.of(), "");
  }

  private static String cell(String text) {
    if (!CELL_KEY.matcher(text).matches()) {
      throw new IllegalArgumentException("no cell: [" + text + "]");
    }
    return text;
  }

  private static Map<String, String> where(String text) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String condition : text.split("\\|")) {
      if (!condition.isEmpty()) {
        int equals = condition.indexOf('=');
        result.put(condition.substring(0, equals), condition.substring(equals + 1));
      }
    }
    return result;
  }
}
