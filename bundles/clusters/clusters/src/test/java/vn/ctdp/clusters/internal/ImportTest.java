package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.NumberStyle;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheets.internal.WorkbookService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.testing.TestDatabase;

class ImportTest {

  private static final Caller OFFICER = ReviewFixture.OFFICER;
  private static final LocalDate DAY = ReviewFixture.REPORT_DAY;
  private static final String SOURCE = "Báo cáo Sở Công Thương 18/6/2026";

  private final Map<UUID, byte[]> files = new HashMap<>();
  private final Map<UUID, UUID> offices = new HashMap<>();
  private ReviewFixture fixture;
  private ImportService imports;
  private ClusterConflicts conflicts;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    start(database());
  }

  private void start(TestDatabase database) {
    fixture = new ReviewFixture(database);
    conflicts =
        new ConflictService(
            fixture.node, fixture.access, fixture.audit, fixture.instance, fixture.clock);
    imports = service(fixture, conflicts, territory(), files, this::account);
  }

  /** The service with files kept in memory. */
  static ImportService service(
      ReviewFixture fixture,
      ClusterConflicts conflicts,
      TerritoryService territory,
      Map<UUID, byte[]> files,
      Function<UUID, Optional<UserAccount>> accounts) {
    AttachmentService attachments =
        ReviewFixture.fake(
            AttachmentService.class,
            (name, args) -> {
              switch (name) {
                case "add" -> {
                  UUID id = UUID.randomUUID();
                  files.put(id, bytes((InputStream) args[3]));
                  return new Attachment(
                      id, (SubjectRef) args[1], (String) args[2], "", 1, "", "", Instant.EPOCH);
                }
                case "open" -> {
                  return new ByteArrayInputStream(files.get(args[1]));
                }
                default -> files.remove(args[1]);
              }
              return null;
            });
    return new ImportService(
        fixture.node,
        fixture.access,
        fixture.audit,
        fixture.instance,
        territory,
        attachments,
        new WorkbookService(),
        conflicts,
        ReviewFixture.fake(IdentityService.class, (name, args) -> accounts.apply((UUID) args[1])),
        fixture.clock);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Optional<UserAccount> account(UUID id) {
    return Optional.of(
        new UserAccount(
            id,
            "u",
            "U",
            Caller.Kind.PERSON,
            Optional.ofNullable(offices.get(id)),
            true,
            false,
            false,
            null,
            null,
            List.of(),
            1));
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two communes of today, and one that went into the first on 2025-07-01. */
  static TerritoryService territory() {
    AdminUnit now = unit("34:13001", "Việt Hồng", LocalDate.of(2025, 7, 1), null);
    AdminUnit other = unit("34:13002", "Âu Lâu", LocalDate.of(2025, 7, 1), null);
    AdminUnit old = unit("63:04500", "Hồng Ca", null, LocalDate.of(2025, 6, 30));
    return ReviewFixture.fake(
        TerritoryService.class,
        (name, args) ->
            switch (name) {
              case "restate" ->
                  List.of(
                      new UnitShare(
                          args[0].equals(old.ref()) ? now.ref() : (UnitRef) args[0],
                          BigDecimal.ONE));
              case "children" -> List.of(now, other);
              case "search" -> List.of(now, other, old);
              case "find" ->
                  List.of(now, other, old).stream()
                      .filter(u -> u.ref().equals(args[0]))
                      .findFirst();
              default -> null;
            });
  }

  private static AdminUnit unit(String ref, String name, LocalDate from, LocalDate to) {
    return new AdminUnit(
        UnitRef.parse(ref),
        UnitLevel.COMMUNE,
        UnitType.values()[UnitType.values().length - 1],
        name,
        "Xã " + name,
        name,
        Optional.of(ReviewFixture.LAO_CAI),
        "",
        "",
        from,
        to,
        "");
  }

  static byte[] book(Consumer<Worksheet> fill) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      fill.accept(book.newWorksheet("CCN"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** A row of cells; numbers as numbers. */
  static void row(Worksheet s, int row, Object... cells) {
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] instanceof Number n) {
        s.value(row, c, n);
      } else if (cells[c] != null) {
        s.value(row, c, cells[c].toString());
      }
    }
  }

  /**
   * The clusters of Lào Cai as an office has them: titles, two lines of headings, groups, totals.
   */
  private static byte[] laoCai() {
    return book(
        s -> {
          s.value(0, 0, "BIỂU TỔNG HỢP CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH LÀO CAI");
          s.range(0, 0, 0, 6).merge();
          s.value(1, 0, "(Số liệu đến ngày 18/6/2026)");
          s.range(1, 0, 1, 6).merge();
          row(s, 3, "STT", "Tên cụm công nghiệp", "Xã", "Diện tích (ha)", null, null, "Ghi chú");
          row(s, 4, null, null, null, "Quy hoạch chi tiết", "Đất công nghiệp", "Tỷ lệ lấp đầy (%)");
          s.range(3, 3, 3, 5).merge();
          for (int c : new int[] {0, 1, 2, 6}) {
            s.range(3, c, 4, c).merge();
          }
          row(s, 5, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)");
          row(s, 6, "I", "Cụm do UBND cấp xã quản lý", null, 116, 71.19);
          row(s, 7, 1, "CCN Đầm Hồng", "Việt Hồng", 16, "11,99", 100);
          row(s, 8, 2, "CCN Âu Lâu", "Xã Âu Lâu", "50", "31,2", ">95 %");
          row(s, 9, 3, "CCN Sơn Mãn", "Âu Lâu, Việt Hồng", "7,5", "4,2", "~100");
          row(s, 10, 4, "CCN Báo Đáp", null, "hơn 20 ha", 14, "23,29");
          row(s, 12, "II", "Cụm do doanh nghiệp làm chủ đầu tư");
          row(s, 13, 5, "CCN Đông An", "Việt Hồng", 34, "23,04", "48,35", "Chưa có QĐ thành lập");
          row(s, 14, "Tổng cộng", null, null, 127.5, 84.43);
          row(s, 16, null, "Người lập biểu", null, null, "GIÁM ĐỐC");
        });
  }

  private ImportDraft upload(byte[] file) {
    return imports.upload(
        OFFICER, ImportTarget.CLUSTERS, "ccn.xlsx", new ByteArrayInputStream(file));
  }

  private ImportDraft settled(ImportDraft draft, ConflictRule rule) {
    ImportSettings s = draft.settings();
    return imports.understand(
        OFFICER,
        draft.id(),
        new ImportSettings(
            s.sheet(),
            s.headerFirst(),
            s.headerLast(),
            s.columns(),
            s.cutoff() == null ? DAY : s.cutoff(),
            SOURCE,
            false,
            rule,
            s.rows()));
  }

  private ImportPreview look(byte[] file) {
    return imports.preview(OFFICER, settled(upload(file), ConflictRule.REPLACE).id());
  }

  private ImportRecord store(byte[] file) {
    ImportPreview preview = look(file);
    assertThat(errors(preview)).isEmpty();
    return imports.confirm(OFFICER, preview.id(), preview.token());
  }

  private static List<String> errors(ImportPreview preview) {
    return java.util.stream.Stream.concat(
            preview.general().stream(), preview.rows().stream().flatMap(r -> r.problems().stream()))
        .filter(p -> p.severity() == Severity.ERROR)
        .map(p -> p.field() + " " + p.code() + " " + p.vi())
        .toList();
  }

  private Map<String, ClusterSnapshot> register() {
    return fixture.register.clusters(OFFICER, PageRequest.first(1000), DAY).rows().stream()
        .collect(Collectors.toMap(s -> s.cluster().name(), s -> s));
  }

  private static String number(ClusterSnapshot s, FactKey key) {
    return s.number(key).map(n -> n.stripTrailingZeros().toPlainString()).orElse("");
  }

  @Test
  void theTableOfAnOfficeIsUnderstoodByItself() {
    ImportDraft draft = upload(laoCai());
    assertThat(draft.settings().headerFirst()).isEqualTo(4);
    assertThat(draft.settings().headerLast()).isEqualTo(5);
    assertThat(draft.settings().cutoff()).isEqualTo(DAY);
    assertThat(draft.columns())
        .extracting(c -> c.letter() + " " + c.header() + " → " + c.choice().field())
        .containsExactly(
            "A STT → ",
            "B Tên cụm công nghiệp → name",
            "C Xã → communes",
            "D Diện tích (ha) / Quy hoạch chi tiết → fact.DETAILED_PLAN_AREA",
            "E Diện tích (ha) / Đất công nghiệp → fact.IND_LAND_TOTAL",
            "F Diện tích (ha) / Tỷ lệ lấp đầy (%) → fillRate",
            "G Ghi chú → note");
    assertThat(draft.columns().get(4).style()).isEqualTo(NumberStyle.VI);
    assertThat(draft.columns().get(3).choice().unit()).isEqualTo("ha");
  }

  @Test
  void theClustersOfLaoCaiComeInWithTheirWording() {
    ImportPreview preview = look(laoCai());
    assertThat(errors(preview)).isEmpty();
    assertThat(preview.rows())
        .filteredOn(r -> r.outcome() == Outcome.LEFT_OUT)
        .extracting(r -> r.number() + " " + r.problems().get(0).code())
        .containsExactly("7 CCN-NH-32", "13 CCN-NH-32", "15 CCN-NH-30", "17 CCN-NH-31");
    assertThat(preview.counts().created()).isEqualTo(5);
    assertThat(register()).as("looking stores nothing").isEmpty();
    ImportRecord stored = imports.confirm(OFFICER, preview.id(), preview.token());
    assertThat(stored.created()).isEqualTo(5);
    Map<String, ClusterSnapshot> now = register();
    assertThat(number(now.get("CCN Âu Lâu"), FactKey.IND_LAND_LEASED)).isEqualTo("29.64");
    assertThat(now.get("CCN Âu Lâu").facts().get(FactKey.IND_LAND_LEASED).source())
        .contains(SOURCE)
        .contains(">95 %")
        .contains("31,2 ha");
    assertThat(number(now.get("CCN Sơn Mãn"), FactKey.IND_LAND_LEASED)).isEqualTo("4.2");
    assertThat(now.get("CCN Sơn Mãn").cluster().communes()).hasSize(2);
    assertThat(number(now.get("CCN Báo Đáp"), FactKey.DETAILED_PLAN_AREA)).isEqualTo("20");
    assertThat(now.get("CCN Báo Đáp").facts().get(FactKey.DETAILED_PLAN_AREA).source())
        .contains("nguyên văn “hơn 20 ha”");
    assertThat(now.get("CCN Đông An").cluster().note()).isEqualTo("Chưa có QĐ thành lập");
    assertThat(now.values())
        .extracting(s -> s.cluster().code())
        .containsExactlyInAnyOrder("CCN-001", "CCN-002", "CCN-003", "CCN-004", "CCN-005");
    assertThat(fixture.audited).filteredOn(a -> a.startsWith("clusters.import.store")).hasSize(1);
    assertThat(fixture.audited).filteredOn(a -> a.startsWith("clusters.cluster.import")).hasSize(5);
    // The same file again changes nothing, and its columns are remembered.
    ImportDraft again = upload(laoCai());
    assertThat(again.remembered()).isTrue();
    ImportPreview second = imports.preview(OFFICER, settled(again, ConflictRule.QUEUE).id());
    assertThat(second.counts().unchanged()).isEqualTo(5);
    assertThat(second.ready()).isFalse();
  }

  @Test
  void unitsAreConvertedExactly() {
    byte[] file =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Tên cụm",
                  "Đất công nghiệp (m2)",
                  "Tổng mức đầu tư (tỷ đồng)",
                  "Vốn đã đầu tư (triệu đồng)",
                  "Số dự án");
              row(s, 1, "Một", 123456, "1.234,5", "60.840", 12);
              row(s, 2, "Hai", "37.400", "0,000000001", "1 234 567,5", "86 dự án");
            });
    store(file);
    ClusterSnapshot one = register().get("Một");
    assertThat(number(one, FactKey.IND_LAND_TOTAL)).isEqualTo("12.3456");
    assertThat(number(one, FactKey.INVESTMENT_TOTAL)).isEqualTo("1234500000000");
    assertThat(number(one, FactKey.INVESTMENT_PAID)).isEqualTo("60840000000");
    ClusterSnapshot two = register().get("Hai");
    assertThat(number(two, FactKey.IND_LAND_TOTAL)).isEqualTo("3.74");
    assertThat(number(two, FactKey.INVESTMENT_TOTAL)).isEqualTo("1");
    assertThat(number(two, FactKey.INVESTMENT_PAID)).isEqualTo("1234567500000");
    assertThat(number(two, FactKey.PROJECTS_TOTAL)).isEqualTo("86");
  }

  @Test
  void pointsAndCommasAreDecidedByTheColumnAndShown() {
    byte[] english =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp", "Đã cho thuê");
              row(s, 1, "Một", "20.5", "1.234");
              row(s, 2, "Hai", "7.25", "2.5");
            });
    ImportDraft draft = upload(english);
    assertThat(draft.columns().get(1).style()).isEqualTo(NumberStyle.EN);
    ImportPreview preview = imports.preview(OFFICER, settled(draft, ConflictRule.REPLACE).id());
    assertThat(preview.rows().get(0).changes())
        .filteredOn(c -> c.field().equals("fact.IND_LAND_LEASED"))
        .extracting(ImportPreview.Change::after)
        .containsExactly("1,234 ha");
    byte[] both =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp");
              row(s, 1, "Một", "20.5");
              row(s, 2, "Hai", "20,5");
              row(s, 3, "Ba", "1.234");
            });
    ImportDraft mixed = settled(upload(both), ConflictRule.REPLACE);
    assertThat(errors(imports.preview(OFFICER, mixed.id())))
        .singleElement()
        .asString()
        .startsWith("CCN!B4 CCN-NH-50");
    ImportSettings s = mixed.settings();
    Map<Integer, ColumnChoice> columns = new HashMap<>(s.columns());
    columns.put(1, new ColumnChoice("fact.IND_LAND_TOTAL", "ha", NumberStyle.VI));
    imports.understand(
        OFFICER,
        mixed.id(),
        new ImportSettings(
            s.sheet(),
            s.headerFirst(),
            s.headerLast(),
            columns,
            DAY,
            SOURCE,
            false,
            ConflictRule.REPLACE,
            Map.of()));
    assertThat(errors(imports.preview(OFFICER, mixed.id())))
        .singleElement()
        .asString()
        .startsWith("CCN!B2 CCN-NH-51");
  }

  @Test
  void whatIsWrongIsNamedWithItsCellAndNothingIsStored() {
    byte[] file =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Tên cụm",
                  "Diện tích thành lập (ha)",
                  "Ngày thành lập",
                  "Xã",
                  "Số lao động",
                  "Loại hình cụm");
              row(s, 1, "Không", 0);
              row(s, 2, "Âm", -5);
              row(s, 3, "Lớn", new BigDecimal("1000000000"));
              row(s, 4, "Ngược", 20, "1/1/2027");
              row(s, 5, "Ngày sai", 20, "31/02/2020");
              row(s, 6, "Xã cũ", 20, null, "Hồng Ca");
              row(s, 7, "Xã lạ", 20, null, "Không Có");
              row(s, 8, "Trùng", 20);
              row(s, 9, "CCN Trung", 21);
              row(s, 10, "Lẻ", 20, null, null, "12,5");
              row(s, 11, "Loại", 20, null, null, null, "Khu công nghiệp");
              row(s, 12, null, 20);
              row(s, 13, "Công thức");
              s.formula(13, 1, "10+10");
              row(s, 14, "Lỗi", "#REF!");
              row(s, 15, "Chữ", "hai mươi");
              row(s, 16, "Số ngày", 20);
              s.value(17, 0, "Tự đổi");
              s.value(17, 1, LocalDate.of(2026, 5, 20));
              s.style(17, 1).format("dd/mm/yyyy").set();
            });
    ImportPreview preview = look(file);
    assertThat(errors(preview).stream().map(e -> e.split(" ")[0] + " " + e.split(" ")[1]))
        .containsExactly(
            "CCN!B2 CCN-IN-5",
            "CCN!B3 CCN-IN-5",
            "CCN!B4 CCN-IN-6",
            "CCN!C5 CCN-NH-70",
            "CCN!C6 CCN-NH-42",
            "CCN!D7 CCN-NH-61",
            "CCN!D8 CCN-NH-62",
            "CCN!A9 CCN-NH-78",
            "CCN!A10 CCN-NH-78",
            "CCN!E11 CCN-IN-11",
            "CCN!F12 CCN-NH-45",
            "CCN!A13 CCN-NH-64",
            "CCN!B14 CCN-NH-41",
            "CCN!B15 CCN-NH-40",
            "CCN!B16 CCN-NH-51",
            "CCN!B18 CCN-NH-46");
    assertThat(errors(preview)).anyMatch(e -> e.contains("nơi đó là Xã Việt Hồng"));
    assertThatThrownBy(() -> imports.confirm(OFFICER, preview.id(), preview.token()))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(ImportError.NOT_READY);
              assertThat(e.problems()).extracting(FieldProblem::field).contains("CCN!B2");
            });
    assertThat(register()).isEmpty();
    // Left out one by one, the rest is stored.
    ImportDraft draft = imports.draft(OFFICER, preview.id());
    Map<Integer, RowChoice> out =
        preview.rows().stream()
            .filter(r -> r.outcome() == Outcome.WRONG)
            .collect(
                Collectors.toMap(
                    ImportPreview.Row::number, r -> new RowChoice(RowChoice.Kind.LEAVE_OUT, null)));
    imports.understand(OFFICER, draft.id(), draft.settings().withRows(out));
    ImportPreview rest = imports.preview(OFFICER, draft.id());
    assertThat(imports.confirm(OFFICER, rest.id(), rest.token()).created()).isEqualTo(1);
    assertThat(register()).containsOnlyKeys("Số ngày");
  }

  @Test
  void existingClustersAreFoundByCodeNameAndFormerName() {
    UUID damHong = fixture.cluster("CCN Đầm Hồng");
    UUID auLau = fixture.cluster("Âu Lâu");
    UUID first = fixture.cluster("CCN Phú Thịnh");
    UUID second = fixture.cluster("Cụm công nghiệp Phù Thịnh");
    byte[] file =
        book(
            s -> {
              row(s, 0, "Mã cụm", "Tên cụm", "Đất công nghiệp (ha)");
              row(s, 1, null, "Cum cong nghiep dam hong", 12);
              row(s, 2, "CCN-002", "CCN Âu Lâu mở rộng", 31);
              row(s, 3, null, "Phu Thinh", 52.5);
              row(s, 4, null, "CCN Mới", 10);
            });
    ImportDraft draft = settled(upload(file), ConflictRule.REPLACE);
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(preview.rows())
        .extracting(ImportPreview.Row::outcome)
        .containsExactly(Outcome.CHANGE, Outcome.CHANGE, Outcome.OPEN, Outcome.CREATE);
    assertThat(preview.rows().get(0).record()).isEqualTo(damHong);
    assertThat(preview.rows().get(1).changes())
        .contains(new ImportPreview.Change("name", "Âu Lâu", "CCN Âu Lâu mở rộng"));
    assertThat(preview.rows().get(2).candidates())
        .extracting(ImportPreview.Candidate::record)
        .containsExactlyInAnyOrder(first, second);
    imports.understand(
        OFFICER,
        draft.id(),
        draft.settings().withRows(Map.of(4, new RowChoice(RowChoice.Kind.EXISTING, second))));
    ImportPreview chosen = imports.preview(OFFICER, draft.id());
    imports.confirm(OFFICER, draft.id(), chosen.token());
    Map<String, ClusterSnapshot> now = register();
    assertThat(now.get("CCN Đầm Hồng").cluster().id()).isEqualTo(damHong);
    assertThat(now.get("CCN Âu Lâu mở rộng").cluster().id()).isEqualTo(auLau);
    assertThat(now.get("CCN Âu Lâu mở rộng").cluster().oldNames()).containsExactly("Âu Lâu");
    assertThat(number(now.get("Cụm công nghiệp Phù Thịnh"), FactKey.IND_LAND_TOTAL))
        .isEqualTo("52.5");
  }

  @Test
  void anotherSourceForTheSameDayWaitsOrIsReplacedAsChosen() {
    UUID id = fixture.cluster("Bảo Minh");
    fixture.record(id, ReviewFixture.fact(FactKey.DETAILED_PLAN_AREA, "60", DAY, false, "Báo cáo"));
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Quy hoạch chi tiết (ha)");
              row(s, 1, "Bảo Minh", 20);
            });
    ImportDraft draft = settled(upload(file), ConflictRule.QUEUE);
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(preview.rows().get(0).changes())
        .containsExactly(new ImportPreview.Change("fact.DETAILED_PLAN_AREA", "60 ha", "20 ha"));
    imports.confirm(OFFICER, draft.id(), preview.token());
    assertThat(conflicts.conflicts(OFFICER, PageRequest.first(10)).rows())
        .extracting(c -> c.cluster())
        .containsExactly(id);
    assertThat(number(register().get("Bảo Minh"), FactKey.DETAILED_PLAN_AREA)).isEqualTo("60");
    store(file);
    assertThat(number(register().get("Bảo Minh"), FactKey.DETAILED_PLAN_AREA)).isEqualTo("20");
  }

  @Test
  void whatChangedSinceThePreviewIsNotStored() {
    UUID id = fixture.cluster("Một");
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp (ha)");
              row(s, 1, "Một", 20);
            });
    ImportPreview preview = look(file);
    fixture.record(id, ReviewFixture.reported(FactKey.IND_LAND_TOTAL, "19"));
    assertThatThrownBy(() -> imports.confirm(OFFICER, preview.id(), preview.token()))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ImportError.CHANGED));
    assertThat(number(register().get("Một"), FactKey.IND_LAND_TOTAL)).isEqualTo("19");
  }

  @Test
  void anImportIsUndoneUnlessSomethingStandsOnIt() {
    UUID id = fixture.cluster("Một");
    fixture.record(
        id,
        ReviewFixture.fact(
            FactKey.IND_LAND_TOTAL, "15", LocalDate.of(2026, 1, 1), false, "Báo cáo năm"));
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp (ha)", "Diện tích thành lập", "Chủ đầu tư");
              row(s, 1, "Một", 20, 30, "Ban quản lý");
              row(s, 2, "Hai", 21, 31, "Công ty");
            });
    ImportRecord stored = store(file);
    assertThat(register()).hasSize(2);
    assertThat(counting(id, FactKey.IND_LAND_TOTAL)).containsExactly(DAY);
    assertThat(imports.obstacles(OFFICER, stored.id())).isEmpty();
    ImportRecord undone = imports.undo(OFFICER, stored.id(), "Nhầm tệp");
    assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
    Map<String, ClusterSnapshot> now = register();
    assertThat(now).containsOnlyKeys("Một");
    assertThat(number(now.get("Một"), FactKey.IND_LAND_TOTAL)).isEqualTo("15");
    assertThat(counting(id, FactKey.IND_LAND_TOTAL)).hasSize(1);
    assertThat(now.get("Một").facts()).doesNotContainKey(FactKey.ESTABLISHED_AREA);
    assertThat(now.get("Một").stage()).isEqualTo(vn.ctdp.clusters.Stage.QUY_HOACH);
    assertThat(now.get("Một").cluster().developerName()).isNull();
    assertThatThrownBy(() -> imports.undo(OFFICER, stored.id(), "Lại"))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ImportError.DONE));

    ImportRecord again = store(file);
    fixture.record(id, ReviewFixture.reported(FactKey.IND_LAND_TOTAL, "22"));
    assertThatThrownBy(() -> imports.undo(OFFICER, again.id(), "Nhầm tệp"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(ImportError.IN_THE_WAY);
              assertThat(e.problems())
                  .extracting(FieldProblem::code, FieldProblem::field)
                  .containsExactly(org.assertj.core.groups.Tuple.tuple("CCN-NH-91", "Một"));
            });
    assertThat(register()).hasSize(2);
    assertThat(imports.imports(OFFICER, PageRequest.first(10)).rows())
        .extracting(ImportRecord::state)
        .containsExactlyInAnyOrder(ImportState.UNDONE, ImportState.STORED);
  }

  @Test
  void datedCommunesAndDevelopersFollowTheTableAndItsUndoing() {
    UUID id = fixture.cluster("Một");
    fixture.node.txExpr(
        org.apache.aries.jpa.template.TransactionType.Required,
        em -> {
          new Opening(em, OFFICER, em.find(ClusterEntity.class, id.toString()), DAY, Instant.EPOCH)
              .developer("Công ty A");
          return null;
        });
    ImportRecord second = store(developer("Công ty B"));
    assertThat(developers(id)).isEqualTo(register().get("Một").cluster().developerName());
    assertThat(developers(id)).isEqualTo("Công ty B");
    imports.undo(OFFICER, second.id(), "Nhầm tệp");
    assertThat(register().get("Một").cluster().developerName()).isEqualTo("Công ty A");
    assertThat(developers(id)).isEqualTo("Công ty A");
  }

  private static byte[] developer(String name) {
    return book(
        s -> {
          row(s, 0, "Tên cụm", "Chủ đầu tư", "Đất công nghiệp (ha)");
          row(s, 1, "CCN MỘT", name, 20);
        });
  }

  private String developers(UUID cluster) {
    return fixture.node.txExpr(
        org.apache.aries.jpa.template.TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select d.name from DeveloperEntity d where d.cluster = :id", String.class)
                .setParameter("id", cluster.toString())
                .getResultList()
                .stream()
                .collect(Collectors.joining(", ")));
  }

  /** Days from which the facts are that nothing later replaces. */
  private List<LocalDate> counting(UUID cluster, FactKey key) {
    return fixture.node.txExpr(
        org.apache.aries.jpa.template.TransactionType.Required,
        em ->
            em.createQuery(
                    "select f.effectiveFrom from FactEntity f where f.cluster = :id and f.key = :key"
                        + " and f.supersededOn > :far",
                    LocalDate.class)
                .setParameter("id", cluster.toString())
                .setParameter("key", key.name())
                .setParameter("far", LocalDate.of(9000, 1, 1))
                .getResultList());
  }

  @Test
  void planEntriesEndAndBeginWithTheFile() {
    fixture.plan("Thuận An", "50", vn.ctdp.clusters.PlanAction.MOI, null);
    byte[] file =
        book(
            s -> {
              row(s, 0, "TT", "Tên CCN", "Diện tích quy hoạch (ha)", "Giai đoạn", "Ngành nghề");
              row(s, 1, 1, "CCN Thuận An", "52,2", "2021–2030", "Chế biến gỗ");
              row(s, 2, 2, "BMC", "37,41", "Sau 2030");
              row(s, 3, null, "Tổng", "89,61");
            });
    ImportDraft draft =
        settled(
            imports.upload(OFFICER, ImportTarget.PLAN, "qh.xlsx", new ByteArrayInputStream(file)),
            ConflictRule.REPLACE);
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(errors(preview)).isEmpty();
    ImportRecord stored = imports.confirm(OFFICER, draft.id(), preview.token());
    assertThat(plan("2026-06-17")).containsExactly("Thuận An 50");
    assertThat(plan("2026-06-18")).containsExactly("BMC 37.41", "Thuận An 52.2");
    imports.undo(OFFICER, stored.id(), "Nhầm");
    assertThat(plan("2026-06-18")).containsExactly("Thuận An 50");
  }

  private List<String> plan(String day) {
    return fixture
        .register
        .planEntries(OFFICER, new PageRequest(0, 100, List.of(), "", Map.of("day", day)))
        .rows()
        .stream()
        .map((PlanEntry p) -> p.name() + " " + p.area().ha().stripTrailingZeros().toPlainString())
        .toList();
  }

  @Test
  void manyClustersAreChangedAtOnce() {
    UUID one = fixture.cluster("Một");
    UUID two = fixture.cluster("Hai; \"trong ngoặc\"");
    ImportDraft draft =
        imports.bulk(
            OFFICER,
            Map.of(
                one, Map.of("fact.OPERATING", "có", "developerName", "Ban quản lý"),
                two, Map.of("fact.OPERATING", "không", "developerName", "")),
            DAY,
            SOURCE);
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(errors(preview)).isEmpty();
    assertThat(preview.counts().changed()).isEqualTo(2);
    ImportRecord stored = imports.confirm(OFFICER, draft.id(), preview.token());
    assertThat(number(register().get("Một"), FactKey.OPERATING)).isEqualTo("1");
    assertThat(register().get("Một").cluster().developerName()).isEqualTo("Ban quản lý");
    assertThat(number(register().get("Hai; \"trong ngoặc\""), FactKey.OPERATING)).isEqualTo("0");
    imports.undo(OFFICER, stored.id(), "Nhầm");
    assertThat(register().get("Một").facts()).isEmpty();
  }

  @Test
  void filesThatAreNoTablesAreRefused() {
    assertThatThrownBy(() -> upload(book(s -> {})))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ImportError.EMPTY));
    assertThatThrownBy(() -> upload("<html>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode().code()).isEqualTo("SHT-400"));
    ImportPreview nothing = look(book(s -> row(s, 0, "Tên cụm", "Đất công nghiệp (ha)")));
    assertThat(nothing.rows()).isEmpty();
    assertThat(nothing.ready()).isFalse();
    ImportPreview noUnit =
        look(
            book(
                s -> {
                  row(s, 0, "Tên cụm", "Tổng mức đầu tư");
                  row(s, 1, "Một", 12);
                }));
    assertThat(errors(noUnit)).singleElement().asString().contains("CCN-NH-22");
  }

  @Test
  void atTheCentreNothingIsImported() {
    fixture.province = Optional.empty();
    assertThatThrownBy(() -> upload(laoCai()))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ImportError.CENTRE));
    fixture.province = Optional.of(ReviewFixture.LAO_CAI);
    fixture.denied.add(ClusterPermissions.EDIT);
    assertThatThrownBy(() -> upload(laoCai())).isInstanceOf(CtdpException.class);
    assertThat(files).isEmpty();
  }

  @Test
  void tenThousandRowsTakeFewStatements() {
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp (ha)", "Đã cho thuê", "Số lao động");
              for (int i = 1; i <= 10_000; i++) {
                row(s, i, "Cụm số " + i, 20, "12,5", i);
              }
            });
    ImportDraft draft = settled(upload(file), ConflictRule.REPLACE);
    fixture.node.statements();
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(fixture.node.statements()).isLessThan(10);
    imports.confirm(OFFICER, draft.id(), preview.token());
    // Inserts go in batches, numbers of facts by fifties.
    assertThat(fixture.node.statements()).isLessThan(2_000);
    ImportDraft second = settled(upload(file), ConflictRule.REPLACE);
    fixture.node.statements();
    ImportPreview unchanged = imports.preview(OFFICER, second.id());
    assertThat(fixture.node.statements()).isLessThan(40);
    assertThat(unchanged.counts().unchanged()).isEqualTo(10_000);
  }

  @Test
  void claimsOfAnImportLeaveTheQueueWhenItIsUndone() {
    UUID id = fixture.cluster("Bảo Minh");
    fixture.record(id, ReviewFixture.fact(FactKey.DETAILED_PLAN_AREA, "60", DAY, false, "Báo cáo"));
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Quy hoạch chi tiết (ha)");
              row(s, 1, "Bảo Minh", 20);
            });
    ImportDraft draft = settled(upload(file), ConflictRule.QUEUE);
    ImportRecord stored =
        imports.confirm(OFFICER, draft.id(), imports.preview(OFFICER, draft.id()).token());
    assertThat(conflicts.open(OFFICER)).isEqualTo(1);
    imports.undo(OFFICER, stored.id(), "Nhầm tệp");
    assertThat(conflicts.open(OFFICER)).isZero();
    assertThat(conflicts.conflicts(OFFICER, PageRequest.first(10)).rows())
        .extracting(c -> c.state().name() + " " + c.reason())
        .containsExactly("WITHDRAWN Nhầm tệp");
    assertThat(number(register().get("Bảo Minh"), FactKey.DETAILED_PLAN_AREA)).isEqualTo("60");
  }

  @Test
  void columnsAreRememberedForTheOfficeFirst() {
    byte[] file =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Cột lạ");
              row(s, 1, "Một", 20);
            });
    Caller first = person();
    Caller colleague = person();
    Caller other = person();
    UUID office = UUID.randomUUID();
    offices.put(UUID.fromString(first.userId()), office);
    offices.put(UUID.fromString(colleague.userId()), office);
    stored(first, file, "fact.IND_LAND_TOTAL");
    assertThat(chosen(other, file)).as("nobody else has a choice").isEqualTo("fact.IND_LAND_TOTAL");
    stored(other, file, "fact.IND_LAND_LEASED");
    assertThat(chosen(colleague, file)).isEqualTo("fact.IND_LAND_TOTAL");
    assertThat(chosen(other, file)).isEqualTo("fact.IND_LAND_LEASED");
    assertThat(chosen(person(), file)).isEqualTo("fact.IND_LAND_LEASED");
  }

  private static Caller person() {
    String id = UUID.randomUUID().toString();
    return new Caller(
        id, "p" + id, "", Caller.Kind.PERSON, "ui", "", java.util.Locale.forLanguageTag("vi-VN"));
  }

  private String chosen(Caller caller, byte[] file) {
    return imports
        .upload(caller, ImportTarget.CLUSTERS, "ccn.xlsx", new ByteArrayInputStream(file))
        .settings()
        .columns()
        .get(1)
        .field();
  }

  private void stored(Caller caller, byte[] file, String field) {
    ImportDraft draft =
        imports.upload(caller, ImportTarget.CLUSTERS, "ccn.xlsx", new ByteArrayInputStream(file));
    ImportSettings s = draft.settings();
    Map<Integer, ColumnChoice> columns = new HashMap<>(s.columns());
    columns.put(1, new ColumnChoice(field, "ha", NumberStyle.VI));
    imports.understand(
        caller,
        draft.id(),
        new ImportSettings(
            s.sheet(),
            s.headerFirst(),
            s.headerLast(),
            columns,
            DAY,
            SOURCE,
            false,
            ConflictRule.REPLACE,
            Map.of()));
    ImportPreview preview = imports.preview(caller, draft.id());
    imports.confirm(caller, draft.id(), preview.token());
  }

  // --- projects, enterprises, leases --------------------------------------------------------

  private static final String[] PROJECT_HEADS = {
    "STT",
    "Nhà đầu tư",
    "Tên dự án",
    "Mã số thuế",
    "Ngành nghề",
    "Diện tích (ha)",
    "Vốn đăng ký (tỷ đồng)",
    "Vốn thực hiện (tỷ đồng)",
    "FDI",
    "Tình trạng",
    "Số hợp đồng",
    "Ngày ký",
    "Thời hạn thuê (năm)",
    "Diện tích thuê (ha)"
  };

  /** A table grouped by clusters, as offices keep them: headings name the cluster. */
  private static byte[] projects(String capital) {
    return book(
        s -> {
          row(s, 0, (Object[]) PROJECT_HEADS);
          row(s, 1, "I", "CCN Đầm Hồng");
          row(
              s,
              2,
              1,
              "Công ty TNHH Gỗ Bình Minh",
              "Nhà máy chế biến gỗ",
              "5300123456",
              "Chế biến gỗ",
              "2,5",
              capital,
              "60,5",
              null,
              "Đang hoạt động",
              "01/HĐ",
              "15/3/2020",
              50,
              "1,5");
          row(
              s,
              3,
              2,
              "Công ty TNHH Gỗ Bình Minh",
              "Nhà máy chế biến gỗ",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              "02/HĐ",
              "1/6/2021",
              49,
              1);
          row(s, 4, 3, "HTX Dịch vụ Hồng Hà", null, "100109106", "Cơ khí");
          row(s, 5, "II", "Cụm công nghiệp Âu Lâu");
          row(
              s,
              6,
              4,
              "ABC Vina",
              "Nhà máy may",
              "5300999888",
              "May",
              3,
              200,
              0,
              "x",
              "đang triển khai");
          row(s, 7, null, "Tổng cộng", null, null, null, "5,5");
        });
  }

  private ImportPreview lookProjects(byte[] file) {
    ImportDraft draft =
        imports.upload(OFFICER, ImportTarget.PROJECTS, "da.xlsx", new ByteArrayInputStream(file));
    return imports.preview(OFFICER, settled(draft, ConflictRule.REPLACE).id());
  }

  private ImportRecord storeProjects(byte[] file) {
    ImportPreview preview = lookProjects(file);
    assertThat(errors(preview)).isEmpty();
    return imports.confirm(OFFICER, preview.id(), preview.token());
  }

  private List<String> rows(String sql) {
    return fixture.node.txExpr(
        org.apache.aries.jpa.template.TransactionType.Required,
        em ->
            ((List<?>) em.createQuery(sql).getResultList())
                .stream()
                    .map(o -> o instanceof Object[] a ? java.util.Arrays.toString(a) : "" + o)
                    .toList());
  }

  @Test
  void projectsEnterprisesAndLeasesComeInUnderTheHeadingsOfTheirClusters() {
    fixture.cluster("CCN Đầm Hồng");
    fixture.cluster("Âu Lâu");
    ImportPreview preview = lookProjects(projects("120"));
    assertThat(errors(preview)).isEmpty();
    assertThat(preview.rows())
        .extracting(r -> r.number() + " " + r.outcome())
        .containsExactly(
            "2 LEFT_OUT",
            "3 CREATE",
            "4 CHANGE",
            "5 CREATE",
            "6 LEFT_OUT",
            "7 CREATE",
            "8 LEFT_OUT");
    imports.confirm(OFFICER, preview.id(), preview.token());
    assertThat(
            rows(
                "select p.name, p.investor, p.taxCode, p.capitalRegistered, p.foreignCapital,"
                    + " p.validFrom from ProjectEntity p order by p.name"))
        .containsExactly(
            "[Nhà máy chế biến gỗ, Công ty TNHH Gỗ Bình Minh, 5300123456, 120000000000, false,"
                + " 2020-03-15]",
            "[Nhà máy may, ABC Vina, 5300999888, 200000000000, true, 2026-06-18]");
    assertThat(
            rows("select s.status, s.effectiveFrom from ProjectStatusEntity s order by s.status"))
        .containsExactly("[HOAT_DONG, 2026-06-18]", "[XAY_DUNG, 2026-06-18]");
    assertThat(rows("select t.name, t.taxCode from TenantEntity t"))
        .containsExactly("[HTX Dịch vụ Hồng Hà, 0100109106]");
    assertThat(
            rows(
                "select l.number, l.startsOn, l.endsOn, p.name from LeaseEntity l, ProjectEntity p"
                    + " where p.id = l.project order by l.number"))
        .containsExactly(
            "[01/HĐ, 2020-03-15, 2070-03-14, Nhà máy chế biến gỗ]",
            "[02/HĐ, 2021-06-01, 2070-05-31, Nhà máy chế biến gỗ]");
    ImportPreview again = lookProjects(projects("120"));
    assertThat(again.counts().unchanged() + again.counts().wrong()).isEqualTo(4);
    assertThat(again.counts().created() + again.counts().changed()).isZero();
  }

  @Test
  void anImportOfProjectsIsUndone() {
    fixture.cluster("CCN Đầm Hồng");
    fixture.cluster("Âu Lâu");
    byte[] one =
        book(
            s -> {
              row(s, 0, "Cụm", "Tên dự án", "Vốn đăng ký (tỷ đồng)", "Tình trạng");
              row(s, 1, "Đầm Hồng", "Nhà máy chế biến gỗ", 100, "Đang xây dựng");
            });
    storeProjects(one);
    ImportRecord stored = storeProjects(projects("120"));
    assertThat(stored.created()).isEqualTo(2);
    assertThat(stored.changed()).isEqualTo(2);
    assertThat(imports.obstacles(OFFICER, stored.id())).isEmpty();
    imports.undo(OFFICER, stored.id(), "Nhầm");
    assertThat(rows("select p.name, p.capitalRegistered, p.investor from ProjectEntity p"))
        .containsExactly("[Nhà máy chế biến gỗ, 100000000000, null]");
    assertThat(rows("select s.status from ProjectStatusEntity s order by s.id"))
        .containsExactly("XAY_DUNG", "HOAT_DONG", "XAY_DUNG");
    assertThat(rows("select t.id from TenantEntity t")).isEmpty();
    assertThat(rows("select l.id from LeaseEntity l")).isEmpty();
  }

  @Test
  void whatIsWrongInATableOfProjectsIsNamedWithItsCell() {
    fixture.cluster("Thuân An");
    fixture.cluster("Thuận An");
    fixture.cluster("Âu Lâu");
    byte[] file =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Cụm",
                  "Tên dự án",
                  "Diện tích (ha)",
                  "Vốn đăng ký (tỷ đồng)",
                  "Tình trạng",
                  "Số hợp đồng",
                  "Ngày ký",
                  "Thuê đến ngày",
                  "Diện tích thuê (ha)");
              row(s, 1, "Không có", "Một", 1);
              row(s, 2, "thuan an", "Hai", 1);
              row(s, 3, null, "Ba", 1);
              row(s, 4, "Âu Lâu", "Bốn", 0);
              row(s, 5, "Âu Lâu", "Năm", 1, -5);
              row(s, 6, "Âu Lâu", "Sáu", 1, 5, "lạ");
              row(s, 7, "Âu Lâu", "Bảy", 1, 5, null, "1/HĐ");
              row(s, 8, "Âu Lâu", "Tám", 1, 5, null, "2/HĐ", "1/6/2020", "1/6/2019", 1);
              row(s, 9, "Âu Lâu", "Chín", 1, 5, null, "3/HĐ", "1/6/2020", null, 1);
              row(s, 10, "Âu Lâu", "Mười", 1, 5, null, "3/hđ", "1/6/2020", null, 1);
              row(s, 11, "Âu Lâu", "chin", 2, 5);
              row(s, 12, "Âu Lâu", null, 2, 5);
            });
    ImportPreview preview = lookProjects(file);
    assertThat(errors(preview).stream().map(e -> e.split(" ")[0] + " " + e.split(" ")[1]))
        .containsExactly(
            "CCN!A2 CCN-NH-101",
            "CCN!A3 CCN-NH-102",
            "CCN!A4 CCN-NH-100",
            "CCN!C5 CCN-IN-5",
            "CCN!D6 CCN-IN-9",
            "CCN!E7 CCN-NH-45",
            "CCN!G8 CCN-IN-1",
            "CCN!H9 CCN-IN-4",
            "CCN!F11 CCN-NH-112",
            "CCN!B12 CCN-NH-107",
            "CCN!B13 CCN-NH-105");
    assertThat(preview.ready()).isFalse();
    assertThat(rows("select p.id from ProjectEntity p")).isEmpty();
  }

  @Test
  void manyProjectsTakeFewStatements() {
    for (int i = 1; i <= 5; i++) {
      fixture.cluster("Cụm " + i);
    }
    byte[] file =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Cụm",
                  "Tên dự án",
                  "Diện tích (ha)",
                  "Tình trạng",
                  "Số hợp đồng",
                  "Ngày ký");
              for (int i = 1; i <= 1_000; i++) {
                row(
                    s,
                    i,
                    "Cụm " + (i % 5 + 1),
                    "Dự án số " + i,
                    1,
                    "Đang hoạt động",
                    i + "/HĐ",
                    "1/6/2020");
              }
            });
    ImportDraft draft =
        settled(
            imports.upload(
                OFFICER, ImportTarget.PROJECTS, "da.xlsx", new ByteArrayInputStream(file)),
            ConflictRule.REPLACE);
    fixture.node.statements();
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(errors(preview)).isEmpty();
    assertThat(fixture.node.statements()).isLessThan(15);
    ImportRecord stored = imports.confirm(OFFICER, draft.id(), preview.token());
    // Four tables in batches of fifty, numbers of statuses by fifties.
    assertThat(fixture.node.statements()).isLessThan(250);
    imports.undo(OFFICER, stored.id(), "Nhầm");
    assertThat(fixture.node.statements()).isLessThan(250);
    assertThat(rows("select p.id from ProjectEntity p")).isEmpty();
  }
}
