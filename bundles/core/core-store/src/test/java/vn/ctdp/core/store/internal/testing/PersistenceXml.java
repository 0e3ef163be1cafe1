package vn.ctdp.core.store.internal.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The classes that the bundle's own persistence.xml lists. */
final class PersistenceXml {

  private PersistenceXml() {}

  static List<String> classes() {
    try (InputStream in = PersistenceXml.class.getResourceAsStream("/META-INF/persistence.xml")) {
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("<class>([^<]+)</class>")
          .matcher(xml)
          .results()
          .map((MatchResult r) -> r.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
