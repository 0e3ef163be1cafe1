package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.sheet.SheetRow;
import vn.ctdp.core.sheet.office.ImportPreview.Candidate;
import vn.ctdp.core.sheet.office.ImportPreview.Change;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.ImportPreview.Row;
import vn.ctdp.core.sheet.office.OfficeCommunes;
import vn.ctdp.core.sheet.office.OfficeDate;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/**
 * Compares a table with the register: what each row would create or change, and what is wrong. The
 * checks are the register's own. Reads in a number of statements that does not depend on the number
 * of rows but by five hundreds. For one thread.
 */
final class ImportPlanner {

  private static final int CHUNK = 500;
  private static final Pattern OF_CLUSTER =
      Pattern.compile("(\\S{1,5}[.)] *)?(cum cong nghiep|cum cn|ccn)\\b.*");

  /** Reasons for which a row is a heading. */
  private static final Set<String> GROUPS = Set.of("CCN-NH-32", "CCN-NH-33");

  private static final BigDecimal RATE_TOLERANCE = new BigDecimal("0.5");
  private static final String LEASED = ImportFields.FACT + FactKey.IND_LAND_LEASED.name();
  private static final String INDUSTRIAL = ImportFields.FACT + FactKey.IND_LAND_TOTAL.name();
  private static final String ESTABLISHED = ImportFields.FACT + FactKey.ESTABLISHED_AREA.name();

  private final EntityManager em;
  private final ImportTarget target;
  private final ImportSettings settings;
  private final OfficeTable table;
  private final UnitRef province;
  private final OfficeCommunes communes;
  private final LocalDate cutoff;
  private final List<FieldProblem> general = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  private final Map<String, ClusterEntity> byCode = new HashMap<>();
  private final Map<String, ClusterEntity> byId = new HashMap<>();
  private final Map<String, Set<ClusterEntity>> byName = new HashMap<>();
  private final Map<String, Set<ClusterEntity>> byOldName = new HashMap<>();
  private final Map<String, Map<FactKey, TreeMap<LocalDate, FactEntity>>> facts = new HashMap<>();

  /** A row on its way. */
  static final class Item {
    final OfficeTable.Values values;
    Outcome outcome;
    String name = "";
    String record;
    String newKey;
    boolean unknown;
    final List<Change> changes = new ArrayList<>();
    final List<Candidate> candidates = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    ImportPlan.Step step;
    int number;

    /** The cluster that a heading above the row names; null when none does. */
    String group;

    /** The cluster in which a project or enterprise is. */
    ClusterEntity cluster;

    Item(int number, OfficeTable.Values values) {
      this.number = number;
      this.values = values;
    }
  }

  ImportPlanner(
      EntityManager em,
      ImportTarget target,
      ImportSettings settings,
      OfficeTable table,
      UnitRef province,
      OfficeCommunes communes,
      LocalDate cutoff) {
    this.em = em;
    this.target = target;
    this.settings = settings;
    this.table = table;
    this.province = province;
    this.communes = communes;
    this.cutoff = cutoff;
  }

  ImportPlan plan() {
    general.addAll(table.problems());
    head();
    clusters();
    String key = target != ImportTarget.PROJECTS || table.has("name") ? "name" : "investor";
    String group = null;
    for (SheetRow row : table.shape().data()) {
      RowChoice choice = settings.rows().get(row.number());
      if (choice != null && choice.kind() == RowChoice.Kind.LEAVE_OUT) {
        leftOut(
            row,
            FieldProblem.warning("", "CCN-NH-34", "Bỏ qua theo lựa chọn.", "Left out as chosen."),
            key);
        continue;
      }
      Optional<FieldProblem> no = choice == null ? table.noRecord(row, key) : Optional.empty();
      if (no.isPresent()) {
        Optional<String> heading =
            target == ImportTarget.PROJECTS ? heading(row, no.get()) : Optional.empty();
        group = heading.orElse(group);
        leftOut(row, no.get(), key);
        continue;
      }
      Item item = new Item(row.number(), table.values(row));
      item.group = group;
      items.add(item);
    }
    List<Item> open = items.stream().filter(i -> i.outcome == null).toList();
    switch (target) {
      case CLUSTERS -> clusterRows(open);
      case PLAN -> planRows(open);
      case PROJECTS -> new ImportTenancies(em, settings, table, this, cutoff).rows(open);
      default -> throw new IllegalStateException(target.name());
    }
    if (target != ImportTarget.PROJECTS) {
      twice(open);
    }
    List<Row> rows = new ArrayList<>();
    List<ImportPlan.Step> steps = new ArrayList<>();
    for (Item item : items) {
      rows.add(
          new Row(
              item.number,
              item.outcome,
              item.name,
              item.record == null ? null : UUID.fromString(item.record),
              item.changes,
              item.problems,
              item.candidates));
      if (item.step != null && (item.outcome == Outcome.CREATE || item.outcome == Outcome.CHANGE)) {
        steps.add(item.step);
      }
    }
    return new ImportPlan(List.copyOf(general), rows, steps);
  }

  private void leftOut(SheetRow row, FieldProblem why, String key) {
    Item item = new Item(row.number(), null);
    item.outcome = Outcome.LEFT_OUT;
    item.problems.add(why);
    item.name =
        row.cells().stream()
            .filter(c -> c.kind() == vn.ctdp.core.sheet.SheetCell.Kind.TEXT)
            .map(c -> c.text())
            .findFirst()
            .map(t -> t.length() > 80 ? t.substring(0, 80) + "…" : t)
            .orElse("");
    items.add(item);
  }

  /** The cluster that a heading within the table names. */
  private Optional<String> heading(SheetRow row, FieldProblem why) {
    if (!GROUPS.contains(why.code())) {
      return Optional.empty();
    }
    return row.cells().stream()
        .filter(c -> c.kind() == vn.ctdp.core.sheet.SheetCell.Kind.TEXT)
        .map(c -> c.text())
        .filter(
            t -> OF_CLUSTER.matcher(VietnameseText.searchKey(t)).matches() || named(t).size() == 1)
        .findFirst();
  }

  /** Clusters that a text names by code, by name or, when there is none, by a former name. */
  Set<ClusterEntity> named(String text) {
    ClusterEntity coded = byCode.get(text.toLowerCase(Locale.ROOT));
    if (coded != null) {
      return Set.of(coded);
    }
    Set<ClusterEntity> found = byName.getOrDefault(key(text), Set.of());
    if (found.isEmpty()) {
      return byOldName.getOrDefault(key(text), Set.of());
    }
    Set<ClusterEntity> same =
        found.stream()
            .filter(e -> found.size() > 1 && ClusterNames.same(e.name, text))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return same.isEmpty() ? found : same;
  }

  /** What a table of projects must have. */
  private void projectsHead() {
    if (!table.has("name") && !table.has("investor")) {
      general.add(
          FieldProblem.error(
              "",
              "CCN-NH-27",
              "Chưa chọn cột tên dự án hoặc tên doanh nghiệp.",
              "Choose the column of the project's or the enterprise's name."));
    }
    if (table.has("name") && !table.has("from") && !table.has("leaseFrom")) {
      general.add(
          FieldProblem.warning(
              "",
              "CCN-NH-28",
              "Không có cột ngày vào cụm: dự án mới lấy ngày hợp đồng thuê đất, không có thì lấy"
                  + " ngày chốt số liệu.",
              "There is no column of the first day: new projects take that of the lease, else the"
                  + " cut-off day."));
    }
  }

  /** What the file as a whole must say. */
  private void head() {
    if (target == ImportTarget.PROJECTS) {
      projectsHead();
    } else if (!table.has("name") && !(target == ImportTarget.CLUSTERS && table.has("code"))) {
      general.add(
          FieldProblem.error(
              "", "CCN-NH-24", "Chưa chọn cột tên cụm.", "Choose the column of the name."));
    }
    if (settings.cutoff() == null) {
      general.add(
          FieldProblem.error(
              "cutoff", "CCN-NH-25", "Chưa có ngày chốt số liệu.", "The cut-off day is missing."));
    }
    if (target == ImportTarget.CLUSTERS
        && (settings.source() == null || settings.source().isBlank())) {
      general.add(
          FieldProblem.error(
              "source",
              "CCN-NH-26",
              "Chưa ghi nguồn số liệu (công văn, báo cáo).",
              "The source (letter, report) is missing."));
    }
    Input input = new Input();
    input.day("cutoff", settings.cutoff(), false);
    input.text("source", settings.source(), 300, false);
    general.addAll(input.problems());
  }

  private void clusters() {
    for (ClusterEntity e : ClusterStore.all(em, province.toString())) {
      byId.put(e.id, e);
      byCode.put(e.code.toLowerCase(Locale.ROOT), e);
      byName.computeIfAbsent(key(e.name), k -> new LinkedHashSet<>()).add(e);
      e.oldNames
          .lines()
          .forEach(old -> byOldName.computeIfAbsent(key(old), k -> new LinkedHashSet<>()).add(e));
    }
  }

  private static String key(String name) {
    return ClusterNames.key(name);
  }

  // --- clusters -----------------------------------------------------------------------------

  private void clusterRows(List<Item> rows) {
    for (Item item : rows) {
      match(item, "name", "code");
    }
    facts(rows);
    for (Item item : rows) {
      if (item.outcome == null && !item.unknown) {
        cluster(item);
      }
      finish(item);
    }
  }

  /** Finds the cluster that a row means. */
  private void match(Item item, String nameField, String codeField) {
    OfficeTable.Values v = item.values;
    String name = v.text(nameField);
    String code = codeField == null ? null : v.text(codeField);
    item.name = name != null ? name : code != null ? code : "";
    RowChoice choice = settings.rows().get(item.number);
    if (choice != null && choice.kind() == RowChoice.Kind.EXISTING) {
      if (choice.record() == null || !byId.containsKey(choice.record().toString())) {
        v.error(nameField, "CCN-NH-63", "Cụm đã chọn không còn.", "The chosen cluster is gone.");
      } else {
        item.record = choice.record().toString();
      }
      return;
    }
    if (name == null && code == null) {
      item.unknown = true;
      v.error(nameField, "CCN-NH-64", "Thiếu tên cụm.", "The name of the cluster is missing.");
      return;
    }
    if (choice != null && choice.kind() == RowChoice.Kind.NEW) {
      return;
    }
    Set<ClusterEntity> found = new LinkedHashSet<>();
    ClusterEntity coded = code == null ? null : byCode.get(code.toLowerCase(Locale.ROOT));
    if (coded != null) {
      found.add(coded);
    }
    if (name != null) {
      Set<ClusterEntity> named = byName.getOrDefault(key(name), Set.of());
      if (coded == null) {
        found.addAll(named);
        if (found.isEmpty()) {
          found.addAll(byOldName.getOrDefault(key(name), Set.of()));
          if (found.size() == 1) {
            ClusterEntity e = found.iterator().next();
            v.warning(
                nameField,
                "CCN-NH-65",
                "Khớp theo tên cũ với “" + e.name + "”.",
                "Matched by a former name with “" + e.name + "”.");
          }
        }
      } else if (!named.isEmpty() && !named.contains(coded)) {
        // The code says one cluster, the name another.
        found.addAll(named);
      }
    }
    if (found.size() > 1) {
      item.outcome = Outcome.OPEN;
      found.forEach(
          e -> item.candidates.add(new Candidate(UUID.fromString(e.id), e.code + " · " + e.name)));
      v.warning(
          nameField,
          "CCN-NH-66",
          "Có %d cụm phù hợp; chọn cụm.".formatted(found.size()),
          "%d clusters fit; choose one.".formatted(found.size()));
    } else if (found.size() == 1) {
      item.record = found.iterator().next().id;
    }
  }

  /** Facts of the clusters in the table, of the kinds in the table, by day. */
  private void facts(List<Item> rows) {
    List<String> ids =
        rows.stream().map(i -> i.record).filter(Objects::nonNull).distinct().toList();
    Set<String> keys = new LinkedHashSet<>();
    for (FactKey key : FactKey.values()) {
      if (table.has(ImportFields.FACT + key.name())) {
        keys.add(key.name());
      }
    }
    if (table.has("fillRate")) {
      keys.add(FactKey.IND_LAND_LEASED.name());
      keys.add(FactKey.IND_LAND_TOTAL.name());
    }
    for (int from = 0; from < ids.size() && !keys.isEmpty(); from += CHUNK) {
      for (FactEntity f :
          em.createQuery(
                  "select f from FactEntity f where f.cluster in :ids and f.key in :keys order by"
                      + " f.effectiveFrom, f.id",
                  FactEntity.class)
              .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
              .setParameter("keys", keys)
              .getResultList()) {
        TreeMap<LocalDate, FactEntity> byDay =
            facts
                .computeIfAbsent(f.cluster, c -> new EnumMap<>(FactKey.class))
                .computeIfAbsent(FactKey.valueOf(f.key), k -> new TreeMap<>());
        if (f.retracted) {
          byDay.remove(f.effectiveFrom);
        } else {
          byDay.put(f.effectiveFrom, f);
        }
      }
    }
  }

  private void cluster(Item item) {
    OfficeTable.Values v = item.values;
    ClusterEntity entity = item.record == null ? null : byId.get(item.record);
    Cluster before = entity == null ? null : ClusterStore.cluster(entity);
    if (entity != null) {
      item.name = entity.name;
    }
    Cluster after = changed(item, before);
    problems(RegisterService.input(after), v, Map.of("communes", "communes"));
    if (before == null) {
      item.newKey = key(after.name() == null ? "" : after.name());
      if (after.name() != null) {
        byName.getOrDefault(item.newKey, Set.of()).stream()
            .filter(e -> ClusterNames.same(e.name, after.name()))
            .findFirst()
            .ifPresent(
                e ->
                    v.error(
                        "name",
                        "CCN-NH-67",
                        "Tỉnh đã có cụm tên này: “" + e.name + "”; không tạo cụm mới.",
                        "The province has a cluster of this name: “"
                            + e.name
                            + "”; no new one is made."));
      }
    }
    changes(item, before, after);
    List<ClusterFact> recorded = new ArrayList<>();
    List<ClusterFact> claims = new ArrayList<>();
    clusterFacts(item, recorded, claims);
    boolean same = before != null && sameRecord(before, after);
    if (before == null) {
      item.outcome = Outcome.CREATE;
    } else {
      item.outcome =
          same && recorded.isEmpty() && claims.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGE;
    }
    item.step =
        new ImportPlan.Step(
            before != null && same ? null : after, item.record, recorded, claims, null, null, null);
  }

  private Cluster changed(Item item, Cluster before) {
    OfficeTable.Values v = item.values;
    String name = before == null ? null : before.name();
    List<String> oldNames = new ArrayList<>(before == null ? List.of() : before.oldNames());
    String typed = v.text("name");
    if (typed != null) {
      // Only another name is a change; other diacritics or "CCN" before it are not.
      boolean formerly =
          before != null && oldNames.stream().anyMatch(o -> key(o).equals(key(typed)));
      if (before == null) {
        name = typed;
      } else if (!key(name).equals(key(typed)) && !formerly) {
        oldNames.add(0, name);
        name = typed;
      }
    }
    if (v.has("oldNames")) {
      for (String old : v.text("oldNames").split("[;\\n]")) {
        String text = VietnameseText.normalise(old);
        if (!text.isEmpty() && oldNames.stream().noneMatch(o -> key(o).equals(key(text)))) {
          oldNames.add(text);
        }
      }
    }
    List<UnitRef> where = before == null ? List.of() : before.communes();
    if (v.has("communes")) {
      where = communesOf(v, where);
    }
    String code = before == null ? v.text("code") : before.code();
    if (before != null && v.has("code") && !v.text("code").equalsIgnoreCase(before.code())) {
      v.warning(
          "code",
          "CCN-NH-68",
          "Mã trong tệp khác mã đang dùng “" + before.code() + "”; giữ mã đang dùng.",
          "The code in the file is not “" + before.code() + "”, which is kept.");
    }
    return new Cluster(
        before == null ? null : before.id(),
        code,
        name,
        oldNames,
        province,
        where,
        v.has("legacy") ? v.flag("legacy") : before != null && before.legacy(),
        v.has("developerName")
            ? v.text("developerName")
            : before == null ? null : before.developerName(),
        before == null ? settings.illustrative() : before.illustrative(),
        v.has("note") ? v.text("note") : before == null ? null : before.note(),
        before == null ? 0 : before.version());
  }

  private List<UnitRef> communesOf(OfficeTable.Values v, List<UnitRef> before) {
    if (!communes.any()) {
      v.warning(
          "communes",
          "CCN-NH-69",
          "Hệ thống chưa có danh mục xã của tỉnh: bỏ qua cột này.",
          "The communes of the province are not in the system: the column is left out.");
      return before;
    }
    return communes.read(v, "communes");
  }

  private static boolean sameRecord(Cluster a, Cluster b) {
    return a.name().equals(b.name())
        && a.oldNames().equals(b.oldNames())
        && a.communes().equals(b.communes())
        && a.legacy() == b.legacy()
        && Objects.equals(a.developerName(), b.developerName())
        && Objects.equals(a.note(), b.note());
  }

  private static void changes(Item item, Cluster before, Cluster after) {
    change(item, "name", before == null ? "" : before.name(), after.name());
    change(item, "code", before == null ? "" : before.code(), after.code());
    change(
        item,
        "oldNames",
        before == null ? "" : String.join("; ", before.oldNames()),
        String.join("; ", after.oldNames()));
    change(
        item,
        "communes",
        before == null ? "" : ClusterStore.communes(before.communes()),
        ClusterStore.communes(after.communes()));
    change(
        item, "legacy", before == null || !before.legacy() ? "" : "có", after.legacy() ? "có" : "");
    change(
        item, "developerName", before == null ? "" : before.developerName(), after.developerName());
    change(item, "note", before == null ? "" : before.note(), after.note());
  }

  static void change(Item item, String field, String before, String after) {
    String was = Objects.toString(before, "");
    String is = Objects.toString(after, "");
    if (!was.equals(is)) {
      item.changes.add(new Change(field, was, is));
    }
  }

  private void clusterFacts(Item item, List<ClusterFact> recorded, List<ClusterFact> claims) {
    OfficeTable.Values v = item.values;
    OfficeDate established = v.date("establishedOn");
    if (established != null && cutoff != null && established.day().isAfter(cutoff)) {
      v.error(
          "establishedOn",
          "CCN-NH-70",
          "Ngày thành lập sau ngày chốt số liệu.",
          "The day of establishment is after the cut-off day.");
    }
    if ((established != null || v.has("establishedBy")) && !v.has(ESTABLISHED)) {
      v.warning(
          established != null ? "establishedOn" : "establishedBy",
          "CCN-NH-71",
          "Có ngày hoặc số quyết định nhưng không có diện tích thành lập: chưa ghi là đã thành lập.",
          "There is a day or decision but no area established: not recorded as established.");
    }
    List<ClusterFact> read = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    for (FactKey key : FactKey.values()) {
      String field = ImportFields.FACT + key.name();
      if (!v.has(field)) {
        continue;
      }
      boolean decided = key == FactKey.ESTABLISHED_AREA;
      String base = settings.source() == null ? "" : settings.source();
      if (decided && v.has("establishedBy")) {
        base = v.text("establishedBy") + "; " + base;
      }
      boolean coded = key.kind() == FactKey.Kind.CODE;
      OfficeTable.Figure figure = coded ? null : v.figure(field);
      String wording =
          coded || figure.wording().isEmpty() ? "" : "; nguyên văn “" + figure.wording() + "”";
      read.add(
          fact(
              key,
              decided && established != null ? established.day() : cutoff,
              decided && established != null && established.exact(),
              coded ? null : figure.number(),
              coded ? v.text(field) : null,
              base + wording));
      fields.add(field);
    }
    if (v.has("fillRate")) {
      byRate(item, read, fields);
    }
    Input input = new Input();
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).effectiveFrom() != null && !read.get(i).source().isBlank()) {
        input.fact(i, read.get(i));
      }
      places.put("facts[" + i + "]", fields.get(i));
    }
    problems(input, v, places);
    for (int i = 0; i < read.size(); i++) {
      compare(item, fields.get(i), read.get(i), recorded, claims);
    }
  }

  private ClusterFact fact(
      FactKey key, LocalDate day, boolean exact, BigDecimal number, String code, String source) {
    String text = VietnameseText.normalise(source);
    return new ClusterFact(
        key,
        day,
        exact,
        number,
        code,
        null,
        text.length() > 300 ? text.substring(0, 299) + "…" : text,
        settings.illustrative(),
        null,
        null);
  }

  /** Land leased out of the fill rate and the industrial land, where it is not given itself. */
  private void byRate(Item item, List<ClusterFact> read, List<String> fields) {
    OfficeTable.Values v = item.values;
    BigDecimal rate = v.figure("fillRate").number();
    BigDecimal land =
        v.has(INDUSTRIAL)
            ? v.figure(INDUSTRIAL).number()
            : inForce(item.record, FactKey.IND_LAND_TOTAL, cutoff).map(f -> f.number).orElse(null);
    if (rate.signum() < 0) {
      v.error("fillRate", "CCN-NH-72", "Tỷ lệ không được âm.", "A rate must not be negative.");
      return;
    }
    if (land == null || land.signum() == 0) {
      v.warning(
          "fillRate",
          "CCN-NH-73",
          "Chưa biết đất công nghiệp nên không suy ra được đất đã cho thuê: bỏ qua tỷ lệ.",
          "The industrial land is not known, so the land leased is not either: left out.");
      return;
    }
    if (v.has(LEASED)) {
      BigDecimal own =
          v.figure(LEASED).number().movePointRight(2).divide(land, 4, RoundingMode.HALF_UP);
      if (own.subtract(rate).abs().compareTo(RATE_TOLERANCE) > 0) {
        v.warning(
            "fillRate",
            "CCN-NH-74",
            "Tỷ lệ ghi %s %% nhưng đất đã cho thuê ÷ đất công nghiệp = %s %%."
                .formatted(shown(rate), VnNumbers.format(own, 2)),
            "The rate says %s %%, but land leased ÷ industrial land is %s %%."
                .formatted(shown(rate), VnNumbers.format(own, 2)));
      }
      return;
    }
    String wording = v.figure("fillRate").wording();
    String as = wording.isEmpty() ? shown(rate) + " %" : wording;
    BigDecimal leased = land.multiply(rate).movePointLeft(2).setScale(4, RoundingMode.HALF_UP);
    read.add(
        fact(
            FactKey.IND_LAND_LEASED,
            cutoff,
            false,
            leased,
            null,
            Objects.toString(settings.source(), "")
                + "; suy ra từ tỷ lệ lấp đầy “%s” × %s ha đất công nghiệp"
                    .formatted(as, shown(land))));
    fields.add("fillRate");
    v.warning(
        "fillRate",
        "CCN-NH-75",
        "Đất đã cho thuê = %s × %s ha = %s ha.".formatted(as, shown(land), shown(leased)),
        "Land leased = %s × %s ha = %s ha.".formatted(as, shown(land), shown(leased)));
  }

  private Optional<FactEntity> inForce(String cluster, FactKey key, LocalDate day) {
    if (cluster == null || day == null) {
      return Optional.empty();
    }
    TreeMap<LocalDate, FactEntity> byDay =
        facts.getOrDefault(cluster, Map.of()).getOrDefault(key, new TreeMap<>());
    return Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
  }

  private void compare(
      Item item,
      String field,
      ClusterFact fact,
      List<ClusterFact> recorded,
      List<ClusterFact> claims) {
    OfficeTable.Values v = item.values;
    FactEntity now = inForce(item.record, fact.key(), fact.effectiveFrom()).orElse(null);
    if (now != null && same(now, fact)) {
      return;
    }
    item.changes.add(
        new Change(
            ImportFields.FACT + fact.key().name(),
            now == null ? "" : shown(fact.key(), now.number, now.code),
            shown(fact.key(), fact.number(), fact.code())));
    boolean other =
        now != null
            && now.effectiveFrom.equals(fact.effectiveFrom())
            && (now.number != null || now.code != null)
            && !now.source.equals(fact.source());
    if (other) {
      boolean queue = settings.conflicts() == ConflictRule.QUEUE;
      v.warning(
          field,
          "CCN-NH-76",
          "Cùng ngày, nguồn “%s” ghi %s; %s."
              .formatted(
                  now.source,
                  shown(fact.key(), now.number, now.code),
                  queue ? "đưa vào hàng đợi số liệu khác nhau" : "thay bằng số trong tệp"),
          "For the same day “%s” says %s; %s."
              .formatted(
                  now.source,
                  shown(fact.key(), now.number, now.code),
                  queue ? "both go into the conflict queue" : "replaced by the file's"));
      (queue ? claims : recorded).add(fact);
      return;
    }
    if (item.record != null && fact.effectiveFrom() != null) {
      TreeMap<LocalDate, FactEntity> byDay =
          facts.getOrDefault(item.record, Map.of()).getOrDefault(fact.key(), new TreeMap<>());
      Map.Entry<LocalDate, FactEntity> later = byDay.higherEntry(fact.effectiveFrom());
      if (later != null) {
        v.warning(
            field,
            "CCN-NH-77",
            "Từ %s đã có số liệu mới hơn (%s); số này chỉ tính trước ngày đó."
                .formatted(
                    day(later.getKey()),
                    shown(fact.key(), later.getValue().number, later.getValue().code)),
            "A later figure counts from %s (%s); this one only before."
                .formatted(
                    day(later.getKey()),
                    shown(fact.key(), later.getValue().number, later.getValue().code)));
      }
    }
    recorded.add(fact);
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
  }

  private static boolean same(FactEntity now, ClusterFact fact) {
    return fact.number() != null
        ? now.number != null && now.number.compareTo(fact.number()) == 0
        : Objects.equals(now.code, fact.code());
  }

  private static String shown(BigDecimal number) {
    return VnNumbers.formatTrimmed(number, 4);
  }

  private static String shown(FactKey key, BigDecimal number, String code) {
    if (number == null) {
      return code == null
          ? ""
          : Optional.ofNullable(ImportFields.codes(ImportFields.FACT + key.name()).get(code))
              .map(l -> l.vi())
              .orElse(code);
    }
    return switch (key.kind()) {
      case AREA -> shown(number) + " ha";
      case MONEY -> shown(number) + " đồng";
      case FLAG -> number.signum() == 0 ? "không" : "có";
      default -> shown(number);
    };
  }

  // --- the plan -----------------------------------------------------------------------------

  private void planRows(List<Item> rows) {
    Map<String, List<PlanEntryEntity>> entries = new HashMap<>();
    for (PlanEntryEntity e :
        ClusterStore.plan(em, province.toString(), cutoff == null ? LocalDate.EPOCH : cutoff)) {
      entries.computeIfAbsent(key(e.name), k -> new ArrayList<>()).add(e);
    }
    Map<String, PlanEntryEntity> ids = new HashMap<>();
    entries.values().forEach(l -> l.forEach(e -> ids.put(e.id, e)));
    for (Item item : rows) {
      planEntry(item, entries, ids);
      finish(item);
    }
  }

  private void planEntry(
      Item item, Map<String, List<PlanEntryEntity>> entries, Map<String, PlanEntryEntity> ids) {
    OfficeTable.Values v = item.values;
    String name = v.text("name");
    item.name = Objects.toString(name, "");
    RowChoice choice = settings.rows().get(item.number);
    PlanEntryEntity entity = null;
    if (choice != null && choice.kind() == RowChoice.Kind.EXISTING && choice.record() != null) {
      entity = ids.get(choice.record().toString());
    } else if (name != null && (choice == null || choice.kind() != RowChoice.Kind.NEW)) {
      List<PlanEntryEntity> found = entries.getOrDefault(key(name), List.of());
      if (found.size() > 1) {
        item.outcome = Outcome.OPEN;
        found.forEach(
            e ->
                item.candidates.add(
                    new Candidate(UUID.fromString(e.id), e.name + " · " + shown(e.area) + " ha")));
        v.warning(
            "name",
            "CCN-NH-66",
            "Có %d mục phù hợp; chọn mục.".formatted(found.size()),
            "%d entries fit; choose one.".formatted(found.size()));
        return;
      }
      entity = found.isEmpty() ? null : found.get(0);
    }
    PlanEntry before = entity == null ? null : ClusterStore.planEntry(entity);
    OfficeDate from = v.date("validFrom");
    LocalDate day = from == null ? cutoff : from.day();
    boolean inPlace = before != null && day != null && !before.validFrom().isBefore(day);
    PlanEntry after =
        new PlanEntry(
            before == null || !inPlace ? null : before.id(),
            before == null || name != null && !key(name).equals(key(before.name()))
                ? name
                : before.name(),
            province,
            v.has("communes")
                ? communesOf(v, before == null ? List.of() : before.communes())
                : before == null ? List.of() : before.communes(),
            v.has("area")
                ? new Area(v.figure("area").number())
                : before == null ? null : before.area(),
            v.has("sectors") ? v.text("sectors") : before == null ? null : before.sectors(),
            v.has("phase")
                ? PlanPhase.valueOf(v.text("phase"))
                : before == null ? null : before.phase(),
            v.has("action")
                ? PlanAction.valueOf(v.text("action"))
                : before == null ? PlanAction.MOI : before.action(),
            before == null ? null : before.planDocument(),
            v.has("planDocumentText")
                ? v.text("planDocumentText")
                : before == null ? settings.source() : before.planDocumentText(),
            inPlace ? before.validFrom() : day,
            inPlace ? before.validTo() : null,
            before == null ? null : before.cluster(),
            before == null ? settings.illustrative() : before.illustrative(),
            v.has("note") ? v.text("note") : before == null ? null : before.note(),
            inPlace ? before.version() : 0);
    problems(RegisterService.input(after), v, Map.of("communes", "communes"));
    change(item, "name", before == null ? "" : before.name(), after.name());
    change(item, "area", area(before), area(after));
    change(
        item,
        "communes",
        before == null ? "" : ClusterStore.communes(before.communes()),
        ClusterStore.communes(after.communes()));
    change(item, "sectors", before == null ? "" : before.sectors(), after.sectors());
    change(
        item,
        "phase",
        before == null || before.phase() == null ? "" : before.phase().label().vi(),
        after.phase() == null ? "" : after.phase().label().vi());
    change(
        item,
        "action",
        before == null ? "" : before.action().label().vi(),
        after.action().label().vi());
    change(
        item,
        "planDocumentText",
        before == null ? "" : before.planDocumentText(),
        after.planDocumentText());
    change(item, "note", before == null ? "" : before.note(), after.note());
    if (before != null) {
      item.record = before.id().toString();
      item.outcome = item.changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGE;
    } else {
      item.newKey = key(Objects.toString(name, ""));
      item.outcome = Outcome.CREATE;
    }
    item.step = new ImportPlan.Step(null, null, List.of(), List.of(), before, after, null);
  }

  private static String area(PlanEntry entry) {
    return entry == null || entry.area() == null ? "" : shown(entry.area().ha()) + " ha";
  }

  // --- all ----------------------------------------------------------------------------------

  /** What the register's checks say, at the cells where it comes from. */
  void problems(Input input, OfficeTable.Values v, Map<String, String> places) {
    for (FieldProblem p : input.problems()) {
      String field = p.field();
      String place = places.get(field.replaceAll("\\..*$", ""));
      if (place == null) {
        place = places.get(field.replaceAll("[\\[.].*$", ""));
      }
      if (place == null) {
        place = field.replaceAll("[\\[.].*$", "");
      }
      v.error(place, p.code(), p.vi(), p.en());
    }
  }

  static void finish(Item item) {
    item.problems = new ArrayList<>(item.values.problems());
    item.problems.sort(Comparator.comparing(p -> p.severity() == Severity.ERROR ? 0 : 1));
    if (item.problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
      item.outcome = Outcome.WRONG;
    }
  }

  /** Two rows of one record: nobody can say which counts. */
  private static void twice(List<Item> rows) {
    Map<String, List<Item>> same = new LinkedHashMap<>();
    for (Item item : rows) {
      String key = item.record != null ? item.record : item.newKey;
      if (key != null && !key.isEmpty() && item.outcome != Outcome.OPEN) {
        same.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
      }
    }
    for (List<Item> items : same.values()) {
      if (items.size() > 1) {
        String numbers =
            String.join(", ", items.stream().map(i -> Integer.toString(i.number)).toList());
        for (Item item : items) {
          item.problems.add(
              0,
              FieldProblem.error(
                  item.values.place("name"),
                  "CCN-NH-78",
                  "Các dòng %s là cùng một bản ghi; bỏ bớt hoặc ghi rõ tên.".formatted(numbers),
                  "Rows %s are the same record; leave some out or make the names distinct."
                      .formatted(numbers)));
          item.outcome = Outcome.WRONG;
        }
      }
    }
  }

  /** Communes of a text column. */
  static List<UnitRef> units(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(UnitRef::parse).toList();
  }
}
