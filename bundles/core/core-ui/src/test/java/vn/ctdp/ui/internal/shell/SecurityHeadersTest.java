package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

  @Test
  void givesEveryScriptOfAPageTheNonceThatThePolicyNames() {
    Document page =
        Jsoup.parse("<head><script>a()</script><script src='b.js'></script></head><body></body>");
    String policy = SecurityHeaders.protect(page);
    String nonce = page.getElementsByTag("script").first().attr("nonce");
    assertThat(nonce).hasSizeGreaterThan(20);
    assertThat(page.getElementsByTag("script")).allMatch(s -> s.attr("nonce").equals(nonce));
    assertThat(policy)
        .contains("script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'")
        .contains("frame-ancestors 'none'")
        .contains("object-src 'none'")
        .doesNotContain("script-src 'self' 'unsafe-inline'")
        .doesNotContain("*");
  }

  @Test
  void neverUsesANonceTwice() {
    Document page = Jsoup.parse("<script>a()</script>");
    assertThat(SecurityHeaders.protect(page)).isNotEqualTo(SecurityHeaders.protect(page));
  }
}
