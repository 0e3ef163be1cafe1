package vn.ctdp.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Fills the tables of an instance that is stopped with invented clusters: facts of many years, projects, enterprises, leases. By SQL, because
 * what is measured is reading and importing, and filling through the doors would take hours.
 */
final class ClusterFill extends Fill {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 14);
  private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);
  // Those of many rows are filled without keys and indexes, which are made afterwards: Derby builds the collation key of every text it compares.
  private static final List<String> BIG =
      List.of("cluster_fact", "cluster_project", "cluster_project_status", "cluster_tenant", "cluster_lease", "cluster_tenant_figure", "national_figure");
  private static final List<String> KINDS = List.of("DA_NGANH", "LANG_NGHE", "CHUYEN_NGANH", "HO_TRO");

  private final Timestamp now = Timestamp.from(Instant.parse("2026-11-01T00:00:00Z"));
  private long number = -1;
  private long changes;
  private boolean national;

  ClusterFill(Connection connection, long seed) throws SQLException {
    super(connection, "clusters", seed);
    // In the order in which they refer to each other.
    table("cluster", "id,code,name,name_search,name_sort,old_names,province,communes,developer_name,legacy,illustrative,row_version");
    table("plan_entry", "id,name,name_search,name_sort,province,communes,area_ha,plan_action,valid_from,cluster_id,illustrative,row_version");
    table("cluster_commune", "id,cluster_id,unit,position_no,row_version");
    table("cluster_developer", "id,cluster_id,name,developer_type,valid_from,illustrative,recorded_by,recorded_at,row_version");
    table(
        "cluster_fact",
        "id,cluster_id,fact_key,effective_from,exact_date,num_value,code_value,source_text,illustrative,recorded_by,recorded_at,superseded_on");
    table(
        "cluster_project",
        "id,cluster_id,name,name_search,name_sort,investor,foreign_capital,valid_from,row_version,sector,area_ha,capital_registered,capital_done,illustrative");
    table("cluster_project_status", "id,project_id,status,effective_from,recorded_by,recorded_at");
    table("cluster_tenant", "id,cluster_id,name,name_search,name_sort,sector,valid_from,illustrative,row_version");
    table("cluster_lease", "id,cluster_id,contract_no,signed_on,starts_on,area_ha,project_id,tenant_id,illustrative,row_version");
    table(
        "cluster_tenant_figure",
        "id,cluster_id,project_id,tenant_id,period,cutoff_day,workers,average_income,revenue,tax_paid,illustrative,recorded_by,recorded_at,row_version");
    table("record_change", "record_type,record_id,change_no");
    table(
        "national_figure",
        "cluster_id,province,valid_from,valid_to,established,established_ha,detailed,detailed_ha,capital,paid,operating,land_ha,leased_ha,f1_part,f1_whole,"
            + "f2_part,f2_whole,f3_part,f3_whole,f4_part,f4_whole,projects,workers,wastewater");
    table("national_sender", "province,received_at");
  }

  /**
   * Fills.
   *
   * @param provinces provinces among whom the clusters are spread
   * @return rows by table
   */
  Map<String, Long> run(List<String> provinces, int clusters, int tenants, int years) throws SQLException {
    Bare bare = Bare.make(connection, "clusters", BIG);
    national = provinces.size() > 1;
    if (national) {
      for (String province : provinces) {
        into("national_sender").add(province, now);
      }
    }
    for (int i = 0; i < clusters; i++) {
      String province = provinces.get(i % provinces.size());
      // As long as real codes; what they are called is not asked here.
      cluster(i, province, "34:9%04d".formatted(i / 20), tenants / clusters + (i < tenants % clusters ? 1 : 0), years);
      if (i % 20 == 19) {
        send();
        connection.commit();
      }
    }
    send();
    try (PreparedStatement turn = connection.prepareStatement("UPDATE clusters.register_turn SET taken = ? WHERE id = 1")) {
      turn.setLong(1, changes);
      turn.executeUpdate();
    }
    connection.commit();
    bare.dress();
    return rows();
  }

  private void cluster(int i, String province, String commune, int tenants, int years) throws SQLException {
    String id = id();
    String name = "Cụm đo tải " + "%05d".formatted(i);
    String developer = "Công ty hạ tầng đo tải " + i % 700;
    into("cluster")
        .add(id, "DT-%05d".formatted(i), name, search(name), sort(name), "", province, commune, developer, i % 9 == 0, true, 0L);
    LocalDate start = TODAY.minusYears(years).plusDays(random.nextInt(300));
    BigDecimal area = ha(150_000 + random.nextInt(600_000));
    String entry = id();
    into("plan_entry").add(entry, name, search(name), sort(name), province, commune, area, "MOI", start, id, true, 0L);
    into("record_change").add("cluster", id, ++changes);
    into("record_change").add("cluster-plan-entry", entry, ++changes);
    into("cluster_commune").add(id(), id, commune, 1, 0L);
    into("cluster_developer").add(id(), id, developer, i % 5 == 0 ? "DON_VI_SU_NGHIEP" : "DN", start, true, "do-tai", now, 0L);
    BigDecimal land = part(area, 65);
    fact(id, "CLUSTER_KIND", start, null, KINDS.get(i % KINDS.size()));
    fact(id, "DEVELOPER_TYPE", start, null, i % 5 == 0 ? "DON_VI_SU_NGHIEP" : "DN");
    if (i % 4 != 3) {
      fact(id, "ESTABLISHED_AREA", start.plusMonths(3), area, null);
    }
    fact(id, "DETAILED_PLAN_AREA", start.plusMonths(6), area, null);
    fact(id, "IND_LAND_TOTAL", start.plusMonths(6), land, null);
    fact(id, "PROJECT_AREA", start.plusMonths(9), area, null);
    fact(id, "INVESTMENT_TOTAL", start.plusMonths(9), BigDecimal.valueOf(90_000_000_000L + i), null);
    fact(id, "OPERATING", start.plusYears(1), BigDecimal.ONE, null);
    fact(id, "WASTEWATER_INVESTED", start.plusYears(2), BigDecimal.valueOf(i % 3 == 0 ? 1 : 0), null);
    fact(id, "WASTEWATER_COMPLIANT", start.plusYears(2), BigDecimal.valueOf(i % 6 == 0 ? 1 : 0), null);
    int halves = 2 * (years - 1);
    for (int h = 1; h <= halves; h++) {
      LocalDate day = start.plusYears(1).plusMonths(6L * h - 6);
      LocalDate next = h == halves ? OPEN : start.plusYears(1).plusMonths(6L * h);
      int share = 10 + 80 * h / halves;
      BigDecimal cleared = part(land, Math.min(100, share + 10));
      BigDecimal ready = part(land, Math.min(100, share + 5));
      BigDecimal leased = part(land, share);
      BigDecimal committed = part(land, 3);
      BigDecimal paid = BigDecimal.valueOf(90_000_000_000L / 100 * share);
      fact(id, "IND_LAND_CLEARED", day, next, cleared, null);
      fact(id, "IND_LAND_READY", day, next, ready, null);
      fact(id, "IND_LAND_LEASED", day, next, leased, null);
      fact(id, "IND_LAND_COMMITTED", day, next, committed, null);
      fact(id, "INVESTMENT_PAID", day, next, paid, null);
      fact(id, "PROJECTS_TOTAL", day, next, BigDecimal.valueOf(h), null);
      fact(id, "PROJECTS_FDI", day, next, BigDecimal.valueOf(h / 10), null);
      fact(id, "PROJECTS_OPERATING", day, next, BigDecimal.valueOf(h), null);
      fact(id, "WORKERS", day, next, BigDecimal.valueOf(40L * h), null);
      if (national) {
        boolean established = i % 4 != 3;
        into("national_figure")
            .add(
                id, province, day, next.equals(OPEN) ? OPEN : next.minusDays(1), established ? 1 : 0, established ? area : BigDecimal.ZERO, 1, area,
                BigDecimal.valueOf(90_000_000_000L + i), paid, 1, land, leased, leased, land, leased.add(committed), land, leased, cleared, leased, ready,
                BigDecimal.valueOf(h), BigDecimal.valueOf(40L * h), i % 6 == 0 ? 1 : 0);
      }
    }
    for (int t = 0; t < tenants; t++) {
      tenant(id, i, t, start.plusYears(1), t % 4 == 3, part(land, 90).divide(BigDecimal.valueOf(Math.max(1, tenants)), 4, java.math.RoundingMode.DOWN));
    }
  }

  /** Three of four are projects; the fourth is an enterprise without a project of its own. */
  private void tenant(String cluster, int i, int t, LocalDate from, boolean without, BigDecimal area) throws SQLException {
    String id = id();
    String name = (without ? "Doanh nghiệp đo tải " : "Dự án đo tải ") + i + "-" + t;
    if (without) {
      into("cluster_tenant").add(id, cluster, name, search(name), sort(name), "Cơ khí", from, true, 0L);
    } else {
      into("cluster_project")
          .add(
              id, cluster, name, search(name), sort(name), "Nhà đầu tư " + t, t % 11 == 0, from, 0L, "Chế biến", area, 20_000_000_000L, 12_000_000_000L, true);
      into("cluster_project_status").add(number--, id, "HOAT_DONG", from, "do-tai", now);
    }
    into("cluster_lease").add(id(), cluster, "HĐ " + i + "/" + t, from, from, area, without ? null : id, without ? id : null, true, 0L);
    into("cluster_tenant_figure")
        .add(
            id(), cluster, without ? null : id, without ? id : null, "2026-H1", TODAY, 10 + t, 8_000_000L, 3_000_000_000L, 200_000_000L, true, "do-tai", now,
            0L);
  }

  private void fact(String cluster, String key, LocalDate day, BigDecimal value, String code) throws SQLException {
    fact(cluster, key, day, OPEN, value, code);
  }

  private void fact(String cluster, String key, LocalDate day, LocalDate until, BigDecimal value, String code) throws SQLException {
    into("cluster_fact").add(number--, cluster, key, day, true, value, code, "Số liệu đo tải", true, "do-tai", now, until);
  }

  private static BigDecimal ha(int tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, 4);
  }

  private static BigDecimal part(BigDecimal whole, int percent) {
    return whole.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(4, java.math.RoundingMode.DOWN);
  }
}
