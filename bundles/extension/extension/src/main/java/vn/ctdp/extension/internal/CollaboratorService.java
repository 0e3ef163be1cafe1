package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.network.Allowance;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CollaboratorRow;
import vn.ctdp.extension.network.CollaboratorStatus;
import vn.ctdp.extension.network.CommuneCollaborators;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.EndReason;
import vn.ctdp.extension.network.Profession;

/** Collaborators on JPA. Telephones never go into the history or into lists. */
@Component(service = CommuneCollaborators.class)
public class CollaboratorService implements CommuneCollaborators {

  private static final String WHAT = "cộng tác viên";
  private static final int MOST_SERVICES = 200;
  private static final int MOST_HITS = 100;
  private static final long LARGEST_ALLOWANCE = 1_000_000_000L;
  private static final SortColumns SORTS =
      new SortColumns(
          Map.of("name", "c.nameSort", "profession", "c.profession"), "c.nameSort", "c.id");
  private static final String SERVES =
      "exists (select s.id from CommuneServiceEntity s where s.collaborator = c.id";
  private static final String NOW =
      " and s.fromDay <= :day and (s.toDay is null or s.toDay >= :day)";

  private final JpaTemplate jpa;
  private final Work work;
  private final NetworkRules rules;

  /** Made by the component runtime. */
  @Activate
  public CollaboratorService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference NetworkRules rules) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
  }

  @Override
  public Page<CollaboratorRow> collaborators(Caller caller, PageRequest request) {
    UnitRef province = rules.requireView(caller);
    Work.onlyFilters(request, Set.of("day", "status", "commune", "profession"));
    LocalDate day = rules.day(request);
    Work.Where where = new Work.Where().and("c.province = :p", "p", province.toString());
    where.filter(request, "profession", "c.profession");
    status(where, request.filters().get("status"), day);
    commune(where, request.filters().get("commune"), day);
    search(where, request.search(), day);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Page<CollaboratorEntity> page =
              Work.page(em, CollaboratorEntity.class, "c", where, SORTS, request);
          Map<String, List<CommuneService>> services =
              services(em, page.rows().stream().map(c -> c.id).toList());
          Long rate = page.rows().isEmpty() ? null : rate(em, province, day);
          return new Page<>(
              page.rows().stream()
                  .map(c -> row(c, services.getOrDefault(c.id, List.of()), day, rate))
                  .toList(),
              page.total());
        });
  }

  private static void status(Work.Where where, String status, LocalDate day) {
    if (status == null) {
      return;
    }
    CollaboratorStatus wanted;
    try {
      wanted = CollaboratorStatus.valueOf(status);
    } catch (IllegalArgumentException e) {
      throw SortColumns.unknown("filters.status");
    }
    String future = SERVES + " and s.fromDay > :day)";
    switch (wanted) {
      case DANG_LAM -> where.and(SERVES + NOW + ")", "day", day);
      case SAP_LAM -> where.and("not " + SERVES + NOW + ") and " + future, "day", day);
      case DA_THOI -> where.and("not " + SERVES + NOW + ") and not " + future, "day", day);
    }
  }

  private void commune(Work.Where where, String commune, LocalDate day) {
    if (commune == null) {
      return;
    }
    UnitRef unit;
    try {
      unit = UnitRef.parse(commune);
    } catch (IllegalArgumentException e) {
      throw SortColumns.unknown("filters.commune");
    }
    where
        .and(SERVES + " and s.commune in :communes" + NOW + ")", "day", day)
        .and("1 = 1", "communes", rules.withFormer(unit).stream().map(UnitRef::toString).toList());
  }

  /** A word is looked for in names of people and of communes. */
  private void search(Work.Where where, String typed, LocalDate day) {
    if (typed.isBlank()) {
      return;
    }
    Set<String> communes = new HashSet<>();
    rules.territory().search(typed, day, MOST_HITS).stream()
        .filter(u -> u.level() == UnitLevel.COMMUNE)
        .forEach(u -> rules.withFormer(u.ref()).forEach(r -> communes.add(r.toString())));
    String like = "%" + VietnameseText.searchKey(typed).replaceAll("([!%_])", "!$1") + "%";
    if (communes.isEmpty()) {
      where.and("c.nameSearch like :search escape '!'", "search", like);
    } else {
      where
          .and(
              "(c.nameSearch like :search escape '!' or " + SERVES + " and s.commune in :found))",
              "search",
              like)
          .and("1 = 1", "found", communes);
    }
  }

  private static CollaboratorRow row(
      CollaboratorEntity c, List<CommuneService> all, LocalDate day, Long rate) {
    List<CommuneService> shown = all.stream().filter(s -> s.on(day)).toList();
    CollaboratorStatus status = CollaboratorStatus.DANG_LAM;
    if (shown.isEmpty()) {
      Optional<CommuneService> next =
          all.stream()
              .filter(s -> s.from().isAfter(day))
              .min(Comparator.comparing(CommuneService::from));
      status = next.isPresent() ? CollaboratorStatus.SAP_LAM : CollaboratorStatus.DA_THOI;
      shown =
          next.or(() -> all.stream().max(Comparator.comparing(CommuneService::to)))
              .map(List::of)
              .orElse(List.of());
    }
    List<Long> own = shown.stream().map(CommuneService::allowance).filter(a -> a != null).toList();
    Long allowance =
        own.isEmpty() ? rate : Long.valueOf(own.stream().mapToLong(Long::longValue).sum());
    return new CollaboratorRow(
        UUID.fromString(c.id),
        c.fullName,
        profession(c),
        c.occupation,
        status,
        shown,
        status == CollaboratorStatus.DANG_LAM ? allowance : null);
  }

  private static Profession profession(CollaboratorEntity c) {
    return c.profession == null ? null : Profession.valueOf(c.profession);
  }

  /** The province's allowance on a day. */
  private static Long rate(EntityManager em, UnitRef province, LocalDate day) {
    return em
        .createQuery(
            "select a from AllowanceEntity a where a.province = :p and a.fromDay <= :day order by"
                + " a.fromDay desc",
            AllowanceEntity.class)
        .setParameter("p", province.toString())
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .map(a -> a.amount)
        .orElse(null);
  }

  @Override
  public Optional<Collaborator> collaborator(Caller caller, UUID id) {
    UnitRef province = rules.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(CollaboratorEntity.class, id.toString()))
                .filter(c -> c.province.equals(province.toString()))
                .map(c -> read(em, c)));
  }

  @Override
  public Collaborator.Contact contact(Caller caller, UUID id) {
    UnitRef province = rules.requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          CollaboratorEntity e = own(em, id, province);
          if (e.phone != null || e.mail != null) {
            work.log(caller, "collaborator", "contact", e.id, Map.of());
          }
          return new Collaborator.Contact(e.phone, e.mail);
        });
  }

  @Override
  public Collaborator saveCollaborator(Caller caller, Collaborator collaborator) {
    UnitRef province = rules.requireEdit(caller);
    boolean fresh = collaborator.id() == null;
    Input input = new Input();
    input.text("fullName", collaborator.fullName(), 200, true);
    input.text("occupation", collaborator.occupation(), 200, false);
    input.text("note", collaborator.note(), 1000, false);
    if (collaborator.contact() != null) {
      input.text("contact.mail", collaborator.contact().mail(), 200, false);
      NetworkRules.contact(
          input,
          "contact.phone",
          collaborator.contact().phone(),
          "contact.mail",
          collaborator.contact().mail());
    }
    if (fresh) {
      if (collaborator.services().isEmpty()) {
        input.add(
            "services",
            "KC-ML-30",
            "Cộng tác viên cần ít nhất một xã phụ trách.",
            "A collaborator serves one commune at least.");
      }
      input.rows("services", collaborator.services(), MOST_SERVICES);
      List<CommuneService> before = new ArrayList<>();
      for (int i = 0; i < collaborator.services().size(); i++) {
        CommuneService s = collaborator.services().get(i);
        check(input, "services[" + i + "].", s, before, province);
        before.add(s);
      }
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          CollaboratorEntity e =
              fresh ? new CollaboratorEntity() : own(em, collaborator.id(), province);
          Map<String, String> before = Map.of();
          if (fresh) {
            e.id = UUID.randomUUID().toString();
            e.province = province.toString();
          } else {
            Work.known(e, e.version, collaborator.version());
            before = image(e, services(em, List.of(e.id)).getOrDefault(e.id, List.of()));
          }
          String reached = contact(e);
          e.fullName = VietnameseText.normalise(collaborator.fullName());
          e.nameSort = VietnameseText.sortKey(e.fullName);
          e.nameSearch = VietnameseText.searchKey(e.fullName);
          e.profession =
              collaborator.profession() == null ? null : collaborator.profession().name();
          e.occupation = CentreService.clean(collaborator.occupation());
          e.note = CentreService.clean(collaborator.note());
          if (collaborator.contact() != null) {
            e.phone = CentreService.clean(collaborator.contact().phone());
            e.mail = CentreService.clean(collaborator.contact().mail());
          }
          if (fresh) {
            em.persist(e);
            em.flush();
            collaborator.services().forEach(s -> em.persist(entity(e, s, caller)));
          }
          em.flush();
          Map<String, String> after =
              image(e, services(em, List.of(e.id)).getOrDefault(e.id, List.of()));
          // The history says that it changed, never from what to what.
          if (!reached.isEmpty() && !contact(e).isEmpty() && !reached.equals(contact(e))) {
            after.put("contact", "CHANGED");
          }
          work.changed(caller, "collaborator", e.id, before, after);
          return read(em, e);
        });
  }

  private static String contact(CollaboratorEntity e) {
    return e.phone == null && e.mail == null ? "" : e.phone + "\n" + e.mail;
  }

  private void check(
      Input input, String at, CommuneService s, List<CommuneService> others, UnitRef province) {
    input.day(at + "from", s.from(), true);
    input.day(at + "to", s.to(), false);
    input.text(at + "decisionNo", s.decisionNo(), 100, false);
    rules.decision(input, at + "decisionOn", s.decisionOn(), s.from());
    input.text(at + "endNote", s.endNote(), 1000, false);
    rules.commune(input, at + "commune", s.commune(), s.from(), province);
    if (s.allowance() != null) {
      allowance(input, at + "allowance", s.allowance());
    }
    if (s.from() == null || s.commune() == null) {
      return;
    }
    if (s.to() != null && s.to().isBefore(s.from())) {
      input.add(
          at + "to",
          "KC-ML-31",
          "Ngày cuối trước ngày đầu. Kiểm tra lại hai ngày.",
          "The last day is before the first. Check both days.");
      return;
    }
    if (s.endReason() != null && s.to() == null) {
      input.add(
          at + "to",
          "KC-ML-32",
          "Đã ghi lý do thôi thì cần ngày cuối.",
          "With a reason for the end there must be a last day.");
    }
    for (CommuneService o : others) {
      if (o.id() != null && o.id().equals(s.id()) || o.from() == null || o.commune() == null) {
        continue;
      }
      LocalDate both = s.from().isAfter(o.from()) ? s.from() : o.from();
      if (s.on(both) && o.on(both) && meet(s.commune(), o.commune(), both)) {
        input.add(
            at + "commune",
            "KC-ML-33",
            "Người này đã phụ trách xã đó trong thời gian trùng nhau. Kết thúc nhiệm vụ cũ trước,"
                + " hoặc sửa ngày.",
            "The person serves that commune already in a part of this time. End that service first,"
                + " or change the days.");
        return;
      }
    }
  }

  /** Whether two communes are, or went into, one on a day. */
  private boolean meet(UnitRef a, UnitRef b, LocalDate day) {
    if (a.equals(b)) {
      return true;
    }
    Set<UnitRef> shared = new HashSet<>(rules.on(a, day));
    shared.retainAll(rules.on(b, day));
    return !shared.isEmpty();
  }

  private static void allowance(Input input, String field, long amount) {
    input.amount(field, amount);
    if (amount > LARGEST_ALLOWANCE) {
      input.add(
          field,
          "KC-ML-34",
          "Phụ cấp tính bằng đồng một tháng, không quá 1 tỷ đồng.",
          "The allowance is in đồng a month, at most 1 billion.");
    }
  }

  @Override
  public Collaborator saveService(Caller caller, UUID id, long version, CommuneService service) {
    return change(
        caller,
        id,
        version,
        "update",
        (em, e, all) -> {
          CommuneServiceEntity known = service.id() == null ? null : known(em, e, service.id());
          Input input = new Input();
          if (known == null && all.size() >= MOST_SERVICES) {
            input.rows("services", all, MOST_SERVICES - 1);
          }
          check(input, "", service, all, UnitRef.parse(e.province));
          input.done();
          if (known == null) {
            em.persist(entity(e, service, caller));
          } else {
            fill(known, service, caller);
          }
        });
  }

  @Override
  public Collaborator end(
      Caller caller,
      UUID id,
      long version,
      UUID service,
      LocalDate last,
      EndReason reason,
      String note) {
    Input input = new Input();
    input.day("to", last, true);
    input.present("endReason", reason);
    input.text("endNote", note, 1000, false);
    input.done();
    return change(
        caller,
        id,
        version,
        "end",
        (em, e, all) -> {
          List<CommuneService> ending =
              all.stream()
                  .filter(s -> service == null || s.id().equals(service))
                  .filter(s -> s.to() == null || s.to().isAfter(last) || s.id().equals(service))
                  .toList();
          if (ending.isEmpty()) {
            throw new CtdpException(NetworkError.NOTHING_TO_END, last);
          }
          Input days = new Input();
          for (CommuneService s : ending) {
            if (last.isBefore(s.from())) {
              days.add(
                  "to",
                  "KC-ML-31",
                  "Ngày cuối trước ngày đầu ("
                      + rules.name(s.commune(), s.from())
                      + "). Kiểm tra lại hai ngày.",
                  "The last day is before the first ("
                      + rules.name(s.commune(), s.from())
                      + "). Check both days.");
            }
          }
          days.done();
          ending.forEach(
              s -> {
                CommuneServiceEntity known = known(em, e, s.id());
                known.toDay = last;
                known.endReason = reason.name();
                known.endNote = CentreService.clean(note);
                known.recordedBy = caller.username();
                known.recordedAt = work.now();
              });
        });
  }

  @Override
  public Collaborator transfer(
      Caller caller, UUID id, long version, UUID service, CommuneService next) {
    return change(
        caller,
        id,
        version,
        "transfer",
        (em, e, all) -> {
          CommuneServiceEntity old = known(em, e, service);
          CommuneService was =
              all.stream().filter(s -> s.id().equals(service)).findFirst().orElseThrow();
          Input input = new Input();
          input.day("from", next.from(), true);
          if (next.from() != null) {
            LocalDate last = next.from().minusDays(1);
            if (last.isBefore(was.from())) {
              input.add(
                  "from",
                  "KC-ML-35",
                  "Ngày chuyển phải sau ngày bắt đầu ở xã cũ.",
                  "The move is after the first day in the former commune.");
            } else if (was.to() != null && was.to().isBefore(last)) {
              input.add(
                  "from",
                  "KC-ML-36",
                  "Nhiệm vụ ở xã cũ đã kết thúc trước ngày chuyển. Thêm xã mới thay vì chuyển.",
                  "The service there ended before the move. Add a commune instead of moving.");
            }
            List<CommuneService> rest = new ArrayList<>(all);
            rest.replaceAll(
                s ->
                    s.id().equals(service) && !last.isBefore(s.from())
                        ? new CommuneService(
                            s.id(),
                            s.commune(),
                            s.from(),
                            last,
                            s.decisionNo(),
                            s.decisionOn(),
                            s.allowance(),
                            EndReason.CHUYEN_XA,
                            s.endNote())
                        : s);
            check(input, "", withoutId(next), rest, UnitRef.parse(e.province));
          }
          input.done();
          old.toDay = next.from().minusDays(1);
          old.endReason = EndReason.CHUYEN_XA.name();
          old.recordedBy = caller.username();
          old.recordedAt = work.now();
          em.persist(entity(e, withoutId(next), caller));
        });
  }

  private static CommuneService withoutId(CommuneService s) {
    return new CommuneService(
        null,
        s.commune(),
        s.from(),
        s.to(),
        s.decisionNo(),
        s.decisionOn(),
        s.allowance(),
        null,
        null);
  }

  /** What an act does to a collaborator and the services there are. */
  private interface Act {
    void on(EntityManager em, CollaboratorEntity e, List<CommuneService> services);
  }

  private Collaborator change(Caller caller, UUID id, long version, String act, Act what) {
    UnitRef province = rules.requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          CollaboratorEntity e = own(em, id, province);
          Work.known(e, e.version, version);
          List<CommuneService> services = services(em, List.of(e.id)).getOrDefault(e.id, List.of());
          Map<String, String> before = image(e, services);
          what.on(em, e, services);
          // The communes served are a part of the person's record: its version counts every change.
          em.lock(e, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
          em.flush();
          Map<String, String> after =
              image(e, services(em, List.of(e.id)).getOrDefault(e.id, List.of()));
          work.changed(caller, "collaborator", e.id, before, after);
          return read(em, e);
        });
  }

  private static CollaboratorEntity own(EntityManager em, UUID id, UnitRef province) {
    CollaboratorEntity e = Work.found(em.find(CollaboratorEntity.class, id.toString()), WHAT, id);
    return Work.found(e.province.equals(province.toString()) ? e : null, WHAT, id);
  }

  private static CommuneServiceEntity known(EntityManager em, CollaboratorEntity e, UUID service) {
    CommuneServiceEntity s =
        service == null ? null : em.find(CommuneServiceEntity.class, service.toString());
    return Work.found(
        s == null || !s.collaborator.equals(e.id) ? null : s, "nhiệm vụ tại xã", service);
  }

  private CommuneServiceEntity entity(CollaboratorEntity c, CommuneService s, Caller caller) {
    CommuneServiceEntity e = new CommuneServiceEntity();
    e.id = UUID.randomUUID().toString();
    e.collaborator = c.id;
    e.province = c.province;
    fill(e, s, caller);
    return e;
  }

  private void fill(CommuneServiceEntity e, CommuneService s, Caller caller) {
    e.commune = s.commune().toString();
    e.fromDay = s.from();
    e.toDay = s.to();
    e.decisionNo = CentreService.clean(s.decisionNo());
    e.decisionOn = s.decisionOn();
    e.allowance = s.allowance();
    e.endReason = s.endReason() == null ? null : s.endReason().name();
    e.endNote = CentreService.clean(s.endNote());
    e.recordedBy = caller.username();
    e.recordedAt = work.now();
  }

  private static Collaborator read(EntityManager em, CollaboratorEntity e) {
    return new Collaborator(
        UUID.fromString(e.id),
        UnitRef.parse(e.province),
        e.fullName,
        profession(e),
        e.occupation,
        e.phone != null || e.mail != null,
        null,
        e.note,
        services(em, List.of(e.id)).getOrDefault(e.id, List.of()),
        e.version);
  }

  private static Map<String, List<CommuneService>> services(EntityManager em, List<String> ids) {
    Map<String, List<CommuneService>> result = new HashMap<>();
    if (ids.isEmpty()) {
      return result;
    }
    em.createQuery(
            "select s from CommuneServiceEntity s where s.collaborator in :ids order by s.fromDay"
                + " desc, s.id",
            CommuneServiceEntity.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            s -> result.computeIfAbsent(s.collaborator, k -> new ArrayList<>()).add(service(s)));
    return result;
  }

  static CommuneService service(CommuneServiceEntity s) {
    return new CommuneService(
        UUID.fromString(s.id),
        UnitRef.parse(s.commune),
        s.fromDay,
        s.toDay,
        s.decisionNo,
        s.decisionOn,
        s.allowance,
        s.endReason == null ? null : EndReason.valueOf(s.endReason),
        s.endNote);
  }

  private Map<String, String> image(CollaboratorEntity e, List<CommuneService> services) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("fullName", CentreService.text(e.fullName));
    image.put("profession", CentreService.text(e.profession));
    image.put("occupation", CentreService.text(e.occupation));
    image.put("note", CentreService.text(e.note));
    image.put("contact", contact(e).isEmpty() ? "" : "SET");
    image.put(
        "services",
        services.stream()
            .map(
                s ->
                    name(s)
                        + " "
                        + s.from()
                        + "–"
                        + (s.to() == null ? "" : s.to())
                        + (s.allowance() == null ? "" : " " + s.allowance() + " đ"))
            .collect(Collectors.joining("; ")));
    return image;
  }

  private String name(CommuneService s) {
    return rules
        .territory()
        .find(s.commune(), s.from())
        .map(AdminUnit::fullNameVi)
        .orElse(s.commune().toString());
  }

  @Override
  public List<Allowance> allowances(Caller caller) {
    UnitRef province = rules.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select a from AllowanceEntity a where a.province = :p order by a.fromDay desc",
                    AllowanceEntity.class)
                .setParameter("p", province.toString())
                .getResultList()
                .stream()
                .map(CollaboratorService::allowance)
                .toList());
  }

  private static Allowance allowance(AllowanceEntity a) {
    return new Allowance(
        UUID.fromString(a.id),
        UnitRef.parse(a.province),
        a.fromDay,
        a.amount,
        a.decision,
        a.remark,
        a.version);
  }

  @Override
  public Allowance saveAllowance(Caller caller, Allowance allowance) {
    UnitRef province = rules.requireEdit(caller);
    Input input = new Input();
    input.day("from", allowance.from(), true);
    if (allowance.amount() != null) {
      allowance(input, "amount", allowance.amount());
    }
    input.text("decision", allowance.decision(), 300, true);
    input.text("remark", allowance.remark(), 500, false);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          AllowanceEntity e =
              allowance.id() == null
                  ? new AllowanceEntity()
                  : Work.found(
                      em.find(AllowanceEntity.class, allowance.id().toString()),
                      "mức phụ cấp",
                      allowance.id());
          Map<String, String> before = Map.of();
          if (allowance.id() != null) {
            Work.known(e, e.version, allowance.version());
            before = image(allowance(e));
          }
          boolean taken =
              em
                  .createQuery(
                      "select a from AllowanceEntity a where a.province = :p and a.fromDay = :day",
                      AllowanceEntity.class)
                  .setParameter("p", province.toString())
                  .setParameter("day", allowance.from())
                  .getResultList()
                  .stream()
                  .anyMatch(a -> !a.id.equals(e.id));
          if (taken) {
            Input days = new Input();
            days.add(
                "from",
                "KC-ML-37",
                "Đã có mức phụ cấp từ ngày này. Sửa mức đó, hoặc chọn ngày khác.",
                "There is an allowance from this day. Change that one, or choose another day.");
            days.done();
          }
          e.fromDay = allowance.from();
          e.amount = allowance.amount();
          e.decision = CentreService.clean(allowance.decision());
          e.remark = CentreService.clean(allowance.remark());
          if (allowance.id() == null) {
            e.id = UUID.randomUUID().toString();
            e.province = province.toString();
            em.persist(e);
          }
          em.flush();
          Allowance saved = allowance(e);
          work.changed(caller, "allowance", e.id, before, image(saved));
          return saved;
        });
  }

  private static Map<String, String> image(Allowance a) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("from", CentreService.text(a.from()));
    image.put("amount", CentreService.text(a.amount()));
    image.put("decision", CentreService.text(a.decision()));
    image.put("remark", CentreService.text(a.remark()));
    return image;
  }
}
