package vn.ctdp.exchange.line;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/**
 * Requests from a province to its centre, with the address, the machine account, the time limits
 * and the certificates that are configured once for all of them. Redirects are not followed.
 * Thread-safe.
 */
@ProviderType
public interface CentreLine {

  /**
   * Sends a request and reads the whole answer.
   *
   * @param method {@code GET} or {@code POST}
   * @param path from the server's root, for instance {@code /api/exchange/reports}
   * @param headers besides those that carry the account
   * @param body null for none
   * @return the answer, whatever its status, but never 429 or 503
   * @throws TransportException when none came, when it was larger than 4 MiB, or when the other
   *     side asks to wait (429, 503); never as a refusal
   */
  Reply send(String method, String path, Map<String, String> headers, byte[] body)
      throws TransportException;

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param headers first value of each, by lower-case name
   * @param body at most 4 MiB
   */
  record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
      Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      byName.putAll(headers);
      headers = byName;
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }
}
