package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.record.NationalTable;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.testing.TestDatabase;

class NationalTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private ReviewFixture province;
  private ReviewFixture centre;
  private NationalService national;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    province = new ReviewFixture(database());
    centre = new ReviewFixture(database());
    centre.province = Optional.empty();
    TerritoryService territory =
        ReviewFixture.fake(
            TerritoryService.class,
            (name, args) ->
                List.of(
                    unit("12", "Lai Châu", "Trung du và miền núi phía Bắc"),
                    unit("15", "Lào Cai", "Trung du và miền núi phía Bắc"),
                    unit("68", "Lâm Đồng", "Nam Trung Bộ và Tây Nguyên")));
    national =
        new NationalService(centre.node, centre.access, territory, centre.instance, centre.clock);
  }

  @AfterEach
  void close() {
    province.close();
    centre.close();
  }

  @Test
  void addsUpWhatProvincesSentAndSaysWhoIsMissing() {
    UUID a = province.cluster("CCN A");
    UUID b = province.cluster("CCN B");
    province.plan("CCN A", "50", PlanAction.GIU, a);
    province.plan("CCN C", "30.5", PlanAction.MOI, null);
    province.plan("CCN D", "20", PlanAction.RUT, null);
    province.record(a, ReviewFixture.decided(FactKey.ESTABLISHED_AREA, "50", "2020-03-01"));
    province.record(a, ReviewFixture.decided(FactKey.ESTABLISHED_AREA, "52.2", "2026-05-01"));
    province.record(a, ReviewFixture.reported(FactKey.OPERATING, "1"));
    province.record(a, ReviewFixture.reported(FactKey.IND_LAND_TOTAL, "40"));
    province.record(a, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "30"));
    province.record(a, ReviewFixture.reported(FactKey.INVESTMENT_TOTAL, "120000000000"));
    province.record(b, ReviewFixture.reported(FactKey.OPERATING, "1"));
    // Land of which it is not known how much is leased is in the sum, not in the rate.
    province.record(b, ReviewFixture.reported(FactKey.IND_LAND_TOTAL, "10"));
    send();

    NationalTable table =
        national.table(
            ReviewFixture.OFFICER, DAY, Optional.of(LocalDate.of(2025, 12, 31)), Vintage.V34);
    assertThat(table.sent()).isEqualTo(1);
    assertThat(table.expected()).isEqualTo(3);
    NationalTable.Line laoCai = table.provinces().get(1);
    assertThat(laoCai.rank()).isEqualTo(1);
    assertThat(laoCai.figures().planned()).isEqualTo(2);
    assertThat(laoCai.figures().plannedArea()).isEqualByComparingTo("80.5");
    assertThat(laoCai.figures().established()).isEqualTo(1);
    assertThat(laoCai.figures().establishedArea()).isEqualByComparingTo("52.2");
    assertThat(laoCai.then().establishedArea()).isEqualByComparingTo("50");
    assertThat(laoCai.then().operating()).isZero();
    assertThat(laoCai.figures().capital()).isEqualTo(120_000_000_000L);
    assertThat(laoCai.figures().operating()).isEqualTo(2);
    assertThat(laoCai.figures().industrialLand()).isEqualByComparingTo("50");
    Rate f1 = laoCai.figures().f1().orElseThrow();
    assertThat(f1.denominator()).isEqualByComparingTo("40");
    assertThat(f1.percent(2)).contains(new BigDecimal("75.00"));
    assertThat(laoCai.figures().f4()).isEmpty();
    assertThat(table.provinces().get(0).figures()).isNull();
    assertThat(table.country().figures()).isEqualTo(laoCai.figures());
    assertThat(table.regions()).extracting(NationalTable.Line::sent).containsExactly(1, 0);
    assertThat(table.regions().get(1).figures()).isNull();
  }

  @Test
  void aTableOfTheNationIsAFewSumsOverTheRowsOfTheDay() throws SQLException {
    // Fifteen years, two changes a year, of 2,200 clusters.
    try (Connection connection = centre.database.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO clusters.national_figure VALUES (?, ?, ?, ?, 1, 50, 1, 50, 1000000000,"
                    + " 500000000, 1, 40, 30, 30, 40, 30, 40, 30, 35, 30, 33, 5, 900, 1)")) {
      connection.setAutoCommit(false);
      for (int c = 0; c < 2200; c++) {
        for (int half = 0; half < 30; half++) {
          LocalDate from = LocalDate.of(2012, 1, 1).plusMonths(6L * half);
          insert.setString(1, "c" + c);
          insert.setString(2, "34:" + List.of("12", "15", "68").get(c % 3));
          insert.setDate(3, Date.valueOf(from));
          insert.setDate(
              4, Date.valueOf(half == 29 ? NationalFigures.OPEN : from.plusMonths(6).minusDays(1)));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    for (String p : List.of("12", "15", "68")) {
      centre.node.tx(em -> NationalFigures.heard(em, "34:" + p, Instant.EPOCH));
    }
    centre.node.statements();
    NationalTable table =
        national.table(ReviewFixture.OFFICER, DAY, Optional.of(DAY.minusYears(5)), Vintage.V34);
    assertThat(centre.node.statements()).isLessThanOrEqualTo(5);
    assertThat(table.country().figures().established()).isEqualTo(2200);
    assertThat(table.country().then().workers()).isEqualTo(2200 * 900);
    long start = System.nanoTime();
    national.table(ReviewFixture.OFFICER, DAY, Optional.of(DAY.minusYears(5)), Vintage.V34);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(millis).as("milliseconds, four times what is promised").isLessThan(2000);
  }

  @Test
  void theFormerDivisionPutsClustersWhereTheirCommunesWere() {
    UUID a = province.cluster("CCN Báo Đáp", "34:00001");
    UUID b = province.cluster("CCN Sơn Mãn", "34:00002");
    UUID c = province.cluster("CCN chưa rõ xã");
    for (UUID id : List.of(a, b, c)) {
      province.record(id, ReviewFixture.decided(FactKey.ESTABLISHED_AREA, "20", "2020-03-01"));
    }
    province.plan("CCN Báo Đáp", "50", PlanAction.GIU, a);
    province.plan("CCN khác", "30", PlanAction.MOI, null);
    send();
    AdminUnit yenBai = former("63:15", "Yên Bái", UnitLevel.PROVINCE, null);
    AdminUnit laoCai = former("63:10", "Lào Cai", UnitLevel.PROVINCE, null);
    AdminUnit tranYen = former("63:04500", "Xã Báo Đáp", UnitLevel.COMMUNE, yenBai.ref());
    AdminUnit sonMan = former("63:02600", "Xã Sơn Mãn", UnitLevel.COMMUNE, laoCai.ref());
    TerritoryService divisions =
        ReviewFixture.fake(
            TerritoryService.class,
            (name, args) ->
                switch (name) {
                  case "provinces" -> List.of(laoCai, yenBai);
                  case "successors" -> List.of(ReviewFixture.LAO_CAI);
                  case "find" ->
                      List.of(yenBai, laoCai, tranYen, sonMan).stream()
                          .filter(u -> u.ref().equals(args[0]))
                          .findFirst();
                  case "restate" ->
                      switch (args[0].toString()) {
                        case "34:00001" -> shares(tranYen);
                        case "34:00002" -> shares(sonMan);
                        default -> shares(laoCai, yenBai);
                      };
                  default -> null;
                });
    NationalTable table =
        new NationalService(centre.node, centre.access, divisions, centre.instance, centre.clock)
            .table(ReviewFixture.OFFICER, DAY, Optional.empty(), Vintage.V63);
    assertThat(table.provinces())
        .extracting(l -> l.name() + " " + l.figures().established() + " " + l.figures().planned())
        .containsExactly("Lào Cai 1 0", "Yên Bái 1 1");
    NationalTable.Line unplaced = table.regions().get(table.regions().size() - 1);
    assertThat(unplaced.name()).isEqualTo(NationalTable.UNPLACED);
    assertThat(unplaced.figures().established()).isEqualTo(1);
    assertThat(unplaced.figures().plannedArea()).isEqualByComparingTo("30");
    assertThat(table.country().figures().established()).isEqualTo(3);
    assertThat(table.country().figures().plannedArea()).isEqualByComparingTo("80");
    assertThat(table.sent()).isEqualTo(2);
  }

  private static List<UnitShare> shares(AdminUnit... units) {
    return Arrays.stream(units).map(u -> new UnitShare(u.ref(), BigDecimal.ONE)).toList();
  }

  private static AdminUnit former(String ref, String name, UnitLevel level, UnitRef parent) {
    return new AdminUnit(
        UnitRef.parse(ref),
        level,
        UnitType.TINH,
        name,
        name,
        name,
        Optional.ofNullable(parent),
        "Bắc",
        "Trung du và miền núi phía Bắc",
        null,
        null,
        "");
  }

  private void send() {
    ClusterRecordHandler clusters = new ClusterRecordHandler(centre.node);
    PlanRecordHandler plan = new PlanRecordHandler(centre.node);
    new ClusterRecordSource(province.node, province.instance)
        .after(0, 100)
        .forEach(r -> clusters.handle(received(r, ClusterSubjects.CLUSTER)));
    new PlanRecordSource(province.node, province.instance)
        .after(0, 100)
        .forEach(r -> plan.handle(received(r, ClusterSubjects.PLAN)));
  }

  private static ReceivedRecord received(SharedRecord r, String type) {
    return new ReceivedRecord(
        ReviewFixture.LAO_CAI, type, r.id(), r.version(), r.title(), r.content(), Instant.EPOCH);
  }

  private static AdminUnit unit(String code, String name, String region) {
    return new AdminUnit(
        UnitRef.parse("34:" + code),
        UnitLevel.PROVINCE,
        UnitType.TINH,
        name,
        name,
        name,
        Optional.empty(),
        "Bắc",
        region,
        null,
        null,
        "");
  }
}
