package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Sector;

/** What is wrong with a project as it is entered. */
final class ProjectInput {

  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_CONTENTS = 9;
  private static final int MOST_LINES = 500;
  private static final int MOST_ROWS = 200;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Input.LARGEST_AMOUNT);

  private ProjectInput() {}

  /** What can be seen from the project alone. */
  static Input check(Project p) {
    Input input = new Input();
    input.text("name", p.name(), 500, true);
    input.text("code", p.code(), 30, false);
    input.present("plan", p.plan());
    input.present("kind", p.kind());
    input.province("province", p.province());
    input.present("unit", p.unit());
    input.present("selection", p.selection());
    input.day("start", p.start(), true);
    input.day("end", p.end(), true);
    if (p.start() != null && p.end() != null && p.end().isBefore(p.start())) {
      input.add(
          "end",
          "KC-IN-24",
          "Ngày kết thúc trước ngày bắt đầu.",
          "The last day is before the first.");
    }
    priority(input, p.priority());
    texts(input, p.text());
    input.text("note", p.note(), 1000, false);
    contents(input, p);
    lines(input, p);
    input.rows("beneficiaries", p.beneficiaries(), MOST_ROWS);
    for (int i = 0; i < p.beneficiaries().size(); i++) {
      beneficiary(input, p, i);
    }
    input.rows("partners", p.partners(), MOST_ROWS);
    for (int i = 0; i < p.partners().size(); i++) {
      input.present("partners[" + i + "]", p.partners().get(i).organisation());
    }
    input.rows("places", p.places(), MOST_ROWS);
    for (int i = 0; i < p.places().size(); i++) {
      Project.Place place = p.places().get(i);
      if (place.commune() != null || place.detail() == null || place.detail().isBlank()) {
        input.commune("places[" + i + "]", place.commune());
      }
      input.text("places[" + i + "].detail", p.places().get(i).detail(), 300, false);
    }
    input.rows("outputs", p.outputs(), MOST_ROWS);
    for (int i = 0; i < p.outputs().size(); i++) {
      Project.Output output = p.outputs().get(i);
      input.text("outputs[" + i + "].kind", output.kind(), 20, true);
      input.quantity("outputs[" + i + "].quantity", output.quantity(), false);
      input.text("outputs[" + i + "].note", output.note(), 500, false);
    }
    return input;
  }

  private static void priority(Input input, Project.Priority priority) {
    if (priority == null) {
      return;
    }
    input.text("priority", priority.code(), 20, false);
    BigDecimal factor = priority.factor();
    if (factor == null || factor.compareTo(BigDecimal.ONE) < 0) {
      input.add(
          "priority.factor",
          "V-KC-3",
          "Hệ số ưu tiên từ 1 trở lên.",
          "A priority factor is 1 or more.");
    } else if (factor.compareTo(BigDecimal.TEN) > 0
        || Math.max(0, factor.stripTrailingZeros().scale()) > 3) {
      input.add(
          "priority.factor",
          "V-KC-3",
          "Hệ số ưu tiên có nhiều nhất 3 số thập phân và không quá 10.",
          "A priority factor has at most 3 decimals and is at most 10.");
    }
    if ((priority.code() == null || priority.code().isBlank())) {
      input.add(
          "priority",
          "V-KC-3",
          "Hệ số ưu tiên chỉ áp dụng khi có lý do ưu tiên (địa bàn hoặc ngành nghề).",
          "A priority factor needs a reason: an area or a branch.");
    }
  }

  private static void texts(Input input, Project.Text text) {
    input.text("text.necessity", text.necessity(), LONGEST_TEXT, false);
    input.text("text.goal", text.goal(), LONGEST_TEXT, false);
    input.text("text.scope", text.scope(), LONGEST_TEXT, false);
    input.text("text.innovation", text.innovation(), LONGEST_TEXT, false);
    input.text("text.organising", text.organising(), LONGEST_TEXT, false);
    input.text("text.effects", text.effects(), LONGEST_TEXT, false);
  }

  private static void contents(Input input, Project p) {
    if (p.contents().isEmpty()) {
      input.missing("contents");
    }
    input.rows("contents", p.contents(), MOST_CONTENTS);
    if (new HashSet<>(p.contents()).size() < p.contents().size()) {
      input.add("contents", "KC-IN-25", "Một nội dung ghi hai lần.", "A content is there twice.");
    }
  }

  private static void lines(Input input, Project p) {
    if (p.lines().isEmpty()) {
      input.add(
          "lines",
          "KC-IN-26",
          "Dự toán cần ít nhất một dòng.",
          "The estimate needs at least one line.");
    }
    input.rows("lines", p.lines(), MOST_LINES);
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < p.lines().size(); i++) {
      BudgetLine line = p.lines().get(i);
      String at = "lines[" + i + "].";
      input.text(at + "text", line.text(), 500, true);
      input.text(at + "unit", line.unit(), 40, false);
      input.quantity(at + "quantity", line.quantity(), false);
      input.amount(at + "price", line.price());
      input.present(at + "source", line.source());
      if (line.content() == null || !p.contents().contains(line.content())) {
        input.add(
            at + "content",
            "KC-IN-27",
            "Dòng dự toán phải thuộc một nội dung của đề án.",
            "A line belongs to one of the project's contents.");
      }
      if (line.quantity() != null) {
        total = total.add(line.quantity().multiply(BigDecimal.valueOf(line.price())));
      }
    }
    if (total.compareTo(LARGEST) > 0) {
      input.add("lines", "KC-IN-6", "Số tiền quá lớn.", "The amount is too large.");
    }
  }

  private static void beneficiary(Input input, Project p, int i) {
    Project.Beneficiary b = p.beneficiaries().get(i);
    String at = "beneficiaries[" + i + "]";
    input.present(at, b.establishment());
    if (b.content() == null || !p.contents().contains(b.content())) {
      input.add(
          at + ".content",
          "KC-IN-28",
          "Nội dung hỗ trợ phải là một nội dung của đề án.",
          "The content supported is one of the project's.");
    }
    if (b.eligibleCost() != null) {
      input.amount(at + ".eligibleCost", b.eligibleCost());
    }
    if (b.support() != null) {
      input.amount(at + ".support", b.support());
    }
    input.text(at + ".craftVillage", b.craftVillage(), 300, false);
    boolean twice =
        p.beneficiaries().subList(0, i).stream()
            .anyMatch(
                o ->
                    o.establishment() != null
                        && o.establishment().equals(b.establishment())
                        && o.content() != null
                        && o.content().equals(b.content()));
    if (twice) {
      input.add(
          at,
          "V-KC-4",
          "Cơ sở đã có trong đề án với cùng nội dung.",
          "The establishment is in the project already with the same content.");
    }
  }

  /** What needs the plan and the catalogue of the day whose rules count. */
  static void against(
      Project p,
      PlanEntity plan,
      ExtensionCatalogue catalogue,
      LocalDate day,
      boolean mayGoOn,
      Input input) {
    List<Content> all = catalogue.contents();
    Map<String, Content> inForce =
        ProjectService.byCode(all.stream().filter(c -> c.on(day)).toList());
    for (int i = 0; i < p.contents().size(); i++) {
      String code = p.contents().get(i);
      if (!inForce.containsKey(code)) {
        notInForce(input, "contents", code, all, day);
      }
    }
    if (p.sector() != null
        && catalogue.sectors(day).stream().map(Sector::code).noneMatch(p.sector()::equals)) {
      input.add(
          "sector",
          "KC-IN-29",
          "Ngành nghề không có trong danh mục ngày " + shown(day) + ".",
          "No such branch on " + shown(day) + ".");
    }
    if (p.priority() != null
        && catalogue.priorities(day).stream()
            .noneMatch(k -> k.code().equals(p.priority().code()))) {
      input.add(
          "priority",
          "V-KC-3",
          "Lý do ưu tiên không có hiệu lực ngày " + shown(day) + ".",
          "The reason for priority is not in force on " + shown(day) + ".");
    }
    Set<String> kinds =
        catalogue.outputs().stream().map(OutputKind::code).collect(Collectors.toSet());
    for (int i = 0; i < p.outputs().size(); i++) {
      if (!kinds.contains(p.outputs().get(i).kind())) {
        input.add(
            "outputs[" + i + "].kind",
            "KC-IN-30",
            "Chỉ tiêu kết quả không có trong danh mục.",
            "No such kind of result.");
      }
    }
    kind(p, plan, mayGoOn, input);
    money(p, plan, input);
  }

  private static void notInForce(
      Input input, String field, String code, List<Content> all, LocalDate day) {
    Content other = all.stream().filter(c -> c.code().equals(code)).findFirst().orElse(null);
    if (other == null) {
      input.add(
          field,
          "KC-IN-31",
          "Không có nội dung khuyến công “" + code + "”.",
          "There is no content “" + code + "”.");
      return;
    }
    boolean over = other.validTo() != null && day.isAfter(other.validTo());
    String cause =
        over
            ? all.stream()
                .filter(c -> c.validFrom().isAfter(other.validTo()))
                .map(Content::legalText)
                .findFirst()
                .orElse(other.legalText())
            : other.legalText();
    input.add(
        field,
        "V-KC-5",
        code
            + " “"
            + other.name().vi()
            + "” "
            + (over
                ? "chỉ áp dụng đến hết " + shown(other.validTo())
                : "chỉ áp dụng từ " + shown(other.validFrom()))
            + " ("
            + cause
            + "); đề án xét theo ngày "
            + shown(day)
            + ".",
        code
            + " “"
            + other.name().en()
            + "” was in force "
            + (over ? "until " + shown(other.validTo()) : "from " + shown(other.validFrom()))
            + " only ("
            + cause
            + "); the project is judged by "
            + shown(day)
            + ".");
  }

  private static void kind(Project p, PlanEntity plan, boolean mayGoOn, Input input) {
    if (p.kind() == ProjectKind.DIEM) {
      if (p.contents().size() < 2) {
        input.add(
            "contents",
            "V-KC-9",
            "Đề án điểm phải có từ hai nội dung trở lên (TT 36/2013/TT-BCT Điều 2).",
            "A pilot project has two contents or more (Circular 36/2013/TT-BCT, Article 2).");
      }
      if (p.end().getYear() <= p.start().getYear()) {
        input.add(
            "end",
            "V-KC-9",
            "Đề án điểm thực hiện trên một năm (TT 36/2013/TT-BCT Điều 2).",
            "A pilot project lasts beyond its first year (Circular 36/2013/TT-BCT, Article 2).");
      }
    } else if (!mayGoOn && p.end().isAfter(LocalDate.of(plan.year, 12, 31))) {
      input.add(
          "end",
          "V-KC-9",
          "Đề án kết thúc trong năm kế hoạch "
              + plan.year
              + "; chỉ đề án điểm kéo dài sang năm sau.",
          "The project ends within the plan year "
              + plan.year
              + "; only a pilot project goes on into the next.");
    }
    if (p.start().getYear() < plan.year) {
      input.add(
          "start",
          "V-KC-9",
          "Đề án bắt đầu trước năm kế hoạch " + plan.year + ".",
          "The project begins before the plan year " + plan.year + ".");
    }
    if (p.kind() != ProjectKind.NHOM && p.places().isEmpty()) {
      input.add(
          "places",
          "KC-IN-32",
          "Cần ghi địa điểm thực hiện; chỉ đề án nhóm được để sau (TT 36/2013/TT-BCT Điều 2).",
          "Name the place; only a group project may do so later (Circular 36/2013/TT-BCT, Article"
              + " 2).");
    }
  }

  private static void money(Project p, PlanEntity plan, Input input) {
    Funds funds = funds(p.lines());
    FundSource own =
        FundLevel.valueOf(plan.level) == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP;
    if (funds.of(own) == 0) {
      input.add(
          "lines",
          "V-KC-1",
          "Dự toán chưa có dòng nào từ “" + own.label().vi() + "”, là nguồn của kế hoạch này.",
          "No line of the estimate is paid by “"
              + own.label().en()
              + "”, which this plan is about.");
    }
    long divided =
        p.beneficiaries().stream().mapToLong(b -> b.support() == null ? 0 : b.support()).sum();
    if (divided > funds.support()) {
      input.add(
          "beneficiaries",
          "V-KC-1",
          "Mức hỗ trợ chia cho các cơ sở ("
              + vnd(divided)
              + " đồng) lớn hơn kinh phí khuyến công của đề án ("
              + vnd(funds.support())
              + " đồng).",
          "The support divided among establishments ("
              + vnd(divided)
              + " VND) exceeds the project's promotion money ("
              + vnd(funds.support())
              + " VND).");
    }
  }

  static Funds funds(List<BudgetLine> lines) {
    Funds sum = Funds.ZERO;
    for (BudgetLine line : lines) {
      sum = sum.plus(line.source(), BudgetLine.amount(line.quantity(), line.price()));
    }
    return sum;
  }

  static String vnd(long amount) {
    return String.format(vn.ctdp.core.text.VietnameseText.VI, "%,d", amount);
  }

  static String shown(LocalDate day) {
    return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }
}
