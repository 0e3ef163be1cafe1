package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/**
 * Signing in as a person does it on an instance that demands what every real one demands: a
 * password of one's own, a second factor for administrators, patience after wrong passwords.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInIT {

  private static final String OWN = "hoa sen nở giữa đầm sâu";
  private static final int STEP = 30;
  private static final By CODE = By.cssSelector(".ctdp-code input");
  private static final By PROBLEM = By.cssSelector(".ctdp-problem");
  private static final Pattern SECONDS = Pattern.compile("tạm khóa thêm (\\d+) giây");

  private static final String USERS =
      """
      [{"username":"quantri","password":"%1$s","displayName":"Quản trị","role":"ADMIN_HT","scope":"NATIONAL","mustChangePassword":true},
       {"username":"chuyenvien","password":"%1$s","displayName":"Chuyên viên","role":"CV_CCN_CUC","scope":"NATIONAL"},
       {"username":"lanhdao","password":"%1$s","displayName":"Lãnh đạo","role":"LANH_DAO_CUC","scope":"NATIONAL"}]
      """
          .formatted(Instance.PASSWORD);

  private Instance centre;
  private Browser browser;
  private String secret;
  private long lastStep;
  private List<String> recovery;

  @BeforeAll
  void start() {
    centre =
        Instance.strictCentre(
            "sign-in",
            Database.DERBY,
            USERS,
            "totp.requiredForAdministrators = true\n"
                + "lockout.account.failures = 3\n"
                + "lockout.first = 4\n");
    centre.launch();
    browser = new Browser(centre, Browser.DESK);
    centre.awaitReady();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    centre.close();
  }

  @Test
  @Order(1)
  void theFirstSignInAsksForAPasswordOfOnesOwn() {
    browser.credentials("quantri", Instance.PASSWORD).see("Mật khẩu hiện tại là mật khẩu tạm");
    browser.accessible().fits().shot("sign-in-password");
    enterPasswords("ngắn quá", "ngắn quá").see("Mật khẩu cần ít nhất 12 ký tự");
    enterPasswords(OWN, OWN + "!").see("Hai lần nhập chưa giống nhau");
    enterPasswords(Instance.PASSWORD, Instance.PASSWORD).see("Mật khẩu mới chưa đạt yêu cầu");
    enterPasswords(OWN, OWN).see("Thiết lập xác thực hai bước");
  }

  @Test
  @Order(2)
  void anAdministratorSetsUpASecondFactorBeforeAnythingElse() {
    browser.accessible().fits().shot("sign-in-enrol");
    assertThat(browser.texts(By.tagName("vaadin-side-nav-item"))).as("no menu yet").isEmpty();
    secret = browser.texts(By.cssSelector(".ctdp-secret")).get(0).replace(" ", "");
    browser.await(CODE).sendKeys("không phải số");
    browser.click("Xác nhận").see("Mã xác thực không đúng");
    long now = Instant.now().getEpochSecond() / STEP;
    enterCode(now, "Xác nhận").see("Mỗi mã thay được điện thoại một lần");
    browser.accessible().fits().shot("sign-in-recovery");
    recovery = browser.texts(By.cssSelector(".ctdp-recovery code"));
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    browser.click("Tôi đã lưu, tiếp tục").await(By.cssSelector("vaadin-app-layout"));
    browser.open("users").see("chuyenvien");
  }

  @Test
  @Order(3)
  void thePasswordAloneNoLongerOpensTheDoor() {
    browser.forget().credentials("quantri", OWN).see("Nhập mã 6 số");
    browser.accessible().shot("sign-in-code");
    browser.open("users").see("Tên đăng nhập").seeNot("chuyenvien");
  }

  @Test
  @Order(4)
  void aCodeOfThePhoneWorksOnce() {
    browser.credentials("quantri", OWN).see("Nhập mã 6 số");
    enterCode(lastStep, "Đăng nhập").see("Mã xác thực không đúng");
    // One step ahead is within the tolerance for clocks, so nobody need wait for the next one.
    enterCode(lastStep + 1, "Đăng nhập");
    browser.await(By.cssSelector("vaadin-app-layout"));
  }

  @Test
  @Order(5)
  void aRecoveryCodeReplacesThePhoneOnce() {
    browser.forget().credentials("quantri", OWN).see("Nhập mã 6 số");
    browser.await(CODE).sendKeys(recovery.get(0).toLowerCase(Locale.ROOT));
    browser.click("Đăng nhập").await(By.cssSelector("vaadin-app-layout"));

    browser.forget().credentials("quantri", OWN).see("Nhập mã 6 số");
    browser.await(CODE).sendKeys(recovery.get(0));
    browser.click("Đăng nhập").see("Mã xác thực không đúng");
    browser.await(CODE).sendKeys(recovery.get(1));
    browser.click("Đăng nhập").await(By.cssSelector("vaadin-app-layout"));
  }

  @Test
  @Order(6)
  void wrongPasswordsLockTheNameForATimeThatGrows() {
    browser.forget().credentials("chuyenvien", "sai mật khẩu một").see("Tên đăng nhập hoặc");
    browser.credentials("chuyenvien", "sai mật khẩu hai").see("Tên đăng nhập hoặc");
    browser.credentials("chuyenvien", "sai mật khẩu ba").await(PROBLEM);
    long first = lockedFor("chuyenvien", Instance.PASSWORD);
    assertThat(first).isBetween(1L, 4L);
    browser.accessible().fits().shot("sign-in-locked");
    // Who is not there is locked the same way: nobody learns which names exist.
    for (int i = 0; i < 3; i++) {
      browser.credentials("khong-co-ai", "sai mật khẩu " + i).await(PROBLEM);
    }
    assertThat(lockedFor("khong-co-ai", "sai nữa")).isPositive();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !problem("chuyenvien", "sai mật khẩu bốn").contains("tạm khóa thêm"));
    assertThat(lockedFor("chuyenvien", Instance.PASSWORD)).isBetween(5L, 8L);

    // Others come in as ever.
    browser.signIn("lanhdao").see("Trang chủ");
    browser.forget();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              browser.credentials("chuyenvien", Instance.PASSWORD);
              browser.await(By.cssSelector("vaadin-app-layout, .ctdp-problem"));
              return browser.texts(PROBLEM).isEmpty();
            });
  }

  private Browser enterPasswords(String first, String second) {
    browser.type("Mật khẩu mới", first).type("Nhập lại mật khẩu mới", second);
    return browser.click("Đổi mật khẩu");
  }

  private Browser enterCode(long step, String button) {
    lastStep = step;
    browser.await(CODE).sendKeys(totp(secret, step));
    return browser.click(button);
  }

  private String problem(String user, String password) {
    browser.credentials(user, password);
    return browser.await(PROBLEM).getText();
  }

  private long lockedFor(String user, String password) {
    String words = problem(user, password);
    Matcher matcher = SECONDS.matcher(words);
    assertThat(matcher.find()).as(words).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** RFC 6238 with SHA-1 and six digits, as an authenticator on a phone computes it. */
  private static String totp(String base32, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(base32), "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String base32) {
    ByteBuffer result = ByteBuffer.allocate(base32.length() * 5 / 8);
    long bits = 0;
    int count = 0;
    for (char c : base32.toCharArray()) {
      bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
      count += 5;
      if (count >= 8) {
        count -= 8;
        result.put((byte) (bits >> count));
      }
    }
    return result.array();
  }
}
