package vn.ctdp.core.identity;

import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * What a right is wanted for: a record of an organisation, of a province, or of the nation.
 *
 * @param organisation owner of the record, where it has one
 * @param province province of the record, where it has one
 */
public record Target(Optional<UUID> organisation, Optional<UnitRef> province) {

  /**
   * Something that concerns the whole instance; needs national scope, or province scope on that
   * province's own instance.
   */
  public static final Target INSTANCE = new Target(Optional.empty(), Optional.empty());

  /** A record of a province. */
  public static Target of(UnitRef province) {
    return new Target(Optional.empty(), Optional.of(province));
  }

  /** A record of an organisation within a province. */
  public static Target of(UUID organisation, UnitRef province) {
    return new Target(Optional.of(organisation), Optional.ofNullable(province));
  }
}
