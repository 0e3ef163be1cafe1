package vn.ctdp.core.security.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.security.internal.World;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Every scope against every target, on the centre and on a province's own instance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeMatrixTest {

  private static final UnitRef DAK_NONG = new UnitRef("67", Vintage.V63);
  private static final UUID COMMITTEE = UUID.randomUUID();
  private static final UUID DEPARTMENT = UUID.randomUUID();
  private static final UUID OFFICE = UUID.randomUUID();
  private static final UUID CENTRE_OF_OFFICE = UUID.randomUUID();
  private static final UUID NEIGHBOUR = UUID.randomUUID();

  private static final Map<String, Target> TARGETS = new LinkedHashMap<>();

  static {
    TARGETS.put("own unit", Target.of(DEPARTMENT, World.LAM_DONG));
    TARGETS.put("unit below", Target.of(OFFICE, World.LAM_DONG));
    TARGETS.put("unit two below", Target.of(CENTRE_OF_OFFICE, null));
    TARGETS.put("unit above", Target.of(COMMITTEE, World.LAM_DONG));
    TARGETS.put("unit of another province", Target.of(NEIGHBOUR, World.LAI_CHAU));
    TARGETS.put("own province", Target.of(World.LAM_DONG));
    TARGETS.put("former province", Target.of(DAK_NONG));
    TARGETS.put("another province", Target.of(World.LAI_CHAU));
    TARGETS.put("instance", Target.INSTANCE);
  }

  private TestDatabase database;
  private Node node;

  @TempDir private Path secrets;

  private final List<Organisation> tree = new ArrayList<>();

  @BeforeAll
  void start() {
    database = TestDatabase.derby("security");
    node = database.node();
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @BeforeEach
  void reset() {
    World.empty(node);
    tree.clear();
    tree.add(organisation(COMMITTEE, null, World.LAM_DONG));
    tree.add(organisation(DEPARTMENT, COMMITTEE, World.LAM_DONG));
    tree.add(organisation(OFFICE, DEPARTMENT, World.LAM_DONG));
    tree.add(organisation(CENTRE_OF_OFFICE, OFFICE, World.LAM_DONG));
    tree.add(organisation(NEIGHBOUR, null, World.LAI_CHAU));
  }

  @Test
  void scopesOnTheCentre() {
    World centre = world(null);
    assertThat(allowed(centre, Scope.OWN_UNIT)).containsExactly("own unit");
    assertThat(allowed(centre, Scope.SUBTREE))
        .containsExactly("own unit", "unit below", "unit two below");
    assertThat(allowed(centre, Scope.PROVINCE))
        .containsExactly(
            "own unit",
            "unit below",
            "unit two below",
            "unit above",
            "own province",
            "former province");
    assertThat(allowed(centre, Scope.NATIONAL)).containsExactlyElementsOf(TARGETS.keySet());
  }

  @Test
  void scopesOnTheProvincesOwnInstance() {
    World province = world(World.LAM_DONG);
    assertThat(allowed(province, Scope.OWN_UNIT)).containsExactly("own unit");
    assertThat(allowed(province, Scope.SUBTREE))
        .containsExactly("own unit", "unit below", "unit two below");
    assertThat(allowed(province, Scope.PROVINCE)).containsExactlyElementsOf(TARGETS.keySet());
    assertThat(allowed(province, Scope.NATIONAL)).containsExactlyElementsOf(TARGETS.keySet());
  }

  @Test
  void reachNarrowsQueriesToWhatIsAllowed() {
    World centre = world(null);
    assertThat(reach(centre, Scope.OWN_UNIT))
        .isEqualTo(new AccessControl.Reach(false, Set.of(), Set.of(DEPARTMENT)));
    assertThat(reach(centre, Scope.SUBTREE))
        .isEqualTo(
            new AccessControl.Reach(false, Set.of(), Set.of(DEPARTMENT, OFFICE, CENTRE_OF_OFFICE)));
    assertThat(reach(centre, Scope.PROVINCE))
        .isEqualTo(new AccessControl.Reach(false, Set.of(World.LAM_DONG, DAK_NONG), Set.of()));
    assertThat(reach(centre, Scope.NATIONAL).everything()).isTrue();
    assertThat(reach(world(World.LAM_DONG), Scope.PROVINCE).everything()).isTrue();
  }

  @Test
  void withoutTheTreeASubtreeIsTheUnitItself() {
    World centre = world(null);
    centre.surroundings.lend((OrganisationService) null);
    assertThat(allowed(centre, Scope.SUBTREE)).containsExactly("own unit");
  }

  @Test
  void aUnitThatMovesIsBelowItsNewPlaceAtOnce() {
    World centre = world(null);
    Caller caller = caller(centre, Scope.SUBTREE);
    Target office = Target.of(OFFICE, World.LAM_DONG);
    assertThat(centre.access.allowed(caller, "m.edit", office)).isTrue();
    tree.removeIf(o -> o.id().equals(OFFICE));
    tree.add(organisation(OFFICE, NEIGHBOUR, World.LAI_CHAU));
    centre.surroundings.organisationsChanged();
    assertThat(centre.access.allowed(caller, "m.edit", office)).isFalse();
  }

  @Test
  void systemMayEverythingAndStrangersNothing() {
    World centre = world(null);
    assertThat(centre.access.allowed(World.SYSTEM, "no.such.right", Target.INSTANCE)).isTrue();
    assertThat(centre.access.reach(World.SYSTEM, "m.edit").everything()).isTrue();
    Caller stranger =
        new Caller(
            UUID.randomUUID().toString(),
            "stranger",
            "",
            Caller.Kind.PERSON,
            "ui",
            "",
            Locale.ENGLISH);
    Caller forged =
        new Caller("system", "system", "", Caller.Kind.PERSON, "ui", "", Locale.ENGLISH);
    for (Caller c : List.of(stranger, forged)) {
      assertThat(centre.access.allowedAnywhere(c, "m.edit")).isFalse();
      assertThat(centre.access.reach(c, "m.edit").organisations()).isEmpty();
    }
  }

  @Test
  void refusalsAreToldOnceInTenMinutesOnAThreadOfTheirOwn() throws Exception {
    World centre = world(null);
    Caller caller = caller(centre, Scope.OWN_UNIT);
    List<String> lines = new ArrayList<>();
    CountDownLatch two = new CountDownLatch(2);
    AuditLog log =
        (AuditLog)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AuditLog.class},
                (proxy, method, args) -> {
                  synchronized (lines) {
                    lines.add(Thread.currentThread().getName() + " " + args[1] + " " + args[3]);
                  }
                  two.countDown();
                  return null;
                });
    RefusalWriter writer = new RefusalWriter(centre.refusals, log);
    try {
      for (int i = 0; i < 50; i++) {
        assertThatThrownBy(() -> centre.access.require(caller, "m.edit", Target.INSTANCE))
            .isInstanceOf(CtdpException.class)
            .hasMessageContaining("CORE-403")
            .hasMessageContaining("Right m.edit");
      }
      centre.clock.turn(Duration.ofMinutes(10));
      assertThatThrownBy(() -> centre.access.require(caller, "m.edit", Target.INSTANCE))
          .isInstanceOf(CtdpException.class);
      assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      writer.stop();
    }
    assertThat(lines)
        .hasSize(2)
        .allMatch(l -> l.startsWith("ctdp-refusals security.access.denied"));
    assertThat(lines.get(0)).contains("repeated=0");
    assertThat(lines.get(1)).contains("repeated=49");
  }

  @Test
  void theWriterEndsWithoutInterruptingWhatItWrites() throws Exception {
    World centre = world(null);
    Caller caller = caller(centre, Scope.OWN_UNIT);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    AuditLog log =
        (AuditLog)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AuditLog.class},
                (proxy, method, args) -> {
                  begun.countDown();
                  try {
                    stopping.await(1, TimeUnit.SECONDS);
                    interrupted.add(false);
                  } catch (InterruptedException e) {
                    interrupted.add(true);
                  }
                  return null;
                });
    RefusalWriter writer = new RefusalWriter(centre.refusals, log);
    assertThatThrownBy(() -> centre.access.require(caller, "m.edit", Target.INSTANCE))
        .isInstanceOf(CtdpException.class);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    writer.stop();
    assertThat(interrupted).containsExactly(false);
  }

  private List<String> allowed(World world, Scope scope) {
    Caller caller = caller(world, scope);
    return TARGETS.entrySet().stream()
        .filter(t -> world.access.allowed(caller, "m.edit", t.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private AccessControl.Reach reach(World world, Scope scope) {
    return world.access.reach(caller(world, scope), "m.edit");
  }

  private Caller caller(World world, Scope scope) {
    String name = "u-" + UUID.randomUUID();
    RoleGrant grant =
        World.grant(RoleCode.CV_SO, scope, scope == Scope.PROVINCE ? World.LAM_DONG : null);
    world.identity.create(
        World.SYSTEM,
        World.account(name, Caller.Kind.PERSON, DEPARTMENT, grant),
        World.PASSWORD.toCharArray());
    return world.done(world.begin(name, World.PASSWORD));
  }

  private World world(UnitRef province) {
    World world = new World(node, secrets, province, true);
    world.collector.bind(World.module("m", World.right("m.edit", RoleCode.CV_SO)));
    world.surroundings.lend(organisations());
    world.surroundings.lend(territory());
    return world;
  }

  private OrganisationService organisations() {
    return answering(
        OrganisationService.class,
        (name, args) ->
            switch (name) {
              case "page" -> new Page<>(tree, tree.size());
              case "find" -> tree.stream().filter(o -> o.id().equals(args.get(1))).findAny();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private static TerritoryService territory() {
    return answering(
        TerritoryService.class,
        (name, args) ->
            switch (name) {
              case "predecessors" ->
                  args.get(0).equals(World.LAM_DONG) ? List.of(DAK_NONG) : List.of();
              case "restate" -> List.of(new UnitShare(World.LAM_DONG, BigDecimal.ONE));
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private interface Answer {
    Object to(String method, List<Object> arguments);
  }

  private static <T> T answering(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                answer.to(method.getName(), args == null ? List.of() : Arrays.asList(args))));
  }

  private static Organisation organisation(UUID id, UUID parent, UnitRef province) {
    return new Organisation(
        id,
        id.toString().substring(0, 8),
        null,
        OrganisationType.SO_CT,
        List.of(new OrganisationName("Đơn vị", null, null, null, null, null)),
        Optional.ofNullable(parent),
        Optional.of(province),
        Optional.empty(),
        List.of(),
        null,
        null,
        null,
        null,
        0);
  }
}
