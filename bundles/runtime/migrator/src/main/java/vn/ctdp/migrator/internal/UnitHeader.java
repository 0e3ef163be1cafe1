package vn.ctdp.migrator.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One clause of the bundle header {@code Ctdp-Migrations}.
 *
 * @param unit name of unit and schema: lower-case letters, digits and _
 * @param path folder in the bundle that holds the SQL files
 * @param after units whose schemas have to be ready first, because foreign keys point there
 */
record UnitHeader(String unit, String path, Set<String> after) {

  /** Name of the header. */
  static final String HEADER = "Ctdp-Migrations";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
  private static final Pattern CLAUSE_END = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern PART_END = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /**
   * Reads a header such as {@code clusters;path=db/clusters;after="core,exchange"}.
   *
   * @throws IllegalArgumentException when it cannot be understood
   */
  static List<UnitHeader> parse(String header) {
    List<UnitHeader> units = new ArrayList<>();
    for (String clause : CLAUSE_END.split(header)) {
      String[] parts = PART_END.split(clause);
      String unit = parts[0].trim();
      if (!NAME.matcher(unit).matches()) {
        throw new IllegalArgumentException("not a unit name: '" + unit + "'");
      }
      String path = "db/" + unit;
      Set<String> after = new TreeSet<>();
      for (int i = 1; i < parts.length; i++) {
        String[] attribute = parts[i].split(":?=", 2);
        String value = attribute.length < 2 ? "" : attribute[1].trim().replace("\"", "");
        switch (attribute[0].trim()) {
          case "path" -> path = value;
          case "after" -> {
            for (String name : value.split(",")) {
              after.add(name.trim());
            }
          }
          default ->
              throw new IllegalArgumentException("unknown attribute '" + attribute[0].trim() + "'");
        }
      }
      units.add(new UnitHeader(unit, path, Set.copyOf(after)));
    }
    return units;
  }
}
