package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ctdp.clusters.internal.ImportTest.book;
import static vn.ctdp.clusters.internal.ImportTest.row;
import static vn.ctdp.clusters.internal.ReviewFixture.LAO_CAI;
import static vn.ctdp.clusters.internal.ReviewFixture.OFFICER;
import static vn.ctdp.clusters.internal.ReviewFixture.REPORT_DAY;
import static vn.ctdp.clusters.internal.ReviewFixture.decided;
import static vn.ctdp.clusters.internal.ReviewFixture.fact;
import static vn.ctdp.clusters.internal.ReviewFixture.reported;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.DeclaredFigure;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.testing.TestDatabase;

/**
 * Published figures, entered or imported as an office keeps them, and what the register makes of
 * them: the published figure, or a difference that is shown.
 */
class RealCasesTest {

  private static final String REPORT = "Báo cáo Sở Công Thương 18/6/2026";

  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

  private ReviewFixture f;
  private ImportService imports;
  private ClusterConflicts conflicts;
  private int made;

  @BeforeEach
  void open() {
    f = new ReviewFixture(TestDatabase.derby("clusters"));
    conflicts = new ConflictService(f.node, f.access, f.audit, f.instance, f.clock);
    imports =
        ImportTest.service(
            f, conflicts, ImportTest.territory(), new HashMap<>(), id -> Optional.empty());
  }

  @AfterEach
  void close() {
    f.close();
  }

  // --- Lào Cai, 18/6/2026 -----------------------------------------------------------------

  /** Name, area, industrial land, fill as the report words it. */
  private static final Object[][] COMMUNES = {
    {"Đầm Hồng", "16", "11,99", "100"},
    {"Âu Lâu", "50", "31,2", ">95"},
    {"Báo Đáp", "20", "14", "23,29"},
    {"Hưng Khánh", "20", "14", "49,3"},
    {"Thịnh Hưng", "53,05", "37,14", "87,75"},
    {"Sơn Thịnh", "58,76", "41,13", "37,88"},
    {"Yên Thế", "39,97", "27,98", "40,24"},
    {"Bắc Văn Yên", "55", "38,5", "88,05"},
    {"Tây Cầu Mậu A", "35", "24,5", "45,55"},
    {"Đông An", "34", "23,04", "48,35"},
    {"Bắc Duyên Hải", "19,5", "8,8", "100"},
    {"Đông Phố Mới", "3,5", "1,845", "100"},
    {"Sơn Mãn", "7,5", "4,2", "~100"},
    {"Phố Ràng", "31,01", "20,27", "30,59"},
    {"Khánh Yên Thượng", "5,17", "3", "35"},
    {"Yên Hợp", "12", "4,7", "78,87"},
  };

  private static final Object[][] ENTERPRISES = {
    {"Thống Nhất 1", "75", "52", null},
    {"Minh Quân", "75", "53,5", null},
    {"Phú Thịnh 1", "75", "52,5", null},
    {"Phú Thịnh 2", "75", "52,5", null},
    {"Phú Thịnh 3", "75", "52,5", null},
    {"Y Can", "75", "52", null},
    {"Bảo Minh", "60", null, null},
  };

  private static byte[] laoCai() {
    return book(
        s -> {
          s.value(0, 0, "TÌNH HÌNH CÁC CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH LÀO CAI");
          s.range(0, 0, 0, 4).merge();
          s.value(1, 0, "(Số liệu đến ngày 18/6/2026)");
          s.range(1, 0, 1, 4).merge();
          row(s, 3, "STT", "Tên cụm công nghiệp", "Diện tích (ha)");
          row(s, 4, null, null, "Quy hoạch chi tiết", "Đất công nghiệp", "Tỷ lệ lấp đầy (%)");
          s.range(3, 2, 3, 4).merge();
          s.range(3, 0, 4, 0).merge();
          s.range(3, 1, 4, 1).merge();
          int next = group(s, 5, "I", "Cụm do cấp xã quản lý", "460,46", COMMUNES);
          next = group(s, next, "II", "Cụm do doanh nghiệp làm chủ đầu tư", "510", ENTERPRISES);
          row(s, next, null, "Tổng cộng", "903,78", "650,32", "29,0");
        });
  }

  private static int group(
      Worksheet s, int at, String number, String name, String area, Object[][] rows) {
    row(s, at, number, name, area);
    for (int i = 0; i < rows.length; i++) {
      row(s, at + 1 + i, i + 1, "CCN " + rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
    }
    return at + 1 + rows.length;
  }

  /**
   * The report has 23 detailed plans with 903.78 ha, 650.32 ha of industrial land, 188.75 ha leased
   * and 29.0 %; its two tables add up to other figures, and say of the clusters of enterprises not
   * what is leased.
   */
  @Test
  void theReportOfLaoCaiComesInAndItsHeadlineIsShownBesideItsTables() {
    store(laoCai(), ImportTarget.CLUSTERS, ConflictRule.REPLACE, REPORT_DAY, REPORT);
    assertThat(register(REPORT_DAY)).hasSize(23);
    Map<String, IndicatorValue> v = figures(REPORT_DAY, "detailed-plan", "industrial-land");
    assertFigure(v, "clusters.detailed-plan.count", "23");
    assertFigure(v, "clusters.detailed-plan.area", "970.46");
    assertFigure(v, "clusters.industrial-land", "621.295");
    assertThat(v.get("clusters.industrial-land").unknown()).as("Bảo Minh").isEqualTo(1);

    declare(ProvinceFigure.DETAILED_PLAN_COUNT, REPORT_DAY, "23");
    declare(ProvinceFigure.DETAILED_PLAN_AREA, REPORT_DAY, "903.78");
    declare(ProvinceFigure.INDUSTRIAL_LAND, REPORT_DAY, "650.32");
    declare(ProvinceFigure.LEASED, REPORT_DAY, "188.75");
    declare(ProvinceFigure.FILL_F1, REPORT_DAY, "29.0");
    assertThat(findings("15.declared"))
        .satisfiesExactlyInAnyOrder(
            x -> assertThat(x).contains("650,32 ha", "621,295 ha", "chênh 29,025"),
            x -> assertThat(x).contains("188,75 ha", "193,2236 ha", "chênh -4,4736"),
            x -> assertThat(x).contains("903,78 ha", "970,46 ha", "chênh -66,68"));
    // Published over all land, computed over the clusters whose leased land is known.
    assertThat(findings("12.fill"))
        .singleElement()
        .satisfies(x -> assertThat(x).contains("29 %", "63,08 %"));
    assertThat(findings("1.min")).as("3.5, 5.17 and 7.5 ha").hasSize(3);
    assertThat(
            f
                .review()
                .findings(OFFICER, PageRequest.first(1000), ReviewFixture.TODAY)
                .rows()
                .stream()
                .filter(x -> x.severity() == Severity.ERROR))
        .as("100 % and “~100” are no more than all")
        .isEmpty();
  }

  /** 56 planned with 3,052.81 ha: 23 detailed, 37 promoting with 2,029.4 ha, 4 of them given up. */
  @Test
  void thePlanOfLaoCaiCountsAsPublishedAndItsAreaDiffers() {
    store(laoCai(), ImportTarget.CLUSTERS, ConflictRule.REPLACE, REPORT_DAY, REPORT);
    byte[] plan =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Diện tích quy hoạch (ha)", "Hướng xử lý");
              int at = 1;
              for (Object[] c : all()) {
                row(s, at++, "CCN " + c[0], c[1], "Giữ");
              }
              for (int i = 1; i <= 33; i++) {
                row(s, at++, "CCN xúc tiến " + i, i < 33 ? "60" : "47,4", "Mới");
              }
              for (int i = 1; i <= 4; i++) {
                row(s, at++, "CCN rút " + i, "15,5", "Rút");
              }
            });
    store(
        plan, ImportTarget.PLAN, ConflictRule.REPLACE, LocalDate.of(2025, 12, 31), "QĐ phê duyệt");
    Map<String, IndicatorValue> v = figures(REPORT_DAY, "planned");
    assertFigure(v, "clusters.planned.count", "56");
    assertFigure(v, "clusters.planned.area", "2937.86");
    declare(ProvinceFigure.PLANNED_COUNT, REPORT_DAY, "56");
    declare(ProvinceFigure.PLANNED_AREA, REPORT_DAY, "3052.81");
    assertThat(findings("15.declared"))
        .singleElement()
        .satisfies(x -> assertThat(x).contains("3.052,81 ha", "2.937,86 ha", "chênh 114,95"));
  }

  private static List<Object[]> all() {
    return Stream.of(COMMUNES, ENTERPRISES).flatMap(Arrays::stream).toList();
  }

  /**
   * The province's site has 20 ha where the report has 60, and Hưng Khánh 29.0 % instead of 49.3.
   */
  @Test
  void whatTheSiteOfTheProvinceSaysOtherwiseIsKeptBesideTheReport() {
    store(laoCai(), ImportTarget.CLUSTERS, ConflictRule.REPLACE, REPORT_DAY, REPORT);
    byte[] site =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Tên cụm",
                  "Quy hoạch chi tiết (ha)",
                  "Đất công nghiệp (ha)",
                  "Lấp đầy (%)");
              row(s, 1, "Cụm CN Bảo Minh", 20, null, null);
              row(s, 2, "Cụm CN Hưng Khánh", 20, 14, "29,0");
            });
    store(site, ImportTarget.CLUSTERS, ConflictRule.QUEUE, REPORT_DAY, "Trang của tỉnh");
    List<FactConflict> open = conflicts.conflicts(OFFICER, PageRequest.first(10)).rows();
    assertThat(open)
        .extracting(
            c ->
                c.clusterName()
                    + c.claims().stream()
                        .map(x -> " " + x.fact().number().stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining()))
        .containsExactlyInAnyOrder("CCN Bảo Minh 60 20", "CCN Hưng Khánh 6.902 4.06");
    assertThat(open).allMatch(c -> c.claims().get(0).inForce());
    assertThat(register(REPORT_DAY)).hasSize(23);
  }

  /** 40.24 % on 18/6/2026, 59.5 % in October. */
  @Test
  void twoValuesInTimeAreNoConflict() {
    store(laoCai(), ImportTarget.CLUSTERS, ConflictRule.REPLACE, REPORT_DAY, REPORT);
    byte[] october =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Đất công nghiệp (ha)", "Tỷ lệ lấp đầy (%)");
              row(s, 1, "CCN Yên Thế", "27,98", "59,5");
            });
    store(october, ImportTarget.CLUSTERS, ConflictRule.QUEUE, OCTOBER, "Báo cáo tháng 10");
    assertThat(conflicts.conflicts(OFFICER, PageRequest.first(10)).rows()).isEmpty();
    assertThat(leased("CCN Yên Thế", REPORT_DAY)).isEqualByComparingTo("11.2592");
    assertThat(leased("CCN Yên Thế", OCTOBER)).isEqualByComparingTo("16.6481");
  }

  // --- other provinces ---------------------------------------------------------------------

  /**
   * 18/9/2025: 63 planned with more than 3,000 ha; 24 established, 17 operate, 10 with wastewater.
   */
  @Test
  void dongNai() {
    clusters(
        24,
        i ->
            List.of(
                decided(FactKey.ESTABLISHED_AREA, "50", "2024-03-01"),
                flag(FactKey.OPERATING, i < 17),
                flag(FactKey.WASTEWATER_COMPLIANT, i < 10)));
    plan(63, 12, "48");
    Map<String, IndicatorValue> v = figures(REPORT_DAY);
    assertFigure(v, "clusters.planned.count", "63");
    assertFigure(v, "clusters.planned.area", "3024");
    assertFigure(v, "clusters.established.count", "24");
    assertFigure(v, "clusters.operating.count", "17");
    assertFigure(v, "clusters.wastewater-compliant.count", "10");
    assertFigure(v, "clusters.wastewater-compliant.rate", "58.8235");
    assertFigure(v, "clusters.established.rate", "38.0952");
  }

  /** Of 70 operating clusters of Hà Nội 21 had wastewater (6/2019); of 16 of TP.HCM two. */
  @Test
  void sharesOfWastewaterAreOfOperatingClusters() {
    clusters(
        70,
        i -> List.of(flag(FactKey.OPERATING, true), flag(FactKey.WASTEWATER_COMPLIANT, i < 21)));
    clusters(
        5, i -> List.of(flag(FactKey.OPERATING, false), flag(FactKey.WASTEWATER_COMPLIANT, true)));
    Map<String, IndicatorValue> v = figures(REPORT_DAY, "wastewater-compliant");
    assertFigure(v, "clusters.wastewater-compliant.count", "21");
    assertFigure(v, "clusters.wastewater-compliant.rate", "30");
  }

  /**
   * TP.HCM: 30 clusters in the plan of 2007, 22 to be deleted; 2 of 16 operating with wastewater.
   */
  @Test
  void mostOfAPlanIsGivenUp() {
    clusters(
        16, i -> List.of(flag(FactKey.OPERATING, true), flag(FactKey.WASTEWATER_COMPLIANT, i < 2)));
    plan(8, 0, "40");
    for (int i = 0; i < 22; i++) {
      f.plan("CCN xóa " + i, "40", PlanAction.RUT, null);
    }
    Map<String, IndicatorValue> v = figures(REPORT_DAY);
    assertFigure(v, "clusters.planned.count", "8");
    assertFigure(v, "clusters.wastewater-compliant.rate", "12.5");
  }

  /** Quảng Nam: 108 with 2,313 ha, 48 invested with 1,305 ha, published fill 51.57 %. */
  @Test
  void aPublishedRateOfAnotherDenominatorIsShownAsDifferent() {
    clusters(
        48,
        i ->
            List.of(
                fact(FactKey.PROJECT_AREA, i < 47 ? "27" : "36", REPORT_DAY, false, "Báo"),
                flag(FactKey.OPERATING, true),
                fact(FactKey.IND_LAND_TOTAL, i < 47 ? "27" : "36", REPORT_DAY, false, "Báo"),
                fact(FactKey.IND_LAND_LEASED, "14", REPORT_DAY, false, "giả định")));
    plan(107, 48, "21");
    f.plan("CCN lớn", "66", PlanAction.MOI, null);
    Map<String, IndicatorValue> v = figures(REPORT_DAY);
    assertFigure(v, "clusters.planned.count", "108");
    assertFigure(v, "clusters.planned.area", "2313");
    assertFigure(v, "clusters.project.count", "48");
    assertFigure(v, "clusters.project.area", "1305");
    // The share of the area that is invested, published beside the fill as if it were one.
    declare(ProvinceFigure.FILL_F1, REPORT_DAY, "56.42");
    assertThat(findings("12.fill"))
        .singleElement()
        .satisfies(x -> assertThat(x).contains("56,42 %", "51,49 %"));
    assertFigure(v, "clusters.fill.f1", "51.4943");
  }

  /** Bắc Từ Liêm: 86 licensed projects of 120 enterprises, filled to the last hectare. */
  @Test
  void enterprisesAreNotProjects() {
    clusters(
        1,
        i ->
            List.of(
                flag(FactKey.OPERATING, true),
                reported(FactKey.IND_LAND_TOTAL, "30"),
                reported(FactKey.IND_LAND_LEASED, "30"),
                reported(FactKey.PROJECTS_TOTAL, "86"),
                reported(FactKey.ENTERPRISES_TOTAL, "120")));
    Map<String, IndicatorValue> v = figures(REPORT_DAY);
    assertFigure(v, "clusters.projects", "86");
    assertFigure(v, "clusters.fill.f1", "100");
    ClusterSnapshot one = register(REPORT_DAY).values().iterator().next();
    assertThat(one.number(FactKey.ENTERPRISES_TOTAL).orElseThrow()).isEqualByComparingTo("120");
    assertThat(
            f
                .review()
                .findings(OFFICER, PageRequest.first(1000), ReviewFixture.TODAY)
                .rows()
                .stream()
                .map(x -> x.check()))
        .as("but for the commune that is not recorded")
        .containsExactly("15.communes");
  }

  // --- the nation, end of June 2025 --------------------------------------------------------

  /**
   * More than 1,000 detailed plans with about 37,400 ha, that is 47.3 % of the number and 37.5 % of
   * the area planned; 814 projects of 192.5 thousand billion, 63.3 invested, 32.9 %.
   */
  @Test
  void theNationAtTheEndOfJune2025() {
    LocalDate june = LocalDate.of(2025, 6, 30);
    byte[] file =
        book(
            s -> {
              row(
                  s,
                  0,
                  "Tên cụm",
                  "Quy hoạch chi tiết (ha)",
                  "Diện tích dự án hạ tầng (ha)",
                  "Tổng mức đầu tư (tỷ đồng)",
                  "Vốn đã đầu tư (tỷ đồng)");
              for (int i = 0; i < 1000; i++) {
                boolean project = i < 814;
                row(
                    s,
                    i + 1,
                    "CCN " + (i + 1),
                    "37,4",
                    project ? "37,4" : null,
                    project ? (i < 813 ? "236,5" : "225,5") : null,
                    project ? (i < 813 ? "77,8" : "48,6") : null);
              }
            });
    store(file, ImportTarget.CLUSTERS, ConflictRule.REPLACE, june, "Báo cáo 18/9/2025");
    byte[] plan =
        book(
            s -> {
              row(s, 0, "Tên cụm", "Diện tích quy hoạch (ha)", "Hướng xử lý");
              for (int i = 0; i < 2114; i++) {
                row(s, i + 1, "CCN " + (i + 1), i < 2113 ? "47,17" : "62,79", "Giữ");
              }
            });
    store(
        plan,
        ImportTarget.PLAN,
        ConflictRule.REPLACE,
        LocalDate.of(2024, 12, 31),
        "Quy hoạch tỉnh");
    Map<String, IndicatorValue> v = figures(june);
    assertFigure(v, "clusters.detailed-plan.count", "1000");
    assertFigure(v, "clusters.detailed-plan.area", "37400");
    assertFigure(v, "clusters.planned.count", "2114");
    assertFigure(v, "clusters.planned.area", "99733");
    assertFigure(v, "clusters.project.count", "814");
    assertFigure(v, "clusters.investment-total", "192500000000000");
    assertFigure(v, "clusters.investment-paid", "63300000000000");
    assertFigure(v, "clusters.investment-paid.rate", "32.8831");
  }

  // --- helpers ----------------------------------------------------------------------------

  private void store(
      byte[] file, ImportTarget target, ConflictRule rule, LocalDate day, String source) {
    ImportDraft draft = imports.upload(OFFICER, target, "ccn.xlsx", new ByteArrayInputStream(file));
    ImportSettings s = draft.settings();
    imports.understand(
        OFFICER,
        draft.id(),
        new ImportSettings(
            s.sheet(),
            s.headerFirst(),
            s.headerLast(),
            s.columns(),
            day,
            source,
            false,
            rule,
            s.rows()));
    ImportPreview preview = imports.preview(OFFICER, draft.id());
    assertThat(preview.ready())
        .as("%s", preview.rows().stream().flatMap(r -> r.problems().stream()).findFirst())
        .isTrue();
    imports.confirm(OFFICER, preview.id(), preview.token());
  }

  private Map<String, ClusterSnapshot> register(LocalDate day) {
    return f.register.clusters(OFFICER, PageRequest.first(5000), day).rows().stream()
        .collect(Collectors.toMap(s -> s.cluster().name(), s -> s));
  }

  /** All figures of form 04 and all rates on a day. */
  private Map<String, IndicatorValue> figures(LocalDate day, String... about) {
    Map<String, IndicatorValue> all = new HashMap<>();
    ClusterIndicators form = new ClusterIndicators(f.node, f.access);
    RateIndicators rates = new RateIndicators(f.node, f.access, f.rules);
    Set<String> ids = new HashSet<>();
    form.indicators().forEach(i -> ids.add(i.id()));
    rates.indicators().forEach(i -> ids.add(i.id()));
    if (about.length > 0) {
      ids.removeIf(id -> List.of(about).stream().noneMatch(id::contains));
    }
    IndicatorQuery query = new IndicatorQuery(LAO_CAI, day, day.minusMonths(6), day, ids);
    all.putAll(form.compute(OFFICER, query));
    all.putAll(rates.compute(OFFICER, query));
    return all;
  }

  private static void assertFigure(Map<String, IndicatorValue> values, String id, String expected) {
    assertThat(values.get(id).value()).as(id).isEqualByComparingTo(expected);
  }

  private BigDecimal leased(String name, LocalDate day) {
    return register(day).get(name).number(FactKey.IND_LAND_LEASED).orElseThrow();
  }

  private void clusters(int count, IntFunction<List<ClusterFact>> facts) {
    for (int i = 0; i < count; i++) {
      UUID id = f.cluster("CCN " + ++made);
      f.record(id, facts.apply(i).toArray(new ClusterFact[0]));
    }
  }

  /** Entries of a plan, the first ones of clusters that are there. */
  private void plan(int count, int there, String area) {
    for (int i = 1; i <= count; i++) {
      f.plan("CCN " + i, area, i <= there ? PlanAction.GIU : PlanAction.MOI, null);
    }
  }

  private static ClusterFact flag(FactKey key, boolean yes) {
    return fact(key, yes ? "1" : "0", REPORT_DAY, false, "Báo");
  }

  private void declare(ProvinceFigure figure, LocalDate day, String value) {
    f.review()
        .declare(
            OFFICER,
            new DeclaredFigure(
                null, LAO_CAI, figure, day, new BigDecimal(value), REPORT, null, null));
  }

  private List<String> findings(String check) {
    return f
        .review()
        .findings(OFFICER, PageRequest.first(1000), ReviewFixture.TODAY)
        .rows()
        .stream()
        .filter(x -> x.check().equals(check))
        .map(x -> x.sentence().vi())
        .toList();
  }
}
