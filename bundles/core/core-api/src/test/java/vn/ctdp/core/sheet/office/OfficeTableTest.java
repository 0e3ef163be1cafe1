package vn.ctdp.core.sheet.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.text.Localized;

class OfficeTableTest {

  private static final TableFields FIELDS =
      new TableFields() {
        private final FieldGuess guess =
            new FieldGuess(OfficeTableTest.class, "/office-headings.properties", "T");

        @Override
        public List<ImportField> all() {
          return List.of(
              field("name", ImportField.Kind.TEXT),
              field("money", ImportField.Kind.MONEY),
              field("day", ImportField.Kind.DATE),
              field("share", ImportField.Kind.PERCENT));
        }

        @Override
        public FieldGuess guess() {
          return guess;
        }

        @Override
        public String problems() {
          return "X-";
        }
      };

  private static ImportField field(String key, ImportField.Kind kind) {
    return new ImportField(key, new Localized(key, key), kind);
  }

  private static SheetRow row(int number, Object... cells) {
    List<SheetCell> made = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof BigDecimal figure) {
        made.add(
            new SheetCell(
                i, SheetCell.Kind.NUMBER, figure.toPlainString(), figure, null, false, false));
      } else if (cells[i] != null) {
        made.add(
            new SheetCell(i, SheetCell.Kind.TEXT, cells[i].toString(), null, null, false, false));
      }
    }
    return new SheetRow(number, made);
  }

  private static OfficeTable table(List<CellRange> merged, SheetRow... rows) {
    Sheet sheet = new Sheet("DS", false, List.of(rows), merged);
    return new OfficeTable(
        FIELDS, sheet, TableShape.find(sheet, FIELDS.guess()), (Map<Integer, ColumnChoice>) null);
  }

  @Test
  void mergedHeadingsUnitsTotalsAndFootAreUnderstood() {
    OfficeTable table =
        table(
            List.of(
                new CellRange(3, 2, 3, 3), new CellRange(3, 0, 4, 0), new CellRange(3, 1, 4, 1)),
            row(1, "DANH MỤC ĐỀ ÁN"),
            row(3, "STT", "Tên đề án", "Kinh phí (triệu đồng)"),
            row(4, null, null, "Kinh phí hỗ trợ", "Ngày"),
            row(6, "1", "Máy A", "1.250,5", "18/6/2026"),
            row(7, null, "Tổng cộng", new BigDecimal("1250.5")),
            row(8, null, "Người lập biểu"));

    assertThat(table.shape().first()).isEqualTo(3);
    assertThat(table.shape().last()).isEqualTo(4);
    assertThat(table.choices().get(2))
        .isEqualTo(new ColumnChoice("money", "trieu", NumberStyle.AUTO));
    assertThat(table.problems()).isEmpty();
    List<SheetRow> data = table.shape().data();
    assertThat(table.noRecord(data.get(0), "name")).isEmpty();
    assertThat(table.noRecord(data.get(1), "name")).map(FieldProblem::code).contains("X-30");
    assertThat(table.noRecord(data.get(2), "name")).map(FieldProblem::code).contains("X-31");
    OfficeTable.Values values = table.values(data.get(0));
    assertThat(values.text("name")).isEqualTo("Máy A");
    assertThat(values.figure("money").number()).isEqualByComparingTo("1250500000");
    assertThat(values.date("day").day()).isEqualTo(LocalDate.of(2026, 6, 18));
    assertThat(values.problems()).isEmpty();
  }

  @Test
  void aColumnOfMoneyWithoutUnitAndAFigureThatIsNoneAreRefusedWithTheirCell() {
    OfficeTable table =
        table(List.of(), row(1, "Tên", "Kinh phí", "Tỷ lệ"), row(2, "A", "12a5", "50 %"));
    assertThat(table.problems()).extracting(FieldProblem::code).containsExactly("X-22");
    OfficeTable.Values values = table.values(table.shape().data().get(0));
    assertThat(values.problems())
        .extracting(p -> p.field() + " " + p.code())
        .containsExactly("DS!B2 X-51");
    assertThat(values.figure("share").number()).isEqualByComparingTo("50");
  }

  @Test
  void aFirstRowWithALongCodeIsNoNumberingOfTheColumns() {
    OfficeTable table =
        table(
            List.of(),
            row(1, "Tên", "Kinh phí (đồng)", "Ngày", "Tỷ lệ"),
            row(2, "A", new BigDecimal("6000000000001"), "2026", "5 %"));
    assertThat(table.shape().firstData()).isEqualTo(2);
  }

  @Test
  void theTokenNamesTheOutcome() {
    ImportPreview.Row made =
        new ImportPreview.Row(
            2, ImportPreview.Outcome.CREATE, "A", null, List.of(), List.of(), List.of());
    ImportPreview one = ImportPreview.of(null, List.of(), List.of(made), 1, Stream.of("file"));
    ImportPreview again = ImportPreview.of(null, List.of(), List.of(made), 1, Stream.of("file"));
    ImportPreview other = ImportPreview.of(null, List.of(), List.of(made), 1, Stream.of("other"));
    assertThat(one.token()).isEqualTo(again.token()).isNotEqualTo(other.token());
    assertThat(one.counts().created()).isEqualTo(1);
    assertThat(one.ready()).isTrue();
  }

  @Test
  void vietnameseAndEnglishFiguresAreToldApart() {
    assertThat(OfficeNumber.read("60,840", NumberStyle.AUTO)).isEmpty();
    assertThat(OfficeNumber.read("60,840", NumberStyle.VI).orElseThrow().value())
        .isEqualByComparingTo("60.840");
    assertThat(OfficeNumber.read("60,840", NumberStyle.EN).orElseThrow().value())
        .isEqualByComparingTo("60840");
    assertThat(OfficeNumber.read("hơn 1,2 tỷ đồng", NumberStyle.AUTO).orElseThrow())
        .isEqualTo(new OfficeNumber(new BigDecimal("1.2"), "ty", true));
  }
}
