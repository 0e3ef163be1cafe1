package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.record.SharedRecord;

/** Records of a type in the order of their changes. */
final class RecordReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JpaTemplate jpa;
  private final InstanceInfo instance;
  private final String type;
  private final String schema;
  private final BiFunction<EntityManager, List<String>, Map<String, String>> contents;

  RecordReader(
      JpaTemplate jpa,
      InstanceInfo instance,
      String type,
      String schema,
      BiFunction<EntityManager, List<String>, Map<String, String>> contents) {
    this.jpa = jpa;
    this.instance = instance;
    this.type = type;
    this.schema = schema;
    this.contents = contents;
  }

  List<SharedRecord> after(long version, int most) {
    UnitRef province = instance.province().orElse(null);
    if (province == null) {
      return List.of();
    }
    long after = version;
    while (true) {
      long from = after;
      Page page =
          jpa.txExpr(TransactionType.Required, em -> read(em, from, most, province.toString()));
      // A page of which nothing may be told must not be the end.
      if (!page.records().isEmpty() || page.last() == from) {
        return page.records();
      }
      after = page.last();
    }
  }

  /** Records, and the number up to which changes were looked at. */
  private record Page(List<SharedRecord> records, long last) {}

  private Page read(EntityManager em, long version, int most, String province) {
    List<ClusterChanges.Change> changes = ClusterChanges.after(em, type, version, most);
    if (changes.isEmpty()) {
      return new Page(List.of(), version);
    }
    List<String> ids = changes.stream().map(ClusterChanges.Change::id).toList();
    Map<String, String> contentsById = contents.apply(em, ids);
    // Whatever changed while it was read has a later number by now, and comes under that one.
    Map<String, Long> now = new HashMap<>();
    for (ClusterChanges.Change c : ClusterChanges.of(em, type, ids)) {
      now.put(c.id(), c.number());
    }
    List<SharedRecord> records = new ArrayList<>();
    for (ClusterChanges.Change change : changes) {
      if (!Long.valueOf(change.number()).equals(now.get(change.id()))) {
        continue;
      }
      String content = contentsById.get(change.id());
      if (content == null) {
        records.add(
            new SharedRecord(
                change.id(),
                change.number(),
                "(không còn trong sổ)",
                SharedClusters.removed(schema, change.id(), province)));
      } else {
        JsonNode node = node(content);
        // A register may hold the clusters of a neighbour for a while; only its own are told.
        if (node.path("province").asText().equals(province)) {
          records.add(
              new SharedRecord(change.id(), change.number(), node.path("name").asText(), content));
        }
      }
    }
    return new Page(records, changes.get(changes.size() - 1).number());
  }

  private static JsonNode node(String content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts everything as changed now, with numbers above one. */
  void raise(long version) {
    jpa.tx(TransactionType.Required, em -> ClusterChanges.raise(em, type, version));
  }
}
