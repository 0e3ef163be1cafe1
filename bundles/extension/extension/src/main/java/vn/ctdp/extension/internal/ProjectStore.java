package vn.ctdp.extension.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.extension.Selection;

/** Queries and mapping of projects; everything runs in the transaction of the caller. */
final class ProjectStore {

  private static final int SEARCH_LENGTH = 4000;
  private static final int NAMES_LENGTH = 1000;
  private static final int CHUNK = 500;

  /** What belongs to a project and is written anew with it. */
  private static final List<Class<?>> PARTS =
      List.of(
          ProjectContentEntity.class,
          LineEntity.class,
          OutputEntity.class,
          BeneficiaryEntity.class,
          PartnerEntity.class,
          PlaceEntity.class);

  private ProjectStore() {}

  static ProjectRow row(ProjectEntity e) {
    return new ProjectRow(
        UUID.fromString(e.id),
        e.code,
        e.name,
        UUID.fromString(e.plan),
        FundLevel.valueOf(e.level),
        e.year,
        ProjectKind.valueOf(e.kind),
        UnitRef.parse(e.province),
        List.of(e.contentCodes.split(",")),
        e.unitName,
        e.beneficiaryNames,
        Phase.valueOf(e.phase),
        e.startOn,
        e.endOn,
        funds(e));
  }

  private static Funds funds(ProjectEntity e) {
    return new Funds(e.kcqg, e.kcdp, e.otherState, e.counterpart);
  }

  /** The project with its parts: five statements besides the one for its row. */
  static Project project(EntityManager em, ProjectEntity e) {
    return projects(em, List.of(e)).get(e.id);
  }

  /** Projects with their parts, by id: five statements for five hundred of them. */
  static Map<String, Project> projects(EntityManager em, List<ProjectEntity> all) {
    Map<String, Project> result = new LinkedHashMap<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<ProjectEntity> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      List<String> ids = some.stream().map(e -> e.id).toList();
      Map<String, List<BeneficiaryEntity>> beneficiaries =
          parts(em, BeneficiaryEntity.class, ids, b -> b.project);
      Map<String, List<PartnerEntity>> partners =
          parts(em, PartnerEntity.class, ids, p -> p.project);
      Map<String, List<PlaceEntity>> places = parts(em, PlaceEntity.class, ids, p -> p.project);
      Map<String, List<LineEntity>> lines = parts(em, LineEntity.class, ids, l -> l.project);
      Map<String, List<OutputEntity>> outputs = parts(em, OutputEntity.class, ids, o -> o.project);
      for (ProjectEntity e : some) {
        result.put(
            e.id,
            project(
                e,
                beneficiaries.getOrDefault(e.id, List.of()),
                partners.getOrDefault(e.id, List.of()),
                places.getOrDefault(e.id, List.of()),
                lines.getOrDefault(e.id, List.of()),
                outputs.getOrDefault(e.id, List.of())));
      }
    }
    return result;
  }

  private static Project project(
      ProjectEntity e,
      List<BeneficiaryEntity> beneficiaries,
      List<PartnerEntity> partners,
      List<PlaceEntity> places,
      List<LineEntity> lines,
      List<OutputEntity> outputs) {
    return new Project(
        UUID.fromString(e.id),
        e.code,
        e.name,
        UUID.fromString(e.plan),
        FundLevel.valueOf(e.level),
        e.year,
        ProjectKind.valueOf(e.kind),
        UnitRef.parse(e.province),
        UUID.fromString(e.unit),
        e.unitName,
        List.of(e.contentCodes.split(",")),
        e.sector,
        beneficiaries.stream()
            .map(
                b ->
                    new Project.Beneficiary(
                        UUID.fromString(b.establishment),
                        b.name,
                        b.businessCode,
                        b.content,
                        b.eligibleCost,
                        b.support,
                        b.craftVillage))
            .toList(),
        partners.stream()
            .map(p -> new Project.Partner(UUID.fromString(p.organisation), p.name))
            .toList(),
        places.stream()
            .map(
                p ->
                    new Project.Place(
                        p.commune == null ? null : UnitRef.parse(p.commune), p.detail))
            .toList(),
        e.priorityCode == null ? null : new Project.Priority(e.priorityCode, e.priorityFactor),
        new Project.Text(e.necessity, e.goal, e.scope, e.innovation, e.organising, e.effects),
        e.startOn,
        e.endOn,
        Selection.valueOf(e.selection),
        lines.stream()
            .map(
                l ->
                    new BudgetLine(
                        l.content,
                        l.text,
                        l.unit,
                        l.quantity,
                        l.price,
                        FundSource.valueOf(l.source),
                        l.amount,
                        l.management))
            .toList(),
        outputs.stream().map(o -> new Project.Output(o.kind, o.quantity, o.note)).toList(),
        funds(e),
        e.note,
        e.version);
  }

  private static <T> Map<String, List<T>> parts(
      EntityManager em, Class<T> type, List<String> projects, Function<T, String> owner) {
    List<T> rows =
        em.createQuery(
                "select x from "
                    + type.getSimpleName()
                    + " x where x.project in :ids order by x.project, x.pos",
                type)
            .setParameter("ids", projects)
            .getResultList();
    // They are written anew, never changed: rows of the same key must not be in the way.
    rows.forEach(em::detach);
    return rows.stream().collect(Collectors.groupingBy(owner));
  }

  /** Writes a checked and completed project into its row. */
  static void fill(ProjectEntity e, Project p, PlanEntity plan) {
    Funds funds = ProjectInput.funds(p.lines());
    e.name = VietnameseText.normalise(p.name());
    e.nameSort = VietnameseText.sortKey(e.name);
    e.plan = plan.id;
    e.level = plan.level;
    e.year = plan.year;
    e.kind = p.kind().name();
    e.province = p.province().toString();
    e.mainContent = p.contents().get(0);
    e.contentCodes = String.join(",", p.contents());
    e.sector = p.sector();
    e.unit = p.unit().toString();
    e.unitName = p.unitName();
    e.beneficiaryNames =
        cut(
            p.beneficiaries().stream()
                .map(Project.Beneficiary::name)
                .distinct()
                .collect(Collectors.joining("; ")),
            NAMES_LENGTH);
    e.searchText =
        cut(
            VietnameseText.searchKey(
                e.code
                    + " "
                    + e.name
                    + " "
                    + e.unitName
                    + " "
                    + e.beneficiaryNames
                    + " "
                    + p.beneficiaries().stream()
                        .map(Project.Beneficiary::businessCode)
                        .distinct()
                        .collect(Collectors.joining(" "))),
            SEARCH_LENGTH);
    e.priorityCode = p.priority() == null ? null : p.priority().code();
    e.priorityFactor = p.priority() == null ? null : p.priority().factor().setScale(3);
    e.necessity = paragraphs(p.text().necessity());
    e.goal = paragraphs(p.text().goal());
    e.scope = paragraphs(p.text().scope());
    e.innovation = paragraphs(p.text().innovation());
    e.organising = paragraphs(p.text().organising());
    e.effects = paragraphs(p.text().effects());
    e.startOn = p.start();
    e.endOn = p.end();
    e.selection = p.selection().name();
    e.kcqg = funds.national();
    e.kcdp = funds.local();
    e.otherState = funds.otherState();
    e.counterpart = funds.counterpart();
    e.costTotal = funds.total();
    e.note = VietnameseText.normalise(p.note());
  }

  /** Long texts keep their paragraphs. */
  private static String paragraphs(String text) {
    return text == null || text.isBlank()
        ? null
        : java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).strip();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  static void removeParts(EntityManager em, String project) {
    for (Class<?> part : PARTS) {
      em.createQuery("delete from " + part.getSimpleName() + " x where x.project = :id")
          .setParameter("id", project)
          .executeUpdate();
    }
  }

  /** Writes everything that belongs to the project anew, its sums by content among it. */
  static void writeParts(EntityManager em, ProjectEntity e, Project p) {
    removeParts(em, e.id);
    addParts(em, e, p);
  }

  /** Writes what belongs to a project that has nothing yet. */
  static void addParts(EntityManager em, ProjectEntity e, Project p) {
    Map<String, Funds> byContent = new LinkedHashMap<>();
    p.contents().forEach(c -> byContent.put(c, Funds.ZERO));
    for (int i = 0; i < p.lines().size(); i++) {
      BudgetLine line = p.lines().get(i);
      LineEntity l = new LineEntity();
      l.id = e.id + ":" + i;
      l.project = e.id;
      l.pos = i;
      l.content = line.content();
      l.text = VietnameseText.normalise(line.text());
      l.unit = VietnameseText.normalise(line.unit());
      l.quantity = line.quantity().setScale(3);
      l.price = line.price();
      l.source = line.source().name();
      l.amount = BudgetLine.amount(line.quantity(), line.price());
      l.management = line.management();
      em.persist(l);
      byContent.computeIfPresent(line.content(), (c, f) -> f.plus(line.source(), l.amount));
    }
    int pos = 0;
    for (Map.Entry<String, Funds> content : byContent.entrySet()) {
      ProjectContentEntity c = new ProjectContentEntity();
      c.id = e.id + ":" + pos;
      c.project = e.id;
      c.plan = e.plan;
      c.pos = pos++;
      c.content = content.getKey();
      c.top = Content.top(content.getKey());
      c.kcqg = content.getValue().national();
      c.kcdp = content.getValue().local();
      c.otherState = content.getValue().otherState();
      c.counterpart = content.getValue().counterpart();
      em.persist(c);
    }
    for (int i = 0; i < p.outputs().size(); i++) {
      OutputEntity o = new OutputEntity();
      o.id = e.id + ":" + i;
      o.project = e.id;
      o.pos = i;
      o.kind = p.outputs().get(i).kind();
      o.quantity = p.outputs().get(i).quantity().setScale(3);
      o.note = VietnameseText.normalise(p.outputs().get(i).note());
      em.persist(o);
    }
    for (int i = 0; i < p.beneficiaries().size(); i++) {
      Project.Beneficiary given = p.beneficiaries().get(i);
      BeneficiaryEntity b = new BeneficiaryEntity();
      b.id = e.id + ":" + i;
      b.project = e.id;
      b.pos = i;
      b.establishment = given.establishment().toString();
      b.name = given.name();
      b.businessCode = given.businessCode();
      b.content = given.content();
      b.eligibleCost = given.eligibleCost();
      b.support = given.support();
      b.craftVillage = VietnameseText.normalise(given.craftVillage());
      em.persist(b);
    }
    for (int i = 0; i < p.partners().size(); i++) {
      PartnerEntity x = new PartnerEntity();
      x.id = e.id + ":" + i;
      x.project = e.id;
      x.pos = i;
      x.organisation = p.partners().get(i).organisation().toString();
      x.name = p.partners().get(i).name();
      em.persist(x);
    }
    for (int i = 0; i < p.places().size(); i++) {
      PlaceEntity x = new PlaceEntity();
      x.id = e.id + ":" + i;
      x.project = e.id;
      x.pos = i;
      x.commune = Objects.toString(p.places().get(i).commune(), null);
      x.detail = VietnameseText.normalise(p.places().get(i).detail());
      em.persist(x);
    }
  }

  /** A given project with what is set when it is stored, to compare it with the stored one. */
  static Project completed(Project p, Project stored, PlanEntity plan) {
    return new Project(
        stored.id(),
        p.code() == null || p.code().isBlank() ? stored.code() : VietnameseText.normalise(p.code()),
        VietnameseText.normalise(p.name()),
        p.plan(),
        FundLevel.valueOf(plan.level),
        plan.year,
        p.kind(),
        p.province(),
        p.unit(),
        p.unitName(),
        p.contents(),
        p.sector(),
        p.beneficiaries(),
        p.partners(),
        p.places(),
        p.priority(),
        p.text(),
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        ProjectInput.funds(p.lines()),
        p.note(),
        p.version());
  }

  private static String place(Project.Place place) {
    String commune = Objects.toString(place.commune(), "");
    return place.detail() == null ? commune : (commune + " " + place.detail()).strip();
  }

  /** The project as its history shows it. */
  static Map<String, String> image(Project p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("code", p.code());
    image.put("name", p.name());
    image.put("year", Integer.toString(p.year()));
    image.put("level", p.level().name());
    image.put("kind", p.kind().name());
    image.put("unit", p.unitName());
    image.put("contents", String.join(", ", p.contents()));
    image.put("sector", Objects.toString(p.sector(), ""));
    image.put(
        "beneficiaries",
        p.beneficiaries().stream()
            .map(b -> b.name() + (b.support() == null ? "" : ": " + ProjectInput.vnd(b.support())))
            .collect(Collectors.joining("; ")));
    image.put(
        "partners",
        p.partners().stream().map(Project.Partner::name).collect(Collectors.joining("; ")));
    image.put(
        "places", p.places().stream().map(ProjectStore::place).collect(Collectors.joining(", ")));
    image.put(
        "priority",
        p.priority() == null
            ? ""
            : p.priority().code()
                + " "
                + p.priority().factor().stripTrailingZeros().toPlainString());
    image.put("goal", Objects.toString(p.text().goal(), ""));
    image.put("scope", Objects.toString(p.text().scope(), ""));
    image.put("effects", Objects.toString(p.text().effects(), ""));
    image.put("start", p.start().toString());
    image.put("end", p.end().toString());
    image.put("selection", p.selection().name());
    image.put("kcqg", Long.toString(p.funds().national()));
    image.put("kcdp", Long.toString(p.funds().local()));
    image.put("otherState", Long.toString(p.funds().otherState()));
    image.put("counterpart", Long.toString(p.funds().counterpart()));
    image.put(
        "lines",
        p.lines().stream()
            .map(
                l ->
                    l.content()
                        + " "
                        + l.source()
                        + " "
                        + l.text()
                        + " "
                        + l.amount()
                        + (l.management() ? " (chi quản lý)" : ""))
            .collect(Collectors.joining("; ")));
    image.put(
        "outputs",
        p.outputs().stream()
            .map(o -> o.kind() + " " + o.quantity().stripTrailingZeros().toPlainString())
            .collect(Collectors.joining("; ")));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }
}
