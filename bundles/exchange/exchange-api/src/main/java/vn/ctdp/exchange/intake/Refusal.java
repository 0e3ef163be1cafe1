package vn.ctdp.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormKey;

/**
 * The centre's word that it did not take a report, and why. What was refused is in the ledger and
 * nowhere else.
 *
 * @param id identity, that of the ledger line
 * @param province the sender
 * @param form form version
 * @param period period
 * @param revision revision
 * @param digest SHA-256 of the canonical envelope, lower-case hex
 * @param sequence the sender's number; 0 when it had none
 * @param refusedAt when
 * @param code code of the reason, see {@code docs/exchange.md}
 * @param status its status in HTTP
 * @param sentence what is wrong
 * @param nextStep what to do
 * @param problems the places concerned, at most the first 50
 * @param document the signed refusal (schema {@code ctdp-signed-1}, type {@code ctdp-refusal}) as
 *     JSON text; empty when the centre had no key then
 */
public record Refusal(
    String id,
    UnitRef province,
    FormKey form,
    Period period,
    int revision,
    String digest,
    long sequence,
    Instant refusedAt,
    String code,
    int status,
    Localized sentence,
    Localized nextStep,
    List<FieldProblem> problems,
    String document) {

  /** Most places that a refusal names. */
  public static final int MAX_PROBLEMS = 50;

  private static final String EXPECTED = "EXPECTED-";

  public Refusal {
    problems = List.copyOf(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
  }

  /** The revision that the centre would take, when it said so. */
  public Optional<Integer> expectedRevision() {
    return problems.stream()
        .map(FieldProblem::code)
        .filter(c -> c.matches(EXPECTED + "\\d{1,6}"))
        .map(c -> Integer.valueOf(c.substring(EXPECTED.length())))
        .findFirst();
  }

  /** The same with its signed form. */
  public Refusal withDocument(String signed) {
    return new Refusal(
        id, province, form, period, revision, digest, sequence, refusedAt, code, status, sentence,
        nextStep, problems, signed);
  }
}
