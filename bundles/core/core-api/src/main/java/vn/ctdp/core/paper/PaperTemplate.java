package vn.ctdp.core.paper;

import java.time.Instant;
import java.util.List;
import vn.ctdp.core.error.FieldProblem;

/**
 * A version of a template.
 *
 * @param kind id of the kind of paper
 * @param version 0 for the delivered one, then 1, 2, 3 …
 * @param fileName name it was given; null for the delivered one
 * @param size bytes
 * @param sha256 lower-case hex digest
 * @param note remark of who gave it; may be null
 * @param warnings what was noticed when it was given: missing placeholders, why there is no PDF
 * @param by who gave it; null for the delivered one
 * @param at when; null for the delivered one
 * @param inForce whether papers are made with it now
 * @param usedBy how many papers were made with it
 */
public record PaperTemplate(
    String kind,
    int version,
    String fileName,
    long size,
    String sha256,
    String note,
    List<FieldProblem> warnings,
    String by,
    Instant at,
    boolean inForce,
    long usedBy) {

  public PaperTemplate {
    warnings = List.copyOf(warnings);
  }
}
