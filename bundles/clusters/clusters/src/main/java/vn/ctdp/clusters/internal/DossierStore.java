package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DossierDocument;
import vn.ctdp.clusters.dossier.DossierEvent;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.clusters.internal.DossierDefinitions.Definition;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** Queries and mapping of dossiers; everything runs in the transaction of the caller. */
final class DossierStore {

  private DossierStore() {}

  static List<DossierEventEntity> events(EntityManager em, String dossier) {
    return em.createQuery(
            "select e from DossierEventEntity e where e.dossier = :dossier order by e.id",
            DossierEventEntity.class)
        .setParameter("dossier", dossier)
        .getResultList();
  }

  /** The events of many dossiers in one statement. */
  static Map<String, List<DossierEventEntity>> events(
      EntityManager em, Collection<String> dossiers) {
    if (dossiers.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery(
            "select e from DossierEventEntity e where e.dossier in :dossiers order by e.id",
            DossierEventEntity.class)
        .setParameter("dossiers", dossiers)
        .getResultList()
        .stream()
        .collect(Collectors.groupingBy(e -> e.dossier));
  }

  static List<DossierDocumentEntity> documents(EntityManager em, String dossier) {
    return em.createQuery(
            "select d from DossierDocumentEntity d where d.dossier = :dossier order by d.day desc,"
                + " d.recordedAt desc, d.id",
            DossierDocumentEntity.class)
        .setParameter("dossier", dossier)
        .getResultList();
  }

  static List<Applicant> applicants(EntityManager em, String dossier) {
    return em
        .createQuery(
            "select a from DossierApplicantEntity a where a.dossier = :dossier order by a.nameSort,"
                + " a.id",
            DossierApplicantEntity.class)
        .setParameter("dossier", dossier)
        .getResultList()
        .stream()
        .map(
            a ->
                new Applicant(
                    UUID.fromString(a.id),
                    a.name,
                    a.taxCode,
                    DeveloperType.valueOf(a.developerType),
                    a.note))
        .toList();
  }

  static List<TestResult> tests(EntityManager em, Definition definition, String dossier) {
    return em
        .createQuery(
            "select t from DossierTestEntity t where t.dossier = :dossier order by t.ordinal",
            DossierTestEntity.class)
        .setParameter("dossier", dossier)
        .getResultList()
        .stream()
        .map(
            t ->
                new TestResult(
                    t.code,
                    definition
                        .test(t.code)
                        .map(DossierDefinitions.TestRule::name)
                        .orElse(new Localized(t.code, t.code)),
                    t.day,
                    TestResult.Outcome.valueOf(t.outcome),
                    DossierTests.figures(t.figures),
                    t.clause,
                    t.evidence == null ? null : Evidence.valueOf(t.evidence),
                    new Localized(t.sentenceVi, t.sentenceEn),
                    t.explanation))
        .toList();
  }

  /** The present council with its result. */
  static Council council(
      EntityManager em, DossierEntity d, List<Applicant> applicants, RuleService rules) {
    List<Council.Member> members =
        em
            .createQuery(
                "select m from DossierMemberEntity m where m.dossier = :dossier and m.councilNo ="
                    + " :no order by m.ordinal, m.id",
                DossierMemberEntity.class)
            .setParameter("dossier", d.id)
            .setParameter("no", d.councilNo)
            .getResultList()
            .stream()
            .map(
                m ->
                    new Council.Member(
                        UUID.fromString(m.id),
                        MemberRole.valueOf(m.role),
                        m.organisation,
                        m.position))
            .toList();
    List<Council.Sheet> sheets =
        em
            .createQuery(
                "select s from DossierSheetEntity s where s.dossier = :dossier and s.councilNo ="
                    + " :no order by s.recordedAt, s.id",
                DossierSheetEntity.class)
            .setParameter("dossier", d.id)
            .setParameter("no", d.councilNo)
            .getResultList()
            .stream()
            .map(
                s ->
                    new Council.Sheet(
                        UUID.fromString(s.member),
                        UUID.fromString(s.applicant),
                        s.infrastructure,
                        s.environment,
                        s.capacity,
                        s.finance,
                        s.remark))
            .toList();
    List<Council.FormerSheet> former =
        em
            .createQuery(
                "select s from DossierFormerSheetEntity s where s.dossier = :dossier and"
                    + " s.councilNo = :no order by s.replacedAt, s.id",
                DossierFormerSheetEntity.class)
            .setParameter("dossier", d.id)
            .setParameter("no", d.councilNo)
            .getResultList()
            .stream()
            .map(DossierStore::former)
            .toList();
    List<Council.Missing> missing = new ArrayList<>();
    for (Applicant applicant : applicants) {
      for (Council.Member member : members) {
        if (sheets.stream()
            .noneMatch(
                s -> s.member().equals(member.id()) && s.applicant().equals(applicant.id()))) {
          missing.add(new Council.Missing(member.id(), applicant.id()));
        }
      }
    }
    LocalDate lawDay = d.receivedOn;
    BigDecimal minimum = points(rules, d, lawDay, "ccn.score.min");
    return new Council(
        d.councilNo,
        members,
        new Council.Maxima(
            points(rules, d, lawDay, "ccn.score.max.infrastructure"),
            points(rules, d, lawDay, "ccn.score.max.environment"),
            points(rules, d, lawDay, "ccn.score.max.capacity"),
            points(rules, d, lawDay, "ccn.score.max.finance")),
        minimum,
        sheets,
        missing,
        ranking(applicants, members.size(), sheets, missing, minimum),
        former,
        d.councilDecidedOn,
        d.councilWinner == null ? null : UUID.fromString(d.councilWinner),
        d.councilNote);
  }

  private static Council.FormerSheet former(DossierFormerSheetEntity s) {
    return new Council.FormerSheet(
        new Council.Sheet(
            UUID.fromString(s.member),
            UUID.fromString(s.applicant),
            s.infrastructure,
            s.environment,
            s.capacity,
            s.finance,
            s.remark),
        s.recordedBy,
        s.recordedAt,
        s.reason,
        s.replacedBy,
        s.replacedAt);
  }

  private static BigDecimal points(
      RuleService rules, DossierEntity d, LocalDate lawDay, String key) {
    return lawDay == null
        ? null
        : rules
            .parameter("clusters", key, lawDay, UnitRef.parse(d.province))
            .map(Parameter::number)
            .orElse(null);
  }

  /** By sums: all have as many sheets, so sums order as averages do, without rounding. */
  private static List<Council.Rank> ranking(
      List<Applicant> applicants,
      int members,
      List<Council.Sheet> sheets,
      List<Council.Missing> missing,
      BigDecimal minimum) {
    if (members == 0 || !missing.isEmpty()) {
      return applicants.stream()
          .map(a -> new Council.Rank(a.id(), null, null, false, false))
          .toList();
    }
    Map<UUID, BigDecimal> sums = new HashMap<>();
    for (Council.Sheet sheet : sheets) {
      sums.merge(sheet.applicant(), sheet.total(), BigDecimal::add);
    }
    BigDecimal needed =
        minimum == null ? BigDecimal.ZERO : minimum.multiply(BigDecimal.valueOf(members));
    Optional<BigDecimal> highest =
        applicants.stream()
            .map(a -> sums.get(a.id()))
            .filter(s -> s.compareTo(needed) >= 0)
            .max(BigDecimal::compareTo);
    return applicants.stream()
        .map(
            a -> {
              BigDecimal sum = sums.get(a.id());
              return new Council.Rank(
                  a.id(),
                  sum,
                  sum.divide(BigDecimal.valueOf(members), 2, RoundingMode.HALF_UP),
                  sum.compareTo(needed) >= 0,
                  highest.isPresent() && sum.compareTo(highest.get()) == 0);
            })
        .sorted((a, b) -> b.sum().compareTo(a.sum()))
        .toList();
  }

  /** Plan entries in force on a day on which the dossier rests. */
  static List<PlanEntryEntity> planned(EntityManager em, DossierEntity d, LocalDate day) {
    return em.createQuery(
            "select p from PlanEntryEntity p where p.validFrom <= :day and (p.validTo is null or"
                + " p.validTo >= :day) and p.province = :province and (p.id = :entry or p.cluster ="
                + " :cluster) order by p.validFrom desc, p.id",
            PlanEntryEntity.class)
        .setParameter("day", day)
        .setParameter("province", d.province)
        .setParameter("entry", d.planEntry == null ? "" : d.planEntry)
        .setParameter("cluster", d.cluster == null ? "" : d.cluster)
        .getResultList();
  }

  /** A cluster at a day; null when there is none. */
  static ClusterSnapshot cluster(EntityManager em, String id, LocalDate day) {
    ClusterEntity entity = id == null ? null : em.find(ClusterEntity.class, id);
    return entity == null ? null : ClusterStore.snapshots(em, List.of(entity), day).get(0);
  }

  /** Established clusters of a province at a day. */
  static List<ClusterSnapshot> established(EntityManager em, String province, LocalDate day) {
    return ClusterStore.snapshots(em, ClusterStore.all(em, province), day).stream()
        .filter(c -> c.holds(FactKey.ESTABLISHED_AREA))
        .toList();
  }

  static Proposal proposal(DossierEntity d) {
    return new Proposal(
        d.name,
        units(d.communes),
        d.area,
        d.clusterKind == null ? null : ClusterKind.valueOf(d.clusterKind),
        d.mountain,
        units(d.scopeCommunes),
        d.scopeBasis,
        d.demand,
        d.infrastructureDone,
        d.solidWasteDone,
        d.fireDone,
        d.factsSource,
        d.conversion,
        d.illustrative,
        d.note);
  }

  static DossierDocument document(Definition definition, DossierDocumentEntity d) {
    return new DossierDocument(
        UUID.fromString(d.id),
        d.type,
        definition
            .document(d.type)
            .map(DossierDefinitions.DocumentRule::name)
            .orElse(new Localized(d.type, d.type)),
        Rung.valueOf(d.rung),
        d.outgoing,
        d.number,
        d.day,
        d.issuer,
        d.signerTitle,
        d.summary,
        d.recordedBy,
        d.recordedAt);
  }

  static DossierEvent event(DossierEventEntity e) {
    return new DossierEvent(
        DossierEvent.Type.valueOf(e.type),
        Rung.valueOf(e.rung),
        e.day,
        e.document == null ? null : UUID.fromString(e.document),
        e.note,
        e.recordedBy,
        e.recordedAt);
  }

  static List<UnitRef> units(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(UnitRef::parse).toList();
  }
}
