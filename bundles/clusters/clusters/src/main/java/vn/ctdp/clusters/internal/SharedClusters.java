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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.FactKey;
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
  private static final List<SharedPart> PARTS = List.of();

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
    ClusterChanges.touched(em, id);
    ClusterEntity c = em.find(ClusterEntity.class, id);
    if (c != null && !c.province.equals(province)) {
      throw new CtdpException(RecordError.OTHER_PROVINCE, id, c.province, province);
    }
    PARTS.stream()
        .collect(Collectors.collectingAndThen(Collectors.toList(), SharedClusters::back))
        .forEach(p -> p.clear(em, id));
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
  }

  private static List<SharedPart> back(List<SharedPart> parts) {
    List<SharedPart> reversed = new ArrayList<>(parts);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static void remove(EntityManager em, ClusterEntity c, String id) {
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
    em.flush();
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
    ClusterChanges.planTouched(em, id);
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
