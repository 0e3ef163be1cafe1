package vn.ctdp.core.store.internal.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;

/**
 * The provinces of both divisions, read from {@code administrative-units.csv} (63 rows up to
 * 2025-06-30, 34 since 2025-07-01) and {@code unit-changes.csv} (attributes that changed while a
 * unit stayed).
 */
public final class ReferenceUnits {

  /** Which unit went into which. */
  record Lineage(UnitRef before, UnitRef after, BigDecimal share, LocalDate changedOn) {}

  private final List<UnitRow> rows;
  private final List<Lineage> lineages;
  private final String sha256;

  private ReferenceUnits(List<UnitRow> rows, List<Lineage> lineages, String sha256) {
    this.rows = List.copyOf(rows);
    this.lineages = List.copyOf(lineages);
    this.sha256 = sha256;
  }

  /** Reads the files of this bundle. */
  public static ReferenceUnits load() {
    Csv units = Csv.reference("administrative-units.csv");
    Csv changes = Csv.reference("unit-changes.csv");
    Map<UnitRef, List<Csv.Row>> changesOf = new LinkedHashMap<>();
    for (Csv.Row change : changes.rows()) {
      changesOf
          .computeIfAbsent(
              new UnitRef(change.require("code"), Vintage.ofCode(change.require("vintage"))),
              r -> new ArrayList<>())
          .add(change);
    }
    List<UnitRow> rows = new ArrayList<>();
    List<Lineage> lineages = new ArrayList<>();
    for (Csv.Row row : units.rows()) {
      UnitRef ref = new UnitRef(row.require("code"), Vintage.ofCode(row.require("vintage")));
      Map<String, List<Fact>> facts = new LinkedHashMap<>();
      put(facts, UnitRow.NAME, row.require("name_vi"));
      put(facts, UnitRow.FULL_NAME, row.require("full_name_vi"));
      put(facts, UnitRow.TYPE, type(row.require("type")).name());
      put(facts, UnitRow.FAIR_REGION, row.require("khuyencong_fair_region"));
      put(facts, UnitRow.ECONOMIC_REGION, row.require("socioeconomic_region"));
      for (Csv.Row change : changesOf.getOrDefault(ref, List.of())) {
        // The file of units gives the newest value; what held before stands first.
        facts.put(
            change.require("attribute"),
            List.of(
                new Fact(null, change.require("before"), null),
                new Fact(change.day("from"), change.require("after"), change.get("note"))));
      }
      rows.add(
          new UnitRow(
              ref,
              UnitLevel.PROVINCE,
              null,
              row.day("valid_from"),
              row.day("valid_to"),
              row.get("notes"),
              row.require("source"),
              facts));
      if (ref.vintage() == Vintage.V63) {
        lineages.add(
            new Lineage(
                ref,
                new UnitRef(row.require("successor_code"), Vintage.V34),
                BigDecimal.ONE,
                Vintage.V34.validFrom()));
      }
    }
    return new ReferenceUnits(rows, lineages, units.sha256() + changes.sha256());
  }

  private static void put(Map<String, List<Fact>> facts, String attribute, String value) {
    facts.put(attribute, List.of(new Fact(null, value, null)));
  }

  private static UnitType type(String text) {
    return switch (text) {
      case "tỉnh" -> UnitType.TINH;
      case "thành phố TW" -> UnitType.THANH_PHO_TW;
      default -> throw new IllegalStateException("no type of province: " + text);
    };
  }

  /**
   * A full name of a unit from a day on.
   *
   * @param from first day; null when it held from the beginning
   */
  public record DatedName(
      String name, String fullName, String ascii, LocalDate from, String note) {}

  /** A province with its names, oldest first, and what it went into. */
  public record Province(
      UnitRef ref,
      LocalDate validFrom,
      LocalDate validTo,
      List<DatedName> names,
      List<UnitRef> after) {}

  /** The provinces of both divisions. */
  public List<Province> provinces() {
    return rows.stream().map(this::province).toList();
  }

  /** One province. */
  public Province province(UnitRef ref) {
    return province(rows.stream().filter(r -> r.ref().equals(ref)).findFirst().orElseThrow());
  }

  private Province province(UnitRow row) {
    List<DatedName> names = new ArrayList<>();
    for (Fact fact : row.facts().get(UnitRow.FULL_NAME)) {
      LocalDate day = fact.from() == null ? LocalDate.MIN : fact.from();
      String name = row.value(UnitRow.NAME, day);
      names.add(
          new DatedName(
              name,
              fact.value(),
              UnitRow.ascii(name),
              fact.from() == null ? row.validFrom() : fact.from(),
              fact.note()));
    }
    return new Province(
        row.ref(),
        row.validFrom(),
        row.validTo(),
        names,
        lineages.stream().filter(l -> l.before().equals(row.ref())).map(Lineage::after).toList());
  }

  /** Provinces that went into this one. */
  public List<UnitRef> before(UnitRef ref) {
    return lineages.stream().filter(l -> l.after().equals(ref)).map(Lineage::before).toList();
  }

  List<UnitRow> rows() {
    return rows;
  }

  List<Lineage> lineages() {
    return lineages;
  }

  /** Digests of the files. */
  public String sha256() {
    return sha256;
  }

  /** How many units there are. */
  public int size() {
    return rows.size();
  }

  /** The country as in the files alone, without the database. */
  public Territory territory() {
    return new Territory(rows, lineages);
  }
}
