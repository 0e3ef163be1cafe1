package vn.ctdp.exchange.stream;

import java.util.Set;
import java.util.TreeSet;
import vn.ctdp.core.territory.UnitRef;

/**
 * To whom an item is addressed.
 *
 * @param everybody every province, also those that join later
 * @param provinces the provinces named; empty when it is for everybody
 */
public record Audience(boolean everybody, Set<UnitRef> provinces) {

  /** Every province. */
  public static final Audience ALL = new Audience(true, Set.of());

  /** Checks that somebody is addressed. */
  public Audience {
    provinces = Set.copyOf(provinces);
    if (everybody != provinces.isEmpty()) {
      throw new IllegalArgumentException("an audience is everybody, or at least one province");
    }
  }

  /** One or more provinces. */
  public static Audience of(UnitRef... provinces) {
    return new Audience(false, Set.of(provinces));
  }

  /** Provinces; everybody when there is none. */
  public static Audience of(Set<UnitRef> provinces) {
    return provinces.isEmpty() ? ALL : new Audience(false, provinces);
  }

  /** Whether a province is addressed. */
  public boolean includes(UnitRef province) {
    return everybody || provinces.contains(province);
  }

  /** {@code *}, or the codes in order, separated by commas. */
  @Override
  public String toString() {
    if (everybody) {
      return "*";
    }
    TreeSet<String> codes = new TreeSet<>();
    provinces.forEach(p -> codes.add(p.toString()));
    return String.join(",", codes);
  }

  /**
   * Reads {@link #toString()}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Audience parse(String text) {
    if (text.equals("*")) {
      return ALL;
    }
    Set<UnitRef> provinces = new java.util.HashSet<>();
    for (String code : text.split(",")) {
      provinces.add(UnitRef.parse(code.strip()));
    }
    return new Audience(false, provinces);
  }
}
