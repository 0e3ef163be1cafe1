package vn.ctdp.clusters.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The council of a dossier with its sheets (NĐ 32/2024/NĐ-CP Điều 13). Averages are over all
 * members and given only when no sheet is missing.
 *
 * @param number 1 for the first council, 2 after a cancelled one, …
 * @param members members in order
 * @param maxima highest points by criterion, as the rule set has them
 * @param minimum lowest average that passes
 * @param sheets sheets so far
 * @param missing pairs of member and applicant without a sheet
 * @param ranking applicants by average, best first; without an average while sheets are missing
 * @param former what stood on sheets before they were corrected, oldest first
 * @param decidedOn day on which the result was concluded; null while open
 * @param winner applicant chosen; null while open, or when nobody passed
 * @param note the chair's note; may be null
 */
public record Council(
    int number,
    List<Member> members,
    Maxima maxima,
    BigDecimal minimum,
    List<Sheet> sheets,
    List<Missing> missing,
    List<Rank> ranking,
    List<FormerSheet> former,
    LocalDate decidedOn,
    UUID winner,
    String note) {

  public Council {
    members = List.copyOf(members);
    sheets = List.copyOf(sheets);
    missing = List.copyOf(missing);
    ranking = List.copyOf(ranking);
    former = List.copyOf(former);
  }

  /** Whether two or more share the highest average that passes. */
  public boolean tie() {
    return ranking.stream().filter(Rank::best).count() > 1;
  }

  /**
   * A member.
   *
   * @param id identity; null when new
   * @param role place in the council
   * @param organisation office that sends the member, 1 to 300 characters
   * @param position office held there; may be null
   */
  public record Member(UUID id, MemberRole role, String organisation, String position) {}

  /**
   * Highest points by criterion; null where the rule set has none.
   *
   * @param infrastructure infrastructure
   * @param environment environment
   * @param capacity capacity and experience
   * @param finance finance
   */
  public record Maxima(
      BigDecimal infrastructure, BigDecimal environment, BigDecimal capacity, BigDecimal finance) {

    /** Whether the rule set has all four. */
    public boolean known() {
      return infrastructure != null && environment != null && capacity != null && finance != null;
    }
  }

  /**
   * What a member gives an applicant; each criterion 0 to its maximum, at most two decimals.
   *
   * @param member member
   * @param applicant applicant
   * @param infrastructure infrastructure
   * @param environment environment
   * @param capacity capacity and experience
   * @param finance finance
   * @param remark the member's remark; may be null
   */
  public record Sheet(
      UUID member,
      UUID applicant,
      BigDecimal infrastructure,
      BigDecimal environment,
      BigDecimal capacity,
      BigDecimal finance,
      String remark) {

    /** The sum, never typed. */
    public BigDecimal total() {
      return infrastructure.add(environment).add(capacity).add(finance);
    }
  }

  /**
   * A sheet as it was before a correction.
   *
   * @param sheet what it said
   * @param recordedBy account that had recorded it
   * @param recordedAt when
   * @param reason why it was corrected
   * @param replacedBy account that corrected it
   * @param replacedAt when
   */
  public record FormerSheet(
      Sheet sheet,
      String recordedBy,
      Instant recordedAt,
      String reason,
      String replacedBy,
      Instant replacedAt) {}

  /** A sheet that is not there yet. */
  public record Missing(UUID member, UUID applicant) {}

  /**
   * Where an applicant stands.
   *
   * @param applicant applicant
   * @param sum sum of the totals; null while sheets are missing
   * @param average average with two decimals, half up, for showing; null while sheets are missing
   * @param passes whether the exact average reaches the minimum
   * @param best whether it passes and nobody has more
   */
  public record Rank(
      UUID applicant, BigDecimal sum, BigDecimal average, boolean passes, boolean best) {}
}
