package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.ui.view.Messages;

/**
 * The texts of the shell and of all contributions as one. A key without a text is logged once and
 * shown as nothing: a user is never shown a key. The tests of each bundle see to it that this does
 * not happen.
 */
final class ShellTexts implements I18NProvider {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ShellTexts.class);

  private final transient Messages own;
  private final transient Supplier<List<Messages>> contributed;
  private final transient Set<String> missing = ConcurrentHashMap.newKeySet();

  /**
   * Joins texts.
   *
   * @param own texts of the shell
   * @param contributed texts of the contributions present now
   */
  ShellTexts(Messages own, Supplier<List<Messages>> contributed) {
    this.own = own;
    this.contributed = contributed;
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return List.of(Messages.VIETNAMESE, Messages.ENGLISH);
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... params) {
    Optional<String> text =
        Stream.concat(Stream.of(own), contributed.get().stream())
            .map(m -> m.find(key, locale))
            .flatMap(Optional::stream)
            .findFirst();
    if (text.isEmpty()) {
      if (missing.add(key)) {
        LOG.error("No text for message key {}", key);
      }
      return "";
    }
    return fill(text.get(), locale, params);
  }

  /**
   * Puts values into the numbered places of a text; numbers in the writing of the language.
   *
   * @param text text with {@code {0}}, {@code {1}}…
   * @param locale language
   * @param params values
   */
  static String fill(String text, Locale locale, Object... params) {
    String filled = text;
    for (int i = 0; i < params.length; i++) {
      String value =
          params[i] instanceof Number number
              ? NumberFormat.getInstance(
                      Messages.isEnglish(locale) ? Messages.ENGLISH : Messages.VIETNAMESE)
                  .format(number)
              : String.valueOf(params[i]);
      filled = filled.replace("{" + i + "}", value);
    }
    return filled;
  }
}
