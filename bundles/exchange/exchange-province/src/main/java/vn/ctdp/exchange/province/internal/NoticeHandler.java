package vn.ctdp.exchange.province.internal;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Puts the centre's messages before people. */
@Component(service = StreamHandler.class)
public final class NoticeHandler implements StreamHandler {

  private final JpaTemplate jpa;

  @Activate
  public NoticeHandler(@Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public String kind() {
    return ItemKind.NOTICE;
  }

  @Override
  public void handle(StreamItem item) {
    Content content = Content.of(item, "ctdp-notice-1");
    Localized text = content.localized("text", 4000);
    String level = content.text("level", 20);
    String link = content.maybe("link", 200);
    jpa.tx(
        TransactionType.Required,
        em -> {
          if (em.find(NoticeEntity.class, item.number()) != null) {
            return;
          }
          NoticeEntity n = new NoticeEntity();
          n.number = item.number();
          n.level = level;
          n.titleVi = item.title().vi();
          n.titleEn = item.title().en();
          n.textVi = text.vi();
          n.textEn = text.en();
          n.link = link;
          n.publishedAt = item.publishedAt();
          n.publishedBy = item.publishedBy();
          em.persist(n);
        });
  }
}
