package vn.ctdp.core.store.internal.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.territory.ReferenceUnits;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;

/**
 * The ministry, the central agency with its three names, and the Departments of Industry and Trade:
 * 63 up to 2025-06-30, 34 since. A province that did not merge keeps its department; where
 * provinces merged, the former departments end and the new one is their successor.
 */
public final class ReferenceOrganisations {

  /** Code of the central agency. */
  public static final String CENTRAL_AGENCY = "CUC";

  private final List<Organisation> organisations;
  private final String sha256;

  private ReferenceOrganisations(List<Organisation> organisations, String sha256) {
    this.organisations = List.copyOf(organisations);
    this.sha256 = sha256;
  }

  /** Reads {@code organisations.csv} and derives the departments from the units. */
  public static ReferenceOrganisations of(ReferenceUnits units) {
    Csv csv = Csv.reference("organisations.csv");
    Map<String, List<Csv.Row>> byCode = new LinkedHashMap<>();
    csv.rows()
        .forEach(r -> byCode.computeIfAbsent(r.require("code"), c -> new ArrayList<>()).add(r));
    List<Organisation> all = new ArrayList<>();
    byCode.forEach((code, rows) -> all.add(central(code, rows)));
    for (ReferenceUnits.Province p : units.provinces()) {
      boolean goesOn = p.after().size() == 1 && units.before(p.after().get(0)).size() == 1;
      if (p.ref().vintage() == Vintage.V63) {
        if (!goesOn) {
          all.add(department(p.ref(), p.names(), null, p.validTo(), p.after()));
        }
      } else {
        List<UnitRef> before = units.before(p.ref());
        if (before.size() == 1) {
          // One and the same department: its former names come from the unit's former self.
          List<ReferenceUnits.DatedName> names =
              new ArrayList<>(units.province(before.get(0)).names());
          p.names().stream()
              .filter(n -> !n.fullName().equals(names.get(names.size() - 1).fullName()))
              .forEach(names::add);
          all.add(department(p.ref(), names, null, null, List.of()));
        } else {
          all.add(department(p.ref(), p.names(), p.validFrom(), null, List.of()));
        }
      }
    }
    return new ReferenceOrganisations(all, csv.sha256() + units.sha256());
  }

  /** The code of a province's department, for instance {@code SCT-34-68}. */
  public static String departmentCode(UnitRef province) {
    return "SCT-" + province.vintage().code() + "-" + province.code();
  }

  private static Organisation central(String code, List<Csv.Row> rows) {
    Csv.Row first = rows.get(0);
    List<OrganisationName> names =
        rows.stream()
            .map(
                r ->
                    new OrganisationName(
                        r.require("name_vi"),
                        r.get("short_name"),
                        r.get("name_en"),
                        r.day("valid_from"),
                        r.day("valid_to"),
                        r.get("note")))
            .toList();
    return organisation(
        code,
        OrganisationType.valueOf(first.require("type")),
        names,
        first.get("parent") == null ? null : id(first.get("parent")),
        null,
        List.of(),
        null,
        null);
  }

  private static Organisation department(
      UnitRef province,
      List<ReferenceUnits.DatedName> unitNames,
      LocalDate from,
      LocalDate to,
      List<UnitRef> successors) {
    List<OrganisationName> names = new ArrayList<>();
    for (int i = 0; i < unitNames.size(); i++) {
      ReferenceUnits.DatedName n = unitNames.get(i);
      LocalDate end = i + 1 < unitNames.size() ? unitNames.get(i + 1).from().minusDays(1) : to;
      names.add(
          new OrganisationName(
              departmentName(n.fullName()),
              "SCT " + n.name(),
              "Department of Industry and Trade of " + n.ascii(),
              i == 0 ? from : n.from(),
              end,
              n.note()));
    }
    return organisation(
        departmentCode(province),
        OrganisationType.SO_CT,
        names,
        null,
        province,
        successors.stream().map(s -> id(departmentCode(s))).toList(),
        from,
        to);
  }

  /** "Sở Công Thương tỉnh Lai Châu" for "Tỉnh Lai Châu". */
  public static String departmentName(String unitFullName) {
    return "Sở Công Thương "
        + unitFullName.substring(0, 1).toLowerCase(Locale.ROOT)
        + unitFullName.substring(1);
  }

  private static Organisation organisation(
      String code,
      OrganisationType type,
      List<OrganisationName> names,
      UUID parent,
      UnitRef province,
      List<UUID> successors,
      LocalDate from,
      LocalDate to) {
    return new Organisation(
        id(code),
        code,
        null,
        type,
        names,
        Optional.ofNullable(parent),
        Optional.ofNullable(province),
        Optional.empty(),
        successors,
        from,
        to,
        null,
        null,
        0);
  }

  /** The same id on every instance, so that the centre and a province mean the same office. */
  static UUID id(String code) {
    return Refs.stable("organisation", code);
  }

  /** Adds what is missing and updates what nobody has edited. */
  public int write(EntityManager em) {
    Map<String, OrganisationEntity> present = new HashMap<>();
    em.createQuery("select e from Organisation e", OrganisationEntity.class)
        .getResultList()
        .forEach(e -> present.put(e.id, e));
    Map<String, List<OrganisationNameEntity>> names = new HashMap<>();
    em.createQuery(
            "select n from OrganisationName n order by n.ordinal", OrganisationNameEntity.class)
        .getResultList()
        .forEach(n -> names.computeIfAbsent(n.organisationId, i -> new ArrayList<>()).add(n));
    Map<String, List<OrganisationSuccessorEntity>> successors = new HashMap<>();
    em.createQuery("select s from OrganisationSuccessor s", OrganisationSuccessorEntity.class)
        .getResultList()
        .forEach(s -> successors.computeIfAbsent(s.organisationId, i -> new ArrayList<>()).add(s));
    List<Organisation> untouched = new ArrayList<>();
    int changed = 0;
    for (Organisation o : organisations) {
      OrganisationEntity e = present.get(o.id().toString());
      if (e == null) {
        e = new OrganisationEntity();
        e.id = o.id().toString();
        OrganisationRows.copy(o, e);
        em.persist(e);
        changed++;
        untouched.add(o);
      } else if (e.version == 0) {
        untouched.add(o);
      }
    }
    // Rows before what refers to them.
    em.flush();
    for (Organisation o : untouched) {
      String id = o.id().toString();
      boolean named =
          OrganisationRows.writeNames(em, id, o.names(), names.getOrDefault(id, List.of()));
      boolean followed =
          OrganisationRows.writeSuccessors(
              em, id, o.successors(), successors.getOrDefault(id, List.of()));
      if ((named || followed) && present.containsKey(id)) {
        changed++;
      }
    }
    return changed;
  }

  /** Digests of the sources. */
  public String sha256() {
    return sha256;
  }

  /** How many organisations there are. */
  public int size() {
    return organisations.size();
  }

  List<Organisation> organisations() {
    return organisations;
  }
}
