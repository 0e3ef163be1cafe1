package vn.ctdp.core.store.internal.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.Cached;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;

/** {@link TerritoryService} on the tables {@code core.admin_unit…}, read once into memory. */
@Component(service = TerritoryService.class)
public final class TerritoryServiceImpl implements TerritoryService {

  static final String MANAGE = "core.territory.manage";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JpaTemplate jpa;
  private final Transactions transactions;
  private final Access access;
  private final AuditWriter audit;
  private final Clock clock;

  private final Cached<Territory> cache;

  /** Vietnamese wording of the reference data's remarks. */
  private final Map<String, String> remarks =
      Csv.reference("unit-remarks.csv").rows().stream()
          .collect(Collectors.toUnmodifiableMap(r -> r.require("en"), r -> r.require("vi")));

  @Activate
  public TerritoryServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Transactions transactions,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference Clock clock,
      @Reference ReferenceReady ready) {
    this.jpa = jpa;
    this.transactions = transactions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    cache =
        new Cached<>(clock, () -> jpa.txExpr(TransactionType.Required, TerritoryServiceImpl::read));
  }

  @Override
  public Localized remark(String remark) {
    String english = remark == null ? "" : remark;
    return new Localized(remarks.getOrDefault(english, english), english);
  }

  private Territory territory() {
    return cache.get();
  }

  private static Territory read(EntityManager em) {
    Map<String, Map<String, List<Fact>>> facts = new HashMap<>();
    em.createQuery("select f from UnitFact f", UnitFactEntity.class).getResultList().stream()
        .sorted(
            Comparator.comparing(
                (UnitFactEntity f) -> f.validFrom,
                Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(
            f ->
                facts
                    .computeIfAbsent(f.unitRef, u -> new LinkedHashMap<>())
                    .computeIfAbsent(f.attribute, a -> new ArrayList<>())
                    .add(new Fact(f.validFrom, f.value, f.note)));
    List<UnitRow> rows =
        em.createQuery("select u from Unit u", UnitEntity.class).getResultList().stream()
            .map(
                u ->
                    new UnitRow(
                        UnitRef.parse(u.ref),
                        UnitLevel.valueOf(u.level),
                        Refs.unit(u.parentRef),
                        u.validFrom,
                        u.validTo,
                        u.notes,
                        u.source,
                        facts.getOrDefault(u.ref, Map.of())))
            .toList();
    List<ReferenceUnits.Lineage> lineages =
        em
            .createQuery("select l from UnitLineage l", UnitLineageEntity.class)
            .getResultList()
            .stream()
            .map(
                l ->
                    new ReferenceUnits.Lineage(
                        UnitRef.parse(l.oldRef), UnitRef.parse(l.newRef), l.share, l.changedOn))
            .toList();
    return new Territory(rows, lineages);
  }

  @Override
  public Optional<AdminUnit> find(String code, LocalDate day) {
    return territory().find(code, day);
  }

  @Override
  public Optional<AdminUnit> find(UnitRef ref, LocalDate day) {
    return territory().find(ref, day);
  }

  @Override
  public List<AdminUnit> provinces(LocalDate day) {
    return territory().provinces(day);
  }

  @Override
  public List<AdminUnit> children(UnitRef parent, LocalDate day) {
    return territory().children(parent, day);
  }

  @Override
  public List<UnitRef> successors(UnitRef ref) {
    return territory().successors(ref);
  }

  @Override
  public List<UnitRef> predecessors(UnitRef ref) {
    return territory().predecessors(ref);
  }

  @Override
  public List<UnitShare> restate(UnitRef ref, LocalDate day) {
    return territory().restate(ref, day);
  }

  @Override
  public List<UnitChange> history(UnitRef ref) {
    return territory().history(ref);
  }

  @Override
  public List<AdminUnit> search(String text, LocalDate day, int limit) {
    return territory().search(text, day, limit);
  }

  @Override
  public int importCommunes(Caller caller, List<NewCommune> communes) {
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    Territory territory = territory();
    Problems problems = new Problems();
    List<UnitRow> rows = new ArrayList<>();
    for (int i = 0; i < communes.size(); i++) {
      rows.add(commune(communes.get(i), "communes[" + i + "].", territory, problems));
    }
    onlyOnce(communes, problems);
    // Who moves a commune takes it away from somewhere: that needs the right there as well.
    Stream<UnitRef> until =
        communes.stream()
            .map(NewCommune::ref)
            .filter(Objects::nonNull)
            .map(territory::row)
            .filter(Objects::nonNull)
            .map(UnitRow::parent);
    Stream.concat(communes.stream().map(NewCommune::province), until)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(p -> territory.restate(p, today).stream())
        .map(UnitShare::unit)
        .distinct()
        .forEach(p -> access.require(caller, MANAGE, Target.of(p)));
    if (communes.isEmpty()) {
      access.requireAnywhere(caller, MANAGE);
    }
    problems.check();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          int changed = UnitWriter.write(em, rows);
          if (changed > 0) {
            audit.append(
                caller,
                "core.territory.import",
                null,
                Map.of(
                    "rows", Integer.toString(rows.size()), "changed", Integer.toString(changed)));
            transactions.afterCompletion(this, cache::drop);
          }
          return changed;
        });
  }

  private static void onlyOnce(List<NewCommune> communes, Problems problems) {
    Set<UnitRef> seen = new HashSet<>();
    for (int i = 0; i < communes.size(); i++) {
      UnitRef ref = communes.get(i).ref();
      if (ref != null && !seen.add(ref)) {
        problems.error(
            "communes[" + i + "].ref",
            "V-CORE-14",
            "Mã " + ref.code() + " có hai lần trong tệp; mỗi xã chỉ ghi một dòng.",
            "Code " + ref.code() + " stands twice in the file; write each commune once.");
      }
    }
  }

  private static UnitRow commune(
      NewCommune commune, String at, Territory territory, Problems problems) {
    problems.notNull(at + "ref", commune.ref());
    problems.notNull(at + "type", commune.type());
    problems.notNull(at + "province", commune.province());
    String name = problems.required(at + "nameVi", commune.nameVi(), 200);
    String source = problems.required(at + "source", commune.source(), 1000);
    problems.period(at + "validFrom", commune.validFrom(), commune.validTo());
    if (commune.ref() == null || commune.type() == null || commune.province() == null) {
      return null;
    }
    if (!commune.ref().code().matches("\\d{5}")) {
      problems.error(
          at + "ref",
          "V-CORE-10",
          "Mã cấp xã gồm đúng 5 chữ số.",
          "A commune's code has exactly five digits.");
    }
    switch (commune.type()) {
      case XA, PHUONG, DAC_KHU -> {}
      case THI_TRAN -> {
        if (commune.ref().vintage() == Vintage.V34) {
          problems.error(
              at + "type",
              "V-CORE-11",
              "Từ 01/7/2025 không còn thị trấn.",
              "There are no towns since 2025-07-01.");
        }
      }
      default ->
          problems.error(
              at + "type",
              "V-CORE-12",
              "Loại này không thuộc cấp xã.",
              "This type is not of commune level.");
    }
    UnitRow parent = territory.row(commune.province());
    if (parent == null
        || parent.level() == UnitLevel.COMMUNE
        || commune.province().vintage() != commune.ref().vintage()) {
      problems.error(
          at + "province",
          "V-CORE-13",
          "Không có đơn vị cấp trên này trong cùng thời kỳ.",
          "There is no such unit above in the same division.");
    }
    LocalDate from =
        commune.validFrom() == null ? commune.ref().vintage().validFrom() : commune.validFrom();
    LocalDate to =
        commune.validTo() == null ? commune.ref().vintage().validTo() : commune.validTo();
    Map<String, List<Fact>> facts = new LinkedHashMap<>();
    if (name != null) {
      facts.put(UnitRow.NAME, List.of(new Fact(null, name, null)));
      facts.put(UnitRow.FULL_NAME, List.of(new Fact(null, fullName(commune.type(), name), null)));
    }
    facts.put(UnitRow.TYPE, List.of(new Fact(null, commune.type().name(), null)));
    return new UnitRow(
        commune.ref(), UnitLevel.COMMUNE, commune.province(), from, to, null, source, facts);
  }

  private static String fullName(UnitType type, String name) {
    String vi = type.vi();
    return vi.substring(0, 1).toUpperCase(Locale.ROOT) + vi.substring(1) + " " + name;
  }
}
