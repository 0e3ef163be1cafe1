package vn.ctdp.ui.internal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.rest.PublicDoor;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.PublicPage;

/**
 * Answers the pages that need no sign-in. They are finished documents: no script, no session, no
 * cookie, and the policy of the answer forbids all of it.
 */
@Component(service = PublicPages.class)
public final class PublicPages {

  private static final Logger LOG = LoggerFactory.getLogger(PublicPages.class);
  private static final Pattern GOOD_PATH = Pattern.compile("/[a-z0-9][a-z0-9-]*");

  private final PublicDoor door;
  private final List<PublicPage> pages = new CopyOnWriteArrayList<>();

  @Activate
  public PublicPages(@Reference PublicDoor door) {
    this.door = door;
  }

  /** A page came. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void bindPage(PublicPage page) {
    if (GOOD_PATH.matcher(page.path()).matches()) {
      pages.add(page);
    } else {
      LOG.error("{} offers the path {}: not shown", page.getClass().getName(), page.path());
    }
  }

  /** A page went. */
  public void unbindPage(PublicPage page) {
    pages.remove(page);
  }

  /**
   * Answers when the path is one of a public page.
   *
   * @return whether it was answered
   * @throws IOException when the connection is gone
   */
  boolean serve(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<PublicPage> page = pages.stream().filter(p -> p.path().equals(path)).findFirst();
    if (page.isEmpty()) {
      return false;
    }
    boolean head = "HEAD".equals(request.getMethod());
    if (!head && !"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return true;
    }
    if (!door.admit(request.getRemoteAddr())) {
      response.setHeader("Retry-After", "60");
      Problem.TOO_MANY.send(response);
      return true;
    }
    Optional<String> html = page.get().html(language(request));
    if (html.isEmpty()) {
      Problem.NO_SUCH_PAGE.send(response);
      return true;
    }
    byte[] content = html.get().getBytes(StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "public, max-age=60");
    response.setHeader("Vary", "Accept-Language");
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(content.length);
    if (!head) {
      response.getOutputStream().write(content);
    }
    return true;
  }

  private static Locale language(HttpServletRequest request) {
    String asked = request.getParameter("lang");
    if (asked != null) {
      return asked.equals("en") ? Messages.ENGLISH : Messages.VIETNAMESE;
    }
    String accepted = request.getHeader("Accept-Language");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en")
        ? Messages.ENGLISH
        : Messages.VIETNAMESE;
  }
}
