package vn.ctdp.clusters.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Dossiers of the province. Reading needs {@code clusters.dossier.view}, working on them {@code
 * clusters.dossier.process}, the conclusion of a council {@code clusters.dossier.chair}, refusing
 * and deciding {@code clusters.dossier.decide}; a decision in favour also {@code
 * clusters.register.edit}, because it changes the register.
 *
 * <p>Every act takes the version that was read and is refused with {@code CONFLICT} when somebody
 * was faster. What is refused stores nothing. Thread-safe.
 */
@ProviderType
public interface Dossiers {

  /**
   * Dossiers. Filters: {@code kind}, {@code rung}, {@code status} ({@code open} for all that still
   * move), {@code ruleSet}, {@code light}, {@code cluster}, {@code planEntry}. Sorts: {@code name},
   * {@code code}, {@code opened}, {@code due}.
   */
  Page<DossierSummary> page(Caller caller, PageRequest request);

  /** One dossier. */
  Optional<Dossier> dossier(Caller caller, UUID id);

  /** Opens a dossier on the first rung of its kind. */
  Dossier open(Caller caller, NewDossier dossier);

  /** Changes what is proposed; not after the appraisal was concluded. */
  Dossier propose(Caller caller, UUID id, long version, Proposal proposal);

  /**
   * Records a document and does what its type does. An outgoing document of a rung that is neither
   * the present nor the next one is refused with a sentence that says so.
   */
  Dossier record(Caller caller, UUID id, long version, NewDocument document);

  /** Adds or changes an applicant; not once the council has been set up. */
  Dossier saveApplicant(Caller caller, UUID id, long version, Applicant applicant);

  /** Takes an applicant off; not once the council has been set up. */
  Dossier removeApplicant(Caller caller, UUID id, long version, UUID applicant);

  /** Adds or changes a council member; not once the council has been set up. */
  Dossier saveMember(Caller caller, UUID id, long version, Council.Member member);

  /** Takes a member off; not once the council has been set up. */
  Dossier removeMember(Caller caller, UUID id, long version, UUID member);

  /** Records the sheet of a member for an applicant, once, while scoring. */
  Dossier score(Caller caller, UUID id, long version, Council.Sheet sheet);

  /**
   * Corrects a sheet that was recorded wrongly, until the council has concluded. What it said
   * before stays in {@link Council#former()}.
   *
   * @param reason why, 1 to 1000 characters
   */
  Dossier correctScore(Caller caller, UUID id, long version, Council.Sheet sheet, String reason);

  /**
   * The summary of the council's scoring as a text document (ECMA-376), to be printed and signed. A
   * draft that says so while the council has not concluded.
   */
  byte[] scoringSummary(Caller caller, UUID id);

  /**
   * Concludes the council: the highest average wins and the sheets are closed.
   *
   * @param day day of the session
   * @param winner the chair's choice in a tie; null otherwise
   * @param note the chair's note; required in a tie
   */
  Dossier concludeCouncil(
      Caller caller, UUID id, long version, LocalDate day, UUID winner, String note);

  /** The tests of the kind, computed from the register as it stood on a day; nothing is stored. */
  List<TestResult> test(Caller caller, UUID id, LocalDate day);

  /**
   * Concludes the appraisal: computes the tests and stores them.
   *
   * @param day day at which the register is read
   * @param explanations what is said about open results, by test code
   */
  Dossier concludeAppraisal(
      Caller caller, UUID id, long version, LocalDate day, Map<String, String> explanations);
}
