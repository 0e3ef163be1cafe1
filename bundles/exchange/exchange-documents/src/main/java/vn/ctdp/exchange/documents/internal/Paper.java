package vn.ctdp.exchange.documents.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.form.FormColumn;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormLevel;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.FormTable;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportState;

/**
 * A report as it stands on paper, in Vietnamese, whatever the file it becomes. The frame is that of
 * an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I): issuing organisation and number on the
 * left, name of the state and motto on the right, place and date, title, addressee, content, place
 * for those who receive it and for the signature. Below the title stand period, closing days, who
 * reports, the last day in time and the day of sending.
 *
 * @param superior organisation above the issuing one; may be empty
 * @param issuer issuing organisation
 * @param number line for number and sign
 * @param place line for place and date
 * @param formNumber official number of the form with its legal text
 * @param title title
 * @param subtitle lines below the title: subject, period and closing window
 * @param particulars lines about sender and days
 * @param addressees to whom it goes, at least one
 * @param remark remark about the form; may be empty
 * @param tables tables in order
 * @param notes notes below them
 * @param annex tables attached after the signature
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
    List<String> subtitle,
    List<String> particulars,
    List<String> addressees,
    String remark,
    List<Table> tables,
    List<String> notes,
    List<Table> annex,
    List<String> receivers,
    String signer,
    String footer) {

  static final String STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  static final String TO = "Kính gửi:";
  static final String RECEIVERS = "Nơi nhận:";

  /** Days are those of Viet Nam. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Locale VI = new Locale("vi");

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
   * @param sides where each text stands
   * @param bold a heading or a total
   */
  record Line(List<String> cells, List<Side> sides, boolean bold) {}

  /** Where a text stands in its cell. */
  enum Side {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * Who reports.
   *
   * @param superior organisation above it, in capitals
   * @param issuer its name, in capitals
   * @param name its name in a sentence
   * @param town where it is
   */
  record Sender(String superior, String issuer, String name, String town) {}

  boolean wide() {
    return tables.stream().anyMatch(Table::wide);
  }

  /** Size of the letters in a table, in points. */
  static int size(Table table) {
    return table.heads().size() > 12 ? 9 : table.wide() ? 11 : 12;
  }

  /** Room between the margins, in points. */
  int width() {
    return ((wide() ? 297 : 210) - 45) * 720 / 254;
  }

  /**
   * The report on paper.
   *
   * @param coverage from whom the reports that it adds up have come; attached as tables
   * @param sender this instance's organisation, which signs what it reports itself
   */
  static Paper of(Report report, List<Coverage> coverage, Sender sender) {
    FormDefinition form = report.definition();
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
    String subject = report.summary().subject().map(ReportSubject::title).orElse("");
    String within = report.summary().subject().map(ReportSubject::within).orElse("");
    Sender from = from(form.level(), subject, within, sender);
    List<String> subtitle = new ArrayList<>();
    if (!subject.isEmpty()) {
      subtitle.add(subject + (within.isEmpty() ? "" : " – " + within));
    }
    subtitle.add(
        words(report.summary().period())
            + " (số liệu chốt từ "
            + DAY.format(form.closingFrom(report.summary().period()))
            + " đến "
            + DAY.format(report.summary().cutoff())
            + ")");
    return new Paper(
        from.superior,
        from.issuer,
        "Số:        /BC"
            + switch (form.level()) {
              case PROVINCE -> "-SCT";
              case COMMUNE -> "-UBND";
              default -> "";
            },
        from.town + ", ngày      tháng      năm " + report.summary().cutoff().getYear(),
        form.number() + " (" + form.legalText() + ")",
        form.title().vi().toUpperCase(VI),
        subtitle,
        particulars(report, from.name),
        Stream.of(form.recipient().vi().split(";")).map(String::strip).toList(),
        form.remark().vi(),
        tables,
        notes(report, cells),
        coverage.stream().filter(c -> !c.lines().isEmpty()).map(Paper::covered).toList(),
        List.of("- Như trên;", "- Lưu: VT."),
        switch (form.level()) {
          case PROVINCE -> "GIÁM ĐỐC";
          case COMMUNE -> "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH";
          default -> "NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT";
        },
        form.key()
            + " · lần lập "
            + report.summary().revision()
            + " · "
            + report
                .receipt()
                .map(r -> "SHA-256 " + r.digest())
                .orElse("bản in từ hệ thống, chưa có mã băm của bản đã gửi"));
  }

  /** Whose paper it is: the province's own, or that of the commune or enterprise it is about. */
  private static Sender from(FormLevel level, String subject, String within, Sender ours) {
    if (level == FormLevel.PROVINCE) {
      return ours;
    }
    if (level == FormLevel.COMMUNE) {
      // A people's committee stands under no organisation that it would have to name.
      return new Sender(
          "",
          ("Ủy ban nhân dân\n" + subject).toUpperCase(VI),
          "Ủy ban nhân dân " + subject.substring(0, 1).toLowerCase(VI) + subject.substring(1),
          subject.replaceFirst("^(Xã|Phường|Đặc khu) (?=\\p{L})", ""));
    }
    String name = within.isEmpty() || level == FormLevel.TENANT ? subject : within;
    return new Sender("", name.toUpperCase(VI), name, ours.town);
  }

  private static List<String> particulars(Report report, String sender) {
    LocalDate due = report.summary().dueDay();
    String sent =
        report.receipt().map(r -> DAY.format(r.receivedAt().atZone(ZONE))).orElse("……/……/………");
    return List.of(
        "Đơn vị báo cáo: " + sender,
        (due == null ? "" : "Hạn gửi: " + DAY.format(due) + ". ") + "Ngày gửi: " + sent);
  }

  private static String words(Period period) {
    String words = PeriodWording.of(period).vi();
    return words.substring(0, 1).toUpperCase(VietnameseText.VI) + words.substring(1);
  }

  private static Table plain(FormDefinition form, Map<String, ReportCell> cells) {
    List<Line> lines = new ArrayList<>();
    List<Side> sides = List.of(Side.CENTRE, Side.LEFT, Side.CENTRE, Side.RIGHT, Side.LEFT);
    for (FormRow row : form.rows()) {
      if (row.kind() == FormRow.Kind.HEADING) {
        lines.add(new Line(List.of(row.key(), row.label().vi(), "", "", ""), sides, true));
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
                      + (row.periodLeftUnsaid() ? " (trong kỳ)" : ""),
                  row.printedUnit().vi(),
                  figure(row, cell),
                  cell == null ? "" : cell.note()),
              sides,
              false));
    }
    return new Table(
        "",
        List.of("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"),
        List.of(6, 48, 16, 15, 15),
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
    List<Side> sides = new ArrayList<>(List.of(Side.LEFT));
    if (units) {
      heads.add("Đơn vị tính");
      widths.add(10);
      sides.add(Side.CENTRE);
    }
    for (FormColumn column : table.columns()) {
      heads.add(head(column.label().vi(), column.printedUnit().vi()));
      widths.add(column.unit().equals("VND") ? 12 : 9);
      sides.add(Side.RIGHT);
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
              sides,
              row.kind() == FormRow.Kind.HEADING || row.kind() == FormRow.Kind.COMPUTED));
    }
    return new Table(table.title().vi(), heads, widths, lines);
  }

  private static Table list(FormList list, List<Map<String, String>> values) {
    List<String> heads = new ArrayList<>(List.of("TT"));
    List<Integer> widths = new ArrayList<>(List.of(5));
    List<Side> sides = new ArrayList<>(List.of(Side.CENTRE));
    for (FormList.Column column : list.columns()) {
      heads.add(head(column.label().vi(), column.printedUnit().vi()));
      widths.add(width(column, values));
      sides.add(
          switch (column.type()) {
            case FIGURE -> Side.RIGHT;
            case DATE -> Side.CENTRE;
            default -> Side.LEFT;
          });
    }
    List<Line> lines = new ArrayList<>();
    int number = 1;
    for (Map<String, String> value : values) {
      List<String> texts = new ArrayList<>(List.of(Integer.toString(number++)));
      for (FormList.Column column : list.columns()) {
        texts.add(shown(column, value.get(column.key())));
      }
      lines.add(new Line(texts, sides, false));
    }
    return new Table(list.title().vi(), heads, widths, lines);
  }

  /** A heading with its unit, unless it names it already. */
  private static String head(String label, String unit) {
    return unit.isEmpty() || label.contains(unit) ? label : label + " (" + unit + ")";
  }

  /** Room for a column of a list: texts get it by the longest that stands there. */
  private static int width(FormList.Column column, List<Map<String, String>> values) {
    if (column.type() != FormList.Type.TEXT) {
      return 9;
    }
    int longest = column.label().vi().length() / 2;
    for (Map<String, String> value : values) {
      longest = Math.max(longest, shown(column, value.get(column.key())).length());
    }
    return longest <= 12 ? 8 : longest <= 24 ? 12 : longest <= 60 ? 16 : 20;
  }

  /** From whom reports of a form were expected, and what became of them. */
  private static Table covered(Coverage coverage) {
    List<Side> sides = List.of(Side.CENTRE, Side.LEFT, Side.LEFT, Side.LEFT);
    List<Line> lines = new ArrayList<>();
    for (Coverage.Line line : coverage.lines()) {
      lines.add(
          new Line(
              List.of(
                  Integer.toString(lines.size() + 1),
                  line.subject().title(),
                  line.subject().within(),
                  (line.state() == null
                          ? "chưa có báo cáo"
                          : line.state() == ReportState.FILED ? "đã nhận" : "chưa hoàn thành")
                      + (line.expected() ? "" : " (ngoài danh sách)")),
              sides,
              false));
    }
    return new Table(
        "Kèm theo: tình hình nhận "
            + coverage.form().number()
            + " – đã nhận "
            + coverage.filed()
            + "/"
            + coverage.expected(),
        List.of("TT", "Đối tượng báo cáo", "Thuộc", "Tình trạng"),
        List.of(7, 45, 30, 18),
        lines);
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
        notes.add("Dòng " + row.key() + " = " + formula(row.source()) + ".");
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

  /** A formula as people write it: rows by name, the signs of arithmetic. */
  private static String formula(String source) {
    return source
        .replaceAll("\\s*([*/+-])\\s*(?![^\\[]*\\])", " $1 ")
        .replace(" * ", " × ")
        .replace(" / ", " ÷ ")
        .replaceAll("\\[([^\\]]+)\\]", "dòng $1");
  }
}
