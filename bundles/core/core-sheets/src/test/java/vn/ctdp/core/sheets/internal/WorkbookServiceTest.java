package vn.ctdp.core.sheets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.CellRange;
import vn.ctdp.core.sheet.Sheet;
import vn.ctdp.core.sheet.SheetCell;
import vn.ctdp.core.sheet.SheetLimits;

class WorkbookServiceTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  private final WorkbookService service = new WorkbookService();

  private static byte[] book(Consumer<Workbook> fill) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      fill.accept(book);
    }
    return out.toByteArray();
  }

  private static byte[] simple() throws IOException {
    return book(
        b -> {
          Worksheet s = b.newWorksheet("Cụm CN");
          s.value(0, 0, "Tên");
          s.value(1, 0, "Đầm Hồng");
          s.value(1, 1, 16);
        });
  }

  private static Map<String, byte[]> parts(byte[] book) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(book)).get()) {
      for (ZipArchiveEntry e : Collections.list(zip.getEntries())) {
        parts.put(e.getName(), zip.getInputStream(e).readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] with(byte[] book, String part, String content) throws IOException {
    Map<String, byte[]> parts = parts(book);
    parts.put(part, content.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
    }
    return out.toByteArray();
  }

  private static String part(byte[] book, String name) throws IOException {
    return new String(parts(book).get(name), StandardCharsets.UTF_8);
  }

  private vn.ctdp.core.sheet.Workbook read(byte[] bytes) {
    return service.read("bang.xlsx", new ByteArrayInputStream(bytes), SheetLimits.OFFICE);
  }

  private String refusal(String name, byte[] bytes) {
    String[] sentence = new String[1];
    assertThatThrownBy(
            () -> service.read(name, new ByteArrayInputStream(bytes), SheetLimits.OFFICE))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                sentence[0] = e.errorCode().code() + " " + e.sentence(Locale.forLanguageTag("vi")));
    return sentence[0];
  }

  @Test
  void cellsComeTypedWithMergedRangesAndHiddenSheets() throws Exception {
    byte[] bytes =
        book(
            b -> {
              Worksheet s = b.newWorksheet("Cụm CN");
              s.value(0, 0, "  Diện \u00a0tích (ha) ");
              s.range(0, 0, 0, 2).merge();
              s.value(2, 0, new BigDecimal("903.78"));
              s.value(2, 1, java.time.LocalDate.of(2026, 6, 18));
              s.style(2, 1).format("dd/mm/yyyy").set();
              s.value(2, 2, new BigDecimal("0.95"));
              s.style(2, 2).format("0.0%").set();
              s.value(2, 3, true);
              s.formula(2, 4, "SUM(A3:A3)");
              Worksheet hidden = b.newWorksheet("Ẩn");
              hidden.setVisibilityState(VisibilityState.HIDDEN);
              hidden.value(0, 0, 1);
            });
    Sheet sheet = read(bytes).sheets().get(0);
    assertThat(sheet.name()).isEqualTo("Cụm CN");
    assertThat(sheet.merged()).containsExactly(new CellRange(1, 0, 1, 2));
    assertThat(sheet.row(1).orElseThrow().text(0)).isEqualTo("Diện tích (ha)");
    assertThat(sheet.row(2)).isEmpty();
    List<SheetCell> cells = sheet.row(3).orElseThrow().cells();
    assertThat(cells)
        .extracting(SheetCell::kind)
        .startsWith(
            SheetCell.Kind.NUMBER, SheetCell.Kind.DATE, SheetCell.Kind.NUMBER, SheetCell.Kind.FLAG);
    assertThat(cells.get(0).number()).isEqualByComparingTo("903.78");
    assertThat(cells.get(1).text()).isEqualTo("2026-06-18");
    assertThat(cells.get(2).percent()).isTrue();
    assertThat(cells.get(4).formula()).isTrue();
    assertThat(read(bytes).sheets().get(1).hidden()).isTrue();
    assertThat(sheet.place(3, 27)).isEqualTo("Cụm CN!AB3");
  }

  @Test
  void csvIsReadWithTheSeparatorItHas() {
    byte[] bytes =
        "\uFEFFTên;Diện tích\n\"Đầm; \"\"Hồng\"\"\";16,5\n\n=1+1;2"
            .getBytes(StandardCharsets.UTF_8);
    Sheet sheet =
        service
            .read("cụm.csv", new ByteArrayInputStream(bytes), SheetLimits.OFFICE)
            .sheets()
            .get(0);
    assertThat(sheet.rows()).hasSize(3);
    assertThat(sheet.row(2).orElseThrow().text(0)).isEqualTo("Đầm; \"Hồng\"");
    assertThat(sheet.row(2).orElseThrow().text(1)).isEqualTo("16,5");
    assertThat(sheet.row(4).orElseThrow().cell(0).orElseThrow().formula()).isTrue();
    assertThat(refusal("a.csv", new byte[] {1, 0, 2})).startsWith("SHT-400-CSV");
    assertThat(refusal("a.csv", new byte[] {(byte) 0xC3, 0x28})).startsWith("SHT-400-CSV");
  }

  @Test
  void whatIsNoWorkbookIsRefusedByItsContent() throws Exception {
    byte[] ole = HexFormat.of().parseHex("d0cf11e0a1b11ae10000");
    assertThat(refusal("cu.xls", ole)).startsWith("SHT-400-XLS");
    assertThat(refusal("cu.xlsx", ole)).startsWith("SHT-400-XLS");
    byte[] locked = "\0\0\0\0\0\0\0\0EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(ole, 0, locked, 0, 8);
    assertThat(refusal("khoa.xlsx", locked)).startsWith("SHT-400-LOCKED");
    assertThat(refusal("a.xlsx", "<html>".getBytes(StandardCharsets.UTF_8))).startsWith("SHT-400 ");
    assertThat(refusal("a.xlsx", new byte[0])).startsWith("SHT-400 ");
    assertThat(refusal("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
        .startsWith("SHT-400-SUFFIX")
        .contains("a.pdf");
    byte[] word = with(simple(), "xl/workbook.xml", "x");
    assertThat(refusal("word.xlsx", word)).startsWith("SHT-400 ");
    byte[] book = simple();
    assertThat(refusal("cut.xlsx", java.util.Arrays.copyOf(book, book.length / 2)))
        .startsWith("SHT-400 ");
  }

  @Test
  void macrosAndEmbeddedThingsAreRefused() throws Exception {
    assertThat(refusal("a.xlsx", with(simple(), "xl/vbaProject.bin", "x")))
        .startsWith("SHT-400-MACRO")
        .contains("vbaProject");
    assertThat(refusal("a.xlsm", with(simple(), "xl/embeddings/oleObject1.bin", "x")))
        .startsWith("SHT-400-MACRO");
    String types = part(simple(), "[Content_Types].xml");
    assertThat(
            refusal(
                "a.xlsx",
                with(
                    simple(),
                    "[Content_Types].xml",
                    types.replace("sheet.main+xml", "sheet.macroEnabled.main+xml"))))
        .startsWith("SHT-400-MACRO");
  }

  @Test
  void linksAreRefusedWithTheCellThatHasOne() throws Exception {
    String sheet = part(simple(), SHEET);
    byte[] linked =
        with(
            with(
                simple(),
                SHEET,
                sheet.replaceFirst(
                    "<c r=\"B2\"[^>]*><v>16</v>", "<c r=\"B2\"><f>[1]Bang!A1</f><v>16</v>")),
            "xl/externalLinks/externalLink1.xml",
            "<externalLink/>");
    assertThat(refusal("a.xlsx", linked)).startsWith("SHT-400-LINK").contains("Cụm CN!B2");
    String rel =
        "<Relationships><Relationship Id=\"r1\" Type=\"x/%s\" Target=\"http://x.invalid/\""
            + " TargetMode=\"External\"/></Relationships>";
    String rels = "xl/worksheets/_rels/sheet1.xml.rels";
    assertThat(refusal("a.xlsx", with(simple(), rels, rel.formatted("oleObject"))))
        .startsWith("SHT-400-LINK");
    // A link that a person may click does nothing by itself.
    assertThat(read(with(simple(), rels, rel.formatted("hyperlink"))).sheets()).hasSize(1);
    assertThat(refusal("a.xlsx", with(simple(), "xl/connections.xml", "<connections/>")))
        .startsWith("SHT-400-LINK");
  }

  @Test
  void declarationsAndEntitiesAreRefused() throws Exception {
    String sheet = part(simple(), SHEET);
    for (String evil :
        List.of(
            "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet",
            "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet",
            "<!DOCTYPE w SYSTEM \"http://x.invalid/w.dtd\"><worksheet")) {
      assertThat(refusal("a.xlsx", with(simple(), SHEET, sheet.replaceFirst("<worksheet", evil))))
          .startsWith("SHT-400-DTD")
          .contains("sheet1.xml");
    }
  }

  @Test
  void bombsAreRefusedBeforeTheyGrow() throws Exception {
    assertThat(refusal("a.xlsx", with(simple(), "xl/media/a.xml", " ".repeat(20 << 20))))
        .startsWith("SHT-413");
    String sheet = part(simple(), SHEET);
    for (String cell : List.of("ZZZZ1", "XFE1", "A9999999", "A0")) {
      assertThat(
              refusal("a.xlsx", with(simple(), SHEET, sheet.replace("\"B2\"", '"' + cell + '"'))))
          .startsWith("SHT-400 ");
    }
    byte[] wide =
        book(
            b -> {
              Worksheet s = b.newWorksheet("Rộng");
              s.value(4, 300, "x");
            });
    assertThat(refusal("a.xlsx", wide)).startsWith("SHT-413").contains("Rộng!KO5");
    byte[] tall =
        book(
            b -> {
              Worksheet s = b.newWorksheet("Dài");
              for (int i = 0; i < 20_001; i++) {
                s.value(i, 0, i * 7919 % 10007);
              }
            });
    assertThat(refusal("a.xlsx", tall)).startsWith("SHT-413").contains("20000");
    assertThat(refusal("a.xlsx", new byte[(10 << 20) + 1])).startsWith("SHT-413");
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsAnError() throws Exception {
    String sheet = part(simple(), SHEET);
    for (String number : List.of("1E999999999", "1E-999999999")) {
      Sheet read =
          read(with(simple(), SHEET, sheet.replace("<v>16</v>", "<v>" + number + "</v>")))
              .sheets()
              .get(0);
      assertThat(read.row(2).orElseThrow().cell(1).orElseThrow().kind())
          .isEqualTo(SheetCell.Kind.ERROR);
    }
  }
}
