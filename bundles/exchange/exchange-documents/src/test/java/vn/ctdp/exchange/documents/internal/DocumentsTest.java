package vn.ctdp.exchange.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.sheet.Workbooks;
import vn.ctdp.core.sheets.internal.WorkbookService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.FormCalculator;
import vn.ctdp.exchange.engine.FormReader;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportContent;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;

class DocumentsTest {

  private static final Locale VI = new Locale("vi");
  private static final Workbooks WORKBOOKS = new WorkbookService();

  private static final Paper.Sender SENDER =
      new Paper.Sender(
          "UBND TỈNH LÂM ĐỒNG", "SỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Lâm Đồng", "Lâm Đồng");

  /** What nobody's name is, but as long as some are. */
  private static final String LONG =
      "Nhà máy chế biến nông sản, thực phẩm và thức ăn chăn nuôi công nghệ cao xuất khẩu của Công ty"
          + " trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Xây dựng Ví Dụ";

  private static FormDefinition form(String name) throws Exception {
    try (InputStream in = DocumentsTest.class.getResourceAsStream("/forms/" + name + ".json")) {
      return FormReader.read(in.readAllBytes());
    }
  }

  /** A report whose typed cells are 1, 2, 3 … in the printed unit. */
  private static Report report(
      FormDefinition form, String period, Map<String, List<Map<String, String>>> lists) {
    FormCalculator calculator = new FormCalculator(form);
    Map<String, BigDecimal> typed = new HashMap<>(calculator.lists(lists));
    int n = 1;
    for (FormRow f : form.figures()) {
      if (f.kind() != FormRow.Kind.COMPUTED) {
        BigDecimal printed =
            f.unit().equals("flag") ? BigDecimal.ONE : BigDecimal.valueOf(n++ * 1000L + 7);
        typed.put(f.key(), printed.movePointRight(f.shift()));
      }
    }
    Map<String, BigDecimal> all = calculator.complete(typed);
    List<ReportCell> cells = new ArrayList<>();
    for (FormRow f : form.figures()) {
      BigDecimal value = all.get(f.key());
      boolean computed = f.kind() == FormRow.Kind.COMPUTED;
      boolean records = !computed && !f.source().isEmpty() && !f.typedWhenUnknown();
      cells.add(
          new ReportCell(
              f.key(),
              value,
              computed || records ? value : null,
              value == null
                  ? ReportCell.Source.EMPTY
                  : computed
                      ? ReportCell.Source.FORMULA
                      : records ? ReportCell.Source.RECORDS : ReportCell.Source.MANUAL,
              "",
              f.key().equals("1") ? "theo Quyết định phê duyệt" : "",
              List.of(),
              0));
    }
    Period p = Period.parse(period);
    return new Report(
        new ReportSummary(
            UUID.randomUUID(),
            form.key(),
            form.number(),
            Optional.empty(),
            p,
            1,
            ReportState.DRAFT,
            form.closingTo(p),
            LocalDate.of(2026, 6, 29),
            "officer",
            Instant.EPOCH),
        form,
        cells,
        lists,
        List.of(),
        Optional.empty(),
        "",
        3);
  }

  private static Map<String, List<Map<String, String>>> projects() {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("ten", "Hỗ trợ ứng dụng máy móc trong chế biến chè");
    line.put("nguon", "QG");
    line.put("nd", "ND3");
    line.put("tt", "DANG");
    line.put("kp-kh", "300000000");
    line.put("kp-dc", "300000000");
    line.put("tl", "45.5");
    line.put("kp-th", "120500000");
    return Map.of(
        "3",
        List.of(line),
        "4",
        List.of(Map.of("sp", "Miến dong", "co-so", "HTX", "cap", "TINH", "ngay", "2026-05-14")),
        "5",
        List.of());
  }

  @Test
  void aWorkbookComesBackUnchanged() throws Exception {
    for (Report report :
        List.of(
            report(form("tt14-2024-bieu02-1"), "2026-H1", Map.of()),
            report(form("tt14-2024-bieu04-2"), "2026-H1", Map.of()),
            report(form("kc-b4-1"), "2026-Q3", projects()))) {
      byte[] workbook = new WorkbookWriter(report, VI, "").write();
      ReportContent content = new WorkbookReader(report, WORKBOOKS).read(workbook);
      assertThat(content.cells()).as(report.definition().number()).isEmpty();
      assertThat(content.notes()).isEmpty();
      assertThat(content.lists()).isEmpty();
    }
  }

  @Test
  void whatWasTypedIntoAnEmptyWorkbookIsRead() throws Exception {
    FormDefinition form = form("kc-b4-1");
    Report full = report(form, "2026-Q3", projects());
    byte[] workbook = new WorkbookWriter(full, VI, "").write();
    Report empty =
        new Report(
            full.summary(),
            form,
            form.figures().stream()
                .map(
                    f ->
                        new ReportCell(
                            f.key(), null, null, ReportCell.Source.EMPTY, "", "", List.of(), 0))
                .toList(),
            Map.of("3", List.of(), "4", List.of(), "5", List.of()),
            List.of(),
            Optional.empty(),
            "",
            0);
    ReportContent content = new WorkbookReader(empty, WORKBOOKS).read(workbook);
    full.cells().stream()
        .filter(c -> c.source() == ReportCell.Source.MANUAL)
        .forEach(c -> assertThat(content.cells().get(c.row())).isEqualByComparingTo(c.value()));
    assertThat(content.cells()).doesNotContainKeys("TONG/kp-dc", "QG/tl-th");
    assertThat(content.lists().get("3")).isEqualTo(projects().get("3"));
    assertThat(content.lists().get("4")).isEqualTo(projects().get("4"));
  }

  @Test
  void theTemplateIsLockedButForWhatPeopleFill() throws Exception {
    byte[] template = new WorkbookWriter(form("tt14-2024-bieu02-1"), VI).write();
    String sheet = part(template, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("sheetProtection").contains("dataValidation").contains("hidden=");
    assertThat(sheet).contains("IFERROR((E10/E9*100),");
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows.get(0).stream().filter(java.util.Objects::nonNull).map(Cell::getText))
          .contains(WorkbookWriter.VALUE, WorkbookWriter.NOTE);
      Row first = rows.stream().filter(r -> r.getRowNum() == 7).findFirst().orElseThrow();
      assertThat(first.getCellText(0)).isEqualTo("1");
    }
  }

  @Test
  void everyWrongCellIsNamed() throws Exception {
    FormDefinition form = form("tt14-2024-bieu02-1");
    Report report = report(form, "2026-H1", Map.of());
    byte[] workbook = new WorkbookWriter(report, VI, "").write();
    String sheet = part(workbook, "xl/worksheets/sheet1.xml");
    String broken =
        sheet
            .replaceFirst("(<c r=\"E7\"[^>]*>)<v>[^<]*</v>", "$1<v>-5</v>")
            .replaceFirst("(<c r=\"E12\"[^>]*>)<v>[^<]*</v>", "$1<v>2.5</v>");
    assertThatThrownBy(
            () ->
                new WorkbookReader(report, WORKBOOKS)
                    .read(replaced(workbook, "xl/worksheets/sheet1.xml", broken)))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.field(), p -> p.vi())
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Biểu!E7", "Số không được âm."),
                        org.assertj.core.groups.Tuple.tuple("Biểu!E12", "Phải là số nguyên.")));
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefused() throws Exception {
    FormDefinition form = form("tt14-2024-bieu02-1");
    Report report = report(form, "2026-H1", Map.of());
    byte[] workbook = new WorkbookWriter(report, VI, "").write();
    String sheet = part(workbook, "xl/worksheets/sheet1.xml");
    for (String number : List.of("1E999999999", "1E-999999999", "1E2147483647")) {
      String huge =
          sheet.replaceFirst("(<c r=\"E7\"[^>]*>)<v>[^<]*</v>", "$1<v>" + number + "</v>");
      assertThatThrownBy(
              () ->
                  new WorkbookReader(report, WORKBOOKS)
                      .read(replaced(workbook, "xl/worksheets/sheet1.xml", huge)))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.problems()).extracting(p -> p.field()).containsExactly("Biểu!E7"));
    }
  }

  @Test
  void whatIsNoWorkbookOfTheFormIsRefused() throws Exception {
    Report report = report(form("tt14-2024-bieu02-1"), "2026-H1", Map.of());
    byte[] other = new WorkbookWriter(form("tt14-2024-bieu01-1"), VI).write();
    refused(report, other, "EXD-409-FORM");
    refused(report, "not a zip".getBytes(StandardCharsets.UTF_8), "SHT-400");
    refused(report, new byte[0], "SHT-400");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        zip.write(zeros);
      }
    }
    refused(report, bomb.toByteArray(), "SHT-413");
  }

  @Test
  void doctypesAreNotFollowed() throws Exception {
    Report report = report(form("tt14-2024-bieu02-1"), "2026-H1", Map.of());
    byte[] workbook = new WorkbookWriter(report, VI, "").write();
    String sheet = part(workbook, "xl/worksheets/sheet1.xml");
    String evil =
        sheet
            .replaceFirst(
                "<worksheet",
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet")
            .replaceFirst(
                "(<c r=\"F8\"[^>]*?)(/>|></c>)", "$1 t=\"inlineStr\"><is><t>&x;</t></is></c>");
    refused(report, replaced(workbook, "xl/worksheets/sheet1.xml", evil), "SHT-400-DTD");
  }

  private static void refused(Report report, byte[] bytes, String expected) {
    assertThatThrownBy(() -> new WorkbookReader(report, WORKBOOKS).read(bytes))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode().code()).isEqualTo(expected));
  }

  private static Report about(Report report) {
    String type = report.definition().subject();
    if (type.isEmpty()) {
      return report;
    }
    ReportSummary s = report.summary();
    ReportSubject subject =
        switch (type) {
          case "commune" -> new ReportSubject(new SubjectRef(type, "1"), "Xã Ví Dụ", "", "1");
          case "cluster" ->
              new ReportSubject(new SubjectRef(type, "1"), "Cụm công nghiệp Ví Dụ", LONG, "");
          default -> new ReportSubject(new SubjectRef(type, "1"), LONG, "Cụm Ví Dụ", "");
        };
    return new Report(
        new ReportSummary(
            s.id(),
            s.form(),
            s.formNumber(),
            Optional.of(subject),
            s.period(),
            s.revision(),
            s.state(),
            s.cutoff(),
            s.dueDay(),
            s.changedBy(),
            s.changedAt()),
        report.definition(),
        report.cells(),
        report.lists(),
        report.findings(),
        report.receipt(),
        "",
        report.version());
  }

  /** Ninety subjects, so that the table goes over a page. */
  private static List<Coverage> coverage(FormDefinition form) throws Exception {
    if (!form.key().id().equals("tt14-2024-bieu04")) {
      return List.of();
    }
    List<Coverage.Line> lines = new ArrayList<>();
    for (int i = 1; i <= 90; i++) {
      lines.add(
          new Coverage.Line(
              new ReportSubject(
                  new SubjectRef("cluster", "" + i), i + ". " + LONG, "Cụm Ví Dụ", ""),
              true,
              null,
              i % 2 == 0 ? ReportState.FILED : null));
    }
    return List.of(new Coverage(form("tt14-2024-bieu02-1"), Period.parse("2026-H1"), lines));
  }

  @Test
  void thePaperHasTheFrameOfAnAdministrativeDocument(@TempDir Path folder) throws Exception {
    String keep = System.getProperty("ctdp.documents.keep", "");
    Map<String, List<String>> own =
        Map.of(
            "tt14-2024-bieu01", List.of("NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT", "Biểu số 01"),
            "tt14-2024-bieu02", List.of("NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT", "Biểu số 02"),
            "tt14-2024-bieu03", List.of("CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "XÃ VÍ DỤ"),
            "tt14-2024-bieu04",
                List.of("GIÁM ĐỐC", "SỞ CÔNG THƯƠNG", "Dòng 19 = dòng 18 ÷ dòng 17 × 100."),
            "kc-b4", List.of("GIÁM ĐỐC", "Quý III năm 2026"));
    for (Report report :
        List.of(
            about(report(form("tt14-2024-bieu01-1"), "2026-H1", Map.of())),
            about(report(form("tt14-2024-bieu02-1"), "2026-H1", Map.of())),
            about(report(form("tt14-2024-bieu03-1"), "2026-H1", Map.of())),
            report(form("tt14-2024-bieu04-2"), "2026-H1", Map.of()),
            report(form("kc-b4-1"), "2026-Q3", projects()))) {
      Paper paper = Paper.of(report, coverage(report.definition()), SENDER);
      byte[] pdf = new PdfWriter(paper).write();
      byte[] docx = new DocxWriter(paper).write();
      Path into = keep.isEmpty() ? folder : Path.of(keep);
      String id = report.definition().key().id();
      Files.write(into.resolve(id + ".pdf"), pdf);
      Files.write(into.resolve(id + ".docx"), docx);
      String[] frame = {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kính gửi:",
        "Đơn vị báo cáo:",
        "Hạn gửi: 29/06/2026",
        "Nơi nhận:",
        "Như trên"
      };
      try (PdfReader reader = new PdfReader(pdf)) {
        assertThat(text(reader)).as(id).contains(frame).contains(own.get(id));
      }
      assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
          .contains("LiberationSerif")
          .doesNotContain("LiberationSans");
      String document = part(docx, "word/document.xml");
      assertThat(document).contains(frame).contains(own.get(id));
      assertThat(document).contains(report.definition().title().vi().toUpperCase(VI));
      assertThat(part(docx, "word/footer1.xml")).contains(report.definition().key().toString());
      assertThat(part(docx, "word/header1.xml")).contains("PAGE");
      for (String name : List.of("document", "styles", "footer1", "header1")) {
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    part(docx, "word/" + name + ".xml").getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void theBundleItselfHoldsEveryStyleOfTheFont() {
    for (String style : List.of("Regular", "Bold", "Italic", "BoldItalic")) {
      assertThat(PdfWriter.class.getResource("/liberation/LiberationSerif-" + style + ".ttf"))
          .as(style)
          .hasProtocol("file");
    }
  }

  @Test
  void aTableRepeatsItsHeadOnEveryPage() throws Exception {
    Report report = report(form("tt14-2024-bieu04-2"), "2026-H1", Map.of());
    Paper paper = Paper.of(report, coverage(report.definition()), SENDER);
    try (PdfReader reader = new PdfReader(new PdfWriter(paper).write())) {
      int last = reader.getNumberOfPages();
      assertThat(last).isGreaterThan(4);
      PdfTextExtractor extractor = new PdfTextExtractor(reader);
      assertThat(extractor.getTextFromPage(2)).contains("Chỉ tiêu", "Ghi chú");
      assertThat(extractor.getTextFromPage(4)).contains("Đối tượng báo cáo", "Tình trạng");
      assertThat(text(reader)).contains("đã nhận 45/90", "90. Nhà máy chế biến");
    }
    assertThat(part(new DocxWriter(paper).write(), "word/document.xml").split("<w:tblHeader/>"))
        .hasSize(4);
  }

  private static String text(PdfReader reader) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      all.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
    }
    return all.toString();
  }

  @Test
  void theJsonSchemaTakesRealEnvelopesAndNothingElse() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (Report report :
        List.of(
            report(form("tt14-2024-bieu04-2"), "2026-H1", Map.of()),
            report(form("kc-b4-1"), "2026-Q3", projects()))) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(new String(Schemas.json(report.definition()), StandardCharsets.UTF_8));
      byte[] envelope = EnvelopeCodec.write(envelope(report));
      JsonNode good = mapper.readTree(envelope);
      assertThat(schema.validate(good)).isEmpty();
      String text = new String(envelope, StandardCharsets.UTF_8);
      assertThat(
              schema.validate(
                  mapper.readTree(text.replace("\"unit\":\"VND\"", "\"unit\":\"USD\""))))
          .isNotEmpty();
      assertThat(
              schema.validate(
                  mapper.readTree(text.replace(report.definition().key().id(), "another"))))
          .isNotEmpty();
    }
  }

  private static Envelope envelope(Report report) {
    Map<String, String> units = new HashMap<>();
    report.definition().figures().forEach(f -> units.put(f.key(), f.unit()));
    return new Envelope(
        UUID.randomUUID().toString(),
        new Envelope.Sender("lam-dong", "", UnitRef.parse("34:68")),
        report.definition().key(),
        report.summary().period(),
        1,
        report.summary().cutoff(),
        Instant.EPOCH,
        Optional.of(new Envelope.Approval("Giám đốc", Instant.EPOCH)),
        1,
        Optional.empty(),
        report.cells().stream().map(c -> new Envelope.Cell(units.get(c.row()), c)).toList(),
        report.lists().entrySet().stream()
            .filter(l -> !l.getValue().isEmpty())
            .map(l -> new Envelope.Section(l.getKey(), l.getValue()))
            .toList(),
        List.of());
  }

  @Test
  void theXmlSchemaIsOne() throws Exception {
    for (String name : List.of("tt14-2024-bieu04-2", "kc-b4-1")) {
      byte[] schema = Schemas.xml(form(name));
      assertThat(
              SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                  .newSchema(new StreamSource(new ByteArrayInputStream(schema))))
          .isNotNull();
    }
  }

  private static Map<String, byte[]> parts(byte[] zip) throws IOException {
    Map<String, byte[]> result = new LinkedHashMap<>();
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      for (ZipArchiveEntry e : java.util.Collections.list(file.getEntries())) {
        result.put(e.getName(), file.getInputStream(e).readAllBytes());
      }
    }
    return result;
  }

  private static String part(byte[] zip, String name) throws IOException {
    return new String(parts(zip).get(name), StandardCharsets.UTF_8);
  }

  private static byte[] replaced(byte[] zip, String name, String content) throws IOException {
    Map<String, byte[]> parts = parts(zip);
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream copy = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        copy.putNextEntry(new ZipEntry(part.getKey()));
        copy.write(part.getValue());
        copy.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
