package vn.ctdp.ui.internal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The headers that every answer of the shell carries.
 *
 * <p>The content security policy is as strict as Vaadin's client lets it be: scripts from this
 * instance or with the page's own nonce; {@code 'unsafe-eval'} because the client compiles the
 * functions that the server sends; inline styles because components write style attributes.
 * Everything else comes from this instance, nothing may frame it, forms go nowhere else.
 */
final class SecurityHeaders {

  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()";
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecurityHeaders() {}

  /**
   * Sets the headers for any answer.
   *
   * @param request what was asked
   * @param response what is answered
   */
  static void apply(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy(null));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Permissions-Policy", PERMISSIONS);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /**
   * Gives the inline scripts of a page a nonce and answers the policy that names it.
   *
   * @param page the page about to be sent
   */
  static String protect(Document page) {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    for (Element script : page.getElementsByTag("script")) {
      script.attr("nonce", nonce);
    }
    return policy(nonce);
  }

  private static String policy(String nonce) {
    String scripts = nonce == null ? "'self'" : "'self' 'nonce-" + nonce + "' 'unsafe-eval'";
    return "default-src 'self'; script-src "
        + scripts
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
        + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
        + " frame-ancestors 'none'";
  }
}
