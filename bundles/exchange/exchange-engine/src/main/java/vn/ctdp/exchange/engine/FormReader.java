package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormCheck;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormRow;

/** Reads form definitions of the schema in {@code docs/forms.md}. Thread-safe. */
public final class FormReader {

  /** Largest document, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String SCHEMA = "ctdp-form-1";
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern ROW = Pattern.compile("[A-Za-z0-9._-]{1,20}");
  private static final Pattern TOLERANCE = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
  private static final Localized NONE = new Localized("", "");

  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "id",
          "version",
          "module",
          "number",
          "legalText",
          "title",
          "recipient",
          "periods",
          "deadlineRule",
          "validFrom",
          "validTo",
          "rows",
          "checks");
  private static final Set<String> HEADING_FIELDS = Set.of("key", "label", "kind", "indent");
  private static final Set<String> ROW_FIELDS =
      Set.of(
          "key",
          "label",
          "kind",
          "unit",
          "printedUnit",
          "source",
          "decimals",
          "indent",
          "periodFigure");
  private static final Set<String> CHECK_FIELDS =
      Set.of("id", "severity", "left", "operator", "right", "tolerance", "message");

  private final StrictJson json = new StrictJson();
  private final Map<String, FormRow> rows = new HashMap<>();
  private final Map<String, Set<String>> formulas = new HashMap<>();

  private FormReader() {}

  /**
   * Reads one definition.
   *
   * @throws InvalidDocumentException with every problem found and its place
   */
  public static FormDefinition read(byte[] document) throws InvalidDocumentException {
    return new FormReader().definition(document);
  }

  private FormDefinition definition(byte[] document) throws InvalidDocumentException {
    if (document.length > MAX_BYTES) {
      json.problem(
          "",
          "FORM-SIZE",
          "Tài liệu lớn hơn " + MAX_BYTES + " byte.",
          "The document is larger than " + MAX_BYTES + " bytes.");
      json.finish();
    }
    StrictJson.Obj o = json.read(document);
    o.only(FIELDS);
    o.matching(
        "schema", 40, SCHEMA::equals, "Phải là " + SCHEMA + ".", "It must be " + SCHEMA + ".");
    String id =
        o.matching(
            "id",
            60,
            s -> ID.matcher(s).matches(),
            "Chỉ gồm a–z, 0–9 và dấu gạch ngang.",
            "Only a–z, 0–9 and hyphens.");
    Integer version = o.whole("version", 1, 10_000);
    String module = o.filled("module", 60);
    String number = o.filled("number", 100);
    String legalText = o.filled("legalText", 500);
    Localized title = o.localized("title", 500);
    Localized recipient = o.localized("recipient", 500);
    List<PeriodKind> periods = new ArrayList<>();
    for (String period : o.texts("periods", 1, 4)) {
      PeriodKind kind = constant(PeriodKind.class, o.at("periods"), period);
      if (kind != null) {
        periods.add(kind);
      }
    }
    String deadlineRule = o.text("deadlineRule", 40);
    LocalDate validFrom = day(o, "validFrom");
    LocalDate validTo = o.has("validTo") && !o.isNull("validTo") ? day(o, "validTo") : null;
    List<FormRow> all = new ArrayList<>();
    List<StrictJson.Obj> rowObjects = o.objects("rows", 1, 2000);
    for (StrictJson.Obj row : rowObjects) {
      FormRow r = row(row);
      if (r != null) {
        if (rows.putIfAbsent(r.key(), r) != null) {
          json.problem(
              row.at("key"), "FORM-TWICE", "Mã dòng bị trùng.", "The row key occurs twice.");
        }
        all.add(r);
      }
    }
    for (StrictJson.Obj row : rowObjects) {
      formula(row);
    }
    circles();
    List<FormCheck> checks = new ArrayList<>();
    Set<String> checkIds = new HashSet<>();
    for (StrictJson.Obj check : o.objects("checks", 0, 2000)) {
      FormCheck c = check(check);
      if (c != null) {
        if (!checkIds.add(c.id())) {
          json.problem(
              check.at("id"), "FORM-TWICE", "Mã kiểm tra bị trùng.", "The check id occurs twice.");
        }
        checks.add(c);
      }
    }
    json.finish();
    return new FormDefinition(
        new FormKey(id, version),
        module,
        number,
        legalText,
        title,
        recipient,
        periods,
        deadlineRule,
        validFrom,
        validTo,
        all,
        checks);
  }

  private FormRow row(StrictJson.Obj o) {
    String key =
        o.matching(
            "key",
            20,
            s -> ROW.matcher(s).matches(),
            "Chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới.",
            "Only letters, digits, points, hyphens and underscores.");
    FormRow.Kind kind = constant(FormRow.Kind.class, o.at("kind"), o.filled("kind", 20));
    Localized label = o.localized("label", 1000);
    Integer indent = o.has("indent") ? o.whole("indent", 0, 5) : Integer.valueOf(0);
    if (kind == FormRow.Kind.HEADING) {
      o.only(HEADING_FIELDS);
      return key == null || label == null || indent == null
          ? null
          : new FormRow(key, label, "", NONE, kind, "", 0, indent, false);
    }
    o.only(ROW_FIELDS);
    String unit = o.filled("unit", 40);
    Localized printedUnit = o.localized("printedUnit", 60);
    String source =
        kind == FormRow.Kind.COMPUTED ? o.filled("source", 1000) : o.text("source", 100);
    Integer decimals = o.has("decimals") ? o.whole("decimals", 0, 6) : Integer.valueOf(0);
    Boolean periodFigure = o.has("periodFigure") ? o.flag("periodFigure") : Boolean.FALSE;
    if (key == null
        || label == null
        || indent == null
        || kind == null
        || unit == null
        || printedUnit == null
        || source == null
        || decimals == null
        || periodFigure == null) {
      return null;
    }
    return new FormRow(key, label, unit, printedUnit, kind, source, decimals, indent, periodFigure);
  }

  private void formula(StrictJson.Obj o) {
    FormRow row = o.has("key") ? byPlace(o) : null;
    if (row == null || row.kind() != FormRow.Kind.COMPUTED) {
      return;
    }
    Set<String> used = expression(o.at("source"), row.source());
    if (used != null) {
      formulas.put(row.key(), used);
    }
  }

  private FormRow byPlace(StrictJson.Obj o) {
    String key = o.text("key", 20);
    return key == null ? null : rows.get(key);
  }

  private Set<String> expression(String place, String text) {
    Expression expression;
    try {
      expression = Expression.parse(text);
    } catch (IllegalArgumentException e) {
      json.problem(
          place,
          "FORM-EXPRESSION",
          "Công thức sai: " + e.getMessage(),
          "The formula is wrong: " + e.getMessage());
      return null;
    }
    for (String used : expression.rows()) {
      FormRow row = rows.get(used);
      if (row == null || row.kind() == FormRow.Kind.HEADING) {
        json.problem(
            place,
            "FORM-ROW",
            "Không có dòng số liệu [" + used + "].",
            "There is no row with a figure [" + used + "].");
      }
    }
    return expression.rows();
  }

  private void circles() {
    Set<String> done = new HashSet<>();
    for (String key : formulas.keySet()) {
      if (circular(key, new HashSet<>(), done)) {
        json.problem(
            "rows",
            "FORM-CIRCLE",
            "Công thức của dòng [" + key + "] quay vòng.",
            "The formula of row [" + key + "] goes in a circle.");
      }
    }
  }

  private boolean circular(String key, Set<String> open, Set<String> done) {
    if (done.contains(key) || !formulas.containsKey(key)) {
      return false;
    }
    if (!open.add(key)) {
      return true;
    }
    for (String used : formulas.get(key)) {
      if (circular(used, open, done)) {
        return true;
      }
    }
    open.remove(key);
    done.add(key);
    return false;
  }

  private FormCheck check(StrictJson.Obj o) {
    o.only(CHECK_FIELDS);
    String id = o.filled("id", 40);
    Severity severity = constant(Severity.class, o.at("severity"), o.filled("severity", 10));
    if (severity == Severity.INFO) {
      json.problem(
          o.at("severity"), "FORM-VALUE", "Phải là ERROR hoặc WARNING.", "ERROR or WARNING.");
    }
    FormCheck.Operator operator =
        constant(FormCheck.Operator.class, o.at("operator"), o.filled("operator", 20));
    String left = o.filled("left", 1000);
    if (left != null) {
      expression(o.at("left"), left);
    }
    String right = "";
    if (operator == FormCheck.Operator.PRESENT) {
      if (o.has("right") && !"".equals(o.text("right", 1000))) {
        json.problem(
            o.at("right"), "FORM-VALUE", "PRESENT không có vế phải.", "PRESENT has no right side.");
      }
    } else {
      right = o.filled("right", 1000);
      if (right != null) {
        expression(o.at("right"), right);
      }
    }
    String tolerance =
        o.has("tolerance")
            ? o.matching(
                "tolerance",
                20,
                s -> TOLERANCE.matcher(s).matches(),
                "Phải là số thập phân không âm, dạng chuỗi.",
                "It must be a decimal of 0 or more, as text.")
            : "0";
    Localized message = o.localized("message", 1000);
    if (id == null
        || severity == null
        || operator == null
        || left == null
        || right == null
        || tolerance == null
        || message == null) {
      return null;
    }
    return new FormCheck(id, severity, left, operator, right, new BigDecimal(tolerance), message);
  }

  private LocalDate day(StrictJson.Obj o, String name) {
    String text = o.text(name, 10);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      json.problem(
          o.at(name), "FORM-DAY", "Phải là ngày dạng 2024-11-15.", "It must be a day: 2024-11-15.");
      return null;
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type, String place, String text) {
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    json.problem(
        place,
        "FORM-VALUE",
        "Giá trị phải là một trong " + List.of(type.getEnumConstants()) + ".",
        "It must be one of " + List.of(type.getEnumConstants()) + ".");
    return null;
  }
}
