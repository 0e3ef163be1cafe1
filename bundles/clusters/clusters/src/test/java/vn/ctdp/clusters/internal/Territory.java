package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.Localized;

/** A division of which only what a test names is known. */
class Territory implements TerritoryService {

  private final List<AdminUnit> units = new ArrayList<>();

  void commune(String ref, String name, LocalDate from, LocalDate to) {
    units.add(
        new AdminUnit(
            UnitRef.parse(ref),
            UnitLevel.COMMUNE,
            UnitType.XA,
            name,
            "Xã " + name,
            name,
            Optional.empty(),
            null,
            null,
            from,
            to,
            "test"));
  }

  @Override
  public Optional<AdminUnit> find(String code, LocalDate day) {
    return units.stream().filter(u -> u.ref().code().equals(code)).findFirst();
  }

  @Override
  public Optional<AdminUnit> find(UnitRef ref, LocalDate day) {
    return units.stream().filter(u -> u.ref().equals(ref)).findFirst();
  }

  @Override
  public List<AdminUnit> provinces(LocalDate day) {
    return List.of();
  }

  @Override
  public List<AdminUnit> children(UnitRef parent, LocalDate day) {
    return List.copyOf(units);
  }

  @Override
  public List<UnitRef> successors(UnitRef ref) {
    return List.of();
  }

  @Override
  public List<UnitRef> predecessors(UnitRef ref) {
    return List.of();
  }

  @Override
  public List<UnitShare> restate(UnitRef ref, LocalDate day) {
    return List.of();
  }

  @Override
  public List<UnitChange> history(UnitRef ref) {
    return List.of();
  }

  @Override
  public Localized remark(String remark) {
    return new Localized("", "");
  }

  @Override
  public List<AdminUnit> search(String text, LocalDate day, int limit) {
    return List.of();
  }

  @Override
  public int importCommunes(Caller caller, List<NewCommune> communes) {
    return 0;
  }
}
