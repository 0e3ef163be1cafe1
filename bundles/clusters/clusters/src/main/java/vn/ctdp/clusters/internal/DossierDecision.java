package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;

/**
 * What a decision in favour changes in the register, in the transaction of the decision and with
 * the rights of who records it.
 */
final class DossierDecision {

  private final ClusterRegister register;
  private final ClusterStanding standing;
  private final TerritoryService territory;

  DossierDecision(ClusterRegister register, ClusterStanding standing, TerritoryService territory) {
    this.register = register;
    this.standing = standing;
    this.territory = territory;
  }

  void apply(
      EntityManager em,
      Caller caller,
      DossierEntity d,
      BigDecimal area,
      Optional<Applicant> winner,
      NewDocument document) {
    switch (DossierKind.valueOf(d.kind)) {
      case THANH_LAP -> establish(em, caller, d, area, winner, document);
      case MO_RONG -> expand(em, caller, d, area, document);
      case DIEU_CHINH -> change(em, caller, d, area, document);
      case BAI_BO ->
          register.record(
              caller,
              UUID.fromString(d.cluster),
              List.of(fact(d, document, FactKey.ESTABLISHED_AREA, null, null)));
      case RUT_QH -> withdraw(caller, d, document);
    }
  }

  private void establish(
      EntityManager em,
      Caller caller,
      DossierEntity d,
      BigDecimal area,
      Optional<Applicant> winner,
      NewDocument document) {
    PlanEntry entry =
        d.planEntry == null
            ? null
            : register.planEntry(caller, UUID.fromString(d.planEntry)).orElse(null);
    if (d.cluster == null && entry != null && entry.cluster() != null) {
      d.cluster = entry.cluster().toString();
    }
    ClusterSnapshot at = DossierStore.cluster(em, d.cluster, document.day());
    if (at != null && at.holds(FactKey.ESTABLISHED_AREA)) {
      throw new CtdpException(DossierError.ESTABLISHED);
    }
    Cluster saved =
        register.saveCluster(
            caller,
            at == null
                ? new Cluster(
                    null,
                    null,
                    d.name,
                    List.of(),
                    UnitRef.parse(d.province),
                    DossierStore.units(d.communes),
                    false,
                    null,
                    d.illustrative,
                    null,
                    0)
                : renamed(at.cluster(), d));
    d.cluster = saved.id().toString();
    if (entry != null && entry.cluster() == null) {
      register.savePlanEntry(caller, linked(entry, saved.id()));
    }
    List<ClusterFact> facts = new ArrayList<>();
    facts.add(fact(d, document, FactKey.ESTABLISHED_AREA, area, null));
    if (d.clusterKind != null) {
      facts.add(fact(d, document, FactKey.CLUSTER_KIND, null, d.clusterKind));
    }
    register.record(caller, saved.id(), facts);
    winner
        .filter(w -> !w.name().equals(saved.developerName()))
        .ifPresent(w -> standing.saveDeveloper(caller, developer(saved.id(), d, w, document)));
  }

  private static ClusterDeveloper developer(
      UUID cluster, DossierEntity d, Applicant winner, NewDocument document) {
    return new ClusterDeveloper(
        null,
        cluster,
        winner.name(),
        winner.type(),
        null,
        null,
        winner.taxCode(),
        document.day(),
        null,
        null,
        source(d, document),
        null,
        d.illustrative,
        0);
  }

  private void expand(
      EntityManager em, Caller caller, DossierEntity d, BigDecimal area, NewDocument document) {
    BigDecimal present = established(em, d, document.day());
    if (area == null || area.compareTo(present) <= 0) {
      throw new CtdpException(DossierError.NOT_LARGER, VnNumbers.formatTrimmed(present, 4));
    }
    register.record(
        caller,
        UUID.fromString(d.cluster),
        List.of(
            fact(d, document, FactKey.ESTABLISHED_AREA, area, null),
            fact(d, document, FactKey.EXPANSION_AREA, area.subtract(present), null)));
  }

  private void change(
      EntityManager em, Caller caller, DossierEntity d, BigDecimal area, NewDocument document) {
    BigDecimal present = established(em, d, document.day());
    ClusterSnapshot at = DossierStore.cluster(em, d.cluster, document.day());
    Cluster changed = renamed(at.cluster(), d);
    boolean named = !changed.name().equals(at.cluster().name());
    boolean moved = !changed.communes().equals(at.cluster().communes());
    List<ClusterFact> facts = new ArrayList<>();
    if (area != null && area.compareTo(present) != 0) {
      facts.add(fact(d, document, FactKey.ESTABLISHED_AREA, area, null));
    }
    if (d.clusterKind != null
        && !d.clusterKind.equals(at.code(FactKey.CLUSTER_KIND).orElse(null))) {
      facts.add(fact(d, document, FactKey.CLUSTER_KIND, null, d.clusterKind));
    }
    if (!named && !moved && facts.isEmpty()) {
      throw new CtdpException(DossierError.NOTHING_CHANGES);
    }
    if (named || moved) {
      register.saveCluster(caller, changed);
    }
    if (!facts.isEmpty()) {
      register.record(caller, at.cluster().id(), facts);
    }
  }

  /** A change of the plan ends one entry and begins another. */
  private void withdraw(Caller caller, DossierEntity d, NewDocument document) {
    PlanEntry entry =
        register
            .planEntry(caller, UUID.fromString(d.planEntry))
            .orElseThrow(
                () -> new CtdpException(CoreError.NOT_FOUND, "mục phương án", d.planEntry));
    if (entry.validTo() != null && entry.validTo().isBefore(document.day())) {
      throw new CtdpException(
          DossierError.NOT_IN_PLAN, "Quyết định rút khỏi phương án", "Withdrawal decision");
    }
    if (!entry.validFrom().isBefore(document.day())) {
      throw DossierInput.problem(
          "day",
          "CCN-HS-9",
          "Quyết định phải sau ngày mục phương án có hiệu lực (" + day(entry.validFrom()) + ").",
          "The decision must be later than the first day of the plan entry ("
              + day(entry.validFrom())
              + ").");
    }
    register.savePlanEntry(caller, ended(entry, document.day().minusDays(1)));
    register.savePlanEntry(
        caller,
        new PlanEntry(
            null,
            entry.name(),
            entry.province(),
            today(entry.communes(), document.day()),
            entry.area(),
            entry.sectors(),
            entry.phase(),
            d.conversion ? PlanAction.CHUYEN_DOI : PlanAction.RUT,
            null,
            source(d, document),
            document.day(),
            null,
            entry.cluster(),
            entry.illustrative(),
            entry.note(),
            0));
  }

  /**
   * The communes in the division of a day: a plan of 2023 names those of before 2025-07-01, which
   * nothing that begins later can. One that no successor is known of stays as it is and is refused
   * by the register with its name.
   */
  private List<UnitRef> today(List<UnitRef> communes, LocalDate day) {
    return communes.stream()
        .flatMap(
            c -> {
              List<UnitRef> now = territory.restate(c, day).stream().map(UnitShare::unit).toList();
              return (now.isEmpty() ? List.of(c) : now).stream();
            })
        .distinct()
        .toList();
  }

  private static BigDecimal established(EntityManager em, DossierEntity d, LocalDate day) {
    ClusterSnapshot at = DossierStore.cluster(em, d.cluster, day);
    return Optional.ofNullable(at)
        .flatMap(c -> c.number(FactKey.ESTABLISHED_AREA))
        .orElseThrow(() -> new CtdpException(DossierError.NOT_ESTABLISHED, day(day), day(day)));
  }

  private static Cluster renamed(Cluster c, DossierEntity d) {
    List<String> oldNames = new ArrayList<>(c.oldNames());
    if (!c.name().equals(d.name) && !oldNames.contains(c.name())) {
      oldNames.add(c.name());
    }
    List<UnitRef> communes = DossierStore.units(d.communes);
    return new Cluster(
        c.id(),
        c.code(),
        d.name,
        oldNames,
        c.province(),
        communes.isEmpty() ? c.communes() : communes,
        c.legacy(),
        c.developerName(),
        c.illustrative(),
        c.note(),
        c.version());
  }

  private static PlanEntry linked(PlanEntry e, UUID cluster) {
    return copy(e, e.validTo(), cluster);
  }

  private static PlanEntry ended(PlanEntry e, LocalDate last) {
    return copy(e, last, e.cluster());
  }

  private static PlanEntry copy(PlanEntry e, LocalDate validTo, UUID cluster) {
    return new PlanEntry(
        e.id(),
        e.name(),
        e.province(),
        e.communes(),
        e.area(),
        e.sectors(),
        e.phase(),
        e.action(),
        e.planDocument(),
        e.planDocumentText(),
        e.validFrom(),
        validTo,
        cluster,
        e.illustrative(),
        e.note(),
        e.version());
  }

  private static ClusterFact fact(
      DossierEntity d, NewDocument document, FactKey key, BigDecimal number, String code) {
    return new ClusterFact(
        key,
        document.day(),
        true,
        number,
        code,
        null,
        source(d, document),
        d.illustrative,
        null,
        null);
  }

  /** The decision in words, and the dossier it came from. */
  private static String source(DossierEntity d, NewDocument document) {
    String issuer =
        document.issuer() == null || document.issuer().isBlank() ? "" : " " + document.issuer();
    String text =
        "%s ngày %s%s (hồ sơ %s)"
            .formatted(document.number().strip(), day(document.day()), issuer, d.code);
    return text.length() <= 300 ? text : text.substring(0, 299) + "…";
  }

  static String day(LocalDate day) {
    return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }
}
