package vn.ctdp.core.store.internal.territory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.persistence.EntityManager;
import vn.ctdp.core.store.internal.common.Refs;

/** Brings units in the database to given rows; what is the same already is not touched. */
public final class UnitWriter {

  private UnitWriter() {}

  /** Writes the reference units with their lineage; returns how many units were new or changed. */
  public static int write(EntityManager em, ReferenceUnits units) {
    int changed = write(em, units.rows());
    em.flush();
    Set<String> present =
        new HashSet<>(
            em.createQuery("select l.id from UnitLineage l", String.class).getResultList());
    for (ReferenceUnits.Lineage lineage : units.lineages()) {
      String id = lineage.before() + ">" + lineage.after();
      if (!present.contains(id)) {
        UnitLineageEntity e = new UnitLineageEntity();
        e.id = id;
        e.oldRef = lineage.before().toString();
        e.newRef = lineage.after().toString();
        e.share = lineage.share();
        e.changedOn = lineage.changedOn();
        em.persist(e);
        changed++;
      }
    }
    return changed;
  }

  static int write(EntityManager em, List<UnitRow> rows) {
    Map<String, UnitEntity> units = new HashMap<>();
    Map<String, Map<String, UnitFactEntity>> facts = new HashMap<>();
    List<String> refs = rows.stream().map(r -> r.ref().toString()).toList();
    for (int i = 0; i < refs.size(); i += 500) {
      List<String> part = refs.subList(i, Math.min(refs.size(), i + 500));
      em.createQuery("select u from Unit u where u.ref in :refs", UnitEntity.class)
          .setParameter("refs", part)
          .getResultList()
          .forEach(u -> units.put(u.ref, u));
      em.createQuery("select f from UnitFact f where f.unitRef in :refs", UnitFactEntity.class)
          .setParameter("refs", part)
          .getResultList()
          .forEach(f -> facts.computeIfAbsent(f.unitRef, u -> new LinkedHashMap<>()).put(f.id, f));
    }
    int changed = 0;
    Set<String> written = new HashSet<>();
    for (UnitRow row : rows) {
      if (unit(em, row, units)) {
        written.add(row.ref().toString());
      }
    }
    // Rows before what refers to them.
    em.flush();
    for (UnitRow row : rows) {
      boolean unitChanged = written.contains(row.ref().toString());
      boolean factsChanged = facts(em, row, facts.getOrDefault(row.ref().toString(), Map.of()));
      if (unitChanged || factsChanged) {
        changed++;
      }
    }
    return changed;
  }

  private static boolean unit(EntityManager em, UnitRow row, Map<String, UnitEntity> present) {
    String ref = row.ref().toString();
    UnitEntity e = present.get(ref);
    boolean isNew = e == null;
    if (isNew) {
      e = new UnitEntity();
      e.ref = ref;
      present.put(ref, e);
    } else if (Objects.equals(e.level, row.level().name())
        && Objects.equals(e.parentRef, Refs.text(row.parent()))
        && Objects.equals(e.validFrom, row.validFrom())
        && Objects.equals(e.validTo, row.validTo())
        && Objects.equals(e.notes, row.notes())
        && Objects.equals(e.source, row.source())) {
      return false;
    }
    e.vintage = row.ref().vintage().code();
    e.code = row.ref().code();
    e.level = row.level().name();
    e.parentRef = Refs.text(row.parent());
    e.validFrom = row.validFrom();
    e.validTo = row.validTo();
    e.notes = row.notes();
    e.source = row.source();
    if (isNew) {
      em.persist(e);
    }
    return true;
  }

  private static boolean facts(EntityManager em, UnitRow row, Map<String, UnitFactEntity> present) {
    boolean changed = false;
    Set<String> kept = new HashSet<>();
    for (Map.Entry<String, List<Fact>> attribute : row.facts().entrySet()) {
      for (Fact fact : attribute.getValue()) {
        LocalDate from = fact.from();
        String id = row.ref() + "|" + attribute.getKey() + "|" + (from == null ? "" : from);
        kept.add(id);
        UnitFactEntity e = present.get(id);
        if (e == null) {
          e = new UnitFactEntity();
          e.id = id;
          e.unitRef = row.ref().toString();
          e.attribute = attribute.getKey();
          e.validFrom = from;
          e.value = fact.value();
          e.note = fact.note();
          em.persist(e);
          changed = true;
        } else if (!Objects.equals(e.value, fact.value()) || !Objects.equals(e.note, fact.note())) {
          e.value = fact.value();
          e.note = fact.note();
          changed = true;
        }
      }
    }
    for (UnitFactEntity e : present.values()) {
      if (!kept.contains(e.id)) {
        em.remove(e);
        changed = true;
      }
    }
    return changed;
  }
}
