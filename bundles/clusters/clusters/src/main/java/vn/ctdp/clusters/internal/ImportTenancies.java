package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.sheet.office.ImportPreview.Candidate;
import vn.ctdp.core.sheet.office.ImportPreview.Outcome;
import vn.ctdp.core.sheet.office.OfficeDate;
import vn.ctdp.core.sheet.office.OfficeTable;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.text.VietnameseText;

/**
 * Compares a table of projects, enterprises and leases with the register. A row is one project, or
 * one enterprise without a project, and may carry a lease; further rows of the same project may
 * carry further leases. For one thread.
 */
final class ImportTenancies {

  private static final int CHUNK = 500;
  private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s.]+");
  private static final Pattern NINE = Pattern.compile("\\d{9}");
  private static final List<String> OF_PROJECTS =
      List.of("area", "capitalRegistered", "capitalDone", "status");

  private final EntityManager em;
  private final ImportSettings settings;
  private final OfficeTable table;
  private final ImportPlanner planner;
  private final LocalDate cutoff;

  private final Map<String, Owner> byKey = new HashMap<>();
  private final Map<String, Set<Owner>> projectsByName = new HashMap<>();
  private final Map<String, Set<Owner>> byEnterprise = new HashMap<>();
  private final Map<String, Set<Owner>> byTaxCode = new HashMap<>();
  private final Map<String, ClusterLease> leases = new HashMap<>();
  private final Map<String, Integer> leaseRows = new HashMap<>();
  private final Map<String, Integer> taxRows = new HashMap<>();

  /** A project or an enterprise as it is after the rows so far. */
  private static final class Owner {
    final String key;
    final boolean stored;
    ClusterProject project;
    ClusterTenant tenant;

    /** The row that said what it is; 0 while no row named it. */
    int row;

    Owner(String key, boolean stored, ClusterProject project, ClusterTenant tenant) {
      this.key = key;
      this.stored = stored;
      this.project = project;
      this.tenant = tenant;
    }

    String name() {
      return project != null ? project.name() : tenant.name();
    }

    String taxCode() {
      return project != null ? project.taxCode() : tenant.taxCode();
    }

    String enterprise() {
      return project != null ? project.investor() : tenant.name();
    }
  }

  ImportTenancies(
      EntityManager em,
      ImportSettings settings,
      OfficeTable table,
      ImportPlanner planner,
      LocalDate cutoff) {
    this.em = em;
    this.settings = settings;
    this.table = table;
    this.planner = planner;
    this.cutoff = cutoff;
  }

  void rows(List<ImportPlanner.Item> items) {
    Set<String> clusters = new LinkedHashSet<>();
    for (ImportPlanner.Item item : items) {
      item.cluster = cluster(item);
      if (item.cluster != null) {
        clusters.add(item.cluster.id);
        String tax = taxCode(item.values, false);
        if (tax != null) {
          taxRows.merge(item.cluster.id + "|" + tax, 1, Integer::sum);
        }
      }
    }
    load(List.copyOf(clusters));
    for (ImportPlanner.Item item : items) {
      String enterprise = item.values.text("investor");
      String name = item.values.text("name");
      item.name = name != null ? name : Objects.toString(enterprise, "");
      if (item.cluster != null) {
        tenancy(item);
      }
      ImportPlanner.finish(item);
    }
  }

  // --- what is there ------------------------------------------------------------------------

  private ClusterEntity cluster(ImportPlanner.Item item) {
    OfficeTable.Values v = item.values;
    String code = v.text("clusterCode");
    String name = v.text("cluster");
    String field = code != null ? "clusterCode" : "cluster";
    String text = code != null ? code : name;
    Collection<ClusterEntity> found;
    if (text != null) {
      found = planner.named(text);
      if (found.size() > 1 && code != null && name != null) {
        Set<ClusterEntity> both = new HashSet<>(planner.named(name));
        both.retainAll(found);
        found = both.isEmpty() ? found : both;
      }
    } else if (item.group != null) {
      text = item.group;
      found = planner.named(text);
    } else {
      v.error(
          field,
          "CCN-NH-100",
          "Thiếu tên hoặc mã cụm công nghiệp.",
          "The name or code of the cluster is missing.");
      return null;
    }
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.isEmpty()) {
      v.error(
          field,
          "CCN-NH-101",
          "Hệ thống không có cụm “%s”; nhập cụm trước hoặc sửa tên.".formatted(text),
          "There is no cluster “%s”; enter it first or mend the name.".formatted(text));
    } else {
      String codes = found.stream().map(c -> c.code).sorted().collect(Collectors.joining(", "));
      v.error(
          field,
          "CCN-NH-102",
          "Có %d cụm tên “%s” (%s); ghi mã cụm.".formatted(found.size(), text, codes),
          "%d clusters are named “%s” (%s); give the code.".formatted(found.size(), text, codes));
    }
    return null;
  }

  /** All that the clusters of the table have; five statements for 500 clusters. */
  private void load(List<String> clusters) {
    LocalDate day = cutoff == null ? LocalDate.EPOCH : cutoff;
    for (int from = 0; from < clusters.size(); from += CHUNK) {
      List<String> some = clusters.subList(from, Math.min(clusters.size(), from + CHUNK));
      Map<String, ProjectStatusEntity> statuses = new HashMap<>();
      for (ProjectStatusEntity s :
          em.createQuery(
                  "select s from ProjectStatusEntity s, ProjectEntity p where p.id = s.project and"
                      + " p.cluster in :ids and s.effectiveFrom <= :day order by s.effectiveFrom,"
                      + " s.id",
                  ProjectStatusEntity.class)
              .setParameter("ids", some)
              .setParameter("day", day)
              .getResultList()) {
        statuses.put(s.project, s);
      }
      for (ProjectEntity e : of("ProjectEntity", ProjectEntity.class, some)) {
        index(new Owner(e.id, true, ProjectService.project(e, statuses.get(e.id)), null));
      }
      for (TenantEntity e : of("TenantEntity", TenantEntity.class, some)) {
        index(new Owner(e.id, true, null, TenantService.tenant(e)));
      }
      for (LeaseEntity e : of("LeaseEntity", LeaseEntity.class, some)) {
        leases.put(lease(e.cluster, e.number), TenantService.lease(e, ""));
      }
    }
  }

  private <T> List<T> of(String entity, Class<T> type, List<String> clusters) {
    return em.createQuery(
            "select e from " + entity + " e where e.cluster in :ids order by e.id", type)
        .setParameter("ids", clusters)
        .getResultList();
  }

  private static String lease(String cluster, String number) {
    return cluster + "|" + number.toLowerCase(Locale.ROOT);
  }

  private void index(Owner owner) {
    byKey.put(owner.key, owner);
    String cluster =
        (owner.project != null ? owner.project.cluster() : owner.tenant.cluster()) + "|";
    if (owner.project != null) {
      add(projectsByName, cluster + key(owner.project.name()), owner);
    }
    if (owner.enterprise() != null) {
      add(byEnterprise, cluster + key(owner.enterprise()), owner);
    }
    if (owner.taxCode() != null) {
      add(byTaxCode, cluster + owner.taxCode(), owner);
    }
  }

  private static void add(Map<String, Set<Owner>> index, String key, Owner owner) {
    index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(owner);
  }

  /** A name without diacritics and signs, with the short forms of companies written alike. */
  static String key(String name) {
    String plain = " " + SIGNS.matcher(VietnameseText.searchKey(name)).replaceAll(" ") + " ";
    return plain
        .replace(" cty ", " cong ty ")
        .replace(" trach nhiem huu han ", " tnhh ")
        .replace(" co phan ", " cp ")
        .replace(" mot thanh vien ", " mtv ")
        .replace(" 1 thanh vien ", " mtv ")
        .replace(" doanh nghiep tu nhan ", " dntn ")
        .replace(" hop tac xa ", " htx ")
        .strip();
  }

  private String taxCode(OfficeTable.Values v, boolean say) {
    String text = v.text("taxCode");
    if (text == null) {
      return null;
    }
    String code = BLANKS.matcher(text).replaceAll("");
    if (!NINE.matcher(code).matches()) {
      return code;
    }
    if (say) {
      v.warning(
          "taxCode",
          "CCN-NH-103",
          "Mã số thuế mất số 0 ở đầu: hiểu là 0%s.".formatted(code),
          "The tax code has lost its leading zero: taken as 0%s.".formatted(code));
    }
    return "0" + code;
  }

  // --- a row --------------------------------------------------------------------------------

  private void tenancy(ImportPlanner.Item item) {
    OfficeTable.Values v = item.values;
    String name = v.text("name");
    String enterprise = v.text("investor");
    String tax = taxCode(v, true);
    RowChoice choice = settings.rows().get(item.number);
    Owner owner = null;
    if (choice != null && choice.kind() == RowChoice.Kind.EXISTING) {
      owner = choice.record() == null ? null : byKey.get(choice.record().toString());
      if (owner == null) {
        v.error(
            "name",
            "CCN-NH-104",
            "Dự án hoặc doanh nghiệp đã chọn không có trong cụm.",
            "The chosen project or enterprise is not in the cluster.");
        return;
      }
    } else if (name == null && enterprise == null) {
      v.error(
          table.has("name") ? "name" : "investor",
          "CCN-NH-105",
          "Thiếu tên dự án hoặc tên doanh nghiệp.",
          "The name of the project or of the enterprise is missing.");
      return;
    } else if (choice == null || choice.kind() != RowChoice.Kind.NEW) {
      Set<Owner> found = found(item, name, enterprise, tax);
      if (found.size() > 1) {
        item.outcome = Outcome.OPEN;
        found.stream()
            .filter(o -> o.stored)
            .forEach(
                o -> item.candidates.add(new Candidate(UUID.fromString(o.key), title(o, item))));
        v.warning(
            name != null ? "name" : "investor",
            "CCN-NH-106",
            "Cụm có %d dự án, doanh nghiệp phù hợp; chọn một.".formatted(found.size()),
            "%d projects or enterprises of the cluster fit; choose one.".formatted(found.size()));
        return;
      }
      owner = found.isEmpty() ? null : found.iterator().next();
    }
    boolean project =
        owner != null
            ? owner.project != null
            : name != null || OF_PROJECTS.stream().anyMatch(v::has);
    Owner after = project ? project(item, owner, tax) : tenant(item, owner, tax);
    if (owner != null && owner.stored) {
      item.record = owner.key;
    }
    boolean fresh = owner == null;
    boolean changed = fresh || !item.changes.isEmpty();
    LocalDate statusFrom =
        project ? statusFrom(item, owner == null ? null : owner.project, after.project) : null;
    problems(item, after, statusFrom);
    ClusterLease lease = lease(item, after);
    boolean leased = lease != null;
    if (owner != null && owner.row > 0) {
      again(item, owner, changed, leased);
    }
    if (fresh) {
      ImportPlanner.change(item, "cluster", "", item.cluster.name);
    }
    item.outcome = fresh ? Outcome.CREATE : changed || leased ? Outcome.CHANGE : Outcome.UNCHANGED;
    if (item.outcome != Outcome.UNCHANGED) {
      item.step =
          ImportPlan.Step.of(
              new ImportPlan.Tenancy(
                  item.cluster.id,
                  after.key,
                  !fresh && owner.stored,
                  changed ? after.project : null,
                  changed ? after.tenant : null,
                  changed ? statusFrom : null,
                  owner == null || owner.project == null ? null : owner.project.status(),
                  lease));
    }
    if (fresh) {
      after.row = item.number;
      index(after);
    } else {
      owner.project = after.project;
      owner.tenant = after.tenant;
      owner.row = owner.row > 0 ? owner.row : item.number;
    }
  }

  /** A further row of one project: it may bring a lease, and must not say anything else. */
  private void again(ImportPlanner.Item item, Owner owner, boolean changed, boolean leased) {
    String place = item.values.has("name") ? "name" : "investor";
    if (changed) {
      item.values.error(
          place,
          "CCN-NH-107",
          "Dòng %d và dòng này cùng là “%s” nhưng ghi khác nhau."
              .formatted(owner.row, owner.name()),
          "Row %d and this one are both “%s” but differ.".formatted(owner.row, owner.name()));
    } else if (!leased) {
      item.values.error(
          place,
          "CCN-NH-78",
          "Các dòng %d, %d là cùng một bản ghi; bỏ bớt hoặc ghi rõ tên."
              .formatted(owner.row, item.number),
          "Rows %d, %d are the same record; leave one out or make the names distinct."
              .formatted(owner.row, item.number));
    }
  }

  private Set<Owner> found(ImportPlanner.Item item, String name, String enterprise, String tax) {
    String cluster = item.cluster.id + "|";
    Set<Owner> found = new LinkedHashSet<>();
    if (name != null) {
      found.addAll(projectsByName.getOrDefault(cluster + key(name), Set.of()));
      found.removeIf(o -> others(o, enterprise, tax));
      if (found.isEmpty() && tax != null) {
        byTaxCode.getOrDefault(cluster + tax, Set.of()).stream()
            .filter(o -> o.stored && o.project != null && o.row == 0)
            .forEach(found::add);
        boolean one = found.size() == 1;
        if (one && taxRows.getOrDefault(cluster + tax, 0) > 1) {
          // The investor has several projects in the table: this one may be a new one.
          found.clear();
        } else if (one) {
          String known = found.iterator().next().name();
          item.values.warning(
              "taxCode",
              "CCN-NH-108",
              "Khớp theo mã số thuế với dự án “%s”.".formatted(known),
              "Matched by the tax code with the project “%s”.".formatted(known));
        }
      }
    } else {
      found.addAll(byEnterprise.getOrDefault(cluster + key(enterprise), Set.of()));
      found.addAll(projectsByName.getOrDefault(cluster + key(enterprise), Set.of()));
      found.removeIf(o -> tax != null && o.taxCode() != null && !tax.equals(o.taxCode()));
      if (found.isEmpty() && tax != null) {
        found.addAll(byTaxCode.getOrDefault(cluster + tax, Set.of()));
      }
    }
    if (found.size() > 1 && tax != null) {
      Set<Owner> same =
          found.stream()
              .filter(o -> tax.equals(o.taxCode()))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      found = same.isEmpty() ? found : same;
    }
    return found;
  }

  /** A project of the same name, but of another investor. */
  private static boolean others(Owner owner, String enterprise, String tax) {
    boolean otherTax = tax != null && owner.taxCode() != null && !tax.equals(owner.taxCode());
    boolean otherName =
        enterprise != null
            && owner.enterprise() != null
            && !key(enterprise).equals(key(owner.enterprise()));
    return otherTax && otherName;
  }

  private static String title(Owner owner, ImportPlanner.Item item) {
    return Stream.of(
            owner.name(), owner.project == null ? null : owner.enterprise(), owner.taxCode())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · ", "", " · " + item.cluster.name));
  }

  private Owner project(ImportPlanner.Item item, Owner owner, String tax) {
    OfficeTable.Values v = item.values;
    ClusterProject before = owner == null ? null : owner.project;
    String enterprise = v.text("investor");
    String name = v.text("name");
    if (before != null && (name == null || key(name).equals(key(before.name())))) {
      name = before.name();
    } else if (name == null) {
      name = "Dự án của " + enterprise;
      v.warning(
          "investor",
          "CCN-NH-109",
          "Không có tên dự án: ghi là “%s”.".formatted(name),
          "The project has no name: stored as “%s”.".formatted(name));
    }
    String investor = before == null ? null : before.investor();
    if (enterprise != null && (investor == null || !key(investor).equals(key(enterprise)))) {
      investor = enterprise;
    }
    ProjectStatus status =
        v.has("status")
            ? ProjectStatus.valueOf(v.text("status"))
            : before == null ? null : before.status();
    ClusterProject after =
        new ClusterProject(
            before == null ? null : before.id(),
            UUID.fromString(item.cluster.id),
            name,
            investor,
            tax != null ? tax : before == null ? null : before.taxCode(),
            v.has("foreignCapital")
                ? v.flag("foreignCapital")
                : before != null && before.foreignCapital(),
            first(v, before == null ? null : before.from(), true),
            day(v, "to", before == null ? null : before.to()),
            v.has("note") ? v.text("note") : before == null ? null : before.note(),
            before == null ? 0 : before.version(),
            before == null ? null : before.establishment(),
            v.has("sector") ? v.text("sector") : before == null ? null : before.sector(),
            v.has("area") ? v.figure("area").number() : before == null ? null : before.area(),
            money(v, "capitalRegistered", before == null ? null : before.capitalRegistered()),
            money(v, "capitalDone", before == null ? null : before.capitalDone()),
            status,
            before == null ? null : before.statusFrom(),
            before == null ? null : before.document(),
            v.has("documentText")
                ? v.text("documentText")
                : before == null ? null : before.documentText(),
            before == null ? settings.illustrative() : before.illustrative());
    ImportPlanner.change(item, "name", before == null ? "" : before.name(), after.name());
    ImportPlanner.change(
        item, "investor", before == null ? "" : before.investor(), after.investor());
    ImportPlanner.change(item, "taxCode", before == null ? "" : before.taxCode(), after.taxCode());
    ImportPlanner.change(
        item,
        "foreignCapital",
        before != null && before.foreignCapital() ? "có" : "",
        after.foreignCapital() ? "có" : "");
    ImportPlanner.change(item, "sector", before == null ? "" : before.sector(), after.sector());
    ImportPlanner.change(item, "area", ha(before == null ? null : before.area()), ha(after.area()));
    ImportPlanner.change(
        item,
        "capitalRegistered",
        dong(before == null ? null : before.capitalRegistered()),
        dong(after.capitalRegistered()));
    ImportPlanner.change(
        item,
        "capitalDone",
        dong(before == null ? null : before.capitalDone()),
        dong(after.capitalDone()));
    ImportPlanner.change(
        item,
        "status",
        before == null || before.status() == null ? "" : before.status().label().vi(),
        after.status() == null ? "" : after.status().label().vi());
    days(item, before == null ? null : before.from(), after.from(), "from");
    days(item, before == null ? null : before.to(), after.to(), "to");
    ImportPlanner.change(
        item, "documentText", before == null ? "" : before.documentText(), after.documentText());
    ImportPlanner.change(item, "note", before == null ? "" : before.note(), after.note());
    return new Owner(owner == null ? "row:" + item.number : owner.key, owner != null, after, null);
  }

  private Owner tenant(ImportPlanner.Item item, Owner owner, String tax) {
    OfficeTable.Values v = item.values;
    ClusterTenant before = owner == null ? null : owner.tenant;
    if (OF_PROJECTS.stream().anyMatch(v::has)) {
      v.warning(
          "investor",
          "CCN-NH-110",
          "Doanh nghiệp này không có dự án riêng: vốn, diện tích và tình trạng không được ghi.",
          "This enterprise has no project: capital, area and status are not stored.");
    }
    String typed = v.text("investor") != null ? v.text("investor") : v.text("name");
    String name = before == null ? typed : before.name();
    if (before != null && typed != null && !key(typed).equals(key(name))) {
      name = typed;
    }
    ClusterTenant after =
        new ClusterTenant(
            before == null ? null : before.id(),
            UUID.fromString(item.cluster.id),
            name,
            before == null ? null : before.establishment(),
            tax != null ? tax : before == null ? null : before.taxCode(),
            v.has("sector") ? v.text("sector") : before == null ? null : before.sector(),
            first(v, before == null ? null : before.from(), false),
            day(v, "to", before == null ? null : before.to()),
            v.has("note") ? v.text("note") : before == null ? null : before.note(),
            before == null ? settings.illustrative() : before.illustrative(),
            before == null ? 0 : before.version());
    ImportPlanner.change(item, "investor", before == null ? "" : before.name(), after.name());
    ImportPlanner.change(item, "taxCode", before == null ? "" : before.taxCode(), after.taxCode());
    ImportPlanner.change(item, "sector", before == null ? "" : before.sector(), after.sector());
    days(item, before == null ? null : before.from(), after.from(), "from");
    days(item, before == null ? null : before.to(), after.to(), "to");
    ImportPlanner.change(item, "note", before == null ? "" : before.note(), after.note());
    return new Owner(owner == null ? "row:" + item.number : owner.key, owner != null, null, after);
  }

  /** The first day in the cluster: as written, as known, else that of the lease. */
  private LocalDate first(OfficeTable.Values v, LocalDate known, boolean required) {
    LocalDate day = day(v, "from", known);
    if (day == null) {
      day = day(v, "leaseFrom", day(v, "leaseSignedOn", null));
    }
    return day == null && required ? cutoff : day;
  }

  private static LocalDate day(OfficeTable.Values v, String field, LocalDate otherwise) {
    OfficeDate day = v.date(field);
    return day == null ? otherwise : day.day();
  }

  private static Long money(OfficeTable.Values v, String field, Long otherwise) {
    if (!v.has(field)) {
      return otherwise;
    }
    BigDecimal number = v.figure(field).number();
    // What no field takes is said by the register's own check.
    return number.min(BigDecimal.valueOf(Long.MAX_VALUE)).max(BigDecimal.ONE.negate()).longValue();
  }

  /** The day from which a new status holds; null when there is none to be recorded. */
  private LocalDate statusFrom(
      ImportPlanner.Item item, ClusterProject before, ClusterProject after) {
    if (after.status() == null || before != null && before.status() == after.status()) {
      return null;
    }
    LocalDate day = day(item.values, "statusFrom", null);
    if (day != null || cutoff == null || after.from() == null) {
      return day != null ? day : cutoff;
    }
    return cutoff.isBefore(after.from()) ? after.from() : cutoff;
  }

  private void problems(ImportPlanner.Item item, Owner after, LocalDate statusFrom) {
    if (after.project != null) {
      ClusterProject p = after.project;
      // A status that is recorded already needs no day.
      ClusterProject checked = statusFrom == null && p.status() != null ? withoutStatus(p) : p;
      planner.problems(ProjectService.input(checked, statusFrom), item.values, Map.of());
    } else {
      planner.problems(TenantService.input(after.tenant), item.values, Map.of("name", "investor"));
    }
  }

  private static ClusterProject withoutStatus(ClusterProject p) {
    return new ClusterProject(
        p.id(),
        p.cluster(),
        p.name(),
        p.investor(),
        p.taxCode(),
        p.foreignCapital(),
        p.from(),
        p.to(),
        p.note(),
        p.version(),
        p.establishment(),
        p.sector(),
        p.area(),
        p.capitalRegistered(),
        p.capitalDone(),
        null,
        null,
        p.document(),
        p.documentText(),
        p.illustrative());
  }

  // --- leases -------------------------------------------------------------------------------

  /** The lease of a row as it will be; null when the row brings nothing new of one. */
  private ClusterLease lease(ImportPlanner.Item item, Owner owner) {
    OfficeTable.Values v = item.values;
    String number = v.text("leaseNumber");
    if (number == null) {
      if (v.has("leaseArea") || v.has("leaseSignedOn")) {
        v.warning(
            v.has("leaseArea") ? "leaseArea" : "leaseSignedOn",
            "CCN-NH-111",
            "Không có số hợp đồng: không ghi hợp đồng thuê đất.",
            "There is no number of a contract: no lease is stored.");
      }
      return null;
    }
    String place = lease(item.cluster.id, VietnameseText.normalise(number));
    Integer row = leaseRows.putIfAbsent(place, item.number);
    if (row != null) {
      v.error(
          "leaseNumber",
          "CCN-NH-112",
          "Hợp đồng “%s” đã có ở dòng %d.".formatted(number, row),
          "The contract “%s” stands in row %d already.".formatted(number, row));
      return null;
    }
    ClusterLease before = leases.get(place);
    boolean ofProject = owner.project != null;
    UUID id = ofProject ? owner.project.id() : owner.tenant.id();
    if (before != null
        && (id == null || !id.equals(ofProject ? before.project() : before.tenant()))) {
      v.error(
          "leaseNumber",
          "CCN-NH-113",
          "Hợp đồng “%s” trong hệ thống là của dự án, doanh nghiệp khác.".formatted(number),
          "The contract “%s” belongs to another project or enterprise.".formatted(number));
      return null;
    }
    LocalDate signed =
        day(v, "leaseSignedOn", before == null ? day(v, "leaseFrom", null) : before.signedOn());
    LocalDate from = day(v, "leaseFrom", before == null ? signed : before.from());
    LocalDate until = day(v, "leaseUntil", before == null ? null : before.until());
    if (!v.has("leaseUntil") && v.has("leaseYears") && from != null) {
      until = years(v, from, until);
    }
    BigDecimal area =
        v.has("leaseArea")
            ? v.figure("leaseArea").number()
            : before != null ? before.area() : v.has("area") ? v.figure("area").number() : null;
    ClusterLease after =
        new ClusterLease(
            before == null ? null : before.id(),
            UUID.fromString(item.cluster.id),
            before == null ? number : before.number(),
            signed,
            from,
            until,
            before == null ? null : before.terminatedOn(),
            area,
            ofProject ? id : null,
            ofProject ? null : id,
            "",
            before == null ? null : before.document(),
            before == null ? null : before.documentText(),
            before == null ? null : before.note(),
            before == null ? settings.illustrative() : before.illustrative(),
            before == null ? 0 : before.version());
    planner.problems(
        TenantService.terms(after),
        v,
        Map.of(
            "number",
            "leaseNumber",
            "signedOn",
            "leaseSignedOn",
            "from",
            table.has("leaseFrom") ? "leaseFrom" : "leaseSignedOn",
            "until",
            "leaseUntil",
            "area",
            "leaseArea"));
    int known = item.changes.size();
    ImportPlanner.change(
        item, "leaseNumber", before == null ? "" : before.number(), after.number());
    days(item, before == null ? null : before.signedOn(), signed, "leaseSignedOn");
    days(item, before == null ? null : before.from(), from, "leaseFrom");
    days(item, before == null ? null : before.until(), until, "leaseUntil");
    ImportPlanner.change(item, "leaseArea", ha(before == null ? null : before.area()), ha(area));
    return item.changes.size() > known ? after : null;
  }

  private static LocalDate years(OfficeTable.Values v, LocalDate from, LocalDate otherwise) {
    BigDecimal years = v.figure("leaseYears").number().stripTrailingZeros();
    if (years.scale() > 0 || years.signum() <= 0 || years.compareTo(BigDecimal.valueOf(99)) > 0) {
      v.error(
          "leaseYears",
          "CCN-NH-114",
          "Thời hạn thuê là số năm tròn, từ 1 đến 99.",
          "The term of a lease is a whole number of years, 1 to 99.");
      return otherwise;
    }
    return from.plusYears(years.intValueExact()).minusDays(1);
  }

  private void days(ImportPlanner.Item item, LocalDate before, LocalDate after, String field) {
    ImportPlanner.change(
        item,
        field,
        before == null ? "" : VnDates.show(before),
        after == null ? "" : VnDates.show(after));
  }

  private static String ha(BigDecimal area) {
    return area == null ? "" : VnNumbers.formatTrimmed(area, 4) + " ha";
  }

  private static String dong(Long money) {
    return money == null ? "" : VnNumbers.formatTrimmed(BigDecimal.valueOf(money), 0) + " đồng";
  }
}
