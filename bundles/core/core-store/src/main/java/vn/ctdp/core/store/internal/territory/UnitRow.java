package vn.ctdp.core.store.internal.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.VietnameseText;

/** A unit with all its dated attributes, as kept in memory; facts are oldest first. */
record UnitRow(
    UnitRef ref,
    UnitLevel level,
    UnitRef parent,
    LocalDate validFrom,
    LocalDate validTo,
    String notes,
    String source,
    Map<String, List<Fact>> facts) {

  static final String NAME = "name";
  static final String FULL_NAME = "fullName";
  static final String TYPE = "type";
  static final String FAIR_REGION = "fairRegion";
  static final String ECONOMIC_REGION = "economicRegion";

  boolean inForce(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }

  /** The value on the day; before the first one, the first. */
  String value(String attribute, LocalDate day) {
    String value = null;
    for (Fact fact : facts.getOrDefault(attribute, List.of())) {
      if (value == null || fact.from() == null || !fact.from().isAfter(day)) {
        value = fact.value();
      }
    }
    return value;
  }

  AdminUnit on(LocalDate day) {
    String name = value(NAME, day);
    return new AdminUnit(
        ref,
        level,
        UnitType.valueOf(value(TYPE, day)),
        name,
        value(FULL_NAME, day),
        ascii(name),
        Optional.ofNullable(parent),
        value(FAIR_REGION, day),
        value(ECONOMIC_REGION, day),
        validFrom,
        validTo,
        source);
  }

  static String ascii(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  /** Key of a name for searching. */
  static String key(String name) {
    return VietnameseText.searchKey(name);
  }
}
