package vn.ctdp.gateway.internal;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The request as CXF sees it once the door has let it in: the whole path as path info (so that
 * addresses start with /api or /soap), the caller as principal, a bounded body, no credentials and
 * no session.
 */
final class ApiRequest extends HttpServletRequestWrapper {

  private static final String AUTHORIZATION = "Authorization";

  private final String path;
  private final Principal principal;
  private final long maxBytes;
  private final int seconds;
  private ServletInputStream body;
  private BufferedReader reader;

  ApiRequest(
      HttpServletRequest request, String path, Principal principal, long maxBytes, int seconds) {
    super(request);
    this.path = path;
    this.principal = principal;
    this.maxBytes = maxBytes;
    this.seconds = seconds;
  }

  @Override
  public String getServletPath() {
    return "";
  }

  @Override
  public String getPathInfo() {
    return path;
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public String getRemoteUser() {
    return principal == null ? null : principal.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new BoundedInput(super.getInputStream(), maxBytes, seconds, System::nanoTime);
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (reader == null) {
      String encoding = getCharacterEncoding();
      reader =
          new BufferedReader(
              new InputStreamReader(
                  getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }
    return reader;
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public Part getPart(String name) {
    return null;
  }

  @Override
  public HttpSession getSession() {
    throw new IllegalStateException("the API keeps no sessions");
  }

  @Override
  public HttpSession getSession(boolean create) {
    if (create) {
      throw new IllegalStateException("the API keeps no sessions");
    }
    return null;
  }

  @Override
  public String getHeader(String name) {
    return AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return AUTHORIZATION.equalsIgnoreCase(name)
        ? Collections.emptyEnumeration()
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !AUTHORIZATION.equalsIgnoreCase(name))
            .toList());
  }
}
