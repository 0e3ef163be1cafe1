package vn.ctdp.ui.view;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page that anybody may read without signing in, offered as an OSGi service: a whole HTML
 * document without scripts. The shell adds the headers, counts the requests and answers 404 while
 * the page gives nothing. There are very few of these. May be called from any thread.
 */
@ConsumerType
public interface PublicPage {

  /** Address, one segment after the root, for instance {@code /dat-trong}. */
  String path();

  /**
   * The document; empty while there is nothing public.
   *
   * @param locale Vietnamese or English
   */
  Optional<String> html(Locale locale);
}
