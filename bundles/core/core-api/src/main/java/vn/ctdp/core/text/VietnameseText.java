package vn.ctdp.core.text;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Vietnamese text as the platform stores, searches and sorts it. Thread-safe. */
public final class VietnameseText {

  /** The locale of forms, figures and sorting. */
  public static final Locale VI = Locale.forLanguageTag("vi-VN");

  /** Length a sort column must have. */
  public static final int SORT_KEY_LENGTH = 1000;

  /** Making a key is synchronised within the collator. */
  private static final Collator COLLATOR = collator();

  private static final int REMEMBERED_KEYS = 5000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private VietnameseText() {}

  /** Trims, folds runs of white space and composes to NFC; null stays null. */
  public static String normalise(String text) {
    if (text == null) {
      return null;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    return BLANKS.matcher(plain).replaceAll(" ");
  }

  /**
   * The key under which text is found whatever diacritics were typed: lower case, no tone or vowel
   * marks, đ as d. "Đắk Nông", "Dak Nong" and "ĐẮK NÔNG" share one key. Null gives the empty
   * string.
   */
  public static String searchKey(String text) {
    if (text == null) {
      return "";
    }
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .replace('đ', 'd')
            .replace('Đ', 'd');
    return BLANKS.matcher(plain.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
  }

  /**
   * A comparator in Vietnamese dictionary order, the same as by {@link #sortKey}; nulls last. It
   * remembers the keys of some thousand texts, so take one for a whole sort, not for each
   * comparison. Thread-safe.
   */
  public static Comparator<String> order() {
    Map<String, String> keys = new ConcurrentHashMap<>();
    return Comparator.nullsLast(Comparator.comparing(text -> remembered(keys, text)));
  }

  private static String remembered(Map<String, String> keys, String text) {
    String key = keys.get(text);
    if (key == null) {
      key = sortKey(text);
      if (keys.size() < REMEMBERED_KEYS) {
        keys.put(text, key);
      }
    }
    return key;
  }

  /**
   * A key whose plain character order is the Vietnamese dictionary order, word by word ("Hà Nội"
   * before "Hài"), for a sort column that works alike in every database. Only 0–9 and a–f, at most
   * {@link #SORT_KEY_LENGTH} characters, about six for each letter. Null gives the empty string.
   */
  public static String sortKey(String text) {
    String t = normalise(text);
    if (t == null) {
      return "";
    }
    // The collator skips blanks in the first round, which would put "Hài" before "Hà Nội"; the low
    // line has the lowest weight of all characters that count.
    byte[] key = COLLATOR.getCollationKey(t.replace(' ', '_')).toByteArray();
    return HexFormat.of().formatHex(key, 0, Math.min(key.length, SORT_KEY_LENGTH / 2));
  }

  private static Collator collator() {
    Collator collator = Collator.getInstance(VI);
    collator.setStrength(Collator.TERTIARY);
    collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    return collator;
  }
}
