package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/**
 * A report in the hands of people: typed in and filled in a spreadsheet, sent, followed from the
 * record to the national total and back, returned with a reason, corrected, accepted, closed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportBrowserIT {

  private static final String CLUSTER = "Cụm công nghiệp Bắc Sơn";
  private static final String DONE = "Đã nhận vào sổ";

  private Instance centre;
  private Instance province;
  private String cluster;
  private String lower;
  private String upper;

  @BeforeAll
  void start() throws IOException {
    centre = Instance.centre("report-centre", Database.DERBY);
    province = Instance.province("report-lam-dong", "68", centre, Database.DERBY);
    Files.writeString(
        province.home.resolve("etc/vn.ctdp.exchange.stream.cfg"),
        "\npollSeconds = 1\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    centre.launch();
    province.launch();
    centre.awaitReady();
    province.awaitReady();
    province.enrol(centre, "68");
    province.operator(
        "POST",
        "/modules/clusters/enable?wait=120",
        Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
    records();
  }

  @AfterAll
  void stop() {
    if (province != null) {
      province.close();
    }
    if (centre != null) {
      centre.close();
    }
  }

  /** One planned and established cluster. */
  private void records() {
    ObjectNode made =
        Instance.JSON.createObjectNode().put("name", CLUSTER).put("province", "34:68");
    made.set("oldNames", Instance.JSON.createArrayNode());
    made.set("communes", Instance.JSON.createArrayNode());
    made.put("legacy", false).put("illustrative", false).put("version", 0);
    cluster = province.ok(province.post("/api/clusters", "chuyenvien", made)).get("id").asText();
    ArrayNode facts = Instance.JSON.createArrayNode();
    fact(facts, "ESTABLISHED_AREA", "number", "30.25");
    fact(facts, "DEVELOPER_TYPE", "code", "DN");
    fact(facts, "INVESTMENT_TOTAL", "number", "100000000000");
    province.ok(province.post("/api/clusters/" + cluster + "/facts", "chuyenvien", facts));
    ObjectNode entry =
        Instance.JSON
            .createObjectNode()
            .put("province", "34:68")
            .put("name", CLUSTER)
            .put("area", "30.25")
            .put("phase", "DEN_2030")
            .put("action", "GIU")
            .put("planDocumentText", "QĐ 5/QĐ-TTg")
            .put("validFrom", "2024-01-01")
            .put("illustrative", false)
            .put("cluster", cluster)
            .put("version", 0);
    entry.set("communes", Instance.JSON.createArrayNode());
    province.ok(province.post("/api/clusters/plan", "chuyenvien", entry));
  }

  private static void fact(ArrayNode facts, String key, String kind, String value) {
    facts
        .addObject()
        .put("key", key)
        .put("effectiveFrom", "2025-03-01")
        .put("exactDate", true)
        .put(kind, value)
        .put("source", "QĐ 12/QĐ-UBND")
        .put("illustrative", false);
  }

  private static By inDialog(String label) {
    return By.xpath("//vaadin-dialog-overlay//vaadin-button[contains(., '" + label + "')]");
  }

  private static By labelled(String label) {
    return By.xpath("//vaadin-button[starts-with(@aria-label, '" + label + "')]");
  }

  @Test
  @Order(1)
  void whatIsMissingStaysOnTheHomePageAndLeadsToTheReport() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").see("Thu đủ Biểu số 02, 6 tháng đầu năm 2026");
      officer.see("Đã có 0/1").accessible();
      officer.click(
          By.xpath("//a[contains(normalize-space(.), 'Thu đủ Biểu số 02, 6 tháng đầu năm 2026')]"));
      officer.see("Đã có 0/1").see(CLUSTER).see("Chưa có").accessible().shot("coverage");
      officer.click(labelled("Lập báo cáo")).see("Tổng mức đầu tư hạ tầng");
      lower = officer.path();
      officer.click(labelled("Sửa dòng 1,")).type("Kết quả (tỷ đồng)", "một trăm");
      officer
          .click(inDialog("Lưu"))
          .see("Không đọc được số")
          .accessible()
          .shot("lower-typed-wrong");
      officer.type("Kết quả (tỷ đồng)", "100").click(inDialog("Lưu")).see("100,0");
      officer.accessible().fits().shot("lower");
    }
    try (Browser phone = new Browser(province, Browser.PHONE)) {
      phone.signIn("chuyenvien").open(lower).see("100,0").fits().accessible().shot("phone-lower");
    }
  }

  @Test
  @Order(2)
  void aWorkbookComesBackAndABadOneChangesNothing() throws IOException {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").open(lower).see("100,0");
      byte[] template = officer.download("Excel");
      Map<String, Object> bad = Map.of("2", 120, "3", "hai mươi", "4", 10);
      officer.click("Nhập từ Excel").upload(file("bad.xlsx", Sheets.fill(template, bad)));
      officer.see("Không đọc được số “hai mươi”").accessible().shot("import-refused");
      assertThat(officer.whole()).containsPattern("![A-Z]\\d+: Không đọc được số “hai mươi”");
      officer.upload(file("text.xlsx", "không phải tệp Excel".getBytes(StandardCharsets.UTF_8)));
      officer.seeNot("Không đọc được số “hai mươi”");
      officer.click(inDialog("Hủy")).seeNot("Chọn tệp Excel").see("100,0").seeNot("120,0");

      Map<String, Object> good =
          Map.of("2", 120, "3", 20.5, "4", 10, "6", 0, "7", 1, "13", 1, "14", 1);
      officer.click("Nhập từ Excel").upload(file("good.xlsx", Sheets.fill(template, good)));
      officer.see("Những chỗ sẽ đổi").see("120,0").see("20,50").accessible().shot("import-preview");
      officer.click(inDialog("Lưu tất cả")).see("Đã lưu số liệu từ tệp Excel");
      officer.see("Số dự án có vốn nước ngoài lớn hơn tổng số dự án").shot("lower-errors");
    }
  }

  private static Path file(String name, byte[] bytes) throws IOException {
    return Files.write(
        Files.createDirectories(Instance.WORK.resolve("files")).resolve(name), bytes);
  }

  @Test
  @Order(3)
  void anErrorHoldsTheReportBackAndAWarningWantsAnExplanation() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").open(lower).see("Số dự án có vốn nước ngoài lớn hơn");
      officer.click("Nhận vào sổ").see("Nháp");
      officer.click(labelled("Sửa dòng 7,")).type("Kết quả (dự án)", "0").click(inDialog("Lưu"));
      officer.seeNot("Số dự án có vốn nước ngoài lớn hơn");
      officer.see("Vốn đã đầu tư lớn hơn tổng mức đầu tư được duyệt");
      officer.click("Nhận vào sổ").see("Nháp");
      officer.click("Giải trình").type("Giải trình", "Dự án điều chỉnh tăng vốn, QĐ 77");
      officer.click(inDialog("Lưu")).see("Giải trình: Dự án điều chỉnh tăng vốn, QĐ 77");
      officer.accessible().shot("lower-explained");
      officer.click("Nhận vào sổ").see(DONE);
      officer.open("").see("Trang chủ").seeNot("Thu đủ Biểu số 02, 6 tháng đầu năm 2026");
    }
  }

  @Test
  @Order(4)
  void aFigureIsFollowedFromTheRecordToTheNationalTotalAndBack() {
    try (Browser officer = new Browser(province, Browser.DESK);
        Browser leader = new Browser(province, Browser.DESK);
        Browser nation = new Browser(centre, Browser.DESK)) {
      officer.signIn("chuyenvien").open("reports").click("Lập báo cáo");
      officer.selectInDialog("Biểu mẫu", "Biểu số 04").click(inDialog("Lập báo cáo"));
      officer.see("Số cụm công nghiệp theo phương án phát triển");
      upper = officer.path();
      explain(upper);
      officer.open(upper).click("Trình lãnh đạo").see("Chờ lãnh đạo duyệt");
      leader.signIn("lanhdao").open(upper).click("Duyệt và gửi").see("Cục đã nhận");

      // Up: record, the report's cell, the centre.
      officer.open("clusters/" + cluster).see("Trong các báo cáo");
      officer.accessible().shot("cluster-uses");
      officer.click(By.xpath("//a[contains(@href, 'reports/') and contains(@href, 'cell=4')]"));
      officer.await(By.cssSelector("tr.exchange-asked"));
      officer.see("Xem tại cơ quan trung ương").accessible().shot("report-asked");
      nation.signIn("lanhdao").open("national").see("30,25");
      nation.accessible();
      nation.click(labelled("Toàn quốc, dòng 4:")).see("Cộng số của 1 tỉnh đã gửi");
      nation.accessible().shot("national-parts");

      // Down: total, province, report, cell, record.
      nation.click(
          By.xpath(
              "//vaadin-dialog-overlay//vaadin-button[starts-with(@aria-label, 'Lâm Đồng, dòng 4')]"));
      nation.see("Mã băm SHA-256").see(CLUSTER).accessible().shot("national-trace");
      nation.click(inDialog("Mở báo cáo của tỉnh"));
      nation.await(By.cssSelector("tr.exchange-asked"));
      nation.click(
          By.xpath(
              "//tr[contains(@class, 'exchange-asked')]//vaadin-button[contains(., 'bản ghi')]"));
      nation.see(CLUSTER).accessible().shot("received-records");
      nation.click(inDialog("Đóng")).click("Xem trong bảng toàn quốc");
      nation.await(By.cssSelector("tr.exchange-asked"));
      nation.see("Tổng hợp toàn quốc").shot("national-back");

      officer.click(
          By.xpath(
              "//tr[contains(@class, 'exchange-asked')]//vaadin-button[contains(., 'bản ghi')]"));
      officer.click(By.xpath("//vaadin-dialog-overlay//a[contains(., '" + CLUSTER + "')]"));
      officer.see("Chi tiết cụm công nghiệp");
      assertThat(officer.path()).isEqualTo("clusters/" + cluster);
    }
  }

  /** What the figures of so small a register warn of is not what is tested here. */
  private void explain(String page) {
    String path = "/api/exchange/my-reports/" + page.substring("reports/".length());
    JsonNode report = province.ok(province.get(path, "chuyenvien"));
    for (JsonNode finding : report.path("findings")) {
      province.ok(
          province.send(
              "PUT",
              path + "/explanations/" + finding.get("checkId").asText(),
              "chuyenvien",
              Map.of("text", "Kiểm thử")));
    }
  }

  @Test
  @Order(5)
  void aReturnedReportIsCorrectedAndTheCellShows() {
    try (Browser nation = new Browser(centre, Browser.DESK);
        Browser officer = new Browser(province, Browser.DESK);
        Browser leader = new Browser(province, Browser.DESK)) {
      nation.signIn("lanhdao").open("received").see("Lâm Đồng").accessible().fits();
      nation.click(By.cssSelector("a.cu-list-link")).see("Thông tin gửi");
      nation.click(labelled("Nêu ý kiến về ô 4")).type("Ý kiến", "Quyết định ghi 31,25 ha");
      nation.click(inDialog("Giữ")).see("Trả lại (1 ô)").accessible().shot("received-opinion");
      nation.click("Trả lại (1 ô)").see("Nêu lý do chung");
      nation.type(By.xpath("//vaadin-dialog-overlay//textarea"), "Sửa diện tích rồi gửi lại");
      nation.click(inDialog("Trả lại")).see("Đã trả lại").see("Sửa diện tích rồi gửi lại");

      officer.signIn("chuyenvien").open(upper).see("Bị trả lại").see("Quyết định ghi 31,25 ha");
      officer.accessible().shot("returned");
      officer.click("Lập lần gửi mới").click(inDialog("Lập lần gửi mới")).see("Lần gửi 2");
      String second = officer.path();
      assertThat(second).isNotEqualTo(upper);
      officer.click(labelled("Sửa dòng 4,")).type("Kết quả (ha)", "31,25");
      officer.type("Lý do khác với số liệu hồ sơ", "Theo QĐ 12 đã đính chính");
      officer.click(inDialog("Lưu")).see("So sánh các lần lập").see("Sửa tay");
      assertThat(
              officer
                  .await(
                      By.xpath(
                          "//table[.//th[contains(., 'Trước')]]//tr[td[1][normalize-space(.)='4']]"))
                  .getText())
          .contains("30,25", "31,25", "Theo QĐ 12 đã đính chính");
      officer.accessible().shot("diff");
      explain(second);
      officer.open(second).click("Trình lãnh đạo").see("Chờ lãnh đạo duyệt");
      leader.signIn("lanhdao").open(second).click("Duyệt và gửi").see("Cục đã nhận");
      upper = second;
    }
  }

  @Test
  @Order(6)
  void anAcceptedReportIsClosedAndTheMatrixSaysSo() {
    try (Browser nation = new Browser(centre, Browser.DESK);
        Browser officer = new Browser(province, Browser.DESK)) {
      nation.signIn("lanhdao").open("received").click(By.cssSelector("a.cu-list-link"));
      nation.see("31,25").see("Theo QĐ 12 đã đính chính");
      nation.click("Chấp nhận").click(inDialog("Chấp nhận")).see("Đã chấp nhận; tỉnh sẽ");
      officer.signIn("chuyenvien").open(upper).see("Cục đã chấp nhận");
      nation.open("received").click("Khóa kỳ").see("không nhận thêm lần gửi mới");
      nation.select("Biểu mẫu", "Biểu số 04");
      nation.type("Lý do", "Đã tổng hợp xong").accessible().shot("lock");
      nation.click(inDialog("Khóa kỳ")).see("Đã khóa 1 báo cáo");
      officer.see("Đã khóa kỳ").seeNot("Lập lần gửi mới");
      nation.open("lateness").see("Tình hình gửi báo cáo").see("Đã khóa kỳ");
      nation.accessible().shot("matrix");
    }
    try (Browser phone = new Browser(centre, Browser.PHONE)) {
      phone.signIn("lanhdao");
      for (String path : new String[] {"national", "received", "lateness", "ledger", "stream"}) {
        phone.open(path).await(By.cssSelector("#main > *"));
        phone.fits().accessible().shot("phone-" + path);
      }
    }
  }
}
