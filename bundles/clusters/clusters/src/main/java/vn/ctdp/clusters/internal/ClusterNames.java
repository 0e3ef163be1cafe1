package vn.ctdp.clusters.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.ctdp.core.text.VietnameseText;

/** When two written names are one name. */
final class ClusterNames {

  private static final String TONES = "[\\u0300\\u0301\\u0303\\u0309\\u0323]";

  private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern SHARED =
      Pattern.compile("^(cum cong nghiep|cum cn|ccn|cum)\\s+(?=\\S)");

  private ClusterNames() {}

  /**
   * A name as people look for it: without diacritics, signs, and the words that all names share.
   */
  static String key(String name) {
    String plain = SIGNS.matcher(VietnameseText.searchKey(name)).replaceAll(" ").strip();
    return SHARED.matcher(plain).replaceFirst("");
  }

  /**
   * Whether two clusters of one province would be taken for each other: “CCN X”, “Cụm công nghiệp
   * X”, in whatever case and spacing. Diacritics tell names apart (Thuân An, Thuận An), but not
   * where one of them is written without any, nor by the letter that bears the tone (Hòa, Hoà).
   */
  static boolean same(String a, String b) {
    String key = key(a);
    if (!key.equals(key(b))) {
      return false;
    }
    String one = accented(a, key);
    String other = accented(b, key);
    return one.equals(other) || one.equals(plain(key)) || other.equals(plain(key));
  }

  /** The last words of a name, as many letters as its key has, each word with its tones behind. */
  private static String accented(String name, String key) {
    String text =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}0-9]+", " ")
            .strip();
    String[] words = text.split(" ");
    int count = key.split(" ").length;
    StringBuilder result = new StringBuilder();
    for (int i = Math.max(0, words.length - count); i < words.length; i++) {
      result
          .append(words[i].replaceAll(TONES, ""))
          .append(words[i].replaceAll("[^" + TONES.substring(1), ""))
          .append(' ');
    }
    return result.toString();
  }

  private static String plain(String key) {
    return key + " ";
  }
}
