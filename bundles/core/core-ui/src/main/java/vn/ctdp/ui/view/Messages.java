package vn.ctdp.ui.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts of one bundle in Vietnamese and English, read from two UTF-8 property files {@code
 * <base>_vi.properties} and {@code <base>_en.properties}.
 *
 * <p>A text may hold numbered places {@code {0}}, {@code {1}}…; an apostrophe is an apostrophe.
 * Keys begin with the module's id, so that the texts of all modules can live side by side: {@code
 * clusters.list.title}. Immutable and safe for use by several threads.
 */
public final class Messages {

  /** Vietnamese, the language of the system. */
  public static final Locale VIETNAMESE = new Locale("vi", "VN");

  /** English, the second language. */
  public static final Locale ENGLISH = Locale.UK;

  private final Map<String, String> vietnamese;
  private final Map<String, String> english;

  private Messages(Map<String, String> vietnamese, Map<String, String> english) {
    this.vietnamese = Map.copyOf(vietnamese);
    this.english = Map.copyOf(english);
  }

  /**
   * Reads the two files with the class loader of a class of the bundle.
   *
   * @param anchor any class of the bundle that holds the files
   * @param base path of the files from the root of the bundle, without language and ending, for
   *     example {@code i18n/clusters}
   * @throws IllegalArgumentException when a file is missing or not UTF-8
   */
  public static Messages load(Class<?> anchor, String base) {
    return new Messages(
        read(anchor, base + "_vi.properties"), read(anchor, base + "_en.properties"));
  }

  private static Map<String, String> read(Class<?> anchor, String path) {
    Objects.requireNonNull(anchor, "anchor");
    try (InputStream in = anchor.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("No message file " + path + " beside " + anchor);
      }
      // A decoder that reports: a file in another encoding must fail, not show question marks.
      Reader reader =
          new InputStreamReader(
              in,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      Properties properties = new Properties();
      properties.load(reader);
      Map<String, String> texts = new HashMap<>();
      for (String key : properties.stringPropertyNames()) {
        texts.put(key, properties.getProperty(key));
      }
      return texts;
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalArgumentException("Message file is not UTF-8: " + path, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read message file " + path, e);
    }
  }

  /**
   * The text of a key, in English for an English locale and in Vietnamese otherwise.
   *
   * @param key message key
   * @param locale language wanted
   */
  public Optional<String> find(String key, Locale locale) {
    Map<String, String> texts = isEnglish(locale) ? english : vietnamese;
    return Optional.ofNullable(texts.get(key));
  }

  /**
   * These texts and others together.
   *
   * @param others texts with other keys
   * @throws IllegalArgumentException when both have a text for the same key
   */
  public Messages and(Messages others) {
    SortedSet<String> twice = keys();
    twice.retainAll(others.keys());
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("Message keys defined twice: " + twice);
    }
    Map<String, String> vi = new HashMap<>(vietnamese);
    vi.putAll(others.vietnamese);
    Map<String, String> en = new HashMap<>(english);
    en.putAll(others.english);
    return new Messages(vi, en);
  }

  /** All keys that exist in at least one of the languages, sorted. */
  public SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>(vietnamese.keySet());
    keys.addAll(english.keySet());
    return keys;
  }

  /**
   * Keys that lack a text in one of the languages, or whose texts do not use the same numbered
   * places. Every bundle has a test that this is empty.
   */
  public SortedSet<String> mismatches() {
    SortedSet<String> wrong = new TreeSet<>();
    for (String key : keys()) {
      String vi = vietnamese.get(key);
      String en = english.get(key);
      if (vi == null || en == null || vi.isBlank() || en.isBlank()) {
        wrong.add(key);
      } else if (!places(vi).equals(places(en))) {
        wrong.add(key);
      }
    }
    return wrong;
  }

  /**
   * Whether a locale asks for English.
   *
   * @param locale the locale, null counts as Vietnamese
   */
  public static boolean isEnglish(Locale locale) {
    return locale != null && "en".equals(locale.getLanguage());
  }

  private static SortedSet<String> places(String text) {
    SortedSet<String> places = new TreeSet<>();
    for (int i = 0; i + 2 < text.length(); i++) {
      if (text.charAt(i) == '{'
          && Character.isDigit(text.charAt(i + 1))
          && text.charAt(i + 2) == '}') {
        places.add(text.substring(i, i + 3));
      }
    }
    return places;
  }
}
