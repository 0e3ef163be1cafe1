package vn.ctdp.core.store.internal.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.text.VietnameseText;

/** Between records and rows of organisations. */
final class OrganisationRows {

  private OrganisationRows() {}

  /** Records of the rows, in their order, with two statements for all names and successors. */
  static List<Organisation> records(EntityManager em, List<OrganisationEntity> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, List<OrganisationName>> names = new HashMap<>();
    Map<String, List<UUID>> successors = new HashMap<>();
    for (List<String> ids : Refs.chunks(rows.stream().map(r -> r.id).toList())) {
      em.createQuery(
              "select n from OrganisationName n where n.organisationId in :ids order by n.ordinal",
              OrganisationNameEntity.class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(
              n ->
                  names
                      .computeIfAbsent(n.organisationId, o -> new ArrayList<>())
                      .add(
                          new OrganisationName(
                              n.nameVi, n.shortName, n.nameEn, n.validFrom, n.validTo, n.note)));
      em.createQuery(
              "select s from OrganisationSuccessor s where s.organisationId in :ids order by s.id",
              OrganisationSuccessorEntity.class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(
              s ->
                  successors
                      .computeIfAbsent(s.organisationId, o -> new ArrayList<>())
                      .add(UUID.fromString(s.successorId)));
    }
    return rows.stream()
        .map(
            r ->
                new Organisation(
                    UUID.fromString(r.id),
                    r.code,
                    r.electronicId,
                    OrganisationType.valueOf(r.type),
                    names.getOrDefault(r.id, List.of()),
                    Optional.ofNullable(Refs.uuid(r.parentId)),
                    Optional.ofNullable(Refs.unit(r.provinceRef)),
                    Optional.ofNullable(Refs.unit(r.communeRef)),
                    successors.getOrDefault(r.id, List.of()),
                    r.validFrom,
                    r.validTo,
                    r.phone,
                    r.email,
                    r.version))
        .toList();
  }

  /** Copies everything but names and successors. */
  static void copy(Organisation o, OrganisationEntity e) {
    e.code = o.code();
    e.codeSort = VietnameseText.sortKey(o.code());
    e.electronicId = o.electronicId();
    e.type = o.type().name();
    e.parentId = Refs.text(o.parent());
    e.provinceRef = Refs.text(o.province());
    e.communeRef = Refs.text(o.commune());
    e.validFrom = o.validFrom();
    e.validTo = o.validTo();
    e.phone = o.phone();
    e.email = o.email();
  }

  /** Brings the rows of names to those of the record; returns whether anything changed. */
  static boolean writeNames(EntityManager em, String id, List<OrganisationName> names) {
    return writeNames(
        em,
        id,
        names,
        em.createQuery(
                "select n from OrganisationName n where n.organisationId = :id order by n.ordinal",
                OrganisationNameEntity.class)
            .setParameter("id", id)
            .getResultList());
  }

  /** The same, with the rows that are there, in their order. */
  static boolean writeNames(
      EntityManager em,
      String id,
      List<OrganisationName> names,
      List<OrganisationNameEntity> present) {
    boolean changed = false;
    for (int i = names.size(); i < present.size(); i++) {
      em.remove(present.get(i));
      changed = true;
    }
    for (int i = 0; i < names.size(); i++) {
      OrganisationName name = names.get(i);
      OrganisationNameEntity e = i < present.size() ? present.get(i) : null;
      if (e != null
          && Objects.equals(
              name,
              new OrganisationName(
                  e.nameVi, e.shortName, e.nameEn, e.validFrom, e.validTo, e.note))) {
        continue;
      }
      boolean isNew = e == null;
      if (isNew) {
        e = new OrganisationNameEntity();
        e.id = id + "#" + i;
        e.organisationId = id;
        e.ordinal = i;
      }
      e.nameVi = name.nameVi();
      e.shortName = name.shortName();
      e.nameEn = name.nameEn();
      e.validFrom = name.validFrom();
      e.validTo = name.validTo();
      e.note = name.note();
      e.search =
          VietnameseText.searchKey(
              name.nameVi()
                  + (name.shortName() == null ? "" : " | " + name.shortName())
                  + (name.nameEn() == null ? "" : " | " + name.nameEn()));
      e.sort = VietnameseText.sortKey(name.nameVi());
      if (isNew) {
        em.persist(e);
      }
      changed = true;
    }
    return changed;
  }

  /** Brings the rows of successors to those given; returns whether anything changed. */
  static boolean writeSuccessors(EntityManager em, String id, Collection<UUID> successors) {
    return writeSuccessors(
        em,
        id,
        successors,
        em.createQuery(
                "select s from OrganisationSuccessor s where s.organisationId = :id",
                OrganisationSuccessorEntity.class)
            .setParameter("id", id)
            .getResultList());
  }

  /** The same, with the rows that are there. */
  static boolean writeSuccessors(
      EntityManager em,
      String id,
      Collection<UUID> successors,
      List<OrganisationSuccessorEntity> present) {
    boolean changed = false;
    Set<String> wanted = new HashSet<>();
    successors.forEach(s -> wanted.add(s.toString()));
    for (OrganisationSuccessorEntity e : present) {
      if (!wanted.remove(e.successorId)) {
        em.remove(e);
        changed = true;
      }
    }
    for (String successor : wanted) {
      OrganisationSuccessorEntity e = new OrganisationSuccessorEntity();
      e.id = id + ">" + successor;
      e.organisationId = id;
      e.successorId = successor;
      em.persist(e);
      changed = true;
    }
    return changed;
  }
}
