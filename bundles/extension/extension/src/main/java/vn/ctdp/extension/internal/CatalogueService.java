package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.PriorityKind;
import vn.ctdp.extension.Sector;

/** The catalogue on JPA. */
@Component(service = ExtensionCatalogue.class)
public class CatalogueService implements ExtensionCatalogue {

  private final JpaTemplate jpa;

  /** Made by the component runtime. */
  @Activate
  public CatalogueService(@Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public List<Content> contents() {
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery("select c from ContentEntity c order by c.sortNo", ContentEntity.class)
                .getResultList()
                .stream()
                .map(CatalogueService::content)
                .toList());
  }

  @Override
  public List<Content> contents(LocalDate day) {
    return contents().stream().filter(c -> c.on(day)).toList();
  }

  @Override
  public List<Sector> sectors(LocalDate day) {
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery("select s from SectorEntity s order by s.sortNo", SectorEntity.class)
                .getResultList()
                .stream()
                .map(
                    s ->
                        new Sector(
                            s.code,
                            new Localized(s.nameVi, s.nameEn),
                            s.validFrom,
                            s.validTo,
                            s.legalText,
                            s.remark))
                .filter(s -> s.on(day))
                .toList());
  }

  @Override
  public List<PriorityKind> priorities(LocalDate day) {
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select p from PriorityEntity p order by p.sortNo", PriorityEntity.class)
                .getResultList()
                .stream()
                .map(
                    p ->
                        new PriorityKind(
                            p.code,
                            new Localized(p.nameVi, p.nameEn),
                            p.validFrom,
                            p.validTo,
                            p.legalText,
                            p.remark))
                .filter(p -> p.on(day))
                .toList());
  }

  @Override
  public List<OutputKind> outputs() {
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select o from OutputKindEntity o order by o.sortNo", OutputKindEntity.class)
                .getResultList()
                .stream()
                .map(
                    o ->
                        new OutputKind(
                            o.code,
                            new Localized(o.nameVi, o.nameEn),
                            new Localized(o.unitVi, o.unitEn)))
                .toList());
  }

  private static Content content(ContentEntity c) {
    return new Content(
        c.code,
        c.parent,
        new Localized(c.nameVi, c.nameEn),
        c.validFrom,
        c.validTo,
        c.legalText,
        c.evidence,
        c.remark,
        c.rateKey,
        c.capKey,
        c.capPer,
        c.advanceKey,
        c.factorApplies,
        c.anySize);
  }
}
