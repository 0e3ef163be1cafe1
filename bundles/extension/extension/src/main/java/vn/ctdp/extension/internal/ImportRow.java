package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.sheet.office.ImportPreview.Change;
import vn.ctdp.core.sheet.office.OfficeCommunes;
import vn.ctdp.core.sheet.office.OfficeDate;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Selection;

/** One row of a table as a project: what it says, over what is stored. For one thread. */
final class ImportRow {

  private static final Pattern CODE = Pattern.compile("(?:nd|noi dung)? *(\\d)((?:\\.\\d{1,2})*)");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Input.LARGEST_AMOUNT);

  private final OfficeTable table;
  private final OfficeTable.Values v;
  private final Project before;
  private final PlanEntity plan;
  private final ReadOnce known;
  private final OfficeCommunes communes;
  private final ImportParties parties;
  private final UnitRef province;
  private final List<Establishment> fresh = new ArrayList<>();

  /**
   * @param before the project as it is; null when it is new
   */
  ImportRow(
      OfficeTable table,
      OfficeTable.Values v,
      Project before,
      PlanEntity plan,
      ReadOnce known,
      OfficeCommunes communes,
      ImportParties parties,
      UnitRef province) {
    this.table = table;
    this.v = v;
    this.before = before;
    this.plan = plan;
    this.known = known;
    this.communes = communes;
    this.parties = parties;
    this.province = province;
  }

  /** Establishments that the register does not have yet. */
  List<Establishment> fresh() {
    return fresh;
  }

  /** The column that a problem of the money is shown at. */
  String moneyColumn() {
    List<String> all = List.of("support", "kcdp", "kcqg", "counterpart");
    return all.stream()
        .filter(v::has)
        .findFirst()
        .or(() -> all.stream().filter(table::has).findFirst())
        .orElse("support");
  }

  /** The project as it will be. */
  Project project() {
    List<String> contents = contents();
    List<Project.Place> places = places();
    List<Project.Beneficiary> beneficiaries = beneficiaries(contents, places);
    List<BudgetLine> lines = lines(contents);
    ImportParties.Party unit = unit();
    Project.Text text = before == null ? Project.Text.EMPTY : before.text();
    Project result =
        new Project(
            before == null ? null : before.id(),
            before == null ? text("code", null) : before.code(),
            text("name", before == null ? null : before.name()),
            java.util.UUID.fromString(plan.id),
            FundLevel.valueOf(plan.level),
            plan.year,
            v.has("kind")
                ? ProjectKind.valueOf(v.text("kind"))
                : before == null ? ProjectKind.THUONG : before.kind(),
            before == null ? province : before.province(),
            unit == null ? null : unit.id(),
            unit == null ? null : unit.name(),
            contents,
            before == null ? null : before.sector(),
            beneficiaries,
            before == null ? List.of() : before.partners(),
            places,
            before == null ? null : before.priority(),
            new Project.Text(
                text.necessity(),
                text("goal", text.goal()),
                text("scope", text.scope()),
                text.innovation(),
                text.organising(),
                text.effects()),
            day("start", before == null ? LocalDate.of(plan.year, 1, 1) : before.start()),
            day("end", before == null ? LocalDate.of(plan.year, 12, 31) : before.end()),
            before == null ? Selection.XET_CHON : before.selection(),
            lines,
            before == null ? List.of() : before.outputs(),
            ProjectInput.funds(lines),
            text("note", before == null ? null : before.note()),
            before == null ? 0 : before.version());
    total(result);
    return result;
  }

  private String text(String field, String otherwise) {
    return v.has(field) ? VietnameseText.normalise(v.text(field)) : otherwise;
  }

  private LocalDate day(String field, LocalDate otherwise) {
    OfficeDate day = v.date(field);
    if (day == null) {
      return otherwise;
    }
    // Of a month alone the work begins on its first day.
    return !day.exact() && field.equals("start")
        ? day.day().getMonthValue() == 12 && day.day().getDayOfMonth() == 31
            ? LocalDate.of(day.day().getYear(), 1, 1)
            : day.day().withDayOfMonth(1)
        : day.day();
  }

  private ImportParties.Party unit() {
    if (before != null
        && (!v.has("unit")
            || VietnameseText.searchKey(v.text("unit"))
                .equals(VietnameseText.searchKey(before.unitName())))) {
      return new ImportParties.Party(before.unit(), before.unitName());
    }
    return parties.unitOf(v).orElse(null);
  }

  // --- contents -----------------------------------------------------------------------------

  private List<String> contents() {
    if (!v.has("contents")) {
      if (before == null) {
        v.error(
            "contents",
            "KC-NH-91",
            "Thiếu nội dung khuyến công (ND1–ND9).",
            "The content (ND1 to ND9) is missing.");
        return List.of();
      }
      return before.contents();
    }
    LocalDate day = plan.approvedOn == null ? LocalDate.of(plan.year, 1, 1) : plan.approvedOn;
    String whole = v.text("contents");
    Optional<String> one = content(whole, day);
    Set<String> found = new LinkedHashSet<>();
    for (String part : one.isPresent() ? List.of(whole) : List.of(whole.split("[;,+\\n]| và "))) {
      if (part.isBlank()) {
        continue;
      }
      Optional<String> code = content(part, day);
      if (code.isEmpty()) {
        v.error(
            "contents",
            "KC-NH-92",
            "Không rõ nội dung khuyến công “%s”; ghi mã, ví dụ ND3.3.".formatted(part.strip()),
            "Which content is “%s”? Give its code, for instance ND3.3.".formatted(part.strip()));
        return before == null ? List.of() : before.contents();
      }
      found.add(code.get());
    }
    return List.copyOf(found);
  }

  private Optional<String> content(String text, LocalDate day) {
    String key = VietnameseText.searchKey(text).strip();
    Matcher m = CODE.matcher(key);
    if (m.matches()) {
      return Optional.of("ND" + m.group(1) + m.group(2));
    }
    return known.contents(day).stream()
        .filter(
            c ->
                VietnameseText.searchKey(c.name().vi()).equals(key)
                    || VietnameseText.searchKey(c.name().en()).equals(key))
        .map(Content::code)
        .findFirst();
  }

  // --- places and people --------------------------------------------------------------------

  private List<Project.Place> places() {
    String detail = text("place", null);
    List<UnitRef> named = null;
    if (v.has("communes")) {
      if (communes.any()) {
        named = communes.read(v, "communes");
      } else {
        // Without a catalogue of communes their names are all there is.
        String name = text("communes", null);
        detail = detail == null ? name : detail + ", " + name;
      }
    }
    if (named == null && detail == null) {
      return before == null ? List.of() : before.places();
    }
    String where = detail;
    if (before != null) {
      Set<UnitRef> was =
          before.places().stream()
              .map(Project.Place::commune)
              .filter(Objects::nonNull)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      boolean same =
          (named == null || was.equals(new LinkedHashSet<>(named)))
              && (where == null
                  || before.places().stream().anyMatch(p -> where.equals(p.detail())));
      if (same) {
        return before.places();
      }
      if (named == null) {
        return before.places().isEmpty()
            ? List.of(new Project.Place(null, where))
            : before.places().stream().map(p -> new Project.Place(p.commune(), where)).toList();
      }
    }
    return named == null
        ? List.of(new Project.Place(null, where))
        : named.stream().map(c -> new Project.Place(c, where)).toList();
  }

  /** Communes are in the province: those of the table are looked for there only. */
  void places(Project after, Input input) {
    if (after.places().stream()
        .anyMatch(p -> p.commune() != null && p.commune().code().length() != 5)) {
      input.commune("places", after.places().get(0).commune());
    }
  }

  private List<Project.Beneficiary> beneficiaries(
      List<String> contents, List<Project.Place> places) {
    List<Project.Beneficiary> was = before == null ? List.of() : before.beneficiaries();
    String content = contents.isEmpty() ? null : contents.get(0);
    if (!v.has("beneficiary") && !v.has("taxCode")) {
      return moved(was, contents);
    }
    String names =
        was.stream().map(Project.Beneficiary::name).distinct().collect(Collectors.joining("; "));
    if (before != null && !v.has("taxCode") && names.equals(v.text("beneficiary"))) {
      return moved(was, contents);
    }
    UnitRef commune = places.isEmpty() ? null : places.get(0).commune();
    List<Establishment> named = parties.beneficiaries(v, province, commune, fresh);
    List<Project.Beneficiary> result = new ArrayList<>();
    for (Establishment e : named) {
      result.add(
          was.stream()
              .filter(b -> b.establishment().equals(e.id()))
              .findFirst()
              .filter(b -> contents.contains(b.content()))
              .orElseGet(
                  () ->
                      new Project.Beneficiary(
                          e.id(), e.name(), e.businessCode(), content, null, null, null)));
    }
    Set<Object> ids =
        was.stream().map(Project.Beneficiary::establishment).collect(Collectors.toSet());
    Set<Object> now =
        result.stream().map(Project.Beneficiary::establishment).collect(Collectors.toSet());
    return ids.equals(now) ? moved(was, contents) : result;
  }

  /** Beneficiaries of a content that the project no longer has go to the main one. */
  private static List<Project.Beneficiary> moved(
      List<Project.Beneficiary> all, List<String> contents) {
    return all.stream()
        .map(
            b ->
                contents.isEmpty() || contents.contains(b.content())
                    ? b
                    : new Project.Beneficiary(
                        b.establishment(),
                        b.name(),
                        b.businessCode(),
                        contents.get(0),
                        b.eligibleCost(),
                        b.support(),
                        b.craftVillage()))
        .toList();
  }

  // --- money --------------------------------------------------------------------------------

  private List<BudgetLine> lines(List<String> contents) {
    String main = contents.isEmpty() ? null : contents.get(0);
    List<BudgetLine> lines = new ArrayList<>();
    if (before != null) {
      for (BudgetLine l : before.lines()) {
        lines.add(
            contents.contains(l.content())
                ? l
                : new BudgetLine(main, l.text(), l.unit(), l.quantity(), l.price(), l.source()));
      }
    }
    sums().forEach((source, sum) -> set(lines, main, source, sum));
    return lines;
  }

  /** The sums that the row gives, by source; promotion money is that of the plan's level. */
  private Map<FundSource, Long> sums() {
    Map<FundSource, Long> sums = new LinkedHashMap<>();
    ImportFields.SOURCES.forEach(
        (field, source) -> amount(field).ifPresent(a -> sums.put(source, a)));
    FundSource own =
        FundLevel.valueOf(plan.level) == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP;
    FundSource other = own == FundSource.KCQG ? FundSource.KCDP : FundSource.KCQG;
    Optional<Long> support = amount("support");
    if (support.isPresent()) {
      long rest = sums.getOrDefault(other, ImportPlanner.sum(before, other));
      long wanted = support.get() - rest;
      Long typed = sums.get(own);
      if (typed != null && typed != wanted) {
        v.error(
            "support",
            "KC-NH-93",
            "Kinh phí khuyến công khác tổng các nguồn (%s)."
                .formatted(ImportPlanner.money(typed + rest)),
            "The promotion money is not the sum of its sources (%s)."
                .formatted(ImportPlanner.money(typed + rest)));
      } else if (wanted < 0) {
        v.error("support", "KC-IN-5", "Không được âm.", "Must not be negative.");
      } else {
        sums.put(own, wanted);
      }
    }
    return sums;
  }

  private Optional<Long> amount(String field) {
    OfficeTable.Figure figure = v.figure(field);
    if (figure == null) {
      return Optional.empty();
    }
    BigDecimal vnd = figure.number().setScale(0, RoundingMode.HALF_UP);
    if (vnd.signum() < 0) {
      v.error(field, "KC-IN-5", "Không được âm.", "Must not be negative.");
      return Optional.empty();
    }
    if (vnd.compareTo(LARGEST) > 0) {
      v.error(field, "KC-IN-6", "Số tiền quá lớn.", "The amount is too large.");
      return Optional.empty();
    }
    return Optional.of(vnd.longValueExact());
  }

  /** Makes the lines of a source add up to a sum. */
  private void set(List<BudgetLine> lines, String content, FundSource source, long sum) {
    List<BudgetLine> own = lines.stream().filter(l -> l.source() == source).toList();
    long was = own.stream().mapToLong(BudgetLine::amount).sum();
    if (was == sum) {
      return;
    }
    if (own.isEmpty()) {
      lines.add(new BudgetLine(content, source.label().vi(), null, BigDecimal.ONE, sum, source));
    } else if (own.size() == 1 && own.get(0).quantity().compareTo(BigDecimal.ONE) == 0) {
      BudgetLine l = own.get(0);
      lines.set(
          lines.indexOf(l),
          new BudgetLine(l.content(), l.text(), l.unit(), l.quantity(), sum, source));
    } else {
      v.error(
          moneyOf(source),
          "KC-NH-94",
          "Dự toán có %d dòng “%s”, tổng %s: sửa số tiền ở trang đề án."
              .formatted(own.size(), source.label().vi(), ImportPlanner.money(was)),
          "The estimate has %d lines of “%s”, together %s: change them on the project's page."
              .formatted(own.size(), source.label().en(), ImportPlanner.money(was)));
    }
  }

  private String moneyOf(FundSource source) {
    return ImportFields.SOURCES.entrySet().stream()
        .filter(e -> e.getValue() == source && v.has(e.getKey()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("support");
  }

  private void total(Project p) {
    amount("total")
        .filter(t -> t != p.funds().total())
        .ifPresent(
            t ->
                v.warning(
                    "total",
                    "KC-NH-95",
                    "Tổng kinh phí trong bảng %s khác tổng các nguồn %s; tổng các nguồn được lưu."
                        .formatted(ImportPlanner.money(t), ImportPlanner.money(p.funds().total())),
                    "The total %s is not the sum of the sources %s, which is stored."
                        .formatted(
                            ImportPlanner.money(t), ImportPlanner.money(p.funds().total()))));
  }

  // --- where a past project stands ----------------------------------------------------------

  /**
   * Where the row says that the project stands: put at once when it is new, compared when it is
   * there.
   */
  ImportStep.Result result(ProjectEntity e, boolean decides, LocalDate today) {
    if (!v.has("phase") && !v.has("accepted")) {
      return null;
    }
    Phase phase =
        v.has("phase")
            ? Phase.valueOf(v.text("phase"))
            : amount("accepted").orElse(0L) > 0 ? Phase.HOAN_THANH : null;
    Long accepted = amount("accepted").orElse(null);
    if (e != null) {
      boolean same =
          (phase == null || !v.has("phase") || phase.name().equals(e.phase))
              && (accepted == null || Objects.equals(accepted, e.acceptedValue));
      if (!same) {
        v.error(
            v.has("phase") ? "phase" : "accepted",
            "KC-NH-96",
            "Đề án %s đang ở “%s”: bước chuyển, nghiệm thu ghi ở trang đề án."
                .formatted(e.code, Phase.valueOf(e.phase).label().vi()),
            "Project %s stands at “%s”: steps and acceptance are recorded on its page."
                .formatted(e.code, Phase.valueOf(e.phase).label().en()));
      }
      return null;
    }
    if (phase == null || phase == Phase.CHUAN_BI) {
      return null;
    }
    if (phase == Phase.THAM_DINH || phase == Phase.KHONG_DUYET) {
      v.error(
          "phase",
          "KC-NH-97",
          "Đề án mới không nhập thẳng vào “%s”.".formatted(phase.label().vi()),
          "A new project is not imported as “%s”.".formatted(phase.label().en()));
      return null;
    }
    if (!decides) {
      v.error(
          "phase",
          "KC-NH-98",
          "Nhập đề án đã có kết quả cần quyền ghi quyết định.",
          "Importing projects with results needs the right to record decisions.");
      return null;
    }
    if (!PlanStatus.valueOf(plan.status).approved() || plan.approvedOn == null) {
      v.error(
          "phase",
          "KC-NH-99",
          "Kế hoạch năm %d chưa được phê duyệt nên chưa có kết quả.".formatted(plan.year),
          "The plan of %d is not approved, so there are no results yet.".formatted(plan.year));
      return null;
    }
    LocalDate on = v.date("phaseOn") == null ? null : v.date("phaseOn").day();
    if (on == null) {
      on = phase == Phase.DA_DUYET ? plan.approvedOn : LocalDate.of(plan.year, 12, 31);
      if (on.isAfter(today)) {
        on = today;
      }
      if (phase != Phase.DA_DUYET) {
        v.warning(
            "phase",
            "KC-NH-100",
            "Không ghi ngày: “%s” tính từ %s."
                .formatted(phase.label().vi(), ProjectInput.shown(on)),
            "No day is given: “%s” counts from %s."
                .formatted(phase.label().en(), ProjectInput.shown(on)));
      }
    }
    if (on.isAfter(today) || on.isBefore(plan.approvedOn)) {
      v.error(
          "phaseOn",
          "KC-NH-101",
          "Ngày phải từ ngày phê duyệt kế hoạch (%s) đến hôm nay."
              .formatted(ProjectInput.shown(plan.approvedOn)),
          "The day is between the plan's approval (%s) and today."
              .formatted(ProjectInput.shown(plan.approvedOn)));
    }
    boolean over = phase == Phase.HOAN_THANH || phase == Phase.THANH_LY;
    if (over && accepted == null) {
      v.error(
          "accepted",
          "KC-NH-102",
          "Đề án hoàn thành cần giá trị nghiệm thu.",
          "A completed project needs the value accepted.");
    } else if (!over && accepted != null && accepted > 0) {
      v.error(
          "accepted",
          "KC-NH-103",
          "Có giá trị nghiệm thu nhưng tình trạng là “%s”.".formatted(phase.label().vi()),
          "There is a value accepted, but the project is “%s”.".formatted(phase.label().en()));
    }
    return new ImportStep.Result(phase, on, over ? accepted : null);
  }

  List<Change> shown(ImportStep.Result result) {
    List<Change> shown = new ArrayList<>();
    shown.add(
        new Change(
            "phase",
            "",
            result.phase().label().vi() + " (" + ProjectInput.shown(result.on()) + ")"));
    if (result.accepted() != null) {
      shown.add(new Change("accepted", "", ImportPlanner.money(result.accepted())));
    }
    return shown;
  }

  // --- what changes -------------------------------------------------------------------------

  /** What people see of the difference, in the order of the columns. */
  List<Change> changes(Project after) {
    Map<String, String> was = before == null ? Map.of() : image(before);
    List<Change> changes = new ArrayList<>();
    image(after)
        .forEach(
            (field, now) -> {
              String then = was.getOrDefault(field, "");
              if (!then.equals(now)) {
                changes.add(new Change(field, then, now));
              }
            });
    return changes;
  }

  private Map<String, String> image(Project p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", Objects.toString(p.name(), ""));
    image.put("code", Objects.toString(p.code(), ""));
    image.put("year", p.year() + " · " + p.level().label().vi());
    image.put("kind", p.kind().label().vi());
    image.put("contents", String.join(", ", p.contents()));
    image.put(
        "beneficiary",
        p.beneficiaries().stream()
            .map(Project.Beneficiary::name)
            .distinct()
            .collect(Collectors.joining("; ")));
    image.put(
        "communes",
        p.places().stream()
            .map(
                x ->
                    (x.commune() == null ? "" : communes.name(x.commune()) + " ")
                        + Objects.toString(x.detail(), ""))
            .map(String::strip)
            .collect(Collectors.joining("; ")));
    image.put("unit", Objects.toString(p.unitName(), ""));
    ImportFields.SOURCES.forEach(
        (field, source) -> {
          long sum = ImportPlanner.sum(p, source);
          image.put(field, sum == 0 ? "" : ImportPlanner.money(sum));
        });
    image.put("start", p.start() == null ? "" : ProjectInput.shown(p.start()));
    image.put("end", p.end() == null ? "" : ProjectInput.shown(p.end()));
    image.put("goal", Objects.toString(p.text().goal(), ""));
    image.put("scope", Objects.toString(p.text().scope(), ""));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }
}
