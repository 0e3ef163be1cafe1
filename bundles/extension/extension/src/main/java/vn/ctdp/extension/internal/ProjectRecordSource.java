package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordSource;

/** The province's national projects that are registered with the agency, for the centre. */
@Component(service = SharedRecordSource.class)
public final class ProjectRecordSource implements SharedRecordSource {

  static final String TYPE = "extension-project";
  static final Localized NAME =
      new Localized("Đề án khuyến công quốc gia", "National promotion projects");

  private final JpaTemplate jpa;
  private final Work work;
  private final TravelRoad road;
  private final EstablishmentService register;

  /** Made by the component runtime. */
  @Activate
  public ProjectRecordSource(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference TravelRoad road,
      @Reference EstablishmentService register) {
    this.jpa = jpa;
    this.work = work;
    this.road = road;
    this.register = register;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Localized name() {
    return NAME;
  }

  @Override
  public List<SharedRecord> after(long version, int most) {
    UnitRef province = work.province().orElse(null);
    if (province == null) {
      return List.of();
    }
    road.collected(version);
    return jpa.txExpr(TransactionType.Required, em -> read(em, version, most, province));
  }

  private List<SharedRecord> read(EntityManager em, long version, int most, UnitRef province) {
    // The bound is read first: without it a late change might be seen and an earlier one not.
    long bound = Travelling.number(em);
    List<TravelEntity> changed =
        em.createQuery(
                "select t from TravelEntity t where t.change > :after and t.change <= :bound and"
                    + " t.province = :province order by t.change",
                TravelEntity.class)
            .setParameter("after", version)
            .setParameter("bound", bound)
            .setParameter("province", province.toString())
            .setMaxResults(most)
            .getResultList();
    List<SharedRecord> records = new ArrayList<>();
    for (TravelEntity t : changed) {
      long change = t.change;
      ProjectEntity e = em.find(ProjectEntity.class, t.project);
      String content = TravelJson.write(TravelStore.up(em, e, t, register));
      em.refresh(t);
      // What changed while it was read comes under its new number.
      if (t.change == change) {
        records.add(new SharedRecord(t.project, change, title(e), content));
      }
    }
    return records;
  }

  private static String title(ProjectEntity e) {
    String title = e.code + " · " + e.name;
    return title.length() <= SharedRecord.MAX_TITLE
        ? title
        : title.substring(0, SharedRecord.MAX_TITLE);
  }

  @Override
  public void raise(long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          Work.awaitTurn(em);
          long base = Math.max(version, Travelling.number(em));
          Long highest =
              em.createQuery("select max(t.change) from TravelEntity t", Long.class)
                  .getSingleResult();
          em.createQuery("update TravelEntity t set t.change = t.change + :base")
              .setParameter("base", base)
              .executeUpdate();
          em.createNativeQuery("UPDATE extension.kc_turn SET taken = :taken WHERE id = 1")
              .setParameter("taken", base + (highest == null ? 0 : highest))
              .executeUpdate();
        });
    road.uncollected();
  }

  @Override
  public void acknowledged(Acknowledged receipt) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          TravelReceiptEntity r = em.find(TravelReceiptEntity.class, receipt.batch());
          if (r == null) {
            r = new TravelReceiptEntity();
            r.batch = receipt.batch();
            r.through = receipt.through();
            r.digest = receipt.digest();
            r.receivedAt = receipt.at();
            em.persist(r);
          }
        });
  }
}
