package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.map.Coordinates;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.ImportPreview;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.clusters.tracking.SlowCluster;
import vn.ctdp.clusters.tracking.TrackingEntry;
import vn.ctdp.clusters.tracking.TrackingRow;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Map, vacant land, slow clusters and weekly tracking, on one database. */
class WorkingViewsTest {

  private static final UnitRef LAM_DONG = UnitRef.parse("34:68");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate WEEK = LocalDate.of(2026, 11, 16);
  private static final Caller OFFICER = Caller.system("officer");
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[107.6,12.0],[107.61,12.0],[107.61,12.01],"
          + "[107.6,12.01],[107.6,12.0]]]}";

  private final List<String> audited = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private InstanceRole role = InstanceRole.PROVINCE;
  private TestDatabase database;
  private Node node;
  private MapService map;
  private VacantLandService land;
  private TrackingService tracking;
  private RegisterService register;
  private long facts;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    database = database();
    node = database.node();
    AccessControl access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if (name.startsWith("require") && refused.contains(args[1])) {
                throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
              }
              return !refused.contains(args[1]);
            });
    AuditLog audit =
        fake(
            AuditLog.class,
            (name, args) -> {
              audited.add(args[1] + " " + args[3]);
              return null;
            });
    RuleService rules =
        fake(
            RuleService.class,
            (name, args) ->
                Optional.of(
                    new Parameter(
                        "ccn-nd303-2026",
                        (String) args[1],
                        "ccn.slow.months".equals(args[1]) ? "24" : "36",
                        "month",
                        Optional.empty(),
                        LocalDate.of(2026, 9, 15),
                        null,
                        "NĐ 303/2026/NĐ-CP",
                        Evidence.NOT_FOUND,
                        null)));
    InstanceInfo instance =
        fake(
            InstanceInfo.class,
            (name, args) ->
                switch (name) {
                  case "province" ->
                      role == InstanceRole.CENTRE ? Optional.empty() : Optional.of(LAM_DONG);
                  case "role" -> role;
                  case "name" -> new Localized("Sở Công Thương", "Department");
                  default -> null;
                });
    TerritoryService territory = fake(TerritoryService.class, (name, args) -> Optional.empty());
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T02:00:00Z"), ZoneOffset.UTC);
    map = new MapService(node, access, audit, instance, clock);
    land = new VacantLandService(node, access, audit, territory, instance, clock);
    tracking = new TrackingService(node, access, audit, rules, instance, clock);
    register = new RegisterService(node, access, audit, rules, instance, territory, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  // --- map --------------------------------------------------------------------------------

  @Test
  void readsCoordinatesAsPeopleWriteThem() {
    for (String text :
        List.of(
            "12.003512, 107.687654",
            "12,003512; 107,687654",
            "12,003512 107,687654",
            "12.003512 107.687654")) {
      assertThat(Coordinates.parse(text))
          .as(text)
          .isEqualTo(new GeoPoint(new BigDecimal("12.003512"), new BigDecimal("107.687654")));
    }
    assertThat(Coordinates.parse("12°00'12.6\"N 107°41'15,6\"E"))
        .isEqualTo(new GeoPoint(new BigDecimal("12.003500"), new BigDecimal("107.687667")));
    assertThat(codes(() -> Coordinates.parse("107.687654, 12.003512"))).containsExactly("CCN-BD-3");
    assertThat(codes(() -> Coordinates.parse("1327451, 574893"))).containsExactly("CCN-BD-2");
    assertThat(codes(() -> Coordinates.parse("48.85, 2.35"))).containsExactly("CCN-BD-4");
    assertThat(codes(() -> Coordinates.parse("12.0"))).containsExactly("CCN-BD-1");
    assertThat(codes(() -> Coordinates.parse("12°75'00\"N 107°41'15\"E")))
        .containsExactly("CCN-BD-1");
  }

  @Test
  void placesAreDatedAndTheLastOfADayCounts() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    savePoint(id, "12.1", LocalDate.of(2024, 1, 1));
    savePoint(id, "12.2", LocalDate.of(2025, 1, 1));
    savePoint(id, "12.3", LocalDate.of(2025, 1, 1));
    map.saveOutline(OFFICER, id, SQUARE, LocalDate.of(2025, 6, 1), "Đo vẽ");
    map.remove(OFFICER, id, Place.Kind.POINT, LocalDate.of(2026, 1, 1), "Nhầm vị trí");

    assertThat(latitude(id, LocalDate.of(2023, 12, 31))).isEmpty();
    assertThat(latitude(id, LocalDate.of(2024, 6, 1))).hasValue(new BigDecimal("12.100000"));
    assertThat(latitude(id, LocalDate.of(2025, 6, 1))).hasValue(new BigDecimal("12.300000"));
    assertThat(latitude(id, TODAY)).isEmpty();
    assertThat(map.history(OFFICER, id)).hasSize(5);
    assertThat(audited).hasSize(5).anyMatch(a -> a.startsWith("clusters.place.remove"));
  }

  @Test
  void theOutlineIsMeasuredExactlyAndSetBesideTheDecision() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    fact(id, FactKey.ESTABLISHED_AREA, "120", LocalDate.of(2024, 3, 1), true);
    MappedCluster m = map.saveOutline(OFFICER, id, SQUARE, TODAY, "Vẽ trên bản đồ");
    // 0.01° at 12.005° N: 1,106.2 m by 1,089.0 m.
    assertThat(m.outline().orElseThrow().outlineArea())
        .isBetween(new BigDecimal("120.3"), new BigDecimal("120.6"))
        .satisfies(a -> assertThat(a.scale()).isEqualTo(4));
    assertThat(m.outlineDifference().orElseThrow())
        .isEqualByComparingTo(
            m.outline().orElseThrow().outlineArea().subtract(new BigDecimal(120)));
  }

  @Test
  void refusesOutlinesThatAreNoAreas() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    assertThat(outline(id, "[[107.6,12.0],[107.61,12.0],[107.61,12.01],[107.6,12.01]]"))
        .containsExactly("CCN-BD-14");
    assertThat(
            outline(id, "[[107.6,12.0],[107.61,12.01],[107.61,12.0],[107.6,12.01],[107.6,12.0]]"))
        .containsExactly("CCN-BD-13");
    assertThat(outline(id, "[[107.6,12.0],[107.61,12.0],[107.62,12.0],[107.6,12.0]]"))
        .containsExactly("CCN-BD-12");
    assertThat(outline(id, "[[12.0,107.6],[12.0,107.61],[12.01,107.61],[12.0,107.6]]"))
        .containsExactly("CCN-BD-3");
    assertThat(outline(id, "[[574893,1327451],[574993,1327451],[574993,1327551],[574893,1327451]]"))
        .containsExactly("CCN-BD-2");
    assertThat(outline(id, "[[1e999999,12],[107.61,12.0],[107.61,12.01],[107.6,12.0]]"))
        .containsExactly("CCN-BD-2");
    assertThat(outline(id, "[[\"a\",12],[107.61,12.0],[107.61,12.01],[107.6,12.0]]"))
        .containsExactly("CCN-BD-15");
    assertThat(
            codes(
                () ->
                    map.saveOutline(
                        OFFICER,
                        id,
                        "{\"type\":\"LineString\",\"coordinates\":[[107.6,12.0],[107.7,12.0]]}",
                        TODAY,
                        "x")))
        .containsExactly("CCN-BD-9");
    assertThat(map.history(OFFICER, id)).isEmpty();
  }

  @Test
  void importsAFileWholeOrNotAtAll() {
    UUID first = cluster("CCN Thuận An", "CCN-001");
    UUID second = cluster("CCN BMC", "CCN-002");
    String good =
        collection(
            feature("TEN", "Cụm công nghiệp Thuận An", SQUARE), feature("TEN", "bmc", SQUARE));
    ImportPreview preview = map.preview(OFFICER, "cum.geojson", bytes(good), null, TODAY);
    assertThat(preview.property()).isEqualTo("TEN");
    assertThat(preview.clean()).isTrue();
    assertThat(preview.rows())
        .extracting(ImportPreview.Row::cluster)
        .containsExactly(first, second);

    String bad = collection(feature("TEN", "Thuận An", SQUARE), feature("TEN", "Không có", SQUARE));
    assertThat(
            codes(
                () ->
                    map.importFile(OFFICER, "cum.geojson", bytes(bad), null, TODAY, "Đo vẽ 2026")))
        .containsExactly("CCN-BD-16");
    assertThat(map.history(OFFICER, first)).isEmpty();

    assertThat(map.importFile(OFFICER, "cum.geojson", bytes(good), null, TODAY, "Đo vẽ 2026"))
        .isEqualTo(2);
    assertThat(map.cluster(OFFICER, second, TODAY).orElseThrow().outline()).isPresent();
    assertThat(map.preview(OFFICER, "cum.json", bytes(good), "TEN", TODAY).rows())
        .allMatch(ImportPreview.Row::replaces);
  }

  @Test
  void aNameOfTheMapIsTheNameOfTheRegister() {
    UUID plain = cluster("CCN Thuân An", "CCN-001");
    UUID toned = cluster("CCN Thuận An", "CCN-002");
    assertThat(mapped("Cụm CN Thuận An")).containsExactly(toned);
    assertThat(mapped("cụm  thuân-an")).containsExactly(plain);
    assertThat(mapped("Thuan An")).as("written without tones it is either").containsNull();
    assertThat(mapped("Thuần An")).containsNull();
  }

  private List<UUID> mapped(String label) {
    String file = collection(feature("TEN", label, SQUARE));
    return map.preview(OFFICER, "cum.geojson", bytes(file), "TEN", TODAY).rows().stream()
        .map(ImportPreview.Row::cluster)
        .toList();
  }

  @Test
  void refusesFilesThatAreNotWhatTheirEndingSays() {
    assertThat(file("cum.geojson", "PK\u0003\u0004")).containsExactly("CCN-BD-7");
    assertThat(file("cum.geojson", "<kml/>")).containsExactly("CCN-BD-7");
    assertThat(file("cum.geojson", "{\"type\":")).containsExactly("CCN-BD-7");
    assertThat(file("cum.geojson", "[".repeat(100) + "]".repeat(100))).containsExactly("CCN-BD-7");
    assertThat(file("cum.kml", collection())).containsExactly("CCN-BD-6");
    assertThat(file("cum.geojson", collection())).containsExactly("CCN-BD-8");
    assertThat(
            file(
                "cum.geojson",
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
                    + "{\"name\":\"urn:ogc:def:crs:EPSG::9210\"}},\"features\":[]}"))
        .containsExactly("CCN-BD-2");
    assertThat(file("cum.geojson", " ".repeat(ClusterMap.MOST_BYTES + 1)))
        .containsExactly("CCN-BD-5");
  }

  @Test
  void theMapCostsFewStatements() {
    for (int i = 0; i < 12; i++) {
      UUID id = cluster("CCN " + i, "CCN-" + i);
      savePoint(id, "12." + (10 + i), TODAY);
    }
    node.statements();
    assertThat(map.clusters(OFFICER, TODAY)).hasSize(12).allMatch(m -> m.point().isPresent());
    assertThat(node.statements()).isLessThanOrEqualTo(7);
  }

  @Test
  void writesNothingAtTheCentreNorWithoutTheRight() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    refused.add(ClusterPermissions.EDIT);
    assertThatThrownBy(() -> savePoint(id, "12.1", TODAY)).isInstanceOf(CtdpException.class);
    refused.clear();
    role = InstanceRole.CENTRE;
    assertThatThrownBy(() -> savePoint(id, "12.1", TODAY)).isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> land.publish(OFFICER, true, "Sở", 0))
        .isInstanceOf(CtdpException.class);
    assertThat(map.history(OFFICER, id)).isEmpty();
  }

  // --- vacant land ------------------------------------------------------------------------

  @Test
  void nothingIsPublicUntilSomebodyWhoMaySaysSo() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    fact(id, FactKey.IND_LAND_READY, "30", LocalDate.of(2026, 6, 1), true);
    fact(id, FactKey.IND_LAND_LEASED, "12.5", LocalDate.of(2026, 7, 1), true);
    UUID hidden = cluster("CCN BMC", "CCN-002");
    fact(hidden, FactKey.IND_LAND_READY, "10", LocalDate.of(2026, 6, 1), true);
    fact(hidden, FactKey.IND_LAND_LEASED, "1", LocalDate.of(2026, 7, 1), true);
    land.offer(OFFICER, id, true, "0,6 triệu đồng/m²/50 năm", null, 0);
    assertThat(land.published()).isEmpty();
    assertThatThrownBy(() -> new PublicVacantLandResource(land).list())
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.NOT_FOUND));

    refused.add(ClusterPermissions.PUBLISH);
    assertThatThrownBy(() -> land.publish(OFFICER, true, "Phòng QLCN", 0))
        .isInstanceOf(CtdpException.class);
    refused.clear();
    VacantLand.Switch on = land.publish(OFFICER, true, "Phòng Quản lý công nghiệp", 0);

    VacantLand.PublicList list = land.published().orElseThrow();
    assertThat(list.rows())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.name()).isEqualTo("CCN Thuận An");
              assertThat(r.vacant()).isEqualByComparingTo("17.5");
              assertThat(r.asOf()).isEqualTo(LocalDate.of(2026, 6, 1));
            });
    assertThat(list.total()).isEqualByComparingTo("17.5");
    assertThat(audited).anyMatch(a -> a.startsWith("clusters.vacancy.publish"));

    land.publish(OFFICER, false, "Phòng Quản lý công nghiệp", on.version());
    assertThat(land.published()).isEmpty();
  }

  @Test
  void thePublicSeesNothingButTheFieldsMadeForIt() {
    assertThat(names(VacantLand.PublicRow.class))
        .containsExactlyInAnyOrder(
            "name", "communes", "kind", "vacant", "asOf", "price", "contact");
    assertThat(names(VacantLand.PublicList.class))
        .containsExactlyInAnyOrder("officeVi", "officeEn", "contact", "day", "total", "rows");
  }

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(java.lang.reflect.RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void publicReadersAreServedFromMemory() {
    land.publish(OFFICER, true, "Sở Công Thương", 0);
    land.published();
    node.statements();
    for (int i = 0; i < 50; i++) {
      assertThat(land.published()).isPresent();
    }
    assertThat(node.statements()).isZero();
  }

  @Test
  void listsVacantLandAndSaysOfHowManyItIsUnknown() {
    UUID more = cluster("CCN Thuận An", "CCN-001");
    fact(more, FactKey.IND_LAND_READY, "30", TODAY, true);
    fact(more, FactKey.IND_LAND_LEASED, "12.5", TODAY, true);
    UUID over = cluster("CCN BMC", "CCN-002");
    fact(over, FactKey.IND_LAND_READY, "10", TODAY, true);
    fact(over, FactKey.IND_LAND_LEASED, "11", TODAY, true);
    cluster("CCN Mới", "CCN-003");
    node.statements();
    assertThat(land.list(OFFICER, PageRequest.first(50), TODAY).rows())
        .extracting(v -> v.vacant().stripTrailingZeros().toPlainString())
        .containsExactly("17.5", "-1");
    assertThat(node.statements()).isLessThanOrEqualTo(7);
    VacantLand.Totals totals = land.totals(OFFICER, TODAY);
    assertThat(totals.clusters()).isEqualTo(1);
    assertThat(totals.vacant()).isEqualByComparingTo("17.5");
    assertThat(totals.unknown()).isEqualTo(1);
    assertThatThrownBy(
            () -> {
              land.offer(OFFICER, more, true, null, null, 0);
              land.offer(OFFICER, more, false, null, null, 0);
            })
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
  }

  /** So many as are worth remembering: only those that changed are read again. */
  @Test
  void hundredsOfClustersAreReadAgainOnlyWhenTheyChange() {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i <= 210; i++) {
      ids.add(cluster("CCN %03d".formatted(i), "CCN-%03d".formatted(i)));
    }
    land(ids.get(5), "30", "12.5");
    assertThat(vacant()).containsExactly("17.5");
    node.statements();
    assertThat(vacant()).containsExactly("17.5");
    assertThat(node.statements()).as("offers, clusters, the last change").isLessThanOrEqualTo(3);
    land(ids.get(5), "30", "15");
    land(ids.get(7), "9", "2");
    node.statements();
    assertThat(vacant()).containsExactly("15", "7");
    assertThat(node.statements()).as("and what changed").isLessThanOrEqualTo(9);
    // Other days have their own, and what is rolled back is not remembered.
    assertThat(land.list(OFFICER, PageRequest.first(50), TODAY.minusDays(1)).rows()).isEmpty();
    assertThatThrownBy(
            () ->
                node.tx(
                    em -> {
                      land(ids.get(7), "9", "9");
                      assertThat(vacant()).containsExactly("15", "0");
                      throw new IllegalStateException("back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(vacant()).containsExactly("15", "7");
    land(ids.get(9), "5", "1");
    assertThat(vacant()).containsExactly("15", "7", "4");
  }

  private void land(UUID cluster, String ready, String leased) {
    register.record(
        OFFICER,
        cluster,
        List.of(
            ReviewFixture.fact(FactKey.IND_LAND_READY, ready, TODAY, true, "Báo cáo"),
            ReviewFixture.fact(FactKey.IND_LAND_LEASED, leased, TODAY, true, "Báo cáo")));
  }

  private List<String> vacant() {
    return land.list(OFFICER, PageRequest.first(50), TODAY).rows().stream()
        .map(v -> v.vacant().stripTrailingZeros().toPlainString())
        .toList();
  }

  // --- slow clusters ----------------------------------------------------------------------

  @Test
  void findsClustersThatWereEstablishedLongAgoAndNotBuilt() {
    UUID slow = cluster("CCN Chậm", "CCN-001");
    fact(slow, FactKey.ESTABLISHED_AREA, "50", LocalDate.of(2023, 1, 10), true);
    // An expansion is no new start.
    fact(slow, FactKey.ESTABLISHED_AREA, "60", LocalDate.of(2026, 1, 10), true);
    UUID less = cluster("CCN Hai năm", "CCN-002");
    fact(less, FactKey.ESTABLISHED_AREA, "40", LocalDate.of(2024, 11, 20), false);
    UUID built = cluster("CCN Đang xây", "CCN-003");
    fact(built, FactKey.ESTABLISHED_AREA, "40", LocalDate.of(2020, 1, 1), true);
    fact(built, FactKey.INVESTMENT_PAID, "1000000000", LocalDate.of(2025, 1, 1), true);
    UUID recent = cluster("CCN Mới", "CCN-004");
    fact(recent, FactKey.ESTABLISHED_AREA, "40", LocalDate.of(2025, 1, 1), true);
    obstacle(slow, "Chưa xác định giá đất", LocalDate.of(2026, 3, 1), null);
    obstacle(slow, "Đã gỡ", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1));

    node.statements();
    List<SlowCluster> found = tracking.slow(OFFICER, PageRequest.first(50), TODAY).rows();
    assertThat(node.statements()).isLessThanOrEqualTo(8);
    assertThat(found)
        .extracting(s -> s.snapshot().cluster().name() + " " + s.months() + "/" + s.limit())
        .containsExactly("CCN Chậm 46/36", "CCN Hai năm 24/24");
    assertThat(found.get(0).lastObstacle().text()).isEqualTo("Chưa xác định giá đất");
    assertThat(found.get(1).exact()).isFalse();
  }

  @Test
  void theListFiltersByWhatTheDatabaseKnows() {
    UUID slow = cluster("CCN Chậm", "CCN-001");
    fact(slow, FactKey.ESTABLISHED_AREA, "50", LocalDate.of(2023, 1, 10), true);
    code(slow, FactKey.CLUSTER_KIND, "DA_NGANH", LocalDate.of(2020, 1, 1));
    code(slow, FactKey.CLUSTER_KIND, "LANG_NGHE", LocalDate.of(2024, 1, 1));
    code(slow, FactKey.DEVELOPER_TYPE, "DN", LocalDate.of(2024, 1, 1));
    UUID built = cluster("CCN Đang xây", "CCN-002");
    fact(built, FactKey.ESTABLISHED_AREA, "40", LocalDate.of(2020, 1, 1), true);
    fact(built, FactKey.INVESTMENT_PAID, "1000000000", LocalDate.of(2025, 1, 1), true);
    code(built, FactKey.CLUSTER_KIND, "DA_NGANH", LocalDate.of(2020, 1, 1));
    cluster("CCN Mới", "CCN-003");

    assertThat(listed(Map.of("kind", "DA_NGANH"))).containsExactly("CCN Đang xây");
    assertThat(listed(Map.of("kind", "LANG_NGHE"))).containsExactly("CCN Chậm");
    assertThat(listed(Map.of("developerType", "DN"))).containsExactly("CCN Chậm");
    assertThat(listed(Map.of("slow", "true"))).containsExactly("CCN Chậm");
    assertThat(listed(Map.of("slow", "false"))).containsExactly("CCN Đang xây", "CCN Mới");
    assertThat(listed(Map.of("slow", "true", "kind", "DA_NGANH"))).isEmpty();
    assertThat(listed(Map.of("conflict", "true"))).isEmpty();
    assertThat(listed(Map.of("commune", "34:24000"))).isEmpty();
    assertThat(codes(() -> listed(Map.of("kind", "x")))).containsExactly("V-CORE-4");
  }

  private List<String> listed(Map<String, String> filters) {
    return register
        .clusters(OFFICER, new PageRequest(0, 50, List.of(), "", filters), TODAY)
        .rows()
        .stream()
        .map(s -> s.cluster().name())
        .toList();
  }

  private void code(UUID cluster, FactKey key, String code, LocalDate from) {
    node.tx(
        em -> {
          FactEntity f = new FactEntity();
          f.cluster = cluster.toString();
          f.key = key.name();
          f.effectiveFrom = from;
          f.code = code;
          f.source = "QĐ";
          f.recordedBy = "officer";
          f.recordedAt = Instant.parse("2026-11-20T02:00:00Z");
          em.persist(f);
        });
  }

  // --- tracking ---------------------------------------------------------------------------

  @Test
  void theListIsCarriedForwardAndShowsWhatChanged() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    cluster("CCN Chưa theo dõi", "CCN-002");
    tracking.save(OFFICER, entry(id, WEEK.minusWeeks(1), 15, "Đang san nền", 0));
    assertThat(row(id).entry()).isEmpty();
    assertThat(tracking.week(OFFICER, PageRequest.first(50), TODAY).rows()).hasSize(1);
    assertThat(tracking.items(OFFICER))
        .singleElement()
        .satisfies(i -> assertThat(i.urgency()).isEqualTo(WorkItem.Urgency.SOON));

    assertThat(tracking.copyForward(OFFICER, TODAY)).isEqualTo(1);
    assertThat(tracking.copyForward(OFFICER, TODAY)).isZero();
    TrackingEntry copied = row(id).entry().orElseThrow();
    assertThat(copied.copied()).isTrue();
    assertThat(row(id).changed()).isEmpty();
    assertThat(tracking.items(OFFICER)).hasSize(1);

    tracking.save(OFFICER, entry(id, WEEK, 20, "Đang san nền", copied.version()));
    assertThat(row(id).changed()).containsExactly(TrackingEntry.Part.HOUSEHOLDS);
    assertThat(tracking.items(OFFICER)).isEmpty();
    assertThat(tracking.history(OFFICER, id)).hasSize(2);
    assertThatThrownBy(() -> tracking.save(OFFICER, entry(id, WEEK, 21, "x", copied.version())))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    assertThat(codes(() -> tracking.save(OFFICER, entry(id, WEEK.plusWeeks(1), 1, "x", 0))))
        .containsExactly("CCN-TD-2");
    assertThat(codes(() -> tracking.save(OFFICER, entry(id, WEEK, 40, "x", 0))))
        .containsExactly("CCN-TD-1");
  }

  @Test
  void theSummaryNamesMethodCutoffAndWhatIsMissing() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    fact(id, FactKey.ESTABLISHED_AREA, "52.2", LocalDate.of(2024, 3, 1), true);
    fact(id, FactKey.OPERATING, "1", LocalDate.of(2025, 3, 1), true);
    fact(id, FactKey.IND_LAND_TOTAL, "40", LocalDate.of(2025, 3, 1), true);
    fact(id, FactKey.IND_LAND_LEASED, "12.5", LocalDate.of(2026, 3, 1), true);
    UUID late = cluster("CCN BMC", "CCN-002");
    tracking.save(OFFICER, entry(id, WEEK.minusWeeks(1), 15, "Đang san nền", 0));
    tracking.save(OFFICER, entry(late, WEEK.minusWeeks(1), 1, "Chưa khởi công", 0));
    tracking.save(OFFICER, entry(id, WEEK, 20, "Đang san nền", 0));
    tracking.saveObstacle(
        OFFICER,
        new Obstacle(
            null,
            id,
            null,
            "Chưa phê duyệt giá đất.",
            "Giao Sở Tài chính thẩm định trong tháng 11",
            "Sở Tài chính",
            LocalDate.of(2026, 9, 1),
            null,
            null,
            null,
            null,
            0));
    node.statements();
    assertThat(tracking.summary(OFFICER, TODAY))
        .isEqualTo(
            """
            THEO DÕI CỤM CÔNG NGHIỆP – TUẦN 16/11/2026 – 22/11/2026
            Sở Công Thương. Số liệu đến ngày 20/11/2026.

            I. CHUNG
            - Đã thành lập: 1 cụm, 52,2 ha.
            - Tỷ lệ lấp đầy F1 của các cụm đang hoạt động: 31,25 % (12,5 ha đã cho thuê ÷ 40 ha đất công nghiệp theo quy hoạch chi tiết; TT 14/2024/TT-BCT; chốt 20/11/2026).
            - 1 cụm chưa ghi có hoạt động hay không, không nằm trong tỷ lệ trên.

            II. THAY ĐỔI TRONG TUẦN (1 cụm)
            1. CCN Thuận An: GPMB 20/35 hộ (tuần trước 15).

            III. VƯỚNG MẮC CHƯA THÁO GỠ (1)
            - CCN Thuận An: Chưa phê duyệt giá đất (từ 01/09/2026, 80 ngày; Sở Tài chính).

            IV. ĐỀ NGHỊ UBND TỈNH (1)
            - CCN Thuận An: Giao Sở Tài chính thẩm định trong tháng 11

            Chưa cập nhật tuần này: CCN BMC.
            """);
    assertThat(node.statements()).isLessThanOrEqualTo(7);
  }

  @Test
  void theWeekCostsFewStatements() {
    for (int i = 0; i < 12; i++) {
      UUID id = cluster("CCN " + i, "CCN-" + i);
      tracking.save(OFFICER, entry(id, WEEK.minusWeeks(2), 15, "a", 0));
      tracking.save(OFFICER, entry(id, WEEK, 15, "b", 0));
    }
    node.statements();
    assertThat(tracking.week(OFFICER, PageRequest.first(50), TODAY).rows())
        .hasSize(12)
        .allMatch(r -> r.before().isPresent());
    assertThat(node.statements()).isLessThanOrEqualTo(3);
  }

  @Test
  void obstaclesAreOpenUntilTheyAreSolved() {
    UUID id = cluster("CCN Thuận An", "CCN-001");
    Obstacle o = obstacle(id, "Thiếu vốn", LocalDate.of(2026, 9, 1), null);
    obstacle(id, "Cũ", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    assertThat(tracking.obstacles(OFFICER, id))
        .extracting(Obstacle::text)
        .containsExactly("Thiếu vốn", "Cũ");
    PageRequest open = new PageRequest(0, 50, List.of(), "thuan", Map.of("open", "true"));
    assertThat(tracking.obstacles(OFFICER, open).rows()).hasSize(1);
    assertThat(
            codes(
                () ->
                    tracking.saveObstacle(
                        OFFICER,
                        new Obstacle(
                            o.id(),
                            id,
                            null,
                            "Thiếu vốn",
                            null,
                            null,
                            o.since(),
                            LocalDate.of(2026, 8, 1),
                            null,
                            null,
                            null,
                            o.version()))))
        .containsExactly("CCN-IN-4");
  }

  // --- help -------------------------------------------------------------------------------

  private Obstacle obstacle(UUID id, String text, LocalDate since, LocalDate solved) {
    return tracking.saveObstacle(
        OFFICER,
        new Obstacle(null, id, null, text, null, null, since, solved, null, null, null, 0));
  }

  private TrackingRow row(UUID id) {
    return tracking.row(OFFICER, id, TODAY).orElseThrow();
  }

  private static TrackingEntry entry(
      UUID id, LocalDate week, int done, String construction, long version) {
    return new TrackingEntry(
        null,
        id,
        week,
        "Công ty A",
        null,
        null,
        done,
        35,
        null,
        null,
        construction,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        version);
  }

  private MappedCluster savePoint(UUID id, String latitude, LocalDate from) {
    return map.savePoint(
        OFFICER, id, new GeoPoint(new BigDecimal(latitude), new BigDecimal("107.6")), from, "GPS");
  }

  private Optional<BigDecimal> latitude(UUID id, LocalDate day) {
    return map.cluster(OFFICER, id, day).orElseThrow().point().map(p -> p.point().latitude());
  }

  private List<String> outline(UUID id, String ring) {
    return codes(
        () ->
            map.saveOutline(
                OFFICER,
                id,
                "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}",
                TODAY,
                "Đo vẽ"));
  }

  private List<String> file(String name, String content) {
    return codes(() -> map.preview(OFFICER, name, bytes(content), null, TODAY));
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String property, String value, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{\""
        + property
        + "\":\""
        + value
        + "\"},\"geometry\":"
        + geometry
        + "}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> codes(ThrowingCallable act) {
    List<String> codes = new ArrayList<>();
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> e.problems().stream().map(FieldProblem::code).distinct().forEach(codes::add));
    return codes;
  }

  private UUID cluster(String name, String code) {
    UUID id = UUID.randomUUID();
    node.tx(
        em -> {
          ClusterEntity e = new ClusterEntity();
          e.id = id.toString();
          e.code = code;
          e.name = name;
          e.nameSearch = VietnameseText.searchKey(name);
          e.nameSort = VietnameseText.sortKey(name);
          e.oldNames = "";
          e.province = LAM_DONG.toString();
          e.communes = "";
          em.persist(e);
        });
    return id;
  }

  private void fact(UUID cluster, FactKey key, String number, LocalDate from, boolean exact) {
    node.tx(
        em -> {
          FactEntity f = new FactEntity();
          f.cluster = cluster.toString();
          f.key = key.name();
          f.effectiveFrom = from;
          f.exactDate = exact;
          f.number = new BigDecimal(number);
          f.source = "QĐ " + (++facts);
          f.recordedBy = "officer";
          f.recordedAt = Instant.parse("2026-11-20T02:00:00Z");
          em.persist(f);
        });
  }

  private interface Answer {
    Object to(String method, Object[] args);
  }

  private <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answer.to(method.getName(), args)));
  }
}
