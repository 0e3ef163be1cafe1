package vn.ctdp.core.rule;

import java.time.LocalDate;
import java.util.Map;

/**
 * A dated set of rules of one domain. A record is judged by the set in force at its legal act,
 * never by today's.
 *
 * @param id stable id, for instance {@code ccn-nd32-2024}
 * @param domain what it rules, for instance {@code clusters}, {@code extension}
 * @param name Vietnamese name
 * @param legalText the text it comes from
 * @param validFrom first day
 * @param validTo last day, inclusive; null while in force
 * @param transitionNote what the transition clause says; may be null
 * @param parameters the parameters by key, national values
 */
public record RuleSet(
    String id,
    String domain,
    String name,
    String legalText,
    LocalDate validFrom,
    LocalDate validTo,
    String transitionNote,
    Map<String, Parameter> parameters) {

  public RuleSet {
    parameters = Map.copyOf(parameters);
  }
}
