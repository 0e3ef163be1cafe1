package vn.ctdp.exchange.documents.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.exchange.form.FormColumn;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormLevel;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;

/**
 * A report as it stands on paper, in Vietnamese, whatever the file it becomes. The frame is that of
 * an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I): issuing organisation and number on the
 * left, name of the state and motto on the right, place and date, title, addressee, content, place
 * for those who receive it and for the signature.
 *
 * @param superior organisation above the issuing one; may be empty
 * @param issuer issuing organisation
 * @param number line for number and sign
 * @param place line for place and date
 * @param formNumber official number of the form with its legal text
 * @param title title
 * @param subtitle period and closing window
 * @param addressee to whom it goes
 * @param remark remark about the form; may be empty
 * @param tables tables in order
 * @param notes notes below them
 * @param receivers lines of "Nơi nhận"
 * @param signer capacity of who signs
 * @param footer line at the foot of every page
 */
record Paper(
    String superior,
    String issuer,
    String number,
    String place,
    String formNumber,
    String title,
    String subtitle,
    String addressee,
    String remark,
    List<Table> tables,
    List<String> notes,
    List<String> receivers,
    String signer,
    String footer) {

  static final String STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

  /** Columns from which a table lies across the page. */
  private static final int WIDE = 7;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /**
   * A table.
   *
   * @param title title; empty for the form's only table
   * @param heads headings
   * @param widths relative widths
   * @param lines lines
   */
  record Table(String title, List<String> heads, List<Integer> widths, List<Line> lines) {

    boolean wide() {
      return heads.size() > WIDE;
    }
  }

  /**
   * A line of a table.
   *
   * @param cells texts, as many as there are headings
   * @param right whether a text stands at the right
   * @param bold a heading or a total
   */
  record Line(List<String> cells, List<Boolean> right, boolean bold) {}

  boolean wide() {
    return tables.stream().anyMatch(Table::wide);
  }

  /** The report on paper; {@code superior}, {@code issuer} and {@code town} are the instance's. */
  static Paper of(Report report, String superior, String issuer, String town) {
    FormDefinition form = report.definition();
    Period period = report.summary().period();
    Map<String, ReportCell> cells = new HashMap<>();
    report.cells().forEach(c -> cells.put(c.row(), c));
    List<Table> tables = new ArrayList<>();
    if (form.tables().isEmpty()) {
      if (!form.rows().isEmpty()) {
        tables.add(plain(form, cells));
      }
    } else {
      form.tables().forEach(t -> tables.add(matrix(form, t, cells)));
    }
    form.lists().forEach(l -> tables.add(list(l, report.lists().getOrDefault(l.key(), List.of()))));
    boolean ours = form.level() == FormLevel.PROVINCE;
    String subject = report.summary().subject().map(ReportSubject::title).orElse("");
    String within = report.summary().subject().map(ReportSubject::within).orElse("");
    List<String> receivers = new ArrayList<>();
    for (String receiver : form.recipient().vi().split(";")) {
      receivers.add("- " + receiver.strip() + ";");
    }
    receivers.add("- Lưu: VT.");
    return new Paper(
        ours ? superior : form.level() == FormLevel.COMMUNE ? superior : "",
        ours
            ? issuer
            : form.level() == FormLevel.COMMUNE
                ? "UBND " + subject.toUpperCase(new Locale("vi"))
                : (within.isEmpty() || form.level() == FormLevel.TENANT ? subject : within)
                    .toUpperCase(new Locale("vi")),
        "Số:        /BC-" + (ours ? "SCT" : form.level() == FormLevel.COMMUNE ? "UBND" : ""),
        town + ", ngày      tháng      năm " + report.summary().cutoff().getYear(),
        form.number() + " (" + form.legalText() + ")",
        form.title().vi().toUpperCase(new Locale("vi")),
        (subject.isEmpty() ? "" : subject + (within.isEmpty() ? "" : " – " + within) + "\n")
            + words(period)
            + " (số liệu chốt từ "
            + DAY.format(form.closingFrom(period))
            + " đến "
            + DAY.format(report.summary().cutoff())
            + ")",
        form.recipient().vi(),
        form.remark().vi(),
        tables,
        notes(report, cells),
        receivers,
        ours
            ? "GIÁM ĐỐC"
            : form.level() == FormLevel.COMMUNE
                ? "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
                : "NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT",
        form.key()
            + " · lần lập "
            + report.summary().revision()
            + " · "
            + report
                .receipt()
                .map(r -> "SHA-256 " + r.digest())
                .orElse("bản in từ hệ thống, chưa có mã băm của bản đã gửi"));
  }

  private static String words(Period period) {
    return switch (period.kind()) {
      case YEAR -> "Năm " + period.year();
      case HALF_YEAR ->
          (period.index() == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + period.year();
      case QUARTER -> "Quý " + period.index() + " năm " + period.year();
      case MONTH -> "Tháng " + period.index() + " năm " + period.year();
    };
  }

  private static Table plain(FormDefinition form, Map<String, ReportCell> cells) {
    List<Line> lines = new ArrayList<>();
    List<Boolean> right = List.of(false, false, false, true, false);
    for (FormRow row : form.rows()) {
      if (row.kind() == FormRow.Kind.HEADING) {
        lines.add(new Line(List.of(row.key(), row.label().vi(), "", "", ""), right, true));
        continue;
      }
      ReportCell cell = cells.get(row.key());
      lines.add(
          new Line(
              List.of(
                  row.key(),
                  "  ".repeat(row.indent())
                      + (row.indent() > 0 ? "- " : "")
                      + row.label().vi()
                      + (row.periodFigure() && !row.label().vi().contains("trong kỳ")
                          ? " (trong kỳ)"
                          : ""),
                  row.printedUnit().vi(),
                  figure(row, cell),
                  cell == null ? "" : cell.note()),
              right,
              false));
    }
    return new Table(
        "",
        List.of("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"),
        List.of(7, 50, 13, 15, 15),
        lines);
  }

  private static String figure(FormRow figure, ReportCell cell) {
    return cell == null || cell.value() == null
        ? ""
        : VnNumbers.format(cell.value().movePointLeft(figure.shift()), figure.decimals())
            + (cell.source() == ReportCell.Source.OVERRIDE ? " (*)" : "");
  }

  private static Table matrix(FormDefinition form, FormTable table, Map<String, ReportCell> cells) {
    boolean units = table.columns().stream().anyMatch(c -> c.unit().isEmpty());
    List<String> heads = new ArrayList<>(List.of("Chỉ tiêu"));
    List<Integer> widths = new ArrayList<>(List.of(26));
    List<Boolean> right = new ArrayList<>(List.of(false));
    if (units) {
      heads.add("Đơn vị tính");
      widths.add(10);
      right.add(false);
    }
    for (FormColumn column : table.columns()) {
      String unit = column.printedUnit().vi();
      heads.add(column.label().vi() + (unit.isEmpty() ? "" : " (" + unit + ")"));
      widths.add(10);
      right.add(true);
    }
    List<Line> lines = new ArrayList<>();
    for (FormRow row : form.rows()) {
      if (!row.table().equals(table.key())) {
        continue;
      }
      List<String> texts = new ArrayList<>(List.of(row.label().vi()));
      if (units) {
        texts.add(row.printedUnit().vi());
      }
      for (FormColumn column : table.columns()) {
        String key = row.key() + "/" + column.key();
        texts.add(form.figure(key).map(f -> figure(f, cells.get(key))).orElse(""));
      }
      lines.add(
          new Line(
              texts,
              right,
              row.kind() == FormRow.Kind.HEADING || row.kind() == FormRow.Kind.COMPUTED));
    }
    return new Table(table.title().vi(), heads, widths, lines);
  }

  private static Table list(FormList list, List<Map<String, String>> values) {
    List<String> heads = new ArrayList<>(List.of("TT"));
    List<Integer> widths = new ArrayList<>(List.of(5));
    List<Boolean> right = new ArrayList<>(List.of(false));
    for (FormList.Column column : list.columns()) {
      String unit = column.printedUnit().vi();
      String label = column.label().vi();
      heads.add(unit.isEmpty() || label.contains(unit) ? label : label + " (" + unit + ")");
      boolean figure = column.type() == FormList.Type.FIGURE;
      widths.add(column.type() == FormList.Type.TEXT && column.choices().isEmpty() ? 14 : 9);
      right.add(figure);
    }
    List<Line> lines = new ArrayList<>();
    int number = 1;
    for (Map<String, String> value : values) {
      List<String> texts = new ArrayList<>(List.of(Integer.toString(number++)));
      for (FormList.Column column : list.columns()) {
        texts.add(shown(column, value.get(column.key())));
      }
      lines.add(new Line(texts, right, false));
    }
    return new Table(list.title().vi(), heads, widths, lines);
  }

  private static String shown(FormList.Column column, String value) {
    if (value == null) {
      return "";
    }
    return switch (column.type()) {
      case DATE -> DAY.format(LocalDate.parse(value));
      case FIGURE ->
          VnNumbers.format(new BigDecimal(value).movePointLeft(column.shift()), column.decimals());
      default -> column.name(value).vi();
    };
  }

  private static List<String> notes(Report report, Map<String, ReportCell> cells) {
    List<String> notes = new ArrayList<>();
    FormDefinition form = report.definition();
    if (form.figures().stream().anyMatch(FormRow::periodFigure)) {
      notes.add(
          "Chỉ tiêu “trong kỳ” tính trong thời gian chốt số liệu; các chỉ tiêu khác là lũy kế đến"
              + " ngày chốt số liệu.");
    }
    for (FormRow row : form.figures()) {
      ReportCell cell = cells.get(row.key());
      if (row.kind() == FormRow.Kind.COMPUTED && form.tables().isEmpty()) {
        notes.add("Dòng " + row.key() + " = " + row.source() + ".");
      }
      if (cell != null && cell.source() == ReportCell.Source.OVERRIDE) {
        notes.add("(*) " + row.key() + ": sửa tay – " + cell.reason());
      }
    }
    report
        .findings()
        .forEach(
            f -> {
              if (!f.explanation().isEmpty()) {
                notes.add(
                    f.checkId() + ": " + f.message().vi() + " Giải trình: " + f.explanation());
              }
            });
    return notes;
  }
}
