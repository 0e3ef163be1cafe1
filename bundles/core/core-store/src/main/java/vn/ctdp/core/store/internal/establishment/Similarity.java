package vn.ctdp.core.store.internal.establishment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.ctdp.core.text.VietnameseText;

/**
 * How alike two names of establishments are. What many names share, such as "công ty TNHH", does
 * not count; diacritics, case and punctuation do not either.
 */
final class Similarity {

  /** Legal forms and fillers, without diacritics, longest first. */
  private static final Pattern COMMON =
      Pattern.compile(
          "\\b(cong ty trach nhiem huu han|cong ty co phan|cong ty tnhh|cong ty cp|cong ty|cty"
              + "|trach nhiem huu han|co phan|doanh nghiep tu nhan|dntn|lien hiep hop tac xa"
              + "|hop tac xa|htx|to hop tac|tht|ho kinh doanh|hkd|co so san xuat|co so"
              + "|mot thanh vien|mtv|hai thanh vien|tnhh|ctcp|cp)\\b");

  private Similarity() {}

  /** The part of a name that tells establishments apart. */
  static String core(String name) {
    String key = VietnameseText.searchKey(name).replaceAll("[^a-z0-9 ]", " ");
    String core = COMMON.matcher(key).replaceAll(" ").strip().replaceAll("\\s+", " ");
    return core.isEmpty() ? key.strip().replaceAll("\\s+", " ") : core;
  }

  /** The words by which likely namesakes are looked up: the longest three. */
  static List<String> words(String name) {
    return Arrays.stream(core(name).split(" "))
        .filter(w -> w.length() > 1)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(3)
        .toList();
  }

  /** Per cent of letter pairs that two names share, 0 to 100 (Sørensen–Dice). */
  static int percent(String one, String other) {
    String a = core(one);
    String b = core(other);
    if (a.equals(b)) {
      return 100;
    }
    Set<String> left = pairs(a);
    Set<String> right = pairs(b);
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    int sum = left.size() + right.size();
    left.retainAll(right);
    return 200 * left.size() / sum;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
