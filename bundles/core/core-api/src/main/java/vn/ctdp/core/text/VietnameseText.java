package vn.ctdp.core.text;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;

/** Vietnamese text as the platform stores, searches and sorts it. Thread-safe. */
public final class VietnameseText {

  /** The locale of forms, figures and sorting. */
  public static final Locale VI = Locale.forLanguageTag("vi-VN");

  private VietnameseText() {}

  /** Trims, folds runs of white space and composes to NFC; null stays null. */
  public static String normalise(String text) {
    if (text == null) {
      return null;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
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
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replace('đ', 'd')
            .replace('Đ', 'd');
    return plain.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }

  /**
   * A new comparator in Vietnamese dictionary order; nulls last. Not thread-safe, make your own.
   */
  public static Comparator<String> order() {
    Collator collator = Collator.getInstance(VI);
    collator.setStrength(Collator.TERTIARY);
    return Comparator.nullsLast(collator::compare);
  }

  /**
   * A key whose plain character order is the Vietnamese dictionary order, for a sort column that
   * works alike in every database. Only 0–9 and a–f; about six characters for each letter. Null
   * gives the empty string.
   */
  public static String sortKey(String text) {
    if (text == null) {
      return "";
    }
    Collator collator = Collator.getInstance(VI);
    collator.setStrength(Collator.TERTIARY);
    return HexFormat.of().formatHex(collator.getCollationKey(normalise(text)).toByteArray());
  }
}
