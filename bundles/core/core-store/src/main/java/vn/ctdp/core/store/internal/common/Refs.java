package vn.ctdp.core.store.internal.common;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** Between identities and their text form in columns. */
public final class Refs {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Refs() {}

  /** Text form, null for null. */
  public static String text(Object ref) {
    return ref == null ? null : ref.toString();
  }

  /** Text form of what may be absent. */
  public static String text(Optional<?> ref) {
    return ref.map(Object::toString).orElse(null);
  }

  /** A unit, null for null. */
  public static UnitRef unit(String ref) {
    return ref == null ? null : UnitRef.parse(ref);
  }

  /** An id, null for null. */
  public static UUID uuid(String id) {
    return id == null ? null : UUID.fromString(id);
  }

  /** A list in parts that fit into one IN condition. */
  public static <T> List<List<T>> chunks(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < list.size(); i += 500) {
      parts.add(list.subList(i, Math.min(list.size(), i + 500)));
    }
    return parts;
  }

  /** A sort key under which 9/2024 comes before 14/2024. */
  public static String naturalSort(String text) {
    return VietnameseText.sortKey(
        DIGITS
            .matcher(text)
            .replaceAll(m -> "0".repeat(Math.max(0, 8 - m.group().length())) + m.group()));
  }

  /** Text forms for an IN condition, which must not be empty. */
  public static List<String> inList(Collection<?> values) {
    return values.isEmpty() ? List.of("") : values.stream().map(Object::toString).toList();
  }

  /** Lower-case hex SHA-256 of a text. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The id that a piece of reference data has on every instance. */
  public static UUID stable(String kind, String key) {
    return UUID.nameUUIDFromBytes(("vn.ctdp:" + kind + ":" + key).getBytes(StandardCharsets.UTF_8));
  }
}
