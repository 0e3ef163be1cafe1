package vn.ctdp.core.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account, without any secret.
 *
 * @param id identity; null when new
 * @param username sign-in name: 3 to 64 of a–z, 0–9, dot, hyphen, underscore; unique
 * @param displayName name to show
 * @param kind person or machine
 * @param organisation the unit the user belongs to
 * @param active false blocks sign-in at once
 * @param mustChangePassword true until the user has chosen an own password
 * @param totpEnrolled whether a second factor is set up
 * @param lockedUntil end of the present lock-out; null when not locked
 * @param lastSignIn last successful sign-in; null when never
 * @param grants roles with scopes
 * @param version row version for optimistic locking; 0 when new
 */
public record UserAccount(
    UUID id,
    String username,
    String displayName,
    Caller.Kind kind,
    Optional<UUID> organisation,
    boolean active,
    boolean mustChangePassword,
    boolean totpEnrolled,
    Instant lockedUntil,
    Instant lastSignIn,
    List<RoleGrant> grants,
    long version) {

  public UserAccount {
    grants = List.copyOf(grants);
  }
}
