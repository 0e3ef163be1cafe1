package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ctdp.clusters.internal.ReviewFixture.LAO_CAI;
import static vn.ctdp.clusters.internal.ReviewFixture.OFFICER;
import static vn.ctdp.clusters.internal.ReviewFixture.REPORT_DAY;
import static vn.ctdp.clusters.internal.ReviewFixture.TODAY;
import static vn.ctdp.clusters.internal.ReviewFixture.code;
import static vn.ctdp.clusters.internal.ReviewFixture.decided;
import static vn.ctdp.clusters.internal.ReviewFixture.gone;
import static vn.ctdp.clusters.internal.ReviewFixture.reported;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.ClusterRates.Basis;
import vn.ctdp.clusters.review.ClusterRates.Grouping;
import vn.ctdp.clusters.review.RateMethod;
import vn.ctdp.clusters.review.RateTable;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.testing.TestDatabase;

class RateTest {

  private static final FactKey LAND = FactKey.IND_LAND_TOTAL;
  private static final FactKey LEASED = FactKey.IND_LAND_LEASED;

  private ReviewFixture f;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    f = new ReviewFixture(database());
  }

  @AfterEach
  void close() {
    f.close();
  }

  private ClusterRates rates() {
    return new RateService(f.node, f.access, f.territory, f.instance);
  }

  private RateTable table(Basis basis, Grouping grouping) {
    return rates().table(OFFICER, TODAY, basis, grouping, Vintage.V34);
  }

  private static String percent(RateTable.Row row, RateMethod method) {
    return row.rates()
        .get(method)
        .rate()
        .flatMap(r -> r.percent(2))
        .map(BigDecimal::toPlainString)
        .orElse("–");
  }

  /** 18/6/2026: industrial land 650.32 ha, leased 188.75 ha: 29.02 %. */
  @Test
  void theRateOfLaoCaiIsWeightedAndSaysHowManyClustersItRestsOn() {
    UUID a = f.cluster("CCN Đầm Hồng", "34:00001");
    f.record(a, reported(LAND, "11.99"), reported(LEASED, "11.99"));
    UUID b = f.cluster("CCN Báo Đáp", "34:00001");
    f.record(b, reported(LAND, "14"), reported(LEASED, "3.26"));
    UUID rest = f.cluster("Các cụm khác", "34:00002");
    f.record(rest, reported(LAND, "624.33"), reported(LEASED, "173.5"));
    UUID half = f.cluster("CCN Yên Hợp", "34:00002");
    f.record(half, reported(LEASED, "4"), reported(FactKey.IND_LAND_CLEARED, "4.7"));

    RateTable table = table(Basis.ALL, Grouping.COMMUNE);
    RateTable.NamedRate f1 = table.total().rates().get(RateMethod.F1);
    assertThat(f1.rate().orElseThrow().numerator()).isEqualByComparingTo("188.75");
    assertThat(f1.rate().orElseThrow().denominator()).isEqualByComparingTo("650.32");
    assertThat(f1.rate().orElseThrow().cutoff()).isEqualTo(TODAY);
    assertThat(percent(table.total(), RateMethod.F1)).isEqualTo("29.02");
    assertThat(f1.known()).isEqualTo(3);
    assertThat(f1.clusters()).isEqualTo(4);
    assertThat(percent(table.total(), RateMethod.F3)).isEqualTo("85.11");
    assertThat(percent(table.total(), RateMethod.F4)).isEqualTo("–");
    assertThat(table.rows())
        .extracting(RateTable.Row::name)
        .containsExactly("Xã 00001", "Xã 00002");
    // Weighted, not the mean of 100 % and 23.29 %.
    assertThat(percent(table.rows().get(0), RateMethod.F1)).isEqualTo("58.68");
  }

  @Test
  void theBasisChangesTheRateAndIsSaid() {
    UUID running = f.cluster("CCN A", "34:00001");
    f.record(
        running,
        reported(LAND, "20"),
        reported(LEASED, "10"),
        reported(FactKey.IND_LAND_COMMITTED, "5"),
        reported(FactKey.OPERATING, "1"));
    UUID empty = f.cluster("CCN B", "34:00001");
    f.record(
        empty,
        reported(LAND, "20"),
        reported(LEASED, "0"),
        decided(FactKey.ESTABLISHED_AREA, "30", "2024-06-01"));
    assertThat(percent(table(Basis.ALL, Grouping.PROVINCE).total(), RateMethod.F1))
        .isEqualTo("25.00");
    assertThat(percent(table(Basis.ALL, Grouping.PROVINCE).total(), RateMethod.F2))
        .isEqualTo("37.50");
    RateTable operating = table(Basis.OPERATING, Grouping.PROVINCE);
    assertThat(operating.basis()).isEqualTo(Basis.OPERATING);
    assertThat(percent(operating.total(), RateMethod.F1)).isEqualTo("50.00");
    assertThat(percent(table(Basis.ESTABLISHED, Grouping.PROVINCE).total(), RateMethod.F1))
        .isEqualTo("0.00");
  }

  @Test
  void aClusterInTwoCommunesCountsInBothAndOnceInTheTotal() {
    UUID two = f.cluster("CCN hai xã", "34:00001", "34:00002");
    f.record(two, reported(LAND, "20"), reported(LEASED, "10"));
    UUID none = f.cluster("CCN chưa ghi xã");
    f.record(none, reported(LAND, "20"), reported(LEASED, "20"));
    RateTable table = table(Basis.ALL, Grouping.COMMUNE);
    assertThat(table.rows())
        .extracting(r -> r.name() + " " + r.clusters() + " " + r.shared())
        .containsExactly("Xã 00001 1 1", "Xã 00002 1 1", " 1 0");
    assertThat(table.total().clusters()).isEqualTo(2);
    assertThat(percent(table.total(), RateMethod.F1)).isEqualTo("75.00");
  }

  @Test
  void regionsAndFormerProvincesAreNamed() {
    UUID a = f.cluster("CCN A", "63:00001");
    f.record(a, reported(LAND, "20"), reported(LEASED, "10"));
    assertThat(table(Basis.ALL, Grouping.ECONOMIC_REGION).rows())
        .extracting(RateTable.Row::name)
        .containsExactly("Trung du và miền núi phía Bắc");
    assertThat(table(Basis.ALL, Grouping.EXTENSION_REGION).rows())
        .extracting(RateTable.Row::name)
        .containsExactly("Bắc");
    assertThat(table(Basis.ALL, Grouping.PROVINCE).rows())
        .extracting(RateTable.Row::id)
        .containsExactly("34:15");
    // The commune of the former division tells that it was in Lào Cai (63:10).
    assertThat(rates().table(OFFICER, TODAY, Basis.ALL, Grouping.PROVINCE, Vintage.V63).rows())
        .extracting(RateTable.Row::id)
        .containsExactly("63:10");
  }

  @Test
  void readsAProvinceInSixStatements() {
    for (int i = 0; i < 12; i++) {
      f.record(
          f.cluster("CCN " + i, "34:0000" + i % 3), reported(LAND, "20"), reported(LEASED, "1"));
    }
    f.node.statements();
    table(Basis.ALL, Grouping.COMMUNE);
    assertThat(f.node.statements()).isEqualTo(6);
  }

  @Test
  void indicatorsHaveTheirNumeratorAndDenominator() {
    UUID a = f.cluster("CCN A", "34:00001");
    f.record(
        a,
        decided(FactKey.ESTABLISHED_AREA, "50", "2024-06-01"),
        reported(FactKey.OPERATING, "1"),
        reported(LAND, "40"),
        reported(FactKey.IND_LAND_READY, "30"),
        reported(LEASED, "10"),
        reported(FactKey.WORKERS, "55"),
        reported(FactKey.INVESTMENT_TOTAL, "192500000000"),
        reported(FactKey.INVESTMENT_PAID, "63300000000"),
        reported(FactKey.WASTEWATER_COMPLIANT, "1"),
        code(FactKey.DEVELOPER_TYPE, DeveloperType.DN));
    UUID slow = f.cluster("CCN B", "34:00001");
    f.record(slow, decided(FactKey.ESTABLISHED_AREA, "30", "2024-06-17"));
    UUID inTime = f.cluster("CCN C", "34:00001");
    f.record(inTime, decided(FactKey.ESTABLISHED_AREA, "30", "2024-06-18"));
    UUID cancelled = f.cluster("CCN D", "34:00001");
    f.record(
        cancelled,
        decided(FactKey.ESTABLISHED_AREA, "30", "2024-06-18"),
        gone(FactKey.ESTABLISHED_AREA, "2026-03-01"));
    f.legacy("CCN cũ");
    f.plan("CCN A", "60", PlanAction.GIU, a);
    f.plan("CCN E", "140", PlanAction.MOI, null);

    Map<String, IndicatorValue> v =
        compute(
            "clusters.fill.f1",
            "clusters.fill.f1.numerator",
            "clusters.fill.f1.denominator",
            "clusters.fill.f3",
            "clusters.fill.f4",
            "clusters.investment-paid.rate",
            "clusters.wastewater-compliant.rate",
            "clusters.workers-per-ha",
            "clusters.developer-enterprise.rate",
            "clusters.established.rate",
            "clusters.established.area-rate",
            "clusters.slow.count",
            "clusters.legacy-unresolved.count",
            "clusters.withdrawn.count",
            "clusters.vacant.area");
    assertValue(v, "clusters.fill.f1", "25");
    assertValue(v, "clusters.fill.f1.numerator", "10");
    assertValue(v, "clusters.fill.f1.denominator", "40");
    assertValue(v, "clusters.fill.f4", "33.3333");
    assertThat(v.get("clusters.fill.f3").value()).isNull();
    assertValue(v, "clusters.investment-paid.rate", "32.8831");
    assertValue(v, "clusters.wastewater-compliant.rate", "100");
    assertValue(v, "clusters.workers-per-ha", "5.5");
    assertValue(v, "clusters.developer-enterprise.rate", "100");
    assertThat(v.get("clusters.developer-enterprise.rate").unknown()).isEqualTo(2);
    assertValue(v, "clusters.established.rate", "150");
    assertValue(v, "clusters.established.area-rate", "55");
    assertValue(v, "clusters.slow.count", "1");
    assertThat(v.get("clusters.slow.count").origins())
        .extracting(o -> o.title())
        .containsExactly("CCN B");
    assertValue(v, "clusters.legacy-unresolved.count", "1");
    assertValue(v, "clusters.withdrawn.count", "1");
    assertValue(v, "clusters.vacant.area", "20");
    assertThat(new RateIndicators(f.node, f.access, f.rules).indicators())
        .extracting(d -> d.id())
        .doesNotHaveDuplicates()
        .containsAll(v.keySet());
  }

  private Map<String, IndicatorValue> compute(String... ids) {
    return new RateIndicators(f.node, f.access, f.rules)
        .compute(
            OFFICER,
            new IndicatorQuery(
                LAO_CAI, REPORT_DAY, LocalDate.of(2025, 12, 15), REPORT_DAY, Set.of(ids)));
  }

  private static void assertValue(Map<String, IndicatorValue> values, String id, String expected) {
    assertThat(values.get(id).value()).as(id).isEqualByComparingTo(expected);
  }
}
