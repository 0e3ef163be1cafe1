package vn.ctdp.extension.network;

import java.util.List;
import java.util.UUID;

/**
 * A collaborator in a list, on the list's day. No telephone: lists are exported.
 *
 * @param id id
 * @param fullName name
 * @param profession field of training; may be null
 * @param occupation what else the person does; may be null
 * @param status where the person stands
 * @param services services in force; for who ended the last one, for who will begin the first
 * @param allowance VND a month by the decisions of these services or, without, the province's; null
 *     when none is set
 */
public record CollaboratorRow(
    UUID id,
    String fullName,
    Profession profession,
    String occupation,
    CollaboratorStatus status,
    List<CommuneService> services,
    Long allowance) {

  public CollaboratorRow {
    services = List.copyOf(services);
  }
}
