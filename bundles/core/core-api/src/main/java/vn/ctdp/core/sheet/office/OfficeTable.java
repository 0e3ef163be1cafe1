package vn.ctdp.core.sheet.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.sheet.Workbook;
import vn.ctdp.core.sheet.office.ImportField.Kind;
import vn.ctdp.core.sheet.office.OfficeNumber.Evidence;
import vn.ctdp.core.text.VietnameseText;

/** A sheet whose columns are understood: gives the values of each row. For one thread. */
public final class OfficeTable {

  private static final int SAMPLES = 3;

  /** How people write that there is nothing to say. */
  private static final Pattern NOTHING =
      Pattern.compile("[-–—−.…/*]+|n/?a|khong co so lieu|chua co so lieu|chua ro");

  private static final Pattern TOTAL =
      Pattern.compile(
          "(tổng|cộng|toàn tỉnh|bình quân|trung bình|lũy kế|luỹ kế|tong cong|tong so)( |:|$).*");
  private static final Pattern FOOT =
      Pattern.compile(
          "(nguoi lap|lap bieu|nguoi kiem|giam doc|pho giam doc|thu truong|noi nhan|ghi chu|luu y"
              + "|nguon so lieu|tm\\.|kt\\.|truong phong|ky ten).*|.*, ?ngay .* thang .* nam.*");
  private static final Pattern DASHES = Pattern.compile("[-–—.…]+");
  private static final Pattern GROUP = Pattern.compile("[IVXLC]+[.)]?|[A-ZĐ][.)]?");

  private final TableFields fields;
  private final Map<String, ImportField> byKey = new HashMap<>();
  private final Sheet sheet;
  private final TableShape shape;
  private final Map<Integer, ColumnChoice> choices;
  private final Map<Integer, NumberStyle> styles = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<Long, String> mergedText = new HashMap<>();
  private final int numberColumn;
  private final boolean numbered;

  /**
   * Understands a sheet.
   *
   * @param fields what its columns may hold
   * @param shape where its headings are
   * @param choices choices by column, from 0; null to guess
   */
  public OfficeTable(
      TableFields fields, Sheet sheet, TableShape shape, Map<Integer, ColumnChoice> choices) {
    this.fields = fields;
    fields.all().forEach(f -> byKey.put(f.key(), f));
    this.sheet = sheet;
    this.shape = shape;
    this.choices = new TreeMap<>(choices == null ? guess() : choices);
    this.choices.forEach(
        (column, choice) -> {
          if (find(choice.field()).isPresent()) {
            columns.putIfAbsent(choice.field(), column);
          }
        });
    this.numberColumn =
        shape.headersByColumn().entrySet().stream()
            .filter(
                e ->
                    VietnameseText.searchKey(e.getValue())
                        .matches("(so )?(stt|tt|so tt|so thu tu)( .*)?"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(-1);
    this.numbered =
        numberColumn >= 0
            && shape.data().stream().anyMatch(r -> r.text(numberColumn).matches("\\d+\\.?"));
    styles();
    tall();
  }

  /** The sheet with most columns that are known, then most rows; hidden ones last. */
  public static Optional<Sheet> likely(Workbook book, FieldGuess guess) {
    Sheet best = null;
    long bestScore = -1;
    for (Sheet sheet : book.sheets()) {
      if (sheet.rows().isEmpty()) {
        continue;
      }
      int known = guess.guess(TableShape.find(sheet, guess).headersByColumn()).size();
      long score =
          (sheet.hidden() ? 0 : 10_000_000L)
              + known * 100_000L
              + Math.min(sheet.rows().size(), 99_999);
      if (score > bestScore) {
        best = sheet;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  private Map<Integer, ColumnChoice> guess() {
    Map<Integer, ColumnChoice> result = new TreeMap<>();
    Map<Integer, String> guessed = fields.guess().guess(shape.headersByColumn());
    Optional<String> general =
        shape
            .above()
            .lines()
            .flatMap(l -> List.of(l.split("[;(),]")).stream())
            .map(OfficeNumber::unit)
            .flatMap(Optional::stream)
            .findFirst();
    shape
        .headersByColumn()
        .forEach(
            (column, header) -> {
              String key = guessed.get(column);
              if (key == null) {
                result.put(column, ColumnChoice.LEFT_OUT);
                return;
              }
              Kind kind = find(key).orElseThrow().kind();
              result.put(
                  column,
                  new ColumnChoice(key, unit(kind, column, header, general), NumberStyle.AUTO));
            });
    return result;
  }

  private String unit(Kind kind, int column, String header, Optional<String> general) {
    if (kind.units().isEmpty()) {
      return "";
    }
    Optional<String> named =
        FieldGuess.unit(header).or(() -> general).filter(kind.units()::contains);
    if (kind == Kind.PERCENT) {
      boolean shares =
          shape.data().stream()
              .map(r -> r.cell(column).orElse(null))
              .filter(c -> c != null && c.kind() == SheetCell.Kind.NUMBER && !c.percent())
              .allMatch(c -> c.number().compareTo(BigDecimal.ONE) <= 0);
      boolean any =
          shape.data().stream()
              .anyMatch(
                  r ->
                      r.cell(column)
                          .filter(c -> c.kind() == SheetCell.Kind.NUMBER && !c.percent())
                          .isPresent());
      return any && shares && header.indexOf('%') < 0 ? "share" : "percent";
    }
    // Land is measured in hectares unless somebody says otherwise; money has no such habit.
    return named.orElse(kind == Kind.AREA ? "ha" : "");
  }

  /** How each column of figures is written: by itself, by the sheet, by habit. */
  private void styles() {
    Map<Integer, Set<Evidence>> seen = new HashMap<>();
    Set<Evidence> whole = EnumSet.noneOf(Evidence.class);
    for (SheetRow row : shape.data()) {
      for (SheetCell cell : row.cells()) {
        if (cell.kind() == SheetCell.Kind.TEXT && figures(cell.column())) {
          Evidence evidence = OfficeNumber.evidence(cell.text());
          seen.computeIfAbsent(cell.column(), c -> EnumSet.noneOf(Evidence.class)).add(evidence);
          whole.add(evidence);
        }
      }
    }
    seen.forEach(
        (column, evidence) -> {
          NumberStyle chosen = choices.get(column).style();
          if (chosen == NumberStyle.AUTO) {
            boolean vi = evidence.contains(Evidence.VI);
            boolean en = evidence.contains(Evidence.EN);
            if (vi != en) {
              chosen = vi ? NumberStyle.VI : NumberStyle.EN;
            } else if (!vi && evidence.contains(Evidence.AMBIGUOUS)) {
              chosen =
                  whole.contains(Evidence.EN) && !whole.contains(Evidence.VI)
                      ? NumberStyle.EN
                      : NumberStyle.VI;
            }
          }
          styles.put(column, chosen);
        });
  }

  private boolean figures(int column) {
    return kind(column)
        .map(
            k ->
                switch (k) {
                  case AREA, MONEY, COUNT, NUMBER, PERCENT -> true;
                  default -> false;
                })
        .orElse(false);
  }

  private Optional<ImportField> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  private Optional<Kind> kind(int column) {
    ColumnChoice choice = choices.get(column);
    return choice == null ? Optional.empty() : find(choice.field()).map(ImportField::kind);
  }

  /** Texts of cells that were merged over several rows of data hold for all of them. */
  private void tall() {
    for (CellRange range : sheet.merged()) {
      if (range.firstRow() >= shape.firstData() && range.lastRow() > range.firstRow()) {
        String text = sheet.row(range.firstRow()).map(r -> r.text(range.firstColumn())).orElse("");
        int rows = Math.min(range.lastRow(), range.firstRow() + 200);
        for (int r = range.firstRow() + 1; r <= rows && !text.isEmpty(); r++) {
          mergedText.put(r * 1000L + range.firstColumn(), text);
        }
      }
    }
  }

  /** How each column is understood, by column from 0. */
  public Map<Integer, ColumnChoice> choices() {
    return choices;
  }

  /** Where its headings are. */
  public TableShape shape() {
    return shape;
  }

  /** Whether a column holds the field. */
  public boolean has(String field) {
    return columns.containsKey(field);
  }

  /** The columns with their headings and first contents, for people to check. */
  public List<ColumnInfo> infos() {
    List<ColumnInfo> result = new ArrayList<>();
    shape
        .headersByColumn()
        .forEach(
            (column, header) ->
                result.add(
                    new ColumnInfo(
                        column,
                        CellRange.column(column),
                        header,
                        shape.data().stream()
                            .map(r -> r.text(column))
                            .filter(t -> !t.isEmpty())
                            .limit(SAMPLES)
                            .toList(),
                        choices.getOrDefault(column, ColumnChoice.LEFT_OUT),
                        styles.getOrDefault(column, NumberStyle.AUTO))));
    return result;
  }

  /** What is wrong with the columns as a whole. */
  public List<FieldProblem> problems() {
    List<FieldProblem> result = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    choices.forEach(
        (column, choice) -> {
          String place = sheet.name() + "!" + CellRange.column(column);
          if (choice.field().isEmpty()) {
            return;
          }
          Optional<ImportField> field = find(choice.field());
          if (field.isEmpty()) {
            result.add(
                FieldProblem.error(
                    place,
                    fields.problems() + "20",
                    "Không có nội dung “" + choice.field() + "”.",
                    "There is no field “" + choice.field() + "”."));
            return;
          }
          String vi = field.get().label().vi();
          String en = field.get().label().en();
          Integer other = used.put(choice.field(), column);
          if (other != null) {
            result.add(
                FieldProblem.error(
                    place,
                    fields.problems() + "21",
                    "Hai cột (%s, %s) cùng là “%s”; bỏ một cột."
                        .formatted(CellRange.column(other), CellRange.column(column), vi),
                    "Two columns (%s, %s) are both “%s”; leave one out."
                        .formatted(CellRange.column(other), CellRange.column(column), en)));
          }
          if (field.get().kind() == Kind.MONEY && choice.unit().isEmpty()) {
            result.add(
                FieldProblem.error(
                    place,
                    fields.problems() + "22",
                    "Cột “%s” chưa rõ đơn vị tiền; chọn đồng, nghìn, triệu hoặc tỷ đồng."
                        .formatted(vi),
                    "The unit of “%s” is not known; choose đồng, thousand, million or billion."
                        .formatted(en)));
          } else if (!choice.unit().isEmpty()
              && !field.get().kind().units().contains(choice.unit())) {
            result.add(
                FieldProblem.error(
                    place,
                    fields.problems() + "23",
                    "Đơn vị không hợp với “" + vi + "”.",
                    "The unit does not fit “" + en + "”."));
          }
        });
    return result;
  }

  /** Why a row is no record of the table; empty when it is one. */
  public Optional<FieldProblem> noRecord(SheetRow row, String keyField) {
    String place = sheet.name() + "!" + row.number();
    // With their marks: "cộng" is a sum, "công ty" and "công nghiệp" are not.
    String firstText =
        row.cells().stream()
            .filter(c -> c.kind() == SheetCell.Kind.TEXT)
            // Ordinals say nothing, but "Tổng cộng" often begins in their column.
            .filter(c -> c.column() != numberColumn || c.text().length() > 3)
            .map(c -> c.text().toLowerCase(VietnameseText.VI))
            .findFirst()
            .orElse("");
    String nameText =
        columns.containsKey(keyField)
            ? text(row, columns.get(keyField)).toLowerCase(VietnameseText.VI)
            : "";
    String first = VietnameseText.searchKey(firstText);
    String name = VietnameseText.searchKey(nameText);
    if (TOTAL.matcher(firstText).matches() || TOTAL.matcher(nameText).matches()) {
      return left(place, fields.problems() + "30", "Dòng tổng: bỏ qua.", "A total: left out.");
    }
    boolean text = row.cells().stream().allMatch(c -> c.kind() == SheetCell.Kind.TEXT);
    if (text && (FOOT.matcher(first).matches() || FOOT.matcher(name).matches())) {
      return left(
          place,
          fields.problems() + "31",
          "Ghi chú hoặc chữ ký: bỏ qua.",
          "A remark or signature: left out.");
    }
    if (numbered && GROUP.matcher(row.text(numberColumn)).matches()) {
      return left(
          place, fields.problems() + "32", "Tên nhóm: bỏ qua.", "Heading of a group: left out.");
    }
    long mapped =
        row.cells().stream()
            .filter(c -> !choices.getOrDefault(c.column(), ColumnChoice.LEFT_OUT).field().isEmpty())
            .count();
    if (mapped == 0
        || (text && row.cells().size() == 1 && columns.size() > 1 && !numbersOnly(row, keyField))) {
      return left(
          place,
          fields.problems() + "33",
          "Không có số liệu ở các cột đã chọn: bỏ qua.",
          "Nothing in the chosen columns: left out.");
    }
    return Optional.empty();
  }

  /** A single text may be a record where the table is but names. */
  private boolean numbersOnly(SheetRow row, String keyField) {
    Integer column = columns.get(keyField);
    if (column == null || row.cell(column).isEmpty()) {
      return false;
    }
    boolean band =
        sheet.merged().stream()
            .anyMatch(r -> r.contains(row.number(), column) && r.lastColumn() > r.firstColumn());
    return !band && row.cells().get(0).column() == column && !isUpper(row.text(column));
  }

  private static boolean isUpper(String text) {
    return text.length() > 6 && text.equals(text.toUpperCase(VietnameseText.VI));
  }

  private static Optional<FieldProblem> left(String place, String code, String vi, String en) {
    return Optional.of(FieldProblem.warning(place, code, vi, en));
  }

  private String text(SheetRow row, int column) {
    String own = row.text(column);
    return own.isEmpty() ? mergedText.getOrDefault(row.number() * 1000L + column, "") : own;
  }

  /** The values of a row. */
  public Values values(SheetRow row) {
    return new Values(row);
  }

  /**
   * A figure that was read.
   *
   * @param number in the stored unit
   * @param wording how it stood in the file, where that says more than the figure; else empty
   */
  public record Figure(BigDecimal number, String wording) {}

  /** Typed values of a row, and what is wrong with them. */
  public final class Values {

    private final SheetRow row;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, Object> read = new LinkedHashMap<>();

    private Values(SheetRow row) {
      this.row = row;
      columns.forEach((field, column) -> value(field, column));
    }

    /** Number of the row in its sheet, from 1. */
    public int number() {
      return row.number();
    }

    /** What was found wrong or worth knowing so far; the field is sheet and cell. */
    public List<FieldProblem> problems() {
      return problems;
    }

    /** Sheet and cell of a field; sheet and row when no column holds it. */
    public String place(String field) {
      Integer column = columns.get(field);
      return column == null ? sheet.name() + "!" + row.number() : sheet.place(row.number(), column);
    }

    /** Says what is wrong with a field of the row, once. */
    public void error(String field, String code, String vi, String en) {
      FieldProblem problem = FieldProblem.error(place(field), code, vi, en);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }

    /** Says what is worth knowing about a field of the row. */
    public void warning(String field, String code, String vi, String en) {
      problems.add(FieldProblem.warning(place(field), code, vi, en));
    }

    /** Whether the row has a value of the field. */
    public boolean has(String field) {
      return read.containsKey(field);
    }

    /** The text of a field; null when it is empty. */
    public String text(String field) {
      return (String) read.get(field);
    }

    /** The figure of a field; null when it is empty. */
    public Figure figure(String field) {
      return (Figure) read.get(field);
    }

    /** The day of a field; null when it is empty. */
    public OfficeDate date(String field) {
      return (OfficeDate) read.get(field);
    }

    /** Whether a flag is set; null when it is empty. */
    public Boolean flag(String field) {
      Figure f = figure(field);
      return f == null ? null : f.number().signum() != 0;
    }

    private void value(String field, int column) {
      ImportField known = find(field).orElseThrow();
      boolean words = known.kind() == Kind.TEXT || known.kind() == Kind.COMMUNES;
      SheetCell cell = row.cell(column).orElse(null);
      if (cell == null) {
        String above = words ? OfficeTable.this.text(row, column) : "";
        if (!above.isEmpty()) {
          read.put(field, above);
        }
        return;
      }
      if (cell.kind() == SheetCell.Kind.ERROR) {
        error(
            field,
            fields.problems() + "40",
            "Ô báo lỗi “" + cell.text() + "”; sửa công thức hoặc gõ giá trị.",
            "The cell says “" + cell.text() + "”; mend the formula or type the value.");
        return;
      }
      if (cell.formula() && !fields.formula(field, this::has)) {
        error(
            field,
            fields.problems() + "41",
            "Ô là công thức (đang hiện “"
                + cell.text()
                + "”). Chép cả cột rồi Dán đặc biệt →"
                + " Giá trị (Paste Values).",
            "The cell is a formula (showing “"
                + cell.text()
                + "”). Copy the column and Paste"
                + " Special → Values.");
        return;
      }
      String text = cell.text();
      if (text.isEmpty() || (!words && NOTHING.matcher(VietnameseText.searchKey(text)).matches())) {
        return;
      }
      switch (known.kind()) {
        case TEXT, COMMUNES -> {
          if (!DASHES.matcher(text).matches()) {
            read.put(field, text);
          }
        }
        case DATE -> date(field, cell);
        case FLAG -> flag(field, cell);
        case CODE -> code(field, known, text);
        default -> number(field, known.kind(), column, cell);
      }
    }

    private void date(String field, SheetCell cell) {
      Optional<OfficeDate> day = OfficeDate.read(cell);
      if (day.isEmpty()) {
        error(
            field,
            fields.problems() + "42",
            "Không đọc được ngày “%s”. Viết ngày/tháng/năm, ví dụ 18/6/2026."
                .formatted(cell.text()),
            "“%s” is no day; write day/month/year, for instance 18/6/2026.".formatted(cell.text()));
        return;
      }
      read.put(field, day.get());
      if (!day.get().exact()) {
        warning(
            field,
            fields.problems() + "43",
            "“%s” không rõ ngày: lấy ngày cuối kỳ, không tính là ngày văn bản."
                .formatted(cell.text()),
            "“%s” names no day: its last day is taken, not as the day of the act."
                .formatted(cell.text()));
      }
    }

    private void flag(String field, SheetCell cell) {
      String key = VietnameseText.searchKey(cell.text());
      Boolean value =
          switch (key) {
            case "1",
                "x",
                "co",
                "da",
                "da co",
                "roi",
                "dat",
                "✓",
                "✔",
                "v",
                "yes",
                "true",
                "dung",
                "dang hoat dong",
                "da hoat dong",
                "hoat dong",
                "dang dau tu",
                "da dau tu",
                "fdi",
                "nuoc ngoai" ->
                true;
            case "0",
                "khong",
                "chua",
                "chua co",
                "khong dat",
                "chua dat",
                "no",
                "false",
                "sai",
                "chua hoat dong",
                "chua dau tu",
                "trong nuoc",
                "ddi",
                "khong co" ->
                false;
            default -> null;
          };
      if (value == null) {
        error(
            field,
            fields.problems() + "44",
            "“%s” không rõ có hay không; viết “có” hoặc “không”.".formatted(cell.text()),
            "“%s” is neither yes nor no; write “có” or “không”.".formatted(cell.text()));
      } else {
        read.put(field, new Figure(value ? BigDecimal.ONE : BigDecimal.ZERO, ""));
      }
    }

    private void code(String field, ImportField known, String text) {
      Optional<String> code = fields.code(field, text);
      if (code.isPresent()) {
        read.put(field, code.get());
      } else {
        String values =
            String.join("; ", fields.codes(field).values().stream().map(l -> l.vi()).toList());
        error(
            field,
            fields.problems() + "45",
            "“%s” không có trong danh mục của “%s”: %s."
                .formatted(text, known.label().vi(), values),
            "“%s” is not among the values of “%s”: %s."
                .formatted(text, known.label().en(), values));
      }
    }

    private void number(String field, Kind kind, int column, SheetCell cell) {
      if (cell.kind() == SheetCell.Kind.DATE) {
        error(
            field,
            fields.problems() + "46",
            "Ô là ngày, không phải số: có thể Excel đã tự đổi (20.5 thành 20/5). Định dạng cột là"
                + " số rồi gõ lại.",
            "The cell is a day, not a figure: the spreadsheet may have turned 20.5 into 20 May."
                + " Format the column as number and type it again.");
        return;
      }
      ColumnChoice choice = choices.get(column);
      BigDecimal value;
      String unit = choice.unit();
      String wording = "";
      if (cell.number() != null) {
        value = cell.number();
        if (kind == Kind.PERCENT && cell.percent()) {
          value = value.movePointRight(2);
          unit = "percent";
        }
      } else {
        NumberStyle style = styles.getOrDefault(column, NumberStyle.AUTO);
        Optional<OfficeNumber> figure = OfficeNumber.read(cell.text(), style);
        if (figure.isEmpty()) {
          notRead(field, cell.text(), style);
          return;
        }
        value = figure.get().value();
        if (!figure.get().unit().isEmpty()) {
          if (!kind.units().contains(figure.get().unit())) {
            error(
                field,
                fields.problems() + "47",
                "Đơn vị trong ô “%s” không hợp với cột này.".formatted(cell.text()),
                "The unit in “%s” does not fit this column.".formatted(cell.text()));
            return;
          }
          unit = figure.get().unit();
        }
        if (figure.get().approximate()) {
          wording = cell.text();
          warning(
              field,
              fields.problems() + "48",
              "“%s” là số xấp xỉ: lưu %s và giữ nguyên văn trong nguồn."
                  .formatted(cell.text(), VnNumbers.formatTrimmed(value, 6)),
              "“%s” is approximate: %s is stored, with the wording in the source."
                  .formatted(cell.text(), VnNumbers.formatTrimmed(value, 6)));
        }
      }
      BigDecimal converted = converted(value, unit);
      int decimals = kind == Kind.MONEY ? 0 : kind == Kind.COUNT ? Integer.MAX_VALUE : 4;
      if (Math.max(0, converted.stripTrailingZeros().scale()) > decimals) {
        BigDecimal rounded = converted.setScale(decimals, RoundingMode.HALF_UP);
        warning(
            field,
            fields.problems() + "49",
            "%s làm tròn thành %s.".formatted(shown(converted), shown(rounded)),
            "%s is rounded to %s.".formatted(shown(converted), shown(rounded)));
        converted = rounded;
      }
      read.put(field, new Figure(converted, wording));
    }

    private void notRead(String field, String text, NumberStyle style) {
      if (OfficeNumber.evidence(text) == Evidence.AMBIGUOUS && style == NumberStyle.AUTO) {
        error(
            field,
            fields.problems() + "50",
            "“%s” có hai cách đọc và cột viết lẫn cả hai; chọn cách viết số cho cột này."
                .formatted(text),
            "“%s” can be read in two ways and the column has both; choose how it writes figures."
                .formatted(text));
      } else {
        error(
            field,
            fields.problems() + "51",
            "Không đọc được số “%s”; viết như 1.234,56.".formatted(text),
            "“%s” is no figure; write it like 1.234,56.".formatted(text));
      }
    }
  }

  private static String shown(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, 8);
  }

  private static BigDecimal converted(BigDecimal value, String unit) {
    return switch (unit) {
      case "m2" -> value.movePointLeft(4);
      case "km2", "share" -> value.movePointRight(2);
      case "nghin" -> value.movePointRight(3);
      case "trieu" -> value.movePointRight(6);
      case "ty" -> value.movePointRight(9);
      default -> value;
    };
  }
}
