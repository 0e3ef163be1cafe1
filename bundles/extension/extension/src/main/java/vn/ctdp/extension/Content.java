package vn.ctdp.extension;

import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * Something that promotion money may be spent on (NĐ 45/2012 Điều 4), between two days.
 *
 * @param code {@code ND1} to {@code ND9}, or a sub-code such as {@code ND3.3}
 * @param parent code above; null for {@code ND1} to {@code ND9}
 * @param name name in force between the days
 * @param validFrom first day
 * @param validTo last day, inclusive; null while in force
 * @param legalText clause it comes from
 * @param evidence {@code V} read in the text, {@code P} proposed by this system, {@code M} not
 *     verified
 * @param remark what to know about it; may be null
 * @param rateKey key of the dated rule with the largest share of the cost; null when there is none
 * @param capKey key of the dated rule with the largest amount; null when there is none
 * @param capPer what the largest amount counts: {@code ESTABLISHMENT}, {@code MODEL} and so on
 * @param advanceKey key of the dated rule with the share of the first advance
 * @param factorApplies whether a priority factor raises the largest amount
 * @param anySize whether enterprises of every size may be supported
 */
public record Content(
    String code,
    String parent,
    Localized name,
    LocalDate validFrom,
    LocalDate validTo,
    String legalText,
    String evidence,
    String remark,
    String rateKey,
    String capKey,
    String capPer,
    String advanceKey,
    boolean factorApplies,
    boolean anySize) {

  /** Whether it is in force on a day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /** The code of the first level: {@code ND3} of {@code ND3.3}. */
  public static String top(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }
}
