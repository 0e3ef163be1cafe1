package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormCheck;
import vn.ctdp.exchange.form.FormColumn;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLevel;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;

/** Reads form definitions of the schema in {@code docs/forms.md}. Thread-safe. */
public final class FormReader {

  /** Largest document, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** Most cells of a form. */
  public static final int MAX_FIGURES = 5000;

  private static final String SCHEMA = "ctdp-form-1";
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern ROW = Pattern.compile("[A-Za-z0-9._-]{1,20}");
  private static final Pattern SUBJECT = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");
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
          "level",
          "subject",
          "remark",
          "periods",
          "closingDay",
          "deadlineRule",
          "validFrom",
          "validTo",
          "tables",
          "rows",
          "lists",
          "checks");
  private static final Set<String> HEADING_FIELDS =
      Set.of("key", "label", "kind", "indent", "table");
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
          "periodFigure",
          "table",
          "sources",
          "without",
          "typedWhenUnknown");
  private static final Set<String> COLUMN_FIELDS =
      Set.of("key", "label", "unit", "printedUnit", "kind", "source", "decimals");
  private static final Set<String> LIST_COLUMN_FIELDS =
      Set.of(
          "key",
          "label",
          "type",
          "unit",
          "printedUnit",
          "decimals",
          "required",
          "maxLength",
          "choices");
  private static final Set<String> CHECK_FIELDS =
      Set.of("id", "severity", "left", "operator", "right", "tolerance", "message", "over");

  private final StrictJson json = new StrictJson();
  private final Map<String, FormRow> rows = new HashMap<>();
  private final Map<String, FormTable> tables = new LinkedHashMap<>();
  private final Map<String, FormList> lists = new LinkedHashMap<>();
  private final Map<String, FormRow> figures = new LinkedHashMap<>();
  private final Map<String, Set<String>> formulas = new LinkedHashMap<>();

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
    FormLevel level =
        o.has("level")
            ? constant(FormLevel.class, o.at("level"), o.filled("level", 20))
            : FormLevel.PROVINCE;
    String subject = subject(o, level);
    Localized remark = o.has("remark") ? o.localized("remark", 1000) : NONE;
    List<PeriodKind> periods = new ArrayList<>();
    for (String period : o.texts("periods", 1, 4)) {
      PeriodKind kind = constant(PeriodKind.class, o.at("periods"), period);
      if (kind != null) {
        periods.add(kind);
      }
    }
    Integer closingDay = o.has("closingDay") ? o.whole("closingDay", 1, 31) : Integer.valueOf(14);
    if (closingDay != null && closingDay > 28 && closingDay < 31) {
      json.problem(
          o.at("closingDay"),
          "FORM-VALUE",
          "Từ 1 đến 28, hoặc 31 cho ngày cuối tháng.",
          "1 to 28, or 31 for the last day of the month.");
    }
    String deadlineRule = o.text("deadlineRule", 40);
    LocalDate validFrom = day(o, "validFrom");
    LocalDate validTo = o.has("validTo") && !o.isNull("validTo") ? day(o, "validTo") : null;
    if (o.has("tables")) {
      o.objects("tables", 0, 20).forEach(this::table);
    }
    if (o.has("lists")) {
      o.objects("lists", 0, 20).forEach(this::list);
    }
    List<FormRow> all = new ArrayList<>();
    List<StrictJson.Obj> rowObjects = o.objects("rows", lists.isEmpty() ? 1 : 0, 2000);
    Map<String, StrictJson.Obj> places = new HashMap<>();
    for (StrictJson.Obj row : rowObjects) {
      FormRow r = row(row);
      if (r != null) {
        if (rows.putIfAbsent(r.key(), r) != null) {
          json.problem(
              row.at("key"), "FORM-TWICE", "Mã dòng bị trùng.", "The row key occurs twice.");
        } else {
          places.put(r.key(), row);
          unfold(row, r);
        }
        all.add(r);
      }
    }
    for (FormRow figure : figures.values()) {
      if (figure.kind() == FormRow.Kind.COMPUTED) {
        String row = figure.key().replaceFirst("/.*", "");
        Set<String> used = expression(places.get(row).at("source"), figure.source(), false);
        if (used != null) {
          formulas.put(figure.key(), used);
        }
      }
    }
    circles();
    List<FormCheck> checks = new ArrayList<>();
    Set<String> checkIds = new HashSet<>();
    for (StrictJson.Obj check : o.objects("checks", 0, 2000)) {
      for (FormCheck c : checks(check)) {
        if (!checkIds.add(c.id())) {
          json.problem(
              check.at("id"), "FORM-TWICE", "Mã kiểm tra bị trùng.", "The check id occurs twice.");
        }
        checks.add(c);
      }
    }
    if (figures.size() > MAX_FIGURES) {
      json.problem(
          "rows",
          "FORM-SIZE",
          "Biểu có hơn " + MAX_FIGURES + " ô.",
          "The form has more than " + MAX_FIGURES + " cells.");
    }
    json.finish();
    return new FormDefinition(
        new FormKey(id, version),
        module,
        number,
        legalText,
        title,
        recipient,
        level,
        subject,
        remark,
        periods,
        closingDay,
        deadlineRule,
        validFrom,
        validTo,
        List.copyOf(tables.values()),
        all,
        List.copyOf(lists.values()),
        checks,
        List.copyOf(figures.values()));
  }

  private String subject(StrictJson.Obj o, FormLevel level) {
    String subject =
        o.has("subject")
            ? o.matching(
                "subject",
                40,
                s -> s.isEmpty() || SUBJECT.matcher(s).matches(),
                "Chỉ gồm a–z, 0–9 và dấu gạch ngang.",
                "Only a–z, 0–9 and hyphens.")
            : "";
    if (subject != null && level != null && subject.isEmpty() != (level == FormLevel.PROVINCE)) {
      json.problem(
          o.at("subject"),
          "FORM-VALUE",
          "Biểu của tỉnh không có đối tượng; biểu của cấp khác phải có.",
          "A form of the province has no subject; a form of another level needs one.");
    }
    return subject;
  }

  private String key(StrictJson.Obj o) {
    return o.matching(
        "key",
        20,
        s -> ROW.matcher(s).matches(),
        "Chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới.",
        "Only letters, digits, points, hyphens and underscores.");
  }

  private void table(StrictJson.Obj o) {
    o.only(Set.of("key", "title", "columns"));
    String key = key(o);
    Localized title = o.localized("title", 500);
    Map<String, FormColumn> columns = new LinkedHashMap<>();
    for (StrictJson.Obj column : o.objects("columns", 1, 60)) {
      FormColumn c = column(column);
      if (c != null && columns.putIfAbsent(c.key(), c) != null) {
        json.problem(
            column.at("key"), "FORM-TWICE", "Mã cột bị trùng.", "The column key occurs twice.");
      }
    }
    if (key == null || title == null) {
      return;
    }
    if (tables.putIfAbsent(key, new FormTable(key, title, List.copyOf(columns.values()))) != null) {
      json.problem(o.at("key"), "FORM-TWICE", "Mã bảng bị trùng.", "The table key occurs twice.");
    }
  }

  private FormColumn column(StrictJson.Obj o) {
    o.only(COLUMN_FIELDS);
    String key = key(o);
    Localized label = o.localized("label", 500);
    FormRow.Kind kind =
        o.has("kind")
            ? constant(FormRow.Kind.class, o.at("kind"), o.filled("kind", 20))
            : FormRow.Kind.ADDITIVE;
    if (kind == FormRow.Kind.HEADING) {
      json.problem(
          o.at("kind"),
          "FORM-VALUE",
          "Cột là ADDITIVE, PLAIN hoặc COMPUTED.",
          "A column is ADDITIVE, PLAIN or COMPUTED.");
    }
    String unit = o.has("unit") ? o.text("unit", 40) : "";
    Localized printedUnit = unit == null || unit.isEmpty() ? NONE : o.localized("printedUnit", 60);
    String source = kind == FormRow.Kind.COMPUTED ? o.filled("source", 1000) : "";
    if (kind != FormRow.Kind.COMPUTED && o.has("source")) {
      json.problem(
          o.at("source"),
          "FORM-VALUE",
          "Chỉ cột COMPUTED có công thức; nguồn của ô ghi ở sources của dòng.",
          "Only a COMPUTED column has a formula; a cell's source goes into its row's sources.");
    }
    Integer decimals = o.has("decimals") ? o.whole("decimals", 0, 6) : Integer.valueOf(0);
    return key == null
            || label == null
            || kind == null
            || unit == null
            || printedUnit == null
            || source == null
            || decimals == null
        ? null
        : new FormColumn(key, label, unit, printedUnit, kind, source, decimals);
  }

  private void list(StrictJson.Obj o) {
    o.only(Set.of("key", "title", "columns", "maxRows"));
    String key = key(o);
    Localized title = o.localized("title", 500);
    Integer maxRows = o.has("maxRows") ? o.whole("maxRows", 1, 2000) : Integer.valueOf(500);
    Map<String, FormList.Column> columns = new LinkedHashMap<>();
    for (StrictJson.Obj column : o.objects("columns", 1, 40)) {
      FormList.Column c = listColumn(column);
      if (c != null && columns.putIfAbsent(c.key(), c) != null) {
        json.problem(
            column.at("key"), "FORM-TWICE", "Mã cột bị trùng.", "The column key occurs twice.");
      }
    }
    if (key == null || title == null || maxRows == null) {
      return;
    }
    if (lists.putIfAbsent(key, new FormList(key, title, List.copyOf(columns.values()), maxRows))
        != null) {
      json.problem(
          o.at("key"), "FORM-TWICE", "Mã danh sách bị trùng.", "The list key occurs twice.");
    }
  }

  private FormList.Column listColumn(StrictJson.Obj o) {
    o.only(LIST_COLUMN_FIELDS);
    String key = key(o);
    Localized label = o.localized("label", 500);
    FormList.Type type = constant(FormList.Type.class, o.at("type"), o.filled("type", 10));
    boolean figure = type == FormList.Type.FIGURE;
    String unit = figure ? o.filled("unit", 40) : "";
    Localized printedUnit = o.has("printedUnit") ? o.localized("printedUnit", 60) : NONE;
    if (!figure && o.has("unit")) {
      json.problem(
          o.at("unit"), "FORM-VALUE", "Chỉ cột FIGURE có đơn vị.", "Only FIGURE has a unit.");
    }
    Integer decimals = o.has("decimals") ? o.whole("decimals", 0, 6) : Integer.valueOf(0);
    Boolean required = o.has("required") ? o.flag("required") : Boolean.FALSE;
    Integer maxLength = o.has("maxLength") ? o.whole("maxLength", 1, 2000) : Integer.valueOf(500);
    List<FormList.Choice> choices = new ArrayList<>();
    if (o.has("choices")) {
      for (StrictJson.Obj choice : o.objects("choices", 1, 100)) {
        choice.only(Set.of("value", "label"));
        String value = choice.filled("value", 60);
        Localized name = choice.localized("label", 200);
        if (value != null && name != null) {
          choices.add(new FormList.Choice(value, name));
        }
      }
      if (type != FormList.Type.TEXT) {
        json.problem(
            o.at("choices"),
            "FORM-VALUE",
            "Chỉ cột TEXT có danh mục giá trị.",
            "Only a TEXT column has choices.");
      }
    }
    return key == null
            || label == null
            || type == null
            || unit == null
            || printedUnit == null
            || decimals == null
            || required == null
            || maxLength == null
        ? null
        : new FormList.Column(
            key, label, type, unit, printedUnit, decimals, required, maxLength, choices);
  }

  /** The cells of a row: itself, or one for each column of its table. */
  private void unfold(StrictJson.Obj o, FormRow row) {
    if (row.kind() == FormRow.Kind.HEADING) {
      return;
    }
    FormTable table = tables.get(row.table());
    if (table == null) {
      figures.put(row.key(), row);
      return;
    }
    Map<String, String> sources = new HashMap<>();
    if (o.has("sources")) {
      StrictJson.Obj given = o.object("sources");
      if (given != null) {
        for (FormColumn column : table.columns()) {
          if (given.has(column.key())) {
            String source = given.filled(column.key(), 100);
            if (source != null) {
              if (source.contains(":")) {
                sum(given.at(column.key()), source);
              }
              sources.put(column.key(), source);
            }
          }
        }
        given.only(Set.copyOf(table.columns().stream().map(FormColumn::key).toList()));
      }
    }
    Set<String> without =
        o.has("without") ? new HashSet<>(o.texts("without", 0, 60)) : new HashSet<>();
    for (String absent : without) {
      if (table.columns().stream().noneMatch(c -> c.key().equals(absent))) {
        json.problem(
            o.at("without"),
            "FORM-ROW",
            "Bảng không có cột [" + absent + "].",
            "The table has no column [" + absent + "].");
      }
    }
    for (FormColumn column : table.columns()) {
      if (!without.contains(column.key())) {
        FormRow figure = figure(o, row, column, sources.getOrDefault(column.key(), ""));
        figures.put(figure.key(), figure);
      }
    }
  }

  private FormRow figure(StrictJson.Obj o, FormRow row, FormColumn column, String indicator) {
    boolean ownUnit = !column.unit().isEmpty();
    if (!ownUnit && row.unit().isEmpty()) {
      json.problem(
          o.at("unit"),
          "JSON-MISSING",
          "Cột " + column.key() + " không có đơn vị nên dòng phải có.",
          "Column " + column.key() + " has no unit, so the row needs one.");
    }
    FormRow.Kind kind = row.kind();
    String source = indicator;
    if (column.kind() == FormRow.Kind.COMPUTED) {
      kind = FormRow.Kind.COMPUTED;
      source = each(column.source(), key -> row.key() + "/" + key);
    } else if (kind == FormRow.Kind.COMPUTED) {
      source = each(row.source(), key -> key + "/" + column.key());
    } else if (column.kind() == FormRow.Kind.PLAIN) {
      kind = FormRow.Kind.PLAIN;
    }
    return new FormRow(
        row.key() + "/" + column.key(),
        new Localized(
            row.label().vi() + " – " + column.label().vi(),
            row.label().en() + " – " + column.label().en()),
        ownUnit ? column.unit() : row.unit(),
        ownUnit ? column.printedUnit() : row.printedUnit(),
        kind,
        source,
        ownUnit ? column.decimals() : row.decimals(),
        row.indent(),
        row.periodFigure(),
        row.table(),
        row.typedWhenUnknown());
  }

  /** A formula with every bare key in brackets replaced. */
  private static String each(String formula, UnaryOperator<String> key) {
    return BRACKETS
        .matcher(formula)
        .replaceAll(
            m -> {
              String k = m.group(1).strip();
              return Matcher.quoteReplacement(
                  "[" + (ROW.matcher(k).matches() ? key.apply(k) : k) + "]");
            });
  }

  private FormRow row(StrictJson.Obj o) {
    String key = key(o);
    FormRow.Kind kind = constant(FormRow.Kind.class, o.at("kind"), o.filled("kind", 20));
    Localized label = o.localized("label", 1000);
    Integer indent = o.has("indent") ? o.whole("indent", 0, 5) : Integer.valueOf(0);
    String table = o.has("table") ? o.text("table", 20) : "";
    if (table != null && tables.isEmpty() != table.isEmpty()) {
      json.problem(
          o.at("table"),
          "FORM-TABLE",
          "Biểu có bảng thì mỗi dòng phải ghi bảng; biểu không có bảng thì không ghi.",
          "In a form with tables every row names its table; otherwise none does.");
    } else if (table != null && !table.isEmpty() && !tables.containsKey(table)) {
      json.problem(
          o.at("table"),
          "FORM-TABLE",
          "Không có bảng [" + table + "].",
          "There is no table [" + table + "].");
    }
    if (kind == FormRow.Kind.HEADING) {
      o.only(HEADING_FIELDS);
      return key == null || label == null || indent == null || table == null
          ? null
          : new FormRow(key, label, "", NONE, kind, "", 0, indent, false, table, false);
    }
    o.only(ROW_FIELDS);
    boolean columns = table != null && !table.isEmpty();
    String unit = columns && !o.has("unit") ? "" : o.filled("unit", 40);
    Localized printedUnit =
        columns && !o.has("printedUnit") ? NONE : o.localized("printedUnit", 60);
    String source =
        kind == FormRow.Kind.COMPUTED
            ? o.filled("source", 1000)
            : columns && !o.has("source") ? "" : o.text("source", 100);
    if (kind != FormRow.Kind.COMPUTED && source != null && source.contains(":")) {
      sum(o.at("source"), source);
    }
    if (columns && kind != FormRow.Kind.COMPUTED && source != null && !source.isEmpty()) {
      json.problem(
          o.at("source"),
          "FORM-VALUE",
          "Trong bảng nhiều cột, nguồn ghi ở sources theo từng cột.",
          "In a table with columns the sources go into sources, by column.");
    }
    if (!columns && (o.has("sources") || o.has("without"))) {
      json.problem(
          o.at("sources"),
          "FORM-VALUE",
          "Chỉ dòng của bảng nhiều cột có sources và without.",
          "Only a row of a table with columns has sources and without.");
    }
    Integer decimals = o.has("decimals") ? o.whole("decimals", 0, 6) : Integer.valueOf(0);
    Boolean periodFigure = o.has("periodFigure") ? o.flag("periodFigure") : Boolean.FALSE;
    Boolean typed = o.has("typedWhenUnknown") ? o.flag("typedWhenUnknown") : Boolean.FALSE;
    if (key == null
        || label == null
        || indent == null
        || kind == null
        || table == null
        || unit == null
        || printedUnit == null
        || source == null
        || decimals == null
        || periodFigure == null
        || typed == null) {
      return null;
    }
    return new FormRow(
        key, label, unit, printedUnit, kind, source, decimals, indent, periodFigure, table, typed);
  }

  /** A figure may be the sum over reports of another form. */
  private void sum(String place, String source) {
    boolean sum;
    try {
      sum = FormReference.parse(source).kind() == FormReference.Kind.SUM;
    } catch (IllegalArgumentException e) {
      sum = false;
    }
    if (!sum) {
      json.problem(
          place,
          "FORM-VALUE",
          "Phải là mã chỉ tiêu, hoặc sum:mã-biểu:ô.",
          "It must be an indicator's id, or sum:form-id:cell.");
    }
  }

  /**
   * The names in an expression.
   *
   * @param outside whether it may look beyond the report itself
   * @return null after a problem
   */
  private Set<String> expression(String place, String text, boolean outside) {
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
      FormReference reference;
      try {
        reference = FormReference.parse(used);
      } catch (IllegalArgumentException e) {
        noRow(place, used);
        continue;
      }
      if (!outside && !reference.kind().inside()) {
        json.problem(
            place,
            "FORM-ROW",
            "Công thức chỉ dùng số liệu của chính báo cáo, không dùng [" + used + "].",
            "A formula uses figures of the report itself only, not [" + used + "].");
      } else if (!known(reference)) {
        noRow(place, used);
      }
    }
    return expression.rows();
  }

  private boolean known(FormReference r) {
    return switch (r.kind()) {
      case CELL, PREVIOUS, EARLIER, SAME_DAY -> figures.containsKey(r.cell());
      case LIST, MAX -> {
        FormList list = lists.get(r.list());
        yield list != null
            && list.column(r.column()).filter(c -> c.type() == FormList.Type.FIGURE).isPresent()
            && r.where().keySet().stream().allMatch(w -> list.column(w).isPresent());
      }
      case COUNT -> {
        FormList list = lists.get(r.list());
        yield list != null && r.where().keySet().stream().allMatch(w -> list.column(w).isPresent());
      }
      case SUM, TOTAL, INDICATOR, PARAMETER -> true;
    };
  }

  private void noRow(String place, String used) {
    json.problem(
        place,
        "FORM-ROW",
        "Không có ô số liệu [" + used + "].",
        "There is no cell with a figure [" + used + "].");
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

  /** A check, or one for each key that it is made over. */
  private List<FormCheck> checks(StrictJson.Obj o) {
    FormCheck check = check(o);
    if (check == null) {
      return List.of();
    }
    List<String> over = o.has("over") ? o.texts("over", 1, 200) : List.of();
    List<FormCheck> result = new ArrayList<>();
    if (over.isEmpty()) {
      result.add(check);
    }
    for (String key : over) {
      String id = check.id() + "." + key;
      if (!ROW.matcher(key).matches() || id.length() > 40) {
        json.problem(
            o.at("over"),
            "FORM-VALUE",
            "Khóa [" + key + "] không hợp lệ hoặc làm mã kiểm tra dài quá 40 ký tự.",
            "The key [" + key + "] is none, or makes the check's id longer than 40 characters.");
        continue;
      }
      String name = rows.containsKey(key) ? rows.get(key).label().vi() : key;
      String nameEn = rows.containsKey(key) ? rows.get(key).label().en() : key;
      result.add(
          new FormCheck(
              id,
              check.severity(),
              check.left().replace("{key}", key),
              check.operator(),
              check.right().replace("{key}", key),
              check.tolerance(),
              new Localized(
                  check.message().vi().replace("{key}", name),
                  check.message().en().replace("{key}", nameEn))));
    }
    for (FormCheck c : result) {
      expression(o.at("left"), c.left(), true);
      if (c.operator() != FormCheck.Operator.PRESENT) {
        expression(o.at("right"), c.right(), true);
      }
    }
    return result;
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
    String right = "";
    if (operator == FormCheck.Operator.PRESENT) {
      if (o.has("right") && !"".equals(o.text("right", 1000))) {
        json.problem(
            o.at("right"), "FORM-VALUE", "PRESENT không có vế phải.", "PRESENT has no right side.");
      }
    } else {
      right = o.filled("right", 1000);
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
