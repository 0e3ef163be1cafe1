package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Project;

/** Beneficiaries of projects that came from provinces; runs in the caller's transaction. */
final class TravelPeople {

  private static final Caller SYSTEM = Caller.system("extension.travel");

  private TravelPeople() {}

  /** What a project's beneficiaries are judged by; without address and figures. */
  static List<TravelJson.Person> of(EstablishmentService register, Project project) {
    List<TravelJson.Person> people = new ArrayList<>();
    project.beneficiaries().stream()
        .map(Project.Beneficiary::establishment)
        .distinct()
        .forEach(
            id ->
                register
                    .find(SYSTEM, id)
                    .ifPresent(
                        e ->
                            people.add(
                                new TravelJson.Person(
                                    id,
                                    e.businessCode(),
                                    e.name(),
                                    e.ownerType().name(),
                                    e.province(),
                                    e.commune(),
                                    e.sector()))));
    return people;
  }

  static void take(EntityManager em, List<TravelJson.Person> people) {
    for (TravelJson.Person p : people) {
      TravelPersonEntity e = em.find(TravelPersonEntity.class, p.id().toString());
      boolean isNew = e == null;
      if (isNew) {
        e = new TravelPersonEntity();
        e.id = p.id().toString();
      }
      e.businessCode = p.businessCode();
      e.name = p.name();
      e.ownerType = OwnerType.valueOf(p.ownerType()).name();
      e.province = p.province().toString();
      e.commune = p.commune() == null ? null : p.commune().toString();
      e.sector = p.sector();
      if (isNew) {
        em.persist(e);
      }
    }
    em.flush();
  }

  /** An establishment that is in the register of a province only. */
  static Optional<Establishment> find(EntityManager em, UUID id) {
    return Optional.ofNullable(em.find(TravelPersonEntity.class, id.toString()))
        .map(
            e ->
                new Establishment(
                    id,
                    e.businessCode,
                    e.name,
                    OwnerType.valueOf(e.ownerType),
                    null,
                    UnitRef.parse(e.province),
                    e.commune == null ? null : UnitRef.parse(e.commune),
                    e.sector,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0));
  }
}
