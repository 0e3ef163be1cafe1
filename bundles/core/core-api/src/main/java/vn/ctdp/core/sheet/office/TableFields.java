package vn.ctdp.core.sheet.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** What the columns of a kind of table may hold. Immutable. */
@ConsumerType
public interface TableFields {

  /** Fields in the order in which they are offered. */
  List<ImportField> all();

  /** Guesses fields by headings. */
  FieldGuess guess();

  /** What the codes of problems begin with, for instance {@code CCN-NH-}; their numbers follow. */
  String problems();

  /** Values of a field of a closed list, by code; empty when the field has none. */
  default Map<String, Localized> codes(String field) {
    return Map.of();
  }

  /** The code that a text names by itself or by its Vietnamese or English name. */
  default Optional<String> code(String field, String text) {
    String key = VietnameseText.searchKey(text);
    return codes(field).entrySet().stream()
        .filter(
            e ->
                e.getKey().equalsIgnoreCase(text.strip())
                    || VietnameseText.searchKey(e.getValue().vi()).equals(key)
                    || VietnameseText.searchKey(e.getValue().en()).equals(key))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Whether a cell of the field may be a formula, because its value is only compared or not used.
   *
   * @param has whether the row has a value in another field, read before this one or not
   */
  default boolean formula(String field, Predicate<String> has) {
    return false;
  }

  /** The field of a key. */
  default Optional<ImportField> find(String key) {
    return all().stream().filter(f -> f.key().equals(key)).findFirst();
  }
}
