package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A collaborator (cộng tác viên khuyến công).
 *
 * @param id null for a new one
 * @param province whose
 * @param fullName name
 * @param profession field of training; may be null
 * @param occupation what else the person does, for instance an office in the commune; may be null
 * @param hasContact whether a telephone or mail address is stored; not looked at when written
 * @param contact never filled when read; when written null leaves it as it is
 * @param note note; may be null
 * @param services communes served, newest first; a new collaborator brings the first
 * @param version as read
 */
public record Collaborator(
    UUID id,
    UnitRef province,
    String fullName,
    Profession profession,
    String occupation,
    Boolean hasContact,
    Contact contact,
    String note,
    List<CommuneService> services,
    long version) {

  public Collaborator {
    services = services == null ? List.of() : List.copyOf(services);
  }

  /**
   * How to reach the person: personal data.
   *
   * @param phone telephone; may be null
   * @param mail mail address; may be null
   */
  public record Contact(String phone, String mail) {

    /** Says only whether there is something: texts end up in logs. */
    @Override
    public String toString() {
      return phone == null && mail == null ? "Contact[]" : "Contact[•••]";
    }
  }

  /** Where the person stands on a day. */
  public CollaboratorStatus status(LocalDate day) {
    if (services.stream().anyMatch(s -> s.on(day))) {
      return CollaboratorStatus.DANG_LAM;
    }
    return services.stream().anyMatch(s -> s.from().isAfter(day))
        ? CollaboratorStatus.SAP_LAM
        : CollaboratorStatus.DA_THOI;
  }
}
