package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.network.AutonomyLevel;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreForm;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.CentreStaff;
import vn.ctdp.extension.network.ExtensionCentres;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.extension.network.StaffContract;

/**
 * Centres on JPA. A province has a handful of them, so a list reads all of them with three
 * statements and is put in order here: a unit stands below its centre.
 */
@Component(service = ExtensionCentres.class)
public class CentreService implements ExtensionCentres {

  private static final int MOST_PEOPLE = 10_000;
  private static final String WHAT = "trung tâm khuyến công";

  private final JpaTemplate jpa;
  private final Work work;
  private final NetworkRules rules;

  /** Made by the component runtime. */
  @Activate
  public CentreService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference NetworkRules rules) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
  }

  @Override
  public Page<CentreRow> centres(Caller caller, PageRequest request) {
    UnitRef province = rules.requireView(caller);
    Work.onlyFilters(request, Set.of("day", "closed"));
    LocalDate day = rules.day(request);
    boolean closed = "yes".equals(request.filters().get("closed"));
    String wanted = VietnameseText.searchKey(request.search());
    List<CentreRow> rows =
        jpa.txExpr(TransactionType.Supports, em -> rows(em, province, day)).stream()
            .filter(
                r ->
                    closed
                        ? r.closedOn() != null && !day.isBefore(r.closedOn())
                        : !day.isBefore(r.foundedOn())
                            && (r.closedOn() == null || day.isBefore(r.closedOn())))
            .filter(r -> VietnameseText.searchKey(r.facts().name()).contains(wanted))
            .collect(Collectors.toCollection(ArrayList::new));
    order(rows, request.sorts());
    return new Page<>(
        rows.stream().skip(request.offset()).limit(request.limit()).toList(), rows.size());
  }

  private static void order(List<CentreRow> rows, List<Sort> sorts) {
    Comparator<CentreRow> byName =
        Comparator.comparing(r -> r.facts().name(), VietnameseText.order());
    if (sorts.isEmpty()) {
      Map<UUID, CentreRow> all =
          rows.stream().collect(Collectors.toMap(CentreRow::id, r -> r, (a, b) -> a));
      Comparator<CentreRow> families =
          Comparator.comparing(
              r ->
                  r.parent() != null && all.containsKey(r.parent())
                      ? all.get(r.parent()).facts().name()
                      : r.facts().name(),
              VietnameseText.order());
      rows.sort(
          families
              .thenComparing(r -> r.parent() != null && all.containsKey(r.parent()))
              .thenComparing(byName)
              .thenComparing(CentreRow::id));
      return;
    }
    Comparator<CentreRow> order = null;
    for (Sort sort : sorts) {
      Comparator<CentreRow> next =
          switch (sort.property()) {
            case "name" -> byName;
            case "staff" ->
                Comparator.comparing(
                    CentreRow::staff, Comparator.nullsFirst(Comparator.naturalOrder()));
            case "foundedOn" -> Comparator.comparing(CentreRow::foundedOn);
            default -> throw SortColumns.unknown("sorts." + sort.property());
          };
      next = sort.ascending() ? next : next.reversed();
      order = order == null ? next : order.thenComparing(next);
    }
    rows.sort(order.thenComparing(CentreRow::id));
  }

  /** All centres of a province as on a day, in three statements besides the levels of autonomy. */
  static List<CentreRow> rows(EntityManager em, UnitRef province, LocalDate day) {
    List<CentreEntity> all =
        em.createQuery("select c from CentreEntity c where c.province = :p", CentreEntity.class)
            .setParameter("p", province.toString())
            .getResultList();
    if (all.isEmpty()) {
      return List.of();
    }
    Map<String, AutonomyLevel> levels = new HashMap<>();
    levels(em).forEach(l -> levels.put(l.code(), l));
    List<String> ids = all.stream().map(c -> c.id).toList();
    Map<String, List<CentreFacts>> facts = facts(em, ids);
    Map<String, List<CentreStaff>> staff = staff(em, ids);
    Map<String, Centre> centres = new HashMap<>();
    all.forEach(
        c ->
            centres.put(
                c.id,
                centre(
                    c, facts.getOrDefault(c.id, List.of()), staff.getOrDefault(c.id, List.of()))));
    List<CentreRow> rows = new ArrayList<>();
    for (Centre c : centres.values()) {
      CentreFacts at = c.at(day);
      Centre above = c.parent() == null ? null : centres.get(c.parent().toString());
      CentreStaff people = c.staffAt(day).orElse(null);
      rows.add(
          new CentreRow(
              c.id(),
              province,
              c.parent(),
              above == null ? null : above.at(day).name(),
              at,
              at.autonomy() == null ? null : levels.get(at.autonomy()),
              people == null ? null : people.total(),
              people == null ? null : people.asOf(),
              c.foundedOn(),
              c.closedOn()));
    }
    return rows;
  }

  @Override
  public Optional<Centre> centre(Caller caller, UUID id) {
    UnitRef province = rules.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(CentreEntity.class, id.toString()))
                .filter(c -> c.province.equals(province.toString()))
                .map(c -> read(em, c)));
  }

  @Override
  public List<CentreRow> under(Caller caller, UUID id, LocalDate day) {
    UnitRef province = rules.requireView(caller);
    List<CentreRow> rows =
        jpa.txExpr(TransactionType.Supports, em -> rows(em, province, day)).stream()
            .filter(r -> id.equals(r.parent()))
            .collect(Collectors.toCollection(ArrayList::new));
    order(rows, List.of(new Sort("name", true)));
    return List.copyOf(rows);
  }

  @Override
  public Centre saveCentre(Caller caller, Centre centre) {
    UnitRef province = rules.requireEdit(caller);
    Input input = new Input();
    input.day("foundedOn", centre.foundedOn(), true);
    boolean fresh = centre.id() == null;
    if (fresh && centre.history().size() != 1) {
      input.missing("history");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          CentreEntity e = fresh ? new CentreEntity() : open(em, centre.id(), centre.version());
          Map<String, String> before = fresh ? Map.of() : image(read(em, e));
          Input more = new Input();
          parent(em, more, centre, province);
          if (!fresh) {
            CentreFacts first = read(em, e).history().stream().reduce((a, b) -> b).orElse(null);
            if (first != null && centre.foundedOn().isAfter(first.from())) {
              reversed(
                  more,
                  "foundedOn",
                  "Ngày thành lập sau ngày của ghi nhận đầu tiên.",
                  "The founding is after the first entry of the history.");
            }
          }
          CentreFacts first = fresh ? from(centre.history().get(0), centre.foundedOn()) : null;
          if (fresh) {
            check(em, more, "", first, centre, null);
          }
          more.done();
          if (fresh) {
            e.id = UUID.randomUUID().toString();
            e.province = province.toString();
          }
          e.parent = Work.text(centre.parent());
          e.foundedOn = centre.foundedOn();
          if (fresh) {
            em.persist(e);
            em.flush();
            em.persist(entity(e.id, first, caller));
          }
          em.flush();
          Centre saved = read(em, e);
          work.changed(caller, "centre", e.id, before, image(saved));
          return saved;
        });
  }

  private static CentreFacts from(CentreFacts f, LocalDate day) {
    return new CentreFacts(
        f.from() == null ? day : f.from(),
        f.name(),
        f.form(),
        f.decisionNo(),
        f.decisionOn(),
        f.functions(),
        f.autonomy(),
        f.address(),
        f.officePhone(),
        f.officeMail());
  }

  private static void parent(EntityManager em, Input input, Centre centre, UnitRef province) {
    if (centre.parent() == null) {
      return;
    }
    CentreEntity above = em.find(CentreEntity.class, centre.parent().toString());
    if (above == null
        || !above.province.equals(province.toString())
        || centre.parent().equals(centre.id())) {
      input.add(
          "parent",
          "KC-ML-10",
          "Không có trung tâm này. Chọn một trung tâm của tỉnh.",
          "There is no such centre. Choose one of the province.");
      return;
    }
    long own =
        centre.id() == null
            ? 0
            : em.createQuery("select count(c) from CentreEntity c where c.parent = :id", Long.class)
                .setParameter("id", centre.id().toString())
                .getSingleResult();
    if (above.parent != null || own > 0) {
      input.add(
          "parent",
          "KC-ML-11",
          "Chỉ có hai cấp: trung tâm và đơn vị trực thuộc trung tâm.",
          "There are two levels: a centre and units under it.");
    } else if (centre.foundedOn().isBefore(above.foundedOn)
        || (above.closedOn != null && centre.closedOn() == null)) {
      input.add(
          "parent",
          "KC-ML-12",
          "Trung tâm này chưa thành lập hoặc đã kết thúc vào ngày đó.",
          "That centre does not exist throughout that time.");
    }
  }

  @Override
  public Centre saveFacts(Caller caller, UUID id, long version, CentreFacts facts) {
    return change(
        caller,
        id,
        version,
        (em, e) -> {
          Centre now = read(em, e);
          Input input = new Input();
          check(em, input, "", facts, now, now.id());
          input.done();
          em.createQuery("delete from CentreFactEntity f where f.centre = :id and f.fromDay = :day")
              .setParameter("id", e.id)
              .setParameter("day", facts.from())
              .executeUpdate();
          em.persist(entity(e.id, facts, caller));
        });
  }

  @Override
  public Centre removeFacts(Caller caller, UUID id, long version, LocalDate from) {
    return change(
        caller,
        id,
        version,
        (em, e) -> {
          List<CentreFacts> all = read(em, e).history();
          Input input = new Input();
          if (all.size() < 2 || all.get(all.size() - 1).from().equals(from)) {
            input.add(
                "from",
                "KC-ML-13",
                "Ghi nhận đầu tiên không bỏ được; sửa nội dung của nó.",
                "The first entry stays; change what it says.");
          }
          input.done();
          em.createQuery("delete from CentreFactEntity f where f.centre = :id and f.fromDay = :day")
              .setParameter("id", e.id)
              .setParameter("day", from)
              .executeUpdate();
        });
  }

  private void check(
      EntityManager em, Input input, String at, CentreFacts f, Centre centre, UUID self) {
    input.day(at + "from", f.from(), true);
    input.text(at + "name", f.name(), 300, true);
    input.present(at + "form", f.form());
    input.text(at + "decisionNo", f.decisionNo(), 100, false);
    rules.decision(input, at + "decisionOn", f.decisionOn(), f.from());
    input.text(at + "functions", f.functions(), 4000, false);
    input.text(at + "address", f.address(), 500, false);
    input.text(at + "officeMail", f.officeMail(), 200, false);
    NetworkRules.contact(
        input, at + "officePhone", f.officePhone(), at + "officeMail", f.officeMail());
    if (f.from() == null) {
      return;
    }
    if (f.from().isBefore(centre.foundedOn())) {
      reversed(
          input,
          at + "from",
          "Ngày có hiệu lực trước ngày thành lập.",
          "This is before the founding.");
    }
    if (f.autonomy() != null) {
      AutonomyEntity level = em.find(AutonomyEntity.class, f.autonomy());
      if (level == null || !level(level).on(f.from())) {
        input.add(
            at + "autonomy",
            "KC-ML-14",
            "Mức tự chủ này không áp dụng vào ngày đó. Chọn mức của ngày đó.",
            "This level was not in force then. Choose one of that day.");
      }
    }
    if (f.name() != null && !f.name().isBlank()) {
      sameName(em, input, at + "name", f, centre, self);
    }
  }

  /** Two centres of a province, or two units of a centre, do not bear one name at one time. */
  private static void sameName(
      EntityManager em, Input input, String field, CentreFacts f, Centre centre, UUID self) {
    List<Object[]> others =
        em.createQuery(
                "select c.id, c.parent, c.foundedOn, c.closedOn, f.fromDay from CentreFactEntity f,"
                    + " CentreEntity c where c.id = f.centre and c.province = :p and f.nameSearch ="
                    + " :name",
                Object[].class)
            .setParameter("p", centre.province().toString())
            .setParameter("name", VietnameseText.searchKey(f.name()))
            .getResultList();
    for (Object[] o : others) {
      boolean beside = Objects.equals(o[1], Work.text(centre.parent()));
      boolean other = self == null || !self.toString().equals(o[0]);
      LocalDate closed = (LocalDate) o[3];
      if (!beside || !other || (closed != null && !f.from().isBefore(closed))) {
        continue;
      }
      // A name that the other one gave up before is free again.
      LocalDate given = (LocalDate) o[4];
      List<LocalDate> later =
          em.createQuery(
                  "select g.fromDay from CentreFactEntity g where g.centre = :id and g.fromDay >"
                      + " :given and g.fromDay <= :day and g.nameSearch <> :name",
                  LocalDate.class)
              .setParameter("id", o[0])
              .setParameter("given", given)
              .setParameter("day", f.from())
              .setParameter("name", VietnameseText.searchKey(f.name()))
              .getResultList();
      if (later.isEmpty()) {
        input.add(
            field,
            "KC-ML-15",
            "Đã có một đơn vị cùng cấp mang tên này. Mở đơn vị đó, hoặc ghi tên khác.",
            "Another centre beside it bears this name. Open that one, or give another name.");
        return;
      }
    }
  }

  @Override
  public Centre saveStaff(Caller caller, UUID id, long version, CentreStaff staff) {
    Input input = new Input();
    input.day("asOf", staff.asOf(), true);
    if (staff.asOf() != null && staff.asOf().isAfter(work.today())) {
      input.add(
          "asOf",
          "KC-ML-16",
          "Số người chỉ ghi đến hôm nay.",
          "People are counted up to today only.");
    }
    if (staff.counts().isEmpty()) {
      input.add("counts", "KC-IN-1", "Cần ít nhất một dòng.", "Enter at least one row.");
    }
    input.rows("counts", staff.counts(), 100);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < staff.counts().size(); i++) {
      CentreStaff.Count c = staff.counts().get(i);
      String at = "counts[" + i + "].";
      input.present(at + "profession", c.profession());
      input.present(at + "contract", c.contract());
      if (c.people() < 0 || c.people() > MOST_PEOPLE) {
        input.add(
            at + "people",
            "KC-ML-17",
            "Số người từ 0 đến 10.000.",
            "The number of people is 0 to 10,000.");
      }
      if (!seen.add(c.profession() + "/" + c.contract())) {
        input.add(
            at + "profession",
            "KC-ML-18",
            "Ngành và loại hợp đồng này đã có ở dòng trên. Cộng vào một dòng.",
            "This field and contract stand in a row above. Add them into one.");
      }
    }
    input.done();
    return change(
        caller,
        id,
        version,
        (em, e) -> {
          Input days = new Input();
          if (staff.asOf().isBefore(e.foundedOn)) {
            reversed(days, "asOf", "Trước ngày thành lập.", "This is before the founding.");
          }
          days.done();
          withoutStaff(em, e, staff.asOf());
          for (CentreStaff.Count c : staff.counts()) {
            CentreStaffEntity s = new CentreStaffEntity();
            s.id = UUID.randomUUID().toString();
            s.centre = e.id;
            s.asOf = staff.asOf();
            s.profession = c.profession().name();
            s.contract = c.contract().name();
            s.people = c.people();
            em.persist(s);
          }
        });
  }

  @Override
  public Centre removeStaff(Caller caller, UUID id, long version, LocalDate asOf) {
    return change(caller, id, version, (em, e) -> withoutStaff(em, e, asOf));
  }

  private static void withoutStaff(EntityManager em, CentreEntity e, LocalDate asOf) {
    em.createQuery("delete from CentreStaffEntity s where s.centre = :id and s.asOf = :day")
        .setParameter("id", e.id)
        .setParameter("day", asOf)
        .executeUpdate();
  }

  @Override
  public Centre close(Caller caller, UUID id, long version, LocalDate on, String reason) {
    Input input = new Input();
    input.day("closedOn", on, true);
    input.text("closedReason", reason, 1000, true);
    input.done();
    return change(
        caller,
        id,
        version,
        (em, e) -> {
          Centre now = read(em, e);
          Input days = new Input();
          LocalDate last = now.history().get(0).from();
          LocalDate counted = now.staffing().isEmpty() ? last : now.staffing().get(0).asOf();
          if (!on.isAfter(last) || !on.isAfter(counted)) {
            reversed(
                days,
                "closedOn",
                "Ngày kết thúc không sau ghi nhận cuối cùng về trung tâm.",
                "The end is not after the last entry about the centre.");
          }
          days.done();
          long open =
              em.createQuery(
                      "select count(c) from CentreEntity c where c.parent = :id and (c.closedOn is"
                          + " null or c.closedOn > :on)",
                      Long.class)
                  .setParameter("id", e.id)
                  .setParameter("on", on)
                  .getSingleResult();
          if (open > 0) {
            throw new CtdpException(NetworkError.UNITS_OPEN, now.history().get(0).name(), open);
          }
          e.closedOn = on;
          e.closedReason = VietnameseText.normalise(reason);
        });
  }

  private static void reversed(Input input, String field, String vi, String en) {
    input.add(field, "KC-ML-19", vi + " Kiểm tra lại các ngày.", en + " Check the days.");
  }

  @Override
  public List<AutonomyLevel> autonomyLevels() {
    return jpa.txExpr(TransactionType.Supports, CentreService::levels);
  }

  private static List<AutonomyLevel> levels(EntityManager em) {
    return em
        .createQuery(
            "select a from AutonomyEntity a order by a.validFrom, a.sortNo", AutonomyEntity.class)
        .getResultList()
        .stream()
        .map(CentreService::level)
        .toList();
  }

  private static AutonomyLevel level(AutonomyEntity a) {
    return new AutonomyLevel(
        a.id, new Localized(a.nameVi, a.nameEn), a.validFrom, a.validTo, a.legalText, a.remark);
  }

  /** What an act does to a centre. */
  private interface Act {
    void on(EntityManager em, CentreEntity e);
  }

  private Centre change(Caller caller, UUID id, long version, Act act) {
    rules.requireEdit(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          CentreEntity e = open(em, id, version);
          Map<String, String> before = image(read(em, e));
          act.on(em, e);
          // What hangs on the centre is a part of it: its version counts every change.
          em.lock(e, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
          em.flush();
          Centre saved = read(em, e);
          work.changed(caller, "centre", e.id, before, image(saved));
          return saved;
        });
  }

  private CentreEntity open(EntityManager em, UUID id, long version) {
    CentreEntity e = Work.found(em.find(CentreEntity.class, id.toString()), WHAT, id);
    if (!work.visible(e.province)) {
      Work.found(null, WHAT, id);
    }
    Work.known(e, e.version, version);
    if (e.closedOn != null) {
      throw new CtdpException(NetworkError.CENTRE_CLOSED, read(em, e).history().get(0).name());
    }
    return e;
  }

  private static CentreFactEntity entity(String centre, CentreFacts f, Caller caller, Work work) {
    CentreFactEntity e = new CentreFactEntity();
    e.id = UUID.randomUUID().toString();
    e.centre = centre;
    e.fromDay = f.from();
    e.name = clean(f.name());
    e.nameSearch = VietnameseText.searchKey(f.name());
    e.form = f.form().name();
    e.decisionNo = clean(f.decisionNo());
    e.decisionOn = f.decisionOn();
    e.functions = f.functions() == null || f.functions().isBlank() ? null : f.functions().strip();
    e.autonomy = f.autonomy();
    e.address = clean(f.address());
    e.officePhone = clean(f.officePhone());
    e.officeMail = clean(f.officeMail());
    e.recordedBy = caller.username();
    e.recordedAt = work.now();
    return e;
  }

  private CentreFactEntity entity(String centre, CentreFacts f, Caller caller) {
    return entity(centre, f, caller, work);
  }

  static String clean(String text) {
    String plain = VietnameseText.normalise(text);
    return plain == null || plain.isEmpty() ? null : plain;
  }

  private static Centre read(EntityManager em, CentreEntity e) {
    return centre(
        e,
        facts(em, List.of(e.id)).getOrDefault(e.id, List.of()),
        staff(em, List.of(e.id)).getOrDefault(e.id, List.of()));
  }

  private static Centre centre(CentreEntity e, List<CentreFacts> facts, List<CentreStaff> staff) {
    return new Centre(
        UUID.fromString(e.id),
        UnitRef.parse(e.province),
        Work.uuid(e.parent),
        e.foundedOn,
        e.closedOn,
        e.closedReason,
        facts,
        staff,
        e.version);
  }

  private static Map<String, List<CentreFacts>> facts(EntityManager em, List<String> ids) {
    Map<String, List<CentreFacts>> result = new HashMap<>();
    em.createQuery(
            "select f from CentreFactEntity f where f.centre in :ids order by f.fromDay desc",
            CentreFactEntity.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            f ->
                result
                    .computeIfAbsent(f.centre, k -> new ArrayList<>())
                    .add(
                        new CentreFacts(
                            f.fromDay,
                            f.name,
                            CentreForm.valueOf(f.form),
                            f.decisionNo,
                            f.decisionOn,
                            f.functions,
                            f.autonomy,
                            f.address,
                            f.officePhone,
                            f.officeMail)));
    return result;
  }

  private static Map<String, List<CentreStaff>> staff(EntityManager em, List<String> ids) {
    Map<String, Map<LocalDate, List<CentreStaff.Count>>> byDay = new HashMap<>();
    em.createQuery(
            "select s from CentreStaffEntity s where s.centre in :ids", CentreStaffEntity.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            s ->
                byDay
                    .computeIfAbsent(s.centre, k -> new TreeMap<>(Comparator.reverseOrder()))
                    .computeIfAbsent(s.asOf, k -> new ArrayList<>())
                    .add(
                        new CentreStaff.Count(
                            Profession.valueOf(s.profession),
                            StaffContract.valueOf(s.contract),
                            s.people)));
    Map<String, List<CentreStaff>> result = new HashMap<>();
    byDay.forEach(
        (id, days) -> {
          List<CentreStaff> all = new ArrayList<>();
          days.forEach(
              (day, counts) -> {
                counts.sort(
                    Comparator.comparing(CentreStaff.Count::profession)
                        .thenComparing(CentreStaff.Count::contract));
                all.add(new CentreStaff(day, counts));
              });
          result.put(id, all);
        });
    return result;
  }

  private static Map<String, String> image(Centre c) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("foundedOn", text(c.foundedOn()));
    image.put("closedOn", text(c.closedOn()));
    image.put("closedReason", text(c.closedReason()));
    image.put("parent", text(c.parent()));
    if (!c.history().isEmpty()) {
      CentreFacts f = c.history().get(0);
      image.put("from", text(f.from()));
      image.put("name", text(f.name()));
      image.put("form", text(f.form()));
      image.put("decisionNo", text(f.decisionNo()));
      image.put("decisionOn", text(f.decisionOn()));
      image.put("functions", text(f.functions()));
      image.put("autonomy", text(f.autonomy()));
      image.put("address", text(f.address()));
    }
    image.put(
        "history",
        c.history().stream().map(f -> f.from() + " " + f.name()).collect(Collectors.joining("; ")));
    image.put(
        "staff",
        c.staffing().stream()
            .map(s -> s.asOf() + ": " + s.total())
            .collect(Collectors.joining("; ")));
    return image;
  }

  static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
