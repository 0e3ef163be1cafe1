package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.stream.AdviceDesk;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamPublisher;

/**
 * Advice on modules. Every change publishes all advice that is in force, for everybody, so that the
 * last item is the whole truth and a province that was away long reads one item only.
 */
@Component(service = AdviceDesk.class)
public final class AdviceService implements AdviceDesk {

  private static final Caller SYSTEM = Caller.system("exchange.advice");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final StreamPublisher publisher;
  private final ModuleManager modules;
  private final TerritoryService territory;
  private final CalendarService calendar;
  private final AuditLog audit;
  private final Clock clock;

  @Activate
  public AdviceService(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference StreamPublisher publisher,
      @Reference ModuleManager modules,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference AuditLog audit,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.publisher = publisher;
    this.modules = modules;
    this.territory = territory;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<Advice> list(Caller caller) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    LocalDate today = calendar.today();
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select a from AdviceEntity a order by a.advisedAt desc, a.id",
                    AdviceEntity.class)
                .setMaxResults(500)
                .getResultList()
                .stream()
                .map(a -> advice(a, today))
                .sorted(Comparator.comparing(a -> a.inForce() ? 0 : 1))
                .toList());
  }

  private static Advice advice(AdviceEntity a, LocalDate today) {
    return new Advice(
        a.id,
        a.moduleId,
        ModuleStatus.Advice.valueOf(a.advice),
        Audience.parse(a.audience),
        a.reason,
        a.until,
        a.advisedBy,
        a.advisedAt,
        inForce(a, today));
  }

  private static boolean inForce(AdviceEntity a, LocalDate today) {
    return a.withdrawnAt == null && (a.until == null || !a.until.isBefore(today));
  }

  @Override
  public Advice advise(
      Caller caller,
      String moduleId,
      ModuleStatus.Advice level,
      Audience audience,
      String reason,
      LocalDate until) {
    access.require(caller, StreamPermissions.ADVISE, Target.INSTANCE);
    List<FieldProblem> problems = new ArrayList<>();
    String why = reason == null ? "" : VietnameseText.normalise(reason).strip();
    if (why.isEmpty() || why.length() > 1000) {
      problems.add(problem("reason", "Cần nêu lý do, tối đa 1.000 ký tự.", "A reason is needed."));
    }
    if (moduleId == null || !moduleId.matches("[a-z][a-z0-9-]{1,59}")) {
      problems.add(problem("module", "Chọn phân hệ.", "Choose a module."));
    }
    if (level == null || level == ModuleStatus.Advice.NONE) {
      problems.add(
          problem("advice", "Chọn yêu cầu hoặc khuyến nghị.", "Choose required or recommended."));
    }
    LocalDate today = calendar.today();
    if (until != null && until.isBefore(today)) {
      problems.add(problem("until", "Ngày hết hạn đã qua.", "The last day has passed."));
    }
    if (audience.toString().length() > 1000) {
      problems.add(problem("audience", "Quá nhiều tỉnh.", "Too many provinces."));
    }
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          AdviceEntity a = new AdviceEntity();
          a.id = UUID.randomUUID().toString();
          a.moduleId = moduleId;
          a.advice = level.name();
          a.audience = audience.toString();
          a.reason = why;
          a.until = until;
          a.advisedBy = caller.displayName();
          a.advisedAt = now();
          em.persist(a);
          em.flush();
          boolean required = level == ModuleStatus.Advice.REQUIRED;
          Localized name = names(em).getOrDefault(moduleId, new Localized(moduleId, moduleId));
          publish(
              em,
              caller,
              new Localized(
                  (required ? "Yêu cầu" : "Khuyến nghị") + " bật phân hệ " + name.vi(),
                  "Module " + name.en() + (required ? " required" : " recommended")));
          audit.append(
              caller,
              "exchange.module.advise",
              null,
              Map.of(
                  "module",
                  moduleId,
                  "advice",
                  level.name(),
                  "audience",
                  StreamService.cut(a.audience, 500),
                  "reason",
                  why));
          return advice(a, today);
        });
  }

  @Override
  public void withdraw(Caller caller, String id) {
    access.require(caller, StreamPermissions.ADVISE, Target.INSTANCE);
    jpa.tx(
        TransactionType.Required,
        em -> {
          AdviceEntity a = em.find(AdviceEntity.class, id);
          if (a == null || a.withdrawnAt != null) {
            throw new CtdpException(CoreError.NOT_FOUND, "khuyến nghị", id);
          }
          a.withdrawnBy = caller.displayName();
          a.withdrawnAt = now();
          em.flush();
          Localized name =
              names(em).getOrDefault(a.moduleId, new Localized(a.moduleId, a.moduleId));
          publish(
              em,
              caller,
              new Localized(
                  "Rút khuyến nghị phân hệ " + name.vi(),
                  "Advice on module " + name.en() + " withdrawn"));
          audit.append(caller, "exchange.module.withdraw", null, Map.of("module", a.moduleId));
        });
  }

  private void publish(EntityManager em, Caller caller, Localized title) {
    LocalDate today = calendar.today();
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-module-advice-1");
    ArrayNode list = content.putArray("advice");
    em
        .createQuery(
            "select a from AdviceEntity a where a.withdrawnAt is null order by a.advisedAt, a.id",
            AdviceEntity.class)
        .getResultList()
        .stream()
        .filter(a -> inForce(a, today))
        .forEach(
            a -> {
              ObjectNode o = list.addObject();
              o.put("module", a.moduleId);
              o.put("advice", a.advice);
              o.put("audience", a.audience);
              o.put("reason", a.reason);
              o.put("until", a.until == null ? "" : a.until.toString());
            });
    publisher.publish(
        caller,
        new NewItem(ItemKind.MODULE_ADVICE, Audience.ALL, "", title, StreamService.text(content)));
  }

  @Override
  public List<KnownModule> modules(Caller caller) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(TransactionType.Required, this::names).entrySet().stream()
        .map(e -> new KnownModule(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(m -> m.name().vi(), VietnameseText.order()))
        .toList();
  }

  /** What modules are called, those of provinces and those of this instance. */
  private Map<String, Localized> names(EntityManager em) {
    Map<String, Localized> names = new HashMap<>();
    em.createQuery(
            "select distinct m.moduleId, m.nameVi, m.nameEn from ProvinceModuleEntity m",
            Object[].class)
        .getResultList()
        .forEach(r -> names.put((String) r[0], new Localized((String) r[1], (String) r[2])));
    modules.list(SYSTEM).forEach(m -> names.put(m.id(), m.name()));
    return names;
  }

  @Override
  public List<ProvinceModules> provinces(Caller caller) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    LocalDate today = calendar.today();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, StreamReaderEntity> readers = new HashMap<>();
          em.createQuery("select r from StreamReaderEntity r", StreamReaderEntity.class)
              .getResultList()
              .forEach(r -> readers.put(r.province, r));
          List<Advice> advice =
              em
                  .createQuery(
                      "select a from AdviceEntity a where a.withdrawnAt is null",
                      AdviceEntity.class)
                  .getResultList()
                  .stream()
                  .map(a -> advice(a, today))
                  .filter(Advice::inForce)
                  .toList();
          Map<String, List<State>> states = new HashMap<>();
          em.createQuery("select m from ProvinceModuleEntity m", ProvinceModuleEntity.class)
              .getResultList()
              .forEach(
                  m ->
                      states
                          .computeIfAbsent(m.province, p -> new ArrayList<>())
                          .add(
                              new State(
                                  m.moduleId,
                                  m.version,
                                  m.enabled,
                                  m.since,
                                  asked(advice, m.moduleId, UnitRef.parse(m.province)))));
          return territory.provinces(today).stream()
              .map(
                  u -> {
                    StreamReaderEntity r = readers.get(u.ref().toString());
                    return new ProvinceModules(
                        u,
                        r == null ? null : r.statusAt,
                        r == null ? "" : r.version,
                        states.getOrDefault(u.ref().toString(), List.of()));
                  })
              .toList();
        });
  }

  private static ModuleStatus.Advice asked(List<Advice> all, String module, UnitRef province) {
    ModuleStatus.Advice asked = ModuleStatus.Advice.NONE;
    for (Advice a : all) {
      if (a.moduleId().equals(module)
          && a.audience().includes(province)
          && asked != ModuleStatus.Advice.REQUIRED) {
        asked = a.level();
      }
    }
    return asked;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static FieldProblem problem(String field, String vi, String en) {
    return FieldProblem.error(field, "EXM-FIELD", vi, en);
  }
}
