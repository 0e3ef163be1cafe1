package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.dossier.DossierEvent;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.record.ReceivedRecord;

/**
 * Clusters and plan entries as the centre gets them ({@code ctdp-cluster-1}, {@code
 * ctdp-cluster-plan-1}), read from and written to the module's own tables. Who recorded something,
 * tax codes, remarks about enterprises and their own yearly figures stay in the province.
 */
final class SharedClusters {

  static final String CLUSTER_SCHEMA = "ctdp-cluster-1";
  static final String PLAN_SCHEMA = "ctdp-cluster-plan-1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Lists of a cluster, in an order in which rows find those that they name. */
  private static final List<SharedPart> PARTS =
      List.of(
          part(
              "communesDated",
              "cluster_commune",
              "x.position_no, x.id",
              none(),
              "id",
              "unit",
              "position_no:WHOLE",
              "valid_from:DAY",
              "valid_to:DAY",
              "document_text"),
          part(
              "developers",
              "cluster_developer",
              "x.valid_from, x.id",
              (row, province) -> Map.of("recorded_by", province, "row_version", 0L),
              "id",
              "name",
              "developer_type",
              "valid_from:DAY",
              "valid_to:DAY",
              "document_text",
              "illustrative:FLAG",
              "recorded_at:INSTANT"),
          part(
              "wastewater",
              "cluster_wastewater_step",
              "x.step_year",
              none(),
              "id",
              "step_year:WHOLE",
              "capacity_m3:DECIMAL",
              "status",
              "funding",
              "funding_note",
              "collected_percent:DECIMAL",
              "auto_monitor:FLAG",
              "done_on:DAY",
              "note",
              "illustrative:FLAG"),
          part(
              "tenants",
              "cluster_tenant",
              "x.id",
              SharedClusters::named,
              "id",
              "name",
              "sector",
              "valid_from:DAY",
              "valid_to:DAY",
              "illustrative:FLAG"),
          part(
              "projects",
              "cluster_project",
              "x.id",
              SharedClusters::named,
              "id",
              "name",
              "investor",
              "foreign_capital:FLAG",
              "sector",
              "area_ha:DECIMAL",
              "capital_registered:WHOLE",
              "capital_done:WHOLE",
              "valid_from:DAY",
              "valid_to:DAY",
              "document_text",
              "illustrative:FLAG"),
          part(
              "leases",
              "cluster_lease",
              "x.starts_on, x.id",
              none(),
              "id",
              "contract_no",
              "signed_on:DAY",
              "starts_on:DAY",
              "ends_on:DAY",
              "terminated_on:DAY",
              "area_ha:DECIMAL",
              "project_id",
              "tenant_id",
              "document_text",
              "illustrative:FLAG"),
          part(
              "obstacles",
              "cluster_obstacle",
              "x.since, x.id",
              (row, province) -> Map.of("changed_by", province, "row_version", 0L),
              "id",
              "obstacle_text",
              "request_text",
              "owner_unit",
              "since:DAY",
              "solved_on:DAY",
              "outcome",
              "changed_at:INSTANT"),
          part(
              "dossiers",
              "dossier",
              "x.opened_on, x.id",
              SharedClusters::dossier,
              "id",
              "code",
              "kind",
              "name",
              "rung",
              "status",
              "opened_on:DAY",
              "received_on:DAY",
              "rule_set_id",
              "area_ha:DECIMAL",
              "council_no:WHOLE",
              "council_decided_on:DAY",
              "appraised_on:DAY",
              "decided_on:DAY",
              "conversion:FLAG",
              "illustrative:FLAG"));

  /** Outlines of former days that go with a record, which has a largest size. */
  private static final int OUTLINES = 3;

  private static SharedPart part(
      String name,
      String table,
      String order,
      BiFunction<JsonNode, String, Map<String, Object>> besides,
      String... columns) {
    return new SharedPart(name, table, "x.cluster_id", order, SharedPart.columns(columns), besides);
  }

  private static BiFunction<JsonNode, String, Map<String, Object>> none() {
    return (row, province) -> Map.of("row_version", 0L);
  }

  /** A dossier comes as a summary: who applied, who scored and what was proposed stay. */
  private static Map<String, Object> dossier(JsonNode row, String province) {
    Map<String, Object> besides = new LinkedHashMap<>(named(row, province));
    besides.put("province", province);
    besides.put("communes", "");
    besides.put("scope_communes", "");
    return besides;
  }

  /** How a name is searched and ordered is made here. */
  private static Map<String, Object> named(JsonNode row, String province) {
    String name = text(row, "name");
    return Map.of(
        "name_search",
        VietnameseText.searchKey(name),
        "name_sort",
        VietnameseText.sortKey(name),
        "row_version",
        0L);
  }

  private SharedClusters() {}

  /** Records of clusters by id; absent where there is no cluster. */
  static Map<String, String> clusters(EntityManager em, List<String> ids) {
    Map<String, ObjectNode> records = new LinkedHashMap<>();
    for (ClusterEntity c :
        em.createQuery("select c from ClusterEntity c where c.id in :ids", ClusterEntity.class)
            .setParameter("ids", ids)
            .getResultList()) {
      ObjectNode n = JSON.createObjectNode();
      n.put("schema", CLUSTER_SCHEMA);
      n.put("id", c.id);
      n.put("province", c.province);
      n.put("code", c.code);
      n.put("name", c.name);
      n.put("oldNames", c.oldNames);
      n.put("communes", c.communes);
      n.put("legacy", c.legacy);
      put(n, "developer", c.developerName);
      n.put("illustrative", c.illustrative);
      put(n, "note", c.note);
      records.put(c.id, n);
    }
    if (records.isEmpty()) {
      return Map.of();
    }
    facts(em, records);
    plan(em, records);
    PARTS.forEach(p -> p.read(em, records));
    statuses(em, records);
    places(em, records);
    dossierEvents(em, records);
    return written(records);
  }

  private static void facts(EntityManager em, Map<String, ObjectNode> records) {
    records.values().forEach(n -> n.putArray("facts"));
    for (FactEntity f :
        em.createQuery(
                "select f from FactEntity f where f.cluster in :clusters order by f.id",
                FactEntity.class)
            .setParameter("clusters", records.keySet())
            .getResultList()) {
      ObjectNode n = ((ArrayNode) records.get(f.cluster).get("facts")).addObject();
      n.put("key", f.key);
      n.put("from", f.effectiveFrom.toString());
      n.put("exact", f.exactDate);
      put(n, "number", f.number == null ? null : SharedPart.plain(f.number));
      put(n, "code", f.code);
      n.put("source", f.source);
      n.put("illustrative", f.illustrative);
      n.put("recordedAt", f.recordedAt.toString());
      if (f.retracted) {
        n.put("retracted", true);
      }
    }
  }

  /** Since when a project is in which state; a correction is a later row of the same day. */
  private static void statuses(EntityManager em, Map<String, ObjectNode> records) {
    records.values().forEach(n -> n.putArray("projectStatus"));
    for (Object[] row :
        em.createQuery(
                "select p.cluster, s from ProjectStatusEntity s, ProjectEntity p where p.id ="
                    + " s.project and p.cluster in :clusters order by s.id",
                Object[].class)
            .setParameter("clusters", records.keySet())
            .getResultList()) {
      ProjectStatusEntity s = (ProjectStatusEntity) row[1];
      ObjectNode n = ((ArrayNode) records.get((String) row[0]).get("projectStatus")).addObject();
      n.put("project", s.project);
      n.put("status", s.status);
      n.put("from", s.effectiveFrom.toString());
      put(n, "source", s.source);
      n.put("recordedAt", s.recordedAt.toString());
    }
  }

  private static void takeStatuses(EntityManager em, ObjectNode n, String province) {
    for (JsonNode row : n.path("projectStatus")) {
      ProjectStatusEntity s = new ProjectStatusEntity();
      s.project = text(row, "project");
      s.status = text(row, "status");
      s.effectiveFrom = LocalDate.parse(text(row, "from"));
      s.source = row.path("source").asText(null);
      s.recordedBy = province;
      s.recordedAt = Instant.parse(text(row, "recordedAt"));
      em.persist(s);
    }
    em.flush();
  }

  /** Where it lies, in the order of recording: the last one of the latest day counts. */
  private static void places(EntityManager em, Map<String, ObjectNode> records) {
    Map<String, List<PlaceEntity>> places =
        em
            .createQuery(
                "select p from PlaceEntity p where p.cluster in :clusters order by p.id",
                PlaceEntity.class)
            .setParameter("clusters", records.keySet())
            .getResultList()
            .stream()
            .collect(Collectors.groupingBy(p -> p.cluster));
    records.forEach(
        (id, n) -> {
          ArrayNode rows = n.putArray("places");
          List<PlaceEntity> of = places.getOrDefault(id, List.of());
          long outlines = of.stream().filter(p -> p.outline != null).count();
          for (PlaceEntity p : of) {
            if (p.outline != null && outlines-- > OUTLINES) {
              continue;
            }
            ObjectNode row = rows.addObject();
            row.put("kind", p.kind);
            row.put("from", p.effectiveFrom.toString());
            put(row, "latitude", p.latitude == null ? null : SharedPart.plain(p.latitude));
            put(row, "longitude", p.longitude == null ? null : SharedPart.plain(p.longitude));
            put(row, "outline", p.outline);
            put(row, "hectares", p.outlineArea == null ? null : SharedPart.plain(p.outlineArea));
            row.put("source", p.source);
            row.put("recordedAt", p.recordedAt.toString());
          }
        });
  }

  private static void takePlaces(EntityManager em, ObjectNode n, String cluster, String province) {
    for (JsonNode row : n.path("places")) {
      PlaceEntity p = new PlaceEntity();
      p.cluster = cluster;
      p.kind = text(row, "kind");
      p.effectiveFrom = LocalDate.parse(text(row, "from"));
      p.latitude = decimal(row, "latitude");
      p.longitude = decimal(row, "longitude");
      p.outline = row.path("outline").asText(null);
      p.outlineArea = decimal(row, "hectares");
      p.source = text(row, "source");
      p.recordedBy = province;
      p.recordedAt = Instant.parse(text(row, "recordedAt"));
      em.persist(p);
    }
    em.flush();
  }

  private static BigDecimal decimal(JsonNode row, String name) {
    return row.hasNonNull(name) ? new BigDecimal(text(row, name)) : null;
  }

  /** When a dossier reached which rung, so that its clocks can be read; not what was remarked. */
  private static void dossierEvents(EntityManager em, Map<String, ObjectNode> records) {
    records.values().forEach(n -> n.putArray("dossierEvents"));
    for (Object[] row :
        em.createQuery(
                "select d.cluster, e from DossierEventEntity e, DossierEntity d where d.id ="
                    + " e.dossier and d.cluster in :clusters order by e.id",
                Object[].class)
            .setParameter("clusters", records.keySet())
            .getResultList()) {
      DossierEventEntity e = (DossierEventEntity) row[1];
      ObjectNode n = ((ArrayNode) records.get((String) row[0]).get("dossierEvents")).addObject();
      n.put("dossier", e.dossier);
      n.put("type", e.type);
      n.put("rung", e.rung);
      n.put("day", e.day.toString());
      n.put("recordedAt", e.recordedAt.toString());
    }
  }

  private static void takeDossierEvents(EntityManager em, ObjectNode n, String province) {
    for (JsonNode row : n.path("dossierEvents")) {
      // An event that a later version of the province's software knows is left out.
      if (Arrays.stream(DossierEvent.Type.values())
          .noneMatch(t -> t.name().equals(row.path("type").asText()))) {
        continue;
      }
      DossierEventEntity e = new DossierEventEntity();
      e.dossier = text(row, "dossier");
      e.type = text(row, "type");
      e.rung = text(row, "rung");
      e.day = LocalDate.parse(text(row, "day"));
      e.recordedBy = province;
      e.recordedAt = Instant.parse(text(row, "recordedAt"));
      em.persist(e);
    }
    em.flush();
  }

  private static void clear(EntityManager em, String id) {
    em.createQuery("delete from PlaceEntity p where p.cluster = :cluster")
        .setParameter("cluster", id)
        .executeUpdate();
    em.createQuery(
            "delete from DossierEventEntity e where e.dossier in (select d.id from DossierEntity d"
                + " where d.cluster = :cluster)")
        .setParameter("cluster", id)
        .executeUpdate();
    em.createQuery(
            "delete from ProjectStatusEntity s where s.project in (select p.id from ProjectEntity p"
                + " where p.cluster = :cluster)")
        .setParameter("cluster", id)
        .executeUpdate();
    List<SharedPart> backwards = new ArrayList<>(PARTS);
    Collections.reverse(backwards);
    backwards.forEach(p -> p.clear(em, id));
  }

  /** Which plan entries name the cluster; they are records of their own. */
  private static void plan(EntityManager em, Map<String, ObjectNode> records) {
    records.values().forEach(n -> n.putArray("planEntries"));
    for (Object[] row :
        em.createQuery(
                "select p.cluster, p.id from PlanEntryEntity p where p.cluster in :clusters order"
                    + " by p.id",
                Object[].class)
            .setParameter("clusters", records.keySet())
            .getResultList()) {
      ((ArrayNode) records.get((String) row[0]).get("planEntries")).add((String) row[1]);
    }
  }

  /** Records of plan entries by id. */
  static Map<String, String> planEntries(EntityManager em, List<String> ids) {
    Map<String, ObjectNode> records = new LinkedHashMap<>();
    for (PlanEntryEntity p :
        em.createQuery("select p from PlanEntryEntity p where p.id in :ids", PlanEntryEntity.class)
            .setParameter("ids", ids)
            .getResultList()) {
      ObjectNode n = JSON.createObjectNode();
      n.put("schema", PLAN_SCHEMA);
      n.put("id", p.id);
      n.put("province", p.province);
      n.put("name", p.name);
      n.put("communes", p.communes);
      n.put("area", SharedPart.plain(p.area));
      put(n, "sectors", p.sectors);
      put(n, "phase", p.phase);
      n.put("action", p.action);
      put(n, "document", p.planDocumentText);
      n.put("from", p.validFrom.toString());
      put(n, "to", p.validTo == null ? null : p.validTo.toString());
      put(n, "cluster", p.cluster);
      n.put("illustrative", p.illustrative);
      put(n, "note", p.note);
      records.put(p.id, n);
    }
    return written(records);
  }

  /** What is told of a record that is no longer in the register. */
  static String removed(String schema, String id, String province) {
    ObjectNode n = JSON.createObjectNode();
    n.put("schema", schema);
    n.put("id", id);
    n.put("province", province);
    n.put("removed", true);
    return n.toString();
  }

  private static Map<String, String> written(Map<String, ObjectNode> records) {
    return records.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
  }

  private static void put(ObjectNode node, String name, String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  /** Enters a cluster into the centre's register in place of what was there. */
  static void takeCluster(EntityManager em, ReceivedRecord received) {
    ObjectNode n = read(received, CLUSTER_SCHEMA);
    String id = received.id();
    String province = received.province().toString();
    ClusterChanges.entered(em, ClusterSubjects.CLUSTER, id);
    NationalFigures.heard(em, province, received.receivedAt());
    ClusterEntity c = em.find(ClusterEntity.class, id);
    if (c != null && !c.province.equals(province)) {
      throw new CtdpException(RecordError.OTHER_PROVINCE, id, c.province, province);
    }
    clear(em, id);
    if (n.path("removed").asBoolean(false)) {
      remove(em, c, id);
      return;
    }
    boolean isNew = c == null;
    if (isNew) {
      c = new ClusterEntity();
      c.id = id;
    }
    c.province = province;
    c.code = text(n, "code");
    c.name = text(n, "name");
    c.nameSearch = VietnameseText.searchKey(c.name);
    c.nameSort = VietnameseText.sortKey(c.name);
    c.oldNames = n.path("oldNames").asText("");
    c.communes = n.path("communes").asText("");
    c.legacy = n.path("legacy").asBoolean(false);
    c.developerName = n.path("developer").asText(null);
    c.illustrative = n.path("illustrative").asBoolean(false);
    c.note = n.path("note").asText(null);
    if (isNew) {
      em.persist(c);
    }
    em.flush();
    takeFacts(em, n, id, province);
    NationalFigures.write(em, id, province);
    List<String> entries = new ArrayList<>();
    n.path("planEntries").forEach(e -> entries.add(e.asText()));
    if (!entries.isEmpty()) {
      em.createQuery(
              "update PlanEntryEntity p set p.cluster = :cluster where p.id in :entries and"
                  + " p.province = :province")
          .setParameter("cluster", id)
          .setParameter("entries", entries)
          .setParameter("province", province)
          .executeUpdate();
    }
    PARTS.forEach(p -> p.write(em, n, id, province));
    takeStatuses(em, n, province);
    takePlaces(em, n, id, province);
    takeDossierEvents(em, n, province);
  }

  private static void remove(EntityManager em, ClusterEntity c, String id) {
    NationalFigures.clear(em, id);
    em.createQuery("delete from FactEntity f where f.cluster = :cluster")
        .setParameter("cluster", id)
        .executeUpdate();
    em.createQuery("update PlanEntryEntity p set p.cluster = null where p.cluster = :cluster")
        .setParameter("cluster", id)
        .executeUpdate();
    if (c != null) {
      em.remove(c);
    }
  }

  /** Facts are only ever added: what is here already stays, what is new comes behind it. */
  private static void takeFacts(EntityManager em, ObjectNode n, String cluster, String province) {
    List<FactEntity> told = new ArrayList<>();
    for (JsonNode f : n.path("facts")) {
      // A fact that a later version of the province's software knows waits for the centre's own.
      if (Arrays.stream(FactKey.values()).anyMatch(k -> k.name().equals(f.path("key").asText()))) {
        told.add(fact(f, cluster, province));
      }
    }
    List<FactEntity> held =
        em.createQuery(
                "select f from FactEntity f where f.cluster = :cluster order by f.id",
                FactEntity.class)
            .setParameter("cluster", cluster)
            .getResultList();
    int same = 0;
    while (same < held.size() && same < told.size() && same(held.get(same), told.get(same))) {
      same++;
    }
    if (same < held.size()) {
      em.createQuery("delete from FactEntity f where f.cluster = :cluster")
          .setParameter("cluster", cluster)
          .executeUpdate();
      em.clear();
      same = 0;
    }
    told.subList(same, told.size()).forEach(em::persist);
    FactSpans.renew(em, List.of(cluster));
  }

  private static FactEntity fact(JsonNode f, String cluster, String province) {
    FactEntity fact = new FactEntity();
    fact.cluster = cluster;
    fact.key = text(f, "key");
    fact.effectiveFrom = LocalDate.parse(text(f, "from"));
    fact.exactDate = f.path("exact").asBoolean(false);
    fact.number = f.has("number") ? new BigDecimal(text(f, "number")) : null;
    fact.code = f.path("code").asText(null);
    fact.source = text(f, "source");
    fact.illustrative = f.path("illustrative").asBoolean(false);
    fact.retracted = f.path("retracted").asBoolean(false);
    // Who it was stays in the province.
    fact.recordedBy = province;
    fact.recordedAt = Instant.parse(text(f, "recordedAt"));
    return fact;
  }

  private static boolean same(FactEntity a, FactEntity b) {
    return a.key.equals(b.key)
        && a.effectiveFrom.equals(b.effectiveFrom)
        && a.exactDate == b.exactDate
        && (a.number == null
            ? b.number == null
            : b.number != null && a.number.compareTo(b.number) == 0)
        && Objects.equals(a.code, b.code)
        && a.source.equals(b.source)
        && a.illustrative == b.illustrative
        && a.retracted == b.retracted
        && a.recordedAt.equals(b.recordedAt);
  }

  /** Enters a plan entry into the centre's register in place of what was there. */
  static void takePlanEntry(EntityManager em, ReceivedRecord received) {
    ObjectNode n = read(received, PLAN_SCHEMA);
    String id = received.id();
    String province = received.province().toString();
    ClusterChanges.entered(em, ClusterSubjects.PLAN, id);
    NationalFigures.heard(em, province, received.receivedAt());
    PlanEntryEntity p = em.find(PlanEntryEntity.class, id);
    if (p != null && !p.province.equals(province)) {
      throw new CtdpException(RecordError.OTHER_PROVINCE, id, p.province, province);
    }
    if (n.path("removed").asBoolean(false)) {
      if (p != null) {
        em.remove(p);
      }
      return;
    }
    boolean isNew = p == null;
    if (isNew) {
      p = new PlanEntryEntity();
      p.id = id;
    }
    p.province = province;
    p.name = text(n, "name");
    p.nameSearch = VietnameseText.searchKey(p.name);
    p.nameSort = VietnameseText.sortKey(p.name);
    p.communes = n.path("communes").asText("");
    p.area = new BigDecimal(text(n, "area"));
    p.sectors = n.path("sectors").asText(null);
    p.phase = n.path("phase").asText(null);
    p.action = text(n, "action");
    p.planDocumentText = n.path("document").asText(null);
    p.validFrom = LocalDate.parse(text(n, "from"));
    p.validTo = n.has("to") ? LocalDate.parse(text(n, "to")) : null;
    // Its cluster may come later; the cluster's own record then names this entry.
    String cluster = n.path("cluster").asText(null);
    ClusterEntity known = cluster == null ? null : em.find(ClusterEntity.class, cluster);
    p.cluster = known != null && known.province.equals(province) ? cluster : null;
    p.illustrative = n.path("illustrative").asBoolean(false);
    p.note = n.path("note").asText(null);
    if (isNew) {
      em.persist(p);
    }
    em.flush();
  }

  private static ObjectNode read(ReceivedRecord received, String schema) {
    try {
      JsonNode n = JSON.readTree(received.content());
      if (!(n instanceof ObjectNode object) || !schema.equals(n.path("schema").asText())) {
        throw unreadable(received.id(), "schema ≠ " + schema, null);
      }
      if (!received.id().equals(n.path("id").asText())) {
        throw unreadable(received.id(), "id", null);
      }
      if (!received.province().toString().equals(n.path("province").asText())) {
        throw new CtdpException(
            RecordError.OTHER_PROVINCE,
            received.id(),
            n.path("province").asText(),
            received.province().toString());
      }
      return object;
    } catch (JsonProcessingException e) {
      throw unreadable(received.id(), "JSON", e);
    }
  }

  private static CtdpException unreadable(String id, String what, Exception cause) {
    return new CtdpException(RecordError.CONTENT, List.of(), cause, id, what);
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw unreadable(node.path("id").asText("?"), name, null);
    }
    return value.textValue();
  }
}
