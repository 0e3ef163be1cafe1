package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A message of the centre to people. */
@Entity
@Table(name = "centre_notice")
class NoticeEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Column(name = "notice_level")
  String level;

  @Column(name = "title_vi")
  String titleVi;

  @Column(name = "title_en")
  String titleEn;

  @Column(name = "text_vi")
  String textVi;

  @Column(name = "text_en")
  String textEn;

  @Column(name = "link")
  String link;

  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "published_by")
  String publishedBy;

  @Column(name = "done_by")
  String doneBy;

  @Column(name = "done_at")
  Instant doneAt;
}
