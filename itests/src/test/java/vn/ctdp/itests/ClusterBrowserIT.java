package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A whole cluster entered without touching the mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterBrowserIT {

  private static final String SAVE = Keys.chord(Keys.CONTROL, "s");
  private static final String SAVE_TOO = Keys.chord(Keys.CONTROL, Keys.ENTER);
  private static final String NAME = "Cụm công nghiệp Bắc Sơn";

  private Instance province;

  @BeforeAll
  void start() {
    // Nothing is sent: no centre is needed.
    province = Instance.province("keys-lam-dong", "68", "http://127.0.0.1:9", Database.DERBY);
    province.start();
    province.operator(
        "POST",
        "/modules/clusters/enable?wait=120",
        Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
  }

  @AfterAll
  void stop() {
    province.close();
  }

  @Test
  void entersAWholeClusterByKeyboardOnly() {
    try (Browser officer = new Browser(province, Browser.DESK)) {
      officer.signIn("chuyenvien").see("Danh mục cụm");
      long began = System.nanoTime();
      name(officer);
      areasAndDecision(officer);
      developer(officer);
      project(officer);
      Duration taken = Duration.ofNanos(System.nanoTime() - began);
      new PrintStream(System.out, true, StandardCharsets.UTF_8)
          .printf(
              "One cluster by keyboard: %d key strokes, %d.%d s%n",
              officer.strokes(), taken.toSeconds(), taken.toMillisPart() / 100);
      assertThat(officer.strokes()).as("key strokes").isLessThan(600);
      officer.accessible().shot("cluster-by-keyboard");
    }
    stored();
  }

  /** From the menu to the saved cluster; a missing name is named and gets the cursor. */
  private static void name(Browser officer) {
    officer.tabTo("Danh mục cụm").press(Keys.ENTER).see("Chưa có cụm công nghiệp nào");
    officer.tabTo("Thêm cụm").press(Keys.ENTER).awaitFocus("Tên cụm");
    officer.press(SAVE).see("Cần nhập ô này").awaitFocus("Tên cụm");
    // What stands in the line goes along, although the cursor has not left it.
    officer.press(NAME, SAVE).see("CCN-001");
  }

  private static void areasAndDecision(Browser officer) {
    officer.tabTo("Ghi số liệu").press(Keys.ENTER).awaitFocus("Ngày quyết định");
    officer.press("15/03/2026");
    officer.tabTo("Văn bản, nguồn").press("QĐ 215/QĐ-UBND ngày 15/3/2026");
    officer.tabTo("Thành lập – diện tích").press("52,2");
    officer.tabTo("Quy hoạch chi tiết được duyệt").press("52,2");
    officer.tabTo("Đất công nghiệp theo quy hoạch").press("99999999");
    officer.press(SAVE_TOO).see("Đất công nghiệp theo quy hoạch chi tiết:");
    // The figure that is wrong has the cursor; the others are kept.
    officer.awaitFocus("Đất công nghiệp theo quy hoạch");
    officer.press(Keys.chord(Keys.CONTROL, "a"), "36,5", SAVE_TOO).see("CCN-001");
    officer.see("52,20 ha");
  }

  private static void developer(Browser officer) {
    officer.tabTo("Chủ đầu tư, địa bàn").press(Keys.ENTER).awaitFocus("Chủ đầu tư, địa bàn");
    officer.tabTo("Thêm chủ đầu tư").press(Keys.ENTER).awaitFocus("Tên chủ đầu tư");
    officer.press("Công ty CP Hạ tầng Bắc Sơn", Keys.TAB).awaitFocus("Loại chủ đầu tư");
    officer.press(Keys.ENTER).await(By.xpath("//vaadin-select-item[. = 'Doanh nghiệp']"));
    officer.press(Keys.ARROW_DOWN).awaitFocus("Doanh nghiệp").press(Keys.ENTER);
    officer.awaitFocus("Loại chủ đầu tư").tabTo("Từ ngày").press("15/03/2026");
    officer.tabTo("Số, ngày văn bản").press("QĐ 215/QĐ-UBND", SAVE);
    officer.seeNot("Tên chủ đầu tư").see("Công ty CP Hạ tầng Bắc Sơn");
    // The page was drawn anew; the cursor stands where the next one would be added.
    officer.awaitFocus("Thêm chủ đầu tư");
  }

  /** Esc asks when something was entered, and only then. */
  private static void project(Browser officer) {
    officer.tabTo("Thêm dự án").press(Keys.ENTER).awaitFocus("Tên dự án");
    officer.press(Keys.ESCAPE).awaitFocus("Thêm dự án");
    officer.press(Keys.ENTER).awaitFocus("Tên dự án").press("Nhà máy", Keys.ESCAPE);
    officer.see("Bỏ những thay đổi chưa lưu?");
    officer.press(Keys.ESCAPE).seeNot("Bỏ những thay đổi chưa lưu?").awaitFocus("Tên dự án");
    officer.press(Keys.END, " chế biến cà phê", Keys.TAB).awaitFocus("Nhà đầu tư");
    officer.press("Công ty TNHH Nông sản Suối Trúc");
    officer.tabTo("Diện tích").press("5,2", Keys.TAB).awaitFocus("Vốn đăng ký");
    officer.press("96000000000");
    officer.tabTo("Từ ngày").press(Keys.chord(Keys.CONTROL, "a"), "01/07/2026", SAVE);
    officer.awaitFocus("Thêm dự án").see("Nhà máy chế biến cà phê");
  }

  private void stored() {
    JsonNode row = get("/api/clusters?limit=10").at("/rows/0");
    JsonNode cluster = row.at("/cluster");
    assertThat(cluster.at("/name").asText()).isEqualTo(NAME);
    String id = cluster.at("/id").asText();
    JsonNode facts = get("/api/clusters/" + id).at("/facts");
    assertThat(facts.at("/ESTABLISHED_AREA/number").asText()).startsWith("52.2");
    assertThat(facts.at("/ESTABLISHED_AREA/effectiveFrom").asText()).isEqualTo("2026-03-15");
    assertThat(facts.at("/ESTABLISHED_AREA/source").asText()).contains("QĐ 215/QĐ-UBND");
    assertThat(facts.at("/IND_LAND_TOTAL/number").asText()).startsWith("36.5");
    assertThat(facts.at("/DEVELOPER_TYPE/code").asText()).isEqualTo("DN");
    JsonNode developer = get("/api/clusters-records/" + id + "/developers").get(0);
    assertThat(developer.at("/name").asText()).isEqualTo("Công ty CP Hạ tầng Bắc Sơn");
    assertThat(developer.at("/documentText").asText()).isEqualTo("QĐ 215/QĐ-UBND");
    JsonNode project = get("/api/clusters-records/" + id + "/projects").at("/rows/0");
    assertThat(project.at("/name").asText()).isEqualTo("Nhà máy chế biến cà phê");
    assertThat(project.at("/investor").asText()).isEqualTo("Công ty TNHH Nông sản Suối Trúc");
    assertThat(project.at("/area").asText()).startsWith("5.2");
    assertThat(project.at("/capitalRegistered").asLong()).isEqualTo(96_000_000_000L);
    assertThat(project.at("/from").asText()).isEqualTo("2026-07-01");
  }

  private JsonNode get(String path) {
    return province.ok(province.get(path, "chuyenvien"));
  }
}
