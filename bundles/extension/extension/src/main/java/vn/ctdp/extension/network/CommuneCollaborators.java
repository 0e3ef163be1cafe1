package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * The register of collaborators in communes. Reading needs {@code extension.network.view}, writing
 * and reading telephones {@code extension.network.edit} in the province; only provinces write.
 * Thread-safe.
 */
@ProviderType
public interface CommuneCollaborators {

  /**
   * Collaborators. Filters: {@code day} (ISO, today without), {@code status} ({@link
   * CollaboratorStatus}), {@code commune} (also served through a former commune), {@code
   * profession}. Search: name of person or commune. Sorts: name, profession.
   */
  Page<CollaboratorRow> collaborators(Caller caller, PageRequest request);

  /** One collaborator, without telephone and mail address. */
  Optional<Collaborator> collaborator(Caller caller, UUID id);

  /**
   * Telephone and mail address; needs {@code extension.network.edit}, and is written to the
   * history.
   */
  Collaborator.Contact contact(Caller caller, UUID id);

  /** Adds a collaborator with the first services, or changes the person's own data. */
  Collaborator saveCollaborator(Caller caller, Collaborator collaborator);

  /**
   * Adds a service in a commune, or with its id changes one.
   *
   * @throws vn.ctdp.core.error.CtdpException for reversed days, a commune that did not exist on the
   *     first day or is not the province's, or when the person serves the commune then already
   */
  Collaborator saveService(Caller caller, UUID id, long version, CommuneService service);

  /**
   * Ends a service, or all that are open or end later.
   *
   * @param service one service; null for all
   * @param last last day
   * @param reason why
   * @param note more about it; may be null
   */
  Collaborator end(
      Caller caller,
      UUID id,
      long version,
      UUID service,
      LocalDate last,
      EndReason reason,
      String note);

  /**
   * Moves a collaborator from one commune to another: the first service ends the day before the
   * second begins.
   *
   * @param service the service that ends
   * @param next the one that begins
   */
  Collaborator transfer(Caller caller, UUID id, long version, UUID service, CommuneService next);

  /** The province's allowances, newest first. */
  List<Allowance> allowances(Caller caller);

  /** Adds an allowance, or with its id changes one. */
  Allowance saveAllowance(Caller caller, Allowance allowance);
}
