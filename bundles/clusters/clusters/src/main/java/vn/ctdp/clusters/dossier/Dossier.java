package vn.ctdp.clusters.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/**
 * A dossier with all that belongs to it.
 *
 * @param summary its head
 * @param province province
 * @param proposal what is proposed
 * @param law texts it is judged by, in words; for a dossier not yet received, those of today
 * @param rungs rungs of its kind, in order
 * @param clocks all clocks that have started, in order
 * @param documents documents, newest first
 * @param events all that happened, oldest first
 * @param applicants who asks to become the developer, in Vietnamese order
 * @param council the present council; null for kinds without one
 * @param appraisedOn day at which the tests were stored; null before
 * @param tests tests as stored with the appraisal; empty before
 * @param decidedOn day of the decision; null before
 * @param options every document of the kind, with whether it may be recorded now
 */
public record Dossier(
    DossierSummary summary,
    UnitRef province,
    Proposal proposal,
    String law,
    List<Rung> rungs,
    List<ClockState> clocks,
    List<DossierDocument> documents,
    List<DossierEvent> events,
    List<Applicant> applicants,
    Council council,
    LocalDate appraisedOn,
    List<TestResult> tests,
    LocalDate decidedOn,
    List<Option> options) {

  public Dossier {
    rungs = List.copyOf(rungs);
    clocks = List.copyOf(clocks);
    documents = List.copyOf(documents);
    events = List.copyOf(events);
    applicants = List.copyOf(applicants);
    tests = List.copyOf(tests);
    options = List.copyOf(options);
  }

  /** Identity. */
  public UUID id() {
    return summary.id();
  }

  /**
   * A document that this kind of dossier knows.
   *
   * @param type code of the type
   * @param name its name
   * @param from first rung it belongs to
   * @param to last rung it belongs to
   * @param outgoing whether the office sends it
   * @param effect what recording it does
   * @param available whether it may be recorded now
   * @param why why not, and what to do; empty texts when it may
   */
  public record Option(
      String type,
      Localized name,
      Rung from,
      Rung to,
      boolean outgoing,
      DocumentEffect effect,
      boolean available,
      Localized why) {}
}
