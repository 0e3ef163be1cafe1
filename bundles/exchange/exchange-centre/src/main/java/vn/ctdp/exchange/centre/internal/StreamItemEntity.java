package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An item of the stream. */
@Entity
@Table(name = "stream_item")
class StreamItemEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Column(name = "item_kind")
  String kind;

  @Column(name = "module_id")
  String moduleId;

  @Column(name = "everybody")
  boolean everybody;

  @Column(name = "title_vi")
  String titleVi;

  @Column(name = "title_en")
  String titleEn;

  @Column(name = "title_search")
  String titleSearch;

  @Column(name = "published_by")
  String publishedBy;

  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "previous_digest")
  String previousDigest;

  @Column(name = "body_digest")
  String bodyDigest;

  @Column(name = "digest")
  String digest;

  @Column(name = "signature")
  String signature;

  /** Key that signed. */
  @Column(name = "key_id")
  String keyId;

  @Column(name = "size_bytes")
  int sizeBytes;
}
