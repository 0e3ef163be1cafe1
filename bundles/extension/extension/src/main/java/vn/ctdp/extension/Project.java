package vn.ctdp.extension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A project (đề án khuyến công). Its money is the sum of its budget lines, never typed beside them.
 *
 * @param id identity; null when new
 * @param code code; null or blank to be given one
 * @param name name, 1 to 500 characters
 * @param plan annual plan it is in
 * @param level national or local, that of the plan; set when stored
 * @param year plan year; set when stored
 * @param kind ordinary, pilot or group
 * @param province where it is carried out
 * @param unit implementing unit (đơn vị thực hiện), an organisation
 * @param unitName its name; set when stored
 * @param contents contents, the main one first
 * @param sector branch of industry {@code a} to {@code g}; may be null
 * @param beneficiaries beneficiaries (đơn vị thụ hưởng); may be empty
 * @param partners partners (đơn vị phối hợp); may be empty
 * @param places communes; may be empty
 * @param priority why its ceilings are higher; null without priority
 * @param text the headings of the project in words
 * @param start first day
 * @param end last day
 * @param selection how the implementing unit is found
 * @param lines budget lines, at least one
 * @param outputs expected results
 * @param funds sums of the lines by source; set when stored
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record Project(
    UUID id,
    String code,
    String name,
    UUID plan,
    FundLevel level,
    Integer year,
    ProjectKind kind,
    UnitRef province,
    UUID unit,
    String unitName,
    List<String> contents,
    String sector,
    List<Beneficiary> beneficiaries,
    List<Partner> partners,
    List<Place> places,
    Priority priority,
    Text text,
    LocalDate start,
    LocalDate end,
    Selection selection,
    List<BudgetLine> lines,
    List<Output> outputs,
    Funds funds,
    String note,
    long version) {

  public Project {
    contents = contents == null ? List.of() : List.copyOf(contents);
    beneficiaries = beneficiaries == null ? List.of() : List.copyOf(beneficiaries);
    partners = partners == null ? List.of() : List.copyOf(partners);
    places = places == null ? List.of() : List.copyOf(places);
    text = text == null ? Text.EMPTY : text;
    lines = lines == null ? List.of() : List.copyOf(lines);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
    funds = funds == null ? Funds.ZERO : funds;
  }

  /**
   * The headings of a project in words; each may be null until it is submitted.
   *
   * @param necessity why it is needed
   * @param goal what it is to reach
   * @param scope contents and size
   * @param innovation what is new
   * @param organising how it is organised
   * @param effects what it will bring
   */
  public record Text(
      String necessity,
      String goal,
      String scope,
      String innovation,
      String organising,
      String effects) {

    /** Nothing written yet. */
    public static final Text EMPTY = new Text(null, null, null, null, null, null);
  }

  /**
   * Who gets support, and for what.
   *
   * @param establishment establishment in the core's register
   * @param name its name when the project was saved; set when stored
   * @param businessCode its business code when the project was saved; set when stored
   * @param content content it is supported in
   * @param eligibleCost cost that the support is measured against, đồng; null while unknown
   * @param support promotion money meant for it, đồng; null while not divided
   * @param craftVillage recognised craft village it belongs to, with the decision; null for none
   */
  public record Beneficiary(
      UUID establishment,
      String name,
      String businessCode,
      String content,
      Long eligibleCost,
      Long support,
      String craftVillage) {}

  /**
   * Priority by area or branch (NĐ 45/2012 Điều 6).
   *
   * @param code code of a {@link PriorityKind}
   * @param factor factor on the ceiling, 1 or more; at most what the rules allow
   */
  public record Priority(String code, BigDecimal factor) {}

  /**
   * A partner.
   *
   * @param organisation organisation in the core's register
   * @param name its name when the project was saved; set when stored
   */
  public record Partner(UUID organisation, String name) {}

  /**
   * A place.
   *
   * @param commune commune with the division in which its code has its meaning; null where the
   *     communes are not in the catalogue yet, then the detail says it all
   * @param detail village, cluster or the like; may be null beside a commune
   */
  public record Place(UnitRef commune, String detail) {}

  /**
   * An expected result.
   *
   * @param kind code of an {@link OutputKind}
   * @param quantity how much, above 0, at most 3 decimals
   * @param note remark; may be null
   */
  public record Output(String kind, BigDecimal quantity, String note) {}
}
