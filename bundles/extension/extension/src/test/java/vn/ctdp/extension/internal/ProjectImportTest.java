package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheets.internal.WorkbookService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.extension.imports.ProjectImportDraft;
import vn.ctdp.extension.imports.ProjectImportSettings;
import vn.ctdp.extension.report.IndicatorScope;
import vn.ctdp.testing.TestDatabase;

class ProjectImportTest {

  private static final long TRIEU = 1_000_000L;

  static Stream<Supplier<TestDatabase>> databases() {
    return DatabasesTest.databases();
  }

  /** The import with what it needs of the core. */
  private static final class Office implements AutoCloseable {
    final Fixture f;
    final Map<UUID, byte[]> files = new HashMap<>();
    final ImportService imports;

    Office(TestDatabase database) {
      f = new Fixture(database);
      f.commune("34:24512", LAM_DONG, UnitType.XA);
      AttachmentService attachments =
          Fixture.fake(
              AttachmentService.class,
              (name, args) ->
                  switch (name) {
                    case "add" ->
                        add((SubjectRef) args[1], (String) args[2], (InputStream) args[3]);
                    case "open" -> new ByteArrayInputStream(files.get(args[1]));
                    default -> files.remove(args[1]) == null;
                  });
      OrganisationService organisations =
          Fixture.fake(
              OrganisationService.class,
              (name, args) ->
                  "names".equals(name)
                      ? Map.of(Fixture.CENTRE, "Trung tâm Khuyến công")
                      : found(((PageRequest) args[1]).search()));
      imports =
          new ImportService(
              f.node,
              f.work,
              f.projects,
              organisations,
              f.register,
              territory(),
              Fixture.rules(),
              attachments,
              new WorkbookService());
    }

    private Attachment add(SubjectRef subject, String name, InputStream content) {
      UUID id = UUID.randomUUID();
      try {
        files.put(id, content.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return new Attachment(id, subject, name, "", 0, "", "", Instant.EPOCH);
    }

    private static Page<Organisation> found(String search) {
      List<Organisation> all =
          VietnameseText.searchKey("Trung tâm Khuyến công và Tư vấn")
                  .contains(VietnameseText.searchKey(search))
              ? List.of(
                  new Organisation(
                      Fixture.CENTRE,
                      "TTKC",
                      null,
                      OrganisationType.TT_KC_TINH,
                      List.of(
                          new OrganisationName(
                              "Trung tâm Khuyến công", "TTKC", null, null, null, null)),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      List.of(),
                      null,
                      null,
                      null,
                      null,
                      1))
              : List.of();
      return new Page<>(all, all.size());
    }

    ImportStored upload(byte[] file) {
      return imports.upload(OFFICER, "danh-muc.xlsx", new ByteArrayInputStream(file));
    }

    /** Uploads with a plan and the centre as the unit, and looks. */
    ImportPreview look(byte[] file, AnnualPlan plan) {
      ImportStored draft = upload(file);
      settle(draft.id(), plan, Map.of());
      return imports.preview(OFFICER, draft.id());
    }

    void settle(UUID id, AnnualPlan plan, Map<Integer, RowChoice> rows) {
      ProjectImportSettings s = imports.draft(OFFICER, id).settings();
      imports.understand(
          OFFICER,
          id,
          new ProjectImportSettings(
              s.sheet(),
              s.headerFirst(),
              s.headerLast(),
              s.columns(),
              plan == null ? null : plan.id(),
              Fixture.CENTRE,
              rows));
    }

    ImportStored confirm(ImportPreview preview) {
      return imports.confirm(OFFICER, preview.id(), preview.token());
    }

    List<ProjectRow> projects() {
      return f.projects.projects(OFFICER, PageRequest.first(1000)).rows();
    }

    Project project(String name) {
      UUID id =
          projects().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow().id();
      return f.projects.project(OFFICER, id).orElseThrow();
    }

    @Override
    public void close() {
      f.close();
    }
  }

  private static TerritoryService territory() {
    AdminUnit one = unit("34:24511", "Thuận An");
    AdminUnit two = unit("34:24512", "Đắk Mil");
    return Fixture.fake(
        TerritoryService.class,
        (name, args) ->
            switch (name) {
              case "restate" -> List.of(new UnitShare((UnitRef) args[0], BigDecimal.ONE));
              case "children" -> List.of(one, two);
              case "search" -> List.of(one, two);
              default -> Stream.of(one, two).filter(u -> u.ref().equals(args[0])).findFirst();
            });
  }

  private static AdminUnit unit(String ref, String name) {
    return new AdminUnit(
        UnitRef.parse(ref),
        UnitLevel.COMMUNE,
        UnitType.XA,
        name,
        "Xã " + name,
        name,
        Optional.of(LAM_DONG),
        "",
        "",
        null,
        null,
        null);
  }

  private static byte[] book(Consumer<Worksheet> fill) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      fill.accept(book.newWorksheet("DS"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static void row(Worksheet s, int row, Object... cells) {
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] instanceof Number n) {
        s.value(row, c, n);
      } else if (cells[c] instanceof LocalDate d) {
        s.value(row, c, d);
        s.style(row, c).format("dd/mm/yyyy").set();
      } else if (cells[c] != null) {
        s.value(row, c, cells[c].toString());
      }
    }
  }

  /** A list as an office has it: titles, two lines of headings, groups, totals, a signature. */
  private static byte[] annual(String firstMoney) {
    return book(
        s -> {
          s.value(0, 0, "DANH MỤC ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2026");
          s.range(0, 0, 0, 8).merge();
          s.value(1, 7, "Đơn vị tính: triệu đồng");
          row(s, 3, "TT", "Tên đề án", "Nội dung", "Đơn vị thụ hưởng", "Mã số thuế", "Địa điểm");
          row(s, 3, null, null, null, null, null, null, "Kinh phí (triệu đồng)");
          s.range(3, 6, 3, 8).merge();
          row(s, 4, null, null, null, null, null, null, "KCĐP", "Vốn đối ứng", "Tổng cộng");
          for (int c = 0; c < 6; c++) {
            s.range(3, c, 4, c).merge();
          }
          row(s, 5, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)");
          row(s, 6, "I", "Hỗ trợ ứng dụng máy móc");
          row(
              s,
              7,
              1,
              "Máy sấy cà phê",
              "ND3.3",
              "HTX Đắk Mil",
              "6001234567",
              "Xã Đắk Mil",
              firstMoney,
              "512,5",
              762.5);
          row(
              s,
              8,
              2,
              "Máy rang điều",
              "ND3.3",
              "Công ty TNHH Rang",
              "6007654321",
              "Thuận An",
              "1.200,25",
              2000,
              3200.25);
          row(s, 10, "II", "Đào tạo");
          row(s, 11, 3, "Đào tạo nghề dệt", "ND1.2", null, null, "Thuận An", 90);
          row(s, 12, "Tổng cộng", null, null, null, null, null, 1540.25, 2512.5);
          row(s, 14, null, "Người lập biểu", null, null, "GIÁM ĐỐC");
        });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aListOfAnOfficeComesInChangesAndGoesAgain(Supplier<TestDatabase> made) {
    try (Office o = new Office(made.get())) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      UUID htx = o.f.establishment("6001234567", "HTX Đắk Mil");
      ImportPreview preview = o.look(annual("250"), plan);
      assertThat(preview.general()).extracting(FieldProblem::code).containsExactly("KC-NH-26");
      assertThat(preview.rows())
          .extracting(r -> r.number() + " " + r.outcome())
          .containsExactly(
              "7 LEFT_OUT",
              "8 CREATE",
              "9 CREATE",
              "11 LEFT_OUT",
              "12 CREATE",
              "13 LEFT_OUT",
              "15 LEFT_OUT");
      assertThat(preview.rows().get(2).problems())
          .extracting(FieldProblem::code)
          .contains("KC-NH-90");
      assertThat(preview.ready()).isTrue();
      ImportStored stored = o.confirm(preview);
      assertThat(stored.state()).isEqualTo(ImportState.STORED);
      assertThat(stored.created()).isEqualTo(3);
      Project one = o.project("Máy sấy cà phê");
      assertThat(one.funds().local()).isEqualTo(250 * TRIEU);
      assertThat(one.funds().counterpart()).isEqualTo(512_500_000L);
      assertThat(one.beneficiaries().get(0).establishment()).isEqualTo(htx);
      assertThat(one.places().get(0).commune()).isEqualTo(UnitRef.parse("34:24512"));
      assertThat(one.code()).startsWith("KCĐP-2026-68-");
      assertThat(one.start()).isEqualTo(LocalDate.of(2026, 1, 1));
      assertThat(o.project("Máy rang điều").funds().local()).isEqualTo(1_200_250_000L);
      assertThat(o.f.establishments.values()).anyMatch(e -> "6007654321".equals(e.businessCode()));
      assertThat(o.projects()).extracting(ProjectRow::code).doesNotHaveDuplicates();

      // The same again: nothing changes, and the columns are remembered.
      ImportStored again = o.upload(annual("250"));
      assertThat(o.imports.draft(OFFICER, again.id()).remembered()).isTrue();
      o.settle(again.id(), plan, Map.of());
      ImportPreview same = o.imports.preview(OFFICER, again.id());
      assertThat(same.counts().unchanged()).isEqualTo(3);
      assertThat(same.ready()).isFalse();
      o.imports.discard(OFFICER, again.id());
      assertThat(o.imports.find(OFFICER, again.id())).isEmpty();

      // Another figure changes one project, and undoing brings the former one back.
      ImportPreview other = o.look(annual("260"), plan);
      assertThat(other.counts().changed()).isEqualTo(1);
      assertThat(other.rows().get(1).changes())
          .extracting(c -> c.field() + " " + c.before() + " " + c.after())
          .containsExactly("kcdp 250.000.000 260.000.000");
      ImportStored changed = o.confirm(other);
      assertThat(o.project("Máy sấy cà phê").funds().local()).isEqualTo(260 * TRIEU);
      assertThat(o.imports.obstacles(OFFICER, stored.id()))
          .extracting(FieldProblem::code)
          .containsExactly("KC-NH-111");
      assertThatThrownBy(() -> o.imports.undo(OFFICER, stored.id(), "sai"))
          .isInstanceOf(CtdpException.class)
          .hasMessageContaining("KC-NH-5");
      o.imports.undo(OFFICER, changed.id(), "nhập nhầm");
      assertThat(o.project("Máy sấy cà phê").funds().local()).isEqualTo(250 * TRIEU);
      assertThat(o.imports.imports(OFFICER, PageRequest.first(10)).rows())
          .extracting(ImportStored::state)
          .containsExactlyInAnyOrder(ImportState.UNDONE, ImportState.STORED);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatNothingWasBuiltOnIsUndone(Supplier<TestDatabase> made) {
    try (Office o = new Office(made.get())) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      ImportStored stored = o.confirm(o.look(annual("250"), plan));
      ImportStored undone = o.imports.undo(OFFICER, stored.id(), "nhập nhầm tệp");
      assertThat(undone.undoneReason()).isEqualTo("nhập nhầm tệp");
      assertThat(o.projects()).isEmpty();
      assertThatThrownBy(() -> o.imports.undo(OFFICER, stored.id(), "lần nữa"))
          .hasMessageContaining("KC-NH-4");
    }
  }

  /**
   * Đắk Nông 2022 and 2023: 8 national projects with 7,040 triệu, 14 of 15 local ones with 3,362
   * triệu, as one sheet with results (vi-VN figures, unit in the heading).
   */
  @ParameterizedTest
  @MethodSource("databases")
  void dakNongIsReachedFromASheetWithResults(Supplier<TestDatabase> made) {
    try (Office o = new Office(made.get())) {
      for (int year : new int[] {2022, 2023}) {
        o.f.plan(FundLevel.KCQG, year, LocalDate.of(year, 1, 5));
        o.f.plan(FundLevel.KCDP, year, LocalDate.of(year, 1, 5));
      }
      byte[] file =
          book(
              s -> {
                row(
                    s,
                    0,
                    "STT",
                    "Tên đề án",
                    "Năm",
                    "Cấp",
                    "Nội dung",
                    "Địa điểm",
                    "Kinh phí hỗ trợ (triệu đồng)",
                    "Vốn đối ứng (triệu đồng)",
                    "Tình trạng",
                    "Giá trị nghiệm thu (triệu đồng)",
                    "Ngày nghiệm thu");
                int r = 1;
                for (int year : new int[] {2022, 2023}) {
                  for (int i = 0; i < 4; i++) {
                    row(
                        s,
                        r,
                        r++,
                        "Mô hình " + year + "-" + i,
                        year,
                        "Quốc gia",
                        "ND3.3",
                        "Thuận An",
                        "880",
                        "2.000",
                        "Hoàn thành",
                        880,
                        "20/11/" + year);
                  }
                  for (int i = 0; i < 7; i++) {
                    int support = year == 2023 && i == 6 ? 242 : 240;
                    row(
                        s,
                        r,
                        r++,
                        "Máy " + year + "-" + i,
                        year,
                        "Địa phương",
                        "ND3.3",
                        "Đắk Mil",
                        support,
                        500,
                        "Đã nghiệm thu",
                        support,
                        "05/10/" + year);
                  }
                }
                row(
                    s,
                    r,
                    r,
                    "Đào tạo nghề",
                    2023,
                    "Địa phương",
                    "ND1.1",
                    "Đắk Mil",
                    200,
                    null,
                    "Dừng thực hiện",
                    null,
                    "01/09/2023");
                row(s, r + 1, null, "Tổng cộng", null, null, null, null, "10.602");
              });
      ImportPreview preview = o.look(file, null);
      assertThat(preview.rows()).filteredOn(r -> r.outcome() == Outcome.WRONG).isEmpty();
      ImportStored stored = o.confirm(preview);
      assertThat(stored.created()).isEqualTo(23);
      assertThat(sum(o.f, FundLevel.KCQG, "KC-A1")).isEqualByComparingTo("8");
      assertThat(sum(o.f, FundLevel.KCQG, "KC-A6")).isEqualByComparingTo("7040000000");
      assertThat(sum(o.f, FundLevel.KCDP, "KC-A6")).isEqualByComparingTo("3362000000");
      BigDecimal done = sum(o.f, FundLevel.KCDP, "KC-A4");
      BigDecimal approved = sum(o.f, FundLevel.KCDP, "KC-A1");
      assertThat(done + "/" + approved).isEqualTo("14/15");
      assertThat(done.multiply(BigDecimal.valueOf(100)).divide(approved, 2, RoundingMode.HALF_UP))
          .isEqualByComparingTo("93.33");
      assertThat(o.projects())
          .filteredOn(p -> p.phase() == Phase.NGUNG)
          .extracting(ProjectRow::name)
          .containsExactly("Đào tạo nghề");
      // The same sheet again says nothing new; another result is not for an import to record.
      assertThat(o.look(file, null).counts().unchanged()).isEqualTo(23);
      ImportStored undone = o.imports.undo(OFFICER, stored.id(), "thử");
      assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
      assertThat(o.projects()).isEmpty();
    }
  }

  private static BigDecimal sum(Fixture f, FundLevel level, String id) {
    IndicatorService service = new IndicatorService(f.node, f.work, f.money);
    return Stream.of(2022, 2023)
        .map(
            y ->
                service
                    .indicators(
                        OFFICER, new IndicatorScope(y, LocalDate.of(y, 12, 31), level, null, null))
                    .stream()
                    .filter(i -> i.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the list of projects exports comes back as no change. */
  @Test
  void anExportedListComesBackAsNoChange() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      o.confirm(o.look(annual("250"), plan));
      byte[] file =
          book(
              s -> {
                row(s, 0, "Đề án khuyến công");
                row(s, 1, "Xuất lúc 08:00 22/11/2026");
                row(
                    s,
                    3,
                    "Tên đề án",
                    "Mã đề án",
                    "Cấp",
                    "Năm",
                    "Loại",
                    "Nội dung",
                    "Đơn vị thụ hưởng",
                    "Đơn vị thực hiện",
                    "Giai đoạn",
                    "Kinh phí khuyến công (đồng)",
                    "Vốn đối ứng (đồng)",
                    "Tổng kinh phí (đồng)",
                    "Ngày bắt đầu",
                    "Ngày kết thúc");
                int r = 4;
                for (ProjectRow p : o.projects()) {
                  row(
                      s,
                      r++,
                      p.name(),
                      p.code(),
                      "Địa phương",
                      "" + p.year(),
                      p.kind().label().vi(),
                      String.join(", ", p.contents()),
                      p.beneficiaries(),
                      p.unitName(),
                      p.phase().label().vi(),
                      p.funds().support(),
                      p.funds().counterpart(),
                      p.funds().total(),
                      p.start(),
                      p.end());
                }
              });
      ImportPreview preview = o.look(file, null);
      assertThat(preview.rows())
          .extracting(r -> r.outcome() + " " + r.problems().size())
          .containsOnly("UNCHANGED 0")
          .hasSize(3);
    }
  }

  private static byte[] table(Object... cells) {
    return book(
        s -> {
          row(
              s,
              0,
              "Tên đề án",
              "Nội dung",
              "Địa điểm",
              "KCĐP (triệu đồng)",
              "Mã số thuế",
              "Đơn vị thụ hưởng",
              "Ngày bắt đầu",
              "Ngày kết thúc");
          row(s, 1, cells);
        });
  }

  @Test
  void everyWrongCellIsNamedWithItsSheetAndNothingIsStored() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      wrong(o, plan, "DS!D2 KC-NH-51", "Máy", "ND3.3", "Thuận An", "12a5");
      wrong(o, plan, "DS!D2 KC-IN-5", "Máy", "ND3.3", "Thuận An", -5);
      wrong(o, plan, "DS!D2 KC-IN-6", "Máy", "ND3.3", "Thuận An", 1_000_000_000_000L);
      wrong(o, plan, "DS!B2 KC-NH-92", "Máy", "máy móc", "Thuận An", 100);
      wrong(o, plan, "DS!B2 KC-IN-31", "Máy", "ND3.99", "Thuận An", 100);
      wrong(o, plan, "DS!B2 V-KC-5", "Đào tạo", "ND1.1", "Thuận An", 100);
      wrong(o, plan, "DS!C2 KC-NH-62", "Máy", "ND3.3", "Xã Không Có", 100);
      wrong(o, plan, "DS!C2 KC-IN-32", "Máy", "ND3.3", null, 100);
      wrong(o, plan, "DS!D2 KC-IN-26", "Máy", "ND3.3", "Thuận An", null);
      wrong(o, plan, "DS!A2 KC-NH-64", null, "ND3.3", "Thuận An", 100);
      wrong(o, plan, "DS!E2 KC-NH-86", "Máy", "ND3.3", "Thuận An", 100, "12", "HTX A");
      wrong(o, plan, "DS!F2 KC-NH-83", "Máy", "ND3.3", "Thuận An", 100, null, "HTX A");
      wrong(
          o,
          plan,
          "DS!H2 KC-IN-24",
          "Máy",
          "ND3.3",
          "Thuận An",
          100,
          null,
          null,
          "01/09/2026",
          "01/03/2026");
      wrong(o, plan, "DS!G2 KC-NH-42", "Máy", "ND3.3", "Thuận An", 100, null, null, "31/02/2026");
      assertThat(o.projects()).isEmpty();
    }
  }

  private static void wrong(Office o, AnnualPlan plan, String expected, Object... cells) {
    ImportPreview preview = o.look(table(cells), plan);
    assertThat(preview.rows().get(0).outcome()).as(expected).isEqualTo(Outcome.WRONG);
    assertThat(preview.rows().get(0).problems())
        .extracting(p -> p.field() + " " + p.code())
        .contains(expected);
    CtdpException refused = catchThrowableOfType(CtdpException.class, () -> o.confirm(preview));
    assertThat(refused.errorCode()).isEqualTo(ImportError.NOT_READY);
    o.imports.discard(OFFICER, preview.id());
  }

  @Test
  void formulasAreRefusedButSumsThatAreOnlyCompared() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      byte[] file =
          book(
              s -> {
                row(s, 0, "Tên đề án", "Nội dung", "Địa điểm", "KCĐP (đồng)", "Tổng cộng (đồng)");
                row(s, 1, "Máy A", "ND3.3", "Thuận An", 100_000_000);
                s.formula(1, 4, "D2*1");
                row(s, 2, "Máy B", "ND3.3", "Thuận An");
                s.formula(2, 3, "D2*2");
              });
      ImportPreview preview = o.look(file, plan);
      assertThat(preview.rows().get(0).outcome()).isEqualTo(Outcome.CREATE);
      assertThat(preview.rows().get(1).problems())
          .extracting(p -> p.field() + " " + p.code())
          .contains("DS!D3 KC-NH-41");
      assertThatThrownBy(
              () ->
                  o.imports.upload(
                      OFFICER,
                      "macro.xlsm",
                      new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(CtdpException.class);
    }
  }

  @Test
  void rulesWarnDoubleSupportIsSeenAndRowsThatMeanOneProjectAreRefused() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      byte[] file =
          book(
              s -> {
                row(
                    s,
                    0,
                    "Tên đề án",
                    "Nội dung",
                    "Địa điểm",
                    "KCĐP (triệu đồng)",
                    "Vốn đối ứng (triệu đồng)");
                row(s, 1, "Máy A", "ND3.3", "Thuận An", 900, 100);
                row(s, 2, "Máy A", "ND3.3", "Thuận An", 100, 100);
              });
      ImportPreview preview = o.look(file, plan);
      assertThat(preview.rows().get(0).problems())
          .extracting(FieldProblem::code)
          .contains("V-KC-2");
      assertThat(preview.rows().get(0).outcome()).isEqualTo(Outcome.CREATE);
      assertThat(preview.rows().get(1).problems())
          .extracting(FieldProblem::code)
          .contains("KC-NH-68");
    }
  }

  @Test
  void approvedProjectsAreNotChangedAndSameNamesWaitForAChoice() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 5));
      Project one = o.f.save(Fixture.project(plan, "Máy", "ND3.3", 100 * TRIEU, 0));
      o.f.database.sql(
          "UPDATE extension.project SET phase = 'DA_DUYET', state = 'PHE_DUYET' WHERE id = '"
              + one.id()
              + "'");
      ImportPreview refused = o.look(table("Máy", "ND3.3", "Thuận An", 120), plan);
      assertThat(refused.rows().get(0).problems())
          .extracting(FieldProblem::code)
          .contains("KC-409-DC");
      assertThat(o.look(table("Máy", "ND3.3", "Thuận An", 100), plan).counts().unchanged())
          .isEqualTo(1);
      Project two = o.f.save(Fixture.project(plan, "Máy", "ND3.3", 300 * TRIEU, 0));
      ImportPreview open = o.look(table("Máy", "ND3.3", "Thuận An", 310), plan);
      assertThat(open.rows().get(0).outcome()).isEqualTo(Outcome.OPEN);
      assertThat(open.rows().get(0).candidates()).hasSize(2);
      o.settle(open.id(), plan, Map.of(2, new RowChoice(RowChoice.Kind.EXISTING, two.id())));
      ImportPreview chosen = o.imports.preview(OFFICER, open.id());
      o.confirm(chosen);
      assertThat(o.f.projects.project(OFFICER, two.id()).orElseThrow().funds().local())
          .isEqualTo(310 * TRIEU);
    }
  }

  @Test
  void whoMayNotEditOrSitsAtTheCentreImportsNothing() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2023, LocalDate.of(2023, 1, 5));
      byte[] results =
          book(
              s -> {
                row(
                    s,
                    0,
                    "Tên đề án",
                    "Nội dung",
                    "Địa điểm",
                    "KCĐP (triệu đồng)",
                    "Tình trạng",
                    "Giá trị nghiệm thu (triệu đồng)");
                row(s, 1, "Máy", "ND3.3", "Thuận An", 100, "Hoàn thành", 100);
              });
      o.f.denied.add(ExtensionPermissions.DECIDE);
      assertThat(o.look(results, plan).rows().get(0).problems())
          .extracting(FieldProblem::code)
          .contains("KC-NH-98");
      o.f.denied.add(ImportService.MANAGE_ESTABLISHMENTS);
      assertThat(
              o.look(table("Máy", "ND3.3", "Thuận An", 100, "6001112223", "HTX Mới"), plan)
                  .rows()
                  .get(0)
                  .problems())
          .extracting(FieldProblem::code)
          .contains("KC-NH-89");
      o.f.denied.add(ExtensionPermissions.EDIT);
      assertThatThrownBy(() -> o.upload(table("Máy"))).isInstanceOf(CtdpException.class);
      o.f.denied.clear();
      o.f.province = Optional.empty();
      assertThatThrownBy(() -> o.upload(table("Máy"))).hasMessageContaining("KC-NH-6");
    }
  }

  /**
   * Statements grow by five hundreds of rows, not by rows; ten thousand are a matter of seconds.
   */
  @Test
  void tenThousandRowsTakeFewStatements() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      AnnualPlan plan = o.f.plan(FundLevel.KCDP, 2026);
      int rows = 10_000;
      ImportStored draft = o.upload(many(rows, 100));
      o.settle(draft.id(), plan, Map.of());
      o.f.node.statements();
      // Of the processor, since others may be at work on the machine.
      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      long from = clock.getCurrentThreadCpuTime();
      ImportPreview preview = o.imports.preview(OFFICER, draft.id());
      Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - from);
      assertThat(preview.counts().created()).isEqualTo(rows);
      assertThat(o.f.node.statements()).isLessThanOrEqualTo(60);
      assertThat(taken).isLessThan(Duration.ofSeconds(15));
      int some = 1_500;
      from = clock.getCurrentThreadCpuTime();
      o.confirm(o.look(many(some, 100), plan));
      Duration stored = Duration.ofNanos(clock.getCurrentThreadCpuTime() - from);
      assertThat(stored).isLessThan(Duration.ofSeconds(15));
      o.f.node.statements();
      ImportPreview again = o.look(many(some, 110), plan);
      assertThat(again.counts().changed()).isEqualTo(some);
      assertThat(o.f.node.statements()).isLessThanOrEqualTo(90);
      System.getLogger(ProjectImportTest.class.getName())
          .log(System.Logger.Level.INFO, "preview {0}, store {1}", taken, stored);
    }
  }

  private static byte[] many(int rows, int money) {
    return book(
        s -> {
          row(
              s,
              0,
              "Tên đề án",
              "Nội dung",
              "Địa điểm",
              "KCĐP (triệu đồng)",
              "Mã số thuế",
              "Đơn vị thụ hưởng");
          List<Object> cells = new ArrayList<>();
          for (int i = 1; i <= rows; i++) {
            cells.clear();
            cells.addAll(
                List.of(
                    "Máy số " + i,
                    "ND3.3",
                    "Thuận An",
                    money,
                    "" + (6_000_000_000L + i),
                    "HTX số " + i));
            row(s, i, cells.toArray());
          }
        });
  }

  /** A draft says how it is understood, with everything that the page shows. */
  @Test
  void aDraftSaysHowItIsUnderstood() {
    try (Office o = new Office(TestDatabase.derby("extension"))) {
      ProjectImportDraft draft = o.imports.draft(OFFICER, o.upload(annual("250")).id());
      assertThat(draft.settings().headerFirst()).isEqualTo(4);
      assertThat(draft.settings().headerLast()).isEqualTo(5);
      assertThat(draft.columns())
          .extracting(c -> c.letter() + " " + c.choice().field() + " " + c.choice().unit())
          .containsExactly(
              "A  ",
              "B name ",
              "C contents ",
              "D beneficiary ",
              "E taxCode ",
              "F communes ",
              "G kcdp trieu",
              "H counterpart trieu",
              "I total trieu");
      assertThat(o.imports.preview(OFFICER, draft.id()).general())
          .extracting(FieldProblem::code)
          .contains("KC-NH-25");
    }
  }
}
