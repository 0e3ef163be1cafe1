package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.FundingSource;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.WastewaterStatus;
import vn.ctdp.clusters.WastewaterStep;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.testing.TestDatabase;

/** From a province's register into the centre's, and back out by the same services. */
class SharedClustersTest {

  private static final LocalDate TODAY = ReviewFixture.TODAY;

  static Stream<Databases> databases() {
    return Stream.of(true, false)
        .filter(derby -> derby || TestDatabase.postgresInstalled())
        .map(
            derby ->
                derby
                    ? new Databases(TestDatabase.derby("clusters"), TestDatabase.derby("clusters"))
                    : new Databases(
                        TestDatabase.postgres("clusters"), TestDatabase.postgres("clusters")));
  }

  record Databases(TestDatabase province, TestDatabase centre) {}

  @ParameterizedTest
  @MethodSource("databases")
  void theCentreSeesTheSameClusterOnEveryDay(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN Đông An", "34:02869");
      w.province.record(id, ReviewFixture.decided(FactKey.ESTABLISHED_AREA, "50", "2020-03-01"));
      w.province.record(id, ReviewFixture.decided(FactKey.ESTABLISHED_AREA, "52.2", "2024-03-01"));
      w.province.record(id, ReviewFixture.reported(FactKey.IND_LAND_TOTAL, "40"));
      w.province.record(id, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "31"));
      w.province.record(id, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "30.5"));
      w.send();
      for (String day : List.of("2020-02-01", "2023-01-01", "2026-11-22")) {
        LocalDate on = LocalDate.parse(day);
        ClusterSnapshot here =
            w.province.register.cluster(ReviewFixture.OFFICER, id, on).orElseThrow();
        ClusterSnapshot there =
            w.centre.register.cluster(ReviewFixture.OFFICER, id, on).orElseThrow();
        assertThat(there.stage()).isEqualTo(here.stage());
        assertThat(there.fillF1().flatMap(r -> r.percent(2)))
            .isEqualTo(here.fillF1().flatMap(r -> r.percent(2)));
        assertThat(there.facts().keySet()).isEqualTo(here.facts().keySet());
        assertThat(there.cluster().name()).isEqualTo("CCN Đông An");
        assertThat(there.cluster().province()).isEqualTo(ReviewFixture.LAO_CAI);
        assertThat(there.cluster().communes()).isEqualTo(here.cluster().communes());
      }
      // Corrections come too, who recorded them does not.
      assertThat(w.centre.register.history(ReviewFixture.OFFICER, id))
          .hasSize(5)
          .allMatch(f -> f.recordedBy().equals("34:15"));
      assertThat(w.last.content()).doesNotContain("officer");
      assertThat(
              w.centre
                  .register
                  .clusters(
                      ReviewFixture.OFFICER,
                      new PageRequest(0, 10, List.of(), "dong an", Map.of()),
                      TODAY)
                  .rows())
          .extracting(s -> s.cluster().id())
          .containsExactly(id);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aLaterVersionReplacesTheOneBeforeAndTheSameOneChangesNothing(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN Bắc Cường");
      w.province.record(id, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "10"));
      w.send();
      w.hand(w.last);
      assertThat(w.centre.register.history(ReviewFixture.OFFICER, id)).hasSize(1);
      w.province.record(id, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "11"));
      w.send();
      assertThat(w.centre.register.history(ReviewFixture.OFFICER, id)).hasSize(2);
      assertThat(
              w.centre
                  .register
                  .cluster(ReviewFixture.OFFICER, id, TODAY)
                  .orElseThrow()
                  .number(FactKey.IND_LAND_LEASED))
          .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("11"));
      // Other history than what is here: the province's counts.
      w.hand(
          new SharedRecord(
              w.last.id(),
              w.last.version() + 5,
              w.last.title(),
              w.last.content().replace("\"number\":\"10\"", "\"number\":\"9\"")));
      assertThat(w.centre.register.history(ReviewFixture.OFFICER, id))
          .hasSize(2)
          .anySatisfy(f -> assertThat(f.number()).isEqualByComparingTo("9"));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatBelongsToAClusterComesWithIt(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN Đông An");
      StandingService standing =
          new StandingService(
              w.province.node,
              w.province.access,
              w.province.audit,
              w.province.instance,
              new Territory(),
              w.province.clock);
      standing.saveStep(
          ReviewFixture.OFFICER,
          new WastewaterStep(
              null,
              id,
              2028,
              new BigDecimal("500"),
              WastewaterStatus.DANG_DAU_TU,
              FundingSource.NSDP,
              null,
              null,
              true,
              null,
              null,
              false,
              0));
      w.province.node.tx(
          em -> {
            ClusterChanges.touched(em, id.toString());
            ProjectEntity p = new ProjectEntity();
            p.id = UUID.randomUUID().toString();
            p.cluster = id.toString();
            p.name = "Nhà máy gạch";
            p.nameSearch = "nha may gach";
            p.nameSort = "x";
            p.investor = "Công ty A";
            p.taxCode = "0100109106";
            p.validFrom = LocalDate.of(2021, 5, 4);
            em.persist(p);
            ProjectStatusEntity s = new ProjectStatusEntity();
            s.project = p.id;
            s.status = ProjectStatus.values()[0].name();
            s.effectiveFrom = p.validFrom;
            s.recordedBy = "officer";
            s.recordedAt = Instant.parse("2026-01-02T03:04:05Z");
            em.persist(s);
          });
      w.send();
      w.hand(w.last);
      assertThat(w.last.content()).doesNotContain("0100109106").doesNotContain("officer");
      StandingService there =
          new StandingService(
              w.centre.node,
              w.centre.access,
              w.centre.audit,
              w.centre.instance,
              new Territory(),
              w.centre.clock);
      WastewaterStep step = there.roadmap(ReviewFixture.OFFICER, id).get(0);
      assertThat(step.status()).isEqualTo(WastewaterStatus.DANG_DAU_TU);
      assertThat(step.capacity()).isEqualByComparingTo("500");
      assertThat(step.autoMonitor()).isTrue();
      w.centre.node.tx(
          em -> {
            ProjectEntity p =
                em.createQuery("select p from ProjectEntity p", ProjectEntity.class)
                    .getSingleResult();
            assertThat(p.name).isEqualTo("Nhà máy gạch");
            assertThat(p.nameSearch).isEqualTo("nha may gach");
            assertThat(p.validFrom).isEqualTo(LocalDate.of(2021, 5, 4));
            ProjectStatusEntity s =
                em.createQuery("select s from ProjectStatusEntity s", ProjectStatusEntity.class)
                    .getSingleResult();
            assertThat(s.project).isEqualTo(p.id);
            assertThat(s.recordedAt).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
          });
      assertThatThrownBy(() -> there.saveStep(ReviewFixture.OFFICER, step))
          .hasMessageContaining("CCN-QG-3");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theMapTheObstaclesAndTheDossiersComeWithTheCluster(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN Đông An");
      ReviewFixture p = w.province;
      MapService map = new MapService(p.node, p.access, p.audit, p.instance, p.clock);
      GeoPoint point = new GeoPoint(new BigDecimal("21.712300"), new BigDecimal("104.901200"));
      map.savePoint(ReviewFixture.OFFICER, id, point, LocalDate.of(2026, 1, 2), "Đo vẽ");
      for (int year = 2020; year < 2025; year++) {
        map.saveOutline(
            ReviewFixture.OFFICER, id, outline(year), LocalDate.of(year, 1, 1), "Đo " + year);
      }
      TrackingService tracking =
          new TrackingService(p.node, p.access, p.audit, p.rules, p.instance, p.clock);
      tracking.saveObstacle(
          ReviewFixture.OFFICER,
          new Obstacle(
              null,
              id,
              null,
              "Chưa có giá đất",
              "Giao Sở Tài chính",
              "Sở Tài chính",
              LocalDate.of(2026, 9, 1),
              null,
              null,
              null,
              null,
              0));
      p.node.tx(em -> persistDossier(em, id.toString()));
      w.send();
      w.hand(w.last);
      assertThat(w.last.content()).doesNotContain("officer").doesNotContain("mật");

      ReviewFixture c = w.centre;
      MapService there = new MapService(c.node, c.access, c.audit, c.instance, c.clock);
      MappedCluster at = there.cluster(ReviewFixture.OFFICER, id, TODAY).orElseThrow();
      assertThat(at.point().orElseThrow().point()).isEqualTo(point);
      assertThat(at.outline().orElseThrow().source()).isEqualTo("Đo 2024");
      assertThat(there.history(ReviewFixture.OFFICER, id))
          .as("a point and the last three outlines")
          .hasSize(4);
      c.node.tx(
          em -> {
            ObstacleEntity o =
                em.createQuery("select o from ObstacleEntity o", ObstacleEntity.class)
                    .getSingleResult();
            assertThat(o.text).isEqualTo("Chưa có giá đất");
            DossierEntity d =
                em.createQuery("select d from DossierEntity d", DossierEntity.class)
                    .getSingleResult();
            assertThat(d.rung).isEqualTo("R10_QD_THANH_LAP");
            assertThat(d.decidedOn).isEqualTo(LocalDate.of(2026, 8, 1));
            assertThat(d.province).isEqualTo("34:15");
            assertThat(d.note).isNull();
            assertThat(DossierClocks.reached(DossierStore.events(em, d.id)))
                .containsEntry(Rung.R3_NOP_HS, LocalDate.of(2026, 5, 4));
          });

      // A record as provinces wrote it before.
      String old =
          w.last
              .content()
              .replace("\"places\":", "\"x1\":")
              .replace("\"obstacles\":", "\"x2\":")
              .replace("\"dossiers\":", "\"x3\":")
              .replace("\"dossierEvents\":", "\"x4\":");
      w.hand(new SharedRecord(w.last.id(), w.last.version() + 1, w.last.title(), old));
      assertThat(there.history(ReviewFixture.OFFICER, id)).isEmpty();
    }
  }

  private static String outline(int year) {
    return ("{\"type\":\"Polygon\",\"coordinates\":[[[104.9,21.7],[104.91,21.7],[104.91,21.7%d],"
            + "[104.9,21.7]]]}")
        .formatted(year - 2019);
  }

  private static void persistDossier(EntityManager em, String cluster) {
    ClusterChanges.touched(em, cluster);
    DossierEntity d = new DossierEntity();
    d.id = UUID.randomUUID().toString();
    d.code = "HS-2026-001";
    d.kind = "THANH_LAP";
    d.province = "34:15";
    d.cluster = cluster;
    d.name = "CCN Đông An";
    d.nameSearch = "ccn dong an";
    d.nameSort = "x";
    d.rung = "R10_QD_THANH_LAP";
    d.status = "DANG_XU_LY";
    d.openedOn = LocalDate.of(2026, 3, 2);
    d.receivedOn = LocalDate.of(2026, 5, 4);
    d.decidedOn = LocalDate.of(2026, 8, 1);
    d.communes = "";
    d.scopeCommunes = "";
    d.councilNo = 1;
    d.note = "ghi chú mật";
    em.persist(d);
    DossierEventEntity e = new DossierEventEntity();
    e.dossier = d.id;
    e.type = "ADVANCED";
    e.rung = "R3_NOP_HS";
    e.day = LocalDate.of(2026, 5, 4);
    e.note = "mật";
    e.recordedBy = "officer";
    e.recordedAt = Instant.parse("2026-05-04T03:04:05Z");
    em.persist(e);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void planEntriesFindTheirClusterWhicheverComesFirst(Databases databases) {
    try (World w = new World(databases)) {
      UUID a = w.province.cluster("CCN A");
      UUID b = w.province.cluster("CCN B");
      w.province.plan("CCN A", "40", PlanAction.values()[0], a);
      w.province.plan("CCN B", "41.5", PlanAction.values()[0], b);
      List<SharedRecord> clusters = w.clusters.after(0, 100);
      List<SharedRecord> plan = w.plan.after(0, 100);
      w.hand(clusters.get(0));
      plan.forEach(w::handPlan);
      w.hand(clusters.get(1));
      assertThat(
              w.centre
                  .register
                  .planEntries(
                      ReviewFixture.OFFICER,
                      new PageRequest(0, 10, List.of(), "", Map.of("day", "all")))
                  .rows())
          .extracting(p -> p.cluster())
          .containsExactlyInAnyOrder(a, b);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesWhatIsNotTheSendersAndWritingAtTheCentre(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN Đông An");
      w.send();
      ReceivedRecord foreign =
          new ReceivedRecord(
              UnitRef.parse("34:12"),
              "cluster",
              w.last.id(),
              99,
              w.last.title(),
              w.last.content().replace("34:15", "34:12"),
              Instant.EPOCH);
      assertThatThrownBy(() -> w.clusterHandler.handle(foreign)).hasMessageContaining("CCN-QG-5");
      ReceivedRecord lying =
          new ReceivedRecord(
              UnitRef.parse("34:12"),
              "cluster",
              w.last.id(),
              99,
              w.last.title(),
              w.last.content(),
              Instant.EPOCH);
      assertThatThrownBy(() -> w.clusterHandler.handle(lying)).hasMessageContaining("CCN-QG-5");
      assertThatThrownBy(
              () ->
                  w.hand(new SharedRecord(w.last.id(), 100, w.last.title(), "{\"schema\":\"x\"}")))
          .hasMessageContaining("CCN-QG-4");
      assertThatThrownBy(() -> w.centre.record(id, ReviewFixture.reported(FactKey.WORKERS, "10")))
          .isInstanceOf(CtdpException.class)
          .hasMessageContaining("CCN-QG-3");
      assertThatThrownBy(() -> w.centre.cluster("CCN mới")).hasMessageContaining("CCN-QG-3");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aClusterThatLeftTheRegisterLeavesTheCentresToo(Databases databases) {
    try (World w = new World(databases)) {
      UUID id = w.province.cluster("CCN nhập nhầm");
      w.province.record(id, ReviewFixture.reported(FactKey.WORKERS, "10"));
      w.send();
      w.province.node.tx(
          em -> {
            ClusterChanges.touched(em, id.toString());
            em.createQuery("delete from FactEntity f").executeUpdate();
            em.createQuery("delete from ClusterEntity c").executeUpdate();
          });
      w.send();
      assertThat(w.centre.register.cluster(ReviewFixture.OFFICER, id, TODAY)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void raisedNumbersTellEverythingAnew(Databases databases) {
    try (World w = new World(databases)) {
      w.province.cluster("CCN A");
      w.province.cluster("CCN B");
      List<SharedRecord> before = w.clusters.after(0, 10);
      w.clusters.raise(1000);
      List<SharedRecord> after = w.clusters.after(1000, 10);
      assertThat(after)
          .extracting(SharedRecord::id)
          .isEqualTo(before.stream().map(SharedRecord::id).toList());
      assertThat(after).allMatch(r -> r.version() > 1000);
      long last = after.get(1).version();
      UUID c = w.province.cluster("CCN C");
      assertThat(w.clusters.after(last, 10))
          .singleElement()
          .satisfies(r -> assertThat(r.id()).isEqualTo(c.toString()));
    }
  }

  /** A province and the centre, each with its own database. */
  private static final class World implements AutoCloseable {

    final ReviewFixture province;
    final ReviewFixture centre;
    final ClusterRecordSource clusters;
    final PlanRecordSource plan;
    final ClusterRecordHandler clusterHandler;
    final PlanRecordHandler planHandler;
    SharedRecord last;
    private long through;

    World(Databases databases) {
      province = new ReviewFixture(databases.province());
      centre = new ReviewFixture(databases.centre());
      centre.province = Optional.empty();
      clusters = new ClusterRecordSource(province.node, province.instance);
      plan = new PlanRecordSource(province.node, province.instance);
      clusterHandler = new ClusterRecordHandler(centre.node);
      planHandler = new PlanRecordHandler(centre.node);
    }

    void send() {
      for (SharedRecord r : clusters.after(through, 100)) {
        hand(r);
        through = r.version();
        last = r;
      }
    }

    void hand(SharedRecord r) {
      clusterHandler.handle(received(r, ClusterSubjects.CLUSTER));
    }

    void handPlan(SharedRecord r) {
      planHandler.handle(received(r, ClusterSubjects.PLAN));
    }

    private static ReceivedRecord received(SharedRecord r, String type) {
      return new ReceivedRecord(
          ReviewFixture.LAO_CAI, type, r.id(), r.version(), r.title(), r.content(), Instant.EPOCH);
    }

    @Override
    public void close() {
      province.close();
      centre.close();
    }
  }
}
