package vn.ctdp.extension.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel}. */
@Entity
@Table(name = "travel")
class TravelEntity {
  @Id
  @Column(name = "project_id")
  String project;

  @Column(name = "province")
  String province;

  @Column(name = "change_no")
  long change;

  @Column(name = "waits_for")
  String waitsFor;

  @Column(name = "open_acts")
  int openActs;

  @Column(name = "open_requests")
  int openRequests;

  @Column(name = "heard_at")
  Instant heardAt;
}
