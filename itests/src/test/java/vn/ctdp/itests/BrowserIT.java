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
    province.enrol(centre, "68");
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
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

      officer.click("Cụm công nghiệp").see("Chưa có cụm công nghiệp nào");
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
      nation.signIn("chuyenvien").open("national").see("Chưa có tỉnh nào gửi biểu này");
      officer.signIn("chuyenvien").open("reports").see("Báo cáo định kỳ");
      officer.click("Lập báo cáo").see("Biểu số 04");
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
  void everyPageFitsAPhoneAndIsAccessible() {
    try (Browser phone = new Browser(province, Browser.PHONE)) {
      phone.signIn("quantri");
      for (String path :
          new String[] {"", "modules", "units", "organisations", "users", "rules", "audit"}) {
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
