package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.clusters.tracking.TrackingEntry;
import vn.ctdp.clusters.tracking.TrackingEntry.Part;
import vn.ctdp.clusters.tracking.TrackingRow;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.quantity.VnNumbers;

/**
 * The weekly list as plain text for a chat: what changed, what stands in the way, what is asked.
 */
final class TrackingSummary {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

  private final String office;
  private final LocalDate week;
  private final LocalDate cutoff;
  private final StringBuilder text = new StringBuilder();

  TrackingSummary(String office, LocalDate week, LocalDate cutoff) {
    this.office = office;
    this.week = week;
    this.cutoff = cutoff;
  }

  String write(List<TrackingRow> rows, FactTotals totals, List<Obstacle> open) {
    line("THEO DÕI CỤM CÔNG NGHIỆP – TUẦN " + day(week) + " – " + day(week.plusDays(6)));
    line(office + ". Số liệu đến ngày " + day(cutoff) + ".");
    line("");
    line("I. CHUNG");
    line(
        "- Đã thành lập: "
            + totals.holding(FactKey.ESTABLISHED_AREA)
            + " cụm, "
            + ha(totals.sum(FactKey.ESTABLISHED_AREA))
            + ".");
    fill(totals);
    changes(rows);
    obstacles(open);
    requests(rows, open);
    missing(rows);
    return text.toString().stripTrailing() + "\n";
  }

  private void fill(FactTotals totals) {
    Rate f1 =
        new Rate(
            totals.sumWhere(FactKey.OPERATING, FactKey.IND_LAND_LEASED),
            totals.sumWhere(FactKey.OPERATING, FactKey.IND_LAND_TOTAL),
            "F1",
            cutoff);
    line(
        f1.percent(2)
            .map(
                p ->
                    "- Tỷ lệ lấp đầy F1 của các cụm đang hoạt động: "
                        + VnNumbers.format(p, 2)
                        + " % ("
                        + ha(f1.numerator())
                        + " đã cho thuê ÷ "
                        + ha(f1.denominator())
                        + " đất công nghiệp theo quy hoạch chi tiết; TT 14/2024/TT-BCT; chốt "
                        + day(cutoff)
                        + ").")
            .orElse("- Tỷ lệ lấp đầy F1: chưa đủ số liệu để tính."));
    long unknown = totals.clusters() - totals.recorded(FactKey.OPERATING);
    if (unknown > 0) {
      line("- " + unknown + " cụm chưa ghi có hoạt động hay không, không nằm trong tỷ lệ trên.");
    }
  }

  private void changes(List<TrackingRow> rows) {
    List<TrackingRow> changed =
        rows.stream()
            .filter(r -> r.entry().isPresent())
            .filter(r -> !r.changed().isEmpty() || r.before().isEmpty())
            .toList();
    line("");
    line("II. THAY ĐỔI TRONG TUẦN (" + changed.size() + " cụm)");
    if (changed.isEmpty()) {
      line("- Không có thay đổi được ghi nhận.");
    }
    int n = 0;
    for (TrackingRow row : changed) {
      n++;
      List<String> parts = parts(row);
      line(
          n
              + ". "
              + row.cluster().name()
              + ": "
              + (parts.isEmpty() ? "bắt đầu theo dõi" : String.join("; ", parts))
              + ".");
    }
  }

  private static List<String> parts(TrackingRow row) {
    TrackingEntry now = row.entry().orElseThrow();
    TrackingEntry was = row.before().orElse(null);
    List<String> parts = new ArrayList<>();
    if (told(row, Part.DECISION)) {
      add(parts, "quyết định", now.decision());
    }
    if (told(row, Part.DEVELOPER)) {
      add(parts, "chủ đầu tư", now.developer());
    }
    if (told(row, Part.LAND_LEASED)) {
      add(parts, "giao, cho thuê đất", now.landLeased());
    }
    if (told(row, Part.HOUSEHOLDS) && now.householdsDone() != null) {
      String of = now.householdsTotal() == null ? "" : "/" + now.householdsTotal();
      parts.add(
          "GPMB "
              + now.householdsDone()
              + of
              + " hộ"
              + before(was == null ? null : was.householdsDone()));
    }
    if (told(row, Part.CLEARED) && now.clearedHa() != null) {
      parts.add(
          "đã GPMB "
              + ha(now.clearedHa())
              + before(was == null || was.clearedHa() == null ? null : ha(was.clearedHa())));
    }
    if (told(row, Part.COST) && now.clearanceCost() != null) {
      parts.add(
          "kinh phí GPMB đã chi trả "
              + billion(now.clearanceCost())
              + before(
                  was == null || was.clearanceCost() == null
                      ? null
                      : billion(was.clearanceCost())));
    }
    if (told(row, Part.CONSTRUCTION)) {
      add(parts, "thi công", now.construction());
    }
    if (told(row, Part.MILESTONE) && now.milestone() != null) {
      parts.add(
          "mốc tới: "
              + flat(now.milestone())
              + (now.milestoneDay() == null ? "" : " (" + day(now.milestoneDay()) + ")"));
    }
    if (row.changed().contains(Part.OBSTACLES)) {
      parts.add(
          now.obstacles() == null ? "không còn vướng mắc" : "vướng mắc: " + flat(now.obstacles()));
    }
    return parts;
  }

  /** Everything of a first entry, else what changed. */
  private static boolean told(TrackingRow row, Part part) {
    return row.before().isEmpty() || row.changed().contains(part);
  }

  private static void add(List<String> parts, String label, String value) {
    if (value != null) {
      parts.add(label + ": " + flat(value));
    }
  }

  private static String before(Object value) {
    return value == null ? "" : " (tuần trước " + value + ")";
  }

  private void obstacles(List<Obstacle> open) {
    line("");
    line("III. VƯỚNG MẮC CHƯA THÁO GỠ (" + open.size() + ")");
    if (open.isEmpty()) {
      line("- Không có.");
    }
    for (Obstacle o : open) {
      line(
          "- "
              + o.clusterName()
              + ": "
              + flat(o.text())
              + " (từ "
              + day(o.since())
              + ", "
              + ChronoUnit.DAYS.between(o.since(), cutoff)
              + " ngày"
              + (o.owner() == null ? "" : "; " + flat(o.owner()))
              + ").");
    }
  }

  private void requests(List<TrackingRow> rows, List<Obstacle> open) {
    List<String> requests = new ArrayList<>();
    open.stream()
        .filter(o -> o.request() != null)
        .forEach(o -> requests.add("- " + o.clusterName() + ": " + flat(o.request())));
    for (TrackingRow row : rows) {
      row.entry()
          .filter(e -> !e.copied())
          .map(TrackingEntry::request)
          .filter(Objects::nonNull)
          .map(r -> "- " + row.cluster().name() + ": " + flat(r))
          .filter(r -> !requests.contains(r))
          .ifPresent(requests::add);
    }
    if (!requests.isEmpty()) {
      line("");
      line("IV. ĐỀ NGHỊ UBND TỈNH (" + requests.size() + ")");
      requests.forEach(this::line);
    }
  }

  private void missing(List<TrackingRow> rows) {
    List<String> missing =
        rows.stream()
            .filter(
                r -> r.before().isPresent() && r.entry().map(TrackingEntry::copied).orElse(true))
            .map(r -> r.cluster().name())
            .toList();
    if (!missing.isEmpty()) {
      line("");
      line("Chưa cập nhật tuần này: " + String.join(", ", missing) + ".");
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String flat(String value) {
    String one = value.replaceAll("\\s+", " ").strip();
    return one.endsWith(".") ? one.substring(0, one.length() - 1) : one;
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String ha(BigDecimal ha) {
    return VnNumbers.formatTrimmed(ha, 4) + " ha";
  }

  private static String billion(long vnd) {
    return VnNumbers.formatTrimmed(BigDecimal.valueOf(vnd).divide(BILLION), 3) + " tỷ đồng";
  }
}
