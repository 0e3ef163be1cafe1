package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.vacancy.VacantCluster;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.text.VietnameseText;

/** Vacant land on JPA. */
@Component(service = VacantLand.class)
public class VacantLandService implements VacantLand {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final Comparator<VacantCluster> BY_NAME =
      Comparator.comparing(v -> v.snapshot().cluster().name(), VietnameseText.order());

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final TerritoryService territory;
  private final InstanceInfo instance;
  private final Clock clock;
  private volatile Remembered remembered;

  private record Remembered(Instant at, Optional<PublicList> list) {}

  /** Made by the component runtime. */
  @Activate
  public VacantLandService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.territory = territory;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public Page<VacantCluster> list(Caller caller, PageRequest request, LocalDate day) {
    requireView(caller);
    for (String filter : request.filters().keySet()) {
      if (!Set.of("published", "vacant").contains(filter)) {
        throw SortColumns.unknown("filters." + filter);
      }
    }
    Comparator<VacantCluster> order = order(request.sorts());
    String search = VietnameseText.searchKey(request.search());
    List<VacantCluster> all =
        jpa.txExpr(TransactionType.Supports, em -> read(em, day)).stream()
            .filter(
                v ->
                    search.isEmpty()
                        || VietnameseText.searchKey(v.snapshot().cluster().name()).contains(search))
            .filter(v -> matches(request, "published", v.published()))
            .filter(v -> matches(request, "vacant", v.vacant().signum() > 0))
            .sorted(order)
            .toList();
    return new Page<>(
        all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
  }

  private static boolean matches(PageRequest request, String filter, boolean value) {
    String wanted = request.filters().get(filter);
    return wanted == null || Boolean.parseBoolean(wanted) == value;
  }

  private static Comparator<VacantCluster> order(List<Sort> sorts) {
    Comparator<VacantCluster> order = null;
    for (Sort sort : sorts) {
      Comparator<VacantCluster> next =
          switch (sort.property()) {
            case "name" -> BY_NAME;
            case "vacant" -> Comparator.comparing(VacantCluster::vacant);
            default -> throw SortColumns.unknown("sorts." + sort.property());
          };
      next = sort.ascending() ? next : next.reversed();
      order = order == null ? next : order.thenComparing(next);
    }
    return order == null
        ? Comparator.comparing(VacantCluster::vacant).reversed().thenComparing(BY_NAME)
        : order.thenComparing(BY_NAME);
  }

  @Override
  public Totals totals(Caller caller, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<ClusterEntity> clusters = ClusterStore.all(em, Doors.province(instance));
          List<ClusterSnapshot> snapshots = ClusterStore.snapshots(em, clusters, day);
          List<BigDecimal> vacant =
              snapshots.stream()
                  .filter(VacantLandService::known)
                  .map(VacantLandService::vacant)
                  .filter(v -> v.signum() > 0)
                  .toList();
          return new Totals(
              vacant.size(),
              vacant.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
              (int) snapshots.stream().filter(s -> !known(s)).count());
        });
  }

  private static BigDecimal vacant(ClusterSnapshot s) {
    return s.number(FactKey.IND_LAND_READY)
        .orElseThrow()
        .subtract(s.number(FactKey.IND_LAND_LEASED).orElseThrow());
  }

  private static boolean known(ClusterSnapshot s) {
    return s.number(FactKey.IND_LAND_READY).isPresent()
        && s.number(FactKey.IND_LAND_LEASED).isPresent();
  }

  private List<VacantCluster> read(EntityManager em, LocalDate day) {
    Map<String, VacantOfferEntity> offers = new HashMap<>();
    em.createQuery("select o from VacantOfferEntity o", VacantOfferEntity.class)
        .getResultList()
        .forEach(o -> offers.put(o.cluster, o));
    List<VacantCluster> rows = new ArrayList<>();
    for (ClusterSnapshot s :
        ClusterStore.snapshots(em, ClusterStore.all(em, Doors.province(instance)), day)) {
      if (!known(s)) {
        continue;
      }
      ClusterFact ready = s.facts().get(FactKey.IND_LAND_READY);
      ClusterFact leased = s.facts().get(FactKey.IND_LAND_LEASED);
      VacantOfferEntity offer = offers.get(s.cluster().id().toString());
      rows.add(
          new VacantCluster(
              s,
              ready.number(),
              leased.number(),
              ready.effectiveFrom().isBefore(leased.effectiveFrom())
                  ? ready.effectiveFrom()
                  : leased.effectiveFrom(),
              ready.source().equals(leased.source())
                  ? ready.source()
                  : ready.source() + "; " + leased.source(),
              offer != null && offer.published,
              offer == null ? null : offer.price,
              offer == null ? null : offer.contact,
              offer == null ? 0 : offer.version));
    }
    return rows;
  }

  @Override
  public void offer(
      Caller caller, UUID cluster, boolean published, String price, String contact, long version) {
    String priceText = blankToNull(VietnameseText.normalise(price));
    String contactText = blankToNull(VietnameseText.normalise(contact));
    Input input = new Input();
    input.text("price", priceText, 300, false);
    input.text("contact", contactText, 300, false);
    input.done();
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner =
              Doors.editable(em, access, instance, caller, ClusterPermissions.EDIT, cluster);
          ClusterChanges.touched(em, owner.id);
          VacantOfferEntity e = em.find(VacantOfferEntity.class, owner.id);
          if (e == null ? version != 0 : e.version != version) {
            throw new CtdpException(CoreError.CONFLICT);
          }
          boolean added = e == null;
          if (added) {
            e = new VacantOfferEntity();
            e.cluster = owner.id;
            // 0 says "there is none yet".
            e.version = 1;
          }
          Map<String, String> details = new LinkedHashMap<>();
          change(details, "published", String.valueOf(e.published), String.valueOf(published));
          change(details, "price", e.price, priceText);
          change(details, "contact", e.contact, contactText);
          if (details.isEmpty()) {
            return;
          }
          e.published = published;
          e.price = priceText;
          e.contact = contactText;
          e.changedBy = caller.username();
          e.changedAt = clock.instant();
          if (added) {
            em.persist(e);
          }
          em.flush();
          audit.append(
              caller,
              "clusters.vacancy.offer",
              new SubjectRef(ClusterSubjects.CLUSTER, owner.id),
              details);
        });
    remembered = null;
  }

  @Override
  public Switch publication(Caller caller) {
    requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> state(row(em)));
  }

  @Override
  public Switch publish(Caller caller, boolean on, String contact, long version) {
    if (instance.role() == InstanceRole.CENTRE) {
      throw new CtdpException(CoreError.ACCESS_DENIED, ClusterPermissions.PUBLISH);
    }
    access.require(caller, ClusterPermissions.PUBLISH, target());
    String contactText = blankToNull(VietnameseText.normalise(contact));
    Input input = new Input();
    input.text("contact", contactText, 300, on);
    input.done();
    Switch now =
        jpa.txExpr(
            TransactionType.Required,
            em -> {
              VacantSwitchEntity e = row(em);
              if (e.version != version) {
                throw new CtdpException(CoreError.CONFLICT);
              }
              Map<String, String> details = new LinkedHashMap<>();
              change(details, "published", String.valueOf(e.published), String.valueOf(on));
              change(details, "contact", e.contact, contactText);
              if (details.isEmpty()) {
                return state(e);
              }
              e.published = on;
              e.contact = contactText;
              e.changedBy = caller.username();
              e.changedAt = clock.instant();
              em.flush();
              audit.append(
                  caller,
                  on ? "clusters.vacancy.publish" : "clusters.vacancy.unpublish",
                  null,
                  details);
              return state(e);
            });
    remembered = null;
    return now;
  }

  @Override
  public Optional<PublicList> published() {
    Remembered last = remembered;
    Instant now = clock.instant();
    if (last != null && now.isBefore(last.at().plus(REMEMBERED)) && !now.isBefore(last.at())) {
      return last.list();
    }
    Optional<PublicList> list = jpa.txExpr(TransactionType.Supports, this::draw);
    remembered = new Remembered(now, list);
    return list;
  }

  private Optional<PublicList> draw(EntityManager em) {
    VacantSwitchEntity state = row(em);
    if (!state.published || instance.role() == InstanceRole.CENTRE) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.now(clock.withZone(RegisterService.ZONE));
    List<PublicRow> rows =
        read(em, day).stream()
            .filter(v -> v.published() && v.vacant().signum() > 0)
            .sorted(BY_NAME)
            .map(v -> publicRow(v, day))
            .toList();
    return Optional.of(
        new PublicList(
            instance.name().vi(),
            instance.name().en(),
            state.contact,
            day,
            rows.stream().map(PublicRow::vacant).reduce(BigDecimal.ZERO, BigDecimal::add),
            rows));
  }

  private PublicRow publicRow(VacantCluster v, LocalDate day) {
    String communes =
        v.snapshot().cluster().communes().stream()
            .map(u -> territory.find(u, day).map(AdminUnit::fullNameVi).orElse(""))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return new PublicRow(
        v.snapshot().cluster().name(),
        communes,
        v.snapshot().code(FactKey.CLUSTER_KIND).map(ClusterKind::valueOf).orElse(null),
        v.vacant(),
        v.asOf(),
        v.price(),
        v.contact());
  }

  private static VacantSwitchEntity row(EntityManager em) {
    return Objects.requireNonNull(
        em.find(VacantSwitchEntity.class, 1), "clusters.vacant_switch has no row");
  }

  private static Switch state(VacantSwitchEntity e) {
    return new Switch(e.published, e.contact, e.changedBy, e.changedAt, e.version);
  }

  private static void change(
      Map<String, String> details, String field, String before, String after) {
    if (!Objects.equals(before, after)) {
      details.put(field + ".before", Objects.toString(before, ""));
      details.put(field + ".after", Objects.toString(after, ""));
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private void requireView(Caller caller) {
    access.require(caller, ClusterPermissions.VIEW, target());
  }

  private Target target() {
    return instance.province().map(Target::of).orElse(Target.INSTANCE);
  }
}
