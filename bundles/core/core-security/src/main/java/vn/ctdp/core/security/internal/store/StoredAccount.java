package vn.ctdp.core.security.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.UserAccount;

/**
 * An account as it is stored, secrets included: never leaves this bundle and never prints them.
 *
 * @param id identity
 * @param username sign-in name
 * @param displayName name to show
 * @param kind person or machine
 * @param organisation the unit the user belongs to
 * @param active whether the account may sign in
 * @param mustChangePassword whether a password change is due
 * @param passwordHash hash of the password
 * @param totpSecret sealed secret of the second factor; null without one
 * @param totpLastStep newest step whose code was used
 * @param epoch grows whenever sessions must end
 * @param lastSignIn last sign-in; null when never
 * @param version row version
 * @param grants roles with scopes
 */
public record StoredAccount(
    UUID id,
    String username,
    String displayName,
    Caller.Kind kind,
    Optional<UUID> organisation,
    boolean active,
    boolean mustChangePassword,
    String passwordHash,
    String totpSecret,
    long totpLastStep,
    long epoch,
    Instant lastSignIn,
    long version,
    List<RoleGrant> grants) {

  public StoredAccount {
    grants = List.copyOf(grants);
  }

  /** Whether a second factor is set up. */
  public boolean totpEnrolled() {
    return totpSecret != null;
  }

  /** Whether the account administers the system on the day. */
  public boolean administrator(LocalDate day) {
    return grants.stream().anyMatch(g -> g.role() == RoleCode.ADMIN_HT && inForce(g, day));
  }

  /** Whether a grant is in force on the day. */
  public static boolean inForce(RoleGrant grant, LocalDate day) {
    return (grant.validFrom() == null || !grant.validFrom().isAfter(day))
        && (grant.validTo() == null || !grant.validTo().isBefore(day));
  }

  /** Mark of sign-ins made now. */
  public String session() {
    return Long.toString(epoch);
  }

  /** The account for others to see. */
  public UserAccount toUserAccount(Instant lockedUntil) {
    return new UserAccount(
        id,
        username,
        displayName,
        kind,
        organisation,
        active,
        mustChangePassword,
        totpEnrolled(),
        lockedUntil,
        lastSignIn,
        grants,
        version);
  }

  @Override
  public String toString() {
    return "StoredAccount[" + username + "]";
  }
}
