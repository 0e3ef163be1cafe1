package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.ListSource;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;

/** The rows behind one report, in a fixed number of statements. */
final class ReportTables {

  private ReportTables() {}

  /** Entities by row key. */
  static Map<String, CellEntity> cells(EntityManager em, String reportId) {
    Map<String, CellEntity> result = new HashMap<>();
    em.createQuery("select c from CellEntity c where c.reportId = :id", CellEntity.class)
        .setParameter("id", reportId)
        .getResultList()
        .forEach(c -> result.put(c.rowKey, c));
    return result;
  }

  /** Origins by row key, in order; read as plain values, because recomputing replaces them. */
  static Map<String, List<Origin>> origins(EntityManager em, String reportId) {
    List<Origins.Packed> packed = packed(em, reportId);
    if (!packed.isEmpty()) {
      return Origins.unpack(packed);
    }
    Map<String, List<Origin>> result = new HashMap<>();
    // Of reports that were drawn up before origins were packed by record.
    em.createQuery(
            "select o.rowKey, o.subjectType, o.subjectId, o.title, o.contribution, o.note"
                + " from OriginEntity o where o.reportId = :id order by o.rowKey, o.pos",
            Object[].class)
        .setParameter("id", reportId)
        .getResultList()
        .forEach(
            o ->
                result
                    .computeIfAbsent((String) o[0], k -> new ArrayList<>())
                    .add(
                        new Origin(
                            new SubjectRef((String) o[1], (String) o[2]),
                            (String) o[3],
                            o[4] == null ? null : Units.normal((BigDecimal) o[4]),
                            (String) o[5])));
    return result;
  }

  private static List<Origins.Packed> packed(EntityManager em, String reportId) {
    return em
        .createQuery(
            "select o.subjectType, o.subjectId, o.partNo, o.title, o.contributions from"
                + " RecordOriginEntity o where o.reportId = :id",
            Object[].class)
        .setParameter("id", reportId)
        .getResultList()
        .stream()
        .map(
            o ->
                new Origins.Packed(
                    new SubjectRef((String) o[0], (String) o[1]),
                    (Integer) o[2],
                    (String) o[3],
                    (String) o[4]))
        .toList();
  }

  /** Explanations by check id. */
  static Map<String, String> explanations(EntityManager em, String reportId) {
    Map<String, String> result = new TreeMap<>();
    em.createQuery(
            "select x from ExplanationEntity x where x.reportId = :id", ExplanationEntity.class)
        .setParameter("id", reportId)
        .getResultList()
        .forEach(x -> result.put(x.checkId, x.text));
    return result;
  }

  static ReportCell record(CellEntity c, List<Origin> origins) {
    return new ReportCell(
        c.rowKey,
        c.value == null ? null : Units.normal(c.value),
        c.computed == null ? null : Units.normal(c.computed),
        c.source,
        c.reason,
        c.note,
        origins,
        c.unknownCount);
  }

  /** Writes nothing when the records gave what they gave before. */
  static void replaceOrigins(EntityManager em, String reportId, Map<String, List<Origin>> by) {
    em.createQuery("delete from OriginEntity o where o.reportId = :id")
        .setParameter("id", reportId)
        .executeUpdate();
    List<Origins.Packed> packed = Origins.pack(by);
    List<Origins.Packed> before = packed(em, reportId);
    if (before.size() == packed.size() && new HashSet<>(before).containsAll(packed)) {
      return;
    }
    em.createQuery("delete from RecordOriginEntity o where o.reportId = :id")
        .setParameter("id", reportId)
        .executeUpdate();
    for (Origins.Packed p : packed) {
      RecordOriginEntity e = new RecordOriginEntity();
      e.reportId = reportId;
      e.subjectType = p.subject().type();
      e.subjectId = p.subject().id();
      e.partNo = p.part();
      e.title = p.title();
      e.contributions = p.contributions();
      em.persist(e);
    }
  }

  static void storeEnvelope(EntityManager em, String reportId, byte[] envelope) {
    em.createQuery("delete from EnvelopePartEntity p where p.reportId = :id")
        .setParameter("id", reportId)
        .executeUpdate();
    int partNo = 0;
    for (byte[] content : Bytes.split(envelope)) {
      EnvelopePartEntity part = new EnvelopePartEntity();
      part.reportId = reportId;
      part.partNo = partNo++;
      part.content = content;
      em.persist(part);
    }
  }

  /** The stored envelope; empty before approval. */
  static byte[] envelope(EntityManager em, String reportId) {
    return Bytes.join(
        em
            .createQuery(
                "select p from EnvelopePartEntity p where p.reportId = :id order by p.partNo",
                EnvelopePartEntity.class)
            .setParameter("id", reportId)
            .getResultList()
            .stream()
            .map(p -> p.content)
            .toList());
  }

  /** Lines by list key, values by column key, in the form's order of lists. */
  static Map<String, List<Map<String, String>>> lines(
      EntityManager em, String reportId, FormDefinition form) {
    Map<String, List<Map<String, String>>> result = new LinkedHashMap<>();
    form.lists().forEach(l -> result.put(l.key(), new ArrayList<>()));
    if (result.isEmpty()) {
      return result;
    }
    for (Object[] o :
        em.createQuery(
                "select l.listKey, l.lineNo, l.columnKey, l.value from LineEntity l where"
                    + " l.reportId = :id order by l.listKey, l.lineNo",
                Object[].class)
            .setParameter("id", reportId)
            .getResultList()) {
      List<Map<String, String>> lines = result.get((String) o[0]);
      if (lines != null) {
        while (lines.size() <= (int) o[1]) {
          lines.add(new LinkedHashMap<>());
        }
        lines.get((int) o[1]).put((String) o[2], (String) o[3]);
      }
    }
    return result;
  }

  /**
   * Lines from records with what was typed beside them: other columns of the same line, and lines
   * of no record at the end.
   */
  static List<Map<String, String>> merged(
      List<Map<String, String>> typed, List<Map<String, String>> drawn) {
    Map<String, Map<String, String>> before = new HashMap<>();
    List<Map<String, String>> result = new ArrayList<>();
    for (Map<String, String> line : typed) {
      String key = line.get(ListSource.KEY);
      if (key != null) {
        before.put(key, line);
      }
    }
    for (Map<String, String> line : drawn) {
      Map<String, String> merged =
          new HashMap<>(before.getOrDefault(line.getOrDefault(ListSource.KEY, ""), Map.of()));
      merged.putAll(line);
      result.add(merged);
    }
    typed.stream().filter(l -> !l.containsKey(ListSource.KEY)).forEach(result::add);
    return result;
  }

  static void replaceLines(
      EntityManager em, String reportId, String list, List<Map<String, String>> lines) {
    replaceLines(em, reportId, list, List.of(), lines);
  }

  /**
   * The same where it is known what is stored: lines are written from the first that differs on, so
   * that a list drawn up again as it was costs nothing.
   */
  static void replaceLines(
      EntityManager em,
      String reportId,
      String list,
      List<Map<String, String>> stored,
      List<Map<String, String>> lines) {
    int same = 0;
    while (same < Math.min(stored.size(), lines.size())
        && stored.get(same).equals(lines.get(same))) {
      same++;
    }
    if (same > 0 && same == stored.size() && same == lines.size()) {
      return;
    }
    em.createQuery(
            "delete from LineEntity l where l.reportId = :id and l.listKey = :list and l.lineNo >="
                + " :first")
        .setParameter("id", reportId)
        .setParameter("list", list)
        .setParameter("first", same)
        .executeUpdate();
    for (int i = same; i < lines.size(); i++) {
      for (Map.Entry<String, String> value : lines.get(i).entrySet()) {
        LineEntity e = new LineEntity();
        e.reportId = reportId;
        e.listKey = list;
        e.lineNo = i;
        e.columnKey = value.getKey();
        e.value = value.getValue();
        em.persist(e);
      }
    }
  }

  /** What the checks looked up beyond the report, by reference. */
  static Map<String, BigDecimal> outside(EntityManager em, String reportId) {
    Map<String, BigDecimal> result = new HashMap<>();
    em.createQuery(
            "select o.reference, o.value from OutsideEntity o where o.reportId = :id",
            Object[].class)
        .setParameter("id", reportId)
        .getResultList()
        .forEach(o -> result.put((String) o[0], Units.normal((BigDecimal) o[1])));
    return result;
  }

  static void replaceOutside(EntityManager em, String reportId, Map<String, BigDecimal> values) {
    em.createQuery("delete from OutsideEntity o where o.reportId = :id")
        .setParameter("id", reportId)
        .executeUpdate();
    values.forEach(
        (reference, value) -> {
          OutsideEntity e = new OutsideEntity();
          e.reportId = reportId;
          e.reference = reference;
          e.value = value;
          em.persist(e);
        });
  }

  /** The latest report of a form, period and subject; null when there is none. */
  static ReportEntity latest(EntityManager em, String formId, String period, String subject) {
    return em
        .createQuery(
            "select r from ReportEntity r where r.formId = :form and r.periodCode = :period"
                + " and r.subjectKey = :subject order by r.revision desc",
            ReportEntity.class)
        .setParameter("form", formId)
        .setParameter("subject", subject)
        .setParameter("period", period)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** A map that keeps order, for audit lines. */
  static Map<String, String> details(ReportEntity r) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("form", r.formId + "@" + r.formVersion);
    details.put("period", r.periodCode);
    if (!r.subjectKey.isEmpty()) {
      details.put("subject", r.subjectKey);
    }
    details.put("revision", Integer.toString(r.revision));
    details.put("state", r.state.name());
    return details;
  }
}
