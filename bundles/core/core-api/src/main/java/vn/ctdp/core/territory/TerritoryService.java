package vn.ctdp.core.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;

/**
 * The country's division, dated. Reference data is the same for everybody who is signed in, so
 * reading needs no further right. Thread-safe.
 */
@ProviderType
public interface TerritoryService {

  /**
   * The unit that had this code on this day: code 15 is Yên Bái before 2025-07-01, Lào Cai since.
   */
  Optional<AdminUnit> find(String code, LocalDate day);

  /** The unit with its attributes as of the day; the day only picks dated attributes. */
  Optional<AdminUnit> find(UnitRef ref, LocalDate day);

  /** Provinces in force on the day, in Vietnamese order of their names. */
  List<AdminUnit> provinces(LocalDate day);

  /** Units below the given one that were in force on the day, in Vietnamese order. */
  List<AdminUnit> children(UnitRef parent, LocalDate day);

  /** Units that this one went into; empty while it is in force. */
  List<UnitRef> successors(UnitRef ref);

  /** Units that went into this one. */
  List<UnitRef> predecessors(UnitRef ref);

  /**
   * The unit or units, in the division of the given day, that cover this unit: forward through
   * successors or backward through predecessors. A unit in force that day is its own answer.
   */
  List<UnitShare> restate(UnitRef ref, LocalDate day);

  /** Dated changes of the unit's attributes, oldest first. */
  List<UnitChange> history(UnitRef ref);

  /**
   * A source or note of a unit in both languages: those of the reference data are kept in English.
   *
   * @param remark as in {@link AdminUnit#source()} or {@link UnitChange#note()}; may be null
   * @return the remark itself in both where it has no translation; empty texts for null
   */
  Localized remark(String remark);

  /** Units of every level and vintage whose name or code matches, without regard to diacritics. */
  List<AdminUnit> search(String text, LocalDate day, int limit);

  /**
   * Adds or updates commune-level units; the same input again changes nothing.
   *
   * @return how many rows were new or changed
   * @throws vn.ctdp.core.error.CtdpException without permission {@code core.territory.manage}, or
   *     when any row is invalid; then nothing is stored
   */
  int importCommunes(Caller caller, List<NewCommune> communes);
}
