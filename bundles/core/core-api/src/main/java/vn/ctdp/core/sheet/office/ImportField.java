package vn.ctdp.core.sheet.office;

import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * What a column may hold.
 *
 * @param key stable key, for instance {@code name} or {@code fact.IND_LAND_LEASED}
 * @param label label for people
 * @param kind kind of value
 */
public record ImportField(String key, Localized label, Kind kind) {

  /** Kind of value. */
  public enum Kind {
    TEXT(List.of()),
    /** Communes by name or code, several with semicolon or comma. */
    COMMUNES(List.of()),
    DATE(List.of()),
    AREA(List.of("ha", "m2", "km2")),
    MONEY(List.of("dong", "nghin", "trieu", "ty")),
    COUNT(List.of()),
    NUMBER(List.of()),
    PERCENT(List.of("percent", "share")),
    FLAG(List.of()),
    /** One of a list of values, by its Vietnamese or English name or its code. */
    CODE(List.of());

    private final List<String> units;

    Kind(List<String> units) {
      this.units = units;
    }

    /** Units in which a column may be; empty when there is nothing to choose. */
    public List<String> units() {
      return units;
    }
  }
}
