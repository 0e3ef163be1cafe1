package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
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
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.extension.travel.Reach;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.Travel;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;
import vn.ctdp.extension.travel.TravelRow;

/** National projects on the exchange, on JPA. */
@Component(service = ProjectTravel.class)
public class TravelService implements ProjectTravel {

  private static final SortColumns SORTS =
      new SortColumns(
          Map.of(
              "name", "p.nameSort",
              "code", "p.code",
              "year", "p.year",
              "support", "p.kcqg + p.kcdp",
              "heard", "t.heardAt"),
          "p.year desc, p.nameSort",
          "p.id");

  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectService projects;
  private final TravelRoad road;
  private final TravelInbox inbox;

  /** Made by the component runtime. */
  @Activate
  public TravelService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectService projects,
      @Reference TravelRoad road,
      @Reference TravelInbox inbox) {
    this.jpa = jpa;
    this.work = work;
    this.projects = projects;
    this.road = road;
    this.inbox = inbox;
  }

  @Override
  public Page<TravelRow> projects(Caller caller, PageRequest request) {
    work.requireView(caller);
    Work.onlyFilters(request, Set.of("province", "state", "year", "waits", "open"));
    Work.Where where =
        new Work.Where()
            .and("p.id = t.project")
            .filter(request, "province", "p.province")
            .filter(request, "state", "p.state")
            .number(request, "year", "p.year")
            .filter(request, "waits", "t.waitsFor")
            .search("p.searchText", request.search());
    if ("true".equals(request.filters().get("open"))) {
      where.and("t.openActs > 0");
    }
    work.province().ifPresent(p -> where.and("p.province = :own", "own", p.toString()));
    String from = " from ProjectEntity p, TravelEntity t" + where;
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          long total =
              where.bind(em.createQuery("select count(p)" + from, Long.class)).getSingleResult();
          List<Object[]> rows =
              where
                  .bind(
                      em.createQuery(
                          "select p, t" + from + SORTS.orderBy(request.sorts()), Object[].class))
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList();
          Map<String, Localized> names =
              Lifecycles.of(em, FundLevel.KCQG, null).states().stream()
                  .collect(Collectors.toMap(Process.State::code, Process.State::name));
          return new Page<>(
              rows.stream()
                  .map(r -> row((ProjectEntity) r[0], (TravelEntity) r[1], names))
                  .toList(),
              total);
        });
  }

  private static TravelRow row(ProjectEntity p, TravelEntity t, Map<String, Localized> names) {
    return new TravelRow(
        UUID.fromString(p.id),
        p.code,
        p.name,
        UnitRef.parse(p.province),
        p.year,
        p.state,
        names.getOrDefault(p.state, new Localized(p.state, p.state)),
        Phase.valueOf(p.phase),
        Math.addExact(p.kcqg, p.kcdp),
        side(t.waitsFor),
        t.openActs,
        t.openRequests,
        t.heardAt);
  }

  private static Side side(String name) {
    return name == null || name.isEmpty() ? null : Side.valueOf(name);
  }

  @Override
  public Optional<Travel> travel(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            Travelling.of(em, project.toString())
                .filter(t -> work.visible(t.province))
                .map(t -> travel(em, t)));
  }

  private Travel travel(EntityManager em, TravelEntity t) {
    Side here = Travelling.side(work);
    List<StepEntity> steps = TravelStore.steps(em, t.project);
    List<TravelActEntity> acts = Travelling.acts(em, t.project);
    Map<String, TravelActEntity> actsById =
        acts.stream().collect(Collectors.toMap(a -> a.id, Function.identity()));
    Map<Long, TravelReceiptEntity> receipts = here == Side.PROVINCE ? receipts(em, t) : Map.of();
    List<Travel.Mark> marks = new ArrayList<>();
    for (StepEntity s : steps) {
      marks.add(mark(s, here, actsById, receipts));
    }
    TravelReceiptEntity last = receipts.get(t.change);
    List<TravelRequest> requests = new ArrayList<>();
    for (TravelRequestEntity r : Travelling.requests(em, t.project)) {
      requests.add(
          TravelStore.request(
              em,
              r,
              here == Side.CENTRE ? Reach.DA_NHAN : reach(receipt(receipts, r.change), r.change)));
    }
    return new Travel(
        UUID.fromString(t.project),
        UnitRef.parse(t.province),
        here,
        side(t.waitsFor),
        t.change,
        here == Side.CENTRE ? Reach.DA_NHAN : reach(last, t.change),
        here == Side.CENTRE ? t.heardAt : last == null ? null : last.receivedAt,
        last == null ? null : proof(last),
        marks,
        acts.stream().map(TravelStore::act).toList(),
        requests);
  }

  private Reach reach(TravelReceiptEntity receipt, long change) {
    return receipt != null
        ? Reach.DA_NHAN
        : change <= road.collected() ? Reach.DA_GUI : Reach.CHO_GUI;
  }

  private static TravelReceiptEntity receipt(Map<Long, TravelReceiptEntity> receipts, long change) {
    return receipts.get(change);
  }

  private Travel.Mark mark(
      StepEntity s,
      Side here,
      Map<String, TravelActEntity> acts,
      Map<Long, TravelReceiptEntity> receipts) {
    Side by = Side.CENTRE.name().equals(s.origin) ? Side.CENTRE : Side.PROVINCE;
    if (by == Side.CENTRE) {
      TravelActEntity act = acts.get(s.act);
      String item = act == null || act.item == 0 ? null : "#" + act.item;
      boolean known =
          here == Side.PROVINCE || act == null || !act.state.equals(TravelAct.State.SENT.name());
      return new Travel.Mark(by, known ? Reach.DA_NHAN : Reach.DA_GUI, null, item);
    }
    if (here == Side.CENTRE) {
      return new Travel.Mark(by, Reach.DA_NHAN, null, null);
    }
    TravelReceiptEntity receipt = receipts.get(s.change);
    return new Travel.Mark(
        by,
        reach(receipt, s.change),
        receipt == null ? null : receipt.receivedAt,
        receipt == null ? null : proof(receipt));
  }

  private static String proof(TravelReceiptEntity receipt) {
    return "#" + receipt.batch + " " + receipt.digest.substring(0, 12);
  }

  /** The first receipt that covers each change of a project, by the change's number. */
  private static Map<Long, TravelReceiptEntity> receipts(EntityManager em, TravelEntity t) {
    Map<Long, Long> batches = new HashMap<>();
    for (String changes :
        List.of(
            "select s.change, min(r.batch) from StepEntity s, TravelReceiptEntity r where"
                + " s.project = :id and r.through >= s.change group by s.change",
            "select q.change, min(r.batch) from TravelRequestEntity q, TravelReceiptEntity r where"
                + " q.project = :id and r.through >= q.change group by q.change",
            "select t.change, min(r.batch) from TravelEntity t, TravelReceiptEntity r where"
                + " t.project = :id and r.through >= t.change group by t.change")) {
      for (Object[] row :
          em.createQuery(changes, Object[].class).setParameter("id", t.project).getResultList()) {
        batches.put((Long) row[0], (Long) row[1]);
      }
    }
    if (batches.isEmpty()) {
      return Map.of();
    }
    Map<Long, TravelReceiptEntity> byBatch =
        em
            .createQuery(
                "select r from TravelReceiptEntity r where r.batch in :batches",
                TravelReceiptEntity.class)
            .setParameter("batches", batches.values())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(r -> r.batch, Function.identity()));
    Map<Long, TravelReceiptEntity> result = new HashMap<>();
    batches.forEach((change, batch) -> result.put(change, byBatch.get(batch)));
    return result;
  }

  private void requireHere(Side side) {
    if (Travelling.side(work) != side) {
      throw new CtdpException(TravelError.NOT_HERE, side.label().vi(), side.label().en());
    }
  }

  private static TravelEntity travelling(EntityManager em, ProjectEntity e) {
    return Travelling.of(em, e.id)
        .orElseThrow(() -> new CtdpException(TravelError.NOT_TRAVELLING, e.code));
  }

  private ProjectEntity found(EntityManager em, String project) {
    ProjectEntity e = em.find(ProjectEntity.class, project);
    return Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
  }

  @Override
  public TravelRequest ask(Caller caller, Project changed, TravelRequest.Ask ask) {
    requireHere(Side.PROVINCE);
    Input input = ProjectInput.check(changed);
    input.text("ask.document", ask.document(), 300, true);
    input.day("ask.on", ask.on(), true);
    input.text("ask.reason", ask.reason(), 2000, true);
    if (ask.on() != null && ask.on().isAfter(work.today())) {
      input.add("ask.on", "KC-TT-1", "Ngày đề nghị chưa đến.", "The day has not come yet.");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          ProjectEntity e = found(em, Work.text(changed.id()));
          work.require(caller, ExtensionPermissions.APPRAISE, UnitRef.parse(e.province));
          Work.known(e, e.version, changed.version());
          TravelEntity t = travelling(em, e);
          Travelling.requireNoRequest(t, e);
          Phase phase = Phase.valueOf(e.phase);
          if (phase != Phase.DA_DUYET && phase != Phase.THUC_HIEN && phase != Phase.HOAN_THANH) {
            throw new CtdpException(ExtensionError.NOT_APPROVED, e.code);
          }
          PlanEntity plan = em.find(PlanEntity.class, e.plan);
          Project before = ProjectStore.project(em, e);
          Project named = projects.adjustable(caller, changed, plan, input);
          Project wanted = ProjectStore.completed(named, before, plan);
          Adjustment.Route route = AdjustmentService.route(em, plan, before, wanted);
          if (route.changes().isEmpty()) {
            input.add(
                "",
                "KC-DC-1",
                "Không có thay đổi nào cần quyết định.",
                "Nothing changes that is decided.");
            input.done();
          }
          if (route.authority() == Authority.SO) {
            throw new CtdpException(TravelError.ASK_YOURSELF);
          }
          TravelRequestEntity r = new TravelRequestEntity();
          r.id = UUID.randomUUID().toString();
          r.project = e.id;
          r.pos = Travelling.requests(em, e.id).size();
          r.state = TravelRequest.State.OPEN.name();
          r.askedOn = ask.on();
          r.document = VietnameseText.normalise(ask.document());
          r.reason = VietnameseText.normalise(ask.reason());
          r.authority = route.authority().name();
          r.routeVi = route.why().vi();
          r.routeEn = route.why().en();
          r.clause = route.clause();
          r.supportBefore = route.supportBefore();
          r.supportAfter = route.supportAfter();
          r.askedBy = caller.username();
          r.askedAt = road.now();
          r.change = Travelling.number(em);
          em.persist(r);
          em.flush();
          Travelling.keep(
              em, r.id, TravelJson.write(new TravelJson.Wanted(wanted, route.changes())));
          Travelling.touched(em, e, road.now());
          log(caller, e, "ask", r.document, r.reason);
          return TravelStore.request(em, r, Reach.CHO_GUI);
        });
  }

  private void log(Caller caller, ProjectEntity e, String act, String document, String note) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("document.after", document == null ? "" : document);
    details.put("note.after", note == null ? "" : note);
    details.values().removeIf(String::isEmpty);
    details.replaceAll((k, v) -> v.length() <= 500 ? v : v.substring(0, 499) + "…");
    work.log(caller, "project", act, e.id, details);
  }

  private static TravelRequestEntity open(EntityManager em, UUID request) {
    TravelRequestEntity r =
        Work.found(
            em.find(TravelRequestEntity.class, request.toString()), "đề nghị điều chỉnh", request);
    if (!r.state.equals(TravelRequest.State.OPEN.name())) {
      throw new CtdpException(TravelError.REQUEST_OVER);
    }
    return r;
  }

  @Override
  public TravelRequest withdraw(Caller caller, UUID request, String reason) {
    requireHere(Side.PROVINCE);
    Input input = new Input();
    input.text("reason", reason, 2000, true);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          TravelRequestEntity r = open(em, request);
          ProjectEntity e = found(em, r.project);
          work.require(caller, ExtensionPermissions.APPRAISE, UnitRef.parse(e.province));
          r.state = TravelRequest.State.WITHDRAWN.name();
          r.answer = VietnameseText.normalise(reason);
          r.answeredOn = work.today();
          r.change = Travelling.number(em);
          em.flush();
          Travelling.touched(em, e, road.now());
          log(caller, e, "withdraw", r.document, r.answer);
          return TravelStore.request(em, r, Reach.CHO_GUI);
        });
  }

  @Override
  public TravelRequest decide(Caller caller, UUID request, TravelRequest.Verdict verdict) {
    requireHere(Side.CENTRE);
    Input input = new Input();
    input.present("authority", verdict.authority());
    input.text("document", verdict.document(), 300, true);
    input.day("on", verdict.on(), true);
    input.text("reason", verdict.reason(), 2000, !verdict.approve());
    if (verdict.on() != null && verdict.on().isAfter(work.today())) {
      input.add("on", "KC-TT-1", "Ngày quyết định chưa đến.", "The day has not come yet.");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          TravelRequestEntity r = open(em, request);
          ProjectEntity e = found(em, r.project);
          work.require(caller, ExtensionPermissions.DECIDE, UnitRef.parse(e.province));
          TravelEntity t = travelling(em, e);
          if (t.openActs > 0) {
            throw new CtdpException(TravelError.SETTLE_FIRST, e.code);
          }
          Authority lowest = Authority.valueOf(r.authority);
          if (verdict.authority().compareTo(lowest) < 0 || verdict.authority() == Authority.UBND) {
            input.add(
                "authority",
                "KC-DC-2",
                "Thuộc thẩm quyền "
                    + lowest.label().vi()
                    + ": "
                    + r.routeVi
                    + " ("
                    + r.clause
                    + ").",
                "To be decided by "
                    + lowest.label().en()
                    + ": "
                    + r.routeEn
                    + " ("
                    + r.clause
                    + ").");
          }
          if (verdict.on().isBefore(r.askedOn)) {
            input.add(
                "on",
                "KC-LT-18",
                "Quyết định trước ngày đề nghị (" + ProjectInput.shown(r.askedOn) + ").",
                "The decision is before the request (" + ProjectInput.shown(r.askedOn) + ").");
          }
          input.done();
          TravelActEntity act =
              road.act(
                  caller,
                  em,
                  e,
                  TravelAct.Kind.DECISION,
                  verdict.approve() ? "Đồng ý điều chỉnh" : "Không đồng ý điều chỉnh",
                  verdict.approve() ? "Approve the adjustment" : "Refuse the adjustment");
          act.about = r.id;
          act.verdict = verdict.approve() ? "APPROVE" : "REFUSE";
          act.authority = verdict.authority().name();
          act.document = VietnameseText.normalise(verdict.document());
          act.documentOn = verdict.on();
          act.doneOn = verdict.on();
          act.note = VietnameseText.normalise(verdict.reason());
          r.state = TravelRequest.State.DECIDED.name();
          r.answer = act.note;
          r.answeredOn = act.documentOn;
          Travelling.refresh(em, t, e);
          road.send(caller, em, e, act);
          return TravelStore.request(em, r, Reach.DA_NHAN);
        });
  }

  @Override
  public Travel settle(Caller caller, UUID id, String note) {
    Input input = new Input();
    input.text("note", note, 2000, true);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          TravelActEntity act =
              Work.found(em.find(TravelActEntity.class, id.toString()), "việc", id);
          ProjectEntity e = found(em, act.project);
          work.require(caller, ExtensionPermissions.DECIDE, UnitRef.parse(e.province));
          TravelEntity t = travelling(em, e);
          boolean asked =
              Travelling.acts(em, e.id).stream()
                  .anyMatch(
                      a -> act.id.equals(a.about) && a.state.equals(TravelAct.State.SENT.name()));
          if (!act.state.equals(TravelAct.State.OPEN.name()) || asked) {
            throw new CtdpException(TravelError.SETTLED);
          }
          String words = VietnameseText.normalise(note);
          if (Travelling.side(work) == Side.PROVINCE) {
            inbox.force(caller, em, e, act, words);
          } else {
            TravelActEntity back =
                road.act(
                    caller,
                    em,
                    e,
                    TravelAct.Kind.WITHDRAWAL,
                    "Rút lại: " + cut(act.actVi),
                    "Taken back: " + cut(act.actEn));
            back.about = act.id;
            back.note = words;
            road.send(caller, em, e, back);
          }
          log(caller, e, "settle", act.document, words);
          return travel(em, t);
        });
  }

  private static String cut(String name) {
    return name.length() <= 180 ? name : name.substring(0, 180);
  }

  @Override
  public int fromYear(Caller caller) {
    work.requireView(caller);
    return jpa.txExpr(TransactionType.Supports, Travelling::fromYear);
  }

  @Override
  public int fromYear(Caller caller, int year) {
    Input input = new Input();
    input.year("year", year);
    input.done();
    requireHere(Side.PROVINCE);
    work.require(caller, ExtensionPermissions.PROCESS, work.province().orElse(null));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          TravelSettingEntity setting = em.find(TravelSettingEntity.class, 1);
          Map<String, String> details = new LinkedHashMap<>();
          details.put("fromYear.before", Integer.toString(setting.fromYear));
          details.put("fromYear.after", Integer.toString(year));
          setting.fromYear = year;
          em.flush();
          work.log(caller, "process", "update", work.province().orElseThrow().toString(), details);
          return year;
        });
  }

  /** A wanted project as a change of the stored one as it is now. */
  static Project at(Project p, ProjectEntity e) {
    return new Project(
        UUID.fromString(e.id),
        e.code,
        p.name(),
        UUID.fromString(e.plan),
        p.level(),
        p.year(),
        p.kind(),
        p.province(),
        p.unit(),
        p.unitName(),
        p.contents(),
        p.sector(),
        p.beneficiaries(),
        p.partners(),
        p.places(),
        p.priority(),
        p.text(),
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        p.funds(),
        p.note(),
        e.version);
  }
}
