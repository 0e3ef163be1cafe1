package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import vn.ctdp.exchange.stream.ReceivedItem;

/** An item of the stream, verified. */
@Entity
@Table(name = "stream_item")
class StreamItemEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Column(name = "previous_digest")
  String previousDigest;

  @Column(name = "body_digest")
  String bodyDigest;

  @Column(name = "digest")
  String digest;

  @Column(name = "signature")
  String signature;

  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "addressed")
  boolean addressed;

  @Column(name = "item_kind")
  String kind;

  @Column(name = "module_id")
  String moduleId;

  @Column(name = "title_vi")
  String titleVi;

  @Column(name = "title_en")
  String titleEn;

  @Column(name = "title_search")
  String titleSearch;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  ReceivedItem.State state;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "next_attempt_at")
  Instant nextAttemptAt;

  @Column(name = "applied_at")
  Instant appliedAt;

  @Column(name = "problem")
  String problem;
}
