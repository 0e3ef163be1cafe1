package vn.ctdp.core.sheet.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.text.VietnameseText;

/** Which field a heading means, by words that offices use. Immutable. */
public final class FieldGuess {

  private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");

  private final Map<String, List<String>> words = new TreeMap<>();

  /**
   * Reads the words.
   *
   * @param owner a class beside whose resources the file is
   * @param resource a file of properties in UTF-8, {@code prefix.field=words|words}; a field that
   *     begins with a hyphen is none, such columns are left out
   * @param prefix what the keys that count begin with
   */
  public FieldGuess(Class<?> owner, String resource, String prefix) {
    Properties properties = new Properties();
    try (InputStream in = owner.getResourceAsStream(resource)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix + ".")) {
        words.put(
            key.substring(prefix.length() + 1),
            Arrays.stream(properties.getProperty(key).split("\\|")).map(FieldGuess::key).toList());
      }
    }
  }

  /** A heading without diacritics, brackets and signs. */
  static String key(String heading) {
    return VietnameseText.searchKey(BRACKETS.matcher(heading).replaceAll(" "))
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /** Whether the text is a heading that is known. */
  boolean known(String heading) {
    Heading read = Heading.of(heading);
    return words.keySet().stream().anyMatch(f -> score(f, read) > 0);
  }

  /** Fields by column; no field twice, columns without one are absent. */
  public Map<Integer, String> guess(Map<Integer, String> headers) {
    record Match(int column, String field, int score) {}
    List<Match> matches = new ArrayList<>();
    headers.forEach(
        (column, header) -> {
          Heading read = Heading.of(header);
          for (String field : words.keySet()) {
            int score = score(field, read);
            if (score > 0) {
              matches.add(new Match(column, field, score));
            }
          }
        });
    matches.sort(Comparator.comparingInt(Match::score).reversed().thenComparingInt(Match::column));
    Map<Integer, String> result = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    for (Match match : matches) {
      if (!result.containsKey(match.column()) && used.add(match.field())) {
        result.put(match.column(), match.field());
      }
    }
    // A column that is known to be none of the fields, for instance STT.
    result.values().removeIf(f -> f.startsWith("-"));
    return result;
  }

  /** A heading as it is compared: all its levels, and the lowest. */
  private record Heading(String whole, String lowest) {
    static Heading of(String text) {
      String[] levels = text.split(" / ");
      return new Heading(key(text), key(levels[levels.length - 1]));
    }
  }

  /** 0 when the heading does not mean the field. */
  private int score(String field, Heading heading) {
    String whole = heading.whole();
    String lowest = heading.lowest();
    int best = 0;
    for (String word : words.get(field)) {
      int score = 0;
      if (whole.equals(word) || lowest.equals(word)) {
        score = 1000 + word.length();
      } else if (contains(lowest, word)) {
        score = 200 + word.length();
      } else if (contains(whole, word)) {
        score = 100 + word.length();
      } else if (Arrays.stream(word.split(" ")).allMatch(w -> contains(whole, w))
          && word.length() > 8) {
        // "Diện tích / Đất công nghiệp / Đã cho thuê": the words stand in several levels.
        score = 50 + word.length();
      }
      best = Math.max(best, score);
    }
    return best;
  }

  private static boolean contains(String text, String words) {
    return (" " + text + " ").contains(" " + words + " ");
  }

  /** The unit that a heading names, lowest level first: {@code Diện tích (ha)}. */
  public static Optional<String> unit(String heading) {
    String[] levels = heading.split(" / ");
    for (int i = levels.length - 1; i >= 0; i--) {
      Matcher m = BRACKETS.matcher(levels[i]);
      while (m.find()) {
        for (String part : m.group(1).split("[,;]")) {
          Optional<String> unit = OfficeNumber.unit(part);
          if (unit.isPresent()) {
            return unit;
          }
        }
      }
      String[] parts = levels[i].split("[,:;]");
      Optional<String> unit =
          parts.length < 2 ? Optional.empty() : OfficeNumber.unit(parts[parts.length - 1]);
      if (unit.isPresent()) {
        return unit;
      }
    }
    return heading.indexOf('%') >= 0 ? Optional.of("percent") : Optional.empty();
  }
}
