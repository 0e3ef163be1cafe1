package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/**
 * What people see and do: sign-in, a module switched in open pages, entry, report, national table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

  private Instance centre;
  private Instance province;

  @BeforeAll
  void start() {
    centre = Instance.centre("browser-centre", Database.DERBY);
    province = Instance.province("browser-lam-dong", "68", centre, Database.DERBY);
    centre.launch();
    province.launch();
    centre.awaitReady();
    province.awaitReady();
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
  }

  @Test
  @Order(0)
  void provinceEnrolsWithACodeAndTheCentreApproves() {
    try (Browser centreAdmin = new Browser(centre, Browser.DESK);
        Browser provinceAdmin = new Browser(province, Browser.DESK)) {
      centreAdmin.signIn("quantri").open("keys").see("Chưa có tỉnh nào đăng ký").accessible();
      centreAdmin.click("Cấp mã đăng ký").see("Cấp mã đăng ký cho một tỉnh");
      centreAdmin.pick("Tỉnh, thành phố", "Lâm Đồng");
      centreAdmin.click(
          By.xpath("//vaadin-dialog-overlay//vaadin-button[contains(., 'Cấp mã đăng ký')]"));
      String code = centreAdmin.await(By.id("enrolment-code")).getText();
      assertThat(code).matches("([0-9A-Z]{5}-){7}[0-9A-Z]{5}");
      centreAdmin.click("Tôi đã ghi lại mã").seeNot(code).see("Chưa dùng");

      provinceAdmin.signIn("quantri").see("Đăng ký khóa ký báo cáo với trung tâm");
      provinceAdmin.open("keys").see("Đăng ký với trung tâm").accessible().shot("keys-wizard");
      provinceAdmin
          .type("Mã đăng ký", (code.startsWith("A") ? "B" : "A") + code.substring(1))
          .click("Tạo khóa và đăng ký");
      provinceAdmin.see("Mã đăng ký bị gõ sai").shot("keys-mistyped");
      provinceAdmin.type("Mã đăng ký", code.toLowerCase(java.util.Locale.ROOT));
      provinceAdmin.click("Tạo khóa và đăng ký").see("Chờ trung tâm duyệt");
      provinceAdmin.accessible().shot("keys-waiting");
      String fingerprint = provinceAdmin.await(By.cssSelector(".keys-fingerprint")).getText();

      // The other page shows it by itself, with the same fingerprint to compare.
      centreAdmin.see("Lâm Đồng xin đăng ký").see(fingerprint).accessible().shot("keys-request");
      centreAdmin.click("Duyệt").see("Duyệt khóa của Lâm Đồng");
      centreAdmin.click(By.xpath("//vaadin-dialog-overlay//vaadin-button[contains(., 'Duyệt')]"));
      centreAdmin.see("Hiện hành").seeNot("xin đăng ký");

      provinceAdmin.see("Khóa đang ký").see("tinh-68-").accessible().shot("keys-in-force");
      provinceAdmin.click("Đổi khóa").see("Đổi khóa của tỉnh?");
      provinceAdmin.click(
          By.xpath("//vaadin-dialog-overlay//vaadin-button[contains(., 'Đổi khóa')]"));
      provinceAdmin.see("Đã thay");
      centreAdmin.see("Đã thay");
      assertThat(centreAdmin.text()).doesNotContain(code);
    }
    try (Browser phone = new Browser(centre, Browser.PHONE)) {
      phone.signIn("quantri").open("keys").see("Khóa của các tỉnh").fits().accessible();
      phone.shot("phone-keys");
    }
    try (Browser phone = new Browser(province, Browser.PHONE)) {
      phone.signIn("quantri").open("keys").see("Khóa đang ký").fits().accessible();
      phone.shot("phone-own-key");
    }
  }

  @Test
  @Order(1)
  void signsInWithANewSessionAndReadsBothLanguages() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.open("").see("Đăng nhập").accessible().shot("sign-in");
      String before = officer.cookies();
      officer.signIn("chuyenvien").see("Sở Công Thương tỉnh Lâm Đồng");
      assertThat(officer.cookies()).as("the session must change at sign-in").isNotEqualTo(before);
      officer.accessible().fits().shot("home");
      officer.click("English").see("Home").see("Lam Dong");
      officer.click("Tiếng Việt").see("Trang chủ");
    }
  }

  @Test
  @Order(2)
  void aModuleAppearsAndVanishesInOpenPages() {
    try (Browser admin = new Browser(province, Browser.DESK);
        Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").see("Trang chủ").seeNot("Phương án phát triển cụm");
      officer.script("window.ctdpSamePage = true");
      admin.signIn("quantri").open("modules").see("Cụm công nghiệp").accessible();
      admin.shot("modules");
      admin.click(By.cssSelector("#module-clusters vaadin-button"));
      admin.see("Không");
      admin.click(
          By.xpath("//vaadin-button[@slot='footer' or ancestor::*[@slot='footer']][last()]"));
      officer.see("Phương án phát triển cụm");
      assertThat(officer.script("return window.ctdpSamePage")).isEqualTo(true);

      officer.click("Danh mục cụm").see("Chưa có cụm công nghiệp nào");
      province.operator("POST", "/modules/clusters/disable?wait=120", reason());
      officer.see("vừa được tắt").seeNot("Phương án phát triển cụm");
      assertThat(officer.script("return window.ctdpSamePage")).isEqualTo(true);
      admin.see("Cụm công nghiệp");
      province.operator("POST", "/modules/clusters/enable?wait=120", reason());
      officer.see("Phương án phát triển cụm");
    }
  }

  private static Object reason() {
    return Instance.JSON.createObjectNode().put("reason", "kiểm thử");
  }

  @Test
  @Order(3)
  void anOfficerEntersAPlanEntryAndAWrongNumberIsExplained() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").open("clusters/plan/new").see("Tên cụm trong phương án");
      officer.accessible().fits().shot("plan-new");
      officer.type("Tên cụm trong phương án", "Cụm công nghiệp kiểm thử");
      officer.type("Hiệu lực từ", "31/12/2023");
      officer.type("Diện tích (ha)", "20.5");
      officer.click("Lưu");
      officer.see("20,5");
      officer.type("Diện tích (ha)", "20,5");
      officer.click("Lưu");
      officer.see("Cụm công nghiệp kiểm thử").see("20,50");
      officer.open("clusters/plan").see("Cụm công nghiệp kiểm thử").accessible().fits();
      officer.shot("plan");
    }
  }

  @Test
  @Order(4)
  void aReportReachesAnOpenNationalTable() {
    try (Browser nation = new Browser(centre, Browser.DESK);
        Browser officer = new Browser(province, Browser.DESK);
        Browser leader = new Browser(province, Browser.DESK)) {
      nation.signIn("chuyenvien").open("national").select("Biểu mẫu", "Biểu số 04");
      nation.see("Chưa có tỉnh nào gửi biểu này");
      officer.signIn("chuyenvien").open("reports").see("Báo cáo định kỳ");
      officer.click("Lập báo cáo").selectInDialog("Biểu mẫu", "Biểu số 04");
      officer.click(By.xpath("//vaadin-button[contains(., 'Lập báo cáo')]"));
      officer.see("Số cụm công nghiệp theo phương án phát triển").see("20,50");
      officer.accessible().shot("report");
      String report = officer.path();
      officer.click("Trình lãnh đạo").see("Chờ lãnh đạo duyệt");
      leader.signIn("lanhdao").open(report).see("Chờ lãnh đạo duyệt");
      leader.click("Duyệt và gửi");
      officer.see("Cục đã nhận").see("Biên nhận của Cục");
      nation.see("1/34 đã gửi").see("Lâm Đồng").see("20,50");
      nation.accessible().shot("national");
      nation.click(
          By.xpath("//td[contains(@class,'exchange-value')]//vaadin-button[contains(., '20,50')]"));
      nation.see("Cụm công nghiệp kiểm thử");
    }
  }

  @Test
  @Order(5)
  void figuresOfAClusterTakeDecimalsAndCanCeaseToHold() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").open("clusters/new").type("Tên cụm", "Cụm có nước thải");
      officer.click("Lưu").see("Chưa có số liệu");
      String cluster = officer.path();

      officer.open(cluster + "/facts").type("Ngày quyết định", "01/02/2026");
      officer.type("Văn bản, nguồn", "QĐ 12/QĐ-UBND");
      officer.type("Thành lập – diện tích", "30,25");
      officer.type("Công suất xử lý nước thải", "1.250.5");
      officer.click("Lưu").see("“1.250.5” không phải là số");
      officer.type("Công suất xử lý nước thải", "1.250,75");
      officer.accessible().fits().shot("facts").click("Lưu");
      officer.see("1.250,75").see("30,25 ha").see("Đã thành lập");

      officer.open(cluster + "/facts").type("Ngày quyết định", "01/06/2026");
      officer.type("Văn bản, nguồn", "QĐ 90/QĐ-UBND bãi bỏ");
      officer.choose("Không còn hiệu lực từ ngày trên", "Thành lập – diện tích");
      officer.click("Lưu").see("Chi tiết cụm công nghiệp").see("Không còn hiệu lực");
      officer.see("1.250,75");
      officer.accessible().shot("facts-gone");
    }
  }

  @Test
  @Order(6)
  void holidaysAreLookedAtBeforeTheyAreKept() {
    try (Browser admin = new Browser(province, Browser.DESK)) {
      admin.signIn("quantri").open("holidays/2028").see("Chưa có ngày nghỉ năm 2028");
      admin.click("Nhập ngày nghỉ").see("Các ngày trong năm").accessible().shot("holidays-form");
      admin.click("Xem trước").see("Cần ghi văn bản căn cứ");
      admin.type("Văn bản căn cứ", "Thông báo kiểm thử");
      admin.click("Xem trước").see("Thời hạn theo ngày làm việc bị dời");
      admin.see("Thông báo quyết định kiểm tra").accessible().shot("holidays-preview");
      admin.click("Lưu").see("Đã nhập theo văn bản").see("Thông báo kiểm thử");
      admin.see("Cập nhật ngày nghỉ").accessible().fits().shot("holidays");
    }
  }

  @Test
  @Order(7)
  void everyPageFitsAPhoneAndIsAccessible() {
    try (Browser phone = new Browser(province, Browser.PHONE)) {
      phone.signIn("quantri");
      for (String path :
          new String[] {
            "", "modules", "units", "organisations", "users", "rules", "holidays", "audit"
          }) {
        phone.open(path).await(By.id("main"));
        phone.await(By.cssSelector("#main > *"));
        phone.fits().accessible().shot("phone-" + (path.isEmpty() ? "home" : path));
      }
    }
    try (Browser phone = new Browser(province, Browser.PHONE)) {
      phone.signIn("chuyenvien");
      for (String path : new String[] {"clusters", "clusters/new", "clusters/plan", "reports"}) {
        phone.open(path).await(By.cssSelector("#main > *"));
        phone.fits().accessible().shot("phone-" + path.replace('/', '-'));
      }
    }
  }
}
