package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import vn.ctdp.exchange.record.RecordDesk;

/** The latest version of a shared record. */
@Entity
@Table(name = "shared_record")
@IdClass(SharedRecordEntity.Key.class)
class SharedRecordEntity {

  @Id String province;

  @Id
  @Column(name = "record_type")
  String type;

  @Id
  @Column(name = "record_id")
  String id;

  @Column(name = "version_no")
  long version;

  String title;

  @Column(name = "title_search")
  String titleSearch;

  @Column(name = "title_sort")
  String titleSort;

  String digest;

  @Column(name = "batch_no")
  long batch;

  @Column(name = "received_at")
  Instant receivedAt;

  @Enumerated(EnumType.STRING)
  RecordDesk.State state;

  int attempts;

  @Column(name = "next_attempt_at")
  Instant nextAttemptAt;

  String problem;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String province;
    String type;
    String id;

    Key() {}

    Key(String province, String type, String id) {
      this.province = province;
      this.type = type;
      this.id = id;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.province.equals(province)
          && k.type.equals(type)
          && k.id.equals(id);
    }

    @Override
    public int hashCode() {
      return Objects.hash(province, type, id);
    }
  }
}
