package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, driven as a person would: by what can be read on the page. */
final class Browser implements AutoCloseable {

  static final Dimension DESK = new Dimension(1366, 768);
  static final Dimension PHONE = new Dimension(390, 844);

  private static final Path SHOTS = Instance.WORK.resolveSibling("screenshots");

  private final Instance instance;
  private final ChromeDriver driver;
  private int strokes;

  Browser(Instance instance, Dimension size) {
    this.instance = instance;
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=vi",
        "--window-size=" + size.getWidth() + "," + size.getHeight());
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build(),
            options);
    driver.manage().window().setSize(size);
  }

  Browser open(String path) {
    driver.get(instance.url("/" + path));
    return this;
  }

  Browser signIn(String user) {
    credentials(user, Instance.PASSWORD);
    await(By.cssSelector("vaadin-app-layout"));
    return this;
  }

  /** The first step of a sign-in, wherever it leads. */
  Browser credentials(String user, String password) {
    open("");
    await(By.cssSelector("vaadin-text-field input")).sendKeys(user);
    await(By.cssSelector("vaadin-password-field input")).sendKeys(password, Keys.ENTER);
    return this;
  }

  /** Nobody is signed in any more, as in a browser that was just installed. */
  Browser forget() {
    driver.manage().deleteAllCookies();
    return this;
  }

  /** The texts of all elements that are shown. */
  List<String> texts(By by) {
    return driver.findElements(by).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  /** Waits until the page reads so. */
  Browser see(String text) {
    waiting("to read “" + text + "”").until(d -> text().contains(text) || whole().contains(text));
    return this;
  }

  /** Waits until the page no longer reads so. */
  Browser seeNot(String text) {
    waiting("not to read “" + text + "”").until(d -> !text().contains(text));
    return this;
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Everything written on the page, also what has been scrolled out of sight. */
  String whole() {
    return String.valueOf(script("return document.body.innerText"));
  }

  String path() {
    return driver.getCurrentUrl().substring(instance.url("/").length());
  }

  Browser click(String label) {
    return click(
        By.xpath(
            "//*[self::vaadin-button or self::a or self::vaadin-side-nav-item][contains(normalize-space(.), "
                + quoted(label)
                + ")]"));
  }

  Browser click(By by) {
    waiting("to click " + by)
        .until(
            d -> {
              List<WebElement> found = d.findElements(by).stream().filter(this::reachable).toList();
              if (found.isEmpty()) {
                return false;
              }
              // The last one: a dialog lies above the page.
              WebElement last = found.get(found.size() - 1);
              driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", last);
              try {
                last.click();
                return true;
              } catch (ElementClickInterceptedException covered) {
                return false;
              }
            });
    return this;
  }

  /** Types into the field with this label. */
  Browser type(String label, String value) {
    return type(
        By.xpath(
            "//label[contains(normalize-space(.), "
                + quoted(label)
                + ")]/ancestor::*[starts-with(name(), 'vaadin-')][1]//*[self::input or self::textarea]"),
        value);
  }

  /** Types into a field, in place of what it held. */
  Browser type(By field, String value) {
    WebElement input = await(field);
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    input.sendKeys(value, Keys.TAB);
    return this;
  }

  /** Picks an entry in the list that opens below the field with this label. */
  Browser choose(String label, String entry) {
    WebElement input =
        await(
            By.xpath(
                "//label[contains(normalize-space(.), "
                    + quoted(label)
                    + ")]/ancestor::*[starts-with(name(), 'vaadin-')][1]//input"));
    input.sendKeys(entry);
    click(
        By.xpath(
            "//vaadin-multi-select-combo-box-item[contains(normalize-space(.), "
                + quoted(entry)
                + ")]"));
    input.sendKeys(Keys.ESCAPE);
    return this;
  }

  /** Types part of a name into the field with this label and picks the entry that comes up. */
  Browser pick(String label, String entry) {
    WebElement input =
        await(
            By.xpath(
                "//label[contains(normalize-space(.), "
                    + quoted(label)
                    + ")]/ancestor::vaadin-combo-box[1]//input"));
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    input.sendKeys(entry);
    return click(
        By.xpath("//vaadin-combo-box-item[contains(normalize-space(.), " + quoted(entry) + ")]"));
  }

  /** Chooses an entry of a short list, which opens by a click. */
  Browser select(String label, String entry) {
    return select("", label, entry);
  }

  /** The same in a dialog, once it is open: the page behind may have a list of the same name. */
  Browser selectInDialog(String label, String entry) {
    return select("//vaadin-dialog-overlay", label, entry);
  }

  private Browser select(String within, String label, String entry) {
    click(
        By.xpath(
            within
                + "//label[contains(normalize-space(.), "
                + quoted(label)
                + ")]/ancestor::vaadin-select[1]"));
    return click(
        By.xpath("//vaadin-select-item[contains(normalize-space(.), " + quoted(entry) + ")]"));
  }

  /** Fetches what a link offers, as this page may. */
  byte[] download(String label) {
    WebElement link =
        await(By.xpath("//a[@download and contains(normalize-space(.), " + quoted(label) + ")]"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(link.getAttribute("href")))
            .header(
                "Cookie",
                driver.manage().getCookies().stream()
                    .map(c -> c.getName() + "=" + c.getValue())
                    .collect(Collectors.joining("; ")))
            .build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as("download of " + label).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Presses keys wherever the cursor stands, and counts them. */
  Browser press(CharSequence... keys) {
    for (CharSequence k : keys) {
      // A chord of a key held down is one stroke to the hand that does it.
      strokes +=
          k instanceof String text && !text.endsWith(Keys.NULL.toString()) ? text.length() : 1;
    }
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** Keys pressed so far by {@link #press}. */
  int strokes() {
    return strokes;
  }

  /** What a screen reader would name where the cursor stands; empty when it stands nowhere. */
  String focused() {
    return String.valueOf(
        script(
            "const a = document.activeElement; if (!a || a === document.body) return '';"
                + "const by = (a.getAttribute('aria-labelledby') || '').split(/\\s+/)"
                + ".map(i => document.getElementById(i)).filter(e => e)"
                + ".map(e => e.textContent).join(' ');"
                + "return (a.getAttribute('aria-label') || by"
                + " || (a.querySelector(':scope > .ctdp-menu-label') || a).textContent"
                + " || a.localName).trim();"));
  }

  /** Waits until the cursor stands there. */
  Browser awaitFocus(String label) {
    waiting("for the cursor at “" + label + "”")
        .withMessage(() -> "the cursor is at “" + focused() + "”, not at “" + label + "”")
        .until(d -> focused().startsWith(label));
    return this;
  }

  /** Goes on with Tab until the cursor stands there. */
  Browser tabTo(String label) {
    List<String> way = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (i > 0 && focused().startsWith(label)) {
        return this;
      }
      press(Keys.TAB);
      way.add(focused());
    }
    throw new AssertionError("Tab does not lead to “" + label + "”, but to " + way);
  }

  /** Hands a file to the upload field that was opened last. */
  Browser upload(Path file) {
    WebElement input =
        waiting("for an upload field")
            .until(
                d ->
                    (WebElement)
                        script(
                            "return Array.from(document.querySelectorAll('vaadin-upload'))"
                                + ".slice(-1).map(u => u.shadowRoot.querySelector("
                                + "'input[type=file]'))[0]"));
    input.sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  WebElement await(By by) {
    return waiting("for " + by)
        .until(d -> d.findElements(by).stream().filter(this::reachable).findFirst().orElse(null));
  }

  /** Shown, even when the page has to be scrolled to it. */
  private boolean reachable(WebElement element) {
    return Boolean.TRUE.equals(
        driver.executeScript(
            "return arguments[0].checkVisibility({visibilityProperty: true})", element));
  }

  Object script(String code) {
    return driver.executeScript(code);
  }

  String cookies() {
    return driver.manage().getCookies().toString();
  }

  /** No serious and no critical finding. */
  Browser accessible() {
    // A page may still be loading its rows or styles: what counts is where it comes to rest.
    List<String> last = List.of("not looked at");
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!last.isEmpty() && System.nanoTime() < end) {
      last = serious();
    }
    assertThat(last).as("accessibility of /" + path()).isEmpty();
    return this;
  }

  private List<String> serious() {
    return new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze(driver)
            .getViolations()
            .stream()
            .filter(r -> List.of("serious", "critical").contains(r.getImpact()))
            .map(Browser::words)
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(n -> n.getTarget() + " " + n.getHtml()).toList();
  }

  /** No text is cut off sideways: the page is not wider than the window. */
  Browser fits() {
    Object wider =
        script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) wider).intValue())
        .as("/" + path() + " is too wide")
        .isLessThanOrEqualTo(0);
    return this;
  }

  Browser shot(String name) {
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private WebDriverWait waiting(String what) {
    WebDriverWait wait = new WebDriverWait(driver, Duration.ofSeconds(30));
    wait.ignoring(StaleElementReferenceException.class);
    wait.withMessage(() -> what + " at /" + path() + "; the page reads:\n" + text());
    return wait;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  @Override
  public void close() {
    driver.quit();
  }
}
