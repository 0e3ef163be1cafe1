package vn.ctdp.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills the tables of an instance that is stopped with invented projects of many years: budget lines, beneficiaries, steps, monthly reports,
 * adjustments, budgets and a ledger whose running totals are the sums of its entries.
 */
final class ExtensionFill extends Fill {

  /** The last plan year; its projects are under way. */
  static final int LAST_YEAR = 2026;

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final int ESTABLISHMENTS = 4000;
  // Those of many rows are filled without keys and indexes; with unique constraints they cannot be.
  private static final List<String> BIG = List.of("project_line", "project_step", "project_beneficiary", "project_output", "project_content");
  private static final List<String> CONTENTS = List.of("ND1.1", "ND2.4", "ND3.1", "ND3.3", "ND4.3", "ND4.7", "ND5", "ND6.1", "ND7.1");
  private static final List<String> OUTPUTS = List.of("LAO_DONG", "MO_HINH", "CO_SO");
  private static final List<String> SECTORS = List.of("a", "b", "c", "d", "e", "g");
  private static final List<String> WAY =
      List.of("NHAP", "NOP_SO", "TD_CO_SO_DAT", "PHE_DUYET", "GIAO_KH", "KY_HD", "THUC_HIEN", "NGHIEM_THU", "QUYET_TOAN", "THANH_LY");
  private static final String MONEY =
      "received,handed,carried_in,carried_out,committed,advanced,paid,recovered,accepted,settled";

  private final Timestamp now = Timestamp.from(Instant.parse("2026-11-01T00:00:00Z"));
  private final List<String> establishments = new ArrayList<>();
  private final Map<String, Pot> pots = new HashMap<>();
  private final List<Object[]> entries = new ArrayList<>();
  private long entry;

  /** Running totals of a pot, in the order of the columns. */
  private static final class Pot {
    private final Object[] place;
    private final long[] sums = new long[10];

    Pot(Object... place) {
      this.place = place;
    }
  }

  ExtensionFill(Connection connection, long seed) throws SQLException {
    super(connection, "extension", seed);
    table(
        "core.establishment",
        "id,business_code,name,name_search,name_sort,owner_type,address,province_ref,sector,workers_total,workers_female,woman_owned,ethnic_owned,version");
    table("annual_plan", "id,fund_level,province,plan_year,batch,status,approving_text,approved_on,row_version");
    table("kc_budget", "id,budget_year,fund_source,province,status,opinion_text,row_version");
    table(
        "project",
        "id,code,name,name_sort,search_text,plan_id,fund_level,plan_year,kind,province,main_content,content_codes,sector,unit_id,unit_name,beneficiary_names,"
            + "necessity,goal,scope_text,start_on,end_on,selection,kcqg,kcdp,other_state,counterpart,cost_total,row_version,state,phase,state_since,approved_on,"
            + "approved_support,accepted_value");
    table("project_content", "id,project_id,plan_id,pos,content_code,top_code,kcqg,kcdp,other_state,counterpart");
    table("project_line", "id,project_id,pos,content_code,line_text,unit_text,quantity,price,fund_source,amount");
    table("project_output", "id,project_id,pos,kind_code,quantity");
    table("project_beneficiary", "id,project_id,pos,establishment_id,name,business_code,content_code,eligible_cost,support");
    table("project_place", "id,project_id,pos,commune,detail");
    table("project_step", "id,project_id,pos,from_state,to_state,act_vi,act_en,done_on,document_text,amount,note,recorded_by,recorded_at");
    table("project_adjustment", "id,project_id,pos,decided_on,document_text,authority,reason,route_vi,route_en,clause,support_before,support_after,recorded_by,recorded_at");
    table("project_change", "id,adjustment_id,pos,field,value_before,value_after");
    table(
        "project_month",
        "id,project_id,report_month,work_text,work_percent,spent_support,spent_other,advance_received,problem,proposal,reported_on,confirmed_on,confirmed_by,"
            + "recorded_by,recorded_at,row_version");
    table("kc_pot", "id,budget_id,budget_year,fund_source,pot_level,province,content_code,top_code,project_id," + MONEY);
    table(
        "kc_money_entry",
        "id,entry_no,pot_id,from_pot,budget_id,budget_year,fund_source,pot_level,province,content_code,top_code,project_id,kind,amount,on_day,document_text,act_id,"
            + "recorded_by,recorded_at");
  }

  /**
   * Fills.
   *
   * @param provinces provinces among whom the projects are spread
   * @return rows by table
   */
  Map<String, Long> run(List<String> provinces, int projects, int months, int lines, int years) throws SQLException {
    Bare bare = Bare.make(connection, "extension", BIG);
    for (int i = 0; i < ESTABLISHMENTS; i++) {
      establishment(i, provinces.get(i % provinces.size()));
    }
    send();
    int each = Math.max(1, projects / years);
    int done = 0;
    for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
      Map<String, String> plans = new HashMap<>();
      for (int i = 0; i < each && done < projects; i++, done++) {
        String level = i % 4 == 0 ? "KCQG" : "KCDP";
        String province = provinces.get(done % provinces.size());
        String plan = plans.get(level + province);
        if (plan == null) {
          plan = plan(level, province, year);
          plans.put(level + province, plan);
        }
        project(done, i, level, province, year, plan, months, lines);
        if (done % 100 == 99) {
          send();
          connection.commit();
        }
      }
      money();
      connection.commit();
    }
    bare.dress();
    return rows();
  }

  private void establishment(int i, String province) throws SQLException {
    String id = id();
    establishments.add(id);
    String name = "Cơ sở đo tải %05d".formatted(i);
    into("core.establishment")
        .add(id, code(i), name, search(name), sort(name), "DN_SIEU_NHO", "Thôn " + i % 40, province, SECTORS.get(i % SECTORS.size()), 20 + i % 90, 8, false, false, 0L);
  }

  private static String code(int i) {
    return "59%08d".formatted(i);
  }

  private String plan(String level, String province, int year) throws SQLException {
    String id = id();
    into("annual_plan")
        .add(
            id, level, province, year, 1, year == LAST_YEAR ? "GIAO_KH" : "QUYET_TOAN", "Quyết định đo tải " + year, LocalDate.of(year - 1, 12, 10), 0L);
    return id;
  }

  private void project(int number, int i, String level, String province, int year, String plan, int months, int lines) throws SQLException {
    String id = id();
    String code = "DT-%s-%d-%05d".formatted(level, year, number);
    String name = "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong chế biến nông sản đo tải số %05d".formatted(number);
    String unit = "Trung tâm khuyến công đo tải %02d".formatted(number % 12);
    List<String> contents = number % 3 == 0 ? List.of(content(number), content(number + 4)) : List.of(content(number));
    int first = number * 2 % ESTABLISHMENTS;
    List<String> people = List.of("Cơ sở đo tải %05d".formatted(first), "Cơ sở đo tải %05d".formatted(first + 1));
    // One in five lines is the beneficiary's own money.
    long each = 2_000_000L;
    long own = lines / 5 * each;
    long support = lines * each - own;
    LocalDate start = LocalDate.of(year, 1 + i % 6, 10);
    LocalDate end = LocalDate.of(year, 12, 20);
    int reach = reach(i, year);
    String state = i % 50 == 49 ? "NGUNG" : WAY.get(reach);
    LocalDate since = step(year, reach);
    boolean accepted = reach >= 7;
    String phase = i % 50 == 49 ? "NGUNG" : phase(reach);
    into("project")
        .add(
            id, code, name, sort(name), search(code + " " + name + " " + unit + " " + String.join("; ", people) + " " + code(first)), plan, level, year,
            i % 20 == 7 ? "DIEM" : "THUONG", province, contents.get(0), String.join(",", contents), SECTORS.get(i % SECTORS.size()),
            new UUID(7, number % 12).toString(), unit, String.join("; ", people), "Sự cần thiết. ".repeat(20), "Mục tiêu. ".repeat(15), "Quy mô. ".repeat(15), start,
            end, "XET_CHON", level.equals("KCQG") ? support : 0L, level.equals("KCDP") ? support : 0L, 0L, own, support + own, 0L, state, phase, since,
            reach >= 3 ? step(year, 3) : null, reach >= 3 ? support : null, accepted ? support : null);
    parts(id, plan, level, contents, people, first, lines, each, support, own);
    for (int s = 1; s <= reach; s++) {
      into("project_step")
          .add(
              id + ":" + (s - 1), id, s - 1, WAY.get(s - 1), WAY.get(s), "Bước " + s, "Step " + s, step(year, s), "Văn bản số " + s + "/" + number,
              s == 7 ? support : null, null, "do-tai", now);
    }
    if (i % 50 == 49) {
      into("project_step").add(id + ":" + reach, id, reach, WAY.get(reach), "NGUNG", "Ngừng", "Stop", since.plusDays(20), "Quyết định ngừng", null, "Lý do", "do-tai", now);
    }
    if (i % 10 == 3 && reach >= 6) {
      into("project_adjustment")
          .add(
              id + ":0", id, 0, LocalDate.of(year, 7, 1), "Quyết định điều chỉnh", "SO", "Điều chỉnh thời gian", "Sở quyết định", "The department decides",
              "Điều 11", support, support, "do-tai", now);
      into("project_change").add(id + ":0:0", id + ":0", 0, "end", LocalDate.of(year, 11, 20).toString(), end.toString());
    }
    months(id, i, year, start, months, support);
    if (reach >= 4) {
      ledger(id, level, province, contents.get(0), year, reach, support);
    }
  }

  private void parts(
      String id, String plan, String level, List<String> contents, List<String> people, int first, int lines, long each, long support, long own)
      throws SQLException {
    for (int c = 0; c < contents.size(); c++) {
      long part = c == 0 ? support : 0;
      into("project_content")
          .add(
              id + ":" + c, id, plan, c, contents.get(c), top(contents.get(c)), level.equals("KCQG") ? part : 0L, level.equals("KCDP") ? part : 0L, 0L,
              c == 0 ? own : 0L);
    }
    for (int l = 0; l < lines; l++) {
      into("project_line")
          .add(
              id + ":" + l, id, l, contents.get(0), "Hạng mục đo tải số " + l, "bộ", BigDecimal.valueOf(2000, 3), each / 2, l % 5 == 4 ? "DOI_UNG" : level, each);
    }
    for (int o = 0; o < OUTPUTS.size(); o++) {
      into("project_output").add(id + ":" + o, id, o, OUTPUTS.get(o), BigDecimal.valueOf((o + 1) * 1000L, 3));
    }
    for (int b = 0; b < people.size(); b++) {
      into("project_beneficiary")
          .add(id + ":" + b, id, b, establishments.get(first + b), people.get(b), code(first + b), contents.get(0), support, support / 2);
    }
    into("project_place").add(id + ":0", id, 0, null, "Thôn đo tải");
  }

  private void months(String id, int i, int year, LocalDate start, int months, long support) throws SQLException {
    for (int m = 0; m < months; m++) {
      YearMonth month = YearMonth.from(start).plusMonths(m);
      LocalDate on = month.atDay(20);
      if (on.isAfter(TODAY)) {
        return;
      }
      int percent = Math.min(100, (m + 1) * 100 / months);
      into("project_month")
          .add(
              id + ":" + m, id, month.getYear() * 100 + month.getMonthValue(), "Đã lắp đặt, chạy thử " + percent + " %", BigDecimal.valueOf(percent),
              support / 100 * percent, support / 400 * percent, support / 2, m % 7 == 3 ? "Giá vật tư tăng" : null, i % 90 == 1 && m > 8 ? "NGUNG" : "TIEP_TUC", on,
              on.plusDays(2), "do-tai", "do-tai", now, 0L);
    }
  }

  /** How far along {@link #WAY} it is: those of former years to the end but for a few, those of the last year by turns. */
  private static int reach(int i, int year) {
    if (year < LAST_YEAR) {
      return i % 40 == 7 ? 6 : i % 40 == 17 ? 7 : 9;
    }
    return i % 10 == 0 ? 2 : i % 10 == 1 ? 4 : i % 10 == 2 ? 7 : i % 10 == 3 ? 8 : 6;
  }

  private static String phase(int reach) {
    return reach < 1 ? "CHUAN_BI" : reach < 3 ? "THAM_DINH" : reach < 5 ? "DA_DUYET" : reach < 7 ? "THUC_HIEN" : reach < 9 ? "HOAN_THANH" : "THANH_LY";
  }

  /** The day of a step: prepared in the year before, settled after the plan year. */
  private static LocalDate step(int year, int s) {
    LocalDate day = s < 4 ? LocalDate.of(year - 1, 4 + 2 * s, 12) : s < 9 ? LocalDate.of(year, s * 2 - 7, 12) : LocalDate.of(year + 1, 1, 15);
    return day.isAfter(TODAY) ? TODAY : day;
  }

  private static String content(int number) {
    return CONTENTS.get(number % CONTENTS.size());
  }

  private static String top(String content) {
    return content.substring(0, 3);
  }

  private Pot pot(String id, Object... place) {
    return pots.computeIfAbsent(id, k -> new Pot(place));
  }

  /** A project's money: handed down from the budget through the content, contract, advance, acceptance, remaining advance, settlement. */
  private void ledger(String project, String level, String province, String content, int year, int reach, long support) throws SQLException {
    String budget = new UUID(year, (level + province).hashCode()).toString();
    String whole = budget + ":NGAN_SACH:" + province + ":";
    String part = budget + ":NOI_DUNG:" + province + ":" + top(content);
    String own = budget + ":DE_AN:" + province + ":" + content + ":" + project;
    if (!pots.containsKey(whole)) {
      into("kc_budget").add(budget, year, level, province, year == LAST_YEAR ? "GIAO" : "KHOA", "Ý kiến đo tải", 0L);
    }
    pot(whole, budget, year, level, "NGAN_SACH", province, "", "", null);
    pot(part, budget, year, level, "NOI_DUNG", province, top(content), top(content), null);
    pot(own, budget, year, level, "DE_AN", province, content, top(content), project);
    entry(whole, null, "DU_TOAN", 0, support, LocalDate.of(year, 1, 5));
    entry(part, whole, "PHAN_BO", 0, support, LocalDate.of(year, 1, 10));
    entry(own, part, "PHAN_BO", 0, support, LocalDate.of(year, 1, 15));
    if (reach >= 5) {
      entry(own, null, "CAM_KET", 4, support, step(year, 5));
      entry(own, null, "TAM_UNG", 5, support / 2, step(year, 5).plusDays(20));
    }
    if (reach >= 7) {
      entry(own, null, "NGHIEM_THU", 8, support, step(year, 7));
      entry(own, null, "TAM_UNG_CON_LAI", 5, support / 4, step(year, 7).plusDays(5));
    }
    if (reach >= 8) {
      entry(own, null, "QUYET_TOAN", 9, support, step(year, 8));
      entry(own, null, "THANH_TOAN", 6, support - support / 2 - support / 4, step(year, 8).plusDays(5));
    }
  }

  private void entry(String pot, String from, String kind, int sum, long amount, LocalDate on) {
    Pot to = pots.get(pot);
    to.sums[sum] += amount;
    if (from != null) {
      pots.get(from).sums[1] += amount;
    }
    List<Object> row = new ArrayList<>(List.of(id(), ++entry, pot));
    row.add(from);
    row.addAll(java.util.Arrays.asList(to.place));
    row.addAll(List.of(kind, amount, on, "Chứng từ " + entry, id(), "do-tai", now));
    entries.add(row.toArray());
  }

  /** Writes the pots and entries of the year that is over. */
  private void money() throws SQLException {
    for (Map.Entry<String, Pot> p : pots.entrySet()) {
      List<Object> row = new ArrayList<>();
      row.add(p.getKey());
      row.addAll(java.util.Arrays.asList(p.getValue().place));
      for (long sum : p.getValue().sums) {
        row.add(sum);
      }
      into("kc_pot").add(row.toArray());
    }
    for (Object[] row : entries) {
      into("kc_money_entry").add(row);
    }
    send();
    pots.clear();
    entries.clear();
  }
}
