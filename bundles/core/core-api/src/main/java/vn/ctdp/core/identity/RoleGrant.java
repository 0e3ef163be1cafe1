package vn.ctdp.core.identity;

import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.territory.UnitRef;

/**
 * A role given to a user.
 *
 * @param role the role
 * @param scope how far it reaches; OWN_UNIT and SUBTREE start from the user's organisation
 * @param province the province for {@link Scope#PROVINCE}
 * @param validFrom first day; null for at once
 * @param validTo last day, inclusive; null for no end (delegations have one)
 */
public record RoleGrant(
    RoleCode role,
    Scope scope,
    Optional<UnitRef> province,
    LocalDate validFrom,
    LocalDate validTo) {}
